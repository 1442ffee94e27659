"""Whatever a table holds: its rows add up, nothing breaks, and what is shown as kept can be kept
and is then there."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.recorded import Recorded, specs
from oversight_app.imports.records.reading import read_table
from oversight_app.imports.records.words import describe_table
from oversight_app.store import records
from oversight_app.store.record_importing import keep_table
from oversight_app.store.workspace import Workspace, open_workspace
from tests.store.making_records import kept

_CELLS = st.one_of(
    st.sampled_from(
        ["", "", "1 May 2022", "2022-06-01", "31/12/2022", "12/31/2022", "soon", "yes", "no",
         "open", "Done", "Signed", "specials", "Cadets", "Q-001", "M-001", "PL-001", "BA-001",
         "A-007", "12", "4", "1,000.50", "-3", "=1+1", "'=x", "#REF!", "The force", "vetting",
         "follows Q-001", "about specials", "replaces Q-001", "Met", "official", "HMICFRS"]
    ),
    st.text(max_size=12),
)  # fmt: skip


@pytest.fixture(scope="module")
def office(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path = tmp_path_factory.mktemp("any") / "office.oversight"
    ws = open_workspace(Path(shutil.copy(empty_file, path)))
    for name in ("meeting", "plan", "assessment", "question", "action"):
        kept(ws, KINDS[name])
    yield ws
    ws.close()


@st.composite
def tables(draw: st.DrawFn) -> tuple[type[Recorded], list[list[str]]]:
    kind = draw(st.sampled_from(list(KINDS.values())))
    names = ["Reference", "Version", "Links", *(spec.name for spec in specs(kind))]
    heads = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
    row = st.lists(_CELLS, min_size=len(heads), max_size=len(heads))
    return kind, [heads, *draw(st.lists(row, max_size=5))]


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(made=tables())
def test_any_table_adds_up(
    office: Workspace, tmp_path: Path, made: tuple[type[Recorded], list[list[str]]]
) -> None:
    kind, rows = made
    path = tmp_path / "table.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    try:
        read = read_table(office, kind, path)
    except UserProblem:
        return
    assert read.read == (len(read.added) + len(read.changed) + read.unchanged + len(read.rejected))
    assert {one.row for one in read.problems} == set(read.rejected)
    assert describe_table(read)
    before = len(records.read(office, kind))
    try:
        keep_table(office, kind, read.to_keep)
    except UserProblem:
        assert len(records.read(office, kind)) == before
        return
    assert len(records.read(office, kind)) == before + len(read.added)
