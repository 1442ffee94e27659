"""The page's answers, held against returns that can be added up by hand."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.activity import By, RowQuery
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import PeriodKind
from oversight_app.domain.schemes import Term, TermKind
from oversight_app.review import activity
from oversight_app.review.activity import ActivityAnswer, ActivitySelection, answer
from oversight_app.review.activity_listing import by
from oversight_app.store import schemes
from oversight_app.store.workspace import Workspace
from tests.review.activity_rows import row, words
from tests.review.making_returns import OCTOBER, bring, duty, office, sent


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with office(tmp_path) as made:
        yield made


def bars(found: ActivityAnswer, heading: str) -> dict[str, float]:
    assert found.bars is not None
    group = next(one for one in found.bars.groups if one.heading == heading)
    return {bar.name: bar.value for bar in group.bars}


def test_nothing_there_says_what_to_do(ws: Workspace) -> None:
    found = answer(ws, ActivitySelection())
    assert found.empty
    assert found.finding.tables == ()
    assert str(found.finding.headline) == "No return of volunteer activity is here yet"
    assert "Bring in a duty log or a monthly return" in str(found.finding.support)


def test_an_unknown_measure_is_a_persons_problem(ws: Workspace) -> None:
    with pytest.raises(UserProblem, match="no measure called “miles”"):
        answer(ws, ActivitySelection(measure="miles"))


@pytest.fixture
def october(ws: Workspace) -> Workspace:
    """Two Specials with 20 and 8 hours of duty and 3 of training; 4 in post at the start."""
    bring(ws, "activity", [
        duty(OCTOBER, 12), duty(OCTOBER, 8, day=6, activity=None, status="independent"),
        duty(OCTOBER, 3, day=7, activity="training"),
        duty(OCTOBER, 8, volunteer="SC-2", district=None, activity="event"),
    ])  # fmt: skip
    bring(ws, "return", [
        sent(OCTOBER, opening=4, joiners=1, leavers=0, headcount=5, sessions=7),
        sent(OCTOBER, "watch", headcount=300),
    ])  # fmt: skip
    return ws


def test_the_schemes_table_by_hand(october: Workspace) -> None:
    """28 hours over 4 people are 7.0 each, over 2 active ones 14.0; one of 4 gave 16 hours."""
    found = answer(october, ActivitySelection())
    specials = row(found, "specials")
    assert specials["headcount"] == "5"
    assert specials["active"] == "2"
    assert specials["hours"] == "28"
    assert specials["hours-per-person"] == "7.0"
    assert specials["hours-per-active"] == "14.0"
    assert specials["share-required"] == "25%"
    assert specials["visits"] == "7"
    assert specials["shows"] == "Too few months"
    assert specials["target"] == "No target"
    assert found.selection.scheme == "specials"
    assert found.selection.period == OCTOBER
    assert found.rows == 4
    assert "28 hours of duty, and 3 hours of training apart" in str(found.finding.support)
    assert any("a few people give very many hours" in note for note in found.notes)
    assert any("People are not added up" in note for note in found.notes)


def test_a_dash_is_not_collected(october: Workspace) -> None:
    watch = row(answer(october, ActivitySelection()), "watch")
    assert watch["headcount"] == "300"
    assert watch["hours"] == watch["active"] == watch["change"] == ""
    assert watch["shows"] == "Not collected"


def test_what_is_blank_has_a_bar_and_bars_add_up(october: Workspace) -> None:
    found = answer(october, ActivitySelection())
    assert bars(found, "By activity") == {"Patrol": 12, "Event policing": 8, "Not stated": 8}
    assert bars(found, "By district") == {"North": 20, "Not stated": 8}
    assert bars(found, "By patrol status") == {"Independent patrol": 8, "Not stated": 20}
    assert found.bars is not None
    assert str(found.bars.title) == "Patrol: 43% of 28 hours"


def test_down_to_the_records_whose_sum_is_the_figure(october: Workspace) -> None:
    found = answer(october, ActivitySelection())
    query = activity.query_for(found.selection, scheme="specials", district="north")
    assert activity.breadcrumb(october, query) == (
        "Special Constabulary", "October 2022", "North",
    )  # fmt: skip
    assert activity.sum_sentence(october, query) == (
        "20 hours of duty and 3 hours of training in 3 records"
    )
    blank = activity.query_for_bar(found.selection, "district:")
    assert blank is not None
    assert activity.sum_sentence(october, blank) == "8 hours in 1 record"
    assert activity.breadcrumb(october, blank)[-1] == "District not stated"
    assert activity.query_for_bar(found.selection, "return") is None


def test_a_district_where_nobody_served_is_none_and_not_a_dash(october: Workspace) -> None:
    found = answer(october, ActivitySelection(districts=("south",)))
    assert row(found, "specials")["hours"] == "0"
    assert row(found, "watch")["hours"] == ""
    assert row(found, "specials")["headcount"] == ""
    assert found.chips == (("districts", "south", "South"),)
    assert found.selection.without("districts", "south").districts == ()


def test_training_alone_is_shown_as_hours_of_training(october: Workspace) -> None:
    found = answer(october, ActivitySelection(activities=("training",)))
    assert row(found, "specials")["hours"] == "3"
    assert "3 hours of training" in str(found.finding.support)
    query = activity.query_for(found.selection, scheme="specials")
    assert activity.sum_sentence(october, query) == "3 hours of training in 1 record"


def test_hours_of_a_return_fill_a_month_without_a_log(ws: Workspace) -> None:
    bring(ws, "return", [sent(OCTOBER, headcount=4, active=3, duty_minutes=30 * 60)])
    found = answer(ws, ActivitySelection())
    assert row(found, "specials")["hours"] == "30"
    assert row(found, "specials")["active"] == "3"
    assert row(found, "specials")["hours-per-person"] == "7.5"
    assert found.bars is None
    assert any("no duty log for Special Constabulary" in note for note in found.notes)


def test_hours_of_a_return_have_a_bar_of_their_own_in_a_quarter(ws: Workspace) -> None:
    bring(ws, "activity", [duty(OCTOBER - 3, 6), duty(OCTOBER - 2, 4)])
    bring(ws, "return", [sent(OCTOBER - 1, headcount=4, duty_minutes=10 * 60)])
    found = answer(ws, ActivitySelection(period_kind=PeriodKind.QUARTER))
    assert row(found, "specials")["hours"] == "20"
    assert bars(found, "By activity") == {"Patrol": 10, "Monthly return, not split": 10}


def test_quarters_add_hours_and_average_people(ws: Workspace) -> None:
    """July to September: 6 + 4 + 2 hours; 1, 2 and 1 active; 12 hours over 1 + 2 + 1
    person-months are 3.0."""
    july = OCTOBER - 3
    bring(ws, "activity", [
        duty(july, 6), duty(july + 1, 3), duty(july + 1, 1, volunteer="SC-2"), duty(july + 2, 2),
    ])  # fmt: skip
    found = answer(ws, ActivitySelection(period_kind=PeriodKind.QUARTER))
    specials = row(found, "specials")
    assert specials["hours"] == "12"
    assert specials["active"] == "1.3"
    assert specials["hours-per-active"] == "3.0"
    assert found.schemes.title.endswith("July to September 2022")
    assert [words for _, words in found.choices.periods] == ["July to September 2022 (2022-23-Q2)"]


def test_a_month_that_is_not_over_is_left_out(tmp_path: Path) -> None:
    with office(tmp_path, date(2022, 10, 30)) as ws:
        bring(ws, "activity", [duty(OCTOBER - 1, 6), duty(OCTOBER, 4)])
        found = answer(ws, ActivitySelection())
    assert found.selection.period == OCTOBER - 1
    assert row(found, "specials")["hours"] == "6"


def test_change_on_the_same_month_last_year(ws: Workspace) -> None:
    bring(ws, "activity", [duty(OCTOBER - 12, 8), duty(OCTOBER, 6)])
    assert row(answer(ws, ActivitySelection()), "specials")["change"] == "−25%"


def test_half_an_hour_is_neither_none_nor_one(ws: Workspace) -> None:
    bring(ws, "activity", [duty(OCTOBER, 0.5)])
    assert row(answer(ws, ActivitySelection()), "specials")["hours"] == "0.5"


def test_an_average_over_few_people_says_how_few(ws: Workspace) -> None:
    months = range(OCTOBER - 23, OCTOBER + 1)
    bring(ws, "return", [
        sent(month, headcount=4, active=3, duty_minutes=(30 + month % 2) * 60) for month in months
    ])  # fmt: skip
    each = answer(ws, ActivitySelection(measure="hours-per-person"))
    words = "Special Constabulary, October 2022: few people (4): a single person moves it."
    assert words in map(str, each.notes)
    # A sum has nobody below the line.
    assert not any("few people" in str(note) for note in answer(ws, ActivitySelection()).notes)


def test_required_hours_are_the_offices_own(october: Workspace) -> None:
    specials = schemes.all_schemes(october)[0]
    schemes.save_scheme(october, replace(specials, required_minutes=8 * 60))
    found = answer(october, ActivitySelection())
    assert row(found, "specials")["share-required"] == "50%"


def test_a_scheme_that_has_ended_is_not_listed(october: Workspace) -> None:
    watch = next(s for s in schemes.all_schemes(october) if s.code == "watch")
    schemes.save_scheme(october, replace(watch, valid_to=date(2022, 9, 30)))
    listed = [one.key for one in answer(october, ActivitySelection()).schemes.rows]
    assert "watch" not in listed


def test_a_status_list_stands_in_for_headcount(ws: Workspace) -> None:
    bring(ws, "activity", [duty(OCTOBER, 9)])
    bring(ws, "volunteers", [
        {"volunteer": "SC-1", "scheme": "specials", "started": date(2020, 1, 1)},
        {"volunteer": "SC-2", "scheme": "specials", "started": date(2022, 10, 3)},
        {"volunteer": "SC-3", "scheme": "specials", "started": date(2020, 1, 1),
         "ended": date(2022, 10, 20)},
    ])  # fmt: skip
    specials = row(answer(ws, ActivitySelection()), "specials")
    assert specials["headcount"] == "2"
    assert specials["hours-per-person"] == "4.5"


def test_custody_visits_are_counted_from_their_forms(ws: Workspace) -> None:
    bring(ws, "activity", [duty(OCTOBER, 2, scheme="custody", volunteer="CV-1")])
    bring(ws, "custody-visits", [
        {"suite": "North", "planned": date(2022, 10, day),
         "made": date(2022, 10, day) if day < 20 else None}
        for day in (3, 10, 24)
    ])  # fmt: skip
    assert row(answer(ws, ActivitySelection()), "custody")["visits"] == "2"


def test_sample_data_is_called_sample(ws: Workspace) -> None:
    bring(ws, "activity", [duty(OCTOBER, 1)])
    assert answer(ws, ActivitySelection()).provenance is Provenance.LOCAL
    bring(ws, "activity", [duty(OCTOBER, 2)], name="more", provenance=Provenance.SAMPLE)
    assert answer(ws, ActivitySelection()).finding.provenance is Provenance.SAMPLE


def test_where_a_figure_comes_from(october: Workspace) -> None:
    lines = dict(activity.origin(october, ActivitySelection(), "specials").lines())
    assert lines["Figure"].endswith("October 2022: 28")
    assert "28 hours (1,680 minutes)" in lines["Numerator"]
    assert "4 records from “return.csv”" in lines["Rows"]
    assert "The force" in lines["Source"]
    each = ActivitySelection(measure="hours-per-person")
    lines = dict(activity.origin(october, each, "specials").lines())
    assert lines["Denominator"].startswith("4: people in post at the start")
    assert "Row 2 of “return.csv”" in lines["Rows"]
    with pytest.raises(UserProblem):
        activity.origin(october, ActivitySelection(), "bowls")


def test_the_listing_adds_up_however_it_is_sorted(october: Workspace) -> None:
    sums = []
    for what in By:
        table = by(october, what)
        cells = [one.cells[1:] for one in table.rows]
        sums.append(tuple(sum(c[n].value for c in cells) for n in range(4)))  # type: ignore
    assert set(sums) == {(28, 3, 4, 4)}
    assert [words(one.cells[0]) for one in by(october, By.DISTRICT).rows] == [
        "North", "Not stated",
    ]  # fmt: skip
    assert by(october, By.MONTH, first=OCTOBER + 1).rows == ()


def test_a_search_is_in_the_breadcrumb(october: Workspace) -> None:
    assert activity.breadcrumb(october, RowQuery(search="SC-2"))[-1] == "“SC-2”"
    assert activity.sum_sentence(october, RowQuery(search="SC-2")) == "8 hours in 1 record"


@pytest.mark.parametrize(
    ("asked", "shown"),
    [(0, OCTOBER - 2), (OCTOBER - 1, OCTOBER - 1), (99_999, OCTOBER)],
)
def test_a_period_of_which_nothing_is_known_gives_way_to_the_nearest(
    ws: Workspace, asked: int, shown: int
) -> None:
    """A view kept while an import stood, which was taken back since."""
    bring(ws, "activity", [duty(OCTOBER - 2, 5), duty(OCTOBER, 5)])
    assert answer(ws, ActivitySelection(period=asked)).selection.period == shown


def test_one_hour_is_one_hour(ws: Workspace) -> None:
    bring(ws, "activity", [duty(OCTOBER, 1)])
    found = answer(ws, ActivitySelection())
    assert "gave 1 hour of duty" in str(found.finding.support) or "gave 1 hour." in str(
        found.finding.support
    )
    query = activity.query_for(found.selection)
    assert activity.sum_sentence(ws, query) == "1 hour in 1 record"


def test_a_scheme_that_nobody_has_is_passed_over(october: Workspace) -> None:
    found = answer(october, ActivitySelection(scheme="bowls", schemes=("bowls",)))
    assert found.selection.scheme == "specials"
    assert len(found.schemes.rows) == 9


def test_more_districts_than_fit_are_put_together(ws: Workspace) -> None:
    """Twelve districts of 1 to 12 hours: nine bars, and the three smallest in one."""
    for number in range(1, 13):
        schemes.save_term(ws, Term(TermKind.DISTRICT, f"d{number}", f"District {number}"))
    bring(ws, "activity", [duty(OCTOBER, n, district=f"d{n}") for n in range(1, 13)])
    found = answer(ws, ActivitySelection())
    shown = bars(found, "By district")
    assert len(shown) == 10
    assert shown["3 others"] == 1 + 2 + 3
    assert sum(shown.values()) == 78
    assert found.bars is not None
    group = next(one for one in found.bars.groups if one.heading == "By district")
    query = activity.query_for_bar(found.selection, group.bars[-1].key)
    assert query is not None
    assert activity.sum_sentence(ws, query) == "6 hours in 3 records"


def test_a_year_of_which_no_whole_one_is_here(ws: Workspace) -> None:
    """Seven months of 2022-23 are better than a year of dashes, and said to be seven."""
    bring(ws, "activity", [duty(OCTOBER - n, 5) for n in range(7)])
    found = answer(ws, ActivitySelection(period_kind=PeriodKind.YEAR))
    assert row(found, "specials")["hours"] == "35"
    assert row(found, "specials")["shows"] == "No real change"
    assert found.choices.periods == ((2022, "April 2022 to March 2023 (2022-23)"),)
    assert "Special Constabulary: 7 of 12 months are known." in found.notes
