"""Notes, reviews and handing over: each one act that can be taken back."""

from dataclasses import replace
from datetime import date

import pytest

from oversight_app.domain.accountability import Action, Assurance, Meeting, Question
from oversight_app.domain.decisions import Decision
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.risk import Risk
from oversight_app.store import history, records
from oversight_app.store.digests import digest
from oversight_app.store.handing_over import hand_over, holders, open_work
from oversight_app.store.record_notes import add_note, delete_note, notes
from oversight_app.store.record_reviews import (
    mark_all_reviewed,
    mark_reviewed,
    reviewable,
    reviews,
)
from oversight_app.store.record_versions import versions
from oversight_app.store.workspace import Workspace
from tests.store.making_records import DAY, LATER, OFFICE, again, kept, signed

MAY = date(2022, 5, 3)


def test_notes_are_kept_the_newest_first(small: Workspace) -> None:
    question = kept(small, Question)
    before = digest(small)
    assert add_note(small, question.id, " Chased\r\nby e-mail\x00 ", "The office", MAY).governance
    add_note(small, question.id, "Chased again")
    second, first = notes(small, question.id)
    assert (first.words, first.noted_by, first.noted_on) == ("Chased\nby e-mail", "The office", MAY)
    assert (second.noted_by, second.noted_on) == ("", date(2022, 10, 31))  # the review date
    assert again(small, Question, question.id) == question  # a note is no change of the record
    assert delete_note(small, first.id).description == "Note on Q-001 deleted"
    assert notes(small, question.id) == (second,)
    for _ in range(3):
        history.undo(small)
    assert (digest(small), notes(small, question.id)) == (before, ())


def test_notes_that_are_refused(small: Workspace) -> None:
    question = kept(small, Question)
    for words, by, told in (
        (" \x07\n", "", "The note is empty"),
        ("x" * 100_001, "", "100,001 characters"),
        ("A note", "x" * 301, "301 characters"),
    ):
        with pytest.raises(UserProblem, match=f"(?s){told}.*Nothing was saved"):
            add_note(small, question.id, words, by)
    with pytest.raises(UserProblem, match="deleted in the meantime"):
        add_note(small, 99, "A note")
    with pytest.raises(UserProblem, match="deleted in the meantime"):
        delete_note(small, 99)


def test_a_review_sets_the_next_one(small: Workspace) -> None:
    risk = kept(small, Risk)
    before = digest(small), len(history.entries(small))
    changes = mark_reviewed(small, risk.id, MAY, OFFICE, "As it was", date(2022, 11, 3))
    assert changes.description == "R-001 reviewed; next review 3 November 2022"
    assert len(history.entries(small)) == before[1] + 1
    (review,) = reviews(small, risk.id)
    assert (review.reviewed_on, review.reviewed_by, review.outcome, review.next_review) == (
        MAY, OFFICE, "As it was", date(2022, 11, 3),
    )  # fmt: skip
    assert again(small, Risk, risk.id).review_by == date(2022, 11, 3)
    assert [one.record.review_on for one in versions(small, risk)] == [LATER, date(2022, 11, 3)]
    mark_reviewed(small, risk.id, LATER, OFFICE, "", date(2023, 3, 31))
    assert [one.reviewed_on for one in reviews(small, risk.id)] == [LATER, MAY]
    history.undo(small)
    history.undo(small)
    assert digest(small) == before[0]


def test_a_review_may_be_the_last_one(small: Workspace) -> None:
    told = kept(small, Assurance, review_by=LATER)
    mark_reviewed(small, told.id, LATER, OFFICE)
    assert again(small, Assurance, told.id).review_by is None
    risk = kept(small, Risk)  # which has to have a next one
    with pytest.raises(UserProblem, match="Review by is missing"):
        mark_reviewed(small, risk.id, LATER, OFFICE)
    assert reviews(small, risk.id) == ()


def test_what_has_no_day_of_review_can_be_reviewed_once(small: Workspace) -> None:
    assert not reviewable(Action)
    assert reviewable(Decision)
    task = kept(small, Action)
    with pytest.raises(UserProblem, match="A-001 has no day of review"):
        mark_reviewed(small, task.id, MAY, OFFICE, next_review=LATER)
    mark_reviewed(small, task.id, MAY, OFFICE, "On its way")
    assert len(reviews(small, task.id)) == 1
    assert again(small, Action, task.id) == task


