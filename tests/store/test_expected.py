"""Which returns are expected, which are here, and which are late."""

from dataclasses import replace
from datetime import date

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.local_building import Record
from oversight_app.domain.returns import ExpectedReturn
from oversight_app.store import expected, history, schemes
from oversight_app.store.batches import undo_batch
from oversight_app.store.digests import digest
from oversight_app.store.local_keeping import keep_local
from oversight_app.store.workspace import Workspace
from tests.store.making_local import FEBRUARY, JANUARY, MARCH, local_file, returned

MONTHLY = ExpectedReturn("return", "specials", "monthly", 14, "The force", JANUARY)
TODAY = date(2022, 3, 20)
APRIL = MARCH + 1


def _months(workspace: Workspace, today: date = TODAY) -> list[tuple[int, int, bool, bool]]:
    """Of each period: its months, whether anything of it is here, whether it is late."""
    return [
        (one.first_month, one.last_month, one.arrived_on is not None, one.late(today))
        for one in expected.due(workspace, today)
    ]


def test_a_monthly_return(small: Workspace) -> None:
    expected.save_expected(small, MONTHLY)
    file = local_file("return", returned(JANUARY, 10), returned(FEBRUARY, 9, "psv"))
    keep_local(small, [file])
    assert [one.due for one in expected.due(small, TODAY)] == [
        date(2022, 2, 14), date(2022, 3, 14), date(2022, 4, 14)
    ]  # fmt: skip
    assert _months(small) == [
        (JANUARY, JANUARY, True, False),
        (FEBRUARY, FEBRUARY, False, True),  # that of another scheme is not it
        (MARCH, MARCH, False, False),
    ]
    undo_batch(small, 1)
    assert _months(small)[0] == (JANUARY, JANUARY, False, True)
    # On its due day a return is not late yet.
    assert _months(small, date(2022, 2, 14))[0] == (JANUARY, JANUARY, False, False)


def test_a_restated_month_is_here_since_it_came_first(small: Workspace) -> None:
    expected.save_expected(small, MONTHLY)
    keep_local(small, [local_file("return", returned(JANUARY, 10))])
    keep_local(small, [local_file("return", returned(JANUARY, 11))])
    undo_batch(small, 1)
    arrived = expected.due(small, TODAY)[0].arrived_on
    assert arrived is not None
    assert arrived <= TODAY  # the office's today, whatever the clock says


def test_a_quarter_of_a_log_is_here_when_all_its_months_are(small: Workspace) -> None:
    log = replace(MONTHLY, dataset="activity", scheme="", cadence="quarterly", since=FEBRUARY)
    expected.save_expected(small, log)
    day = date(2022, 2, 3)
    keep_local(small, [local_file("activity", {"scheme": "psv", "day": day, "minutes": 60})])
    (first,) = expected.due(small, TODAY)
    assert (first.first_month, first.last_month, first.due) == (
        FEBRUARY, MARCH, date(2022, 4, 14)
    )  # fmt: skip
    assert first.missing_months == (MARCH,)
    assert not first.late(date(2022, 4, 14))
    assert first.late(date(2022, 4, 15))
    assert [(one.first_month, one.last_month) for one in expected.due(small, date(2022, 4, 1))] == [
        (FEBRUARY, MARCH), (APRIL, APRIL + 2)
    ]  # fmt: skip


def test_a_quarterly_return_may_be_of_its_last_month_alone(small: Workspace) -> None:
    expected.save_expected(small, replace(MONTHLY, cadence="quarterly"))
    keep_local(small, [local_file("return", returned(FEBRUARY, 10))])
    (due,) = expected.due(small, TODAY)
    assert due.missing_months == (JANUARY, MARCH)
    keep_local(small, [local_file("return", returned(MARCH, 10))])
    (due,) = expected.due(small, TODAY)
    assert due.missing_months == ()


def test_what_does_not_happen_every_month_came_when_later_months_did(small: Workspace) -> None:
    issues = replace(MONTHLY, dataset="custody-issues", scheme="custody")
    expected.save_expected(small, issues)
    raised: Record = {"suite": "Midtown", "raised": date(2022, 2, 3), "category": "care"}
    keep_local(small, [local_file("custody-issues", raised)])
    assert [here for _, _, here, _ in _months(small)] == [True, True, False]
    visits = replace(MONTHLY, dataset="custody-visits", scheme="custody")
    expected.save_expected(small, visits)
    planned: Record = {"suite": "Midtown", "planned": date(2022, 1, 31), "made": date(2022, 2, 1)}
    keep_local(small, [local_file("custody-visits", planned)])
    mine = [one for one in expected.due(small, TODAY) if one.expected.dataset == "custody-visits"]
    assert [one.arrived_on is not None for one in mine] == [True, False, False]


def test_a_list_is_of_the_periods_that_had_ended_when_it_came(small: Workspace) -> None:
    """The workspace's today is 31 October 2022, and the list is kept then."""
    october = 2022 * 12 + 9
    lists = replace(MONTHLY, dataset="volunteers", since=october - 1)
    expected.save_expected(small, lists)
    keep_local(small, [local_file("volunteers", {"scheme": "specials", "volunteer": "S-1"})])
    assert [here for *_, here, _ in _months(small, date(2022, 11, 2))] == [True, True, False]


def test_it_is_expected_no_longer(small: Workspace) -> None:
    expected.save_expected(small, replace(MONTHLY, until=FEBRUARY))
    assert [first for first, *_ in _months(small, date(2023, 1, 1))] == [JANUARY, FEBRUARY]
    (one,) = expected.all_expected(small)
    expected.save_expected(small, replace(one, until=None, cadence="yearly"))
    assert [(a, b) for a, b, *_ in _months(small)] == [(JANUARY, MARCH)]  # to the year's end
    expected.save_expected(small, replace(one, until=None))
    specials = schemes.all_schemes(small)[0]
    schemes.save_scheme(small, replace(specials, valid_to=date(2022, 2, 10)))
    assert [first for first, *_ in _months(small)] == [JANUARY, FEBRUARY]


def test_added_changed_deleted_and_undone(small: Workspace) -> None:
    before = digest(small)
    assert expected.save_expected(small, MONTHLY).schemes
    (one,) = expected.all_expected(small)
    assert replace(one, id=0) == MONTHLY
    changed = replace(one, from_office="The parishes", due_days=7, scheme="")
    expected.save_expected(small, changed)
    assert expected.all_expected(small) == (changed,)
    expected.delete_expected(small, one.id)
    assert expected.all_expected(small) == ()
    for _ in range(3):
        history.undo(small)
    assert digest(small) == before


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"from_office": " "}, "from which office"),
        ({"due_days": 400}, "from 0 to 366 days"),
        ({"until": JANUARY - 1}, "before its first"),
        ({"scheme": "knights"}, "no scheme with the code"),
    ],
)
def test_what_can_not_be_expected(small: Workspace, wrong: dict[str, object], told: str) -> None:
    with pytest.raises(UserProblem, match=told):
        expected.save_expected(small, replace(MONTHLY, **wrong))  # type: ignore[arg-type]
    assert expected.all_expected(small) == ()
