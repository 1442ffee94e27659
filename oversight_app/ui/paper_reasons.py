"""What a paper goes out in spite of, and why: small numbers shown, and warnings passed."""

from oversight_app.domain.findings import Column, Row, Table
from oversight_app.domain.papers import KeptPaper
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.rows import RowsDialog


def has_reasons(paper: KeptPaper) -> bool:
    """True where anything was passed, or small numbers are shown."""
    return bool(paper.passed or paper.order.shown_because)


def reasons_table(paper: KeptPaper) -> Table:
    """Return what was passed, each with its reason, as the paper's record has it."""
    shown = paper.order.shown_because
    said = [("Small numbers of people are shown", shown)] if shown else []
    said += [(one.words, one.reason) for one in paper.passed]
    return Table(
        "paper-reasons",
        f"Reasons kept with “{paper.name}”",
        (Column("what", "What it goes out with"), Column("why", "Reason")),
        tuple(Row(str(number), one) for number, one in enumerate(said)),
        "They are in the paper’s record and in the history.",
    )


def show_reasons(context: Context, paper: KeptPaper) -> None:
    """List them over the window."""
    context.open_dialog(RowsDialog(context.theme, reasons_table(paper)))
