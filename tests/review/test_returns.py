"""The calendar of returns, reminders, queries to send back, and what does not add up."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.findings import Cell, Table, cell_words
from oversight_app.domain.returns import ExpectedReturn
from oversight_app.review.quality import quality
from oversight_app.review.returns import (
    queries_for,
    reminder_text,
    returns,
    rows_to_send,
)
from oversight_app.store import batches, expected
from oversight_app.store.workspace import Workspace
from tests.review.making_returns import OCTOBER, bring, duty, office, sent


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with office(tmp_path) as made:
        yield made


def rows(table: Table) -> list[list[str]]:
    def words(cell: Cell) -> str:
        return cell_words(cell)

    return [[words(cell) for cell in row.cells] for row in table.rows]


def expect(ws: Workspace, dataset: str = "activity", scheme: str = "specials", **said: int) -> None:
    since = said.get("since", OCTOBER - 2)
    expected.save_expected(
        ws, ExpectedReturn(dataset, scheme, "monthly", 14, "The force, volunteer lead", since)
    )


def test_no_return_is_expected_yet(ws: Workspace) -> None:
    found = returns(ws)
    assert str(found.finding.headline) == "No return is expected yet"
    assert found.due == ()
    assert found.calendar.rows == ()


def test_what_is_late_comes_first(ws: Workspace) -> None:
    """August came; September was due on 14 October and is late; October is due on 14 November."""
    expect(ws)
    bring(ws, "activity", [duty(OCTOBER - 2, 5)])
    found = returns(ws)
    assert str(found.finding.headline) == "One return is late"
    assert "the duty or shift log of the Special Constabulary for September 2022" in str(
        found.finding.support
    )
    assert [(line[2], line[5], line[6], line[7]) for line in rows(found.calendar)] == [
        ("September 2022", "14 October 2022", "17", "Late"),
        ("October 2022", "14 November 2022", "", "Expected"),
        ("August 2022", "14 September 2022", "", "Arrived late"),
    ]
    assert [row.key for row in found.calendar.rows] == ["0", "1", "2"]
    assert len(found.due) == 3


def test_nothing_is_late(ws: Workspace) -> None:
    expect(ws, since=OCTOBER)
    assert str(returns(ws).finding.headline) == "No return is late"
    assert "due on 14 November 2022" in str(returns(ws).finding.support)


def test_the_reminder_can_be_sent_as_it_stands(ws: Workspace) -> None:
    expect(ws)
    bring(ws, "activity", [duty(OCTOBER - 2, 5)])
    text = reminder_text(ws, returns(ws).due[0])
    assert text.startswith(
        "Subject: Reminder: duty or shift log of the Special Constabulary for September 2022\n"
    )
    assert "To: The force, volunteer lead" in text
    assert "was due on 14 October 2022, and has not reached us." in text
    assert text.endswith("With thanks,\nSmall office\n")
    assert "is due on 14 November 2022." in reminder_text(ws, returns(ws).due[1])


def test_a_part_that_is_missing_is_named(ws: Workspace) -> None:
    expected.save_expected(
        ws, ExpectedReturn("activity", "specials", "quarterly", 14, "The force", OCTOBER - 3)
    )
    bring(ws, "activity", [duty(OCTOBER - 3, 5)])
    found = returns(ws)
    assert rows(found.calendar)[0][7] == "Late: 2 months missing"
    assert "Still missing: August 2022 and September 2022." in reminder_text(ws, found.due[0])


def newest(ws: Workspace) -> int:
    return batches.all_batches(ws)[0].id


def test_residuals_of_an_import_are_queries(ws: Workspace) -> None:
    """Opening 10, 2 joined, 1 left: 11, and the return says 12."""
    bring(ws, "return", [
        sent(OCTOBER, opening=10, joiners=2, leavers=1, headcount=12),
        sent(OCTOBER, "psv", opening=10, joiners=2, leavers=1, headcount=11),
    ])  # fmt: skip
    table = queries_for(ws, newest(ws))
    assert rows(table) == [
        ["Does not add up", "", "2", "",
         "Special Constabulary, October 2022: in post at the end 1 person more than opening and "
         "joiners less leavers come to",
         "Explain the difference, or send the return again."]
    ]  # fmt: skip
    assert rows_to_send(table)[0][0] == "Kind"
    assert len(rows_to_send(table)) == 2


def test_queries_of_custody_forms(ws: Workspace) -> None:
    bring(ws, "custody-visits", [
        {"suite": "North", "made": date(2022, 10, 4), "in_custody": 10, "not_available": 2,
         "not_offered": 3, "offered": 4},
    ])  # fmt: skip
    ((_, _, row, _, what, _),) = rows(queries_for(ws, newest(ws)))
    assert (row, what) == ("2", "North, 4 October 2022: 1 of those in custody unaccounted for")


def test_an_import_that_is_not_there_is_a_persons_problem(ws: Workspace) -> None:
    with pytest.raises(UserProblem, match="no such import"):
        queries_for(ws, 99)


def test_nothing_to_check_and_nothing_wrong(ws: Workspace) -> None:
    assert str(quality(ws).finding.headline) == "No return is here yet to be checked"
    bring(ws, "activity", [duty(OCTOBER, 5)])
    bring(ws, "return", [sent(OCTOBER, duty_minutes=300, active=1)])
    assert str(quality(ws).finding.headline) == "Everything in the returns adds up"
    assert quality(ws).finding.tables == ()


def found(ws: Workspace) -> dict[str, tuple[str, str]]:
    return {line[0]: (line[2], line[3]) for line in rows(quality(ws).table)}


def test_a_return_and_the_log_that_differ(ws: Workspace) -> None:
    bring(ws, "activity", [duty(OCTOBER, 5)])
    bring(ws, "return", [sent(OCTOBER, duty_minutes=480, active=3)])
    assert found(ws) == {
        "Hours differ": ("October 2022", "8 hours of duty by the return, 5 by the log"),
        "Active people differ": ("October 2022", "3 by the return, 1 reference in the log"),
    }


def test_hours_that_are_rounded_do_not_differ(ws: Workspace) -> None:
    bring(ws, "activity", [duty(OCTOBER, 5.5)])
    bring(ws, "return", [sent(OCTOBER, duty_minutes=360)])
    assert found(ws) == {}


def test_months_without_a_log(ws: Workspace) -> None:
    """A gap inside, and since the last: September and October are missing."""
    bring(ws, "activity", [duty(OCTOBER - 5, 5), duty(OCTOBER - 2, 5)])
    assert [line[2:4] for line in rows(quality(ws).table)] == [
        ["September to October 2022", "2 months without a duty log"],
        ["June to July 2022", "2 months without a duty log"],
    ]


def test_a_return_that_opens_with_other_people_than_it_closed(ws: Workspace) -> None:
    bring(ws, "return", [sent(OCTOBER - 1, headcount=9), sent(OCTOBER, opening=10, headcount=10)])
    assert found(ws) == {
        "Opening": (
            "October 2022", "Opens with 10 in post, and September 2022 closed with 9",
        )
    }  # fmt: skip


def test_a_restated_month_shows_both_figures(ws: Workspace) -> None:
    bring(ws, "return", [sent(OCTOBER, headcount=9, duty_minutes=600)])
    bring(ws, "return", [sent(OCTOBER, headcount=8, duty_minutes=660)], name="again")
    assert found(ws)["Restated"] == (
        "October 2022", "9 to 8 in post at the end, 10 to 11 hours of duty",
    )  # fmt: skip


def test_more_leavers_by_reason_than_leavers(ws: Workspace) -> None:
    bring(ws, "return", [sent(OCTOBER, leavers=1, leavers_resigned=1, leavers_retired=1)])
    assert found(ws)["Residual"][1] == "2 leavers by reason, and 1 leaver in all"
