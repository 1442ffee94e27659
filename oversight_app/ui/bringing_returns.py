"""The way of returns in others' layouts: match once, answer what is not known, look, keep.

Everything slow runs beside the window. From each step one can go back to the one before, and
nothing is kept until the last.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.local import LocalIncoming
from oversight_app.domain.mappings import Mapping
from oversight_app.domain.schemes import Term
from oversight_app.ui import reading_returns as work
from oversight_app.ui.dialogs.match_values import Meaning, OfficeWords, Word
from oversight_app.ui.progress import Progress
from oversight_app.ui.saving import if_open, is_open
from oversight_app.ui.session import Session

if TYPE_CHECKING:
    from oversight_app.imports.local.looking import Look
    from oversight_app.store.changes import Changes
    from oversight_app.store.workspace import Workspace
    from oversight_app.ui.dialogs.local_preview import LocalPreviewDialog
    from oversight_app.ui.dialogs.match_columns import MatchColumnsDialog
    from oversight_app.ui.return_facts import ReturnFacts

_ONWARD = 2
"""How a dialog ends that the next step follows: neither kept nor left."""
Meanings = dict[Word, Meaning]


@dataclass
class _File:
    """One file on its way. ``meanings`` are the answers about words given on this way."""

    look: "Look"
    mapping: Mapping | None = None
    incoming: LocalIncoming | None = None
    meanings: Meanings = field(default_factory=dict)
    terms: tuple[Term, ...] = ()


class BringingReturns(QObject):
    """Takes several files through, one after another, and keeps them all in one step.

    ``ended`` is sent when the person has kept or left them.
    """

    ended = Signal()

    def __init__(self, session: Session, looks: "Sequence[Look]", kept: Sequence[Mapping]) -> None:
        super().__init__(session)
        self._session = session
        self._files = [_File(look) for look in looks]
        self._kept = {mapping.name: mapping for mapping in kept}
        self.ended.connect(self.deleteLater)

    def start(self) -> None:
        """Begin with the first file."""
        self._go_on_with(0)

    # Steps, in their order.

    def _go_on_with(self, number: int) -> None:
        """Read a file whose layout is known, or ask about its columns; after the last, look."""
        waiting = next((n for n in range(number, len(self._files)) if self._open(n)), None)
        if waiting is None:
            self._compare()
            return
        file = self._files[waiting]
        made = self._made()
        if file.look.fits is None and made:
            self._other(
                f"Looking at {file.look.file_name}",
                lambda progress: work.look_again(self._workspace, file.look, made, progress),
                lambda look: self._looked(waiting, look),
            )
        else:
            self._looked(waiting, file.look)

    def _looked(self, number: int, look: "Look") -> None:
        file = self._files[number]
        file.look = look
        if look.fits is not None and work.ready(look.fits):
            self._read(number, look.fits, None)
        else:
            self._match(number)

    def _match(self, number: int, words: str = "") -> None:
        """Ask what the columns hold."""
        from oversight_app.ui.dialogs.match_columns import MatchColumnsDialog

        file = self._files[number]
        own = {m.name for m in (file.look.fits, file.mapping) if m is not None}
        names = [name for name in self._kept if name not in {*own, file.look.nearest}]

        def show(schemes: OfficeWords) -> None:
            dialog = MatchColumnsDialog(
                self._session.context.theme, file.look, schemes.schemes, file.mapping, names
            )
            dialog.go_on.connect(lambda: self._read(number, dialog.mapping, dialog))
            dialog.sheet_chosen.connect(lambda name: self._look(number, dialog, sheet=name))
            dialog.dataset_chosen.connect(lambda kind: self._look(number, dialog, dataset=kind))
            dialog.rejected.connect(self.ended)
            self._session.context.open_dialog(dialog)
            dialog.refuse(words)

        self._session.jobs.read("office-words", work.office_words, show)

    def _look(
        self, number: int, dialog: "MatchColumnsDialog", *, sheet: str = "", dataset: str = ""
    ) -> None:
        """Look at another sheet, or at the same one as another kind of return."""
        file = self._files[number]
        seen, kept = file.look, tuple(self._kept.values())
        dialog.set_busy(True)

        def run(progress: Progress) -> "Look":
            if sheet:
                return work.look_at_sheet(self._workspace, seen, sheet, kept, progress)
            return work.look_as(seen, dataset)

        def done(look: "Look | None") -> None:
            if not is_open(dialog):
                return
            if look is not None:
                file.look, file.mapping = look, None
            dialog.show_look(file.look)
            dialog.set_busy(False)

        self._session.jobs.other(
            "import", f"Looking at {seen.file_name}", work.or_none(run), done,
            lambda error: self._refused(dialog, error),
        )  # fmt: skip

    def _read(self, number: int, mapping: Mapping, dialog: "MatchColumnsDialog | None") -> None:
        """Read a file by a mapping; what goes wrong is said where it can be put right."""
        file = self._files[number]
        terms = self._terms(file)

        def done(read: work.Read | None) -> None:
            if dialog is not None and not is_open(dialog):
                return
            if read is None:
                if dialog is not None:
                    dialog.set_busy(False)
                else:
                    self.ended.emit()
                return
            if dialog is not None:
                dialog.done(_ONWARD)
            file.mapping = mapping
            if read.incoming.asked:
                self._ask(number, read)
            else:
                self._answered(number, read.incoming)

        def failed(error: Exception) -> None:
            if dialog is not None:
                self._refused(dialog, error)
            elif isinstance(error, UserProblem):
                file.mapping = mapping
                self._match(number, str(error))
            else:
                self.ended.emit()

        self._session.jobs.other(
            "import",
            f"Reading {file.look.file_name}",
            work.or_none(
                lambda progress: work.read(self._workspace, file.look, mapping, terms, progress)
            ),
            done,
            failed,
        )

    def _ask(self, number: int, read: work.Read) -> None:
        """Ask what the words mean that the office has no term for."""
        from oversight_app.ui.dialogs.match_values import MatchValuesDialog

        file = self._files[number]
        dialog = MatchValuesDialog(
            self._session.context.theme,
            read.incoming.asked,
            read.words,
            file.look.file_name,
            file.meanings,
        )

        def onward() -> None:
            file.meanings = dict(dialog.meanings)
            made, answers = work.answers(read.words, file.meanings, self._terms(file))
            file.terms = made
            self._other(
                f"Reading {file.look.file_name}",
                lambda _p: work.resolve_again(read, answers, (*self._terms(file), *made)),
                lambda incoming: self._answered(number, incoming),
            )

        def back() -> None:
            file.meanings = dict(dialog.meanings)
            dialog.done(_ONWARD)
            self._match(number)

        dialog.accepted.connect(onward)
        dialog.back.connect(back)
        dialog.rejected.connect(self.ended)
        self._session.context.open_dialog(dialog)

    def _answered(self, number: int, incoming: LocalIncoming) -> None:
        self._files[number].incoming = incoming
        self._go_on_with(number + 1)

    def _compare(self) -> None:
        """Hold the files against the workspace, and show what keeping them would do."""
        incomings = self._incomings()
        self._other(
            "Comparing with the workspace",
            lambda progress: work.compare(self._workspace, incomings, progress),
            self._preview,
        )

    def _preview(self, returns: "tuple[ReturnFacts, ...]") -> None:
        from oversight_app.ui.dialogs.local_preview import LocalPreviewDialog

        dialog = LocalPreviewDialog(self._session.context.theme, returns)

        def match(number: int) -> None:
            dialog.done(_ONWARD)
            # What was answered about words is asked again, with the answers filled in.
            self._files[number].incoming = None
            self._match(number)

        dialog.match_asked.connect(match)
        dialog.rejects_asked.connect(lambda n: self._save_rejects(dialog, returns[n]))
        dialog.rejected.connect(self.ended)
        self._session.context.open_dialog(dialog, lambda: self._keep(returns))

    def _keep(self, returns: "tuple[ReturnFacts, ...]") -> None:
        """Keep the rows; where that is stopped or fails, nothing was kept, and the way goes back
        to what was to be kept."""
        incomings, mappings = self._incomings(), self._changed_mappings()

        def keep(workspace: "Workspace", progress: Progress) -> "Changes":
            from oversight_app.store.local_keeping import keep_local

            return keep_local(workspace, incomings, mappings=mappings, progress=progress.report)

        def kept(changes: "Changes | None") -> None:
            if changes is None:
                self._preview(returns)
                return
            self._session.written(changes)
            self.ended.emit()

        def failed(error: Exception) -> None:
            if isinstance(error, UserProblem):
                self._preview(returns)
                self._session.jobs.problem.emit(str(error), "Keeping the rows", False)
            else:
                self.ended.emit()

        self._session.jobs.write(
            "Keeping the rows",
            lambda workspace, progress: work.or_none(lambda p: keep(workspace, p))(progress),
            kept,
            failed,
        )

    def _save_rejects(self, dialog: "LocalPreviewDialog", one: "ReturnFacts") -> None:
        incoming = one.preview.incoming
        stem = Path(incoming.file_name).stem
        chosen, _ = QFileDialog.getSaveFileName(
            dialog, "Save rejected rows", f"{stem}-rejected.csv", "Tables (*.csv)"
        )
        if not chosen:
            return
        path = Path(chosen)
        say = if_open(dialog, dialog.say)
        self._session.jobs.other(
            "save-rejects",
            "Saving the rejected rows",
            lambda _p: work.save_rejects(incoming, path),
            lambda _none: say(
                f"The rejected rows are saved in {path.name}. Put them right there and bring "
                "that file in."
            ),
            lambda error: say(str(error)) if isinstance(error, UserProblem) else None,
        )

    # What is known on the way.

    @property
    def _workspace(self) -> "Workspace":
        return self._session.workspace

    def _open(self, number: int) -> bool:
        return self._files[number].incoming is None

    def _incomings(self) -> list[LocalIncoming]:
        return [file.incoming for file in self._files if file.incoming is not None]

    def _made(self) -> tuple[Mapping, ...]:
        """The mappings made on this way: the next file may be of the same layout."""
        found = {one.mapping.name: one.mapping for one in self._incomings()}
        return tuple({**self._kept, **found}.values()) if found else ()

    def _terms(self, but: _File) -> tuple[Term, ...]:
        """The terms made for the other files: a word is asked about once."""
        return tuple(term for file in self._files if file is not but for term in file.terms)

    def _changed_mappings(self) -> list[Mapping]:
        """The mappings to be remembered: new ones, and kept ones that have learned a word."""
        found = {one.mapping.name: one.mapping for one in self._incomings()}
        return [m for m in found.values() if _bare(self._kept.get(m.name)) != _bare(m)]

    def _other(self, title: str, run: "work.Work[work.T]", done: "work.Done[work.T]") -> None:
        """Do a step beside the window; where it is stopped or fails, the way ends there."""

        def came(result: "work.T | None") -> None:
            if result is None:
                self.ended.emit()
            else:
                done(result)

        def failed(error: Exception) -> None:
            if isinstance(error, UserProblem):
                self._session.jobs.problem.emit(str(error), title, False)
            self.ended.emit()

        self._session.jobs.other("import", title, work.or_none(run), came, failed)

    def _refused(self, dialog: "MatchColumnsDialog", error: Exception) -> None:
        if is_open(dialog):
            dialog.refuse(str(error) if isinstance(error, UserProblem) else "")


def _bare(mapping: Mapping | None) -> Mapping | None:
    """Return a mapping without who made it and when, to tell whether it differs."""
    return replace(mapping, made_on=None, made_by="") if mapping is not None else None
