"""One part of a form, with its fields in two columns; one that is rarely wanted may be folded."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from oversight_app.domain.record_fields import Spec
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import button, dress_button, label

_NAMED = 5
"""So many fields of a folded part are named; then how many more there are."""


class FormPart(QFrame):
    """A card of fields. ``name`` is its title, "" for none; ``fields`` what it holds. One that
    ``folds`` has a button, "Show" or "Hide", which Tab comes to first."""

    def __init__(
        self, theme: Theme, name: str, spoken: str, fields: Sequence[Spec], *, folds: bool
    ) -> None:
        super().__init__()
        self._theme, self._name, self.folds = theme, name, folds
        self.setProperty("part", "card")
        self.setAccessibleName(name or spoken)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 14, 16, 16)
        box.setSpacing(12)
        head = QGridLayout()
        head.setColumnStretch(0, 1)
        head.setVerticalSpacing(2)
        if name:
            head.addWidget(label(name, Role.CARD_TITLE), 0, 0)
            box.addLayout(head)
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._row, self._free = 0, True
        self._named = label(_named(fields), Role.CAPTION, "text2", wrap=True)
        self._named.hide()
        self.fold_button = button("Hide", "link")
        self.fold_button.setObjectName(f"fold-{name.casefold().replace(' ', '-')}")
        self.fold_button.setAutoDefault(False)
        self.fold_button.clicked.connect(lambda _c=False: self._turn())
        for one in (self._named, self.fold_button):
            # In no layout where the part does not fold: without a parent they would outlive it.
            one.setParent(self)
        self.fold_button.setVisible(folds)
        if folds:
            head.addWidget(self.fold_button, 0, 1, Qt.AlignmentFlag.AlignTop)
            head.addWidget(self._named, 1, 0, 1, 2)
        box.addWidget(self._inside)
        self._say()
        theme.changed.connect(self._say)

    @property
    def folded(self) -> bool:
        """True while its fields are out of sight."""
        return self._inside.isHidden()

    def place(self, cell: QWidget, *, half: bool) -> None:
        """Add a field: beside the last one where both take half a row, else below it."""
        if not half:
            self._row += not self._free
            self._grid.addWidget(cell, self._row, 0, 1, 2)
            self._row, self._free = self._row + 1, True
        else:
            self._grid.addWidget(cell, self._row, 0 if self._free else 1)
            self._row, self._free = (self._row, False) if self._free else (self._row + 1, True)

    def fold(self, *, fold: bool) -> None:
        """Put its fields out of sight, or show them."""
        self._inside.setVisible(not fold)
        self._named.setVisible(fold)
        self._say()

    def _turn(self) -> None:
        self.fold(fold=not self.folded)
        if not self.folded:
            # Once it has its new height.
            QTimer.singleShot(0, self, self._come_into_sight)

    def show_place(self, one: QWidget) -> None:
        """Scroll so that a field of it is in sight, with its name and what stands around it."""
        over = self._scrolled_by()
        if over is not None:
            over.ensureWidgetVisible(one, 0, over.viewport().height() // 3)

    def _scrolled_by(self) -> QScrollArea | None:
        over = self.parentWidget()
        while over is not None and not isinstance(over, QScrollArea):
            over = over.parentWidget()
        return over

    def _come_into_sight(self) -> None:
        over = self._scrolled_by()
        if over is not None:
            over.ensureWidgetVisible(self._inside, 0, 8)
            # A part taller than the window is read from its beginning.
            over.ensureWidgetVisible(self.fold_button, 0, 16)

    def _say(self) -> None:
        words = "Show" if self.folded else "Hide"
        self.fold_button.setText(words)
        self.fold_button.setAccessibleName(f"{words}: {self._name}")
        self.fold_button.setToolTip(f"{words} the fields of “{self._name}”")
        icon = "chevron-down" if self.folded else "chevron-up"
        dress_button(self.fold_button, self._theme, icon, "accent")


def _named(fields: Sequence[Spec]) -> str:
    names = [one.name.rstrip("?") for one in fields]
    more = len(names) - _NAMED
    return " · ".join([*names[:_NAMED], *([f"{more}\u00a0more"] if more > 0 else [])])


class FormInside(QWidget):
    """What holds the parts of a form: as narrow as the form is, whatever its fields would like."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
