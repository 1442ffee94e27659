"""A card below a table: what the office recorded about the row that is selected."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from oversight_app.ui.context import Context
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.about_list import AboutList
from oversight_app.ui.widgets.card import Card

_HIGHEST = 132


class AboutCard(Card):
    """``about`` is its list; the card is there while the list is. A long list scrolls."""

    def __init__(
        self, context: Context, title: str, ask: str, tip: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent=parent)
        self._theme: Theme = context.theme
        self.about = AboutList(context.theme, ask, tip)
        self.about.set_bare()
        self.about.setContentsMargins(8, 0, 16, 10)
        self.ask = self.add_action(ask, tip)
        self.ask.setObjectName("ask-about")
        self.ask.setEnabled(not context.read_only)
        self.ask.clicked.connect(lambda _c=False: self.about.asked.emit())
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self.about)
        self.about.setAutoFillBackground(False)
        self._area.viewport().setAutoFillBackground(False)
        self.add(self._area, 0)
        self.about.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be there while the list is, as high as it needs."""
        if watched is self.about:
            match event.type():
                case QEvent.Type.ShowToParent | QEvent.Type.LayoutRequest:
                    self.setVisible(not self.about.isHidden())
                    self._fit()
                case QEvent.Type.HideToParent:
                    self.hide()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        room = max(self._area.viewport().width(), 200)
        # Nothing whose words wrap follows no width.
        wraps = self.about.hasHeightForWidth()
        needed = self.about.heightForWidth(room) if wraps else self.about.sizeHint().height()
        self._area.setFixedHeight(min(needed, self._theme.px(_HIGHEST)))
