"""Whatever is done to positions on engagement and to contact, in whatever order: nothing stands
above its gates, and no contact is raised above what the position in force allows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oversight_app.domain.engagement import Engagement
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.store import history, records
from oversight_app.store.record_links import add_link, delete_link, links
from oversight_app.store.workspace import Workspace, open_workspace
from tests.store.making_records import ALL_MET, DAY, LATER, SIGNED_ENGAGEMENT, kept

ABOVE = ("evidence", "protocol", "agreement", "role")
"""The rungs above "signpost", written here by hand."""
GATES = ("children_gate", "risks_gate", "case_gate")
_STATES = ("not-shown", "partly", "not-met", "met")
_OUTCOMES = ("", "none", "ask", "signpost", *ABOVE)
_LADDER = ("none", "signpost", *ABOVE)
_DAYS = (DAY, LATER, date(2022, 12, 1))


def _gates(n: int) -> dict[str, Any]:
    # Met as often as all others together, so that positions above "signpost" come about.
    states = [_STATES[max(n // 5**place % 5, 0) % 4 if n % 3 else 3] for place in range(3)]
    return {**ALL_MET, **dict(zip(GATES, states, strict=True))}


def _add(ws: Workspace, n: int) -> None:
    group = _groups(ws)[n % 2]
    said = _gates(n // 2) | {"outside_group": group.id, "outcome": _OUTCOMES[n // 7 % 8]}
    if n % 5:
        said = {**SIGNED_ENGAGEMENT, **said, "signed_on": _DAYS[n // 11 % 3]}
    kept(ws, Engagement, **said)


def _groups(ws: Workspace) -> tuple[OutsideGroup, ...]:
    return records.read(ws, OutsideGroup)


def _one(ws: Workspace, n: int) -> Engagement:
    there = records.read(ws, Engagement)
    if not there:
        raise UserProblem("There is none.")
    return there[n % len(there)]


def _change(ws: Workspace, n: int) -> None:
    said: list[dict[str, Any]] = [
        {GATES[n // 3 % 3]: _STATES[n // 9 % 4]},
        {"outcome": _OUTCOMES[n // 3 % 8]},
        {**SIGNED_ENGAGEMENT, "outcome": _OUTCOMES[n // 3 % 8]},
        {"state": "withdrawn", "withdrawn_on": LATER, "withdrawn_why": "Why"},
        {"state": "draft", "signed_on": None},
        {"outside_group": _groups(ws)[n % 2].id},
    ]
    records.save(ws, replace(_one(ws, n), **said[n % len(said)]))


def _contact(ws: Workspace, n: int) -> None:
    group = _groups(ws)[n % 2]
    day = _DAYS[n // 12 % 2] if n % 7 == 0 else None
    records.save(ws, replace(group, contact=_LADDER[n // 2 % 6]), day=day)


def _replace(ws: Workspace, n: int) -> None:
    add_link(ws, Link(_one(ws, n).id, Relation.REPLACES, _one(ws, n // 3).id))


def _part(ws: Workspace, n: int) -> None:
    there = links(ws, relation=Relation.REPLACES)
    if there:
        delete_link(ws, there[n % len(there)].id)


_ACTS: tuple[Callable[[Workspace, int], object], ...] = (
    _add, _add, _change, _change, _contact, _contact, _replace, _part,
    lambda ws, n: records.delete(ws, _one(ws, n).id),
    lambda ws, _n: history.undo(ws), lambda ws, _n: history.redo(ws),
)  # fmt: skip
_UNDO_FROM = 9
_PLANS = st.lists(
    st.tuples(st.integers(0, len(_ACTS) - 1), st.integers(0, 5000)), min_size=5, max_size=30
)


def _allowed(ws: Workspace, group: int) -> int:
    """How high a rung the position in force allows, worked out anew; 1 where there is none."""
    every = records.read(ws, Engagement)
    done = {one.id for one in every if one.state != "draft" and one.signed_on is not None}
    old = {
        link.to_id for link in links(ws, relation=Relation.REPLACES) if link.from_id in done
    }  # fmt: skip
    made = [
        one
        for one in every
        if one.outside_group == group and one.signed_on is not None and one.signed_on <= ws.today()
        and not (one.withdrawn_on is not None and one.withdrawn_on < one.signed_on)
    ]  # fmt: skip
    last = sorted(made, key=lambda one: (str(one.signed_on), one.number))[-1] if made else None
    if last is None or last.state == "withdrawn" or last.id in old:
        return 1
    return max(1, _LADDER.index(last.outcome) if last.outcome in _LADDER else 0)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_PLANS)
def test_whatever_is_done_nothing_stands_above_its_gates(
    small_file: Path, plan: list[tuple[int, int]]
) -> None:
    whole = small_file.read_bytes()
    with open_workspace(small_file) as ws:
        for name in ("A", "B"):
            kept(ws, OutsideGroup, name=name)
        for act, number in plan:
            before = {one.id: one.contact for one in _groups(ws)}
            try:
                _ACTS[act](ws, number)
            except UserProblem:
                assert {one.id: one.contact for one in _groups(ws)} == before
            if len(_groups(ws)) < 2:
                break  # all of it was taken back
            for one in records.read(ws, Engagement):
                if one.outcome in ABOVE:
                    assert (one.children_gate, one.risks_gate, one.case_gate) == ("met",) * 3
                    assert one.residual_by
                    assert one.residual_on
            for group in _groups(ws):
                now = _LADDER.index(group.contact)
                if act < _UNDO_FROM and now > _LADDER.index(before[group.id]):
                    assert now <= _allowed(ws, group.id)
    small_file.write_bytes(whole)
