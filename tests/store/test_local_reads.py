"""What is read back of returns, lists, applicants, visits and issues."""

from datetime import date

from oversight_app.domain.custody import CustodyIssue, CustodyVisit
from oversight_app.domain.local_building import Record
from oversight_app.domain.returns import SchemeReturn
from oversight_app.domain.volunteers import StageReached, VolunteerRecord
from oversight_app.store import custody, recruitment, scheme_returns, volunteers
from oversight_app.store.local_keeping import keep_local
from oversight_app.store.workspace import Workspace
from tests.store.making_local import FEBRUARY, JANUARY, MARCH, local_file, returned


def test_a_return_comes_back_whole(small: Workspace) -> None:
    keep_local(
        small,
        [
            local_file(
                "return",
                {
                    "scheme": "specials", "month": JANUARY, "opening": 153, "joiners": 4,
                    "leavers": 3, "leavers_regular": 2, "leavers_resigned": 1, "headcount": 155,
                    "active": 90, "duty_minutes": 186_000, "training_minutes": 0, "sessions": 400,
                },
                {"scheme": "cadets", "month": JANUARY, "headcount": 60, "leaders": 9,
                 "leaders_vetted": 8},
                name="jan.csv",
            )
        ],
    )  # fmt: skip
    cadets, specials = scheme_returns.returns(small)
    assert specials == SchemeReturn(
        "specials", JANUARY, 153, 4, 3, (("regular", 2), ("resigned", 1)), 155, 90, 186_000, 0,
        400, None, None, 1, "jan.csv", 2,
    )  # fmt: skip
    assert specials.residual == 1  # 155 − (153 + 4 − 3)
    assert (cadets.leaders, cadets.leaders_vetted, cadets.duty_minutes) == (9, 8, None)
    assert cadets.residual is None


def test_returns_come_by_scheme_and_month(small: Workspace) -> None:
    rows = [returned(m, m, s) for m in (MARCH, JANUARY, FEBRUARY) for s in ("specials", "psv")]
    keep_local(small, [local_file("return", *rows)])
    assert [(one.scheme, one.month) for one in scheme_returns.returns(small)] == [
        (scheme, month) for scheme in ("psv", "specials") for month in (JANUARY, FEBRUARY, MARCH)
    ]


def test_what_was_said_before_is_told_without_repeats(small: Workspace) -> None:
    for headcount, layout in ((10, "A"), (10, "B"), (12, "A"), (10, "C")):
        also = returned(FEBRUARY, ord(layout) * headcount)  # so that each file brings something
        keep_local(small, [local_file("return", returned(JANUARY, headcount), also)])
    changes = [one for one in scheme_returns.restated(small) if one.month == JANUARY]
    assert [(one.before.headcount, one.after.headcount) for one in changes] == [(12, 10), (10, 12)]
    assert [(one.before.batch, one.after.batch) for one in changes] == [(3, 4), (1, 3)]


def test_a_volunteer_comes_back_whole(small: Workspace) -> None:
    day = date(2022, 1, 3)
    keep_local(
        small,
        [
            local_file(
                "volunteers",
                {
                    "scheme": "specials", "volunteer": "S-1", "role": "Response", "rank": "SC",
                    "started": date(2020, 1, 1), "ended": date(2022, 6, 30),
                    "end_reason": "Moved", "vetting_required": "RV", "vetting_held": "RV",
                    "vetting_status": "in-date", "vetting_until": day, "training_until": day,
                    "supervision_last": day, "agreement_signed": day, "values_check": day,
                    "welfare_last": day, "status": "independent",
                },
                {"scheme": "custody", "volunteer": "V-1"},
                name="list.xlsx",
            )
        ],
    )  # fmt: skip
    visitor, special = volunteers.records(small)
    assert special == VolunteerRecord(
        "specials", "S-1", "Response", "SC", "", date(2020, 1, 1), date(2022, 6, 30), "Moved",
        "RV", "RV", "in-date", day, day, day, day, day, day, "independent", 1, "list.xlsx", 2,
    )  # fmt: skip
    assert visitor == VolunteerRecord(
        "custody", "V-1", batch=1, file_name="list.xlsx", file_row=3
    )  # fmt: skip
    assert volunteers.records(small, "custody") == (visitor,)
    assert special.in_post(date(2022, 6, 29))
    assert not special.in_post(date(2022, 6, 30))
    assert not special.in_post(date(2019, 12, 31))
    assert volunteers.end_days(small) == {("specials", "S-1"): date(2022, 6, 30)}


def test_one_reference_in_two_schemes_is_two_records(small: Workspace) -> None:
    rows = [{"scheme": scheme, "volunteer": "7"} for scheme in ("specials", "psv")]
    keep_local(small, [local_file("volunteers", *rows)])
    assert [one.scheme for one in volunteers.records(small)] == ["psv", "specials"]


def test_stages_come_back_in_order(small: Workspace) -> None:
    days = {"application": date(2022, 2, 1), "enquiry": date(2022, 1, 5)}
    who: Record = {"scheme": "specials", "volunteer": "A-1"}
    keep_local(
        small,
        [
            local_file(
                "recruitment",
                *({**who, "stage": stage, "reached": day} for stage, day in days.items()),
            )
        ],
    )
    assert recruitment.stages(small) == (
        StageReached("specials", "A-1", "enquiry", date(2022, 1, 5), 1, 3),
        StageReached("specials", "A-1", "application", date(2022, 2, 1), 1, 2),
    )


def test_the_published_detainee_figures_leave_130_unaccounted_for(small: Workspace) -> None:
    """Scottish Police Authority, April to October 2024 (facts.md, custody detainee funnel)."""
    day = date(2022, 4, 1)
    keep_local(
        small,
        [
            local_file(
                "custody-visits",
                {
                    "suite": "All", "planned": day, "made": day, "visitor_one": "V1",
                    "visitor_two": "V2", "delay": 20, "delay_reason": "Handover",
                    "throughput": 60_180, "in_custody": 2553, "not_available": 498,
                    "not_offered": 697, "offered": 1228, "accepted": 853, "seen": 853,
                    "row_key": "F1",
                },
                {"suite": "All", "planned": date(2022, 4, 8)},
            )
        ],
    )  # fmt: skip
    made, missed = custody.visits(small)
    assert made == CustodyVisit(
        "All", day, day, "V1", "V2", 20, "Handover", 60_180, 2553, 498, 697, 1228, 853, 853, "F1",
        1, "custody-visits.csv", 2,
    )  # fmt: skip
    assert made.unaccounted == 130
    assert (missed.made, missed.unaccounted) == (None, None)
    assert custody.visits(small, day, date(2022, 4, 7)) == (made,)
    assert custody.visits(small, date(2022, 4, 2)) == (missed,)


def test_issues_come_back_whole(small: Workspace) -> None:
    raised, due = date(2022, 4, 1), date(2022, 4, 8)
    keep_local(
        small,
        [
            local_file(
                "custody-issues",
                {
                    "suite": "All", "raised": raised, "category": "care", "urgent": True,
                    "raised_to": "Inspector", "due": due, "resolved": due, "resolution": "Mended",
                    "row_key": "I1",
                },
                {"suite": "All", "raised": due},
            )
        ],
    )  # fmt: skip
    first, second = custody.issues(small)
    assert first == CustodyIssue(
        "All", raised, "care", True, "Inspector", due, due, "Mended", "I1", 1,
        "custody-issues.csv", 2,
    )  # fmt: skip
    assert (second.category, second.urgent, second.due) == ("", False, None)
