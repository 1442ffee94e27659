"""What the tabs on the office's own records share: the forms that are open, the banner on sample
data, and adding the first record where there is none."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from oversight_app.domain.observations import Provenance
from oversight_app.domain.record_kinds import Link
from oversight_app.domain.recorded import Recorded
from oversight_app.review.next_steps import NextStep, begun
from oversight_app.ui.context import Context
from oversight_app.ui.pages.finding_tab import FindingTab
from oversight_app.ui.record_forms import forms_of
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.card import Card

SAMPLE_WORDS = "Sample data. These records are made up, and are about no real force or scheme."


class RecordTab(FindingTab):
    """``adds`` is the kind that the empty state offers to add. ``matter_asked`` carries the
    ``id`` of a record whose matter is to be shown."""

    adds: type[Recorded]
    matter_asked = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.forms = forms_of(context)
        self.today = date.min
        self.empty.acted.disconnect(context.import_files)
        self.empty.acted.connect(lambda: self.add(self.adds))
        self.sample = Banner(context.theme, BannerKind.SAMPLE, action="Start with your own data")
        self.sample.acted.connect(context.new_workspace)

    def say_sample(self, provenance: Provenance) -> None:
        """Say of sample data what it is."""
        self.sample.set_words(SAMPLE_WORDS if provenance is Provenance.SAMPLE else "")

    def add(self, kind: type[Recorded], start: Recorded | None = None, *links: Link) -> None:
        """Open the form of a new record."""
        if not self.context.read_only:
            self.forms.add(kind, start, links, self.saved)

    def open(self, record_id: int) -> None:
        """Open the form of a record that there is."""
        self.forms.open(record_id, self.saved)

    def take_step(self, step: NextStep, record: Recorded) -> None:
        """Open the form of what comes next about a record, linked with it."""
        start = begun(step, record, self.today)
        self.add(type(start), start, step.link(record))

    def saved(self, record_id: int) -> None:
        """Called when one of its forms has saved a record."""

    def action(
        self, card: Card, name: str, words: str, tip: str, run: Callable[[], None],
        *, writes: bool = False,
    ) -> QPushButton:  # fmt: skip
        """Put a quiet button in a card's corner; one that writes is off where nobody can."""
        made = card.add_action(words, tip)
        made.setObjectName(name)
        made.setEnabled(not (writes and self.context.read_only))
        made.clicked.connect(lambda _c=False: run())
        return made
