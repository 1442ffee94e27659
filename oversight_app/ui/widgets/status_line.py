"""The line at the foot of the window: that everything is saved, where, and up to when."""

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from oversight_app.domain.periods import written_date, written_month
from oversight_app.ui import icons
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import IconLabel, label, repolish
from oversight_app.ui.widgets.marking import marking_words

_APART = " " * 6
_BESIDE = ". Until it is there again, backups are kept beside the workspace"


@dataclass(frozen=True, slots=True)
class Standing:
    """How the workspace stands; None where there is nothing to say."""

    file_name: str
    saved_at: datetime | None = None
    backed_up_at: datetime | None = None
    published_to: date | None = None
    local_to: int | None = None
    """The newest month with a record of activity."""
    held_by: str = ""
    """Who has it open for writing, in a window that can't write: "NAME on COMPUTER since …"."""
    sample: bool = False
    backup_missed: str = ""
    """What to say of a folder for backups that has not been seen for long."""

    def left(self) -> tuple[str, str]:
        """Return (icon, words) of the left end."""
        if self.held_by:
            return "info", f"Read only: opened by {self.held_by}"
        when = f", {clock(self.saved_at)}" if self.saved_at else ""
        return "check", f"Saved in {self.file_name}{when}"

    def backup(self) -> str:
        """Words on the last backup."""
        if self.held_by or self.sample:
            return "Sample workspace" if self.sample and not self.held_by else ""
        if self.backup_missed:
            return self.backup_missed
        if self.backed_up_at is None:
            return "No backup yet"
        return f"Last backup {moment(self.backed_up_at)}"

    def right(self) -> str:
        """Words on how far the data go."""
        local = "" if self.local_to is None else f"Local data to {written_month(self.local_to)}"
        if self.published_to is None:
            return local or "No published figures yet"
        published = f"Published data to {written_date(self.published_to)}"
        return f"{local}{_APART}{published}" if local else published


def clock(at: datetime) -> str:
    """Return ``09:41`` in the computer's own time."""
    return f"{at.astimezone():%H:%M}"


def moment(at: datetime) -> str:
    """Return ``22 November 2026, 07:00`` in the computer's own time."""
    return f"{written_date(at.astimezone().date())}, {clock(at)}"


class StatusLine(QFrame):
    """Twenty-eight pixels that never shout."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._standing: Standing | None = None
        self.setProperty("part", "bar")
        self.setAccessibleName("Status")
        self._mark = IconLabel()
        self._saved = label("", Role.CAPTION, "text2")
        self._backup = label("", Role.CAPTION, "text2")
        self._data = label("", Role.CAPTION, "text2")
        left = QHBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._mark)
        left.addWidget(self._saved)
        left.addSpacing(16)
        left.addWidget(self._backup)
        left.addStretch(1)
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(16, 0, 16, 0)
        grid.setSpacing(16)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        grid.addLayout(left, 0, 0)
        self._marking = marking_words()
        grid.addWidget(self._marking, 0, 1, Qt.AlignmentFlag.AlignCenter)
        grid.addWidget(self._data, 0, 2, Qt.AlignmentFlag.AlignRight)
        theme.changed.connect(self._dress)
        self._dress()

    def show_standing(self, standing: Standing | None) -> None:
        """Say how the workspace stands; None while none is open."""
        self._standing = standing
        self._dress()

    def _dress(self) -> None:
        self.setFixedHeight(self._theme.px(28))
        standing = self._standing
        for words in (self._mark, self._saved, self._backup, self._data):
            words.setVisible(standing is not None)
        if standing is None:
            return
        icon, saved = standing.left()
        colour = self._theme.tokens.tealt if icon == "check" else self._theme.tokens.oranget
        ratio = max(2.0, self.devicePixelRatioF())
        self._mark.setPixmap(icons.pixmap(icon, colour, self._theme.px(14), ratio))
        self._saved.setText(saved)
        self._saved.setToolTip(plain_tip(saved))
        missed = bool(standing.backup_missed) and standing.backup() == standing.backup_missed
        self._backup.setText(standing.backup())
        self._backup.setToolTip(plain_tip(standing.backup() + (_BESIDE if missed else "")))
        self._backup.setProperty("ink", "oranget" if missed else "text2")
        repolish(self._backup)
        self._data.setText(standing.right())
        self._data.setToolTip(plain_tip(standing.right()))
        self._arrange()

    def _arrange(self) -> None:
        """Where large text leaves no room for all, the backup gives way; the Data page has it."""
        if self._standing is None:
            return
        parts = (self._mark, self._saved, self._backup, self._marking, self._data)
        wanted = sum(one.sizeHint().width() for one in parts) + 5 * self._grid.spacing()
        margins = self._grid.contentsMargins()
        self._backup.setVisible(wanted + margins.left() + margins.right() <= self.width())

    def event(self, event: QEvent) -> bool:
        """Its parts ask for other room when their words or the size of text change."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
