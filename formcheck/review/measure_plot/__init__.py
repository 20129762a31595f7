"""A picture of every measure over time with what the spec makes of it: for whoever sets thresholds."""
