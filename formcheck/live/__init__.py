"""Live: the webcam loop: window, overlay, voice. Knows not how a rep is counted."""