def test_reviews_that_are_refused(small: Workspace) -> None:
    risk = kept(small, Risk)
    before = digest(small)
    for day, by, later, told in (
        (date(2022, 3, 30), OFFICE, LATER, "Review before it was made: R-001 begins on 31 March"),
        (MAY, " ", LATER, "Nobody is named who reviewed it"),
        (MAY, OFFICE, MAY, "The next review .* is not after this one"),
        (MAY, OFFICE, DAY, "The next review .* is not after this one"),
    ):
        with pytest.raises(UserProblem, match=f"{told}.*Nothing was saved"):
            mark_reviewed(small, risk.id, day, by, "", later)
    with pytest.raises(UserProblem, match="deleted in the meantime"):
        mark_reviewed(small, 99, MAY, OFFICE)
    assert digest(small) == before
    meeting = kept(small, Meeting)  # which begins on no day
    assert mark_reviewed(small, meeting.id, date(2020, 1, 1), OFFICE)


def test_open_work_is_handed_over_in_one_act(small: Workspace) -> None:
    question, risk = kept(small, Question), kept(small, Risk, owner=f"  {OFFICE.upper()} ")
    told = kept(small, Assurance, review_by=LATER)  # no work, but to be looked at again
    notice = signed(small)
    done = kept(small, Action, state="done", done_on=MAY)
    others = kept(small, Action, owner="Another office")
    kept(small, Assurance)
    assert holders(small) == {"Another office": 1, OFFICE: 4}
    work = open_work(small, " head of  assurance")
    assert [one.id for one in work] == [question.id, told.id, notice.id, risk.id]
    before = digest(small), len(history.entries(small))
    changes = hand_over(small, OFFICE, " Deputy Chief Executive ")
    assert changes.description == "4 records handed over to Deputy Chief Executive"
    assert set(changes.saved) == {one.id for one in work}
    assert len(history.entries(small)) == before[1] + 1
    assert [one.in_the_hands_of for one in open_work(small, "deputy chief executive")] == [
        "Deputy Chief Executive"
    ] * 4
    assert again(small, Assurance, told.id).judged_by == "Deputy Chief Executive"
    assert [again(small, Action, one.id) for one in (done, others)] == [done, others]
    assert open_work(small, OFFICE) == ()
    history.undo(small)
    assert digest(small) == before[0]


def test_some_of_the_work_is_handed_over(small: Workspace) -> None:
    first, second = kept(small, Question), kept(small, Question)
    changes = hand_over(small, OFFICE, "Another", [second.id, 99])
    assert changes.saved == (second.id,)
    assert changes.description == "1 record handed over to Another"
    assert again(small, Question, first.id) == first


def test_handing_over_that_is_refused(small: Workspace) -> None:
    question = kept(small, Question)
    for start, end, told in (
        ("", "Another", "not named"),
        (OFFICE, " \n", "not named"),
        (OFFICE, OFFICE.lower(), "the same office"),
        ("Nobody", "Another", "no open work of “Nobody”"),
    ):
        with pytest.raises(UserProblem, match=f"{told}.*Nothing was changed"):
            hand_over(small, start, end)
    with pytest.raises(UserProblem, match="no open work"):
        hand_over(small, OFFICE, "Another", [])
    assert records.read(small, Question) == (question,)


def test_who_has_it_open_is_told_that_it_was_handed_over(small: Workspace) -> None:
    question = kept(small, Question)
    hand_over(small, OFFICE, "Another")
    with pytest.raises(records.Conflict, match="in: Question, Followed up by"):
        records.save(small, replace(question, asked="Changed?"))


def test_several_are_marked_as_reviewed_in_one_act(small: Workspace) -> None:
    told = [kept(small, Assurance, review_by=DAY).id for _ in range(2)]
    before = digest(small)
    mark_all_reviewed(small, told, DAY, "The office", "Looked at together", LATER)
    found = [records.one(small, number) for number in told]
    assert [one.review_on for one in found if one] == [LATER, LATER]
    assert [reviews(small, number)[0].outcome for number in told] == ["Looked at together"] * 2
    history.undo(small)
    assert digest(small) == before
