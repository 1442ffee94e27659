"""What happened, that nothing was lost, and what to do next, with a button that does it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.plain_tips import plain_tip

_USUAL, _WIDE = 460, 620
Way = tuple[str, str, Callable[[], None]]
"""A way on: the words of its button, its tooltip, what it does."""


def problem_dialog(
    words: str,
    doing: str = "",
    parent: QWidget | None = None,
    ways: Sequence[Way] = (),
    *,
    title: str = "",
    stay: str = "Close",
) -> FramedDialog:
    """Make the dialog for something the person can put right; ``ways`` are what can be done
    about it from here. Closing it (``stay``) changes nothing, and has the focus."""
    title = title or (f"{doing} did not work" if doing else "That did not work")
    dialog = FramedDialog(title, words, parent, width=_WIDE if len(ways) > 1 else _USUAL)
    dialog.setObjectName("problem")
    close = dialog.add_button(stay, result=False)
    close.setToolTip("Go back to where you were (Esc)")
    for number, (name, tip, run) in enumerate(ways):
        made = dialog.add_button(name)
        made.setObjectName(f"problem-way-{number}")
        made.setToolTip(plain_tip(tip))
        made.clicked.connect(dialog.closing_to(run))
    close.setFocus()
    return dialog
