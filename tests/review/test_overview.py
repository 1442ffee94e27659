"""The measures at a glance: each at its latest, beside the end of the quarter before, with the run
it stands in; by what matters or by subject."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.accountability import Question
from oversight_app.domain.annotations import ChartNote, Rebase, SeriesKey, SeriesTarget
from oversight_app.domain.findings import Status
from oversight_app.domain.measures import Unit
from oversight_app.domain.office_settings import MatrixOrder, OfficeSettings
from oversight_app.domain.wording import Quantity
from oversight_app.review import matrix_order
from oversight_app.review.decimals import with_decimals
from oversight_app.review.matrix_lines import MatrixLine, moved_headline
from oversight_app.review.matrix_order import in_groups
from oversight_app.review.measure_names import figure_id, named
from oversight_app.review.metric_matrix import latest_matrix, office_matrix
from oversight_app.review.overview import choosable, measures, overview
from oversight_app.review.overview_lines import end_before
from oversight_app.store import annotations, office_settings, records
from oversight_app.store.workspace import Workspace, open_workspace
from tests.review.making_returns import OCTOBER, bring, duty, office, sent
from tests.review.test_currency import special

HOURS = figure_id("hours", "specials")
KEY = SeriesKey("hours", "specials")
TODAY = date(2022, 10, 31)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with office(tmp_path) as made:
        yield made


@pytest.fixture(scope="module")
def sample(sample_file: Path) -> Iterator[Workspace]:
    with open_workspace(sample_file, for_writing=False) as made:
        yield made


def only(ws: Workspace, figure: str = HOURS) -> MatrixLine:
    (line,) = latest_matrix(ws, (figure,)).lines
    return line


def log(ws: Workspace, *hours: float, last: int = OCTOBER) -> None:
    """Months of hours, the last of them in ``last``."""
    first = last - len(hours) + 1
    bring(ws, "activity", [duty(first + at, one) for at, one in enumerate(hours)])


@pytest.mark.parametrize(
    ("month", "before"),
    [
        ("2022-10", "2022-09"),
        ("2022-12", "2022-09"),
        ("2023-01", "2022-12"),
        ("2022-04", "2022-03"),
    ],
)
def test_the_quarter_before_ends_in_march_june_september_or_december(
    month: str, before: str
) -> None:
    def index(words: str) -> int:
        year, number = words.split("-")
        return int(year) * 12 + int(number) - 1

    assert end_before(index(month)) == index(before)


def test_the_newest_month_is_held_beside_the_end_of_the_quarter_before(ws: Workspace) -> None:
    log(ws, 100, 104, 98, 110)  # July, August, September and October 2022
    line = only(ws)
    assert (str(line.value), line.on) == ("110", "October 2022")
    assert (str(line.before), line.before_on, str(line.change)) == ("98", "September 2022", "+12")
    assert line.go == "activity/activity/hours/specials///"
    assert line.spark is not None
    assert line.spark.values == (100, 104, 98, 110)
    assert (line.spark.first, line.spark.last) == ("July 2022", "October 2022")


def test_a_series_that_ended_is_at_its_own_latest_beside_its_own_quarter(ws: Workspace) -> None:
    """The log ends in August, so that the quarter before ends in June."""
    log(ws, 90, 100, 104, last=OCTOBER - 2)
    bring(ws, "return", [sent(OCTOBER, headcount=20)])
    line = only(ws)
    assert (line.on, line.before_on, str(line.change)) == ("August 2022", "June 2022", "+14")


def test_a_series_that_ended_more_than_a_year_ago_has_no_latest_figure(ws: Workspace) -> None:
    log(ws, 90, 100, last=OCTOBER - 12)
    bring(ws, "return", [sent(OCTOBER, headcount=20)])
    found = latest_matrix(ws, (HOURS,))
    assert found.lines == ()
    assert [one.id for one in found.missing] == [HOURS]


def test_nothing_at_all_for_more_than_a_year_is_no_latest_figure_either(ws: Workspace) -> None:
    """The office looks in October 2022; its newest return of any scheme is of October 2021."""
    log(ws, 50, 60, last=OCTOBER - 12)
    assert [one.id for one in latest_matrix(ws, (HOURS,)).missing] == [HOURS]


def test_the_run_shows_its_usual_range_and_which_month_is_beyond_it(ws: Workspace) -> None:
    """90 and 112 in turn, twenty-two times, then 10: the average of 23 months is
    (11 × 90 + 11 × 112 + 10) ÷ 23 = 97.04; of the 22 moving ranges 21 are 22 and one is 102, so
    25.64 on average, and the range is 2.66 times that either side: 28.85 to 165.23."""
    log(ws, *(90 + 22 * (month % 2) for month in range(22)), 10)
    line = only(ws)
    spark = line.spark
    assert spark is not None
    assert spark.band is not None
    assert spark.mean == pytest.approx(97.04, abs=0.005)
    assert spark.band == pytest.approx((28.85, 165.23), abs=0.01)
    assert spark.signals[-1] == "lower"
    assert not any(spark.signals[:-1])
    assert (line.shown.words, line.shown_before.icon) == ("Lower", "no-change")


def test_a_run_has_at_most_two_years(ws: Workspace) -> None:
    log(ws, *range(100, 140))
    spark = only(ws).spark
    assert spark is not None
    assert len(spark.values) == len(spark.signals) == 24
    assert spark.first == "November 2020"


def test_a_share_in_date_is_todays(ws: Workspace) -> None:
    bring(ws, "volunteers", [
        special(1, vetting_until=date(2025, 1, 1)), special(2, vetting_until=date(2022, 9, 5)),
        special(3, vetting_until=date(2023, 1, 1)), special(4, vetting_until=date(2023, 1, 1)),
    ])  # fmt: skip
    line = only(ws, figure_id("vetting-in-date", "specials"))
    assert (str(line.value), line.on) == ("75.0%", "31 October 2022")
    assert line.value is not None
    assert line.value.counts


def test_published_years_have_a_run_and_no_verdict(published: Workspace) -> None:
    line = only(published, "specials-strength")
    assert (str(line.value), str(line.change), line.before_on) == ("153", "−1", "31 March 2021")
    assert line.spark is not None
    assert len(line.spark.values) == 16  # 2007 to 2022
    assert (line.spark.band, line.spark.signals) == (None, ())
    assert line.shown.words == "Yearly: no usual range"


def test_the_newest_note_or_reset_of_the_months_shown_is_told(ws: Workspace) -> None:
    log(ws, *range(100, 130))
    assert only(ws).note == ""
    annotations.add_rebase(
        ws, Rebase(KEY, OCTOBER - 6, "Six new groups", "They began", "PCC", TODAY)
    )
    assert only(ws).note == "Limits reset from April 2022: Six new groups"
    annotations.add_note(ws, ChartNote(KEY, OCTOBER - 4, "The fair", "PCC", TODAY))
    annotations.add_note(ws, ChartNote(KEY, OCTOBER - 26, "Long ago", "PCC", TODAY))
    assert only(ws).note == "June 2022: The fair"


def line(figure: str, shown: str = "no-change", against: str = "") -> MatrixLine:
    """A line with a verdict, by the names of icons."""
    missed = against == "target-misses"
    status = Status(against, against, strong=missed) if against else None
    return MatrixLine(named(figure), "Returns", shown=Status(shown, shown), against=status)


def test_what_matters_comes_first_and_the_office_orders_the_rest() -> None:
    lines = [
        line("hours/a///"), line("hours/b///", "better"), line("hours/c///", "higher"),
        line("hours/d///", "better", "target-hit-and-miss"),
        line("hours/e///", "better", "target-misses"), line("hours/f///", "worse", "target-misses"),
        line("hours/g///", "worse"), line("hours/h///"),
        line("hours/i///", "too-few"), line("specials-strength"),
    ]  # fmt: skip
    told = [
        (group.title, [one.measure.id[6] for one in group.lines])
        for group in in_groups(lines, MatrixOrder.MATTERS)
    ]
    assert told == [
        ("Getting worse", ["f", "g"]), ("Misses its target", ["e"]),
        ("Higher or lower than usual", ["c"]), ("Target hit and miss", ["d"]),
        ("Getting better", ["b"]), ("No real change", ["a", "h"]),
        ("Not judged against a usual range", ["i", "l"]),  # "l" of specials-strength: yearly
    ]  # fmt: skip


def test_by_subject_specials_stand_first_whatever_the_figure_comes_from() -> None:
    lines = [
        line(one)
        for one in (
            "actions-in-date", "psv-strength", "visits/custody///", "specials-strength",
            "vetting-in-date/psv///", "vetting-in-date/specials///",
        )
    ]  # fmt: skip
    told = [
        (group.title, [one.measure.id for one in group.lines])
        for group in in_groups(lines, MatrixOrder.SUBJECT)
    ]
    assert told == [
        (matrix_order.CONSTABULARY, ["specials-strength", "vetting-in-date/specials///"]),
        (matrix_order.OTHERS, ["psv-strength", "vetting-in-date/psv///"]),
        (matrix_order.VISITING, ["visits/custody///"]),
        (matrix_order.GOVERNANCE, ["actions-in-date"]),
    ]


@pytest.mark.parametrize(
    ("icons", "words"),
    [
        (["better", "worse", *["no-change"] * 8],
         "One measure has got better, one has got worse and eight show no real change"),
        (["no-change"], "One measure shows no real change"),
        (["worse", "worse", "higher"],
         "Two measures have got worse and one is higher or lower than usual"),
        (["too-few"], "No measure can be judged yet"),
        ([], "No measure has a figure yet"),
    ],
)  # fmt: skip
def test_the_headline_counts_which_way_the_measures_went(icons: list[str], words: str) -> None:
    lines = [line(f"hours/{at}///", icon) for at, icon in enumerate(icons)]
    # A yearly one gets no verdict, and is not counted.
    yearly = [line("specials-strength")] if icons else []
    assert str(moved_headline([*lines, *yearly])) == words


def test_the_office_chooses_which_measures_and_in_which_order(ws: Workspace) -> None:
    log(ws, 100, 104)
    assert HOURS in [one.id for one in choosable(ws)]
    chosen = OfficeSettings((figure_id("hours", "psv"), HOURS), MatrixOrder.SUBJECT)
    office_settings.save_office_settings(ws, chosen)
    found = measures(ws)
    assert found.settings == chosen
    assert [one.measure.id for one in found.matrix.lines] == [HOURS]
    assert [one.title for one in found.groups] == [matrix_order.CONSTABULARY]


def test_what_was_read_is_read_again_once_something_has_changed(ws: Workspace) -> None:
    log(ws, 100, 104)
    assert office_matrix(ws) is office_matrix(ws)
    annotations.add_target(ws, SeriesTarget(KEY, 90, date(2022, 1, 1), "PCC", "The plan"))
    line_now = office_matrix(ws).line(HOURS)
    assert line_now is not None
    assert str(line_now.target) == "90"


def test_what_changed_leaves_out_what_is_older_than_the_quarter(ws: Workspace) -> None:
    """The log ends in August with a month beyond its range; the quarter began in October."""
    log(ws, *(100 + 2 * (month % 2) for month in range(22)), 60, last=OCTOBER - 2)
    bring(ws, "return", [sent(OCTOBER, headcount=20)])
    found = measures(ws)
    assert [one.beyond for one in found.matrix.lines if one.measure.id == HOURS] == [True]
    assert found.changed.changes == ()


def test_what_was_recorded_is_counted_up_to_today(tmp_path: Path) -> None:
    """In the middle of October the newest month that has ended is September, so that what changed
    is told since the end of June; a question asked in October belongs to it."""
    with office(tmp_path, date(2022, 10, 20)) as ws:
        for day in (date(2022, 6, 30), date(2022, 7, 1), date(2022, 10, 12)):
            records.save(ws, Question(asked="How many?", asked_of="Force", asked_on=day))
        changed = measures(ws).changed
    assert [str(one) for one in changed.recorded] == ["Recorded by the office: 2 questions asked"]


def test_targets_limits_and_data_of_the_quarter_are_noted(ws: Workspace) -> None:
    log(ws, 100, 104)
    annotations.add_target(ws, SeriesTarget(KEY, 90, date(2022, 10, 3), "PCC", "The plan"))
    annotations.add_target(ws, SeriesTarget(KEY, 80, date(2022, 9, 30), "PCC", "The plan"))
    annotations.add_rebase(
        ws, Rebase(KEY, OCTOBER, "Six new groups", "They began", "PCC", date(2022, 10, 4))
    )
    told = [(one.kind, one.title, one.detail) for one in measures(ws).changed.noted]
    assert ("target", "Hours of duty, Special Constabulary", "Now 90, by PCC") in told
    assert (
        "limits", "Hours of duty, Special Constabulary", "Reset from October 2022: Six new groups",
    ) in told  # fmt: skip
    assert [one for one in told if one[0] == "data"] == [
        ("data", "2 rows added", "Duty or shift log")
    ]
    assert len([one for one in told if one[0] == "target"]) == 1


def test_the_whole_page_of_the_sample(sample: Workspace) -> None:
    found = overview(sample)
    shown = [one for group in found.groups for one in group.lines]
    assert sorted(one.measure.id for one in shown) == sorted(
        one.measure.id for one in found.matrix.lines
    )
    assert all(one.go and one.spark is not None for one in shown)
    assert found.attention.items
    assert found.meeting.record
    assert found.since is None


def test_what_is_new_is_judged_by_the_limits_that_the_chart_shows(sample: Workspace) -> None:
    """Actions in date were 80% at the end of September. By the limits of the line, whose lower one
    is 85.2 − 2.66 × 6.6 = 67.7, that is usual, and 38% in October is new."""
    found = next(one for one in measures(sample).changed.changes if one.figure == "actions-in-date")
    assert found.new
    assert str(found.said) == (
        "Actions in date: 38% on 31 October 2022, below the usual range "
        "(−43 pts since 30 September 2022)"
    )


@pytest.mark.parametrize(
    ("decimals", "value", "moved"), [(0, "91%", "−3 pts"), (2, "91.45%", "−3.42 pts")]
)
def test_a_change_has_the_decimals_of_its_figure_on_screen_in_the_table_and_in_words(
    sample: Workspace, decimals: int, value: str, moved: str
) -> None:
    """139 of 152 Specials are vetted (91.447%); at the end of September it was 148 of 156
    (94.872%): 3.424 points more."""
    found = with_decimals(measures(sample), decimals)
    vetting = figure_id("vetting-in-date", "specials")
    line = found.matrix.line(vetting)
    row = next(one for one in found.matrix.table.rows if one.key == vetting)
    said = next(one.said for one in found.changed.changes if one.figure == vetting)
    assert line is not None
    assert (str(line.value), str(line.change)) == (value, moved)
    assert (str(row.cells[3]), str(row.cells[4])) == (value, moved)
    assert f": {value} on " in str(said)
    assert f"({moved} since " in str(said)


def test_one_point_is_one_point() -> None:
    of = named(HOURS)
    one, other = Quantity(50.0, Unit.PERCENT), Quantity(49.0, Unit.PERCENT)
    assert str(MatrixLine(of, "", one, before=other).change) == "+1 pt"
    assert str(MatrixLine(of, "", other, before=one).change) == "−1 pt"
    assert str(MatrixLine(of, "", one, before=one).change) == "0 pts"


def test_the_measures_are_of_today_and_not_of_a_quarter_that_is_under_way(
    sample: Workspace,
) -> None:
    found = measures(sample)
    for finding in (found.finding, found.changed.finding):
        assert finding.origin.period == "Each at its latest, up to 31 October 2022"
