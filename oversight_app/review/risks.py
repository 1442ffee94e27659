"""Risks: where do they stand, which are due for review, and which rose or fell?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.accountability import ACTION_STATES, Action
from oversight_app.domain.decisions import Decision
from oversight_app.domain.findings import Finding, Table
from oversight_app.domain.observations import Provenance, humblest
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.record_kinds import Relation
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.risk import Risk, RiskScale
from oversight_app.review.duties import superseded
from oversight_app.review.risk_detail import LinkedAct, RiskDetail
from oversight_app.review.risk_map import HeatMap, Which, heat_map
from oversight_app.review.risk_register import again_table, register_table
from oversight_app.review.risk_trends import trend_of
from oversight_app.review.risk_words import CAVEATS, METHOD, headline, origin_of, support
from oversight_app.store import record_links, record_versions, records, risk_scales, schemes
from oversight_app.store.all_decisions import all_decisions
from oversight_app.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RisksAnswer:
    """Everything the Risks tab shows. ``risks`` are all, in the order of the register; ``again``
    lists those that need scoring on the scale in force, which the map leaves out."""

    finding: Finding
    heat: HeatMap
    register: Table
    again: Table
    risks: tuple[RiskDetail, ...]
    scale: RiskScale
    as_at: date
    provenance: Provenance

    def detail(self, number: int) -> RiskDetail | None:
        """Return a risk by its ``id``, None where there is none."""
        return next((one for one in self.risks if one.risk.id == number), None)

    def register_of(self, numbers: tuple[int, ...]) -> Table:
        """Return the register of some risks, in its order."""
        chosen = tuple(one for one in self.risks if one.risk.id in numbers)
        return register_table(chosen, self.scale, self.as_at)


def risks(ws: Workspace, as_at: date | None = None, which: Which = Which.NOW) -> RisksAnswer:
    """Answer for today, or as the register and the scale were on an earlier day.

    A risk that another one replaces stays in the register, and is counted nowhere.
    """
    with ws.snapshot():
        day = as_at or ws.today()
        scales = {one.version: one for one in risk_scales.scales(ws)}
        scale = scale_on(tuple(scales.values()), day)
        acts = _acts(ws, as_at, day)
        about = _about(ws, as_at)
        details = []
        every = records.read(ws, Risk, as_at)
        old = superseded(every, record_links.links(ws, relation=Relation.REPLACES, as_at=day))
        for risk in every:
            scored_on = scales.get(risk.scale or 0, scale)
            # A scale that bands alone differ from leaves every score what it was.
            same = scored_on.same_levels(scale)
            trend = trend_of(record_versions.versions(ws, risk), scales, scale, day)
            details.append(
                RiskDetail(
                    risk,
                    scale if same else scored_on,
                    not same,
                    trend,
                    tuple(acts.get(risk.id, ())),
                    about(risk),
                    risk.id in old,
                )
            )
    ordered = tuple(sorted(details, key=lambda one: _order(one, day)))
    current = [one.risk for one in ordered if one.open and not one.again]
    heat = heat_map(scale, sorted(current, key=lambda one: one.number), which)
    register = register_table(ordered, scale, day)
    again = again_table(ordered)
    provenance = humblest(one.risk.provenance for one in ordered)
    said = headline(ordered, scale, day)
    finding = Finding(
        id="risks",
        question="Where do risks stand, which are due for review, and which rose or fell?",
        headline=said,
        support=support(ordered, scale, day),
        method=METHOD,
        charts=(),
        tables=(register, again) if again.rows else (register,),
        origin=origin_of(ordered, scale, day, said),
        caveats=CAVEATS,
        provenance=provenance,
    )
    return RisksAnswer(finding, heat, register, again, ordered, scale, day, provenance)


def scale_on(scales: tuple[RiskScale, ...], day: date) -> RiskScale:
    """Return the scale in force on a day: the newest version that had begun by then; the first
    where none had."""
    begun = [one for one in scales if one.from_day <= day]
    return max(begun or scales[:1], key=lambda one: one.version)


def _order(one: RiskDetail, day: date) -> tuple[bool, bool, int, int]:
    """Open before closed, overdue reviews before others, high scores before low."""
    risk = one.risk
    return not one.open, not one.overdue(day), -(risk.current or 0), risk.number


def _acts(ws: Workspace, as_at: date | None, day: date) -> dict[int, list[LinkedAct]]:
    """Return what reduces which risk, what is overdue first."""
    kept: dict[int, Recorded] = {one.id: one for one in records.read(ws, Action, as_at)}
    kept |= {one.id: one for one in all_decisions(ws, as_at)}
    found: dict[int, list[LinkedAct]] = {}
    for link in record_links.links(ws, as_at=as_at):
        if link.relation is Relation.REDUCES and link.to_id and link.from_id in kept:
            found.setdefault(link.to_id, []).append(_act(kept[link.from_id], day))
    for acts in found.values():
        acts.sort(key=lambda one: (not one.overdue, not one.open, one.reference))
    return found


def _act(one: Recorded, day: date) -> LinkedAct:
    state = dict(ACTION_STATES).get(getattr(one, "state", ""), "")
    if isinstance(one, Decision):
        state = f"Decision, {one.state}"
    late = one.open and one.overdue(day)
    return LinkedAct(
        one.id, one.kind, one.reference, one.title, "Overdue" if late else state, one.open, late,
        one.due_on,
    )  # fmt: skip


def _about(ws: Workspace, as_at: date | None) -> Callable[[Risk], str]:
    """Return what says of a risk which scheme or outside group it is about."""
    names = {one.code: one.name for one in schemes.all_schemes(ws)}
    groups = {one.id: one.title for one in records.read(ws, OutsideGroup, as_at)}

    def about(risk: Risk) -> str:
        if risk.outside_group is not None:
            return groups.get(risk.outside_group, "")
        return names.get(risk.scheme, "")

    return about
