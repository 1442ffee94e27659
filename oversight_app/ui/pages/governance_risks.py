"""Risks: where do they stand, which are due for review, and which rose or fell?"""

from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from oversight_app.domain.findings import Table
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import Period, PeriodKind, month_of
from oversight_app.domain.risk import Risk
from oversight_app.review.risk_map import HeatCell, Which
from oversight_app.review.risk_words import scale_words
from oversight_app.review.risks import RisksAnswer, risks
from oversight_app.store import records
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.pages.activity_tab import offer_all_columns
from oversight_app.ui.pages.earlier_days import FIELD, EarlierDays
from oversight_app.ui.pages.finding_tab import FindingTab
from oversight_app.ui.record_forms import forms_of
from oversight_app.ui.risk_acts import RiskActs
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.card import Card
from oversight_app.ui.widgets.columns import GAP
from oversight_app.ui.widgets.filter_bar import FilterBar
from oversight_app.ui.widgets.heat_view import HeatView
from oversight_app.ui.widgets.label import button
from oversight_app.ui.widgets.ledger_card import LedgerCard
from oversight_app.ui.widgets.notes_line import NotesLine
from oversight_app.ui.widgets.risk_panel import RiskPanel

SAMPLE_WORDS = "Sample data. These risks, scores and actions are made up, to show how it works."
_MONTHS_OFFERED = 12
_ROWS = 6


@dataclass(frozen=True, slots=True)
class _Read:
    answer: RisksAnswer
    days: tuple[date, ...]


