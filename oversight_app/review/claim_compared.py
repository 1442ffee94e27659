"""A claim held against the other versions of its figure, in words."""

from dataclasses import replace
from datetime import date

from oversight_app.domain.claim_versions import Comparison, How, Series, compare
from oversight_app.domain.claims import Claim
from oversight_app.domain.findings import Align, Column, Row, Status, Table
from oversight_app.domain.shares import Difference
from oversight_app.domain.wording import Quantity, Sentence, Slot, sentence_case
from oversight_app.review.claim_figures import (
    counts,
    interval_words,
    points,
    share_of,
    share_words,
)
from oversight_app.review.claim_parts import ComparedVersion

_NOT_COMPARED = Status("Not compared", "not-needed")
_DIFFERS = Status("Differs", "not-met", strong=True)
_TEMPLATES = {
    How.SAME: "It has the same counts of the same.",
    How.OTHER_UNITS_COUNTED: "It has the same counts, and differs in what was counted: {unit}.",
    How.OTHER_COUNTS: "Of the same period it has {theirs}, and this has {mine}: it differs in what "
    "was counted.",
    How.OTHER_AREA: "Not compared: it is about {area}.",
    How.OTHER_OFFENCE: "Not compared: it is about {offence}.",
    How.OTHER_UNITS: "Not compared: it counts {unit}, and this counts {own_unit}.",
    How.BASE_UNKNOWN: "Not compared: whether both are about the same is not known, since {unknown} "
    "not said.",
    How.PERIOD_UNKNOWN: "Not compared: the period of one of the two is not known.",
    How.OVERLAP: "Not compared: {their_period} and {my_period} overlap, so that a case may be in "
    "both.",
    How.NO_COUNTS: "Not compared: one of the two has no counts of which a share could be made.",
    How.BOUND: "Not compared: one of the two has a numerator that is not exact.",
}


def compared(comparison: Comparison) -> ComparedVersion:
    """Put a comparison in words."""
    other = comparison.other
    return ComparedVersion(
        comparison, other.reference, other.name, other.period, counts(other), share_of(other),
        _sentence(comparison), _status(comparison),
    )  # fmt: skip


def held_against(claim: Claim, other: Claim, found: Series | None) -> ComparedVersion:
    """Hold a claim against another version of its figure: by itself, else by the version of the
    same counts that stands in for it in the series."""
    own = compare(claim, other)
    if own.difference is not None or found is None or found.anchor is claim:
        return compared(own)
    by_stand_in = compare(found.anchor, other)
    if by_stand_in.difference is None:
        return compared(own)
    said = compared(by_stand_in)
    template = f"By the counts of {{stands_in}}, {said.words.template}"
    slots = {**said.words.slots, "stands_in": found.anchor.reference}
    return replace(said, words=Sentence(template, slots))


def change_words(found: Difference) -> str:
    """Return a difference in percentage points with its interval: ``13.9 points more (95% interval
    5.6 to 22.0)``."""
    if not found.beyond_chance:
        between = f"{points(-found.low)} less to {points(found.high)} more"
        return f"{_amount(found)} (95% interval {between}), which is no clear change"
    low, high = sorted((abs(found.low), abs(found.high)))
    return f"{_amount(found)} (95% interval {points(low)} to {points(high)})"


def _amount(found: Difference) -> str:
    size = str(points(abs(found.value)))
    if size == "0.0":
        if not found.beyond_chance:
            return "as much"
        size = "under 0.1"
    return f"{size} points {'more' if found.value > 0 else 'less'}"


def versions_table(claim: Claim, versions: tuple[ComparedVersion, ...]) -> Table:
    """Return the claim and the other versions of its figure, a row each (key: the claim's id), by
    period."""
    rows = [
        (claim, "This claim", None),
        *((one.comparison.other, str(one.words), one.status) for one in versions),
    ]
    rows.sort(
        key=lambda row: (row[0].period_to is None, row[0].period_to or date.max, row[0].number)
    )
    right = Align.RIGHT
    return Table(
        id="claim-versions",
        title="Versions of the figure",
        columns=(
            Column("reference", "Number"),
            Column("period", "Period"),
            Column("counts", "Counts", right),
            Column("share", "Share", right),
            Column("interval", "95% interval", right),
            Column("source", "Source"),
            Column("against", "Held against this claim"),
        ),
        rows=tuple(
            Row(
                str(one.id),
                (
                    one.reference,
                    one.period,
                    counts(one),
                    sentence_case(share_words(one)),
                    _interval(one),
                    one.source,
                    words,
                ),
                pinned=one is claim,
            )
            for one, words, _ in rows
        ),
        note="By period",
    )


def _interval(claim: Claim) -> str:
    exact = claim.share is not None and claim.numerator_is == "exact"
    return interval_words(claim.share) if exact and claim.share is not None else ""


def _status(comparison: Comparison) -> Status:
    if comparison.how is How.SAME:
        return Status("Agrees", "met")
    if comparison.how in (How.OTHER_UNITS_COUNTED, How.OTHER_COUNTS):
        return _DIFFERS
    found = comparison.difference
    if found is None:
        return _NOT_COMPARED
    if not found.beyond_chance:
        return Status("No clear change", "no-change")
    return Status("Rose", "higher") if found.value > 0 else Status("Fell", "lower")


def _sentence(comparison: Comparison) -> Sentence:
    mine, other = comparison.mine, comparison.other
    if comparison.difference is not None:
        earlier, later = comparison.in_order
        return Sentence(
            "{later} in {later_period} against {earlier} in {earlier_period}: {change}.",
            {
                "later": share_words(later),
                "earlier": share_words(earlier),
                "later_period": later.period,
                "earlier_period": earlier.period,
                "change": change_words(comparison.difference),
            },
        )
    template = _TEMPLATES[comparison.how]
    slots: dict[str, Slot] = {
        "theirs": counts(other),
        "mine": counts(mine),
        "unit": _unit(other, mine),
        "own_unit": _unit(mine, other),
        "area": other.area,
        "offence": other.offence,
        "my_period": mine.period,
        "their_period": other.period,
        "unknown": _unknown(mine, other) if comparison.how is How.BASE_UNKNOWN else "",
    }
    if comparison.ratio is not None:
        template += " {later_n} against {earlier_n} is {least}{ratio} times as many."
        earlier, later = comparison.in_order
        slots |= {
            "later_n": sentence_case(_top(later)),
            "earlier_n": _top(earlier),
            "least": "at least " if comparison.ratio_at_least else "",
            "ratio": Quantity(comparison.ratio, decimals=1),
        }
    return Sentence(template, slots)


def _top(claim: Claim) -> str:
    return counts(claim).partition(" of ")[0]


def _unit(claim: Claim, other: Claim) -> str:
    """What is counted, by whichever of the two units sets the claims apart."""
    if claim.numerator_unit.casefold() != other.numerator_unit.casefold():
        return claim.numerator_unit or "something not said"
    return claim.denominator_unit or "something not said"


def _unknown(mine: Claim, other: Claim) -> str:
    parts = [
        f"the {name} of {one.reference}"
        for one in (mine, other)
        for name, said in (("offence", one.offence), ("area", one.area))
        if not said
    ]
    if not parts:
        parts = [
            f"what one of {one.reference} is" for one in (mine, other) if not one.numerator_unit
        ]
    return f"{parts[0]} is" if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]} are"
