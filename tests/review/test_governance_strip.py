"""The five measures at the foot of the Governance page, worked out by hand."""

from dataclasses import replace
from datetime import date

from oversight_app.domain.accountability import Action
from oversight_app.domain.annotations import SeriesKey, SeriesTarget
from oversight_app.domain.decisions import Decision
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.domain.risk import Risk
from oversight_app.review.governance_strip import (
    actions_in_date,
    governance_strip,
    published_on_time,
    risks_reviewed,
)
from oversight_app.store import annotations, records
from oversight_app.store.workspace import Workspace

DAY = date(2022, 10, 31)


def test_open_actions_that_are_not_late() -> None:
    actions = [
        Action(state="open", due=DAY),
        Action(state="under-way", due=date(2022, 10, 30)),
        Action(state="open"),
        Action(state="done", due=date(2022, 1, 1)),
    ]
    found = actions_in_date(actions, DAY)
    # Due on the day is not late; what is done is not open.
    assert (found.part, found.of) == (2, 3)
    assert found.share is not None
    assert round(found.share, 1) == 66.7


def test_open_risks_that_are_not_past_their_review() -> None:
    risks = [
        Risk(review_by=DAY),
        Risk(review_by=date(2022, 10, 1)),
        Risk(state="closed", review_by=date(2022, 1, 1)),
    ]
    found = risks_reviewed(risks, DAY)
    assert (found.part, found.of) == (1, 2)


def test_risks_and_actions_that_others_replace_are_left_out(ws: Workspace) -> None:
    risk = Risk(name="Fire", owner="Head", raised_on=date(2022, 1, 1), likelihood=2, impact=2,
                review_by=date(2022, 10, 1))  # fmt: skip
    (old,) = records.save(ws, risk, day=date(2022, 1, 1)).saved
    newer = replace(risk, raised_on=date(2022, 9, 1), review_by=date(2022, 12, 1))
    records.save(ws, newer, [Link(0, Relation.REPLACES, old)], day=date(2022, 9, 1))
    action = Action(task="Vet", owner="Head", set_on=date(2022, 1, 1), due=date(2022, 2, 1))
    (late,) = records.save(ws, action, day=date(2022, 1, 1)).saved
    again = replace(action, set_on=date(2022, 9, 1), due=date(2022, 12, 1))
    records.save(ws, again, [Link(0, Relation.REPLACES, late)], day=date(2022, 9, 1))

    def counted(as_at: date | None) -> list[tuple[int, int]]:
        found = {one.id: one for one in governance_strip(ws, as_at)}
        return [(found[id].part, found[id].of) for id in ("actions-in-date", "risks-reviewed")]

    assert counted(None) == [(1, 1), (1, 1)]
    # At the end of August nothing had taken their place.
    assert counted(date(2022, 8, 31)) == [(0, 1), (1, 1)]


def test_decisions_published_within_ten_working_days() -> None:
    signed = date(2022, 9, 1)  # A Thursday. The tenth working day after it is 15 September.

    def decision(published: date | None, on: date = signed, interest: str = "yes") -> Decision:
        return Decision(
            state="signed", signed_on=on, published_on=published, public_interest=interest
        )

    found = published_on_time(
        [
            decision(date(2022, 9, 15)),
            decision(date(2022, 9, 16)),
            decision(None),
            decision(None, interest="no"),
            decision(None, on=date(2022, 10, 27)),
        ],
        DAY,
    )
    # 19 September 2022 was a bank holiday, after the tenth day. What need not be published and
    # what still has time are not counted.
    assert (found.part, found.of) == (1, 3)


def test_nothing_to_count_has_no_share_and_a_target_holds_from_its_day(ws: Workspace) -> None:
    key = SeriesKey("risks-reviewed")
    annotations.add_target(ws, SeriesTarget(key, 90.0, date(2021, 4, 1), "The board", "A plan"))
    annotations.add_target(ws, SeriesTarget(key, 100.0, date(2022, 4, 1), "The board", "A plan"))
    before = {one.id: one for one in governance_strip(ws, date(2021, 3, 31))}
    then = {one.id: one for one in governance_strip(ws, date(2022, 3, 31))}
    now = {one.id: one for one in governance_strip(ws)}
    assert list(now) == [
        "vetting-in-date", "training-in-date", "published-in-time", "actions-in-date",
        "risks-reviewed",
    ]  # fmt: skip
    assert [found["risks-reviewed"].target for found in (before, then, now)] == [None, 90.0, 100.0]
    assert all(one.share is None and one.of == 0 for one in now.values())
