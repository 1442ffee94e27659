"""Disposing of records from the window: which, what goes with them, then for good."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from oversight_app.domain.retention import DueForDisposal, RetentionRule
from oversight_app.domain.wording import counted
from oversight_app.ui.backup_folder import is_there, place
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.dispose import DisposeDialog, MayGo
from oversight_app.ui.saving import if_open, refused_in

if TYPE_CHECKING:
    from oversight_app.store.changes import Changes
    from oversight_app.store.disposal import WhatGoes
    from oversight_app.store.workspace import Workspace

_AWAY = (
    "The folder for backups, “{folder}”, is not there now. Backups in it may hold this too, and "
    "are not listed."
)


def ask_disposal(
    context: Context,
    due: Sequence[DueForDisposal],
    rules: Sequence[RetentionRule],
    selected: str,
    done: Callable[[], None],
) -> None:
    """Ask which of the records that are ``due`` are to go; ``selected`` is the key of the one
    that is ticked to begin with. ``done`` is called when they are gone."""
    from oversight_app.review.retention import consequences, rule_words

    words = {one.kind: rule_words(one) for one in rules}
    free = [one for one in due if not one.stopped_by]
    may_go = [MayGo(one.record_id, _listed(one.reference, one.title), words[one.kind])
              for one in free]  # fmt: skip
    ticked = [one.record_id for one in free if str(one.record_id) == selected]
    where = place(context.settings, context.workspace.path)
    folder = where.folder

    def look(ids: tuple[int, ...]) -> None:
        def read(workspace: "Workspace") -> "tuple[WhatGoes, bool]":
            from oversight_app.store.disposal import what_goes

            there = where.chosen is None or is_there(where.chosen)
            return what_goes(workspace, ids, folder if there else None), there

        def show(goes: "WhatGoes", there: bool) -> None:
            stops = tuple(f"{reference}: {said}." for reference, said in goes.stopped)
            away = () if there else (_AWAY.format(folder=folder),)
            dialog.show_consequences(ids, stops or (*consequences(goes), *away))

        # The dialog asks while it is being made: it is looked at once the answer is there.
        context.jobs.read("what-goes", read, lambda got: if_open(dialog, show)(*got))

    def find(reference: str) -> None:
        def show(found: MayGo | None) -> None:
            if found is not None:
                dialog.add_record(found)
            else:
                dialog.refuse(
                    f"There is no record {reference}. Look at its reference again, such as Q-031."
                )

        context.jobs.read("find-record", lambda ws: _another(ws, reference), if_open(dialog, show))

    dialog = DisposeDialog(context.theme, may_go, ticked, look, find)

    def run() -> None:
        ids, by, rule = dialog.ids, dialog.by, dialog.rule

        def change(workspace: "Workspace") -> "Changes":
            from oversight_app.store.changes import Changes
            from oversight_app.store.disposal import dispose

            dispose(workspace, ids, by, rule, folder=folder)
            return Changes(governance=True, history=True, undoable=False)

        def gone() -> None:
            done()
            if_open(dialog, dialog.accept)()

        number = len(ids)
        said = f"{counted(number, 'record', 'records')} disposed of; certificate kept"
        context.write(said, change, gone, refused_in(context, dialog))

    dialog.submitted.connect(run)
    context.open_dialog(dialog)


def _another(workspace: "Workspace", reference: str) -> MayGo | None:
    """A record whose time is not over: the rule under which it goes is the person's to say."""
    from oversight_app.store.records import by_reference

    found = by_reference(workspace, reference)
    return MayGo(found.id, _listed(found.reference, found.title), "") if found else None


def _listed(reference: str, title: str) -> str:
    return f"{reference}  {title}"
