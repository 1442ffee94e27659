"""A checked claim as a finding: its headline, its chart, its table, where it comes from."""

from collections.abc import Sequence

from oversight_app.domain.charts import ShareChart, SharePoint
from oversight_app.domain.claim_versions import Series
from oversight_app.domain.claims import Claim
from oversight_app.domain.findings import Finding, Origin
from oversight_app.domain.observations import Provenance
from oversight_app.domain.wording import Sentence, Slot, count_word, sentence_case
from oversight_app.review.claim_compared import change_words, versions_table
from oversight_app.review.claim_figures import (
    DECIMALS,
    counts,
    interval_words,
    percent,
    share_words,
    sum_words,
)
from oversight_app.review.claim_parts import ComparedVersion, WordedCheck
from oversight_app.review.claim_words import where_and_when

_QUESTION = "What does the figure show, and what does it not show?"
_METHOD = (
    "A share is the numerator over the denominator. Its 95% interval is Wilson’s (1927), the "
    "interval of a difference Newcombe’s (1998, method 10). Versions are compared where both are "
    "about the same offence, area and unit, for periods without a common day, by exact counts."
)
_CAVEATS = (
    "The interval treats the denominator as a sample of similar cases. Of a full count, the share "
    "is simply the count.",
    "A share that rose does not show why it rose.",
)


def claim_finding(
    claim: Claim,
    found: Series | None,
    versions: Sequence[ComparedVersion],
    checks: Sequence[WordedCheck],
    provenance: Provenance,
) -> Finding:
    """Make the finding of a claim with its series and the other versions of its figure."""
    words = headline(claim, found)
    chart = share_chart(claim, found)
    return Finding(
        id="claim",
        question=_QUESTION,
        headline=words,
        support=_support(claim, found),
        method=_METHOD,
        charts=(chart,) if chart else (),
        tables=(versions_table(claim, tuple(versions)),),
        origin=_origin(claim, versions, words),
        caveats=(*_CAVEATS, *(str(one.words) for one in checks if one.stands_against)),
        provenance=provenance,
    )


def headline(claim: Claim, found: Series | None, decimals: int = DECIMALS) -> Sentence:
    """Say what the series shows where its intervals support it, else what the counts make."""
    change = found.change if found else None
    if found is None or change is None:
        return _alone(claim)
    first, last = found.claims[0], found.claims[-1]
    assert first.share is not None
    assert last.share is not None
    slots: dict[str, Slot] = {
        "first": percent(first.share.value, decimals),
        "last": percent(last.share.value, decimals),
        "when": _over(first, last),
    }
    if not change.beyond_chance:
        return Sentence("No clear change in the share {when}", slots)
    verb = "rose" if change.value > 0 else "fell"
    return Sentence(f"The share {verb} from {{first}} to {{last}} {{when}}", slots)


def share_chart(claim: Claim, found: Series | None) -> ShareChart | None:
    """Return the chart of the series, None where there is no exact share to draw. Its title is
    the headline in whole per cents, where those still tell the ends apart: the marks have the
    rest."""
    if found is None:
        return None
    shown = [_point(one, found, claim) for one in found.claims]
    anchor = found.anchor
    slots: dict[str, Slot] = {
        "of": anchor.denominator_unit or "those counted",
        "who": (anchor.counted_by or anchor.source).partition(",")[0],
        "when": _span(found),
        "told": "; ".join(one.tip for one in shown),
    }
    return ShareChart(
        title=headline(claim, found, 0 if _far_apart(found) else DECIMALS),
        subtitle=Sentence("Share of {of} (%), {when}. Counted by {who}", slots),
        alt=Sentence("Share of {of} with its 95% interval, {when}. {told}.", slots),
        points=tuple(shown),
        decimals=DECIMALS,
        value_label=f"Share of {anchor.denominator_unit or 'those counted'}",
    )


def _far_apart(found: Series) -> bool:
    change = found.change
    return change is not None and abs(change.value) >= 0.02


