"""What a table of records says, before it is kept: what would be added, changed, left and
rejected."""

from collections.abc import Sequence
from dataclasses import dataclass

from oversight_app.domain.cautions import Caution
from oversight_app.domain.recorded import Recorded
from oversight_app.imports.cells import Cell
from oversight_app.store.record_importing import BroughtRecord


@dataclass(frozen=True, slots=True)
class CellProblem:
    """Something wrong in a row of the file, counted from 1: the column as it is headed, what
    stands there as it is quoted to a person, and why it can't be taken."""

    row: int
    column: str
    what: str
    why: str

    def __str__(self) -> str:
        return f"row {self.row:,}, {self.column}: {self.what}: {self.why}"


@dataclass(frozen=True, slots=True)
class SeenCaution:
    """A caution about what a cell says; what it says is not repeated."""

    row: int
    column: str
    caution: Caution

    def __str__(self) -> str:
        return f"row {self.row:,}, {self.column}: {self.caution.what}. {self.caution.advice}"


@dataclass(frozen=True, slots=True)
class BroughtRow:
    """A row that can be kept: what it brings, what it is about, the names of the fields that
    differ ("Links" among them), and its reference, "" where it will get the next one."""

    brought: BroughtRecord
    reference: str
    title: str
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableRead:
    """A table of one kind as read and checked. ``read`` rows are ``added`` + ``changed`` +
    ``unchanged`` + ``rejected``, always. ``problems`` say why rows are rejected, several for a
    row where several of its cells are wrong; ``left_out`` what was left out of rows that are
    kept. ``headings`` and ``cells`` are the file's own, for saving the rejected rows."""

    kind: type[Recorded]
    file_name: str
    read: int
    added: tuple[BroughtRow, ...]
    changed: tuple[BroughtRow, ...]
    unchanged: int
    rejected: tuple[int, ...]
    problems: tuple[CellProblem, ...] = ()
    left_out: tuple[CellProblem, ...] = ()
    cautions: tuple[SeenCaution, ...] = ()
    notes: tuple[str, ...] = ()
    headings: Sequence[Cell] = ()
    cells: Sequence[Sequence[Cell]] = ()
    """The cells of the rejected rows, in the order of ``rejected``."""

    @property
    def to_keep(self) -> tuple[BroughtRecord, ...]:
        """What is to be kept, in the order of the file."""
        rows = (*self.added, *self.changed)
        return tuple(sorted((one.brought for one in rows), key=lambda one: one.row))
