"""What needs doing, with one next step each."""

from dataclasses import replace
from datetime import date

from oversight_app.domain.findings import cell_words
from oversight_app.domain.risk import Risk
from oversight_app.review.due import due
from oversight_app.review.due_list import (
    due_finding,
    due_table,
    narrowed,
    owners,
    step_for,
    step_words,
)
from oversight_app.review.next_steps import ASSURE, PUBLISH
from oversight_app.store.workspace import Workspace
from tests.review.making_matters import ACTION, ASSURANCE, QUESTION, WHOLE, save, signed

TODAY = date(2022, 10, 31)


def test_each_thing_has_one_next_step(ws: Workspace) -> None:
    save(ws, QUESTION)
    save(ws, ACTION)
    save(ws, replace(ASSURANCE, review_by=date(2022, 10, 30)))
    save(ws, signed(WHOLE, date(2022, 9, 28), publish_by=date(2022, 11, 4)))
    save(ws, replace(QUESTION, direction="of", due=date(2022, 12, 24)))
    items = due(ws)
    assert [(one.reference, step_words(one)) for one in items] == [
        ("Q-001", "Record an assurance…"),
        ("A-001", "Say what came of it…"),
        ("AS-001", "Mark as reviewed…"),
        ("D-001", "Publish…"),
        ("Q-002", "Write the reply…"),
    ]
    assert [step_for(one) for one in items] == [ASSURE, None, None, PUBLISH, None]
    assert [cell_words(row.cells[0]) for row in due_table(items).rows] == [
        "Overdue by 21 days", "Overdue by 10 days", "Overdue by 1 day", "In 4 days", "In 54 days",
    ]  # fmt: skip


def test_the_list_is_narrowed_by_office_day_and_page(ws: Workspace) -> None:
    save(ws, ACTION)
    save(ws, replace(ACTION, owner="Head of Performance", due=date(2022, 11, 20)))
    save(ws, Risk(name="Late", owner="Head of Performance", raised_on=date(2022, 1, 1),
                  likelihood=1, impact=1, review_by=date(2022, 10, 1)))  # fmt: skip
    items = due(ws)
    assert owners(items) == ("Chief Constable", "Head of Performance")
    assert len(narrowed(items, owner="head of performance")) == 2
    assert [one.reference for one in narrowed(items, within=-1)] == ["R-001", "A-001"]
    assert [one.reference for one in narrowed(items, within=30)] == ["R-001", "A-001", "A-002"]
    assert [one.reference for one in narrowed(items, place="governance")] == ["R-001"]
    finding = due_finding(items, TODAY)
    assert str(finding.headline) == "Two things are overdue, the longest by 30 days"
    assert str(finding.support) == (
        "1 on this page and 1 on Governance. One more is due within 30 days. The longest is R-001."
    )


def test_nothing_due_is_said(ws: Workspace) -> None:
    assert str(due_finding(due(ws), TODAY).headline) == "Nothing is overdue"
    assert due_table(()).note == "Nothing is due"
