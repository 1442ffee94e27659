"""What is done with a paper that the office keeps: each act dated, none skipped."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from oversight_app.domain.papers import Format, KeptPaper, PaperOrder, Passed, Stage
from oversight_app.domain.periods import written_date
from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.requests import InformationRequest
from oversight_app.domain.wording import mid_sentence
from oversight_app.store import papers, records
from oversight_app.store.changes import Changes
from oversight_app.store.record_offices import offices
from oversight_app.store.workspace import Workspace
from oversight_app.summaries import keeping
from oversight_app.summaries.compared import Compared, compared_with_today
from oversight_app.summaries.concerns import Concern, Weight
from oversight_app.summaries.document import Document
from oversight_app.summaries.whole_files import write_together
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.export import written_dialog
from oversight_app.ui.dialogs.message import problem_dialog
from oversight_app.ui.dialogs.papers import ApproveDialog, FreezeDialog, PaperNameDialog, SendDialog
from oversight_app.ui.paper_export import FOLDER, Leaving, make
from oversight_app.ui.paper_reading import PaperRead, period_words
from oversight_app.ui.progress import Progress
from oversight_app.ui.record_forms import forms_of
from oversight_app.ui.record_places import address_of
from oversight_app.ui.saving import if_open, refused_in, save_from

if TYPE_CHECKING:
    from oversight_app.summaries.writing import MadeFile
    from oversight_app.ui.pages.summaries_prepare import PrepareTab

_SAMPLE = (
    "This paper holds sample data, so it can’t be recorded as sent. Nothing was changed. Use a "
    "workspace of your own for a paper that is sent."
)


def next_order(order: PaperOrder) -> PaperOrder:
    """Return the order of the next paper of its kind: of the latest period, nothing shown for a
    reason that was another paper's."""
    return replace(order, period=None, shown_because="")


def step_words(read: PaperRead) -> tuple[str, str]:
    """Return what the next act of a paper is called, and what it does; "" where there is none."""
    stage = read.kept.stage if read.kept is not None else Stage.DRAFT
    return {
        Stage.DRAFT: ("Freeze…", "Its figures will no longer move, whatever changes later"),
        Stage.FROZEN: ("Approve…", "Say which office approves it, and when"),
        Stage.APPROVED: ("Record as sent…", "Say to whom it went; its files are kept whole"),
        Stage.SENT: ("", ""),
    }[stage]


def next_step(context: Context, tab: "PrepareTab", read: PaperRead) -> None:
    """Do the next act of a paper that is shown."""
    kept = read.kept
    if kept is None or kept.stage is Stage.DRAFT:
        freeze(context, tab, read)
    elif kept.stage is Stage.FROZEN:
        approve(context, kept, tab)
    elif kept.stage is Stage.APPROVED:
        record_sent(context, kept, tab.formats, tab)


def name_of(read: PaperRead) -> str:
    """Return what a paper is called among those that are kept, until the office says."""
    if read.kept is not None:
        return read.kept.name
    order = read.order
    of = mid_sentence(period_words(order.period)) if order.period is not None else order.subject
    return f"{read.paper.name}, {of or written_date(read.today)}"


def save_draft(context: Context, tab: "PrepareTab", read: PaperRead, by: str) -> None:
    """Keep a draft, under the name that it has or that is asked for."""
    if read.kept is not None:
        _save(
            context, read.kept.name, read.order, by, read.kept.id, tab.open_kept,
            passed=tab.reasons,
        )  # fmt: skip
        return
    _ask_name(
        context, tab, "Save this draft",
        "It is listed under Papers. Its figures move with the workspace until it is frozen.",
        name_of(read),
        lambda name, done: _save(
            context, name, read.order, by, 0, tab.open_kept, done, tab.reasons
        ),
    )  # fmt: skip


def keep_reasons(
    context: Context, tab: "PrepareTab", read: PaperRead, reason: str, then: Callable[[], None]
) -> None:
    """Keep what a paper goes out in spite of before it does: as a draft among the office's papers,
    with the reasons. ``then`` follows, at once where there is nothing to keep."""
    if reason:
        tab.pass_all(reason)
    passed, kept, order = tab.reasons, read.kept, read.order
    if read.locked or not (passed or order.shown_because):
        then()
        return
    if context.read_only:
        words = "This paper goes out for a reason, which can’t be recorded here."
        mend = "Nothing was written. Export it from the window that can make changes."
        context.open_dialog(problem_dialog(f"{words} {mend}", "Exporting this paper"))
        return
    if kept is not None and (kept.order, kept.passed) == (order, passed):
        then()
        return
    by, name, at = tab.settings.prepared_by, name_of(read), list[int]()

    def change(ws: Workspace) -> Changes:
        changes = papers.save_draft(ws, name, order, by, kept.id if kept else 0, passed)
        at.append(changes.saved[-1])
        return changes

    def after() -> None:
        tab.kept_id = at[0]
        tab.reload()
        then()

    context.write(f"“{name}” kept as a draft, with its reasons", change, after)


