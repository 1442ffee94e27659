"""The command line on what needs a person: the list of the Overview, for a scheduled task."""

from dataclasses import replace
from typing import Annotated

import typer

from oversight_app.domain.attention import AttentionItem, Weight
from oversight_app.domain.findings import Align, Column, Row, Table
from oversight_app.domain.observations import Marker, Provenance
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import Counted, Quantity, Sentence, Slot
from oversight_app.listing import Format, print_rows
from oversight_app.review.attention import SOON_DAYS, Attention, attention
from oversight_app.terminal import WorkspaceOption, opened

_WEIGHTS = {
    Weight.FIRST: "First", Weight.LATE: "Late", Weight.LOOK: "Worth a look", Weight.SOON: "To come",
}  # fmt: skip
FormatOption = Annotated[Format, typer.Option("--format", help="How to print.")]


def print_attention(
    workspace: WorkspaceOption,
    within: Annotated[
        int, typer.Option(min=0, help="How many days ahead are looked at.")
    ] = SOON_DAYS,
    snoozed: Annotated[
        bool, typer.Option("--snoozed", help="Also what was put off, with until when and why.")
    ] = False,
    as_format: FormatOption = Format.TABLE,
) -> None:
    """Print what needs a person, what matters first. How backups stand is known to the window
    alone: this looks at the file. How many volunteers are meant is for the window too: what a
    task prints may be sent on."""
    with opened(workspace, writing=False) as ws:
        found = attention(ws, within=within)
    print_rows(attention_table(found, snoozed=snoozed), as_format)


def attention_table(found: Attention, *, snoozed: bool = False) -> Table:
    """Return the list as a table; its key is the name by which a line is put off."""
    items = (*found.items, *(found.snoozed if snoozed else ()))
    return Table(
        "attention",
        "What needs attention",
        (
            Column("weight", "Weight"),
            Column("title", "What"),
            Column("detail", "More"),
            Column("next", "Next step"),
            Column("page", "Page"),
            Column("days_late", "Days late", Align.RIGHT),
            Column("data", "Data"),
            *((Column("put_off", "Put off"),) if snoozed else ()),
        ),
        tuple(_row(one, snoozed=snoozed) for one in items),
    )


def _row(one: AttentionItem, *, snoozed: bool) -> Row:
    put_off = ""
    if one.snooze is not None:
        put_off = f"Until {written_date(one.snooze.until)}: {one.snooze.reason}"
    return Row(
        one.subject,
        (
            _WEIGHTS[one.weight], _said(one.title), _said(one.detail), one.step.words.rstrip("…"),
            one.place, Quantity(one.days_late) if one.days_late > 0 else None,
            "Sample" if one.provenance is Provenance.SAMPLE else str(one.provenance).capitalize(),
            *((put_off,) if snoozed else ()),
        ),
    )  # fmt: skip


def _said(said: Sentence) -> str:
    """Return a sentence without figures that are made of people."""

    def without(slot: Slot) -> Slot:
        if isinstance(slot, Counted):
            return replace(slot, quantity=_hidden(slot.quantity))
        return _hidden(slot) if isinstance(slot, Quantity) else slot

    return str(replace(said, slots={name: without(one) for name, one in said.slots.items()}))


def _hidden(figure: Quantity) -> Quantity:
    return replace(figure, value=None, marker=Marker.HIDDEN) if figure.counts else figure
