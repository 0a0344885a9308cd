"""Whether a window can be shown. Qt does not say: without a display it ends the whole process."""

import ctypes
import os
import sys
from pathlib import Path

_XCB = "libxcb.so.1"


def has_display(platform: str = sys.platform) -> bool:
    """Say whether a window can be shown: on Linux that takes a display that answers.

    Platforms of Qt's that need no display (``QT_QPA_PLATFORM``) count as one.
    """
    if not platform.startswith(("linux", "freebsd")):
        return True
    chosen = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    if chosen and chosen not in ("xcb", "wayland", "wayland-egl"):
        return True
    return _wayland_answers() or _x_answers()


def _wayland_answers() -> bool:
    """A display of Wayland is a socket in the folder of the running session."""
    name = os.environ.get("WAYLAND_DISPLAY", "")
    return bool(name) and Path(os.environ.get("XDG_RUNTIME_DIR", "/"), name).exists()


def _x_answers() -> bool:
    """Ask the X server that DISPLAY names, by the library through which Qt asks it too."""
    if not os.environ.get("DISPLAY"):
        return False
    try:
        xcb = ctypes.CDLL(_XCB)
    except OSError:
        # Not to be asked here; Qt will say what it lacks.
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    try:
        return not xcb.xcb_connection_has_error(connection)
    finally:
        xcb.xcb_disconnect(connection)
