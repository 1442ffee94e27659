"""Joiners and leavers: does the change in strength add up, and how many leave?"""

from dataclasses import dataclass
from datetime import date, timedelta

from oversight_app.domain.findings import Align, Cell, Column, Finding, Row, Table
from oversight_app.domain.measures import CLEANSING, Unit
from oversight_app.domain.observations import Figure, Provenance
from oversight_app.domain.reconcile import LeaverRates, leaver_rates, residual
from oversight_app.domain.records import Flow
from oversight_app.domain.wording import Quantity, Sentence, Slot
from oversight_app.review.selection import Selection
from oversight_app.review.situation import Situation, situation
from oversight_app.review.specials_origin import origin
from oversight_app.review.strength import STRENGTH
from oversight_app.store import flows
from oversight_app.store.workspace import Workspace

RATE_NOTE = (
    "The leaver rate is leavers over the mean of opening and closing headcount; the rates over "
    "the opening and over the closing headcount stand beside it."
)
RESIDUAL_NOTE = (
    "A residual is what joiners and leavers do not explain: closing less (opening plus joiners "
    "less leavers). Ask the force about it."
)


@dataclass(frozen=True, slots=True)
class FlowDetail:
    """What the tab of joiners and leavers shows."""

    finding: Finding
    flows: Table


@dataclass(frozen=True, slots=True)
class _Reconciled:
    flow: Flow
    opening: float | None
    closing: float | None

    @property
    def residual(self) -> float | None:
        if self.opening is None or self.closing is None:
            return None
        return residual(self.opening, self.flow.joiners, self.flow.leavers, self.closing)

    @property
    def rates(self) -> LeaverRates | None:
        if self.opening is None or self.closing is None:
            return None
        return leaver_rates(self.opening, self.closing, self.flow.leavers)


def flow_detail(ws: Workspace) -> FlowDetail:
    """Reconcile every recorded flow of the home force with published strength.

    Raises UserProblem where the workspace has no strength figures.
    """
    found = situation(ws, Selection(measure=STRENGTH))
    done = sorted(
        (_reconcile(found, flow) for flow in flows.flows(ws, found.home.code)),
        key=lambda r: r.flow.to_day,
        reverse=True,
    )
    table = _table(done)
    headline, support = _words(found, done)
    return FlowDetail(
        Finding(
            id="flows",
            question="Does the change in strength add up, and how many leave?",
            headline=headline,
            support=support,
            method=RATE_NOTE,
            charts=(),
            tables=(table,),
            origin=origin(ws, found, found.home.code),
            caveats=(RESIDUAL_NOTE, CLEANSING),
            provenance=Provenance.PUBLISHED,
        ),
        table,
    )


def _reconcile(found: Situation, flow: Flow) -> _Reconciled:
    """Take strength at the end of the day before the period, and of its last day."""

    def strength(*days: date) -> float | None:
        for day in days:
            figure: Figure | None = found.values.at(found.home.code, day).numerator
            if figure is not None:
                return figure.value
        return None

    return _Reconciled(
        flow, strength(flow.from_day - timedelta(days=1), flow.from_day), strength(flow.to_day)
    )


def _words(found: Situation, done: list[_Reconciled]) -> tuple[Sentence, Sentence]:
    slots: dict[str, Slot] = {"force": found.home.name}
    if not done:
        return (
            Sentence("No joiners and leavers have been recorded for {force}", slots),
            Sentence("Add the joiners and leavers of a year; the sum is checked with strength."),
        )
    newest = done[0]
    flow, rates, left = newest.flow, newest.rates, newest.residual
    slots |= {
        "joined": Quantity(flow.joiners),
        "left": Quantity(flow.leavers),
        "from": flow.from_day,
        "to": flow.to_day,
    }
    headline = "{joined} joined and {left} left {force} between {from} and {to}"
    if rates is None or left is None:
        return Sentence(headline, slots), Sentence(
            "There is no published strength for both ends of that period, "
            "so the sum can’t be checked.",
            slots,
        )
    slots["rate"] = Quantity(rates.mean, Unit.PERCENT, 1)
    slots["residual"] = Quantity(left, signed=True)
    if left == 0:
        adds = "The change in strength adds up."
    else:
        adds = "Strength and flows differ by {residual}: ask the force why."
    return (
        Sentence(headline + ": a leaver rate of {rate}", slots),
        Sentence(adds, slots),
    )


def _table(done: list[_Reconciled]) -> Table:
    rows = []
    for item in done:
        flow, rates, left = item.flow, item.rates, item.residual

        def rate(value: float | None) -> Cell:
            return Quantity(value, Unit.PERCENT, 1) if value is not None else ""

        rows.append(
            Row(
                str(flow.id),
                (
                    flow.from_day,
                    flow.to_day,
                    Quantity(item.opening) if item.opening is not None else "",
                    Quantity(flow.joiners),
                    Quantity(flow.leavers),
                    Quantity(item.closing) if item.closing is not None else "",
                    Quantity(left, signed=True) if left is not None else "",
                    rate(rates.mean if rates else None),
                    rate(rates.opening if rates else None),
                    rate(rates.closing if rates else None),
                    flow.source,
                ),
            )
        )
    headings = (
        ("from", "From", ""),
        ("to", "To", ""),
        ("opening", "Opening", "Published strength the day before"),
        ("joined", "Joined", ""),
        ("left", "Left", ""),
        ("closing", "Closing", "Published strength on the last day"),
        ("residual", "Residual", RESIDUAL_NOTE),
        ("rate", "Leaver rate", RATE_NOTE),
        ("rate-opening", "Over opening", ""),
        ("rate-closing", "Over closing", ""),
        ("source", "Source", ""),
    )
    words = {"from", "to", "source"}
    return Table(
        id="flows",
        title="Joiners and leavers",
        columns=tuple(
            Column(key, heading, Align.LEFT if key in words else Align.RIGHT, tip=tip)
            for key, heading, tip in headings
        ),
        rows=tuple(rows),
        note="Newest first" if rows else "No joiners and leavers have been recorded",
    )
