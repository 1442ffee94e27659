"""Gathering what is held for an information request from the window, and saving it as a file."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from oversight_app.domain.requests import InformationRequest
from oversight_app.domain.wording import count_word, sentence_case
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.gather import Found, GatherDialog
from oversight_app.ui.saving import if_open, refused_in

if TYPE_CHECKING:
    from oversight_app.domain.record_kinds import Link
    from oversight_app.store.changes import Changes
    from oversight_app.store.gathering import HeldOn
    from oversight_app.store.workspace import Workspace


_ENDINGS = {"List (*.csv)": ".csv", "Spreadsheet (*.xlsx)": ".xlsx"}


def ask_gather(context: Context, request: InformationRequest) -> None:
    """Look for everything held on the subject of a request, and ask what to gather."""

    def look(words: str) -> None:
        def read(workspace: "Workspace") -> tuple["HeldOn", tuple["Link", ...]]:
            from oversight_app.review.found_words import told
            from oversight_app.store.gathering import held_on
            from oversight_app.store.record_links import links

            with workspace.snapshot():
                held = held_on(workspace, words)
                held = replace(held, records=told(workspace, held.records))
                return held, links(workspace, request.id)

        def show(read: tuple["HeldOn", tuple["Link", ...]]) -> None:
            held, linked = read
            found = _found(held, request.id, linked)
            dialog.show_found(words, found, _said(words, held, found))

        # The dialog asks while it is being made: it is looked at once the answer is there.
        context.jobs.read("held-on", read, lambda found: if_open(dialog, show)(found))

    dialog = GatherDialog(context.theme, request.reference, request.subject, look)

    def save() -> None:
        records, imports = dialog.records, dialog.imports

        def change(workspace: "Workspace") -> "Changes":
            from oversight_app.store.gathering import gather

            return gather(workspace, request.id, records, imports)

        many = len(records) + len(imports)
        said = f"{many:,} {'thing' if many == 1 else 'things'} gathered for {request.reference}"
        context.write(said, change, if_open(dialog, dialog.accept), refused_in(context, dialog))

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


def _found(held: "HeldOn", request_id: int, linked: Sequence["Link"]) -> list[Found]:
    """What is held, and whether the request gathered it before."""
    from oversight_app.domain.record_kinds import Relation
    from oversight_app.review.gathered import hit_words

    mine = [one for one in linked if one.from_id == request_id]
    there = {one.to_id for one in mine if one.relation is Relation.GATHERED}
    files_there = {one.batch for one in mine if one.batch}
    records = [
        Found(one.id, hit_words(one.reference, one.title, one.snippet), gathered=one.id in there)
        for one in held.records
        if one.id != request_id
    ]
    files = [
        Found(one.id, f"Import  {one.file_name}", is_import=True, gathered=one.id in files_there)
        for one in held.imports
    ]
    return records + files


def _said(words: str, held: "HeldOn", found: Sequence[Found]) -> str:
    if not words:
        return "Type the words to look for."
    drafts = len(held.drafts)
    if drafts:
        many = sentence_case(count_word(drafts))
        said = "form that was not saved says" if drafts == 1 else "forms that were not saved say"
        return f"{many} {said} it too. Save it, or leave it, before the answer is given."
    if found and all(one.gathered for one in found):
        return "Everything that says this is gathered already."
    return "" if found else "Nothing that is held says this."
