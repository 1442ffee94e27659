"""What the Overview shows: the measures at a glance, what needs attention, what changed, and the
next meeting."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from oversight_app.domain.attention import AttentionItem, BackupStanding
from oversight_app.domain.findings import Finding, Origin, Table
from oversight_app.domain.observations import Provenance
from oversight_app.domain.office_settings import MatrixOrder
from oversight_app.domain.wording import count_word, sentence_case
from oversight_app.review.measure_names import PUBLISHED, RETURNED
from oversight_app.store.office import office
from oversight_app.store.workspace import Workspace
from oversight_app.ui import backup_folder
from oversight_app.ui.context import Context
from oversight_app.ui.pages import overview_acts as acts
from oversight_app.ui.pages.finding_tab import FindingTab
from oversight_app.ui.pages.overview_looked import LastLook
from oversight_app.ui.pages.overview_menu import show_menu
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.attention_card import AttentionCard
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.columns import TwoColumns
from oversight_app.ui.widgets.label import label
from oversight_app.ui.widgets.measures_at_a_glance import MeasuresAtAGlance
from oversight_app.ui.widgets.next_meeting_card import NextMeetingCard
from oversight_app.ui.widgets.since_card import SinceCard

# Imported by the job that reads: the window opens without.
if TYPE_CHECKING:
    from oversight_app.review.attention import Attention
    from oversight_app.review.next_meeting import NextMeeting
    from oversight_app.review.overview import MeasuresAnswer
    from oversight_app.review.since_looked import SinceLooked

SAMPLE_WORDS = (
    "You are looking at sample data. In it, today is 31 October 2022. Rows marked “Sample” are "
    "invented, those marked “Published” are real."
)
INVITATION = (
    "No return is here yet, so these are the published figures alone. Bring in the force’s "
    "monthly return, its status list or the custody visitors’ forms to see the rest."
)
NOTHING = "No figure is here yet. Bring in a published table or a return."
_SEEN_MS = 5_000
"""How long the page is in front before what it shows counts as seen."""
_MODE = "overview/changed"


@dataclass(frozen=True, slots=True)
class _Today:
    """What is quick to read, and is shown first."""

    attention: "Attention"
    meeting: "NextMeeting"
    since: "SinceLooked | None"
    newest: int


class OverviewBody(FindingTab):
    """Reads in two steps: what needs somebody first, then the measures."""

    nothing = NOTHING

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._today: _Today | None = None
        self._answer: MeasuresAnswer | None = None
        self.looked = LastLook(context.settings, context.workspace.path)
        self.headline = label("", Role.BODY, "text2", wrap=True, selectable=True)
        self.headline.setObjectName("overview-headline")
        self.sample = Banner(theme, BannerKind.SAMPLE, action="Start with your own data")
        self.sample.setObjectName("sample-banner")
        self.sample.acted.connect(context.new_workspace)
        self.invitation = Banner(theme, BannerKind.RULE, action="Bring in a return…")
        self.invitation.setObjectName("invitation")
        self.invitation.acted.connect(context.import_files)
        locked = context.read_only
        self.measures = MeasuresAtAGlance(theme, locked=locked)
        self.attention = AttentionCard(theme, locked=locked)
        self.changed = SinceCard(theme)
        self.changed.show_mode(context.settings.value(_MODE))
        self.meeting = NextMeetingCard(theme)
        self._seen = QTimer(self, singleShot=True, interval=_SEEN_MS)
        self._seen.timeout.connect(self._note_seen)
        self._lay_out()
        self._connect()

    @property
    def answer(self) -> "MeasuresAnswer | None":
        """The measures that are shown; None until they come."""
        return self._answer

    @property
    def order(self) -> MatrixOrder:
        """How the measures are sorted."""
        return self._answer.settings.sorted_by if self._answer else MatrixOrder.MATTERS

    def reload(self) -> None:
        """Read both halves again; what is shown stays until they come."""
        jobs, settings = self.context.jobs, self.context.settings
        where = backup_folder.place(settings, self.context.workspace.path)
        before, affected = self.looked.before, self.context.affected()

        def today(ws: Workspace) -> _Today:
            from oversight_app.review.attention import attention
            from oversight_app.review.next_meeting import next_meeting
            from oversight_app.review.since_looked import newest_entry, since_looked

            stands: BackupStanding | None = None
            if not office(ws).sample:
                kept = backup_folder.found(where, ws.path)
                stands = backup_folder.stands(where, kept)
            with ws.snapshot():
                return _Today(
                    attention(ws, backups=stands, affected=affected),
                    next_meeting(ws),
                    since_looked(ws, before) if before is not None else None,
                    newest_entry(ws),
                )

        def measures(ws: Workspace) -> "MeasuresAnswer":
            from oversight_app.review import overview

            return overview.measures(ws)

        jobs.read("overview-today", today, self._show_today, self.show_nothing)
        jobs.read("overview-measures", measures, self._show_measures, self.show_nothing)

    # What leaves the page.

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The measures, and what changed."""
        found = self._answer
        if found is None or not found.matrix.lines:
            return ()
        return (found.finding, found.changed.finding)

    def tables(self) -> tuple[Table, ...]:
        """The measures in the order shown."""
        shown = self.measures.matrix.as_shown()
        return (shown,) if shown.rows else ()

    # Of the measure selected.

    def open_line(self, figure: str) -> None:
        """Open the page that shows a measure."""
        line = self._answer.matrix.line(figure) if self._answer else None
        if line is not None:
            self.context.go_to(line.go or line.measure.address)

    def show_origin(self) -> None:
        """Answer “Where does this come from?” for the measure selected, else for all."""
        found, line = self._answer, self.measures.matrix.line
        if found is None:
            return
        if line is None:
            self.origin.show_origin(found.finding.origin)
            return
        figure = line.measure.id

        def read(ws: Workspace) -> Origin | None:
            from oversight_app.review.measure_origin import measure_origin

            return measure_origin(ws, figure)

        def show(origin: Origin | None) -> None:
            self.origin.show_origin(origin or found.finding.origin)

        self.context.jobs.read("overview-origin", read, show)

    def explain(self) -> None:
        """Say what the measure selected is."""
        line = self.measures.matrix.line
        if line is not None:
            from oversight_app.ui.what_is_this import show_what_is_this

            show_what_is_this(self.context, line.measure.id)

    def add_note(self) -> None:
        """Add a note to the chart of the measure selected."""
        line = self.measures.matrix.line
        if line is not None and acts.takes_notes(line):
            acts.add_note(self.context, line, self)

    def choose(self) -> None:
        """Choose which measures are shown."""
        acts.choose_measures(self.context, self)

    def switch_order(self) -> None:
        """Sort by what matters, or by subject."""
        other = MatrixOrder.SUBJECT if self.order is MatrixOrder.MATTERS else MatrixOrder.MATTERS
        acts.sort_by(self.context, other)

    # Making.

    def _lay_out(self) -> None:
        columns = self.columns = TwoColumns(self.context.theme, (73, 27))
        columns.add(self.measures, right=False, share=1, least=340)
        columns.add(
            self.attention, right=True, share=52, least=150,
            most=lambda: self.attention.wanted_height,
        )  # fmt: skip
        columns.add(
            self.changed, right=True, share=29, least=72,
            most=lambda: self.changed.wanted_height,
        )  # fmt: skip
        columns.add(self.meeting, right=True, share=19, least=60)
        column = self.page.column
        column.setContentsMargins(24, 0, 24, 16)
        for widget in (self.headline, self.sample, self.invitation):
            column.addWidget(widget)
        column.addWidget(columns, 1)
        for banner in (self.sample, self.invitation):
            banner.set_words("")

    def _connect(self) -> None:
        context, matrix = self.context, self.measures.matrix
        matrix.row_activated.connect(self.open_line)
        matrix.menu_asked.connect(lambda where: show_menu(self, where))
        matrix.let_save(self.save_table)
        self.measures.choose_asked.connect(self.choose)
        self.measures.order_asked.connect(self.switch_order)
        self.measures.origin_asked.connect(self.show_origin)
        self.attention.step_asked.connect(self._do_step)
        self.attention.snooze_asked.connect(lambda item: acts.put_off(context, item, self))
        self.attention.wake_asked.connect(lambda item: acts.bring_back(context, item))
        self.changed.go_asked.connect(context.go_to)
        self.changed.switched.connect(lambda mode: context.settings.set_value(_MODE, mode))
        self.meeting.go_asked.connect(context.go_to)
        context.jobs.closing.connect(self._on_closing)

    # Showing.

    def _show_today(self, read: _Today) -> None:
        self._today = read
        now = datetime.now(UTC).astimezone()
        self.attention.show_items(read.attention.items, read.attention.snoozed, now)
        self._say()
        self.meeting.show_meeting(read.meeting)
        self.changed.show_since(read.since)
        self.show_content()
        self._wait_to_be_seen()

    def _say(self) -> None:
        """How many things need somebody, where the list of them may be out of sight, and what
        the measures show."""
        said = []
        if self._today is not None and (number := len(self._today.attention.items)):
            needs = "thing needs" if number == 1 else "things need"
            said.append(f"{sentence_case(count_word(number))} {needs} attention.")
        if self._answer is not None:
            said.append(str(self._answer.finding.headline).rstrip(".") + ".")
        self.headline.setText(" ".join(said))

    def _show_measures(self, found: "MeasuresAnswer") -> None:
        self._answer = found
        lines = found.matrix.lines
        self._say()
        sample = any(one.provenance is Provenance.SAMPLE for one in lines)
        self.sample.set_words(SAMPLE_WORDS if sample else "")
        returned = any(one.measure.group == RETURNED for one in lines)
        invited = not returned and not self.context.read_only
        published = any(one.measure.group == PUBLISHED for one in lines)
        self.invitation.set_words((INVITATION if published else NOTHING) if invited else "")
        self.measures.show_answer(found)
        self.changed.show_changed(found.changed)
        self.show_content()

    def _do_step(self, item: AttentionItem) -> None:
        self.context.go_to(item.step.go)

    # What has been seen.

    def _wait_to_be_seen(self) -> None:
        if self.isVisible():
            self._seen.start()

    def _note_seen(self) -> None:
        if self._today is not None:
            self.looked.note(self._today.newest)

    def _on_closing(self) -> None:
        if self.isVisible():
            self._note_seen()

    # Qt's own names from here.

    def showEvent(self, event: QShowEvent) -> None:
        """What is in front again can be seen again."""
        super().showEvent(event)
        self._wait_to_be_seen()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not in front is not seen."""
        super().hideEvent(event)
        self._seen.stop()
