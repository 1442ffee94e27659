"""Sets of forces to compare with: shown, and saved as they are changed."""

from PySide6.QtWidgets import QWidget

from oversight_app.store import bodies, peers
from oversight_app.store.office import office
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.peer_sets import PeerSetChoices, PeerSetsDialog
from oversight_app.ui.saving import if_open, keeping, save_from


def edit_peer_sets(context: Context, over: QWidget) -> None:
    """Show the sets of forces, and save what is changed."""
    context.jobs.read("peer-sets", _choices, lambda choices: _show(context, over, choices))


def _show(context: Context, over: QWidget, choices: PeerSetChoices) -> None:
    dialog = PeerSetsDialog(context.theme, choices, over.window())

    def read_again() -> None:
        name = dialog.peer_set.name
        context.jobs.read(
            "peer-sets", _choices, if_open(dialog, lambda read: dialog.show_sets(read.sets, name))
        )

    dialog.deleted.connect(
        lambda number: context.write(
            "Set deleted",
            lambda ws: peers.delete_peer_set(ws, number),
            if_open(dialog, read_again),
        )
    )
    save_from(
        context, dialog, "Set saved",
        lambda: keeping(peers.save_peer_set, dialog.peer_set), read_again,
    )  # fmt: skip


def _choices(ws: Workspace) -> PeerSetChoices:
    today = ws.today()
    return PeerSetChoices(
        peers.all_peer_sets(ws), bodies.forces(ws, today), office(ws).home_force, today
    )
