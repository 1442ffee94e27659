"""Objectives of the plan, their measures and targets, and what was invested."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from oversight_app.domain.annotations import SeriesTarget
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.domain.plans import Investment, Objective, Plan, TermOfOffice
from oversight_app.domain.records import Target
from oversight_app.review.investment import InvestmentAnswer, investment
from oversight_app.review.latest import Latest
from oversight_app.review.measure_names import NO_LONGER, PUBLISHED, series_of
from oversight_app.review.objectives import (
    ObjectiveLine,
    ObjectivesAnswer,
    objectives,
    targets_table,
)
from oversight_app.store import annotations, records, targets
from oversight_app.store.changes import Changes
from oversight_app.store.office import office
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.series_target import SeriesTargetDialog
from oversight_app.ui.pages.activity_tab import offer_all_columns
from oversight_app.ui.pages.earlier_days import FIELD, EarlierDays, month_ends
from oversight_app.ui.pages.finding_tab import FindingTab
from oversight_app.ui.record_acts import RecordActs
from oversight_app.ui.record_forms import forms_of
from oversight_app.ui.saving import keeping, save_from
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.columns import TwoColumns
from oversight_app.ui.widgets.filter_bar import FilterBar
from oversight_app.ui.widgets.label import button
from oversight_app.ui.widgets.ledger_card import LedgerCard
from oversight_app.ui.widgets.notes_line import NotesLine
from oversight_app.ui.widgets.table_card import TableCard

SAMPLE_WORDS = (
    "Sample data. The plan, its targets and what was spent are made up; published figures are not."
)


@dataclass(frozen=True, slots=True)
class _Read:
    answer: ObjectivesAnswer
    money: InvestmentAnswer
    today: date
    home: str
    terms: tuple[TermOfOffice, ...]


class ObjectivesTab(FindingTab):
    """The plan chosen, its objectives with their figures, targets, and the ledger."""

    nothing = "No Police and Crime Plan has been recorded yet."
    way_in = "Add a plan…"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._read: _Read | None = None
        self._plan: int | None = None
        self._waiting: Callable[[], None] | None = None
        self.forms = forms_of(context)
        self.acts = RecordActs(context, self)
        self.empty.acted.disconnect()
        self.empty.acted.connect(self.add_plan)
        self._links: list[QPushButton] = []
        self.filters = self.aside = self._make_filters()
        self.sample = Banner(theme, BannerKind.SAMPLE, action="Start with your own data")
        self.sample.acted.connect(context.new_workspace)
        self.days = EarlierDays(context, self.filters, self)
        self.header, self.money_header = self.header_of(), self.header_of()
        self.objectives = TableCard(theme)
        self.targets = LedgerCard(theme, "target")
        self.money = LedgerCard(theme, "investment")
        for card in (self.objectives, self.targets, self.money):
            card.view.set_two_lines()
        self.objectives.view.gives_way = ("reference", "owner", "review")
        self.money.view.goes_last = (
            "reference", "source", "hours", "net", "share", "to", "budget",
        )  # fmt: skip
        self.change_button = self._act("change-objective", "Change…", "Open the objective (Enter)")
        self.figure_button = self._act(
            "show-figure", "Show the figure", "Go to the page that shows this measure"
        )
        self.add_button = self._act(
            "add-objective", "Add objective…", "Say what is to be reached, and what shows it"
        )
        self.delete_button = self._act(
            "delete-objective", "Delete", "Delete the selected objective; Undo brings it back"
        )
        self.notes = NotesLine()
        self._lay_out()
        self._connect()

    @property
    def answer(self) -> ObjectivesAnswer | None:
        """What is shown; None until the first answer."""
        return self._read.answer if self._read else None

    def reload(self) -> None:
        """Read the plan chosen again, with what was spent in its years."""
        plan, as_at = self._plan, self.days.day

        def read(ws: Workspace) -> _Read:
            with ws.snapshot():
                answer = objectives(ws, plan, as_at)
                span = (answer.plan.from_day, answer.plan.to_day) if answer.plan else (None, None)
                return _Read(
                    answer,
                    investment(ws, as_at, between=span),
                    ws.today(),
                    office(ws).home_force,
                    records.read(ws, TermOfOffice),
                )

        self.context.jobs.read("objectives", read, self._show, self.show_nothing)

    def show_plan(self, plan: int | None) -> None:
        """Show a plan by its ``id``; None is the one in force."""
        self._plan = plan
        self.reload()

    def show_origin(self) -> None:
        """Where the selected figure comes from: a line of the ledger where the keyboard is in
        it, else a measure."""
        read = self._read
        if read is None:
            return
        key = self.money.view.selected_key()
        if self.money.view.hasFocus() and key:
            self.origin.show_origin(read.money.origin(int(key)))
        else:
            self.origin.show_origin(read.answer.origin(self.objectives.view.selected_key()))

    def add_plan(self) -> None:
        """Open the form of a plan, in the newest term of office."""
        read = self._read
        newest = max(read.terms, key=lambda one: one.number) if read and read.terms else None
        start = Plan(term=newest.id if newest else None, from_day=read.today if read else None)
        self.forms.add(Plan, start)

    def change_plan(self) -> None:
        """Open the plan shown."""
        if self.answer is not None and self.answer.plan is not None:
            self._open(self.answer.plan.id)

    def add_term(self) -> None:
        """Open the form of a term of office."""
        read = self._read
        self.forms.add(TermOfOffice, TermOfOffice(from_day=read.today if read else None))

    def add_objective(self) -> None:
        """Open the form of an objective of the plan shown."""
        read = self._read
        if read is None or read.answer.plan is None:
            return
        taken = [one.objective.position or 0 for one in read.answer.lines]
        plan = read.answer.plan
        start = Objective(plan=plan.id, from_day=plan.from_day, position=max(taken, default=0) + 1)
        self.forms.add(Objective, start)

    @property
    def selected_objective(self) -> Objective | None:
        """The objective that is selected, where it can be changed."""
        line = self._line() if self._may_change else None
        return line.objective if line is not None else None

    @property
    def changeable_plan(self) -> Plan | None:
        """The plan shown, where it can be changed."""
        return self.answer.plan if self.answer is not None and self._may_change else None

    def delete_objective(self) -> None:
        """Delete the selected objective; undo brings it back."""
        if self.selected_objective is not None:
            self.acts.delete(self.selected_objective)

    def delete_plan(self) -> None:
        """Delete the plan shown; refused while it has objectives."""
        if self.changeable_plan is not None:
            self.acts.delete(self.changeable_plan)

    def once_read(self, act: Callable[[], None]) -> None:
        """Do something that rests on what is shown, now or when it has been read."""
        if self._read is not None:
            act()
        else:
            self._waiting = act

    def add_investment(self) -> None:
        """Open the form of a line of the ledger, of the financial year that it is."""
        read = self._read
        if read is None:
            return
        year = Period.containing(read.today, PeriodKind.YEAR)
        start = Investment(from_day=year.first_day, to_day=year.last_day)
        self.forms.add(Investment, start)

    def set_target(self) -> None:
        """Ask for a target of the selected measure, and keep it."""
        latest, read = self._latest(), self._read
        if latest is not None and read is not None:
            self._ask_target(latest, read, None)

    # Making.

    def _act(self, name: str, words: str, tip: str) -> QPushButton:
        made = self.objectives.add_action(words, tip)
        made.setObjectName(name)
        return made

    def _make_filters(self) -> FilterBar:
        bar = FilterBar()
        bar.add_choice("plan", "Plan", "The plan in force, or an earlier one", 30)
        bar.add_choice(FIELD, "As at", "Show everything as it stood on an earlier day", 13)
        links = QWidget()
        row = QHBoxLayout(links)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for name, words, tip, run in (
            ("change-plan", "Change…", "Change the plan shown", self.change_plan),
            ("add-plan", "Add plan…", "Start a new plan; the one before stays", self.add_plan),
            ("add-term", "Add term…", "Record a term of office", self.add_term),
        ):
            made = button(words, "link", tip)
            made.setObjectName(name)
            made.setEnabled(not self.context.read_only)
            self._links.append(made)
            made.clicked.connect(lambda _c=False, run=run: run())
            row.addWidget(made)
        bar.finish(links)
        return bar

    def _lay_out(self) -> None:
        px = self.context.theme.px
        offer_all_columns(self.objectives, self.context)
        offer_all_columns(self.money, self.context)
        lower = TwoColumns(self.context.theme, (5, 8))
        lower.add(self.targets, right=False, share=1, least=190)
        lower.add(self.money, right=True, share=1, least=190)
        self.objectives.setMinimumHeight(px(330))
        column = self.page.column
        for widget in (self.filters, self.sample, self.days.banner, self.header):
            column.addWidget(widget)
        column.addWidget(self.objectives, 5)
        column.addWidget(self.money_header)
        column.addWidget(lower, 4)
        column.addWidget(self.notes)

    def _connect(self) -> None:
        self.filters.chosen.connect(self._chosen)
        self.days.changed.connect(self.reload)
        self.days.lock(
            *self._links, self.add_button, self.delete_button, self.targets.add_button,
            self.targets.change_button, self.targets.delete_button, self.money.add_button,
            self.money.change_button, self.money.delete_button,
        )  # fmt: skip
        self.objectives.view.selection_changed.connect(self._show_line)
        self.objectives.activated.connect(lambda _key: self._change_objective())
        self.add_button.clicked.connect(lambda _c=False: self.add_objective())
        self.change_button.clicked.connect(lambda _c=False: self._change_objective())
        self.delete_button.clicked.connect(lambda _c=False: self.delete_objective())
        self.figure_button.clicked.connect(lambda _c=False: self._show_figure())
        self.targets.add_asked.connect(self.set_target)
        self.targets.change_asked.connect(self._change_target)
        self.targets.delete_asked.connect(self._delete_target)
        self.money.add_asked.connect(self.add_investment)
        self.money.change_asked.connect(self.forms.open)
        self.money.delete_asked.connect(self._delete_investment)
        self.notes.asked.connect(self.show_origin)

    @property
    def _may_change(self) -> bool:
        return self.days.may_change

    # Showing.

    def _open(self, number: int) -> None:
        """Open a record; in an earlier state, what it said then."""
        if self.days.day is not None:
            self.acts.open_as_at(number, self.days.day)
        else:
            self.forms.open(number)

    def _chosen(self, name: str, value: object) -> None:
        if name == "plan":
            self.show_plan(int(str(value)))

    def _show(self, read: _Read) -> None:
        self._read = read
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()
        shown = read.answer
        self.days.offer(month_ends(read.today), read.today)
        if shown.plan is None and not read.money.lines and self.days.day is None:
            self.show_empty()
            self.empty.action.setEnabled(not self.context.read_only)
            return
        self.filters.offer("plan", shown.plans, shown.plan.id if shown.plan else None)
        sample = Provenance.SAMPLE in (shown.provenance, read.money.provenance)
        self.sample.set_words(SAMPLE_WORDS if sample else "")
        self.header.show_finding(shown.finding)
        self.objectives.set_table(shown.table)
        self.money_header.show_finding(read.money.finding)
        self.money.set_table(read.money.table)
        if not self.objectives.view.selected_key() and shown.table.rows:
            self.objectives.select_key(shown.table.rows[0].key)
        self._show_line()
        self.notes.set_notes((*shown.finding.caveats, *read.money.finding.caveats))
        self.show_content()

    def _line(self) -> ObjectiveLine | None:
        key = self.objectives.view.selected_key()
        return self.answer.line(key) if self.answer is not None and key else None

    def _latest(self) -> Latest | None:
        line = self._line()
        return line.latest if line is not None else None

    def _show_line(self) -> None:
        line, latest = self._line(), self._latest()
        can = self._may_change
        self.targets.set_table(targets_table(line))
        # A measure that is no more takes no new target.
        known = latest is not None and latest.measure.group != NO_LONGER
        self.targets.allow_writing(can and known)
        # Those of published measures are deleted and set anew, as on their own page.
        published = latest is not None and latest.measure.group == PUBLISHED
        self.targets.change_button.setVisible(not published)
        self.money.allow_writing(can)
        self.add_button.setEnabled(can and self.answer is not None and bool(self.answer.plan))
        self.change_button.setEnabled(line is not None)
        self.delete_button.setEnabled(line is not None and can)
        self.figure_button.setEnabled(latest is not None and bool(latest.measure.place))

    def _change_objective(self) -> None:
        line = self._line()
        if line is not None:
            self._open(line.objective.id)

    def _show_figure(self) -> None:
        latest = self._latest()
        if latest is not None and latest.measure.address:
            self.context.go_to(latest.measure.address)

    # Targets.

    def _change_target(self, number: int) -> None:
        latest, read = self._latest(), self._read
        if latest is None or read is None or latest.measure.group == PUBLISHED:
            return
        one = next((one for one in latest.history if one.id == number), None)
        if one is None:
            return
        before = SeriesTarget(
            series_of(latest.measure.id), one.value, one.set_on, one.by, one.source, one.id
        )
        self._ask_target(latest, read, before)

    def _ask_target(self, latest: Latest, read: _Read, before: SeriesTarget | None) -> None:
        dialog = SeriesTargetDialog(
            self.context.theme, series_of(latest.measure.id), latest.measure.name.lower(),
            read.today, before, self.window(),
        )  # fmt: skip
        save_from(
            self.context, dialog, "Target saved" if before else "Target set",
            lambda: keeping(_keep_target, latest, dialog.target, read.home),
        )  # fmt: skip

    def _delete_target(self, number: int) -> None:
        latest = self._latest()
        if latest is None:
            return
        delete: Callable[[Workspace, int], Changes] = annotations.delete_target
        if latest.measure.group == PUBLISHED:
            delete = targets.delete_target
        self.context.write("Target deleted", lambda ws: delete(ws, number))

    def _delete_investment(self, number: int) -> None:
        self.context.write("Investment deleted", lambda ws: records.delete(ws, number))


def _keep_target(ws: Workspace, latest: Latest, target: SeriesTarget, home: str) -> Changes:
    """Keep a target where its measure has its own: published ones are of the home force."""
    if latest.measure.group != PUBLISHED:
        if target.id:
            return annotations.change_target(ws, target)
        return annotations.add_target(ws, target)
    return targets.add_target(
        ws,
        Target(latest.measure.id, home, target.value, target.set_on, target.set_by, target.source),
    )