class RisksTab(FindingTab):
    """The map over the register, and the selected risk at the right."""

    nothing = "No risk has been recorded yet."
    way_in = "Add a risk…"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._read: _Read | None = None
        self._which = Which.NOW
        self._picked: HeatCell | None = None
        self.forms = forms_of(context)
        self.acts = RiskActs(context, self.forms, self)
        self.empty.acted.disconnect()
        self.empty.acted.connect(self.add_risk)
        self.empty.link.setText("Add the ready-made set…")
        self.empty.linked.disconnect()
        self.empty.linked.connect(self.acts.add_ready_made)
        self._links: dict[str, QPushButton] = {}
        self.filters = self.aside = self._make_filters()
        self.sample = Banner(theme, BannerKind.SAMPLE, action="Start with your own data")
        self.sample.acted.connect(context.new_workspace)
        self.days = EarlierDays(context, self.filters, self)
        self.days.lock(self._links["ready-made"], self._links["scale"])
        self.again = Banner(theme, BannerKind.PROBLEM, action="Show them")
        self.again.acted.connect(self._show_again)
        self.header = self.header_of()
        self.map = HeatView(theme)
        self.map_card = Card("Likelihood and impact")
        self.map_card.add(self.map)
        self.register = LedgerCard(theme, "risk")
        self.register.view.set_compact()
        self.register.view.goes_last = (
            "response", "inherent", "controls", "acts", "owner", "moved", "target",
        )  # fmt: skip
        self.register.add_button.setText("Add risk…")
        self.register.change_button.hide()
        self.search = QLineEdit()
        self.search.setProperty("finds", True)
        self.show_all_button = self.register.add_action(
            "Show all", "Show every risk again, not the chosen ones alone (Esc on the map)"
        )
        offer_all_columns(self.register, context)
        self.panel = RiskPanel(theme)
        self.notes = NotesLine()
        self._lay_out()
        self._connect()

    @property
    def answer(self) -> RisksAnswer | None:
        """What is shown; None until the first answer."""
        return self._read.answer if self._read else None

    def reload(self) -> None:
        """Read the register again, now or as at the day chosen."""
        as_at, which = self.days.day, self._which

        def read(ws: Workspace) -> _Read:
            return _Read(risks(ws, as_at, which), _days(ws))

        self.context.jobs.read("risks", read, self._show, self.show_nothing)

    def show_figure(self, figure: str) -> None:
        """Select a risk by its ``id``; all are listed where it is not among those listed."""
        if not figure.isdecimal():
            return

        def show() -> None:
            if figure not in {row.key for row in self.register.view.table.rows}:
                self._show_every()
            self.select(int(figure))

        if self.answer is None:
            self.when_read(show)
        else:
            show()

    @property
    def figure(self) -> str:
        """The risk selected."""
        return self.register.view.selected_key()

    def show_as_at(self, day: date | None) -> None:
        """Show everything as it stood on a day; None is now."""
        self.days.show(day)

    def select(self, number: int) -> None:
        """Select a risk by its ``id`` and show it at the right."""
        self.register.select_key(str(number))
        self._show_detail()

    def show_origin(self) -> None:
        """Where the counts come from."""
        if self.answer is not None:
            self.origin.show_origin(self.answer.finding.origin)

    def tables(self) -> tuple[Table, ...]:
        """The register as it is listed, the map as a table, and what is to be scored again."""
        own = self.answer.finding.tables if self.answer else ()
        shown = super().tables()
        here = {one.id for one in shown}
        return (*shown, *(one for one in own if one.rows and one.id not in here))

    def add_risk(self) -> None:
        """Ask for a new risk."""
        self.acts.add()

    def change_risk(self) -> None:
        """Open the selected risk."""
        detail = self.panel.detail
        if detail is not None:
            self.acts.change(detail.risk)

    # Making.

    @property
    def _may_change(self) -> bool:
        return self.days.may_change

    def _make_filters(self) -> FilterBar:
        bar = FilterBar()
        bar.add_choice("which", "Scores", "Which of each risk’s three scores the map shows", 15)
        bar.add_choice(FIELD, "As at", "Show everything as it stood on an earlier day", 13)
        links = QWidget()
        row = QHBoxLayout(links)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for name, words, tip, run in (
            ("ready-made", "Ready-made set…", "Add the risks of working with an outside group",
             self.acts.add_ready_made),
            ("scale", "Scale…", "Change the levels and bands, and how often each is reviewed",
             self.acts.change_scale),
            ("list", "Show as list", "Search, filter, hand over, bring in and send out risks",
             lambda: self.context.go_to(f"accountability/records/{Risk.kind}")),
        ):  # fmt: skip
            made = button(words, "link", tip)
            made.setObjectName(f"risks-{name}")
            self._links[name] = made
            made.clicked.connect(lambda _c=False, run=run: run())
            row.addWidget(made)
        bar.finish(links)
        return bar

    def _lay_out(self) -> None:
        px = self.context.theme.px
        self.search.setObjectName("find-risk")
        self.search.setAccessibleName("Find a risk")
        self.search.setToolTip("Words of a risk’s name, description, owner or controls")
        self.search.setPlaceholderText("Find a risk")
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(px(150))
        self.register.add_corner(self.search)
        self.show_all_button.setObjectName("show-all-risks")
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self.map_card)
        left.addWidget(self.register, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(GAP)
        self._row.addLayout(left, 1)
        self._row.addWidget(self.panel)
        column = self.page.column
        for widget in (self.filters, self.sample, self.days.banner, self.again, self.header):
            column.addWidget(widget)
        column.addLayout(self._row, 1)
        column.addWidget(self.notes)

    def _connect(self) -> None:
        self.filters.chosen.connect(self._choose)
        self.days.changed.connect(self.reload)
        self.map.chosen.connect(self._pick)
        self.search.textChanged.connect(lambda _words: self._show_register())
        self.show_all_button.clicked.connect(lambda _c=False: self._show_every())
        self.register.view.selection_changed.connect(self._show_detail)
        self.register.add_asked.connect(self.add_risk)
        self.register.change_asked.connect(self.forms.open)
        self.register.delete_asked.connect(self.acts.delete)
        for signal, run in (
            (self.panel.act_asked, self.acts.add_action),
            (self.panel.review_asked, self.acts.review),
            (self.panel.score_asked, self.acts.score_again),
        ):
            signal.connect(lambda run=run: self.panel.detail and run(self.panel.detail))
        self.panel.change_asked.connect(self.change_risk)
        self.panel.record_asked.connect(self.forms.open)
        self.notes.asked.connect(self.show_origin)
        self.context.theme.changed.connect(self._arrange)

    # Showing.

    def _show(self, read: _Read) -> None:
        self._read = read
        shown = read.answer
        if not shown.risks and self.days.day is None:
            self.show_empty()
            self.empty.action.setEnabled(not self.context.read_only)
            return
        self.filters.offer("which", [(str(one), one.words) for one in Which], str(self._which))
        self.days.offer(read.days, shown.as_at)
        self.sample.set_words(SAMPLE_WORDS if shown.provenance is Provenance.SAMPLE else "")
        many = len(shown.again.rows)
        risk = "risk was" if many == 1 else "risks were"
        self.again.set_words(
            f"{many} {risk} scored on an earlier scale, and the map leaves them out."
            if many
            else ""
        )
        self.header.show_finding(shown.finding)
        self._show_map(shown)
        self.register.allow_writing(self._may_change)
        self.panel.allow_writing(self._may_change)
        self._show_register()
        if not self.register.view.selected_key() and self.register.view.table.rows:
            self.register.select_key(self.register.view.table.rows[0].key)
        self._show_detail()
        self.notes.set_notes((*shown.finding.caveats, scale_words(shown.scale)))
        self.show_content()
        self._arrange()

    def _show_map(self, shown: RisksAnswer) -> None:
        picked = self._picked
        place = (picked.likelihood, picked.impact) if picked else None
        if place is not None and not shown.scale.holds(*place):
            place = self._picked = None
        elif place is not None:
            self._picked = shown.heat.at(*place)
        self.map.set_heat(shown.heat, place)
        without = len(shown.heat.unplaced)
        words = "Likelihood upwards, impact to the right. Choose a cell to list its risks."
        if without:
            words += f" Without such a score: {without}."
        self.map_card.set_words(f"Open risks, {self._which.words.lower()}", words)

    def _show_register(self) -> None:
        """Show the rows that the map and the words leave."""
        shown = self.answer
        if shown is None:
            return
        picked, words = self._picked, self.search.text().casefold().split()
        some = tuple(
            one.risk.id
            for one in shown.risks
            if (picked is None or one.risk.id in picked.risks)
            and all(word in _searched(one.risk, one.about) for word in words)
        )
        whole = len(some) == len(shown.risks)
        table = shown.register if whole else shown.register_of(some)
        self.register.set_table(table)
        if not whole:
            where = ""
            if picked is not None:
                scale = shown.scale
                where = (
                    f", {scale.likelihood[picked.likelihood - 1].lower()} and "
                    f"{scale.impact[picked.impact - 1].lower()}"
                )
            title = f"Risk register: {len(some)} of {len(shown.risks)}{where}"
            self.register.set_words(title, "")
        self.show_all_button.setVisible(not whole)
        self._show_detail()

    def _show_detail(self) -> None:
        shown, key = self.answer, self.register.view.selected_key()
        detail = shown.detail(int(key)) if shown is not None and key else None
        late = detail is not None and shown is not None and detail.overdue(shown.as_at)
        self.panel.show_detail(detail, late)

    def _show_again(self) -> None:
        shown = self.answer
        if shown is not None and shown.again.rows:
            self._show_every()
            self.select(int(shown.again.rows[0].key))
            self.register.view.setFocus()

    def _show_every(self) -> None:
        self._picked = None
        self.search.clear()
        if self.answer is not None:
            self._show_map(self.answer)
        self._show_register()

    def _pick(self, cell: HeatCell | None) -> None:
        self._picked = cell
        self._show_register()
        rows = self.register.view.table.rows
        if cell is not None and rows:
            self.select(int(rows[0].key))

    def _choose(self, name: str, value: object) -> None:
        if name == "which":
            self._which, self._picked = Which(str(value)), None
            self.reload()

    def _arrange(self) -> None:
        """The risk stands beside its register, or below it where the window is narrow."""
        narrow = self.panel.place(self._row, self.width())
        rows = min(_ROWS, max(2, self.register.view.model().rowCount()))
        self.register.view.setMinimumHeight(self.register.view.content_height(rows) + 2)
        self.panel.setMinimumHeight(self.context.theme.px(360) if narrow else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def _searched(risk: Risk, about: str) -> str:
    """All that a risk is found by, in small letters."""
    said = (risk.reference, risk.name, risk.description, risk.owner, risk.controls, about)
    return " ".join(said).casefold()


def _days(ws: Workspace) -> tuple[date, ...]:
    """The ends of the last twelve months, as far back as there was a risk."""
    begun = [one.begins for one in records.read(ws, Risk) if one.begins]
    if not begun:
        return ()
    last = month_of(ws.today()) - 1
    days = (
        Period(PeriodKind.MONTH, month).last_day
        for month in range(last, last - _MONTHS_OFFERED, -1)
    )
    return tuple(day for day in days if day >= min(begun))
