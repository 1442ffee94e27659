"""On the made-up lists: counts equal the references behind them, and what is there is found."""

from collections.abc import Iterator
from datetime import date

import pytest

from oversight_app.domain.currency import NEEDS
from oversight_app.domain.findings import cell_words
from oversight_app.domain.records import Office
from oversight_app.review.currency import CurrencySelection, currency
from oversight_app.review.currency_rows import people_behind
from oversight_app.review.people import people
from oversight_app.store.sample_returns import write_returns
from oversight_app.store.workspace import Workspace, create

_COLUMN_OF = {"": "need", "overdue": "overdue", "in-date": "in-date", "not-recorded": "none"}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path = tmp_path_factory.mktemp("sample") / "sample.oversight"
    with create(path, Office("Sample office", "", date(2022, 10, 31), True), reference=False) as ws:
        write_returns(ws)
        yield ws


def test_vetting_of_specials_falls_in_the_last_months(sample: Workspace) -> None:
    """From 97.4% in August 2022 to 91.4% in October, the one month in thirty that stands out."""
    chart = currency(sample).chart
    assert chart is not None
    shares = [None if one.value is None else round(one.value, 1) for one in chart.points]
    assert len(shares) == 30
    assert shares[-3:] == [97.4, 94.9, 91.4]
    assert [one.key for one in chart.points if one.signal] == ["2022-10"]
    assert chart.target == 98.0


@pytest.mark.parametrize("need", sorted(NEEDS.keys() - {"vetting"}))
def test_nothing_else_of_specials_stands_out(sample: Workspace, need: str) -> None:
    chart = currency(sample, CurrencySelection(need, "specials")).chart
    assert chart is not None
    assert not any(one.signal for one in chart.points)


@pytest.mark.parametrize(
    ("need", "day"),
    [("vetting", date(2021, 6, 30)), *((need, date(2022, 10, 31)) for need in sorted(NEEDS))],
)
def test_every_count_is_that_of_the_references_behind_it(
    sample: Workspace, need: str, day: date
) -> None:
    selection = CurrencySelection(need, "specials", day)
    table = currency(sample, selection).of_need
    places = {column.key: place for place, column in enumerate(table.columns)}
    rows = [row for row in table.rows if row.key.startswith("specials")]
    assert len(rows) == 4  # the scheme, and its three roles
    for row in (rows[0], rows[-1]):
        for which, column in _COLUMN_OF.items():
            behind = people_behind(sample, selection, row.key, which)
            assert cell_words(row.cells[places[column]]) == str(len(behind.rows))


def test_the_people_tab_says_the_same(sample: Workspace) -> None:
    everything = {row.key: row.cells[2:8] for row in currency(sample).everything.rows}
    for row in people(sample).standing.rows:
        vetting, _, *others = row.cells[2:]
        assert (vetting, *others) == everything[row.key]
