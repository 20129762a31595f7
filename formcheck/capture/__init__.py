"""Capture: a camera, a video file or a picture in, `Frame(index, t, image)` out. Knows nothing of poses."""
