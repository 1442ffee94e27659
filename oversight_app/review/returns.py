"""Returns: which are late, what to write about them, and which questions to send back."""

from dataclasses import dataclass

from oversight_app.domain.findings import Finding, Table
from oversight_app.domain.returns import DueReturn
from oversight_app.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ReturnsAnswer:
    """The calendar of expected returns: ``calendar`` has a row for each of ``due``, in the same
    order (row key: its place there), what is late first."""

    finding: Finding
    calendar: Table
    due: tuple[DueReturn, ...]


def returns(ws: Workspace) -> ReturnsAnswer:
    """Say which expected returns are late, which are due next, and which are here."""
    raise NotImplementedError


def reminder_text(ws: Workspace, due: DueReturn) -> str:
    """Return the text of a reminder, to copy into an e-mail."""
    raise NotImplementedError


def queries_for(ws: Workspace, batch_id: int) -> Table:
    """Return the queries on one import: rejected rows, unlikely values and residuals."""
    raise NotImplementedError


def rows_to_send(table: Table) -> tuple[tuple[str, ...], ...]:
    """Return a table in words, its headings first: to be saved as a list and sent back."""
    raise NotImplementedError
