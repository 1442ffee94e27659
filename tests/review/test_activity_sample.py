"""On the made-up returns: every figure equals the sum of the records behind it, and what was
put there to be found is found."""

from collections.abc import Iterator
from datetime import date

import pytest

from oversight_app.domain.charts import BarChart, RangeChart
from oversight_app.domain.findings import Sparkline
from oversight_app.domain.local_measures import LOCAL_MEASURES
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.domain.records import Office
from oversight_app.domain.wording import round_half_up
from oversight_app.review import activity
from oversight_app.review.activity import ActivitySelection, answer
from oversight_app.review.activity_wording import exact_hours_words
from oversight_app.review.quality import quality
from oversight_app.review.returns import returns
from oversight_app.store import activity_rows
from oversight_app.store.sample_returns import write_returns
from oversight_app.store.workspace import Workspace, create


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path = tmp_path_factory.mktemp("sample") / "sample.oversight"
    with create(path, Office("Sample office", "", date(2022, 10, 31), True), reference=False) as ws:
        write_returns(ws)
        yield ws


SELECTIONS = [
    ActivitySelection(scheme="specials"),
    ActivitySelection(scheme="speedwatch", districts=("midtown", "northvale")),
    ActivitySelection(scheme="specials", statuses=("",), activities=("patrol", "")),
    ActivitySelection(scheme="cadets", period_kind=PeriodKind.YEAR),
    ActivitySelection(scheme="psv", period_kind=PeriodKind.QUARTER, period=8088),
    ActivitySelection(scheme="specials", activities=("training",)),
    ActivitySelection(scheme="specials", measure="attendances"),
]


def hours_behind(ws: Workspace, selection: ActivitySelection, key: str) -> float:
    query = activity.query_for_bar(selection, key)
    assert query is not None
    given = activity_rows.given(ws, query)
    if selection.measure == "attendances":
        return given.attendances
    training = selection.activities == ("training",)
    return (given.training_minutes if training else given.minutes) / 60


@pytest.mark.parametrize("selection", SELECTIONS)
def test_every_bar_is_the_sum_of_its_records(
    sample: Workspace, selection: ActivitySelection
) -> None:
    found = answer(sample, selection)
    assert isinstance(found.bars, BarChart)
    for group in found.bars.groups:
        for bar in group.bars:
            assert bar.value == pytest.approx(hours_behind(sample, found.selection, bar.key))
        whole = activity.query_for(found.selection, scheme=selection.scheme)
        given = activity_rows.given(sample, whole)
        total = sum(bar.value for bar in group.bars)
        if selection.measure == "attendances":
            assert total == given.attendances
        elif selection.activities == ("training",):
            assert total == pytest.approx(given.training_minutes / 60)
        else:
            assert total == pytest.approx(given.minutes / 60)
        assert sum(bar.share or 0 for bar in group.bars) == pytest.approx(100)


def test_every_point_and_cell_is_the_sum_of_its_records(sample: Workspace) -> None:
    found = answer(sample, ActivitySelection(scheme="custody"))
    assert found.chart is not None
    for point in found.chart.points:
        month = Period.parse(point.key, PeriodKind.MONTH).index
        query = activity.query_for(found.selection, scheme="custody", month=month)
        assert point.value == pytest.approx(activity_rows.given(sample, query).minutes / 60)
    place = [column.key for column in found.schemes.columns].index("hours")
    for row in found.schemes.rows:
        if row.key in ("watch", "adults"):
            continue  # Nothing of the one; of the other the return alone.
        query = activity.query_for(found.selection, scheme=row.key)
        behind = activity_rows.given(sample, query).minutes / 60
        # A few hours are written as their records add up, many in whole ones.
        shown = float(str(row.cells[place]).replace(",", ""))
        assert shown == pytest.approx(
            behind if behind < 100 else round_half_up(behind, 0), abs=0.005
        )


def test_the_records_that_remain_are_counted(sample: Workspace) -> None:
    for selection in (ActivitySelection(), ActivitySelection(districts=("eastbrook",))):
        found = answer(sample, selection)
        query = activity.query_for(found.selection)
        assert found.rows == activity_rows.row_count(sample, query)


@pytest.mark.parametrize("kind", list(PeriodKind))
@pytest.mark.parametrize("measure", LOCAL_MEASURES)
def test_every_measure_and_period_has_an_answer(
    sample: Workspace, measure: str, kind: PeriodKind
) -> None:
    for scheme in ("", "watch", "cadets", "custody"):
        found = answer(sample, ActivitySelection(scheme=scheme, measure=measure, period_kind=kind))
        assert len(found.schemes.rows) == 9
        assert found.provenance is Provenance.SAMPLE
        said = [found.finding.headline, found.finding.support]
        said += [words for chart in found.finding.charts for words in (chart.title, chart.alt)]
        for sentence in said:
            assert "{" not in str(sentence)
            assert "None" not in str(sentence)
        for chart in found.finding.charts:
            assert len(str(chart.title).split()) <= 10


def test_what_was_put_there_is_found(sample: Workspace) -> None:
    found = answer(sample, ActivitySelection())
    assert str(found.finding.headline) == (
        "Police support volunteers’ hours have been lower than usual since March 2022"
    )
    speedwatch = answer(sample, ActivitySelection(scheme="speedwatch"))
    assert str(speedwatch.finding.headline) == (
        "Community Speedwatch hours have kept to a new usual range since April 2022"
    )
    assert str(returns(sample).finding.headline) == "One return is late"
    kinds = {str(row.cells[0]) for row in quality(sample).table.rows}
    assert {"Hours differ", "Missing", "Residual"} <= kinds


def test_a_small_line_lies_before_the_limits_of_its_last_month(sample: Workspace) -> None:
    found = answer(sample, ActivitySelection(scheme="psv"))
    chart = found.chart
    assert isinstance(chart, RangeChart)
    row = next(one for one in found.schemes.rows if one.key == "psv")
    line = next(cell for cell in row.cells if isinstance(cell, Sparkline))
    band = chart.segments[-1]
    assert line.band == pytest.approx((band.lower, band.upper))
    assert line.band_from == 0  # its limits began before the 24 months


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(990, "16.5 hours"), (24465, "407.75 hours"), (60, "1 hour"), (20, "0.33 hours"),
     (72000, "1,200 hours")],
)  # fmt: skip
def test_a_sum_has_the_decimals_that_its_records_add_up_to(minutes: int, words: str) -> None:
    assert exact_hours_words(minutes) == words
