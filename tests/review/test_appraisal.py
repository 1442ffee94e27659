"""The option appraisal: roles side by side, what is weak throughout, what rests on what; no sum of
anything."""

import re
from dataclasses import replace
from datetime import date

import pytest

from oversight_app.domain.appraisal import Criterion, Judgement, Option
from oversight_app.review.appraisal import AppraisalView, appraisal_view, appraisals_listed
from oversight_app.review.appraisal_compare import compare_roles
from oversight_app.review.judging import (
    appraising_facts,
    begun,
    judgement_detail,
    judgement_history,
    judgement_origin,
    judging_facts,
)
from oversight_app.store import records
from oversight_app.store.appraising import judge
from oversight_app.store.criteria_sets import save_criteria
from oversight_app.store.workspace import Workspace
from tests.review.making_appraisals import (
    FEW,
    OCT,
    PROTOCOL,
    SIGNPOST,
    SPECIAL,
    appraised,
    judge_by_few,
    role,
)
from tests.review.making_assessments import a_group, ask_few, assessed

JAN, LATER = date(2022, 1, 10), date(2022, 10, 20)


@pytest.fixture
def office(ws: Workspace) -> Workspace:
    ask_few(ws)
    judge_by_few(ws)
    return ws


def seen(ws: Workspace, number: int, as_at: date | None = None) -> AppraisalView:
    found = appraisal_view(ws, number, as_at)
    assert found is not None
    return found


def row(view: AppraisalView, criterion: str) -> list[str]:
    return [view.cell(one.key, criterion).words for one in view.subjects]


def headline(ws: Workspace, *roles: object) -> str:
    return str(seen(ws, appraised(ws, *roles)).finding.headline)  # type: ignore[arg-type]


def test_roles_stand_side_by_side_in_their_order(office: Workspace) -> None:
    view = seen(office, appraised(office, role(SIGNPOST, "w-u"), role(SPECIAL, "sa.")))
    assert [one.name for one in view.subjects] == [SIGNPOST.name, SPECIAL.name]
    assert [one.is_group for one in view.subjects] == [True, False]
    assert [one.code for one in view.questions] == ["vetting", "safeguarding", "cost"]
    assert row(view, "vetting") == ["Weak", "Strong"]
    assert row(view, "safeguarding") == ["Not needed", "Adequate"]
    assert row(view, "cost") == ["Not known", "Not judged"]
    # What is not known and what nobody has judged are both to be asked about.
    assert [(one.question.code, one.code) for one in view.to_ask] == [
        ("cost", "not-known"), ("cost", "not-judged"),
    ]  # fmt: skip


def test_what_is_weak_for_each_outside_group_is_named(office: Workspace) -> None:
    assert headline(office, role(SPECIAL, "saa"), role(SIGNPOST, "wwa"), role(PROTOCOL, "awu")) == (
        "No role is strong on all 3 criteria; safeguarding is weak on each rung"
    )
    assert headline(office, role(SPECIAL, "saa"), role(SIGNPOST, "wwa"), role(PROTOCOL, "wwu")) == (
        "No role is strong on all 3 criteria; vetting and safeguarding are weak on each rung"
    )
    assert headline(office, role(SIGNPOST, "www"), role(PROTOCOL, "www")) == (
        "No role is strong on all 3 criteria; vetting, safeguarding and 1 more are weak on each "
        "rung"
    )


def test_one_outside_group_is_not_each_of_them(office: Workspace) -> None:
    assert headline(office, role(SPECIAL, "sas"), role(SIGNPOST, "waa")) == (
        "No role is strong on all 3 criteria"
    )
    assert headline(office, role(SPECIAL, "waa"), role(SIGNPOST, "waa")) == (
        "No role is strong on all 3 criteria; vetting is weak for each role"
    )


def test_what_is_not_known_is_counted_where_nothing_is_weak_throughout(office: Workspace) -> None:
    assert headline(office, role(SPECIAL, "sus"), role(SIGNPOST, "s.s")) == (
        "No role is strong on all 3 criteria; 2 of 6 judgements are not known yet"
    )


