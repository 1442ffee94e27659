"""The matrix of boundaries: answers as they stand, what became of them, what was never asked."""

from dataclasses import replace
from datetime import date

import pytest

from oversight_app.domain.boundary import Answer, BoundaryQuestion, Heading
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.review.boundaries import BoundaryMatrix, matrix
from oversight_app.review.boundary_history import answer_detail, history_table, subject_history
from oversight_app.review.boundary_origin import answer_origin
from oversight_app.store import records
from oversight_app.store.question_sets import save_questions
from oversight_app.store.workspace import Workspace
from tests.review.making_assessments import FEW, a_group, ask_few, assessed

SPECIALS, PSV = "scheme:specials", "scheme:psv"
JAN, JUN = date(2022, 1, 10), date(2022, 6, 10)
EXTRA = BoundaryQuestion("money", Heading.GOVERNANCE, "Expenses", "Is money accounted for?")


@pytest.fixture
def office(ws: Workspace) -> Workspace:
    ask_few(ws)
    return ws


def row(found: BoundaryMatrix, question: str) -> list[str]:
    return [found.cell(one.key, question).words for one in found.subjects]


def test_nothing_assessed_says_what_never_was(office: Workspace) -> None:
    group = a_group(office)
    found = matrix(office)
    assert found.subjects == ()
    assert not found.cells
    assert str(found.finding.headline) == "Nothing has been assessed yet"
    assert [one.key for one in found.never][-1] == group
    assert found.never[0].key == SPECIALS


def test_schemes_come_before_groups_and_questions_by_heading(office: Workspace) -> None:
    group = a_group(office)
    assessed(office, group, JAN, "nun")
    assessed(office, PSV, JAN, "mpm")
    assessed(office, SPECIALS, JAN, "mm-")
    found = matrix(office)
    assert [one.key for one in found.subjects] == [SPECIALS, PSV, group]
    assert [one.code for one in found.questions] == ["vetting", "role", "data"]
    assert row(found, "vetting") == ["Met", "Partly met", "Not known"]
    assert row(found, "data") == ["Not needed", "Met", "Not met"]
    assert found.counts[""] == {
        "met": 4, "partly": 1, "not-met": 2, "not-known": 1, "not-applicable": 1,
    }  # fmt: skip
    assert found.counts[group]["not-met"] == 2


def test_the_latest_assessment_stands_and_says_what_changed(office: Workspace) -> None:
    assessed(office, SPECIALS, JAN, "unm")
    assessed(office, SPECIALS, JUN, "pum")
    found = matrix(office)
    role, vetting, data = (found.cell(SPECIALS, code) for code in ("role", "vetting", "data"))
    assert (role.change, role.change_words) == (1, "Better: was not known")
    # To lose sight of a gap, or to learn of one, is a step in neither direction.
    assert (vetting.change, vetting.change_words) == (0, "Changed: was not met")
    assert (data.change, data.change_words) == (0, "")


def test_not_needed_is_neither_better_nor_worse(office: Workspace) -> None:
    assessed(office, SPECIALS, JAN, "nnn")
    assessed(office, SPECIALS, JUN, "--n")
    cell = matrix(office).cell(SPECIALS, "role")
    assert (cell.change, cell.change_words) == (0, "Changed: was not met")


def test_two_assessments_of_one_day_stand_in_the_order_made(office: Workspace) -> None:
    assessed(office, SPECIALS, JAN, "nnn")
    assessed(office, SPECIALS, JAN, "mmm")
    assert row(matrix(office), "role") == ["Met"]


def test_an_earlier_assessment_recorded_later_does_not_stand(office: Workspace) -> None:
    assessed(office, SPECIALS, JUN, "mmm")
    assessed(office, SPECIALS, JAN, "nnn")
    found = matrix(office)
    assert row(found, "role") == ["Met"]
    assert found.cell(SPECIALS, "role").change == 1


def test_as_at_an_earlier_day_everything_is_as_it_was(office: Workspace) -> None:
    group = a_group(office)
    assessed(office, SPECIALS, JAN, "nnn")
    assessed(office, SPECIALS, JUN, "mmm")
    assessed(office, group, JUN, "nnn")
    then = matrix(office, date(2022, 3, 1))
    assert [one.key for one in then.subjects] == [SPECIALS]
    assert row(then, "role") == ["Not met"]
    assert group in [one.key for one in then.never]
    assert matrix(office, date(2022, 1, 9)).subjects == ()
    assert row(matrix(office), "role") == ["Met", "Not met"]


def test_an_assessment_keeps_the_questions_it_was_made_with(office: Workspace) -> None:
    assessed(office, SPECIALS, JAN, "mmm")
    reworded = replace(FEW[1], words="Is everybody vetted, and in date?")
    save_questions(office, (FEW[0], reworded, EXTRA), JUN, "The office", "Money was missing")
    assessed(office, PSV, JUN, "mmn", (FEW[0], reworded, EXTRA))
    found = matrix(office)
    assert [one.code for one in found.questions] == ["vetting", "role", "money"]
    assert row(found, "money") == ["Not asked", "Not met"]
    assert found.cell(SPECIALS, "vetting").question.words == "Is everybody vetted?"
    assert found.cell(PSV, "vetting").question.words == "Is everybody vetted, and in date?"
    # Data protection, asked no more, counts no more; what was not asked is no gap.
    assert found.counts[SPECIALS]["met"] == 2
    assert str(found.finding.headline) == (
        "One answer is “not met”: Expenses, of police support volunteers"
    )
    # On the day before, the questions were still the others.
    before = matrix(office, date(2022, 5, 1))
    assert [one.code for one in before.questions] == ["vetting", "role", "data"]


