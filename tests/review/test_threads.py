"""A matter is found whole from any of its records, in order, with what is missing next."""

from dataclasses import replace
from datetime import date

import pytest

from oversight_app.domain.accountability import Action, Assurance, Question
from oversight_app.domain.decisions import Decision
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.domain.requests import Recommendation
from oversight_app.domain.risk import Risk
from oversight_app.review.matters import (
    matching,
    matters_finding,
    matters_table,
    said_in,
    steps_matching,
)
from oversight_app.review.next_steps import ASSURE, PUBLISH, begun, steps_after
from oversight_app.review.threads import Thread, thread, threads
from oversight_app.store import records
from oversight_app.store.record_links import add_link
from oversight_app.store.workspace import Workspace
from tests.review.making_matters import (
    ACTION,
    ASSURANCE,
    QUESTION,
    WHOLE,
    answers,
    follows,
    one_matter,
    save,
    signed,
)

RISK = Risk(
    name="Too few on duty", owner="Chief Executive", raised_on=date(2022, 1, 5), likelihood=2,
    impact=2, review_by=date(2022, 12, 1),
)  # fmt: skip


def words_of(found: Thread) -> list[str]:
    return [gap.words for gap in found.gaps]


def test_from_each_record_the_same_matter_is_found_in_order(ws: Workspace) -> None:
    matter = one_matter(ws)
    ids = [matter.question, matter.assurance, matter.action, matter.decision, matter.publication]
    for start in ids:
        assert [step.id for step in thread(ws, start).steps] == ids
    found = thread(ws, matter.action)
    assert found.head.id == matter.question
    assert found.steps[1].links == ("Answers Q-001",)
    assert found.steps[4].links == ("Publishes D-001",)
    assert dict(found.steps[0].dates) == {
        "Asked on": date(2022, 9, 1),
        "Answer due": date(2022, 10, 10),
    }
    assert [one.key for one in threads(ws)] == [str(matter.question)]


def test_a_question_without_an_answer_says_so_and_offers_to_record_one(ws: Workspace) -> None:
    number = save(ws, QUESTION)
    (gap,) = thread(ws, number).gaps
    assert gap.words == "No assurance yet on Q-001: due 10 October 2022, 21 days overdue"
    assert (gap.days_late, gap.owner, gap.step) == (21, "Scrutiny officer", ASSURE)


def test_a_question_to_the_office_waits_for_a_reply(ws: Workspace) -> None:
    number = save(ws, replace(QUESTION, direction="of", asker="panel", due=date(2022, 11, 4)))
    assert words_of(thread(ws, number)) == ["No reply yet to Q-001: due 4 November 2022"]


def test_what_is_not_assured_waits_until_something_follows(ws: Workspace) -> None:
    question = save(ws, replace(QUESTION, state="answered", answered_on=date(2022, 9, 20)))
    assurance = save(ws, ASSURANCE, answers(question))
    assert words_of(thread(ws, question)) == ["AS-001: partly assured, and nothing follows from it"]
    later = replace(ASSURANCE, said="It is out in time", rating="assured",
                    given_on=date(2022, 10, 5))  # fmt: skip
    save(ws, later, answers(question))
    assert words_of(thread(ws, assurance)) == []


def test_an_action_is_told_until_it_is_done(ws: Workspace) -> None:
    number = save(ws, ACTION)
    assert words_of(thread(ws, number)) == [
        "A-001 is to be done: due 21 October 2022, 10 days overdue"
    ]
    done = replace(records.one(ws, number), state="done", done_on=date(2022, 10, 25))  # type: ignore[type-var]
    assert done is not None
    save(ws, done)
    assert words_of(thread(ws, number)) == []
    assert not thread(ws, number).open


def test_a_signed_decision_counts_working_days_until_it_is_published(ws: Workspace) -> None:
    # Signed on Thursday 15 September: the 16th, then Monday 19th is a bank holiday. 4 days are
    # left of that week, 5 in each of the weeks of 26 September to 24 October, and Monday 31st.
    whole = signed(WHOLE, date(2022, 9, 15), proposed_on=date(2022, 9, 1), objective=None,
                   review_by=date(2023, 9, 1))  # fmt: skip
    number = save(ws, whole)
    missing, waiting = thread(ws, number).gaps
    assert missing.words == "The notice of 2022/001 misses objective of the plan"
    assert waiting.words == ("2022/001 is not published: 31 working days since signature, aim 10")
    # It is overdue by the day that it gives itself alone.
    assert waiting.days_late == 0
    assert waiting.step is PUBLISH
    kept = records.one(ws, number)
    assert isinstance(kept, Decision)
    save(ws, replace(kept, publish_by=date(2022, 10, 24)))
    assert max(gap.days_late for gap in thread(ws, number).gaps) == 7


def test_a_draft_says_what_its_notice_misses(ws: Workspace) -> None:
    number = save(ws, WHOLE)
    assert words_of(thread(ws, number)) == [
        "D-001 is not signed yet: objective of the plan, signed by and review by missing"
    ]


def test_a_published_decision_without_its_place_says_so(ws: Workspace) -> None:
    number = save(ws, signed(WHOLE, date(2022, 9, 28), published_on=date(2022, 10, 5),
                             review_by=date(2023, 1, 1)))  # fmt: skip
    assert "It is not recorded where 2022/001 was published" in words_of(thread(ws, number))


