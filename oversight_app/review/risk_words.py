"""What is said of the risks as a whole, and where it comes from."""

from collections.abc import Sequence
from datetime import date

from oversight_app.domain.findings import Origin
from oversight_app.domain.periods import months_after, written_date
from oversight_app.domain.risk import RiskScale
from oversight_app.domain.wording import Sentence, Slot, count_word, counted, sentence_case
from oversight_app.review.activity_wording import listed
from oversight_app.review.risk_detail import RiskDetail

METHOD = (
    "A score is likelihood × impact, each a level of the office’s own scale. A score is held "
    "beside an earlier one where both are on the same levels."
)
CAVEATS = (
    "A score is a judgement, not a measurement: 12 is not twice 6.",
    "Risks are not added up: one high risk can matter more than ten low ones.",
)
_LATELY = 3
"""Months over which moves are told."""


def headline(details: Sequence[RiskDetail], scale: RiskScale, day: date) -> Sentence:
    """Say how many open risks are in the highest band, and whose review is overdue."""
    open_ = [one for one in details if one.open]
    if not details:
        return Sentence("No risk has been recorded yet")
    if not open_:
        return Sentence("No risk is open")
    top = scale.bands[-1].name
    high = sum(one.band == top for one in open_)
    late = sum(one.overdue(day) for one in open_)
    slots: dict[str, Slot] = {
        "high": sentence_case(count_word(high)),
        "open": count_word(len(open_)),
        "risks": "open risk" if len(open_) == 1 else "open risks",
        "are": "is" if high == 1 or len(open_) == 1 else "are",
        "band": top.lower(),
        "late": count_word(late),
        "reviews": "review is" if late == 1 else "reviews are",
    }
    tail = "{late} {reviews} overdue" if late else "every review is in date"
    if high:
        return Sentence(f"{{high}} of {{open}} {{risks}} {{are}} {{band}}; {tail}", slots)
    none = (
        "None of {open} {risks} is {band}" if len(open_) > 1 else "The one open risk is not {band}"
    )
    return Sentence(f"{none}; {tail}", slots)


def support(details: Sequence[RiskDetail], scale: RiskScale, day: date) -> Sentence:
    """Name the highest, what moved in three months, and what needs scoring again."""
    open_ = [one for one in details if one.open]
    if not open_:
        return Sentence("Add a risk, or the ready-made set, and say who owns it.")
    parts = []
    slots: dict[str, Slot] = {}
    scored = [one for one in open_ if not one.again and one.risk.current is not None]
    if scored:
        most = max(one.risk.current or 0 for one in scored)
        top = [one.risk.name for one in scored if one.risk.current == most]
        some = listed(top) if len(top) <= 2 else f"{top[0]} and {len(top) - 1} others"
        slots |= {"top": some, "most": str(most), "full": str(_highest(scale))}
        parts.append("Highest: {top}, at {most} of {full}.")
    since = months_after(day, -_LATELY)
    moves = [one.trend.change_since(since) for one in scored]
    rose, fell = sum(move > 0 for move in moves), sum(move < 0 for move in moves)
    slots |= {"since": since, "rose": count_word(rose), "fell": count_word(fell)}
    if rose or fell:
        parts.append("Since {since}, {rose} rose and {fell} fell.")
    else:
        parts.append("Since {since} none has moved.")
    again = sum(one.again for one in open_)
    if again:
        slots |= {
            "again": sentence_case(count_word(again)),
            "need": "needs" if again == 1 else "need",
            "scale": scale.from_day,
        }
        parts.append("{again} {need} scoring again on the scale of {scale}.")
    return Sentence(" ".join(parts), slots)


def origin_of(
    details: Sequence[RiskDetail], scale: RiskScale, day: date, figure: Sentence
) -> Origin:
    """Say what the counts rest on."""
    open_ = [one for one in details if one.open]
    scored = [one for one in open_ if not one.again]
    rows = tuple(
        f"{one.risk.reference}, {one.risk.name}: {one.risk.likelihood} × {one.risk.impact} = "
        f"{one.risk.current}"
        for one in scored
    )
    top = scale.bands[-1]
    return Origin(
        figure=figure,
        definition="Risks that the office has recorded and not closed",
        numerator=f"Open risks that score {top.least} or more ({top.name.lower()})",
        denominator=f"{counted(len(open_), 'open risk', 'open risks')}",
        inclusion="Risks scored on an earlier scale are counted as open, and stand in no band; "
        "without those that another risk replaces",
        period=f"As at {written_date(day)}",
        method=f"{METHOD} {scale_words(scale)}",
        releases=(),
        rows=rows,
        coverage=f"{len(scored)} of {counted(len(open_), 'open risk', 'open risks')} scored on "
        "the scale in force",
        caveats=CAVEATS,
    )


def scale_words(scale: RiskScale) -> str:
    """Say what a scale is, and who set it: ``4 × 4. Low from 1, …``."""
    bands = ", ".join(f"{band.name} from {band.least}" for band in scale.bands)
    size = f"{len(scale.likelihood)} × {len(scale.impact)}"
    since = "" if scale.version == 1 else f", in force from {written_date(scale.from_day)}"
    return f"Scale: {size}, {bands}; set by {scale.set_by}{since}."


def _highest(scale: RiskScale) -> int:
    return len(scale.likelihood) * len(scale.impact)