def freeze(context: Context, tab: "PrepareTab", read: PaperRead) -> None:
    """Freeze a draft: kept first where it is not yet."""
    prepared = read.prepared
    if prepared is None:
        return
    stops = [one for one in prepared.concerns if one.weight is Weight.STOPS]
    if stops:
        words = " ".join(f"{one.words} {one.mend}".strip() for one in stops[:3])
        context.open_dialog(problem_dialog(f"{words} Nothing was changed.", "Freezing this paper"))
        return
    by, number = tab.settings.prepared_by, read.kept.id if read.kept is not None else 0
    warnings, reasons = tab.unpassed, tab.reasons
    dialog = FreezeDialog(context.theme, name_of(read), warnings, tab.window())

    def submit() -> None:
        name = dialog.name
        passed = (*reasons, *_passed(warnings, dialog.reason))
        at: list[int] = []

        def change(ws: Workspace) -> Changes:
            changes = keeping.freeze_draft(ws, prepared, name, by, number, passed)
            at.append(changes.saved[-1])
            return changes

        def after() -> None:
            dialog.accept()
            tab.open_kept(at[0])

        context.write(
            f"“{name}” is frozen", change, if_open(dialog, after), refused_in(context, dialog)
        )

    dialog.submitted.connect(submit)
    context.open_dialog(dialog)


def approve(context: Context, paper: KeptPaper, over: QWidget) -> None:
    """Ask which office approves a frozen paper, and record it."""

    def ask(got: tuple[tuple[str, ...], date]) -> None:
        known, today = got
        dialog = ApproveDialog(context.theme, paper, known, today, over.window())
        save_from(
            context, dialog, f"“{paper.name}” is approved",
            lambda: partial(_approved, number=paper.id, by=dialog.by, on=dialog.day),
        )  # fmt: skip

    context.jobs.read("paper-approve", lambda ws: (offices(ws), ws.today()), ask)


def record_sent(
    context: Context, paper: KeptPaper, formats: Sequence[Format], over: QWidget
) -> None:
    """Ask to whom an approved paper went and in which formats (``formats`` are ticked at first);
    its files are made once more and kept."""

    def ask(got: _Sending) -> None:
        if got.document.sample:
            context.open_dialog(problem_dialog(_SAMPLE, "Recording this paper as sent"))
            return
        dialog = SendDialog(
            context.theme, paper, got.offices, got.today, got.requests, formats, got.warnings,
            over.window(),
        )  # fmt: skip

        def send() -> None:
            to, by, on, request = dialog.to, dialog.by, dialog.day, dialog.request
            passed = (*paper.passed, *_passed(got.warnings, dialog.reason))
            leaving = Leaving(got.document, paper.order, dialog.formats)

            def made(files: tuple["MadeFile", ...]) -> None:
                content = [(one.name, one.format, one.content) for one in files]
                context.write(
                    f"“{paper.name}” is recorded as sent",
                    lambda ws: papers.record_sent(
                        ws, paper.id, to, by, on, content, passed, request
                    ),
                    if_open(dialog, dialog.accept), refused_in(context, dialog),
                )  # fmt: skip

            def run(progress: Progress) -> tuple["MadeFile", ...]:
                return make(context.workspace, leaving, progress)

            context.jobs.other(
                "paper-sent", "Making the files", run, made, refused_in(context, dialog)
            )

        dialog.submitted.connect(send)
        context.open_dialog(dialog)

    context.jobs.read("paper-send", lambda ws: _sending(ws, paper), ask)


def back_to_draft(context: Context, paper: KeptPaper) -> None:
    """Let the figures of a frozen paper move again; undo freezes it as it was."""
    context.write(f"“{paper.name}” is a draft again", lambda ws: papers.thaw(ws, paper.id))


def delete_draft(context: Context, paper: KeptPaper) -> None:
    """Delete a draft; undo brings it back."""
    context.write(f"“{paper.name}” deleted", lambda ws: papers.delete_draft(ws, paper.id))


