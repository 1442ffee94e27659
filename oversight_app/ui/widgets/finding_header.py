"""The answer at the top of a page: one sentence, what supports it, and where it comes from."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from oversight_app.domain.findings import Finding
from oversight_app.ui.icons import icon
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import button, label


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
        self.export_button = button(
            "Export", tip="Write the brief, or copy and save what is shown here"
        )
        self.export_button.hide()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.headline, 1)
        row.addWidget(self.origin_button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.export_button, 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(row)
        lines.addWidget(self.support)
        theme.changed.connect(self._dress)
        self._dress()

    def show_finding(self, finding: Finding) -> None:
        """Show a finding's words."""
        self.finding = finding
        self.headline.setText(str(finding.headline))
        support = str(finding.support)
        self.support.setText(support)
        self.support.setVisible(bool(support))
        self.setAccessibleName(str(finding.headline))

    def set_export_menu(self, menu: QMenu) -> None:
        """Show the Export button with its menu."""
        self.export_button.setMenu(menu)
        self.export_button.show()

    def _dress(self) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        self.origin_button.setIcon(icon("link", tokens.accent, px(16)))
        self.export_button.setIcon(icon("export", tokens.text, px(16)))
        for made in (self.origin_button, self.export_button):
            made.setIconSize(QSize(px(16), px(16)))
