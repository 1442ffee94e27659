"""The answer at the top of a page: one sentence, what supports it, and where it comes from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from oversight_app.domain.findings import Finding
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.explain_button import ExplainButton
from oversight_app.ui.widgets.label import button, dress_button, label

_WIDEST = 1184
"""Of a line of words, in the design's px: as wide as a page of the design."""


class FindingHeader(QWidget):
    """A headline, its support line, and two buttons."""

    origin_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.finding: Finding | None = None
        """What is shown."""
        self.headline = label(role=Role.FINDING, wrap=True, selectable=True)
        self.support = label(ink="text2", wrap=True, selectable=True)
        self.origin_button = button(
            "Where does this come from?",
            "link",
            "Definition, source, rows, coverage and caveats of this figure (Ctrl+I)",
        )
        self.origin_button.clicked.connect(self.origin_asked)
        self.explain_button = ExplainButton(theme, "How to read it, and when not to use it")
        self.explain_button.setObjectName("what-is-this")
        self.explain_button.clicked.connect(lambda _c=False: self.explain())
        self.explain_button.hide()
        self.export_button = button(
            "Export", tip="Write the brief, or copy and save what is shown here"
        )
        self.origin_button.setObjectName("where-from")
        self.export_button.setObjectName("export")
        self.export_button.hide()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(12)
        self._buttons.addWidget(self.explain_button)
        self._buttons.addWidget(self.origin_button)
        self._buttons.addWidget(self.export_button)
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(8)
        row.addWidget(self.headline, 1)
        row.addLayout(self._buttons)
        row.setAlignment(self._buttons, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(row)
        prose = QHBoxLayout()
        prose.addWidget(self.support, 1)
        prose.addStretch(0)
        lines.addLayout(prose)
        theme.changed.connect(self._dress)
        self._dress()

    def show_finding(self, finding: Finding) -> None:
        """Show a finding's words."""
        self.finding = finding
        self.headline.setText(str(finding.headline))
        self.explain_button.setVisible(bool(self.subject))
        support = str(finding.support)
        self.support.setText(support)
        self.support.setVisible(bool(support))
        self.setAccessibleName(str(finding.headline))
        # A page with two findings has two of each.
        for one in (self.origin_button, self.explain_button):
            one.setAccessibleName(f"{one.text()} {finding.headline}")

    @property
    def subject(self) -> str:
        """What *What is this?* explains here; "" for nothing."""
        from oversight_app.review.what_is_this import subject_of

        return subject_of(self.finding) if self.finding is not None else ""

    def explain(self) -> None:
        """Answer *What is this?*."""
        from oversight_app.ui.what_is_this import explain_over

        if self.subject:
            explain_over(self, self.subject)

    def set_export_menu(self, menu: QMenu) -> None:
        """Show the Export button with its menu."""
        self.export_button.setMenu(menu)
        self.export_button.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons go below the headline where they would leave it too little room."""
        super().resizeEvent(event)
        narrow = self._buttons.sizeHint().width() > 0.4 * self.width()
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)

    def _dress(self) -> None:
        dress_button(self.origin_button, self._theme, "link", "accent")
        dress_button(self.export_button, self._theme, "export")
        # On a wide screen a line of words is no longer than it can be read.
        self.support.setMaximumWidth(self._theme.px(_WIDEST))