def duplicate(context: Context, paper: KeptPaper) -> None:
    """Keep a draft with the same sections and settings."""
    context.write(f"Draft made from “{paper.name}”", lambda ws: papers.duplicate(ws, paper.id))


def save_again(context: Context, paper: KeptPaper, over: QWidget) -> None:
    """Ask for a folder, and write the very files that were sent."""
    folder = QFileDialog.getExistingDirectory(
        over.window(), "Save the files again in…", context.settings.value(FOLDER)
    )
    if folder:
        write_kept(context, paper, Path(folder), over)


def write_kept(context: Context, paper: KeptPaper, folder: Path, over: QWidget) -> None:
    """Write the files of a paper as they were sent into a folder."""

    def run(progress: Progress) -> tuple[Path, ...]:
        files: list[tuple[str, bytes]] = []
        for number, one in enumerate(paper.files, 1):
            progress.report(number, len(paper.files))
            files.append((one.name, papers.kept(context.workspace, one.sha256)))
        return write_together(files, folder)

    def done(files: tuple[Path, ...]) -> None:
        context.open_dialog(written_dialog(files, over.window()))

    context.jobs.other("paper-again", "Saving the files again", run, done)


def go_to(context: Context, where: str) -> None:
    """Open what a concern is about: a record by its reference, or a place of the window."""
    if "/" in where or where.rpartition("-")[0].upper() not in _PREFIXES:
        context.go_to(where)
        return

    def read(ws: Workspace) -> tuple[str, int] | None:
        record = records.by_reference(ws, where)
        return None if record is None else (record.kind, record.id)

    def show(found: tuple[str, int] | None) -> None:
        if found is None:
            context.toast(f"There is no record called {where}")
        elif address := address_of(*found):
            context.go_to(address)
        else:
            forms_of(context).open(found[1])

    context.jobs.read("paper-go-to", read, show)


_PREFIXES = frozenset(kind.prefix for kind in KINDS.values())


@dataclass(frozen=True, slots=True)
class _Sending:
    document: Document
    warnings: tuple[Concern, ...]
    """What the check finds on the frozen paper that has no reason yet."""
    offices: tuple[str, ...]
    requests: tuple[tuple[object, str], ...]
    today: date


def _sending(ws: Workspace, paper: KeptPaper) -> _Sending:
    document, _ = keeping.frozen_paper(ws, paper)
    compared = compared_with_today(ws, paper) if not document.sample else None
    requests = reversed(records.read(ws, InformationRequest))
    return _Sending(
        document,
        (_moved(paper, compared),) if compared is not None and compared.changes else (),
        offices(ws),
        tuple((one.reference, f"{one.reference}, {one.title}") for one in requests),
        ws.today(),
    )


def _moved(paper: KeptPaper, compared: Compared) -> Concern:
    on = written_date(paper.frozen_on) if paper.frozen_on is not None else "the day it was frozen"
    words = f"Since {on}: {mid_sentence(str(compared.headline))}"
    return Concern("revised", Weight.WARNS, words, "Make it a draft again to take them in.")


def _passed(warnings: Sequence[Concern], reason: str) -> tuple[Passed, ...]:
    return tuple(Passed(one.check, str(one.words), reason) for one in warnings)


def _approved(ws: Workspace, number: int, by: str, on: date) -> Changes:
    return papers.approve(ws, number, by, on)


def _save(
    context: Context, name: str, order: PaperOrder, by: str, number: int,
    opened: Callable[[int], None] | None, done: Callable[[], None] | None = None,
    passed: Sequence[Passed] = (),
) -> None:  # fmt: skip
    at: list[int] = []

    def change(ws: Workspace) -> Changes:
        changes = papers.save_draft(ws, name, order, by, number, passed)
        at.append(changes.saved[-1])
        return changes

    def after() -> None:
        if done is not None:
            done()
        if opened is not None:
            opened(at[0])

    context.write(f"“{name}” saved", change, after)


def _ask_name(
    context: Context, over: QWidget, title: str, about: str, name: str,
    then: Callable[[str, Callable[[], None]], None], save: str = "Save",
) -> None:  # fmt: skip
    dialog = PaperNameDialog(context.theme, title, about, save, name, over.window())

    def submit() -> None:
        then(dialog.name, if_open(dialog, dialog.accept))

    dialog.submitted.connect(submit)
    context.open_dialog(dialog)