def test_a_risk_stands_in_many_matters_and_joins_none(ws: Workspace) -> None:
    risk = save(ws, RISK)
    first = save(ws, ACTION, Link(0, Relation.REDUCES, risk))
    second = save(ws, replace(ACTION, task="Train tutors"), Link(0, Relation.REDUCES, risk))
    assert [step.id for step in thread(ws, first).steps] == [risk, first]
    assert [step.id for step in thread(ws, second).steps] == [risk, second]
    assert {step.id for step in thread(ws, risk).steps} == {risk, first, second}
    assert len(threads(ws)) == 2


def test_a_link_made_later_is_left_out_of_an_earlier_day(ws: Workspace) -> None:
    question, action = save(ws, QUESTION), save(ws, ACTION)
    add_link(ws, Link(action, Relation.FOLLOWS, question))  # today, 31 October 2022
    assert len(threads(ws)) == len(threads(ws, date(2022, 10, 31))) == 1
    assert [len(one.steps) for one in threads(ws, date(2022, 10, 30))] == [1, 1]


def test_the_latest_matter_comes_first_and_closed_ones_last(ws: Workspace) -> None:
    closed = save(ws, replace(ACTION, state="done", done_on=date(2022, 10, 1)))
    coming = save(ws, replace(ACTION, due=date(2022, 12, 1)))
    late = save(ws, ACTION)
    later = save(ws, replace(ACTION, due=date(2022, 9, 30)))
    found = threads(ws)
    assert [one.head.id for one in found] == [later, late, coming, closed]
    assert [one.days_late for one in found] == [31, 10, 0, 0]
    assert str(matters_finding(found, date(2022, 10, 31)).headline) == (
        "Two of 3 open matters are overdue"
    )
    states = [str(row.cells[2]) for row in matters_table(found).rows]
    assert states == ["Overdue by 31 days", "Overdue by 10 days", "Open", "Closed"]


def test_a_matter_is_seen_as_it_was_on_an_earlier_day(ws: Workspace) -> None:
    question = save(ws, QUESTION, day=date(2022, 9, 1))
    save(ws, ASSURANCE, answers(question), day=date(2022, 9, 20))
    before = thread(ws, question, as_at=date(2022, 9, 10))
    assert [step.record.kind for step in before.steps] == ["question"]
    assert words_of(before) == ["No assurance yet on Q-001: due 10 October 2022"]
    assert threads(ws, as_at=date(2022, 8, 1)) == ()


def test_words_of_any_record_find_the_matter_and_its_step(ws: Workspace) -> None:
    matter = one_matter(ws)
    save(ws, replace(QUESTION, asked="How many cadets are there?"))
    every = threads(ws)
    for words, step in (
        ("sixteen hours", matter.question),
        ("as-001", matter.assurance),
        ("ROTA sooner", matter.action),
        ("notice brings", matter.decision),
        ("notice.html", matter.publication),
    ):
        (found,) = matching(every, words)
        assert found.head.id == matter.question
        assert steps_matching(found, words) == (step,)
        assert matching(every, words, said_in(every)) == (found,)
    assert matching(every, "no such words") == ()
    assert len(matching(every, "")) == 2


def test_a_recommendation_leads_to_its_actions(ws: Workspace) -> None:
    report = save(ws, Recommendation(report="Report", recommended="Train all",
                                     published_on=date(2022, 9, 1)))  # fmt: skip
    action = save(ws, replace(ACTION, due=date(2022, 12, 1)), follows(report))
    # 56 days of which 1 September is the first end on 26 October: 5 days ago.
    assert words_of(thread(ws, action))[0] == (
        "No response yet to HR-001: due 26 October 2022, 5 days overdue"
    )


def test_what_is_gone_is_said_to_be(ws: Workspace) -> None:
    with pytest.raises(UserProblem, match="not there any more"):
        thread(ws, 999)


def test_a_next_step_begins_with_what_is_known(ws: Workspace) -> None:
    today = date(2022, 10, 31)
    question = records.one(ws, save(ws, replace(QUESTION, scheme="specials")))
    assert isinstance(question, Question)
    assert [one.kind for one in steps_after(question)] == ["assurance", "action", "decision"]
    assurance = begun(ASSURE, question, today)
    assert isinstance(assurance, Assurance)
    assert (assurance.given_by, assurance.given_on) == ("Chief Constable", today)
    assert ASSURE.link(question) == Link(0, Relation.ANSWERS, question.id)
    action = begun(steps_after(question)[1], question, today)
    assert isinstance(action, Action)
    assert (action.set_on, action.scheme) == (today, "specials")
    assert PUBLISH not in steps_after(replace(WHOLE, id=1))
    assert PUBLISH in steps_after(signed(WHOLE, today))


def test_what_another_record_replaces_waits_for_nothing(ws: Workspace) -> None:
    question = save(ws, replace(QUESTION, state="answered", answered_on=date(2022, 9, 20)))
    old = save(ws, ACTION, follows(question))
    assert thread(ws, question).days_late == 10  # due 21 October
    save(ws, replace(ACTION, due=date(2022, 12, 1)), Link(0, Relation.REPLACES, old))
    found = thread(ws, question)
    assert (found.days_late, found.open, words_of(found)) == (0, False, [])
    assert [(step.state.words, step.late) for step in found.steps][1:] == [("Replaced", False)]


def test_questions_without_an_assurance_are_counted_and_not_their_matters(ws: Workspace) -> None:
    first = save(ws, QUESTION)
    save(ws, replace(QUESTION, asked="And in May?"), follows(first))
    save(ws, replace(QUESTION, direction="of", asked="How many?"))
    found = threads(ws)
    assert len(found) == 2
    assert "Two questions have no assurance yet." in str(
        matters_finding(found, date(2022, 10, 31)).support
    )
