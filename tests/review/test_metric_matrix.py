"""The metric matrix and what changed: the figures of the pages, beside the period before."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from oversight_app.domain.findings import Status, cell_words
from oversight_app.domain.measures import Direction, Unit
from oversight_app.domain.observations import Marker
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.domain.wording import Counted, Quantity
from oversight_app.review.changed_since import BETTER, NEITHER, USUAL, WORSE, changed_since
from oversight_app.review.currency import CurrencySelection, currency
from oversight_app.review.matrix_lines import MatrixLine
from oversight_app.review.measure_names import named
from oversight_app.review.metric_matrix import (
    DEFAULT_MEASURES,
    MetricMatrix,
    metric_matrix,
)
from oversight_app.store.workspace import Workspace, open_workspace

SUMMER = Period.parse("2022-23-Q2", PeriodKind.QUARTER)


@pytest.fixture(scope="module")
def sample(sample_file: Path) -> Iterator[Workspace]:
    with open_workspace(sample_file, for_writing=False) as ws:
        yield ws


@pytest.fixture(scope="module")
def matrix(sample: Workspace) -> MetricMatrix:
    return metric_matrix(sample, SUMMER)


def line_of(matrix: MetricMatrix, figure: str) -> MatrixLine:
    found = matrix.line(figure)
    assert found is not None
    return found


def test_a_published_figure_is_beside_the_year_before_and_gets_no_verdict(
    matrix: MetricMatrix,
) -> None:
    """Home Office: 154 Specials on 31 March 2021 and 153 a year later."""
    line = line_of(matrix, "specials-strength")
    assert (str(line.value), str(line.before), str(line.change)) == ("153", "154", "−1")
    assert (line.on, line.before_on) == ("31 March 2022", "31 March 2021")
    assert line.shown.words == "Yearly: no usual range"
    assert not line.beyond


def test_a_share_changes_in_points_and_is_the_one_of_its_page(
    sample: Workspace, matrix: MetricMatrix
) -> None:
    line = line_of(matrix, "vetting-in-date/psv///")
    page = currency(sample, CurrencySelection("vetting", "psv", SUMMER.last_day)).of_need
    row = next(row for row in page.rows if row.key == "psv")
    assert line.value in row.cells
    # 78 of 89 in date, where all were: 87.64 less 100.
    assert cell_words(line.change) == "−12.4 pts"
    assert line.value is not None
    assert isinstance(line.change, Counted)
    assert set(line.value.counts) < set(line.change.quantity.counts)
    assert {one.key for one in line.counting.counts} >= set(line.change.quantity.counts)


def test_a_measure_without_a_figure_is_named_below_and_has_no_row(published: Workspace) -> None:
    found = metric_matrix(published, SUMMER, ("specials-strength", "hours/specials///"))
    assert [one.measure.id for one in found.lines] == ["specials-strength"]
    assert "No figure of: Hours of duty, Special Constabulary" in str(found.table.note)


def test_a_measure_of_a_scheme_that_is_not_there_is_left_out(published: Workspace) -> None:
    found = metric_matrix(published, SUMMER, ("hours/marine///",))
    assert not found.lines
    assert not found.missing
    assert str(found.finding.headline) == "No measure has a figure yet"


def test_every_default_measure_is_one_that_records_can_name() -> None:
    assert all(named(one).definition for one in DEFAULT_MEASURES)


def test_what_changed_says_the_new_before_what_goes_on(
    sample: Workspace, matrix: MetricMatrix
) -> None:
    found = changed_since(sample, matrix)
    assert [(one.figure, one.new) for one in found.of(WORSE)] == [
        ("vetting-in-date/psv///", True),
        ("actions-in-date", False),
        ("reviews-overdue", False),
    ]
    assert [str(one.said) for one in found.of(BETTER)] == [
        "Risks reviewed: 100% on 30 September 2022, still above the usual range "
        "(as it was on 30 June 2022)"
    ]
    assert str(found.finding.headline) == "One measure became worse since 30 June 2022"
    assert found.state == "1 better, 3 worse"


def test_where_no_way_is_wanted_it_is_neither_better_nor_worse(
    sample: Workspace, matrix: MetricMatrix
) -> None:
    found = changed_since(sample, matrix)
    assert all(
        one.line.measure.direction is Direction.NEITHER
        for one in (*found.of(NEITHER), *found.of(USUAL))
    )
    assert "still lower than usual" in str(found.of(NEITHER)[0].said)


def test_a_hidden_figure_leaves_neither_number_nor_way(
    sample: Workspace, matrix: MetricMatrix
) -> None:
    said = changed_since(sample, matrix).of(WORSE)[0].said
    hidden = Quantity(None, Unit.PERCENT, 1, Marker.HIDDEN)
    worded = str(type(said)(said.template, {**said.slots, "value": hidden}, said.if_hidden))
    assert worded == (
        "Vetting in date, Police support volunteers: what it shows is hidden to protect small "
        "numbers"
    )


def test_what_was_recorded_meanwhile_is_counted(sample: Workspace, matrix: MetricMatrix) -> None:
    said = [str(one) for one in changed_since(sample, matrix).recorded]
    assert "One risk rose: Live-streaming" in said
    assert said[-1].startswith("Recorded by the office: 5 questions asked")


def test_a_verdict_is_a_word_with_an_icon(matrix: MetricMatrix) -> None:
    place = next(i for i, one in enumerate(matrix.table.columns) if one.key == "shows")
    shown = [row.cells[place] for row in matrix.table.rows]
    assert all(isinstance(one, Status) and one.words and one.icon for one in shown)
