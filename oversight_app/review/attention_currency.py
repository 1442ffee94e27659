"""Who is out of date with what, by need: Specials by themselves, then everybody else."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from oversight_app.domain.annotations import SeriesKey
from oversight_app.domain.attention import AttentionItem, Concern, NextStep, Weight
from oversight_app.domain.currency import LAPSING, NEEDS
from oversight_app.domain.observations import Provenance
from oversight_app.domain.schemes import Scheme
from oversight_app.domain.wording import Sentence, counted
from oversight_app.review.counts import Ledger
from oversight_app.review.currency_situation import (
    CurrencySelection,
    CurrencySituation,
    currency_situation,
)
from oversight_app.review.currency_words import headline, lapsing_soon, overdue_by_role
from oversight_app.review.matrix_order import SPECIALS
from oversight_app.store.workspace import Workspace

OTHERS = "others"
LAPSED, UNRECORDED = "lapsed", "unrecorded"
_SOON = LAPSING[0]
PLACE = "governance"


def currency_attention(
    ws: Workspace, provenance: Provenance, within: int
) -> Iterator[AttentionItem]:
    """Yield who is overdue, of whom nothing is recorded, and whose vetting or training lapses
    within 30 days, need by need. What lasts three months lapses all the time, and is said once
    it has. To be used inside a snapshot."""
    for need in NEEDS:
        found = currency_situation(ws, CurrencySelection(need), months=False)
        if found is None:
            return
        asked = [one for one in found.schemes if found.of(one.code).asked]
        for name, schemes in (
            (SPECIALS, [one for one in asked if one.code == SPECIALS]),
            (OTHERS, [one for one in asked if one.code != SPECIALS]),
        ):
            if schemes:
                yield from _items(found, name, schemes, provenance, within)


def _items(
    found: CurrencySituation,
    name: str,
    schemes: Sequence[Scheme],
    provenance: Provenance,
    within: int,
) -> Iterator[AttentionItem]:
    overdue = sum(found.of(one.code).tally.overdue for one in schemes)
    unknown = sum(found.of(one.code).tally.not_recorded for one in schemes)
    lapsing = sum(found.of(one.code).tally.within(_SOON) for one in schemes)
    need = found.need
    # The worst first, as the page's own headline has them.
    only = replace(found, schemes=tuple(schemes))
    go = f"governance/currency/{SeriesKey(need.measure, _worst(found, schemes).code)}"
    if overdue or unknown:
        concern, weight = Concern.LAPSING, Weight.LATE if overdue else Weight.LOOK
        # Two things: who puts off that ten are not recorded is told once three are overdue.
        subject = f"{LAPSED if overdue else UNRECORDED}:{need.id}:{name}"
        yield AttentionItem(
            subject, concern, weight, headline(only), _detail(only, schemes),
            NextStep("See in which roles" if overdue else "See of whom", go), PLACE,
            overdue or unknown, None, _longest(found, schemes), provenance,
        )  # fmt: skip
    if lapsing and need.until and not overdue and within >= _SOON:
        first = max(schemes, key=lambda one: found.of(one.code).tally.within(_SOON))
        last = found.day + timedelta(days=_SOON)
        more = sum(bool(found.of(one.code).tally.within(_SOON)) for one in schemes) - 1
        others = counted(more, "other scheme", "other schemes")
        words = "By {last}, and some in {others} too" if more else "By {last}"
        yield AttentionItem(
            f"lapsing:{need.id}:{name}", Concern.LAPSING, Weight.SOON,
            lapsing_soon(found, first, _SOON, Ledger()),
            Sentence(words, {"last": last, "others": others}),
            NextStep("See in which roles", go), PLACE, lapsing, last, -_SOON, provenance,
        )  # fmt: skip


def _worst(found: CurrencySituation, schemes: Sequence[Scheme]) -> Scheme:
    def wrong(one: Scheme) -> tuple[int, int]:
        tally = found.of(one.code).tally
        return tally.overdue, tally.not_recorded

    return max(schemes, key=wrong)


def _detail(found: CurrencySituation, schemes: Sequence[Scheme]) -> Sentence:
    """Say in which roles, where one scheme has several; else how the others stand."""
    if len(schemes) == 1:
        said = overdue_by_role(found, schemes[0].code, Ledger())
        if said is not None:
            return replace(
                said,
                template=said.template.rstrip("."),
                if_hidden=said.if_hidden.rstrip("."),
            )
    return Sentence("As at {day}", {"day": found.day})


def _longest(found: CurrencySituation, schemes: Sequence[Scheme]) -> int:
    """Return for how many days somebody has been overdue the longest; of those whom a status says
    to be lapsed, nobody knows."""
    days: list[int] = []
    for one in schemes:
        for record, _ in found.of(one.code).people:
            due: date | None = found.need.due(getattr(record, found.need.column))
            if due is not None and due < found.day:
                days.append((found.day - due).days)
    return max(days, default=0)
