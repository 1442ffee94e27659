"""What the pages read of activity, worked out by hand from a few rows."""

import pytest

from oversight_app.domain.activity import ActivePeople, ActivityFilter, By, Cell, Given
from oversight_app.domain.schemes import BLANK, Term, TermKind
from oversight_app.store import activity, history
from oversight_app.store.activity_summaries import wrong_sums
from oversight_app.store.local_keeping import keep_local
from oversight_app.store.schemes import save_term
from oversight_app.store.workspace import Workspace
from tests.store.making_activity import JUNE, MAY, Duty, log

ROWS = (
    Duty(20220503, 450, "S1", district="north", activity="patrol", status="directed"),
    Duty(20220504, 510, "S1", district="south", activity="patrol"),
    Duty(20220504, 30, "S2", district="north", activity="patrol"),
    Duty(20220531, 180, "S2", activity="training"),
    Duty(20220531, 180, "S3", activity="training"),
    Duty(20220500, 600, people=8),
    Duty(20220601, 60, "S1", district="north"),
    Duty(20220601, 90, "C1", scheme="custody", activity="visit", people=2),
)


@pytest.fixture
def kept(small: Workspace) -> Workspace:
    keep_local(small, [log(*ROWS)])
    return small


def test_nothing_there_is_nothing(small: Workspace) -> None:
    assert activity.cells(small, ActivityFilter()) == ()
    assert activity.people(small, ActivityFilter()) == ()
    assert activity.months(small) is None
    assert activity.spans(small) == {}


def test_duty_and_training_are_counted_apart(kept: Workspace) -> None:
    """May: 450 + 510 + 30 + 600 of duty, 180 + 180 of training; 5 people on 5 rows and 8."""
    assert activity.cells(kept, ActivityFilter()) == (
        Cell("specials", MAY, "", Given(6, 1590, 360, 13)),
        Cell("specials", JUNE, "", Given(1, 60, 0, 1)),
        Cell("custody", JUNE, "", Given(1, 90, 0, 2)),
    )


@pytest.mark.parametrize("by", [By.SCHEME, By.MONTH])
def test_cells_are_by_scheme_and_month_anyway(kept: Workspace, by: By) -> None:
    assert activity.cells(kept, ActivityFilter(), by) == activity.cells(kept, ActivityFilter())


def test_by_district_the_blank_is_there(kept: Workspace) -> None:
    found = activity.cells(kept, ActivityFilter(("specials",), last_month=MAY), By.DISTRICT)
    assert [(cell.by, cell.given) for cell in found] == [
        (BLANK, Given(3, 600, 360, 10)),
        ("north", Given(2, 480, 0, 2)),
        ("south", Given(1, 510, 0, 1)),
    ]


def test_by_activity_and_by_status(kept: Workspace) -> None:
    may = ActivityFilter(first_month=MAY, last_month=MAY)
    by_activity = activity.cells(kept, may, By.ACTIVITY)
    assert [(cell.by, cell.given.minutes, cell.given.training_minutes) for cell in by_activity] == [
        (BLANK, 600, 0),
        ("patrol", 990, 0),
        ("training", 0, 360),
    ]
    by_status = activity.cells(kept, may, By.STATUS)
    assert [(cell.by, cell.given.rows) for cell in by_status] == [(BLANK, 5), ("directed", 1)]


@pytest.mark.parametrize(
    ("filter_", "rows"),
    [
        (ActivityFilter(schemes=("custody",)), 1),
        (ActivityFilter(schemes=("psv",)), 0),
        (ActivityFilter(schemes=("nothing",)), 0),
        (ActivityFilter(districts=("north",)), 3),
        (ActivityFilter(districts=("north", BLANK)), 7),
        (ActivityFilter(districts=(BLANK,)), 4),
        (ActivityFilter(districts=("nowhere",)), 0),
        (ActivityFilter(activities=("patrol",), districts=("north",)), 2),
        (ActivityFilter(statuses=("directed",)), 1),
        (ActivityFilter(first_month=JUNE), 2),
        (ActivityFilter(last_month=MAY), 6),
    ],
)
def test_a_filter_limits(kept: Workspace, filter_: ActivityFilter, rows: int) -> None:
    assert sum(cell.given.rows for cell in activity.cells(kept, filter_)) == rows


