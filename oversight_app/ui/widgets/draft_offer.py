"""A draft that is kept of a form, offered when the form opens again."""

from datetime import UTC, datetime

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from oversight_app.domain.periods import written_date
from oversight_app.store.drafts import Draft
from oversight_app.ui.record_drafts import clock
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.label import button


class DraftOffer(QWidget):
    """ "A draft from 14:02 is kept", with what can be done about it."""

    taken = Signal()
    dropped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banner = Banner(theme, BannerKind.RULE, "", "Go on with it")
        self._banner.setObjectName("draft")
        self.take: QPushButton = self._banner.findChildren(QPushButton)[0]
        self.take.setObjectName("take-draft")
        self.leave = button("Leave it", "link", "Hide this; the draft stays for another time")
        self.leave.setObjectName("leave-draft")
        self.drop = button("Discard it", "link", "The draft goes, and can’t be brought back")
        self.drop.setObjectName("drop-draft")
        row = self._banner.layout()
        assert row is not None
        row.addWidget(self.leave)
        row.addWidget(self.drop)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._banner)
        self.take.clicked.connect(lambda _c=False: self._end(self.taken))
        self.leave.clicked.connect(lambda _c=False: self.hide())
        self.drop.clicked.connect(lambda _c=False: self._end(self.dropped))
        self.hide()

    def show_draft(self, draft: Draft) -> None:
        """Say when it was kept."""
        self._banner.set_words(f"A draft from {moment_words(draft)} is kept.")
        self.show()

    def _end(self, signal: SignalInstance) -> None:
        self.hide()
        signal.emit()


def moment_words(draft: Draft) -> str:
    """Return when a draft was kept: the time today, the day before that."""
    at = draft.kept_at.astimezone()
    today = datetime.now(UTC).astimezone().date()
    if at.date() == today:
        return clock(draft.kept_at)
    return f"{written_date(at.date())}, {clock(draft.kept_at)}"
