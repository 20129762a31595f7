"""Turning posed bodies and rooms into pictures, with moderngl on any driver that has EGL (Mesa's suffices)."""
