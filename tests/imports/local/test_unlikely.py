"""What is unlikely is kept and asked about; what does not add up is named."""

from datetime import date

from oversight_app.domain.local import MISSING, LocalIncoming
from oversight_app.imports.local.resolving import resolve
from tests.imports.local.test_resolving import log, numbers, office, read, words


def _asks(incoming: LocalIncoming) -> list[tuple[int, str]]:
    return [(issue.row, issue.what) for issue in incoming.issues if not issue.blocking]


def test_more_than_sixteen_hours_for_each_person_is_asked_about() -> None:
    raw = log(
        [""] * 5,
        day=numbers(20220403, 20220404, 20220405, 20220400, 20220407),
        minutes=numbers(960, 961, 1500, 90_000, 1200),
        people=numbers(1, 1, 2, 0, 1),
    )
    found = resolve(raw, office())
    # 16 hours is the most; 25 hours of two people is 12.5 each; a month's sum is no day's.
    assert _asks(found) == [
        (3, "16.02 hours on one day for one person"),
        (6, "20 hours on one day for one person"),
    ]
    assert found.length == 5
    assert len(found.rejected.rows) == 0


def test_a_reference_that_ended_is_kept_and_asked_about() -> None:
    raw = log(
        [""] * 4,
        day=numbers(20220331, 20220401, 20220401, 20220400),
        volunteer=words("SC12", "SC12", "SC13", "SC12"),
    )
    known = office(
        ended={("specials", "SC12"): date(2022, 3, 31), ("psv", "SC13"): date(2000, 1, 1)}
    )
    found = resolve(raw, known)
    assert _asks(found) == [
        (3, "SC12 ended on 31 March 2022, before this date"),
        (5, "SC12 ended on 31 March 2022, before this date"),
    ]
    assert found.length == 4


def _days(*minutes: int) -> LocalIncoming:
    """Return a resolved log of one duty a day, of so many that no duty is long by itself."""
    n = len(minutes)
    raw = log(
        [""] * n,
        day=numbers(*[20220401 + at if at < 30 else 20220501 + at - 30 for at in range(n)]),
        minutes=numbers(*minutes),
        people=numbers(*[1_000] * n),
    )
    return resolve(raw, office())


def test_a_day_with_over_three_times_the_usual_is_asked_about() -> None:
    assert _asks(_days(*[600] * 19, 1800)) == []
    assert _asks(_days(*[600] * 19, 1801)) == [
        (21, "30.02 hours in all on 20 April 2022, more than three times the usual 10")
    ]
    assert _asks(_days(*[600] * 18, 1801)) == [], "19 days are too few to say what is usual"
    assert _asks(_days(*[0] * 10, *[600] * 9, 1801)) == [], "days of nothing are no days of duty"


def test_in_a_log_of_bursts_a_burst_is_usual() -> None:
    # Sorted, the 6th of 21 days has 300 minutes and the 16th 1,200: four times as much. The fence
    # is 1,200 times four to the third, 76,800 minutes.
    usual = [300] * 6 + [600] * 8 + [1200] * 6
    assert _asks(_days(*usual, 76_740)) == []
    assert _asks(_days(*usual, 76_860)) == [
        (22, "1,281 hours in all on 21 April 2022, more than three times the usual 10")
    ]


def test_a_return_that_does_not_reconcile_names_its_residual() -> None:
    raw = read(
        "return",
        month=numbers(24267, 24268, 24269),
        scheme=words("specials", "specials", "specials"),
        opening=numbers(40, 46, MISSING),
        joiners=numbers(5, 1, 1),
        leavers=numbers(2, 3, 1),
        headcount=numbers(46, 44, 30),
    )
    # 40 + 5 - 2 = 43, and 46 is three more; 46 + 1 - 3 = 44 adds up; the third says too little.
    assert _asks(resolve(raw, office())) == [
        (
            2,
            "3 people are not accounted for: 40 at the start, 5 joined, 2 left, and 46 at the end "
            "where 43 would be expected",
        )
    ]


def test_more_active_than_in_post_and_more_leavers_by_reason_are_asked_about() -> None:
    raw = read(
        "return",
        month=numbers(24267),
        scheme=words("specials"),
        headcount=numbers(40),
        active=numbers(41),
        leavers=numbers(2),
        leavers_resigned=numbers(2),
        leavers_retired=numbers(1),
        leavers_dismissed=numbers(MISSING),
    )
    assert _asks(resolve(raw, office())) == [
        (2, "There are more active people than people in post: 41 against 40"),
        (2, "3 left by their reasons, and 2 in all"),
    ]


def test_people_in_custody_who_are_not_accounted_for_are_named() -> None:
    raw = read(
        "custody-visits",
        suite=words("Northgate", "Northgate", "Northgate"),
        made=numbers(20240403, 20240404, 20240405),
        in_custody=numbers(2553, 10, 10),
        not_available=numbers(498, 2, 4),
        not_offered=numbers(697, 3, 3),
        offered=numbers(1228, 5, 5),
        accepted=numbers(853, 4, 4),
    )
    # The published figures of April to October 2024: 498 + 697 + 1,228 = 2,423 of 2,553.
    assert _asks(resolve(raw, office())) == [
        (
            2,
            "130 of 2,553 are not accounted for: 498 not available, 697 not offered and 1,228 "
            "offered make 2,423",
        ),
        (
            4,
            "2 more than the 10 in custody: 4 not available, 3 not offered and 5 offered make 12",
        ),
    ]


def test_accepted_is_at_most_what_was_offered() -> None:
    raw = read(
        "custody-visits",
        suite=words("Northgate"),
        made=numbers(20240403),
        offered=numbers(3),
        accepted=numbers(4),
    )
    assert _asks(resolve(raw, office())) == [
        (2, "There are more accepted than offered: 4 against 3")
    ]


def test_a_thousand_queries_are_counted_and_two_hundred_listed() -> None:
    n = 1_000
    raw = log([""] * n, minutes=numbers(*[1000] * n))
    found = resolve(raw, office())
    assert len(_asks(found)) == 200
    assert found.notes == (
        "800 more queries are not listed: more than 16 hours for each person on one day.",
    )
