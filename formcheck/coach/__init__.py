"""Coach: numbers over time in, events out: rep, hold, warning, posture. No image, no clock, no I/O."""
