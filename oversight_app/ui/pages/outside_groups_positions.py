"""Positions: who holds what about working with outside groups, what is past review, and which
forecasts can be held against what happened."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from oversight_app.domain.positions import Position
from oversight_app.review.position_rows import NO_GROUP, HeldPosition
from oversight_app.review.position_words import positions_table
from oversight_app.review.positions import Positions, positions_listed
from oversight_app.ui.context import Context
from oversight_app.ui.pages.record_tab import RecordTab
from oversight_app.ui.widgets.columns import GAP
from oversight_app.ui.widgets.filter_bar import FilterBar
from oversight_app.ui.widgets.notes_line import NotesLine
from oversight_app.ui.widgets.position_panel import PositionPanel
from oversight_app.ui.widgets.record_list import RecordList
from oversight_app.ui.widgets.table_card import TableCard

_SHOW, _ABOUT = "show", "about"
_FITS: dict[str, tuple[str, Callable[[HeldPosition], bool]]] = {
    "held": ("Held now", lambda one: one.held),
    "review": ("Past review", lambda one: one.review_overdue),
    "forecasts": ("With a forecast", lambda one: one.forecast is not None),
    "all": ("All, also earlier ones", lambda one: True),
}


class PositionsTab(RecordTab):
    """The register left, the selected position right; or the positions as a list."""

    nothing = "No position has been recorded yet."
    way_in = "Add a position…"
    adds = Position

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._read: Positions | None = None
        self._show_which, self._about = "held", ""
        self._to_select = ""
        self.filters = self.aside = self._make_filters()
        days = self.make_days(self.filters)
        self.header = self.header_of()
        self.register = TableCard(theme)
        self.register.view.set_two_lines(most=3)
        self.register.view.gives_way = ("reference", "source", "forecast", "until")
        # From when is beside the words at the right too.
        self.register.view.goes_last, self.register.view.least_words = ("from",), 210
        self.panel = PositionPanel(theme)
        self.listed = RecordList(context, (Position,), self.forms, "positions")
        self.notes = NotesLine()
        self.action(
            self.register, "positions-as-list", "Show as list",
            "Search, filter, hand over, bring in and send out positions", self._as_list,
        )  # fmt: skip
        self.action(
            self.register, "add-position", "Add a position…",
            "Record what an organisation or a group said, with its source",
            lambda: self.add(Position), writes=True,
        )  # fmt: skip
        self.action(
            self.listed.card, "positions-as-register", "Show the register",
            "Who holds what, with the words themselves at the right", self._as_register,
        )  # fmt: skip
        self._lay_out(days.banner)
        self._connect()

    @property
    def answer(self) -> Positions | None:
        """What is shown; None until the first answer."""
        return self._read

    def reload(self) -> None:
        """Read the register again."""
        self.read_dated("positions", positions_listed, self._show)
        if self.views.currentWidget() is self.listed:
            self.listed.reload()

    def show_origin(self) -> None:
        """What counts as held, and each position with its source."""
        if self._read is not None:
            self.origin.show_origin(self._read.finding.origin)

    def show_figure(self, figure: str) -> None:
        """Select a position by the ``id`` of its record, or show one kind of them: "review"."""
        if figure in _FITS:
            self._choose(_SHOW, figure)
        elif figure.isdigit():
            self._to_select = figure
            self._select_wanted()

    @property
    def figure(self) -> str:
        """The position selected."""
        return str(self.panel.shown.position.id) if self.panel.shown is not None else ""

    def saved(self, record_id: int) -> None:
        """Select what was saved."""
        self._to_select = str(record_id)

    def replace_position(self) -> None:
        """Start the position that takes the place of the selected one."""
        one = self.panel.shown
        if one is None or one.replaced_by is not None:
            return
        said = one.position
        start = Position(
            organisation=said.organisation, outside_group=said.outside_group, about=said.about,
            stance=said.stance, rung=said.rung, owner=said.owner, replaces=said.id,
        )  # fmt: skip
        self.add(Position, start)

    def hold_forecast(self) -> None:
        """Open the selected position where its forecast is held against what happened."""
        one = self.panel.shown
        if one is not None and one.position.forecast_open and self.may_change:
            self.forms.open(one.position.id, self.saved, at="came_true")

    # Making.

    def _make_filters(self) -> FilterBar:
        bar = FilterBar()
        bar.add_choice(_SHOW, "Show", "Which positions are listed", 14)
        bar.add_choice(_ABOUT, "About", "Positions about one group, or all of them", 16)
        return bar

    def _lay_out(self, banner: QWidget) -> None:
        beside = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, beside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addWidget(self.register, 1)
        self._row.addWidget(self.panel)
        self.views = QStackedWidget()
        self.views.addWidget(beside)
        self.views.addWidget(self.listed)
        column: QVBoxLayout = self.page.column
        for widget in (self.filters, self.sample, banner, self.header):
            column.addWidget(widget)
        column.addWidget(self.views, 1)
        column.addWidget(self.notes)

    def _connect(self) -> None:
        self.filters.chosen.connect(self._choose)
        self.register.selected.connect(self._select)
        self.register.activated.connect(lambda key: self.open(int(key)))
        self.panel.change_asked.connect(self._change)
        self.panel.replace_asked.connect(self.replace_position)
        self.panel.review_asked.connect(self._review)
        self.panel.forecast_asked.connect(self.hold_forecast)
        self.panel.record_asked.connect(self._go_to)
        self.notes.asked.connect(self.show_origin)
        self.context.theme.changed.connect(self._arrange)

    # Showing.

    def _show(self, found: Positions) -> None:
        self._read, self.today = found, found.today
        if not found.every and self.day is None:
            self.show_empty()
            return
        self.header.show_finding(found.finding)
        self.say_sample(found.provenance)
        groups = sorted({one.about for one in found.every if one.about}, key=str.casefold)
        if any(not one.of_a_group for one in found.every):
            groups.append(NO_GROUP)
        if self._about not in groups:
            self._about = ""
        self.filters.offer(_SHOW, [(id, words) for id, (words, _) in _FITS.items()],
                           self._show_which)  # fmt: skip
        self.filters.offer(_ABOUT, [("", "All of them"), *((one, one) for one in groups)],
                           self._about)  # fmt: skip
        self.filters.show_choice(_ABOUT, len(groups) > 1)
        self.notes.set_notes(found.finding.caveats)
        self._fill()
        self.show_content()
        self._select_wanted()
        self._arrange()

    def _fill(self) -> None:
        if self._read is None:
            return
        words, fits = _FITS[self._show_which]
        shown = [one for one in self._read.every if fits(one) and self._is_about(one)]
        table = positions_table(shown, words if self._show_which != "all" else "All positions")
        self.register.set_table(table)
        keys = [row.key for row in table.rows]
        key = self.register.view.selected_key()
        if key not in keys and keys:
            # What is past review is what most often has to be looked at.
            key = next((one.key for one in shown if one.review_overdue), keys[0])
            self.register.select_key(key)
        self._select(key if keys else "")

    def _is_about(self, one: HeldPosition) -> bool:
        """What is not about a group is shown with all of them, or by itself."""
        return not self._about or (one.about or NO_GROUP) == self._about

    def _held(self, key: str) -> HeldPosition | None:
        every = self._read.every if self._read else ()
        return next((one for one in every if one.key == key), None)

    def _select(self, key: str) -> None:
        one = self._held(key)
        earlier = self._held(str(one.position.replaces)) if one is not None else None
        self.panel.allow_writing(self.may_change)
        self.panel.show_position(one, earlier.position if earlier else None)

    def _select_wanted(self) -> None:
        """Select what was saved or asked for, among all of them where it is not among these."""
        one = self._held(self._to_select)
        if one is None:
            return
        self._to_select = ""
        if not _FITS[self._show_which][1](one) or not self._is_about(one):
            self._show_which, self._about = "held" if one.held else "all", ""
            self.filters.offer(_SHOW, [(id, words) for id, (words, _) in _FITS.items()],
                               self._show_which)  # fmt: skip
            self._fill()
        self.register.select_key(one.key)
        self._select(one.key)

    # What can be done.

    def _choose(self, name: str, value: object) -> None:
        if name == _SHOW and str(value) in _FITS:
            self._show_which = str(value)
        elif name == _ABOUT:
            self._about = str(value or "")
        else:
            return
        self._fill()

    def _change(self) -> None:
        if self.panel.shown is not None:
            self.open(self.panel.shown.position.id)

    def _go_to(self, record_id: int) -> None:
        self._to_select = str(record_id)
        self._select_wanted()
        self.register.view.setFocus()

    def _review(self) -> None:
        if self.panel.shown is not None and self.may_change:
            self.acts.mark_reviewed(self.panel.shown.position.id)

    def _as_list(self) -> None:
        self.views.setCurrentWidget(self.listed)
        self.listed.show_kind(Position.kind, self.day)
        self.listed.view.setFocus()

    def _as_register(self) -> None:
        self.views.setCurrentIndex(0)
        self.register.view.setFocus()

    def _arrange(self) -> None:
        """The position stands beside the register, or below it where the window is narrow."""
        narrow = self.panel.place(self._row, self.width())
        px = self.context.theme.px
        self.register.setMinimumHeight(px(260))
        self.panel.setMinimumHeight(px(360) if narrow else 0)
        # Beside the register it takes what height there is, and scrolls.
        way = QSizePolicy.Policy.Preferred if narrow else QSizePolicy.Policy.Ignored
        self.panel.setSizePolicy(QSizePolicy.Policy.Preferred, way)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
