"""What the Volunteer activity page is set to: choices, chips, and views kept by name."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from oversight_app.domain.annotations import SavedView
from oversight_app.domain.periods import PeriodKind
from oversight_app.review.activity import ActivityAnswer
from oversight_app.review.activity_selection import ActivitySelection
from oversight_app.ui.accessible.announcing import announce
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
    """One card with the choices, the chips and the links. ``chosen`` carries the selection that
    a person has come to; ``aside`` (how many records, of which period) has its place among the
    choices or, lent to the page, beside its tabs."""

    chosen = Signal(object)
    save_asked = Signal()
    view_deleted = Signal(object)
    """The ``SavedView`` to delete."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = ActivitySelection()
        self._answer: ActivityAnswer | None = None
        self.bar = FilterBar()
        self.bar.add_choice("measure", "Measure", "What the page is about", 10)
        for name, (words, tip, _all, letters) in _LISTS.items():
            self.bar.add_choice(name, words, tip, letters)
        self.periods = FilterBar()
        self.periods.set_bare(True)
        self.periods.setAccessibleName("Period")
        self.remaining = label("", ink="text2")
        self.periods.add_part(self.remaining)
        self.periods.add_choice("period_kind", "Period", "A month, quarter or financial year", 11)
        self.periods.add_choice("period", "", "Which one", 13)
        self.periods.choice("period").setAccessibleName("Which period")
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
        links = QWidget()
        beside = QHBoxLayout(links)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(4)
        for link in (self.clear_all, self.views, self.save):
            beside.addWidget(link)
        self._fields = self.bar.parts
        self.bar.add_part(self.periods)
        self.bar.add_part(self.chips)
        self.bar.finish(links)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.bar)
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
        self.chips.setVisible(bool(answer.chips))
        records = "record" if answer.rows == 1 else "records"
        said = f"{answer.rows:,} {records}"
        if said != self.remaining.text() and self.remaining.isVisible():
            announce(self.remaining, f"{said} remain")
        self.remaining.setText(said)
        self.remaining.setAccessibleName(f"{said} remain")
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

    def take_periods(self) -> None:
        """Show the period among the other choices."""
        if self.periods.parentWidget() is not self.bar:
            self.bar.add_part(self.periods, self._fields)
            self.periods.show()
            last: QWidget = self.bar.choice("statuses")
            for name in ("period_kind", "period"):
                QWidget.setTabOrder(last, self.periods.choice(name))
                last = self.periods.choice(name)

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
