"""What the Retention tab and a certificate say."""

from datetime import date

import pytest

from oversight_app.domain.accountability import Question
from oversight_app.domain.findings import cell_words
from oversight_app.domain.retention import (
    Copy,
    Disposal,
    DueForDisposal,
    Hold,
    RetentionRule,
)
from oversight_app.review.certificate import certificate
from oversight_app.review.retention import (
    consequences,
    disposals_table,
    due_table,
    holds_table,
    months_words,
    rule_words,
    rules_table,
)
from oversight_app.store.disposal import WhatGoes

DAY = date(2022, 10, 31)
COPIES = (
    Copy("north 2022-10-30 120000Z.oversight", date(2022, 10, 30), date(2022, 11, 2)),
    Copy("north 2022-10-31 120000Z.oversight", DAY, None),
)
DISPOSAL = Disposal(
    1, DAY, "Chief executive", "Questions: 7 years after the end", ("Q-001", "Q-004"),
    (3, 4, 5, 9), COPIES,
)  # fmt: skip


@pytest.mark.parametrize(
    ("months", "words"),
    [(84, "7 years"), (12, "1 year"), (18, "18 months"), (1, "1 month"), (1200, "100 years")],
)
def test_periods_are_written_in_years_where_they_are_whole(months: int, words: str) -> None:
    assert months_words(months) == words


def test_a_rule_says_of_what_and_for_how_long() -> None:
    rule = RetentionRule("question", 84, "Schedule", "Office", DAY)
    assert rule_words(rule) == "Questions: 7 years after the end"
    (row,) = rules_table([rule], {"question": 1204}).rows
    assert [cell_words(cell) for cell in row.cells] == [
        "Questions", "1,204", "7 years", "Schedule", "Office"
    ]  # fmt: skip


def test_what_stops_a_disposal_stands_beside_it() -> None:
    ended, over = date(2012, 1, 1), date(2019, 1, 1)
    due = [
        DueForDisposal(5, "question", "Q-001", "How many?", ended, over),
        DueForDisposal(6, "question", "Q-002", "Why?", ended, over, "A-001, kept, points to it"),
    ]
    table = due_table(due)
    assert [row.key for row in table.rows] == ["5", "6"]
    assert [cell_words(row.cells[-1]) for row in table.rows] == [
        "Nothing", "A-001, kept, points to it"
    ]  # fmt: skip
    assert cell_words(table.rows[0].cells[3]) == "1 January 2012"
    assert due_table([]).note == "No record is past its time"


def test_holds_say_whether_they_still_hold() -> None:
    holds = [
        Hold(5, "A claim", "Office", DAY, id=1),
        Hold(5, "An audit", "", DAY, lifted_on=DAY, id=2),
        Hold(6, "Gathered for F-001, which is open", "Office", DAY, request="F-001"),
    ]
    table = holds_table(holds, {5: "Q-001", 6: "Q-002"})
    assert [cell_words(row.cells[1]) for row in table.rows] == [
        "On hold", "Lifted 31 October 2022", "Held by its request"
    ]  # fmt: skip
    assert len({row.key for row in table.rows}) == 3


def test_a_disposal_says_which_records_and_never_what_they_said() -> None:
    (row,) = disposals_table([DISPOSAL]).rows
    assert [cell_words(cell) for cell in row.cells] == [
        "31 October 2022", "Q-001, Q-004", "Questions: 7 years after the end",
        "Chief executive", "2",
    ]  # fmt: skip


def test_the_certificate_names_each_copy_and_when_it_ages_out() -> None:
    words = certificate(DISPOSAL, "North")
    for line in (
        "Office: North",
        "Disposed of on: 31 October 2022",
        "Records (2): Q-001, Q-004",
        "- north 2022-10-30 120000Z.oversight: made 30 October 2022, ages out on "
        "2 November 2022 at the latest",
        "- north 2022-10-31 120000Z.oversight: made 31 October 2022, kept until somebody "
        "deletes it",
    ):
        assert line in words.splitlines()
    assert "entries of its history was removed: 3 to 5, 9." in words


def test_what_goes_is_said_before_it_goes() -> None:
    goes = WhatGoes(
        (Question(asked="How many?"), Question(asked="Why?")), (), 1, 2, 0, (3, 4), ("Q-009",),
        12, COPIES,
    )  # fmt: skip
    assert consequences(goes) == (
        "Two records go for good, with two notes and one link. Undo does not bring them back.",
        "What two entries of the history said goes too; that there was a change, when and by "
        "whom, stays.",
        "The same entries speak of Q-009, which stay; what was changed in them then can no "
        "longer be looked up in the history.",
        "12 earlier changes of this workspace can no longer be undone.",
        "Two backups still hold a copy. The certificate names each, and when it ages out.",
    )


def test_one_record_with_nothing_else_is_said_in_one_sentence() -> None:
    goes = WhatGoes((Question(asked="How many?"),), (), 0, 0, 0, (), (), 0, ())
    assert consequences(goes) == ("One record goes for good. Undo does not bring it back.",)
