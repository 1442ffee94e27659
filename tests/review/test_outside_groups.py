"""How the office stands to outside groups: contact, position, gates, claims, what is due."""

from dataclasses import replace
from datetime import date

from oversight_app.domain.claims import Claim
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.findings import cell_words
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.domain.risk import Risk
from oversight_app.review.outside_group_detail import RungState, group_detail
from oversight_app.review.outside_groups import what_stands
from oversight_app.store import records
from oversight_app.store.workspace import Workspace
from tests.review.making_matters import save

MARCH, TODAY = date(2022, 3, 1), date(2022, 10, 31)
GROUP = OutsideGroup(name="Activist groups", sort="activist", known_since=MARCH)
NOTICE = {
    "summary": "Where it stands", "options": "None", "reasons": "Gates", "financial": "None",
    "legal": "The 2011 Act", "equality": "None", "environmental": "None", "interests": "None",
    "classification": "official", "public_interest": "yes", "supervised_by": "Chief Executive",
    "stop_conditions": "Harm", "ends": "At review", "assurance": "How children are kept safe",
    "review_by": date(2023, 3, 1),
}  # fmt: skip
MET = {
    f"{gate}_{name}": value
    for gate in ("children", "risks", "case")
    for name, value in (
        ("gate", "met"), ("evidence", "A paper"), ("by", "Monitoring Officer"), ("on", MARCH),
    )
} | {"residual_by": "Monitoring Officer", "residual_on": MARCH}  # fmt: skip


def draft(group: int, **said: object) -> Engagement:
    return Engagement(name="Working with it", outside_group=group, area="Wiltshire",
                      proposed_on=MARCH, **said)  # type: ignore[arg-type]  # fmt: skip


def signed(group: int, outcome: str, on: date, **said: object) -> Engagement:
    return draft(group, outcome=outcome, state="signed", signatory="Commissioner", signed_on=on,
                 **{**NOTICE, **said})  # fmt: skip


def say(ws: Workspace) -> tuple[str, str]:
    found = what_stands(ws).finding
    return str(found.headline), str(found.support)


def test_nothing_recorded_is_no_dead_end(ws: Workspace) -> None:
    assert say(ws) == (
        "No outside group has been recorded yet",
        "Add one by a neutral name: what kind it is, and since when whom it is known to.",
    )


def test_a_group_without_a_position_says_so_and_where_contact_stands(ws: Workspace) -> None:
    save(ws, GROUP)
    assert say(ws) == (
        "No position of the Commissioner on Activist groups has been recorded yet",
        "Contact stands at “No contact”.",
    )


def test_a_draft_says_how_many_of_its_gates_are_met(ws: Workspace) -> None:
    group = save(ws, GROUP)
    save(ws, draft(group))
    assert say(ws)[0] == "A position is in draft, and none of its three gates is met"
    (one,) = what_stands(ws).groups
    assert (one.position, one.gates_met) == (None, 0)
    (row,) = what_stands(ws).finding.tables[0].rows
    assert [cell_words(cell) for cell in row.cells] == [
        "Activist groups", "Online child abuse activist group", "No contact", "Draft", "0 of 3",
        "0", "0", "0",
    ]  # fmt: skip


def test_the_position_in_force_is_the_one_signed_last(ws: Workspace) -> None:
    group = save(ws, GROUP)
    save(ws, signed(group, "none", date(2022, 4, 1)), day=date(2022, 4, 1))
    save(ws, signed(group, "signpost", date(2022, 6, 1)), day=date(2022, 6, 1))
    assert say(ws)[0] == "The Commissioner’s position on Activist groups: Signpost to report"
    then = what_stands(ws, as_at=date(2022, 5, 1)).finding.headline
    assert str(then) == "The Commissioner’s position on Activist groups: No engagement"


def test_contact_that_goes_further_than_the_position_is_said_first(ws: Workspace) -> None:
    group = save(ws, GROUP)
    number = save(ws, signed(group, "evidence", date(2022, 4, 1), **MET))
    kept = records.one(ws, group)
    assert isinstance(kept, OutsideGroup)
    save(ws, replace(kept, contact="evidence"))
    assert not what_stands(ws).groups[0].goes_too_far
    decision = records.one(ws, number)
    assert isinstance(decision, Engagement)
    save(ws, replace(decision, state="withdrawn", withdrawn_on=date(2022, 9, 1),
                     withdrawn_why="A case failed"))  # fmt: skip
    assert say(ws)[0] == (
        "Contact with Activist groups goes further than signposting, and no signed position "
        "allows it"
    )
    (row,) = what_stands(ws).finding.tables[0].rows
    assert cell_words(row.cells[2]) == "Receive evidence only: further than allowed"


def test_signposting_is_no_gap_where_the_commissioner_asked_for_more(ws: Workspace) -> None:
    group = save(ws, replace(GROUP, contact="signpost"))
    save(ws, signed(group, "ask", date(2022, 4, 1)))
    assert not what_stands(ws).groups[0].goes_too_far
    save(ws, signed(group, "none", date(2022, 5, 1)))
    assert what_stands(ws).groups[0].goes_too_far


