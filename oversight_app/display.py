"""Whether there is a screen to show a window on, found out before Qt is asked.

Qt ends the whole process where it can't show a window, so this looks first.
"""

import ctypes
import os
import sys
from collections.abc import Mapping

_LIBRARIES = (
    "libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libxcb-cursor0 "
    "libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-render-util0 libxcb-image0 "
    "libxcb-xinerama0"
)
_MEND = f"Install them with: sudo apt-get install {_LIBRARIES}"
_WITHOUT_SCREEN = ("offscreen", "minimal", "vnc")


def problem_with_display(environment: Mapping[str, str] | None = None) -> str:
    """Return, in one line, why no window can be shown and what mends it; empty if one can."""
    environment = os.environ if environment is None else environment
    try:
        from PySide6 import QtGui, QtSvg, QtWidgets  # noqa: F401 - to see whether they load
    except ImportError as error:
        missing = str(error).split(":")[0]
        if ".so" not in missing:
            return (
                f"The window needs PySide6 ({error}). "
                "Install it with: pip install PySide6-Essentials"
            )
        return f"The window needs system libraries that are not there ({missing}). {_MEND}"
    if not sys.platform.startswith("linux"):
        return ""
    platform = environment.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if platform in _WITHOUT_SCREEN:
        return ""
    if platform.startswith("wayland") or (environment.get("WAYLAND_DISPLAY") and platform != "xcb"):
        return ""
    if not environment.get("DISPLAY"):
        return (
            "There is no screen to show the window on. Log in to a desktop, or use a virtual "
            "screen: xvfb-run oversight --sample (sudo apt-get install xvfb)"
        )
    try:
        ctypes.CDLL("libxcb-cursor.so.0")
    except OSError:
        return f"The window needs system libraries that are not there (libxcb-cursor). {_MEND}"
    return ""
