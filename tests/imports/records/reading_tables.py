"""What tests of tables of records read, and how they are told what was rejected."""

from collections.abc import Sequence
from pathlib import Path

from oversight_app.domain.recorded import Recorded
from oversight_app.imports.records.reading import read_table
from oversight_app.imports.records.table import TableRead
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.plain_list import write_list


def read(ws: Workspace, kind: type[Recorded], folder: Path, *rows: Sequence[str]) -> TableRead:
    path = folder / "table.csv"
    write_list(path, rows)
    found = read_table(ws, kind, path)
    taken = len(found.added) + len(found.changed) + found.unchanged + len(found.rejected)
    assert found.read == taken
    return found


def why(found: TableRead) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.why) for one in found.problems]


ASKED = ("Question", "Asked of", "Asked on")
ONE = ("How many?", "The force", "31 March 2022")