def test_claims_positions_and_what_is_overdue_are_counted(ws: Workspace) -> None:
    group = save(ws, GROUP)
    force = save(ws, Organisation(name="Wiltshire Police", sort="force"))
    held = Position(organisation=force, about=group, name="May consider", wording="We may",
                    stance="would-consider", from_day=MARCH, source="A paper",
                    review_by=date(2022, 9, 30))  # fmt: skip
    save(ws, held)
    save(ws, replace(held, name="Will ask first", review_by=None))
    # What is not about working with a group is held of none.
    save(ws, replace(held, about=None, name="Volunteers are welcome", review_by=None))
    save(ws, replace(held, to_day=date(2022, 3, 2), name="Given up", review_by=None))
    claim = Claim(name="Some successes", wording="some", about=group, quoted_on=MARCH, source="A",
                  check_by=date(2022, 10, 30))  # fmt: skip
    save(ws, claim)
    save(ws, replace(claim, verdict="anecdotal", checked_by="Head", checked_on=TODAY))
    save(ws, replace(claim, about=None, name="About none"))
    save(ws, Risk(name="Late", owner="Head", raised_on=MARCH, likelihood=1, impact=1,
                  outside_group=group, review_by=date(2022, 10, 1)))  # fmt: skip
    # The position past review and two claims to be checked; the risk counts on Governance.
    assert say(ws)[1] == (
        "Contact stands at “No contact”. 2 claims: 1 anecdotal; 1 not judged yet. "
        "2 positions held, 1 past review. 3 things are overdue."
    )
    # Of the group alone: the claim that is about none is not its.
    assert "2 things are overdue." in str(what_stands(ws, group).finding.support)


def test_several_groups_are_told_together(ws: Workspace) -> None:
    first = save(ws, replace(GROUP, contact="signpost"))
    save(ws, replace(GROUP, name="Street patrol", sort="patrol"))
    save(ws, signed(first, "signpost", date(2022, 4, 1)))
    assert say(ws)[0] == (
        "One of two groups has a signed position; contact up to “Signpost to report”"
    )


def test_two_and_three_groups_of_which_none_or_all_have_a_position(ws: Workspace) -> None:
    groups = [save(ws, replace(GROUP, name=name)) for name in ("One", "Two")]
    assert say(ws) == (
        "Neither group has a signed position; there is contact with neither",
        "No claim and no position about them is recorded yet.",
    )
    for group in groups:
        save(ws, signed(group, "none", date(2022, 4, 1)))
    assert say(ws)[0] == "Both groups have a signed position; there is contact with neither"
    save(ws, replace(GROUP, name="Three", ended=TODAY))
    assert say(ws)[0] == "Two of three groups have a signed position; there is contact with none"


def test_contact_further_than_a_signed_position_allows(ws: Workspace) -> None:
    group = save(ws, replace(GROUP, contact="signpost"))
    save(ws, signed(group, "none", date(2022, 4, 1)))
    assert say(ws)[0] == (
        "Contact with Activist groups goes further than the Commissioner’s position allows"
    )


def test_the_history_of_contact_names_the_decision_that_was_in_force(ws: Workspace) -> None:
    group = save(ws, GROUP, day=MARCH)
    save(ws, signed(group, "evidence", date(2022, 4, 1), **MET), day=date(2022, 4, 1))
    for contact, day in (("signpost", date(2022, 3, 20)), ("evidence", date(2022, 5, 2))):
        kept = records.one(ws, group)
        assert isinstance(kept, OutsideGroup)
        save(ws, replace(kept, contact=contact), day=day)
    shown = group_detail(ws, group)
    assert shown is not None
    assert [one.said for one in shown.moves] == [
        "From 2 May 2022: Receive evidence only, under ED-001",
        "From 20 March 2022: Signpost to report, no position signed",
        "From 1 March 2022: No contact, no position signed",
    ]
    before = group_detail(ws, group, date(2022, 4, 30))
    assert before is not None
    assert [one.words for one in before.moves] == ["Signpost to report", "No contact"]
    assert group_detail(ws, group, date(2022, 2, 1)) is None


def test_what_lies_above_the_position_is_locked(ws: Workspace) -> None:
    group = save(ws, replace(GROUP, contact="signpost"))
    shown = group_detail(ws, group)
    assert shown is not None
    below, here, locked = RungState.BELOW, RungState.HERE, RungState.LOCKED
    assert [one.state for one in shown.rungs] == [below, here, locked, locked, locked, locked]
    assert all(one.needs for one in shown.rungs if one.state is locked)
    save(ws, signed(group, "protocol", date(2022, 4, 1), **MET))
    shown = group_detail(ws, group)
    assert shown is not None
    open_ = RungState.OPEN
    assert [one.state for one in shown.rungs] == [below, here, open_, open_, locked, locked]
