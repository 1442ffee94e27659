"""Prepare: what does the office send, and may it leave as it is?"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from oversight_app.domain.annotations import SavedView
from oversight_app.domain.papers import Format, PaperOrder, Passed
from oversight_app.domain.periods import Period, written_date
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.concerns import Concern, Weight
from oversight_app.ui import paper_acts, paper_asking, paper_export, paper_reading, paper_templates
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.message import problem_dialog
from oversight_app.ui.pages.finding_tab import FindingTab
from oversight_app.ui.paper_drawing import PaperDrawing
from oversight_app.ui.paper_reading import PaperRead
from oversight_app.ui.paper_templates import TemplatesButton
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.filter_bar import FilterBar
from oversight_app.ui.widgets.label import label
from oversight_app.ui.widgets.paper_preview import PaperPreview
from oversight_app.ui.widgets.paper_settings_card import PaperSettingsCard, files_words
from oversight_app.ui.widgets.sections_card import SectionsCard
from oversight_app.ui.widgets.three_cards import ThreeCards

_SETTLES = 250
"""Milliseconds without a further change before the paper is made again."""
_PAPER = "summaries/paper"


class PrepareTab(FindingTab):
    """A paper as it would leave now. ``order`` is what it is to be; changing it changes nothing
    in the workspace until it is kept."""

    nothing = "There are no figures to write a paper from yet."

    changed = Signal()
    """What can be done with the paper has changed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self.order: PaperOrder | None = None
        self.kept_id = 0
        self.passed: dict[tuple[str, str], str] = {}
        self._start = (context.settings.value(_PAPER), "")
        self._prepared_by = ""
        self._read: PaperRead | None = None
        self._making = False
        self._then: Callable[[], None] | None = None
        self._made: paper_reading.Made | None = None
        self._settling = QTimer(self, singleShot=True, interval=_SETTLES)
        self._settling.timeout.connect(self._ask)
        self.filters = self.aside = FilterBar()
        self.filters.add_choice("paper", "Paper", "Which paper to write", 20)
        self.filters.add_choice("period", "Period", "Which period it is of", 20)
        self.filters.add_choice("subject", "About", "Which record it is about", 22)
        self.filters.chosen.connect(self._choose)
        self.templates = TemplatesButton(context)
        self.templates.chosen.connect(self.begin)
        self.filters.add_part(self.templates)
        self.banner = Banner(theme, BannerKind.RULE, action="Start a new draft from it")
        self.banner.acted.connect(lambda: self.next_from_this())
        self.banner.set_words("")
        self.heading = label("", ink="text2", wrap=True)
        self.heading.setObjectName("paper-title")
        self.contents = SectionsCard(theme)
        self.sections, self.concerns = self.contents.list, self.contents.concerns
        self.settings = PaperSettingsCard(theme)
        self.preview = PaperPreview(theme)
        self._drawing = PaperDrawing(context, self.preview)
        self.cards = ThreeCards(theme, (self.contents, self.settings, self.preview))
        column = self.page.column
        for widget in (self.filters, self.heading, self.banner):
            column.addWidget(widget)
        column.addWidget(self.cards, 1)
        self._listen()

    @property
    def read(self) -> PaperRead | None:
        """The paper as last read; None until it comes."""
        return self._read

    @property
    def formats(self) -> tuple[Format, ...]:
        """The formats ticked."""
        return self.settings.formats

    @property
    def export_words(self) -> str:
        """What the export button says: "Export draft, 3 files"."""
        draft = self._read is None or not self._read.locked
        files = files_words(self.formats) if self.formats else "no format"
        return f"Export{' draft' if draft else ''}, {files}"

    @property
    def unpassed(self) -> tuple[Concern, ...]:
        """The warnings that have no reason yet."""
        prepared = self._read.prepared if self._read is not None else None
        return tuple(
            one
            for one in (prepared.concerns if prepared is not None else ())
            if one.weight is Weight.WARNS and _name(one) not in self.passed
        )

    @property
    def reasons(self) -> tuple[Passed, ...]:
        """The warnings that were passed, each with its reason."""
        return tuple(Passed(check, words, why) for (check, words), why in self.passed.items())

    def reload(self) -> None:
        """Something changed in the workspace: make the paper again."""
        self._made = None
        self._ask()

    def show_figure(self, figure: str) -> None:
        """Open a kept paper by its ``id``, or begin a paper by its own id, of a record where it
        is about one, or of what a page was set to: ``decision/ED-001``, ``specials/{…}``."""
        paper, _, subject = figure.partition("/")
        self.open_kept(int(paper)) if paper.isdigit() else self.begin(None, paper, subject)

    def take_view(self, view: SavedView) -> None:
        """Begin a paper from a template."""
        self.begin(PaperOrder.read(view.selection))

    def begin(self, order: PaperOrder | None, paper: str = "", subject: str = "") -> None:
        """Begin a draft; as a paper usually begins where no order is given."""
        self._let_go()
        self.order = order
        self._start = (paper or self._start[0], subject)
        self.context.settings.set_value(_PAPER, order.paper if order else self._start[0])
        self._ask()

    def open_kept(self, number: int) -> None:
        """Show a paper that the office keeps: a draft to go on with, others as they are."""
        self._let_go()
        self.order, self.kept_id = None, number
        self._ask()

    def next_from_this(self) -> None:
        """Begin the next paper with the sections and settings of the one that is shown."""
        if self.order is not None:
            self.begin(paper_acts.next_order(self.order))

    def export(self, formats: Sequence[Format] = ()) -> None:
        """Ask where to, and write the paper in the formats ticked, or in those given."""
        self._when_made(partial(self._export, tuple(formats)))

    def _export(self, formats: tuple[Format, ...]) -> None:
        read, wanted = self._read, formats or self.formats
        if read is None or read.document is None or not wanted:
            self.context.toast(
                "There is no paper to write yet" if wanted else "Tick at least one format first"
            )
            return
        stops = [one for one in self._found() if one.weight is Weight.STOPS]
        if stops:
            words = " ".join(f"{one.words} {one.mend}".strip() for one in stops[:3])
            self.context.open_dialog(
                problem_dialog(f"{words} Nothing was written.", "Exporting this paper")
            )
            return
        leaving = paper_export.Leaving(read.document, read.order, wanted)
        keep = partial(paper_acts.keep_reasons, self.context, self, read)
        paper_export.export(self.context, leaving, not read.locked, self.unpassed, keep, self)

    def save_draft(self) -> None:
        """Keep the paper as ordered among the office's papers."""

        def save() -> None:
            if self._read is not None and not self._read.locked:
                paper_acts.save_draft(self.context, self, self._read, self.settings.prepared_by)

        self._when_made(save)

    def save_template(self) -> None:
        """Keep its sections and settings, without a period, to begin others with."""
        if self._read is not None:
            name, kept = self._read.paper.name, self._read.templates
            paper_templates.save_template(self.context, self._read.order, name, kept, self)

    def write_words(self, section: str = "") -> None:
        """Ask for the office's own words above a section."""
        read = self._read
        section = section or self.sections.current_id
        found = (
            next((one for one in read.paper.sections if one.id == section), None) if read else None
        )
        if read is None or read.locked or found is None:
            return
        said = next((one.words for one in read.order.sections if one.id == section), "")

        def keep(words: str) -> None:
            self._change(
                paper_reading.with_sections(read.order, self.sections.chosen, (section, words))
            )

        paper_asking.ask_words(self.context, found, said, keep, self)

    def next_step(self) -> None:
        """Freeze, approve or record as sent: whichever comes next."""

        def step() -> None:
            if self._read is not None:
                paper_acts.next_step(self.context, self, self._read)

        self._when_made(step)

    # Inside.

    def _listen(self) -> None:
        self.sections.changed.connect(self._on_sections)
        self.sections.words_asked.connect(self.write_words)
        self.concerns.go_asked.connect(self.mend)
        self.concerns.pass_asked.connect(self._ask_reason)
        self.concerns.unpass_asked.connect(self._unpass)
        self.settings.changed.connect(self._on_settings)
        self.settings.formats_changed.connect(self.changed)
        self.settings.hidden_asked.connect(self._show_hidden)
        self.settings.showing_asked.connect(
            lambda: paper_asking.ask_showing(self.context, self._set_shown, self)
        )
        self.settings.hiding_asked.connect(lambda: self._set_shown(""))
        self.settings.step_asked.connect(self.next_step)
        self.settings.by.textEdited.connect(self._on_by)
        self.preview.pdf_asked.connect(lambda: self.export((Format.PDF,)))

    def mend(self, go_to: str) -> None:
        """Go to where a concern is mended."""
        place, _, part = go_to.partition("/")
        if place != "paper":
            paper_acts.go_to(self.context, go_to)
        elif part == "small-numbers" and not self.settings.hidden.isHidden():
            self._show_hidden()
        elif part.startswith("words/"):
            self.sections.show_section(part.removeprefix("words/"))
            self.write_words(part.removeprefix("words/"))
        else:
            self.settings.focus_on(part)

    def _ask(self) -> None:
        self._settling.stop()
        self._making = True
        order, kept_id, made, start = self.order, self.kept_id, self._made, self._start

        def ask(ws: Workspace, whole: bool = True) -> PaperRead:
            return paper_reading.read_paper(ws, order, kept_id, made, start, whole=whole)

        def go_on(read: PaperRead) -> None:
            self._show(read)
            self.context.jobs.read("paper-made", ask, self._show, self._failed)

        if self._read is None:
            # What can be chosen is there at once, whatever becomes of the paper.
            choices = partial(ask, whole=False)
            self.context.jobs.read("paper", choices, go_on, self._nothing)
        else:
            self.preview.redraw()
            self.context.jobs.read("paper-made", ask, self._show, self._failed)

    def _nothing(self, error: Exception) -> None:
        self._making, self._then = False, None
        self.show_nothing(error)

    def _failed(self, error: Exception) -> None:
        self._making, self._then = False, None
        self._drawing.failed(error)

    def _show(self, read: PaperRead) -> None:
        self._made = read.made or self._made
        if self._settling.isActive():
            # Something more was chosen while this was made: what comes next shows it all.
            return
        first = self._read is None
        self._read, self.order = read, read.order
        if read.kept is not None and first:
            self._prepared_by = read.kept.prepared_by
            self.passed = {(one.check, one.words): one.reason for one in read.kept.passed}
        self.templates.show_templates(read.templates)
        self.filters.offer("paper", [(one.id, one.name) for one in read.papers], read.order.paper)
        self.filters.offer("period", read.periods, read.order.period)
        self.filters.show_choice("period", bool(read.periods))
        self.filters.offer("subject", read.subjects, read.order.subject)
        self.filters.show_choice("subject", bool(read.subjects))
        for name in ("paper", "period", "subject"):
            self.filters.choice(name).setEnabled(not read.locked)
        self.filters.choice("paper").setEnabled(True)
        self.heading.setText(" · ".join(filter(None, (read.title, read.kept_state))))
        self.banner.set_words(paper_reading.kept_words(read.kept) if read.locked else "")
        self._show_parts(read)
        self.show_content()
        self.changed.emit()
        self._drawing.show(read.document, read.problem)
        if read.document is not None or read.problem:
            self._making = False
            then, self._then = self._then, None
            if then is not None:
                then()

    def _show_parts(self, read: PaperRead) -> None:
        prepared = read.prepared
        self.contents.show_paper(
            paper_reading.entries(read, self.passed), self._found(), self.passed,
            locked=read.locked,
        )  # fmt: skip
        self.settings.show_order(read.order, read.offices, locked=read.locked)
        self.settings.show_row_level(prepared is not None and prepared.material.row_level)
        self.settings.show_hidden(len(prepared.hidden) if prepared is not None else 0)
        approved = ""
        if read.kept is not None and read.kept.approved_on is not None:
            approved = f"{read.kept.approved_by}, {written_date(read.kept.approved_on)}"
        step, tip = paper_acts.step_words(read) if not self.context.read_only else ("", "")
        self.settings.show_sign_off(self._prepared_by, approved, step, tip)

    def _when_made(self, then: Callable[[], None]) -> None:
        """Do something with the paper as it is chosen now: at once where that is what is shown,
        else as soon as it has been made."""
        if self._settling.isActive() or self._making:
            self._then = then
        else:
            then()

    def _found(self) -> tuple[Concern, ...]:
        read = self._read
        return read.prepared.concerns if read is not None and read.prepared is not None else ()

    def _change(self, order: PaperOrder) -> None:
        """Take another order, and make the paper again once no more changes come."""
        if order != self.order:
            self.order = order
            if self._drawing.drawn:
                self.preview.redraw()
            self._settling.start()

    def _let_go(self) -> None:
        self.kept_id, self.passed, self._prepared_by = 0, {}, ""
        self._read, self._made, self._then = None, None, None
        self._drawing.clear()

    def _choose(self, name: str, value: object) -> None:
        order = self.order
        if order is None:
            return
        if name == "paper" and isinstance(value, str) and value != order.paper:
            self.begin(None, value)
        elif name == "period" and isinstance(value, Period):
            self._change(replace(order, period=value))
        elif name == "subject" and isinstance(value, str):
            self._change(replace(order, subject=value))

    def _on_sections(self) -> None:
        if self.order is not None:
            self._change(paper_reading.with_sections(self.order, self.sections.chosen))

    def _on_settings(self) -> None:
        if self.order is not None:
            order = self.settings.order_of(self.order)
            if order.rule is not self.order.rule:
                order = replace(order, shown_because="")
            self._change(order)

    def _on_by(self, _words: str) -> None:
        self._prepared_by = self.settings.by.text()

    def _ask_reason(self, concern: Concern) -> None:
        def keep(reason: str) -> None:
            self.passed[_name(concern)] = reason
            self._again()

        paper_asking.ask_reason(self.context, concern, keep, self)

    def _unpass(self, concern: Concern) -> None:
        self.passed.pop(_name(concern), None)
        self._again()

    def pass_all(self, reason: str) -> None:
        """Pass the warnings that have no reason yet for one."""
        self.passed |= {_name(one): reason for one in self.unpassed}
        self._again()

    def _again(self) -> None:
        if self._read is not None:
            self._show_parts(self._read)
            self.changed.emit()

    def _show_hidden(self) -> None:
        if self._read is not None and self._read.prepared is not None:
            paper_asking.show_hidden(self.context, self._read.prepared)

    def _set_shown(self, reason: str) -> None:
        if self.order is not None:
            self._change(replace(self.order, shown_because=reason))


def _name(concern: Concern) -> tuple[str, str]:
    return concern.check, str(concern.words)
