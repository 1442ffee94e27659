"""What moves by itself, and whether it may: as the system wants it, or less.

The window moves little: menus that fade in, scroll bars that swell, a bar that runs while nobody
knows how long something takes, the blinking cursor. With less motion none of them does, and the
words beside the bar say what is going on.
"""

import sys
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

_STILL = "oversight still"
"""The application's property that says whether nothing is to move."""
_BLINK = "oversight blink"
_CLIENT_AREA_ANIMATION = 0x1042
"""Windows' own name of the switch "Animation effects" (SPI_GETCLIENTAREAANIMATION)."""
_EFFECTS = (
    Qt.UIEffect.UI_General,
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)
STILL_SHEET = "* { widget-animation-duration: 0; }"
"""What a style sheet says so that controls do not move by themselves."""


class Motion(StrEnum):
    """What the person chose in Settings."""

    SYSTEM = "system"
    LESS = "less"


def wants_less(motion: Motion) -> bool:
    """True where nothing is to move: it was chosen, or the system says so."""
    return motion is Motion.LESS or _system_wants_less()


def settle(app: QApplication, *, still: bool) -> None:
    """Let things move, or not, in the whole program."""
    if app.property(_BLINK) is None:
        app.setProperty(_BLINK, app.cursorFlashTime())
    app.setProperty(_STILL, still)
    app.setCursorFlashTime(0 if still else int(app.property(_BLINK)))
    if still:
        for effect in _EFFECTS:
            app.setEffectEnabled(effect, False)


def is_still() -> bool:
    """True while nothing is to move, for what moves of its own."""
    app = QApplication.instance()
    return app is not None and bool(app.property(_STILL))


def _system_wants_less() -> bool:
    """Ask Windows, the one system that says so without Qt's help; False where nobody says."""
    if sys.platform != "win32":
        return False
    import ctypes

    moves = ctypes.c_int(1)
    user32 = vars(ctypes)["windll"].user32
    asked = user32.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(moves), 0)
    return bool(asked) and not moves.value
