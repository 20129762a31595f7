"""Measure: a Pose in, named numbers out: angles, inclinations, heights, spine curve, near side, posture. Pure."""
