"""Papers: what was sent, what is on its way, and is any of it no longer so?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from oversight_app.domain.findings import Cell, Column, Row, Status, Table
from oversight_app.domain.papers import KeptPaper, Stage
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import (
    Quantity,
    Words,
    count_word,
    counted,
    mid_sentence,
    sentence_case,
)
from oversight_app.store import papers
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.compared import Compared, sent_beside_today
from oversight_app.summaries.papers import all_papers
from oversight_app.ui import paper_acts
from oversight_app.ui.context import Context
from oversight_app.ui.pages.finding_tab import FindingTab
from oversight_app.ui.paper_reading import period_words
from oversight_app.ui.paper_reasons import has_reasons, show_reasons
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.flow_layout import FlowLayout
from oversight_app.ui.widgets.label import button, dress_button, label
from oversight_app.ui.widgets.table_card import TableCard

_STAGES = {
    Stage.DRAFT: Status("Draft", "edit"),
    Stage.FROZEN: Status("Frozen", "lock"),
    Stage.APPROVED: Status("Approved", "check"),
    Stage.SENT: Status("Sent", "met"),
}
_COLUMNS = (
    Column("name", "Name"), Column("paper", "Paper"), Column("period", "Period or record"),
    Column("stage", "Stage"),
    Column("on", "On"), Column("to", "To"), Column("by", "By"), Column("marking", "Marking"),
    Column("digest", "Digest"), Column("today", "Compared with today"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Read:
    kept: tuple[KeptPaper, ...]
    names: Mapping[str, str]
    compared: Mapping[int, Compared]
    """What was sent beside today's figures, by the paper's id."""


class PapersTab(FindingTab):
    """A row a paper, the newest first; what was revised since it was sent is told below."""

    nothing = "No paper has been kept yet."
    way_in = "Prepare a paper"

    opened = Signal(int)
    """The ``id`` of a paper that is to be shown in Prepare."""
    begun = Signal(object)
    """The order of a paper that is to be begun; None for the usual one."""
    send_asked = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._read: _Read | None = None
        self._wanted_paper = ""
        self.empty.acted.disconnect(context.import_files)
        self.empty.acted.connect(lambda: self.begun.emit(None))
        self.headline = label("", Role.FINDING, wrap=True, selectable=True)
        self.support = label("", ink="text2", wrap=True, selectable=True)
        self.card = TableCard(context.theme)
        self.card.setMinimumHeight(context.theme.px(240))
        self.card.view.setObjectName("papers")
        self.card.view.emphasised = ""
        self.card.view.gives_way = ("digest", "paper", "by", "marking", "to")
        self.card.selected.connect(lambda _key: self._selected())
        self.card.activated.connect(lambda _key: self._open())
        self.changes = TableCard(context.theme, note_below=True)
        self.changes.setMinimumHeight(context.theme.px(180))
        self.changes.hide()
        rows = self.changes.view.parentWidget()
        assert rows is not None
        self.changes_rows = rows
        acts = QWidget()
        self._row = FlowLayout(acts, gap=8)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._acts: dict[str, tuple[QPushButton, str, Callable[[KeptPaper], bool]]] = {}
        self._add_acts()
        column = self.page.column
        for widget in (self.headline, self.support, acts):
            column.addWidget(widget)
        column.addWidget(self.card, 3)
        column.addWidget(self.changes, 2)
        context.theme.changed.connect(self._dress)
        self._dress()

    @property
    def current(self) -> KeptPaper | None:
        """The paper that the keyboard is on."""
        key = self.card.view.selected_key()
        kept = self._read.kept if self._read is not None else ()
        return next((one for one in kept if str(one.id) == key), None)

    def reload(self) -> None:
        """Read what is kept, and which of it is affected."""
        self.context.jobs.read("papers", _read, self._show, self.show_nothing)

    def show_figure(self, figure: str) -> None:
        """Select a paper by its ``id``."""
        self._wanted_paper = figure
        self.card.select_key(figure)
        self._selected()

    @property
    def figure(self) -> str:
        """The paper selected."""
        return self.card.view.selected_key()

    def act(self, name: str) -> None:
        """Do what a button says with the paper selected."""
        made, _icon, can = self._acts[name]
        paper = self.current
        if paper is not None and can(paper) and made.isEnabled():
            made.click()

    def can(self, name: str) -> bool:
        """True where an act can be done with the paper selected."""
        return self._acts[name][0].isEnabled()

    def _add_acts(self) -> None:
        def stage(*stages: Stage) -> Callable[[KeptPaper], bool]:
            return lambda paper: paper.stage in stages

        def anything(_paper: KeptPaper) -> bool:
            return True

        self._act("open", "Open", "Show it under Prepare (Enter)", "eye", anything, self._open)
        self._act("approve", "Approve…", "Say which office approves it", "check",
                  stage(Stage.FROZEN), self._approve)  # fmt: skip
        self._act("send", "Record as sent…", "Say to whom it went; its files are kept whole",
                  "export", stage(Stage.APPROVED), self._send)  # fmt: skip
        self._act("save-again", "Save the files again…", "The very files that were sent",
                  "folder", stage(Stage.SENT), self._save_again)  # fmt: skip
        self._act("next", "Make the next from this", "Begin a paper with the same sections and "
                  "settings, of the latest period", "plus", anything, self._next)  # fmt: skip
        self._act("reasons", "Reasons", "What it goes out with, and why", "info",
                  has_reasons, self._reasons)  # fmt: skip
        self._act("thaw", "Back to draft", "Let its figures move again", "undo",
                  stage(Stage.FROZEN, Stage.APPROVED), self._thaw)  # fmt: skip
        self._act("delete", "Delete draft", "Undo brings it back", "delete", stage(Stage.DRAFT),
                  self._delete)  # fmt: skip

    def _act(
        self, name: str, words: str, tip: str, icon: str, can: Callable[[KeptPaper], bool],
        run: Callable[[], None],
    ) -> None:  # fmt: skip
        made = button(words, tip=tip)
        made.setObjectName(f"paper-{name}")
        made.clicked.connect(lambda _c=False: run())
        self._row.addWidget(made)
        self._acts[name] = (made, icon, can)

    def _show(self, read: _Read) -> None:
        self._read = read
        if not read.kept:
            self.show_empty()
            self.empty.action.setEnabled(True)
            return
        self.headline.setText(_headline(read))
        self.support.setText(
            "What was sent is kept whole, with the history as it stood, and is compared with "
            "today’s figures."
        )
        self.card.set_table(papers_table(read.kept, read.names, read.compared))
        if self._wanted_paper:
            self.card.select_key(self._wanted_paper)
            self._wanted_paper = ""
        elif not self.card.view.selected_key():
            self.card.select_key(str(read.kept[0].id))
        self.show_content()
        self._selected()

    def _selected(self) -> None:
        paper, may = self.current, not self.context.read_only
        for name, (made, _icon, can) in self._acts.items():
            needs_write = name not in ("open", "save-again", "next", "reasons")
            made.setEnabled(paper is not None and can(paper) and (may or not needs_write))
            made.setVisible(name != "reasons" or made.isEnabled())
        compared = None
        if paper is not None and self._read is not None:
            compared = self._read.compared.get(paper.id)
            table = changes_table(paper, compared)
            self.changes.set_table(table)
            self.changes.set_words(str(table.title), about_paper(paper, compared))
        changed = compared is not None and bool(compared.changes)
        self.changes.setVisible(paper is not None)
        # Without rows the card is as high as its words.
        self.changes_rows.setVisible(changed)
        policy = QSizePolicy.Policy
        self.changes.setSizePolicy(
            policy.Preferred, policy.Preferred if changed else policy.Maximum
        )
        self.changes.setMinimumHeight(self.context.theme.px(180) if changed else 0)
        self.page.column.setStretchFactor(self.changes, 2 if changed else 0)

    def _open(self) -> None:
        if (paper := self.current) is not None:
            self.opened.emit(paper.id)

    def _approve(self) -> None:
        if (paper := self.current) is not None:
            paper_acts.approve(self.context, paper, self)

    def _send(self) -> None:
        if (paper := self.current) is not None:
            self.send_asked.emit(paper)

    def _save_again(self) -> None:
        if (paper := self.current) is not None:
            paper_acts.save_again(self.context, paper, self)

    def _next(self) -> None:
        if (paper := self.current) is not None:
            self.begun.emit(paper_acts.next_order(paper.order))

    def _reasons(self) -> None:
        if (paper := self.current) is not None:
            show_reasons(self.context, paper)

    def _thaw(self) -> None:
        if (paper := self.current) is not None:
            paper_acts.back_to_draft(self.context, paper)

    def _delete(self) -> None:
        if (paper := self.current) is not None:
            paper_acts.delete_draft(self.context, paper)

    def _dress(self) -> None:
        for made, icon, _can in self._acts.values():
            dress_button(made, self.context.theme, icon)


def papers_table(
    kept: tuple[KeptPaper, ...], names: Mapping[str, str], compared: Mapping[int, Compared]
) -> Table:
    """Return the papers as a table, in the order given."""
    return Table(
        "papers",
        "Papers kept",
        _COLUMNS,
        tuple(Row(str(one.id), _cells(one, names, compared)) for one in kept),
        "The newest first",
    )


def changes_table(paper: KeptPaper, compared: Compared | None) -> Table:
    """Return what is no longer so in a paper that was sent; nothing of others."""
    said = f": {mid_sentence(str(compared.headline)).rstrip('.')}" if compared is not None else ""
    return Table(
        "paper-changes",
        f"{paper.name}{said}",
        (Column("where", "Figure"), Column("then", "As sent"), Column("now", "Today")),
        tuple(
            Row(str(number), (one.where, _said(one.then), _said(one.now)))
            for number, one in enumerate(compared.changes if compared is not None else ())
        ),
    )


def about_paper(paper: KeptPaper, compared: Compared | None) -> str:
    """Say each act of a paper with its day and office, how it is marked, and what tells its files
    and its figures from any others."""
    acts = [f"Drafted {_by(paper.prepared_by, paper.drafted_on)}"]
    if paper.frozen_on is not None:
        acts.append(f"frozen on {written_date(paper.frozen_on)}")
    if paper.approved_on is not None:
        acts.append(f"approved {_by(paper.approved_by, paper.approved_on)}")
    if paper.sent_on is not None:
        acts.append(f"sent to {paper.sent_to} {_by(paper.sent_by, paper.sent_on)}")
    said = [", ".join(acts), f"Marked {paper.order.marking}"]
    if paper.files:
        formats = ", ".join(str(one.format).upper() for one in paper.files)
        said.append(f"Kept whole: {formats}")
    if paper.frozen:
        said.append(f"Digest {paper.frozen[:16]}, history head {paper.frozen_head[:16]}")
    if paper.passed:
        said.append(f"{counted(len(paper.passed), 'warning', 'warnings')} passed with a reason")
    if compared is not None and compared.problem and compared.problem != str(compared.headline):
        said.append(compared.problem.rstrip("."))
    if compared is not None and compared.changes:
        said.append("Tell whoever has it, where it matters")
    return ". ".join(said) + "."


def _by(office: str, day: date) -> str:
    return f"by {office} on {written_date(day)}" if office else f"on {written_date(day)}"


def _said(part: Quantity | Words) -> str:
    return str(part) or "–"


def _cells(
    paper: KeptPaper, names: Mapping[str, str], compared: Mapping[int, Compared]
) -> tuple[Cell, ...]:
    on = paper.sent_on or paper.approved_on or paper.frozen_on or paper.drafted_on
    order = paper.order
    about = period_words(order.period) if order.period is not None else order.subject
    today: Cell = ""
    if paper.stage is Stage.SENT:
        today = _beside_today(compared[paper.id])
    by = paper.sent_by or paper.approved_by or paper.prepared_by
    return (
        paper.name, names.get(order.paper, ""), about, _STAGES[paper.stage], on, paper.sent_to,
        by, str(order.marking), paper.frozen[:8], today,
    )  # fmt: skip


def _headline(read: _Read) -> str:
    sent = sum(one.stage is Stage.SENT for one in read.kept)
    drafts = sum(one.stage is Stage.DRAFT for one in read.kept)
    waiting = len(read.kept) - sent - drafts
    number = sum(bool(one.changes) for one in read.compared.values())
    if number:
        what = "paper that was sent has" if number == 1 else "papers that were sent have"
        return f"{sentence_case(count_word(number))} {what} figures that were revised since"
    parts = [f"{count_word(sent)} sent"] if sent else []
    parts += [f"{count_word(waiting)} waiting to be sent"] if waiting else []
    parts += [counted(drafts, "draft", "drafts")] if drafts else []
    return sentence_case(", ".join(parts))


def _read(ws: Workspace) -> _Read:
    kept = tuple(sorted(papers.papers(ws), key=lambda one: -one.id))
    names = {one.id: one.name for one in all_papers().values()}
    return _Read(kept, names, {one.paper.id: one for one in sent_beside_today(ws)})


def _beside_today(compared: Compared) -> Status:
    if compared.problem:
        return Status("Not compared", "unknown")
    if not compared.changes:
        return Status("As sent", "check")
    figures = compared.figures
    said = counted(figures, "figure revised", "figures revised") if figures else "Revised"
    return Status(said, "warning", True)
