"""What the tabs on the office's own records share: the forms that are open, the banner on sample
data, and adding the first record where there is none."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from oversight_app.domain.annotations import SavedView
from oversight_app.domain.observations import Provenance
from oversight_app.domain.record_kinds import Link
from oversight_app.domain.recorded import Recorded
from oversight_app.review.next_steps import NextStep, begun
from oversight_app.review.record_listing import RecordListing
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.pages.earlier_days import FIELD, EarlierDays, month_ends
from oversight_app.ui.pages.finding_tab import FindingTab
from oversight_app.ui.record_acts import RecordActs
from oversight_app.ui.record_forms import forms_of
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.card import Card
from oversight_app.ui.widgets.filter_bar import FilterBar
from oversight_app.ui.widgets.record_list import RecordList

T = TypeVar("T")

SAMPLE_WORDS = "Sample data. These records are made up, and are about no real force or scheme."
MIXED_WORDS = (
    "Sample data. Groups, contact and decisions are made up. What was said in 2017 and 2018 is the "
    "public record."
)
"""Of what holds the public record beside what is made up."""


class RecordTab(FindingTab):
    """``adds`` is the kind that the empty state offers to add. ``matter_asked`` carries the
    ``id`` of a record whose matter is to be shown."""

    adds: type[Recorded]
    sample_words = SAMPLE_WORDS
    """What is said of sample data."""
    matter_asked = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.forms = forms_of(context)
        self.acts = RecordActs(context, self)
        self.days: EarlierDays | None = None
        self.today = date.min
        self.empty.acted.disconnect(context.import_files)
        self.empty.acted.connect(lambda: self.add(self.adds))
        # A child even where a tab lays it out nowhere, or it would outlive the tab.
        self.sample = Banner(
            context.theme, BannerKind.SAMPLE, action="Start with your own data", parent=self
        )
        self.sample.acted.connect(context.new_workspace)

    @property
    def may_change(self) -> bool:
        """True where what is shown can be changed: not in a view of an earlier day."""
        return self.days.may_change if self.days else not self.context.read_only

    @property
    def day(self) -> date | None:
        """The earlier day that is shown; None is today."""
        return self.days.day if self.days else None

    def show_day(self, day: date | None) -> None:
        """Show everything as it stood on a day; None is today."""
        if self.days is not None:
            self.days.show(day)

    def make_days(self, filters: FilterBar | None = None, letters: int = 13) -> EarlierDays:
        """Put “As at” at the end of the tab’s filters; beside the tabs where it has none. To be
        called before the buttons are made. Of few ``letters`` where a choice stands before it and
        both should have room beside the tabs of a small window."""
        if filters is None:
            filters = self.aside = FilterBar()
            self.page.column.addWidget(filters)
        filters.add_choice(FIELD, "As at", "Show everything as it stood on an earlier day", letters)
        self.days = EarlierDays(self.context, filters, self)
        self.days.changed.connect(self.reload)
        return self.days

    def take_view(self, view: SavedView) -> None:
        """Narrow its list to a view that was kept."""
        listed = self.findChild(RecordList)
        if listed is not None:
            listed.show_view(view)

    def read_dated(
        self, name: str, ask: Callable[[Workspace, date | None], T], show: Callable[[T], None]
    ) -> None:
        """Read what the tab shows, as at the day chosen, and show it with the days to choose."""
        day = self.day

        def read(ws: Workspace) -> tuple[T, date]:
            with ws.snapshot():
                return ask(ws, day), ws.today()

        def shown(got: tuple[T, date]) -> None:
            found, today = got
            if self.days is not None:
                self.days.offer(month_ends(today), today)
            show(found)

        self.context.jobs.read(name, read, shown, self.show_nothing)

    def say_sample(self, provenance: Provenance) -> None:
        """Say of sample data what it is."""
        self.sample.set_words(self.sample_words if provenance is Provenance.SAMPLE else "")

    def follow(self, listing: RecordListing) -> None:
        """Say of a list that was read whether it is of sample data."""
        sample = any(one.record.provenance is Provenance.SAMPLE for one in listing.rows)
        self.say_sample(Provenance.SAMPLE if sample else Provenance.LOCAL)

    def add(self, kind: type[Recorded], start: Recorded | None = None, *links: Link) -> None:
        """Open the form of a new record."""
        if self.may_change:
            self.forms.add(kind, start, links, self.saved)

    def open(self, record_id: int) -> None:
        """Open the form of a record that there is; in an earlier state, what it said then."""
        if self.day is not None:
            self.acts.open_as_at(record_id, self.day)
        else:
            self.forms.open(record_id, self.saved)

    def take_step(self, step: NextStep, record: Recorded) -> None:
        """Open the form of what comes next about a record, linked with it."""
        start = begun(step, record, self.today)
        self.add(type(start), start, step.link(record))

    def saved(self, record_id: int) -> None:
        """Called when one of its forms has saved a record."""

    def add_list_button(self, card: Card, kind: type[Recorded]) -> QPushButton:
        """Put “Show as list” in a card's corner: the list of all records of a kind."""
        return self.action(
            card, f"list-of-{kind.kind}", "Show as list",
            f"Search, filter, hand over, bring in and send out {kind.plural.lower()}",
            lambda: self.context.go_to(f"accountability/records/{kind.kind}"),
        )  # fmt: skip

    def action(
        self, card: Card, name: str, words: str, tip: str, run: Callable[[], None],
        *, writes: bool = False,
    ) -> QPushButton:  # fmt: skip
        """Put a quiet button in a card's corner; one that writes is off where nobody can."""
        made = card.add_action(words, tip)
        made.setObjectName(name)
        if writes and self.days is not None:
            self.days.lock(made)
        else:
            made.setEnabled(not (writes and self.context.read_only))
        made.clicked.connect(lambda _c=False: run())
        return made
