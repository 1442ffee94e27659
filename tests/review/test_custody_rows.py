"""The visit forms behind a figure of custody visiting: their sums are the figure."""

from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.findings import cell_words
from oversight_app.domain.local_building import Record, built
from oversight_app.domain.mappings import ColumnUse, Mapping
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.domain.records import Office
from oversight_app.review.custody import CustodySelection
from oversight_app.review.custody_rows import visits_behind
from oversight_app.store.local_keeping import keep_local
from oversight_app.store.workspace import Workspace, create

SCOTLAND = {"in_custody": 2553, "not_available": 498, "not_offered": 697, "offered": 1228,
            "accepted": 853, "seen": 853}  # fmt: skip
"""The published sums of April to October 2024, here as one form (facts.md)."""
RECORDS: tuple[Record, ...] = (
    {"suite": "Midtown", "planned": date(2024, 7, 1), "made": date(2024, 7, 2), **SCOTLAND},
    {"suite": "Midtown", "planned": date(2024, 7, 8)},
    {"suite": "Eastbrook", "planned": date(2024, 9, 30), "made": date(2024, 10, 1)},
    {"suite": "Eastbrook", "planned": date(2024, 10, 1), "made": date(2024, 10, 1)},
)
QUARTER = CustodySelection(
    PeriodKind.QUARTER, Period.containing(date(2024, 7, 1), PeriodKind.QUARTER).index
)


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    names = dict.fromkeys(name for record in RECORDS for name in record)
    mapping = Mapping("Forms", "custody-visits", tuple(ColumnUse(n, n) for n in names))
    made = create(tmp_path / "a.oversight",
                  Office("Office", "E23000038", review_date=date(2024, 10, 31)))  # fmt: skip
    keep_local(made, [built(RECORDS, mapping, file_name="forms.csv")])
    return made


def test_the_forms_of_the_period_are_listed_with_their_sums(ws: Workspace) -> None:
    table = visits_behind(ws, QUARTER)
    assert [cell_words(row.cells[0]) for row in table.rows] == ["Midtown", "Midtown", "Eastbrook"]
    assert str(table.note) == (
        "2 of 3 planned visits made. Of 2,553 in custody, 498 not available, 697 not offered, "
        "1,228 offered, 130 unaccounted for; 853 accepted, 853 seen."
    )
    ws.close()


def test_one_suite_and_a_silent_form(ws: Workspace) -> None:
    table = visits_behind(ws, QUARTER, "Eastbrook")
    assert str(table.note) == "1 of 1 planned visits made. No form says who was in custody."
    assert len(table.rows) == 1
    ws.close()