def test_people_are_counted_by_reference_with_their_hours_of_duty(kept: Workspace) -> None:
    """In May S1 gave 960 minutes (16 hours), S2 30 (under one); S3 trained, which is no duty."""
    found = activity.people(kept, ActivityFilter(("specials",), last_month=MAY))
    assert found == (ActivePeople("specials", MAY, 2, 990, ((0, 1), (16, 1))),)
    assert found[0].with_hours(16) == 1
    assert found[0].with_hours(17) == 0


def test_people_of_one_district(kept: Workspace) -> None:
    """S1 gave 450 minutes in the north, 510 in the south: no district may be added up."""
    by_district = {
        code: activity.people(kept, ActivityFilter(districts=(code,), last_month=MAY))
        for code in ("north", "south", BLANK, "nowhere")
    }
    assert by_district["north"] == (ActivePeople("specials", MAY, 2, 480, ((0, 1), (7, 1))),)
    assert by_district["south"] == (ActivePeople("specials", MAY, 1, 510, ((8, 1),)),)
    assert by_district[BLANK] == ()
    assert by_district["nowhere"] == ()


@pytest.mark.parametrize(
    "filter_",
    [
        ActivityFilter(districts=("north", "south")),
        ActivityFilter(activities=("patrol",)),
        ActivityFilter(statuses=("directed",)),
    ],
)
def test_people_that_can_not_be_told_are_not_given(
    kept: Workspace, filter_: ActivityFilter
) -> None:
    assert activity.people(kept, filter_) == ()


def test_the_months_there_are(kept: Workspace) -> None:
    assert activity.months(kept) == (MAY, JUNE)
    assert activity.spans(kept) == {"specials": (MAY, JUNE), "custody": (JUNE, JUNE)}


def test_what_is_training_can_be_decided_later(kept: Workspace) -> None:
    """When patrols are called training, S1 and S2 have no duty in May; undone, they have."""
    save_term(kept, Term(TermKind.ACTIVITY, "patrol", "Patrol", training=True))
    assert activity.cells(kept, ActivityFilter(last_month=MAY))[0].given == Given(6, 600, 1350, 13)
    assert activity.people(kept, ActivityFilter(("specials",), last_month=MAY)) == ()
    assert wrong_sums(kept.db) == 0
    history.undo(kept)
    assert activity.people(kept, ActivityFilter(last_month=MAY))[0].people == 2
    assert wrong_sums(kept.db) == 0


def test_a_row_more_changes_a_large_month_as_it_should(small: Workspace) -> None:
    """A row typed into a month of thousands is added to the sums: S1 from 59 minutes, under an
    hour, to 119, one whole hour."""
    many = [Duty(20220501 + n % 30, 10, f"M{n}", activity="event") for n in range(300)]
    keep_local(small, [log(Duty(20220502, 59, "S1", activity="patrol"), *many)])
    only_s1 = (ActivityFilter(("specials",)),)
    assert activity.people(small, *only_s1)[0].bands == ((0, 301),)
    keep_local(small, [log(Duty(20220509, 60, "S1", activity="patrol"), name="typed in")])
    assert activity.people(small, *only_s1)[0].bands == ((0, 300), (1, 1))
    keep_local(small, [log(Duty(20220509, 60, "S1", activity="training"), name="trained")])
    assert activity.people(small, *only_s1)[0].bands == ((0, 300), (1, 1))
    assert wrong_sums(small.db) == 0
    history.undo(small)
    history.undo(small)
    assert activity.people(small, *only_s1)[0].bands == ((0, 301),)
    assert wrong_sums(small.db) == 0
