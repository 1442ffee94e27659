"""The newspaper report that started the program (product.md, section 1): each row of its table is
found in the sample. CONTRIBUTING says where each stands in the window."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from oversight_app.domain.accountability import Question
from oversight_app.domain.appraisal import Appraisal, Option
from oversight_app.domain.boundary import Answer, Assessment, Heading
from oversight_app.domain.cautions import record_cautions
from oversight_app.domain.claims import Claim
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.observations import Provenance
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import LADDER, OutsideGroup
from oversight_app.domain.plans import Investment, Objective
from oversight_app.domain.positions import Position, held_on
from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.recorded import Recorded, specs
from oversight_app.domain.risk import Risk
from oversight_app.review.activity import answer
from oversight_app.review.activity_selection import ActivitySelection
from oversight_app.review.currency import CurrencySelection, currency
from oversight_app.review.investment import investment
from oversight_app.store import records, targets
from oversight_app.store.question_sets import current_questions
from oversight_app.store.workspace import Workspace, open_workspace

R = TypeVar("R", bound=Recorded)
SEPTEMBER_2017 = date(2017, 9, 30)


@pytest.fixture(scope="module")
def sample(sample_file: Path) -> Iterator[Workspace]:
    with open_workspace(sample_file, for_writing=False) as ws:
        yield ws


def _one(found: list[R]) -> R:
    assert len(found) == 1, found
    return found[0]


def _body(ws: Workspace, name: str) -> Organisation:
    return _one([one for one in records.read(ws, Organisation) if one.name == name])


def _said_by(ws: Workspace, name: str) -> list[Position]:
    body = _body(ws, name)
    return [one for one in records.read(ws, Position) if one.organisation == body.id]


def _claim(ws: Workspace, words: str) -> Claim:
    return _one([one for one in records.read(ws, Claim) if words in one.wording])


def test_1_the_force_may_consider_it(sample: Workspace) -> None:
    held = _one(_said_by(sample, "Wiltshire Police"))
    assert held.wording == (
        "“We may consider working with these groups in certain instances, if it helps us protect "
        "children and we can manage the risks of their involvement.”"
    )
    assert held.stance == "would-consider"
    assert "15544947" in held.source
    assert held.from_words == "September 2017"
    assert held.review_by is not None
    assert not held.superseded


def test_2_one_body_holds_two_positions(sample: Workspace) -> None:
    lead = "National lead for child protection, National Police Chiefs’ Council"
    said = _said_by(sample, lead)
    assert {one.stance for one in said} == {"opposes", "would-consider"}
    assert any("I am not winning that conversation" in one.wording for one in said)
    assert len(held_on(said, SEPTEMBER_2017)) == 2


def test_3_complexity_is_asked_about(sample: Workspace) -> None:
    assert any("real complexity" in one.wording for one in records.read(sample, Position))
    asked = [one for one in records.read(sample, Question) if "activist groups" in one.asked]
    assert _one([one for one in asked if one.meeting]).open


def test_4_and_5_three_gates_hold_the_position(sample: Workspace) -> None:
    draft = _one([one for one in records.read(sample, Engagement) if one.state == "draft"])
    assert [gate.state for gate in draft.gates] == ["not-shown", "partly", "not-shown"]
    assert draft.outcome == "signpost"
    assert draft.allowed == ("none", "ask", "signpost")
    assert draft.provenance is Provenance.SAMPLE
    jeopardise = "without jeopardising the case or putting themselves and children in danger"
    assert any(jeopardise in one.wording for one in records.read(sample, Position))


def test_6_control_boundaries_governance(sample: Workspace) -> None:
    group = _activists(sample)
    assessed = [one for one in records.read(sample, Assessment) if one.outside_group == group.id]
    newest = max(assessed, key=lambda one: one.assessed_on or date.min)
    answers = [one for one in records.read(sample, Answer) if one.assessment == newest.id]
    asked = current_questions(sample)
    headings = {asked_of.heading for one in answers if (asked_of := asked.question(one.question))}
    assert headings == set(Heading)
    assert len(answers) == len(asked.questions)
    assert any(
        "no control, boundaries or governance" in one.wording
        for one in records.read(sample, Position)
    )


def test_7_and_8_nine_risks(sample: Workspace) -> None:
    group = _activists(sample)
    risks = [one for one in records.read(sample, Risk) if one.outside_group == group.id]
    assert {one.name for one in risks} == {
        "Entrapment", "Unprofessional conduct", "Live-streaming", "Scenes in public",
        "Offenders driven underground", "Police work endangered", "Legal process endangered",
        "Innocent people harassed", "More children at risk",
    }  # fmt: skip
    assert all(one.likelihood and one.impact and one.owner and one.review_by for one in risks)


def test_9_some_successes_is_anecdotal(sample: Workspace) -> None:
    claim = _claim(sample, "some successes")
    assert claim.verdict == "anecdotal"
    assert claim.share is None


def test_10_the_figure_with_its_base_and_versions(sample: Workspace) -> None:
    claim = _claim(sample, "114 occasions in a total 259 cases")
    assert (claim.numerator, claim.denominator) == (114, 259)
    assert (claim.numerator_unit, claim.denominator_unit) == ("occasions", "cases")
    assert claim.offence == "meeting a child following sexual grooming"
    assert (claim.area, claim.period) == ("England and Wales", "2016")
    assert claim.verdict == "caveats"
    assert "convict" in claim.not_shown
    assert claim.left_out(claim.quotable) == ()
    series = {
        one.period: (one.numerator, one.denominator)
        for one in records.read(sample, Claim)
        if "files" in one.numerator_unit
    }
    assert series == {"2014": (20, 176), "2015": (77, 256), "2016": (114, 259)}
    later = _claim(sample, "at least 150")
    assert (later.answered, later.asked, later.verdict) == (29, 43, "cannot")


def test_11_the_conclusion_does_not_follow(sample: Workspace) -> None:
    claim = _claim(sample, "114 occasions")
    assert claim.conclusion.startswith("“Given this statistic, I would say it's vital")
    assert claim.follows == "no"
    assert claim.follows_why


def test_12_a_rate_without_a_denominator(sample: Workspace) -> None:
    claim = _claim(sample, "the same success rate")
    assert claim.denominator is None
    assert claim.verdict == "cannot"
    assert "without a denominator" in claim.found


def test_13_the_ladder(sample: Workspace) -> None:
    assert [code for code, _ in LADDER] == [
        "none", "signpost", "evidence", "protocol", "agreement", "role",
    ]  # fmt: skip
    assert _activists(sample).contact == "signpost"
    (then,) = (
        one
        for one in records.read(sample, OutsideGroup, date(2021, 6, 30))
        if one.id == _activists(sample).id
    )
    assert then.contact == "none"
    work = "a very basic relationship rather than a full-on collaboration"
    assert any(work in one.wording for one in records.read(sample, Position))


def test_14_roles_side_by_side(sample: Workspace) -> None:
    appraisal = _one(list(records.read(sample, Appraisal)))
    roles = [one for one in records.read(sample, Option) if one.appraisal == appraisal.id]
    assert {one.scheme for one in roles} >= {"specials", "psv"}
    assert [one.rung for one in roles if one.rung] == [code for code, _ in LADDER]
    assert any("Special Constable-type" in one.name for one in roles)
    assert all(one.best_if for one in roles)
    assert any("red tape" in one.wording for one in records.read(sample, Position))


def test_15_the_pipeline(sample: Workspace) -> None:
    assert len(currency(sample).pipeline.rows) > 3


def test_16_an_objective_with_its_measures(sample: Workspace) -> None:
    found = [one for one in records.read(sample, Objective) if "More people" in one.name]
    assert _one(found).measured_by
    said = "More volunteers in policing is a good thing"
    assert any(said in one.wording for one in records.read(sample, Position))


def test_17_what_was_invested_beside_strength(sample: Workspace) -> None:
    assert any(one.scheme == "specials" for one in records.read(sample, Investment))
    assert investment(sample, scheme="specials").lines


def test_18_strength_against_a_target_of_500(sample: Workspace) -> None:
    goals = targets.targets(sample, "specials-strength", "E23000038")
    assert [(one.value, one.set_on) for one in goals] == [(500, date(2016, 10, 1))]


@pytest.mark.parametrize("need", ["values", "vetting", "training", "supervision", "welfare"])
def test_19_and_20_the_right_reason_and_the_right_support(sample: Workspace, need: str) -> None:
    assert currency(sample, CurrencySelection(need, "specials")).of_need.rows


def test_21_activity_of_every_scheme(sample: Workspace) -> None:
    assert len(answer(sample, ActivitySelection()).schemes.rows) >= 6


def test_22_no_field_takes_a_suspect_or_a_case(sample: Workspace) -> None:
    names = {spec.name.casefold() for kind in KINDS.values() for spec in specs(kind)}
    for word in ("suspect", "victim", "member", "case number", "date of birth"):
        assert not any(word in name for name in names)
    for kind in KINDS.values():
        for one in records.read(sample, kind):
            assert not record_cautions(one), one.reference


def test_23_neutral_names_with_aliases(sample: Workspace) -> None:
    group = _activists(sample)
    assert group.sort == "activist"
    assert "Paedophile hunters" in group.aliases.splitlines()
    for one in records.read(sample, OutsideGroup):
        assert "hunter" not in one.name.casefold()


def test_24_bodies_by_office(sample: Workspace) -> None:
    sorts = {one.sort for one in records.read(sample, Organisation)}
    assert sorts >= {"office", "force", "national", "charity", "prosecutor", "press"}
    assert _body(sample, "Chief Constable of Wiltshire Police")


def test_25_a_national_figure_in_a_local_story(sample: Workspace) -> None:
    claim = _claim(sample, "114 occasions")
    decision = records.read(sample, Engagement)[0]
    assert claim.area != decision.area
    assert "not_shown" in {spec.id for spec in specs(Claim)}
    assert "one force area" in claim.not_shown


def test_26_a_forecast_held_against_what_happened(sample: Workspace) -> None:
    said = _one([one for one in records.read(sample, Position) if one.forecast])
    assert "any time soon" in said.forecast
    assert said.came_true == "partly"
    assert said.judged_on == date(2018, 9, 30)
    assert "Wiltshire Police" in said.happened


def test_the_public_record_is_marked_as_published(sample: Workspace) -> None:
    for kind in (Position, Claim, Organisation):
        assert {one.provenance for one in records.read(sample, kind)} == {Provenance.PUBLISHED}


def _activists(ws: Workspace) -> OutsideGroup:
    name = "Online child abuse activist groups"
    return _one([one for one in records.read(ws, OutsideGroup) if one.name == name])
