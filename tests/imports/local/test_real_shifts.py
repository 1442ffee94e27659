"""The one real shift log there is; its sums are published in facts.md, "Shift log"."""

from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.mappings import ColumnUse, Mapping, Transform
from oversight_app.imports.local.reading import read_local

SHIFTS = Path(__file__).resolve().parents[4] / "shared/data/volunteers/shifts.csv"

pytestmark = pytest.mark.skipif(not SHIFTS.exists(), reason="the shift log is not here")


def test_its_hours_attendances_and_blanks() -> None:
    mapping = Mapping(
        "Shifts",
        "activity",
        (
            ColumnUse("date", "day"),
            ColumnUse("shift_id", "row_key"),
            ColumnUse("postcode", "district", transform=Transform.OUTWARD),
            ColumnUse("volunteer_hours", "minutes"),
            ColumnUse("attended", "people"),
            ColumnUse("event_type", "activity"),
            *(ColumnUse(name) for name in ("demand", "event_id", "event_name")),
        ),
        {"scheme": "watch"},
    )
    found = read_local(SHIFTS, mapping, today=date(2024, 1, 31))
    assert found.length == 1081
    assert not found.issues
    assert sum(found.columns["minutes"].values) // 60 == 17_766
    assert sum(found.columns["people"].values) == 6_098
    kinds, places = found.columns["activity"], found.columns["district"]
    assert kinds.words[0] == places.words[0] == ""
    assert kinds.values.count(0) == 314
    assert places.values.count(0) == 51
    assert not any(" " in word for word in places.words)