def test_a_role_that_is_strong_wherever_it_applies_is_named(office: Workspace) -> None:
    assert headline(office, role(SPECIAL, "s-s"), role(SIGNPOST, "waa")) == (
        "Special Constable is strong on every criterion that applies"
    )
    assert headline(office, role(SPECIAL, "---")) == "No role is strong on all 3 criteria"


def test_nothing_judged_yet_says_what_is_to_be_done(office: Workspace) -> None:
    assert headline(office) == "No role has been put side by side yet"
    assert headline(office, role(SPECIAL, "..."), role(SIGNPOST, "...")) == (
        "2 roles are to be judged by 3 criteria"
    )


def test_nothing_is_weighted_and_nothing_is_added_up(office: Workspace) -> None:
    view = seen(office, appraised(office, role(SPECIAL, "ssa"), role(SIGNPOST, "wwu")))
    for table in view.finding.tables:
        assert not [one for one in table.columns if re.search("total|score|weight", one.heading)]
        assert {one.key for one in table.rows} <= {
            *(one.key for one in view.subjects), *(one.code for one in FEW),
        }  # fmt: skip
        # No cell of any row is a figure.
        assert not [c for one in table.rows for c in one.cells if re.search(r"\d", str(c))]
    assert "Nothing is weighted or added up" in str(view.finding.support)


def test_the_newest_boundary_assessment_of_its_scheme_or_group_is_proposed(
    office: Workspace,
) -> None:
    group = a_group(office)
    assessed(office, "scheme:specials", JAN, "mmm")
    newest = assessed(office, "scheme:specials", OCT, "mmm")
    of_group = assessed(office, group, JAN, "nnu")
    proposed = Option(name="Special Constable-type")
    view = seen(
        office,
        appraised(
            office, role(SPECIAL, "..."), role(SIGNPOST, "..."), role(proposed, "..."), group=group
        ),
    )
    behind = [one.proposed.assessment.id if one.proposed else None for one in view.subjects]
    assert behind == [newest, of_group, None]
    vetting, safe, _cost = (begun(view, view.subjects[0], one) for one in view.questions)
    assert (vetting.assessment, vetting.judgement) == (newest, "not-known")
    assert safe.assessment == newest
    assert begun(view, view.subjects[0], view.questions[2]).assessment is None
    assert [one.option.rung for one in view.subjects] == ["", "signpost", ""]
    assert view.subjects[1].kind == "Online activist groups: signpost to report"


def test_a_newer_assessment_since_is_pointed_out(office: Workspace) -> None:
    old = assessed(office, "scheme:specials", JAN, "mpm")
    number = appraised(office, role(SPECIAL, "saw", behind=old))
    cell = seen(office, number).cell(seen(office, number).subjects[0].key, "vetting")
    assert cell.behind is not None
    assert (cell.overdue, cell.behind.subject) == (False, "Special Constabulary")
    answer = cell.behind.answer("vetting")
    assert answer is not None
    assert answer.answer == "partly"
    assert cell.behind.answer("cost") is None
    newer = assessed(office, "scheme:specials", LATER, "mnm")
    view = seen(office, number)
    cell = view.cell(view.subjects[0].key, "vetting")
    assert cell.behind is not None
    assert cell.behind.newer is not None
    assert cell.behind.newer.id == newer
    assert cell.overdue
    # Before it was made, nothing was newer.
    assert not seen(office, number, OCT).cell(view.subjects[0].key, "vetting").overdue
    # Another subject's assessment is not newer than this one's.
    assert not view.cell(view.subjects[0].key, "cost").overdue


def test_as_at_an_earlier_day_judgements_are_as_they_were(office: Workspace) -> None:
    number = appraised(office, role(SPECIAL, "ssw"))
    view = seen(office, number)
    first = view.subjects[0]
    weak = view.cell(first.key, "cost").judgement
    assert weak is not None
    judge(
        office,
        first.option,
        [replace(weak, judgement="adequate", evidence="Unit costs", judged_on=LATER)],
        day=LATER,
    )
    assert row(seen(office, number), "cost") == ["Adequate"]
    assert row(seen(office, number, OCT), "cost") == ["Weak"]
    assert appraisal_view(office, number, JAN) is None
    detail = judgement_detail(office, number, first.key, "cost")
    assert detail is not None
    assert detail.earlier == 1
    table = judgement_history(office, number, first.key, "cost")
    assert [(str(r.cells[1]), r.cells[0]) for r in table.rows] == [
        ("Adequate", LATER), ("Weak", OCT),
    ]  # fmt: skip
    assert str(judgement_origin(detail).figure) == "Cost, Special Constable: Adequate"
    assert judgement_origin(detail).coverage == "Unit costs"


