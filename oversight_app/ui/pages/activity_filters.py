"""What the Volunteer activity page is set to: choices, chips, and views kept by name."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from oversight_app.domain.annotations import SavedView
from oversight_app.domain.periods import PeriodKind
from oversight_app.review.activity import ActivityAnswer
from oversight_app.review.activity_selection import ActivitySelection
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.chips import Chips
from oversight_app.ui.widgets.filter_bar import FilterBar
from oversight_app.ui.widgets.label import button, label

_LISTS = {
    "schemes": ("Scheme", "Which schemes are shown", "All schemes", 11),
    "districts": ("District", "Which districts are counted", "All districts", 9),
    "activities": ("Activity", "Which activities are counted", "All activities", 9),
    "statuses": ("Patrol status", "Whose duties are counted, by patrol status", "Any", 9),
}
_SEVERAL = "several"


class ActivityFilters(QFrame):
    """``chosen`` carries the selection that a person has come to."""

    chosen = Signal(object)
    save_asked = Signal()
    view_deleted = Signal(object)
    """The ``SavedView`` to delete."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self._asked = ActivitySelection()
        self._answer: ActivityAnswer | None = None
        self.bar = FilterBar()
        self.bar.setProperty("part", "")
        self.bar.add_choice("measure", "Measure", "What the page is about", 12)
        for name, (words, tip, _all, letters) in _LISTS.items():
            self.bar.add_choice(name, words, tip, letters)
        self.periods = FilterBar()
        self.periods.setProperty("part", "")
        inner = self.periods.layout()
        if inner is not None:
            inner.setContentsMargins(0, 0, 0, 0)
        self.periods.setAccessibleName("Period")
        self.periods.add_choice("period_kind", "Period", "A month, quarter or financial year", 11)
        self.periods.add_choice("period", "", "Which one", 16)
        self.periods.choice("period").setAccessibleName("Which period")
        self.remaining = label("", ink="text2")
        self.chips = Chips(theme)
        self.clear_all = self.bar.clear_all
        self.save = button("Save view", "link", "Keep these filters by a name of your own")
        self.save.setObjectName("save-view-button")
        self.views = button("Views", "link", "Go to filters that were kept by name")
        self.views.setObjectName("views-button")
        self.menu = QMenu(self.views)
        self.menu.setToolTipsVisible(True)
        self.views.setMenu(self.menu)
        self.views.hide()
        rest = QHBoxLayout()
        rest.setSpacing(12)
        rest.addWidget(self.remaining)
        rest.addWidget(self.chips, 1, Qt.AlignmentFlag.AlignVCenter)
        for link in (self.clear_all, self.views, self.save):
            rest.addWidget(link)
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below.setContentsMargins(16, 0, 12, 7)
        self._below.setSpacing(12)
        self._below.addWidget(self.periods)
        self._below.addLayout(rest, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.bar)
        rows.addLayout(self._below)
        self.bar.chosen.connect(self._choose)
        self.periods.chosen.connect(self._choose)
        self.chips.cleared.connect(self._clear)
        self.clear_all.clicked.connect(self._clear_all)
        self.save.clicked.connect(lambda _c=False: self.save_asked.emit())

    def show_answer(self, asked: ActivitySelection, answer: ActivityAnswer) -> None:
        """Show what was asked and how the answer has filled it in; sends nothing."""
        self._asked, self._answer = asked, answer
        choices, selection = answer.choices, answer.selection
        for name, (_words, _tip, everything, _letters) in _LISTS.items():
            codes = getattr(selection, name)
            options: list[tuple[object, str]] = [(None, everything), *getattr(choices, name)]
            current: object = None if not codes else codes[0]
            if len(codes) > 1:
                options.append((_SEVERAL, f"{len(codes)} chosen"))
                current = _SEVERAL
            self.bar.offer(name, options, current)
        self.bar.show_choice("statuses", len(choices.statuses) > 1 or bool(selection.statuses))
        self.bar.show_choice("districts", len(choices.districts) > 1 or bool(selection.districts))
        self.periods.offer("period_kind", choices.kinds, str(selection.period_kind))
        self.periods.offer("period", choices.periods, selection.period)
        self.bar.offer("measure", choices.measures, selection.measure)
        self.chips.show_chips(answer.chips)
        records = "record" if answer.rows == 1 else "records"
        self.remaining.setText(f"{answer.rows:,} {records}")
        self.remaining.setAccessibleName(f"{answer.rows:,} {records} remain")
        self.clear_all.setVisible(bool(answer.chips))

    def show_views(self, views: Sequence[SavedView], allow: bool) -> None:
        """Offer the views that are kept; ``allow`` lets them be saved and deleted."""
        self.save.setEnabled(allow)
        self.menu.clear()
        for view in views:
            self._add(view.name, partial(self._go_to, view), self.menu)
        if views and allow:
            self.menu.addSeparator()
            delete = self.menu.addMenu("Delete a view")
            for view in views:
                self._add(view.name, partial(self.view_deleted.emit, view), delete)
        self.views.setVisible(bool(views))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chips go below the period where it leaves them too little room."""
        super().resizeEvent(event)
        narrow = self.periods.sizeHint().width() > 0.45 * self.width()
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._below.setDirection(way)

    def _add(self, words: str, run: Callable[[], None], menu: QMenu) -> None:
        action = menu.addAction(words.replace("&", "&&"))
        action.triggered.connect(lambda _c=False: run())

    def _go_to(self, view: SavedView) -> None:
        self.chosen.emit(ActivitySelection.read(view.selection))

    def _choose(self, name: str, value: object) -> None:
        if self._answer is None or value == _SEVERAL:
            return
        selection = self._asked
        if name in _LISTS:
            codes = () if value is None else (str(value),)
            selection = replace(selection, **{name: codes})  # type: ignore[arg-type]
            if name == "schemes":
                selection = replace(selection, scheme="")
        elif name == "period_kind":
            selection = replace(selection, period_kind=PeriodKind(str(value)), period=None)
        elif name == "period":
            selection = replace(selection, period=int(str(value)))
        else:
            selection = replace(selection, measure=str(value))
        self.chosen.emit(selection)

    def _clear(self, field: str, code: str) -> None:
        self.chosen.emit(self._asked.without(field, code))

    def _clear_all(self) -> None:
        self.chosen.emit(self._asked.cleared())