def _point(one: Claim, found: Series, claim: Claim) -> SharePoint:
    assert one.share is not None
    assert one.period_to is not None or len(found.claims) == 1
    low, high = one.share.interval()
    value = percent(one.share.value)
    day = one.period_to or one.quoted_on or one.checked_on
    assert day is not None
    period = one.period or "period not said"
    return SharePoint(
        # The claim itself, where another version of the same counts stands in for it.
        key=str(claim.id if one is found.anchor else one.id),
        label=period,
        day=day,
        value=one.share.value * 100,
        low=low * 100,
        high=high * 100,
        counts=counts(one),
        strong=one is found.anchor,
        tip=f"{period}: {value}, {counts(one)}, 95% interval {interval_words(one.share)}",
    )


def _alone(claim: Claim) -> Sentence:
    if claim.share is not None:
        return Sentence(
            "{counts} is {share}",
            {"counts": sentence_case(counts(claim)), "share": share_words(claim)},
        )
    if claim.numerator is not None:
        return Sentence(
            "{counts}, of how many is not said", {"counts": sentence_case(counts(claim))}
        )
    if claim.quoted_share:
        return Sentence("{said} is quoted without counts", {"said": claim.quoted_share})
    return Sentence("No figure is given")


def _over(first: Claim, last: Claim) -> str:
    """Over which time: "in two years", "from 2014 to 2016", "from March 2016 to May 2016"."""
    if first.period_to is None or last.period_to is None:
        return ""
    apart = last.period_to.year - first.period_to.year
    whole = (first.period_to.month, first.period_to.day) == (
        last.period_to.month,
        last.period_to.day,
    )
    if whole and apart > 0:
        return f"in {'one year' if apart == 1 else f'{count_word(apart)} years'}"
    return f"from {first.period} to {last.period}"


def _span(found: Series) -> str:
    first, last = (one.period or "period not said" for one in (found.claims[0], found.claims[-1]))
    return first if first == last else f"{first} to {last}"


def _support(claim: Claim, found: Series | None) -> Sentence:
    parts = []
    slots: dict[str, Slot] = {}
    if claim.share is not None:
        slots |= {"sum": sum_words(claim)}
        parts.append("{sum}.")
    change = found.change if found else None
    if found is not None and change is not None:
        slots |= {
            "change": change_words(change),
            "last": found.claims[-1].period,
            "first": found.claims[0].period,
        }
        parts.append("{last} against {first}: {change}.")
        if len(found.claims) > 2 and found.rose_each_time:
            parts.append("It rose each time by more than chance explains.")
        if found.anchor is not claim:
            slots |= {
                "stands_in": found.anchor.reference,
                "unit": found.anchor.numerator_unit or "something not said",
                "own": claim.numerator_unit or "something not said",
            }
            parts.append(
                "The series is that of {stands_in}, with the same counts of {unit}; this claim "
                "speaks of {own}."
                if claim.numerator_unit != found.anchor.numerator_unit
                else "The series is that of {stands_in}, with the same counts."
            )
    return Sentence(" ".join(parts), slots)


def _origin(claim: Claim, versions: Sequence[ComparedVersion], figure: Sentence) -> Origin:
    every = (claim, *(one.comparison.other for one in versions))
    rows = tuple(
        f"{one.reference}: {_dot(counts(one) or 'no counts')} {_source(one)}" for one in every
    )
    answered = (
        f"{claim.answered:,} of {claim.asked:,} answered"
        if claim.asked is not None and claim.answered is not None
        else "How many were asked, and how many answered, is not known"
    )
    return Origin(
        figure=figure,
        definition=claim.counted or "What was counted has not been said",
        numerator=_told(counts(claim).partition(" of ")[0], claim.numerator_unit),
        denominator=_told(f"{claim.denominator:,}" if claim.denominator else "",
                          claim.denominator_unit),
        inclusion="; ".join(one for one in (claim.offence, claim.area, claim.population) if one),
        period=claim.period or "Not said",
        method=_METHOD,
        releases=(),
        rows=rows,
        coverage=answered,
        caveats=_CAVEATS,
    )  # fmt: skip


def _told(number: str, unit: str) -> str:
    return " ".join(one for one in (number, unit) if one)


def _dot(words: str) -> str:
    return f"{words}."


def _source(one: Claim) -> str:
    place = f" ({one.location})" if one.location else ""
    when = where_and_when(one)
    return f"{one.source}{place}, quoted {one.quoted_when}{f'; {when}' if when else ''}"
