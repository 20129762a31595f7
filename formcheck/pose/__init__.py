"""Pose: a `Frame` in, 33 landmarks in pixels out. The only room that imports mediapipe. Knows no exercise."""
