"""Whatever a table holds, looking at it ends in a proposal or in words for a person."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oversight_app.domain.datasets import DATASETS
from oversight_app.domain.errors import UserProblem
from oversight_app.imports.local import looking
from oversight_app.imports.local.looking import look, relook, settled
from oversight_app.imports.local.preview import describe_look
from oversight_app.imports.local.sampling import Sample
from tests.imports.local.making_layouts import TODAY

_HEADINGS = st.sampled_from(
    ["Date", "Hours", "Volunteer ID", "Area", "Scheme", "Month", "Apr-22", "May-22", "2022", "",
     "Total", "Name", "Headcount", "Hours", "  ", "Notes", "North", "South", "Start", "Finish"]
)  # fmt: skip
_CELLS: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.integers(-(10**13), 10**13),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(date(1, 1, 1), date(9999, 12, 31)),
    st.datetimes(datetime.fromisoformat("1899-01-01"), datetime.fromisoformat("2100-01-01")),
    st.times(),
    st.timedeltas(timedelta(0), timedelta(days=2)),
    st.sampled_from(["03/04/2022", "13/4/22", "99/99/9999", "0/0/0", "7:30", "90 min", "Total",
                     "SC12", "1,204", "2022-13-45", "Apr-22", "", "N/A", "-", "00/00/00"]),
)  # fmt: skip
_TABLES = st.tuples(
    st.lists(st.lists(_CELLS, max_size=3), max_size=3),
    st.lists(_HEADINGS, min_size=1, max_size=9),
    st.lists(st.lists(_CELLS, max_size=10), max_size=12),
)


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(table=_TABLES)
def test_looking_never_fails(
    table: tuple[list[list[Any]], list[str], list[list[Any]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    above, headings, body = table
    rows = list(enumerate([*above, headings, *body], start=1))
    sample = Sample(("Sheet",), "Sheet", "", "", [(n, list(r)) for n, r in rows], len(rows), False)
    monkeypatch.setattr(looking, "sample", lambda path, **_: sample)
    try:
        seen = look(Path("return.xlsx"), today=TODAY)
    except UserProblem:
        return
    for dataset in DATASETS:
        again = relook(seen, dataset=dataset)
        fields = [use.field for use in again.proposed.columns if use.field]
        assert len(fields) == len(set(fields))
        assert [c.use.heading for c in again.columns] == [c.heading for c in again.columns]
        for column in again.columns:
            assert not (column.use.left_out.personal and column.samples)
        describe_look(again)
        settled(again.proposed)
    if not settled(seen.proposed):
        assert look(Path("return.xlsx"), today=TODAY, mappings=[seen.proposed]).fits
