"""Gathering what is held for an information request from the window, and saving it as a file."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from oversight_app.domain.requests import InformationRequest
from oversight_app.domain.wording import count_word, sentence_case
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.gather import Found, GatherDialog

if TYPE_CHECKING:
    from oversight_app.store.changes import Changes
    from oversight_app.store.gathering import HeldOn
    from oversight_app.store.workspace import Workspace


_ENDINGS = {"List (*.csv)": ".csv", "Spreadsheet (*.xlsx)": ".xlsx"}


def ask_gather(context: Context, request: InformationRequest) -> None:
    """Look for everything held on the subject of a request, and ask what to gather."""

    def look(words: str) -> None:
        def read(workspace: "Workspace") -> "HeldOn":
            from oversight_app.review.found_words import told
            from oversight_app.store.gathering import held_on

            held = held_on(workspace, words)
            return replace(held, records=told(workspace, held.records))

        def show(held: "HeldOn") -> None:
            dialog.show_found(words, _found(held, request.id), _said(words, held))

        context.jobs.read("held-on", read, show)

    dialog = GatherDialog(context.theme, request.reference, request.subject, look)

    def save() -> None:
        records, imports = dialog.records, dialog.imports

        def change(workspace: "Workspace") -> "Changes":
            from oversight_app.store.gathering import gather

            return gather(workspace, request.id, records, imports)

        many = len(records) + len(imports)
        said = f"{many:,} {'thing' if many == 1 else 'things'} gathered for {request.reference}"
        context.write(said, change, dialog.accept, lambda error: dialog.refuse(str(error)))

    dialog.submitted.connect(save)
    context.open_dialog(dialog)


def save_gathered(context: Context, request: InformationRequest, owner: QWidget) -> None:
    """Ask for a file, and save in it everything that was gathered for a request."""
    chosen, kind = QFileDialog.getSaveFileName(
        owner, "Save what was gathered", f"{request.reference} gathered.csv", ";;".join(_ENDINGS)
    )
    if not chosen:
        return
    path = Path(chosen)
    if path.suffix.casefold() not in _ENDINGS.values():
        path = path.with_name(path.name + _ENDINGS.get(kind, ".csv"))

    def read(workspace: "Workspace") -> int:
        from oversight_app.review.gathered import HEADINGS, gathered_lines
        from oversight_app.summaries.record_file import write_rows

        lines = gathered_lines(workspace, request.id)
        write_rows("Gathered", HEADINGS, lines, path)
        return len(lines)

    def done(lines: int) -> None:
        context.toast(
            f"{lines:,} {'line' if lines == 1 else 'lines'} saved in {path.name}"
            if lines
            else f"Nothing is gathered for {request.reference} yet; the file has headings alone"
        )

    context.jobs.read("save-gathered", read, done)


def _found(held: "HeldOn", request_id: int) -> list[Found]:
    from oversight_app.review.gathered import hit_words

    records = [
        Found(one.id, hit_words(one.reference, one.title, one.snippet))
        for one in held.records
        if one.id != request_id
    ]
    files = [Found(one.id, f"Import  {one.file_name}", is_import=True) for one in held.imports]
    return records + files


def _said(words: str, held: "HeldOn") -> str:
    if not words:
        return "Type the words to look for."
    drafts = len(held.drafts)
    if drafts:
        many = sentence_case(count_word(drafts))
        said = "form that was not saved says" if drafts == 1 else "forms that were not saved say"
        return f"{many} {said} it too. Save it, or leave it, before the answer is given."
    return "" if held.records or held.imports else "Nothing that is held says this."
