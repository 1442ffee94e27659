"""What has changed since a position on engagement was signed or reviewed, line by line."""

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from oversight_app.domain.periods import written_date
from oversight_app.review.engagement_view import ChangedSince
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import label
from oversight_app.ui.widgets.thread_view import StatusLabel

_MOST = 8


class ChangedList(QWidget):
    """The sentence, then a line for each change: how, what, its record and day. ``most`` lines
    are shown, the latest; how many more there are is said."""

    def __init__(
        self,
        theme: Theme,
        changed: ChangedSince,
        most: int = _MOST,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("changed-since")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(label(f"{changed.words}.", Role.CARD_TITLE, wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, one in enumerate(changed.changes[:most]):
            grid.addWidget(StatusLabel(theme, one.status), row, 0)
            said = f"{one.words} ({one.reference}, {written_date(one.day)})"
            grid.addWidget(label(said, wrap=True, selectable=True), row, 1)
        box.addLayout(grid)
        more = len(changed.changes) - most
        if more > 0:
            words = f"{more} more {'is' if more == 1 else 'are'} on the page Outside groups."
            box.addWidget(label(words, Role.CAPTION, "text2", wrap=True))
