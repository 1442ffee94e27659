"""Assessments keep their questions and risks their scale; what is refused for that."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from oversight_app.domain.boundary import SEEDED_QUESTIONS, Answer, Assessment, Heading
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.risk import SEEDED_IMPACT, SEEDED_LIKELIHOOD, Band, Risk
from oversight_app.store import history, records
from oversight_app.store.assessments import assess, delete_assessment
from oversight_app.store.digests import digest
from oversight_app.store.drafts import drafts, keep_draft
from oversight_app.store.question_sets import (
    current_questions,
    question_sets,
    save_questions,
)
from oversight_app.store.risk_scales import current_scale, save_scale, scales
from oversight_app.store.risk_sets import add_ready_made
from oversight_app.store.workspace import Workspace
from tests.store.making_records import DAY, LATER, OFFICE, again, answers_of, kept, made

MAY = date(2022, 5, 3)
BY, WHY = "Chief Executive", "As the board agreed"

# Assessments and their questions.


def _answers(*codes: str) -> list[Answer]:
    return [made(Answer, question=code) for code in codes]


def test_an_assessment_is_saved_with_its_answers(small: Workspace) -> None:
    before = digest(small), len(history.entries(small))
    number, *answers = assess(small, made(Assessment), _answers("vetting", "training")).saved
    assert [one.question for one in answers_of(small, number)] == ["vetting", "training"]
    assert [one.id for one in answers_of(small, number)] == answers
    assert len(history.entries(small)) == before[1] + 1
    assessment = again(small, Assessment, number)
    first = answers_of(small, number)[0]
    better = replace(first, answer="met", evidence="A list of 31 March 2022")
    changes = assess(small, replace(assessment, note="Looked at again"), [better])
    assert set(changes.saved) == {number, first.id}
    assert [one.answer for one in answers_of(small, number)] == ["met", "not-known"]
    history.undo(small)
    history.undo(small)
    assert digest(small) == before[0]


def test_the_draft_of_an_assessment_goes_with_it_or_stays(small: Workspace) -> None:
    draft = keep_draft(small, "assessment", None, 0, {"answers": []})
    with pytest.raises(UserProblem, match="need evidence"):
        assess(small, made(Assessment), [made(Answer, answer="met")], draft_id=draft)
    assert [one.id for one in drafts(small)] == [draft]
    assess(small, made(Assessment), _answers("vetting"), draft_id=draft)
    assert drafts(small) == ()


def test_all_of_an_assessment_or_nothing(small: Workspace) -> None:
    before = digest(small)
    with pytest.raises(UserProblem, match="need evidence"):
        assess(small, made(Assessment), [*_answers("vetting"), made(Answer, answer="met")])
    with pytest.raises(UserProblem, match="“vetting” is answered in this assessment already"):
        assess(small, made(Assessment), _answers("vetting", "vetting"))
    with pytest.raises(UserProblem, match="“colour” is none of the questions"):
        assess(small, made(Assessment), _answers("colour"))
    assert digest(small) == before


def test_an_earlier_assessment_is_followed_wherever_it_moves(small: Workspace) -> None:
    def followed() -> list[bool]:
        return [one.superseded for one in records.read(small, Assessment)]

    first, *_ = assess(small, made(Assessment), _answers("vetting")).saved
    second, *_ = assess(small, made(Assessment, assessed_on=LATER), _answers("vetting")).saved
    assert followed() == [True, False]
    assert [one.superseded for one in answers_of(small, first)] == [True]
    before = digest(small)
    # The later one is of another scheme after all, and its answer is changed in the same act.
    answered = [replace(one, answer="not-met") for one in answers_of(small, second)]
    assess(small, replace(again(small, Assessment, second), scheme="custody"), answered)
    assert followed() == [False, False]
    # The first one is the later one after all.
    history.undo(small)
    assert digest(small) == before
    moved = replace(again(small, Assessment, first), assessed_on=date(2022, 10, 1))
    answered = [replace(one, answer="not-met") for one in answers_of(small, first)]
    assess(small, moved, answered)
    assert followed() == [False, True]
    assert [one.answer for one in answers_of(small, first)] == ["not-met"]
    delete_assessment(small, first)
    assert followed() == [False]


def test_an_assessment_goes_with_its_answers(small: Workspace) -> None:
    number, *_ = assess(small, made(Assessment), _answers("vetting", "training")).saved
    before = digest(small)
    with pytest.raises(UserProblem, match="point to it"):
        records.delete(small, number)
    delete_assessment(small, number)
    assert (records.read(small, Assessment), records.read(small, Answer)) == ((), ())
    history.undo(small)
    assert digest(small) == before


def test_an_assessment_keeps_the_questions_it_was_made_with(small: Workspace) -> None:
    first, *_ = assess(small, made(Assessment), _answers("vetting")).saved
    fewer = (replace(SEEDED_QUESTIONS[0], words="Is it written down?"), *SEEDED_QUESTIONS[4:])
    assert save_questions(small, fewer, DAY, BY, WHY)
    second, *_ = assess(small, made(Assessment, assessed_on=LATER), _answers("safeguarding")).saved
    assert again(small, Assessment, first).question_set == 1
    assert again(small, Assessment, second).question_set == 2
    assert question_sets(small)[0].questions == SEEDED_QUESTIONS
    assert current_questions(small).questions == fewer
    assert current_questions(small, as_at=date(2022, 3, 30)).version == 1
    assert [(one.version, one.from_day, one.set_by) for one in question_sets(small)][1] == (
        2, DAY, BY,
    )  # fmt: skip
    # "vetting" is asked no more, so a later assessment has no answer to it; the earlier one does.
    with pytest.raises(UserProblem, match="none of the questions"):
        records.save(small, made(Answer, assessment=second))
    answered = answers_of(small, first)[0]
    records.save(small, replace(answered, answer="not-met"))
    # Nor do the questions of an assessment change with it.
    moved = replace(again(small, Assessment, first), question_set=2, note="A note")
    records.save(small, moved)
    assert again(small, Assessment, first).question_set == 1


def test_questions_that_are_refused(small: Workspace) -> None:
    one, two = SEEDED_QUESTIONS[:2]
    today = date(2022, 10, 31)
    for wrong, told in (
        ((), "no question"),
        ((one, replace(two, code=" ROLE ")), "“Role profile” is there more than once"),
        ((one, replace(two, name="role profile")), "more than once"),
        ((one, replace(two, words=" \n")), "Question 2 has no words"),
        ((replace(one, name=""), two), "Question 1 has no name"),
    ):
        with pytest.raises(UserProblem, match=f"{told}.*Nothing was saved"):
            save_questions(small, wrong, today, BY, WHY)
    for by, why, day in ((" ", WHY, today), (BY, "", today), (BY, WHY, date(2022, 11, 1))):
        with pytest.raises(UserProblem, match="Nothing was saved"):
            save_questions(small, (one, two), day, by, why)
    assert not save_questions(small, SEEDED_QUESTIONS, today, BY, WHY)  # nothing differs
    assert [one.version for one in question_sets(small)] == [1]
    assert {one.heading for one in current_questions(small).questions} == set(Heading)


# The risk scale.

FIVE = ("Rare", *SEEDED_LIKELIHOOD)
BANDS = (Band("Low", 1, 6), Band("High", 10, 1))


def test_a_risk_is_never_scored_anew_unseen(small: Workspace) -> None:
    risk = kept(small, Risk, likelihood=4, impact=4)
    assert risk.scale == 1
    save_scale(small, FIVE, SEEDED_IMPACT, BANDS, DAY, BY, WHY)
    assert [one.version for one in scales(small)] == [1, 2]
    assert current_scale(small).likelihood == FIVE
    assert current_scale(small, as_at=date(2022, 3, 30)).version == 1
    assert again(small, Risk, risk.id) == risk  # and says that it is on the earlier scale
    records.save(small, replace(risk, controls="Vetting"))
    now = again(small, Risk, risk.id)
    assert (now.scale, now.likelihood) == (1, 4)
    records.save(small, replace(now, likelihood=5))
    assert again(small, Risk, risk.id).scale == 2
    assert kept(small, Risk).scale == 2


def test_the_same_scores_are_confirmed_on_a_new_scale(small: Workspace) -> None:
    risk = kept(small, Risk)
    save_scale(small, FIVE, SEEDED_IMPACT, BANDS, DAY, BY, WHY)
    records.save(small, replace(risk, scale=None))
    assert again(small, Risk, risk.id).scale == 2


def test_a_scale_that_open_risks_would_fall_off_is_refused(small: Workspace) -> None:
    kept(small, Risk, likelihood=4, impact=1)
    kept(small, Risk, inherent_likelihood=1, inherent_impact=4)
    kept(small, Risk, likelihood=4, state="closed", closed_on=MAY)
    three = SEEDED_LIKELIHOOD[:3], SEEDED_IMPACT[:3]
    bands = (Band("Low", 1, 3), Band("High", 6, 1))
    with pytest.raises(UserProblem, match=r"R-001, R-002 have a level.*Nothing was saved"):
        save_scale(small, *three, bands, DAY, BY, WHY)
    assert len(scales(small)) == 1
    one, two, closed = records.read(small, Risk)
    records.save(small, replace(one, likelihood=3))
    records.save(small, replace(two, inherent_impact=3))
    save_scale(small, *three, bands, DAY, BY, WHY)
    # The closed one stays as it was scored in its time, and is scored on this one to be reopened.
    records.save(small, replace(closed, controls="As they were"))
    with pytest.raises(UserProblem, match="likelihood goes from 1 to 3, impact from 1 to 3"):
        records.save(small, replace(again(small, Risk, closed.id), state="open", closed_on=None))


@pytest.mark.parametrize(
    ("likelihood", "impact", "bands"),
    [
        (("One",), SEEDED_IMPACT, BANDS),
        (tuple(map(str, range(11))), SEEDED_IMPACT, BANDS),
        (("Same", "same"), SEEDED_IMPACT, BANDS[:1]),
        (("", "Two"), SEEDED_IMPACT, BANDS[:1]),
        (SEEDED_LIKELIHOOD, SEEDED_IMPACT, ()),
        (SEEDED_LIKELIHOOD, SEEDED_IMPACT, (Band("Low", 2, 3),)),
        (SEEDED_LIKELIHOOD, SEEDED_IMPACT, (BANDS[0], Band("High", 1, 3))),
        (SEEDED_LIKELIHOOD, SEEDED_IMPACT, (BANDS[0], Band("High", 17, 3))),
        (SEEDED_LIKELIHOOD, SEEDED_IMPACT, (BANDS[0], Band("low", 9, 3))),
        (SEEDED_LIKELIHOOD, SEEDED_IMPACT, (Band("Low", 1, 0),)),
    ],
)
def test_what_is_no_scale(
    small: Workspace, likelihood: Any, impact: Any, bands: tuple[Band, ...]
) -> None:
    with pytest.raises(UserProblem, match="Nothing was saved"):
        save_scale(small, likelihood, impact, bands, DAY, BY, WHY)
    assert len(scales(small)) == 1


def test_the_ready_made_risks_are_the_offices_own(small: Workspace) -> None:
    group = kept(small, OutsideGroup).id
    before = digest(small), len(history.entries(small))
    changes = add_ready_made(small, OFFICE, date(2023, 1, 31), group)
    assert len(changes.saved) == 9
    found = records.read(small, Risk)
    assert [one.name for one in found][:3] == [
        "Entrapment", "Unprofessional conduct", "Live-streaming",
    ]  # fmt: skip
    assert {(one.current, one.owner, one.outside_group, one.scale) for one in found} == {
        (4, OFFICE, group, 1)
    }
    assert len(history.entries(small)) == before[1] + 1
    with pytest.raises(UserProblem, match="in the register already"):
        add_ready_made(small, OFFICE, date(2023, 1, 31), group)
    records.delete(small, found[3].id)
    assert len(add_ready_made(small, OFFICE, date(2023, 1, 31), group).saved) == 1
    assert (
        len(add_ready_made(small, OFFICE, date(2023, 1, 31)).saved) == 9
    )  # about none in particular
    for _ in range(4):
        history.undo(small)
    assert digest(small) == before[0]
