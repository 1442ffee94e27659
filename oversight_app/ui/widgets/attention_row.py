"""One thing that needs a person: why, and the one step that is next."""

from textwrap import shorten

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from oversight_app.domain.attention import AttentionItem, Concern, Weight
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import written_date
from oversight_app.ui import icons
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.flow_layout import FlowLayout
from oversight_app.ui.widgets.label import IconLabel, button, label

ICONS = {
    Concern.OVERDUE: "calendar",
    Concern.LAPSING: "warning",
    Concern.RETURN: "import",
    Concern.SIGNAL: "chart",
    Concern.TARGET: "target",
    Concern.QUALITY: "swap",
    Concern.SAID: "groups",
    Concern.PUBLISH: "gavel",
    Concern.PAPER: "summaries",
    Concern.BACKUP: "backup",
}
_WHAT = {
    Concern.OVERDUE: "Overdue",
    Concern.LAPSING: "Lapsing",
    Concern.RETURN: "Return",
    Concern.SIGNAL: "Beyond chance",
    Concern.TARGET: "Target",
    Concern.QUALITY: "Quality of figures",
    Concern.SAID: "Position or claim",
    Concern.PUBLISH: "To be published",
    Concern.PAPER: "Paper",
    Concern.BACKUP: "Backup",
}
"""What the icons say, for those who do not see them."""
_LETTERS = 72
"""A title of more letters ends in …, so that one thing leaves room for others."""


class AttentionRow(QWidget):
    """``step_asked`` and ``later_asked`` are its two buttons; ``later_asked`` of one that is put
    off brings it back."""

    step_asked = Signal(object)
    later_asked = Signal(object)

    def __init__(
        self, theme: Theme, item: AttentionItem, *, locked: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.item = item
        self._theme = theme
        title, detail = str(item.title), str(item.detail)
        self.setAccessibleName(f"{_WHAT[item.concern]}: {title}")
        self._icon = IconLabel()
        self._icon.setToolTip(plain_tip(_WHAT[item.concern]))
        self._icon.setAccessibleName(_WHAT[item.concern])
        cut = shorten(title, _LETTERS, placeholder="…").replace(".…", "…")
        said = label(cut, wrap=True)
        said.setProperty("strong", True)
        if cut != title:
            said.setToolTip(plain_tip(title))
            said.setAccessibleName(title)
        self.later = button("", "link")
        self.later.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.later.setProperty("role", Role.CAPTION.value)  # as low as the step beside it
        self.later.setEnabled(not locked)
        self.later.setObjectName("later")
        self.later.clicked.connect(lambda _c=False: self.later_asked.emit(item))
        self.step = button(item.step.words, "link", f"{item.step.words}: {title}")
        self.step.setProperty("flush", True)
        self.step.setProperty("role", Role.CAPTION.value)
        self.step.setObjectName("next-step")
        self.step.setAccessibleName(f"{item.step.words}: {title}")
        self.step.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.step.clicked.connect(lambda _c=False: self.step_asked.emit(item))
        grid = self._grid = QGridLayout(self)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._icon, 0, 0, top)
        grid.addWidget(said, 0, 1)
        line = 1
        for words in (detail, _snoozed(item)):
            if words:
                grid.addWidget(label(words, Role.CAPTION, "text2", wrap=True), line, 1)
                line += 1
        # What does not fit beside the step goes below it.
        foot = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        foot.setSizePolicy(policy)
        flow = FlowLayout(foot, gap=1, row_gap=0)
        flow.setContentsMargins(0, 0, 0, 0)
        if item.provenance is Provenance.SAMPLE:
            flow.addWidget(label("Sample ·", Role.CAPTION, "plumt"))
        flow.addWidget(self.step)
        flow.addWidget(self.later)
        flow.push_right(self.later)
        grid.addWidget(foot, line, 1)
        if item.snooze is None:
            self.later.setText("Put off")
            self._say_later("Put off", "Put off until another day (Del)", title)
        else:
            self.later.setText("Bring back")
            self._say_later("Bring back", "Show it again at once", title)
        for one in (self.step, self.later):
            one.setAutoDefault(True)  # Enter presses it too
        # As the eye comes to them.
        QWidget.setTabOrder(self.step, self.later)
        theme.changed.connect(self._dress)
        self._dress()

    def _say_later(self, words: str, tip: str, title: str) -> None:
        self.later.setToolTip(plain_tip(tip))
        self.later.setAccessibleName(f"{words}: {title}")

    def _dress(self) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        late = self.item.weight >= Weight.LATE and self.item.snooze is None
        ink = tokens.oranget if late else tokens.text2
        size = px(16)
        picture = icons.pixmap(ICONS[self.item.concern], ink, size, self.devicePixelRatioF())
        self._icon.setPixmap(picture)
        self._icon.setContentsMargins(0, px(2), 0, 0)
        self._grid.setContentsMargins(16, px(7), 12, px(4))
        self._grid.setHorizontalSpacing(px(10))


def _snoozed(item: AttentionItem) -> str:
    snooze = item.snooze
    return f"Until {written_date(snooze.until)}: {snooze.reason}" if snooze else ""


def controls(row: AttentionRow) -> tuple[QPushButton, QPushButton]:
    """Return its two buttons."""
    return row.step, row.later
