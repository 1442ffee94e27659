"""Showing a record where it belongs, whatever kind it is."""

from oversight_app.store import records
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.record_forms import forms_of
from oversight_app.ui.record_places import SHOWN_WHOLE, address_of


def _show(context: Context, kind: str, number: int) -> None:
    """Show a record on its page where one shows it, and its form where that says more."""
    address = address_of(kind, number)
    if address:
        context.go_to(address)
    if kind not in SHOWN_WHOLE:
        forms_of(context).open(number)


def show_record(context: Context, number: int) -> None:
    """Show a record of which the number alone is known."""

    def kind_of(ws: Workspace) -> str:
        record = records.one(ws, number)
        return record.kind if record is not None else ""

    def show(kind: str) -> None:
        if kind:
            _show(context, kind, number)
        else:
            context.toast("This record is not there any more")

    context.jobs.read("show-record", kind_of, show)
