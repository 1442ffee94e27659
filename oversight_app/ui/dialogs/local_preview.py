"""What returns say, before anything of them is kept."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.return_facts import ReturnFacts
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.return_card import ReturnCard

_WIDTH, _TALLEST = 860, 760
_KEEP = "Nothing has been kept yet. Keeping is one step that Undo takes back as a whole."
_NOTHING = (
    "Every row of it is in the workspace already, or was rejected, so there is nothing to keep."
)


class LocalPreviewDialog(FramedDialog):
    """Accepted to keep. ``match_asked`` and ``rejects_asked`` carry the number of the file."""

    match_asked = Signal(int)
    rejects_asked = Signal(int)

    def __init__(
        self, theme: Theme, returns: Sequence[ReturnFacts], parent: QWidget | None = None
    ) -> None:
        count = len(returns)
        title = "Bring in 1 return" if count == 1 else f"Bring in {count} returns"
        super().__init__(title, parent=parent, width=_WIDTH)
        self.setObjectName("local-preview")
        for number, one in enumerate(returns):
            card = ReturnCard(theme, one)
            card.match_asked.connect(lambda n=number: self.match_asked.emit(n))
            card.rejects_asked.connect(lambda n=number: self.rejects_asked.emit(n))
            self.body.addWidget(card)
        self.body.addStretch(1)
        leave = self.add_button("Leave it", result=False)
        leave.setObjectName("leave")
        leave.setToolTip("Close without keeping anything (Esc)")
        self.keep_button = self.add_button("", "primary", result=True)
        self.keep_button.setObjectName("keep")
        self._check(returns)
        leave.setFocus()
        self.prefer(QSize(theme.px(_WIDTH), min(theme.px(_TALLEST), self.sizeHint().height())))

    def _check(self, returns: Sequence[ReturnFacts]) -> None:
        """Say what keeping does, and let it be done where there is something to keep."""
        kept = sum(
            one.preview.ledger.added + one.preview.ledger.updated + one.preview.no_longer
            for one in returns
        )
        rows = sum(one.preview.ledger.added + one.preview.ledger.updated for one in returns)
        gone = sum(one.preview.no_longer for one in returns)
        if rows or not gone:
            words = f"Keep {rows:,} row{'' if rows == 1 else 's'}"
        else:
            words = f"Keep, without {gone:,} earlier row{'' if gone == 1 else 's'}"
        self.keep_button.setText(words if kept else "Nothing to keep")
        self.keep_button.setToolTip(_KEEP if kept else _NOTHING)
        self.keep_button.setEnabled(bool(kept))
        self.say(_KEEP if kept else _NOTHING)