def test_a_question_that_was_asked_and_not_answered_says_so(office: Workspace) -> None:
    made = assessed(office, SPECIALS, JAN, "mmm")
    answer = next(one for one in records.read(office, Answer) if one.question == "role")
    assert answer.assessment == made
    records.delete(office, answer.id)
    assert row(matrix(office), "role") == ["Not answered"]


def test_a_review_that_has_passed_is_told(office: Workspace) -> None:
    assessed(office, SPECIALS, JAN, "mmm", review_by=date(2022, 4, 10))
    assert not matrix(office, date(2022, 4, 10)).cell(SPECIALS, "role").overdue
    late = matrix(office, date(2022, 4, 11))
    assert late.cell(SPECIALS, "role").overdue
    assert "3 answers are past the day of review." in str(late.finding.support)


def test_answers_without_evidence_are_counted(office: Workspace) -> None:
    assessed(office, SPECIALS, JAN, "mn-")
    # Not needed needs none.
    assert "1 answer has no evidence." in str(matrix(office).finding.support)


def test_what_has_ended_is_left_out(office: Workspace) -> None:
    group = a_group(office)
    assessed(office, group, JAN, "nnn")
    kept = records.one(office, int(group.partition(":")[2]))
    assert isinstance(kept, OutsideGroup)
    records.save(office, replace(kept, ended=date(2022, 5, 1)))
    found = matrix(office)
    assert group not in [one.key for one in (*found.subjects, *found.never)]


@pytest.mark.parametrize(
    ("specials", "psv", "group", "other", "words"),
    [
        ("mmm", "mmm", "nun", "", "All 3 gaps that are “not met” or “not known” concern online "
         "activist groups"),
        ("mmm", "mmm", "nnm", "nmm", "All 3 gaps that are “not met” concern outside groups"),
        ("nnm", "unm", "mmm", "", "All 4 gaps that are “not met” or “not known” concern "
         "volunteer schemes"),
        ("mnm", "mnm", "mnm", "", "All 3 gaps that are “not met” concern control, across 2 "
         "schemes and 1 outside group"),
        ("nmm", "mmm", "nnn", "", "3 of the 4 gaps that are “not met” concern online activist "
         "groups"),
        ("nmm", "mnm", "mmn", "nmm", "4 gaps are “not met”, across 2 schemes and 2 outside "
         "groups"),
        ("mmm", "mpm", "mm-", "", "No answer is “not met” or “not known”; 1 is met in part"),
        ("mmm", "mmm", "mm-", "", "Every question that was asked is met or not needed"),
    ],
)  # fmt: skip
def test_the_headline_says_whom_the_gaps_concern(
    office: Workspace, specials: str, psv: str, group: str, other: str, words: str
) -> None:
    assessed(office, SPECIALS, JAN, specials)
    assessed(office, PSV, JAN, psv)
    assessed(office, a_group(office), JAN, group)
    if other:
        assessed(office, a_group(office, "Evening patrol"), JAN, other)
    assert str(matrix(office).finding.headline) == words


def test_history_tells_every_answer_and_every_change_of_one(office: Workspace) -> None:
    assessed(office, SPECIALS, JAN, "nmm")
    answer = next(one for one in records.read(office, Answer) if one.question == "role")
    changed = replace(answer, answer="partly", evidence="A draft")
    records.save(office, changed, day=date(2022, 3, 1))
    # A new owner is no other answer.
    kept = records.one(office, answer.id)
    assert isinstance(kept, Answer)
    records.save(office, replace(kept, owner="Volunteer officer"), day=date(2022, 3, 2))
    assessed(office, SPECIALS, JUN, "umm")
    history = subject_history(office, SPECIALS, "role")
    assert [(one.day, one.words, one.change) for one in history] == [
        (JAN, "Not met", 0),
        (date(2022, 3, 1), "Partly met", 1),
        (JUN, "Not known", -1),
    ]
    table = history_table(matrix(office).subjects[0], "Role profile", history)
    assert [str(one.cells[1]) for one in table.rows] == ["Not known", "Partly met", "Not met"]
    assert [str(one.cells[2]) for one in table.rows] == ["Worse", "Better", "None"]
    detail = answer_detail(office, SPECIALS, "role")
    assert detail is not None
    assert detail.earlier == 2
    assert [one.words for one in subject_history(office, SPECIALS, "role", JAN)] == ["Not met"]


def test_history_tells_what_was_learnt_of_a_gap_as_a_change(office: Workspace) -> None:
    assessed(office, SPECIALS, JAN, "umm")
    assessed(office, SPECIALS, JUN, "nmm")
    table = history_table(
        matrix(office).subjects[0], "Role", subject_history(office, SPECIALS, "role")
    )
    assert [str(one.cells[2]) for one in table.rows] == ["Changed", "None"]


def test_an_answer_says_where_it_comes_from(office: Workspace) -> None:
    assessed(office, SPECIALS, JAN, "mmm", review_by=JUN)
    detail = answer_detail(office, SPECIALS, "role")
    assert detail is not None
    assert (detail.owner, detail.assessed_on, detail.review_by) == ("The office", JAN, JUN)
    said = dict(answer_origin(detail).lines())
    assert said["Figure"] == "Role profile, Special Constabulary: Met"
    assert said["Date"] == "Assessed on 10 January 2022; review by 10 June 2022"
    assert said["Rows"].startswith("BA-001, assessed on 10 January 2022 by The office")
    assert answer_detail(office, "scheme:none", "role") is None
