"""What a keyboard, a paste, a table or a slip of the hand brings along: told or mended, and nothing
is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from oversight_app.domain.accountability import Question
from oversight_app.domain.decisions import Decision
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.periods import months_after
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.domain.recorded import specs
from oversight_app.domain.requests import InformationRequest, Recommendation
from oversight_app.domain.retention import RetentionRule
from oversight_app.store import history, records
from oversight_app.store.checking import check_open
from oversight_app.store.digests import digest
from oversight_app.store.disposal import dispose
from oversight_app.store.drafts import drafts, keep_draft
from oversight_app.store.gathering import held_on
from oversight_app.store.handing_over import open_work
from oversight_app.store.record_importing import BroughtRecord, keep_table
from oversight_app.store.record_links import add_link
from oversight_app.store.record_search import find
from oversight_app.store.retention import holds, place_hold, rules, save_rule
from oversight_app.store.workspace import Workspace
from tests.store.making_records import DAY, OFFICE, kept, made

HALF = "\ud83d"
"""Half an emoji: what a keyboard sends before the other half, which no file can hold."""


def refused(ws: Workspace, act: Callable[[], object], told: str) -> None:
    """An act is refused in words, and everything is as it was."""
    before = digest(ws), history.head(ws)
    with pytest.raises(UserProblem, match=told):
        act()
    assert (digest(ws), history.head(ws)) == before


@pytest.mark.parametrize("digits", ["9" * 30, "9" * 5000, "٣", "", "-1"])
def test_a_reference_that_can_not_be_names_nothing(small: Workspace, digits: str) -> None:
    kept(small, Question)
    assert records.by_reference(small, f"Q-{digits}") is None


@pytest.mark.parametrize("words", ["\u200b", "\ufeff\u2060", " \u200d\n", "\u202e\u202c", "\x07"])
def test_words_that_can_not_be_seen_are_none(small: Workspace, words: str) -> None:
    refused(small, lambda: records.save(small, made(Question, asked=words)), "Question is missing")


@pytest.mark.parametrize(
    ("typed", "as_kept"),
    [
        ("paid\u202eno\u202c", "paidno"),  # no turning round of what is read
        ("\ufeffvet\u200bted", "vetted"),
        ("vetted\uffff\ufdd0\x00", "vetted"),
        ("family \U0001f468\u200d\U0001f469", "family \U0001f468\u200d\U0001f469"),
        ("new \U0001fae9", "new \U0001fae9"),  # of Unicode 16, which this Python may not know
    ],
)
def test_what_is_pasted_keeps_what_can_be_seen(small: Workspace, typed: str, as_kept: str) -> None:
    assert kept(small, Question, asked=typed).asked == as_kept


def test_half_a_character_stops_nothing(small: Workspace) -> None:
    words = f"Kept {HALF}on"
    question = kept(small, Question, asked=words)
    assert question.asked == "Kept on"
    keep_draft(small, "question", None, 0, {"asked": words})
    assert drafts(small)[0].said["asked"] == "Kept ?on"
    place_hold(small, question.id, words, words)
    assert (holds(small)[0].why, holds(small)[0].placed_by) == ("Kept on", "Kept on")
    save_rule(small, RetentionRule("question", 1, words, words, DAY))
    assert rules(small)[0].reason == "Kept on"
    assert len(find(small, f"kept {HALF}")) <= 1
    gone = kept(small, Question, state="answered", answered_on=DAY)
    assert dispose(small, [gone.id], words, words).rule == "Kept on"


def test_a_reason_of_a_hold_without_end_is_refused(small: Workspace) -> None:
    question = kept(small, Question)
    refused(small, lambda: place_hold(small, question.id, "x" * 50_000, OFFICE), "characters")


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        (InformationRequest, {"received": date(9999, 12, 31)}),
        (InformationRequest, {"clarified_on": date(9999, 12, 31)}),
        (Recommendation, {"published_on": date(9999, 12, 31)}),
        (InformationRequest, {"received": date(1, 1, 1)}),
    ],
)
def test_a_clock_of_an_impossible_year_is_told(
    small: Workspace, kind: type[Any], more: dict[str, date]
) -> None:
    refused(small, lambda: records.save(small, made(kind, **more)), "Correct the year")


def test_a_link_to_nothing_is_told(small: Workspace) -> None:
    question = kept(small, Question)
    refused(small, lambda: add_link(small, Link(question.id, Relation.ABOUT)), "goes to nothing")


_SIGNED: dict[str, Any] = {
    "options": "A", "reasons": "B", "signatory": "C", "state": "signed", "signed_on": DAY,
}  # fmt: skip


def _bring_in(ws: Workspace, notice: str) -> object:
    new = made(Decision, notice=notice, **_SIGNED)
    said = {one.id: getattr(new, one.id) for one in specs(Decision)}
    return keep_table(ws, Decision, [BroughtRecord(2, 0, 0, 0, said)])


@pytest.mark.parametrize(
    "notice",
    ["2022/000", "2022/" + "9" * 30, "2022/" + "9" * 5000, "２０２２/014", "0000/1", "2022", "14"],
)
def test_a_number_of_a_notice_that_is_none_is_told(small: Workspace, notice: str) -> None:
    refused(small, lambda: _bring_in(small, notice), "is no number of a decision")


def test_numbers_of_notices_go_on_after_one_that_was_brought_in(small: Workspace) -> None:
    _bring_in(small, "2022/14")
    assert kept(small, Decision, **_SIGNED).notice == "2022/015"
    refused(small, lambda: _bring_in(small, "2022/014"), "given to another record before")


def test_a_signature_taken_back_uses_up_its_number(small: Workspace) -> None:
    """Also for the decision itself; done again, it has the number that its notice went out with."""
    first = kept(small, Decision, **_SIGNED)
    history.undo(small)
    history.redo(small)
    assert records.one(small, first.id) == first
    assert first.notice == "2022/001"
    history.undo(small)
    assert kept(small, Decision, **_SIGNED).notice == "2022/002"
    assert [one.reference for one in records.read(small, Decision)] == ["D-002"]


@pytest.mark.parametrize(
    "edit",
    [
        "DELETE FROM question_record",
        "UPDATE record SET kind = 'zebra' WHERE kind = 'question'",
        "UPDATE record SET kind = 'action' WHERE kind = 'question'",
    ],
)
def test_a_record_that_another_program_halved_is_told_and_the_others_work(
    small: Workspace, edit: str
) -> None:
    half, whole = kept(small, Question), kept(small, Decision)
    small.db.execute_sql("PRAGMA foreign_keys = OFF")
    small.db.execute_sql(edit)
    for act in (
        lambda: records.one(small, half.id),
        lambda: records.save(small, replace(half, reply="More")),
        lambda: records.delete(small, half.id),
        lambda: dispose(small, [half.id], OFFICE, "Seven years"),
    ):
        refused(small, act, "there by half.*restore the newest backup")
    assert records.one(small, whole.id) == whole
    assert whole in open_work(small, OFFICE)
    assert not check_open(small.db).ok


def test_a_draft_that_no_form_can_read_is_left_alone(small: Workspace) -> None:
    keep_draft(small, "question", None, 0, {"asked": "Mine"})
    for number, kind, said in ((90, "zebra", "{}"), (91, "question", "[1]")):
        small.db.execute_sql(
            "INSERT INTO draft VALUES (?, ?, NULL, 0, ?, '2022-03-31T00:00:00+00:00')",
            (number, kind, said),
        )
    assert [one.said for one in drafts(small)] == [{"asked": "Mine"}]
    assert held_on(small, "mine").drafts == drafts(small)


def test_a_time_to_keep_that_ends_after_all_days_never_ends() -> None:
    assert months_after(date(9999, 12, 31), 84) == date.max
    assert months_after(date(9999, 11, 30), 1) == date(9999, 12, 30)
