"""The register of decisions: numbers, working days to publication, and what each notice misses."""

from dataclasses import replace
from datetime import date

from oversight_app.domain.decisions import NOTICE
from oversight_app.domain.findings import cell_words
from oversight_app.review.decisions import (
    Register,
    decisions_finding,
    notice_fields,
    register,
    register_table,
)
from oversight_app.store import history, records
from oversight_app.store.workspace import Workspace
from tests.review.making_matters import WHOLE, save, signed

COMPLETE = replace(
    signed(WHOLE, date(2022, 9, 14), proposed_on=date(2022, 9, 1), review_by=date(2023, 9, 1)),
    name="Mileage", public_interest="no",
)  # fmt: skip


def rows(found: Register) -> dict[str, list[str]]:
    return {row.key: [cell_words(cell) for cell in row.cells] for row in register_table(found).rows}


def test_days_to_publication_are_working_days(ws: Workspace) -> None:
    # Wednesday 14 to Friday 23 September 2022; Monday 19th was a bank holiday: 15, 16, 20, 21,
    # 22, 23.
    number = save(ws, replace(COMPLETE, public_interest="yes", published_on=date(2022, 9, 23)))
    (entry,) = register(ws).entries
    assert (entry.notice, entry.working_days, entry.published) == ("2022/001", 6, True)
    assert rows(register(ws))[str(number)][2] == "Published"


def test_a_withdrawn_decision_stays_listed_as_withdrawn(ws: Workspace) -> None:
    number = save(ws, COMPLETE)
    kept = records.one(ws, number)
    assert kept is not None
    save(ws, replace(kept, state="withdrawn", withdrawn_on=date(2022, 10, 3),
                     withdrawn_why="Replaced by a wider one"))  # type: ignore[call-arg]  # fmt: skip
    found = register(ws)
    (entry,) = found.entries
    assert (entry.notice, str(entry.state), entry.missing) == ("2022/001", "Withdrawn", "")
    assert found.signed == ()


def test_a_number_whose_signature_was_undone_is_listed_as_not_used(ws: Workspace) -> None:
    draft = save(ws, replace(WHOLE, name="First"))
    kept = records.one(ws, draft)
    assert kept is not None
    records.save(ws, signed(kept, date(2022, 10, 3)))  # type: ignore[arg-type]
    history.undo(ws)
    save(ws, replace(COMPLETE, name="Second"))
    found = register(ws)
    assert [(one.notice, str(one.state)) for one in found.entries] == [
        ("", "Draft"), ("2022/002", "Signed"), ("2022/001", "Not used"),
    ]  # fmt: skip
    assert found.entries[2].decision is None
    assert "1 number not used" in register_table(found).note


def test_every_field_of_the_notice_is_checked(ws: Workspace) -> None:
    number = save(ws, WHOLE)
    decision = records.one(ws, number)
    fields = {one.id: one.there for one in notice_fields(decision)}  # type: ignore[arg-type]
    assert list(fields) == list(NOTICE)
    assert [name for name, there in fields.items() if not there] == [
        "objective", "signatory", "review_by",
    ]  # fmt: skip


def test_what_waits_is_counted_and_what_is_of_no_interest_is_not(ws: Workspace) -> None:
    save(ws, COMPLETE)
    assert str(decisions_finding(register(ws)).headline) == "Every signed decision is published"
    late = replace(COMPLETE, name="Late", public_interest="yes", publish_by=date(2022, 10, 26))
    save(ws, late)
    save(ws, replace(late, name="To come", publish_by=date(2022, 11, 30)))
    found = register(ws)
    assert [one.decision.name for one in found.to_publish if one.decision] == ["Late", "To come"]
    assert [one.days_late for one in found.to_publish] == [5, 0]
    assert str(decisions_finding(found).headline) == (
        "Two of 3 signed decisions wait to be published, one of them overdue"
    )


def test_past_the_aim_is_said_where_no_day_is_given(ws: Workspace) -> None:
    save(ws, replace(COMPLETE, public_interest="yes"))
    (entry,) = register(ws).entries
    assert str(entry.state) == "Not published: past the aim"
    assert not entry.late


def test_the_register_of_an_earlier_day_is_as_it_was(ws: Workspace) -> None:
    number = save(ws, replace(COMPLETE, public_interest="yes"), day=date(2022, 9, 14))
    kept = records.one(ws, number)
    assert kept is not None
    save(ws, replace(kept, published_on=date(2022, 9, 23)), day=date(2022, 9, 23))  # type: ignore[call-arg]
    (then,) = register(ws, date(2022, 9, 20)).entries
    assert (then.published, then.working_days) == (False, 3)
