"""A position on engagement is a decision wherever decisions count."""

from dataclasses import replace
from datetime import date

from oversight_app.domain.accountability import Question
from oversight_app.domain.claims import Claim
from oversight_app.domain.decisions import Publication
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.domain.risk import Risk
from oversight_app.review.decisions import notice_fields, register, register_table
from oversight_app.review.duties import duties
from oversight_app.review.governance_strip import governance_strip
from oversight_app.review.next_steps import TAKE_POSITION, begun, steps_after
from oversight_app.review.office_measures import office_measures
from oversight_app.review.risks import risks
from oversight_app.review.threads import thread, threads
from oversight_app.store.publishing import publish
from oversight_app.store.record_links import add_link
from oversight_app.store.workspace import Workspace
from tests.store.making_records import DAY, kept, made, signed, signed_engagement

MONDAY = date(2022, 10, 3)


def group_of(ws: Workspace) -> int:
    return kept(ws, OutsideGroup).id


def test_the_register_has_every_decision_by_one_series_of_numbers(ws: Workspace) -> None:
    group = group_of(ws)
    signed(ws, name="Pay for vetting")
    signed_engagement(ws, group)
    kept(ws, Engagement, outside_group=group, name="A draft")
    found = register(ws)
    assert [(one.notice, one.decision.reference) for one in found.entries if one.decision] == [
        ("", "ED-002"), ("2022/002", "ED-001"), ("2022/001", "D-001"),
    ]  # fmt: skip
    assert [one.decision.reference for one in found.to_publish if one.decision] == [
        "D-001", "ED-001",
    ]  # fmt: skip
    assert [row.cells[1] for row in register_table(found).rows] == [
        "A draft", "Whether to work with them", "Pay for vetting",
    ]  # fmt: skip
    # As at the day before they were proposed there was none.
    assert register(ws, date(2022, 3, 30)).entries == ()


def test_its_notice_has_more_to_say_than_that_of_another_decision(ws: Workspace) -> None:
    one = signed_engagement(ws, group_of(ws))
    fields = {field.id: field for field in notice_fields(one)}
    assert [id for id in ("outside_group", "outcome", "assurance", "ends") if fields[id].there] == [
        "outside_group", "outcome", "assurance", "ends",
    ]  # fmt: skip
    assert not fields["legal"].there
    assert fields["stop_conditions"].name == "It stops when"


def test_its_days_to_publication_and_notice_are_measured_with_the_others(ws: Workspace) -> None:
    group = group_of(ws)
    # Published on the Friday: four working days after the Monday; and on the Monday after: five.
    for one, day in (
        (signed_engagement(ws, group, signed_on=MONDAY), date(2022, 10, 7)),
        (signed(ws, signed_on=MONDAY), date(2022, 10, 10)),
    ):
        publish(ws, one.id, made(Publication, published_on=day))
    found = office_measures(ws)
    days = found.lines["publication-days"].figure
    assert (days.value, days.denominator) == (4.5, 2)
    complete = found.lines["decisions-complete"].figure
    assert (complete.numerator, complete.denominator) == (0, 2)
    strip = {one.id: one for one in governance_strip(ws)}
    assert (strip["published-in-time"].part, strip["published-in-time"].of) == (2, 2)


def test_its_months_count_from_the_first_decision_of_any_kind(ws: Workspace) -> None:
    """With none but a position on engagement, the months of decisions are those of that."""
    one = signed_engagement(ws, group_of(ws), signed_on=date(2022, 9, 5))
    publish(ws, one.id, made(Publication, published_on=date(2022, 9, 12)), day=date(2022, 9, 12))
    line = office_measures(ws).lines["publication-days"]
    assert line.series.at(2022 * 12 + 8) == 5


def test_reviews_past_their_day_are_counted_of_all_that_is_looked_at_again(ws: Workspace) -> None:
    group = group_of(ws)
    past = date(2022, 10, 30)
    signed_engagement(ws, group, review_by=past)
    force = kept(ws, Organisation).id
    kept(ws, Position, organisation=force, review_by=past)
    kept(ws, Position, organisation=force, review_by=date(2022, 10, 31))
    assert office_measures(ws).lines["reviews-overdue"].figure.value == 2


def test_it_is_to_be_published_as_any_decision_is(ws: Workspace) -> None:
    one = signed_engagement(ws, group_of(ws), publish_by=date(2022, 4, 14))
    assert [(duty.what, duty.day) for duty in duties(one, date(2022, 4, 1))] == [
        ("To publish", date(2022, 4, 14))
    ]


def test_a_risk_is_reduced_by_it(ws: Workspace) -> None:
    risk, one = kept(ws, Risk), signed_engagement(ws, group_of(ws))
    add_link(ws, Link(one.id, Relation.REDUCES, risk.id))
    detail = risks(ws).detail(risk.id)
    assert detail is not None
    assert [(act.reference, act.state) for act in detail.acts] == [("ED-001", "Decision, signed")]


def test_it_is_a_step_of_its_matter_with_what_it_rests_on(ws: Workspace) -> None:
    group = group_of(ws)
    claim, asked = kept(ws, Claim), kept(ws, Question)
    one, two = signed_engagement(ws, group), kept(ws, Engagement, outside_group=group, name="Two")
    add_link(ws, Link(one.id, Relation.RESTS, claim.id))
    add_link(ws, Link(two.id, Relation.RESTS, claim.id))
    add_link(ws, Link(asked.id, Relation.FOLLOWS, one.id))
    found = thread(ws, one.id)
    steps = {step.record.reference: (step.state.words, step.links) for step in found.steps}
    assert steps == {
        "CL-001": ("Not checked yet", ()),
        "Q-001": ("Open", ("Follows from ED-001",)),
        "ED-001": ("Signed, not published", ("Rests on CL-001",)),
    }
    # A claim stands in the matter of each decision that rests on it, and joins none of them.
    assert sorted(one.head.reference for one in threads(ws)) == ["ED-002", "Q-001"]
    assert any("notice of 2022/001 misses" in gap.words for gap in found.gaps)


def test_what_comes_next(ws: Workspace) -> None:
    group = group_of(ws)
    one = signed_engagement(ws, group)
    assert [step.id for step in steps_after(one)] == ["publish", "ask-about", "add-action"]
    draft = replace(one, state="draft", signed_on=None)
    assert [step.id for step in steps_after(draft)] == ["ask-about", "add-action"]
    claim = kept(ws, Claim, about=group)
    start = begun(TAKE_POSITION, claim, DAY)
    assert isinstance(start, Engagement)
    assert (start.outside_group, start.proposed_on) == (group, DAY)
    assert TAKE_POSITION.link(claim) == Link(0, Relation.RESTS, claim.id)
