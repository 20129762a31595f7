"""The webcam's promises: `formcheck run` with its real loop, model and window, before a camera made of a clip."""