def test_an_appraisal_keeps_its_criteria(office: Workspace) -> None:
    number = appraised(office, role(SPECIAL, "ssw"))
    fewer = [
        replace(FEW[0], words="Is everybody vetted?"),
        Criterion("law", "Law", "Is it lawful?"),
    ]
    save_criteria(office, fewer, LATER, "The office", "Cost is for others")
    view = seen(office, number)
    assert [one.words for one in view.questions] == [one.words for one in FEW]
    assert view.criteria.version == 2
    other = seen(office, appraised(office, role(replace(SPECIAL), "..."), on=LATER))
    assert [one.name for one in other.questions] == ["Vetting", "Law"]
    assert appraising_facts(office).criteria.version == 3
    assert [one.name for one in appraisals_listed(office)] == ["Who helps?", "Who helps?"]
    assert [one.appraised_on for one in appraisals_listed(office)] == [LATER, OCT]


def test_judgements_without_evidence_are_told(office: Workspace) -> None:
    number = appraised(office, role(SPECIAL, "swu"))
    view = seen(office, number)
    strong, weak, unknown = (view.cell(view.subjects[0].key, one.code) for one in FEW)
    assert (strong.has_evidence, strong.bare) == (True, False)
    assert (weak.has_evidence, weak.bare) == (False, True)
    # There is nothing to show for what is not known.
    assert (unknown.has_evidence, unknown.bare) == (False, False)
    assert "1 judgement names no evidence." in str(view.finding.support)
    assert view.finding.origin.coverage == "3 of 3 judgements made; 1 names what it rests on"


def test_two_roles_are_compared_by_name_and_not_by_number(office: Workspace) -> None:
    view = seen(office, appraised(office, role(SPECIAL, "swa"), role(SIGNPOST, "wau")))
    left, right = (one.key for one in view.subjects)
    found = compare_roles(view, left, right)
    assert found is not None
    assert str(found.headline) == (
        "3 of 3 judgements differ. Special Constable is stronger by vetting. Outside group: "
        "signpost to report is stronger by safeguarding"
    )
    # What is not known is neither better nor worse.
    assert [one.direction for one in found.pairs] == [-1, 1, 0]
    same = compare_roles(view, left, left)
    assert same is not None
    assert str(same.headline) == "Both are judged alike by all 3 criteria"
    assert compare_roles(view, left, "option:0") is None


def test_one_judgement_differs_and_two_differ(office: Workspace) -> None:
    view = seen(office, appraised(office, role(SPECIAL, "swa"), role(SIGNPOST, "sww")))
    found = compare_roles(view, *(one.key for one in view.subjects))
    assert found is not None
    assert str(found.headline) == (
        "1 of 3 judgements differs. Special Constable is stronger by cost"
    )


def test_judging_begins_with_the_assessments_of_its_own_subject(office: Workspace) -> None:
    group = a_group(office)
    assessed(office, "scheme:psv", JAN, "mmm")
    first = assessed(office, "scheme:specials", JAN, "mmm")
    second = assessed(office, "scheme:specials", OCT, "mmm")
    number = appraised(office, role(SPECIAL, "s.."), group=group)
    view = seen(office, number)
    facts = judging_facts(office, number, view.subjects[0].key)
    assert facts is not None
    assert [one.assessment.id for one in facts.behind] == [second, first]
    made = begun(facts.view, facts.role, facts.view.questions[0])
    assert made.id
    assert made.judgement == "strong"
    assert judging_facts(office, number, "option:0") is None


def test_a_judgement_by_a_criterion_of_another_version_is_not_shown(office: Workspace) -> None:
    number = appraised(office, role(SPECIAL, "sss"))
    assert judgement_detail(office, number, seen(office, number).subjects[0].key, "law") is None
    (made, *_) = records.read(office, Judgement)
    assert made.criterion == "vetting"
