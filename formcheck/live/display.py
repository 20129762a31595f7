"""Whether a window can be shown here, found out without OpenCV: its Qt ends the process where it can't."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys
from pathlib import Path

from formcheck.errors import DisplayError

INSTEAD = "Use --no-window to go on without one."


def require_display() -> None:
    """Return where a window can be shown.

    On macOS and Windows there is always a screen to draw on. Elsewhere OpenCV's window is Qt on X11 (its wheels
    carry no plugin for Wayland, where XWayland stands in), so the X server is asked the way Qt will ask it.

    Raises:
        DisplayError: there is none; the message says why and what to do instead.
    """
    if sys.platform in ("darwin", "win32"):
        return
    name = os.environ.get("DISPLAY", "")
    if not name:
        raise DisplayError(f"There is no screen to show a window on (DISPLAY is not set). {INSTEAD}")
    _load_plugin()
    _connect(name)
    # A desktop may ask for Qt's Wayland plugin, which the wheel lacks: Qt would end the process for that too.
    os.environ["QT_QPA_PLATFORM"] = "xcb"


def _connect(name: str) -> None:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        raise DisplayError(
            f"The library libxcb is missing, so no window can be shown: install it. {INSTEAD}"
        ) from error
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(name.encode(), None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    if failed:
        raise DisplayError(f"The screen {name} can't be reached, or does not let this program in. {INSTEAD}")


def _load_plugin() -> None:
    """Load the plugin that Qt will load, so that a library it misses is an error and not the end."""
    spec = importlib.util.find_spec("cv2")
    if spec is None or spec.origin is None:
        raise DisplayError(f"OpenCV is not installed. Install formcheck again. {INSTEAD}")
    plugin = Path(spec.origin).parent / "qt" / "plugins" / "platforms" / "libqxcb.so"
    if not plugin.is_file():
        return
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        raise DisplayError(f"No window can be shown: {error}. Install that library. {INSTEAD}") from error
