"""The arithmetic of a claim and the fixed questions that every claim is asked.

What they find is data: an id, a state, the reason as a code, and the figures that its words need.
Nothing here judges a claim; the verdict is the office's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from oversight_app.domain.claim_base import same_area, same_in_part
from oversight_app.domain.claim_versions import How, compare, folded, same_period
from oversight_app.domain.claims import Claim, agrees, share_said
from oversight_app.domain.shares import Share


class Finds(StrEnum):
    """What a check finds. AGREES stands for "yes, all is well" too."""

    AGREES = "agrees"
    PARTLY = "partly"
    DIFFERS = "differs"
    UNKNOWN = "unknown"
    NOT_NEEDED = "not-needed"


@dataclass(frozen=True, slots=True)
class Question:
    """A check that is always made: ``name`` is its short label."""

    id: str
    name: str
    asks: str


ARITHMETIC = Question("arithmetic", "Arithmetic", "Is the sum right?")
SOURCE = Question("source", "Source", "Who counted it, and where can that be looked up?")
QUESTIONS = (
    Question("denominator", "Denominator", "Is there a denominator?"),
    Question("units", "Definition", "Are the units the same?"),
    Question("place", "Place and time", "Is its area the area of the decision?"),
    Question("coverage", "Coverage", "What share of those asked answered?"),
    Question("conviction", "Conviction", "Does use in court mean conviction?"),
    Question("twice", "Counted twice", "Could the same case be counted twice?"),
    Question("failures", "Failures", "Are failures counted?"),
    Question("gains", "Who gains", "Who gains if it is believed?"),
)
"""The eight fixed questions (issue 5; product.md, section 1, row 10)."""


@dataclass(frozen=True, slots=True)
class Check:
    """What one check found. ``because`` is the reason as a code, by which it is worded.

    ``share`` is the share that it is about (of those asked, for the coverage); ``said`` a share as
    quoted, in per cent with its decimals; ``others`` the versions of the figure that it rests on;
    ``area`` and ``year`` those of the decision.
    """

    question: Question
    finds: Finds
    because: str
    claim: Claim
    share: Share | None = None
    said: tuple[float, int] | None = None
    others: tuple[Claim, ...] = ()
    area: str = ""
    year: int | None = None

    @property
    def id(self) -> str:
        """The id of its question."""
        return self.question.id

    @property
    def asks(self) -> str:
        """The question in plain words."""
        return self.question.asks


def checks(
    claim: Claim,
    decision_area: str,
    others: Sequence[Claim],
    decision_year: int | None = None,
) -> tuple[Check, ...]:
    """Return the arithmetic, the source and the eight fixed questions of a claim, in that order.

    ``others`` are the other versions of the same figure (``claim_versions.same_figures``);
    ``decision_area`` "" and ``decision_year`` None where no decision is known.
    """
    by_id = {question.id: question for question in QUESTIONS}
    return (
        _arithmetic(claim, others),
        _source(claim),
        _denominator(by_id["denominator"], claim),
        _units(by_id["units"], claim, others),
        _place(by_id["place"], claim, decision_area, decision_year),
        _coverage(by_id["coverage"], claim),
        _answered(by_id["conviction"], claim, claim.conviction, right="yes"),
        _answered(by_id["twice"], claim, claim.twice, right="no"),
        _answered(by_id["failures"], claim, claim.failures, right="yes"),
        _gains(by_id["gains"], claim),
    )


def is_bound(claim: Claim) -> bool:
    """True where the numerator is the least that it can be, and so the share."""
    return claim.numerator_is in ("at-least", "more-than")


def _arithmetic(claim: Claim, others: Sequence[Claim]) -> Check:
    share = claim.share
    said = share_said(claim.quoted_share) if claim.quoted_share else None
    if share is None:
        because = (
            "share-alone" if said else "no-sum" if claim.numerator is not None else "no-figure"
        )
        return Check(ARITHMETIC, Finds.UNKNOWN, because, claim, None, said)
    same = tuple(
        one
        for one in others
        if _how(claim, one) in (How.SAME, How.OTHER_UNITS_COUNTED) or _quotes(one, claim, share)
    )
    unlike = tuple(one for one in others if _how(claim, one) is How.OTHER_COUNTS)
    if said is not None:
        finds, because = _against_quoted(claim, share, said)
        if finds is not Finds.AGREES:
            return Check(ARITHMETIC, finds, because, claim, share, said)
        if unlike:
            return Check(
                ARITHMETIC, Finds.PARTLY, "agrees-but-other-counts", claim, share, said, unlike
            )
        return Check(ARITHMETIC, finds, because, claim, share, said, same)
    if unlike:
        finds = Finds.PARTLY if same else Finds.DIFFERS
        return Check(ARITHMETIC, finds, "other-counts", claim, share, None, unlike)
    if same:
        return Check(ARITHMETIC, Finds.AGREES, "as-elsewhere", claim, share, None, same)
    return Check(ARITHMETIC, Finds.NOT_NEEDED, "not-quoted", claim, share)


def _how(claim: Claim, other: Claim) -> How:
    return compare(claim, other).how


def _quotes(other: Claim, claim: Claim, share: Share) -> bool:
    """Tell whether a version without counts quotes the share of this one."""
    said = share_said(other.quoted_share) if other.quoted_share else None
    if other.share is not None or said is None or not same_period(claim, other):
        return False
    return agrees(share, said)


def _against_quoted(claim: Claim, share: Share, said: tuple[float, int]) -> tuple[Finds, str]:
    if agrees(share, said):
        return Finds.AGREES, "as-quoted"
    if is_bound(claim) and said[0] > share.value * 100:
        return Finds.PARTLY, "above-the-bound"
    if claim.numerator_is == "about":
        return Finds.PARTLY, "about"
    return Finds.DIFFERS, "not-as-quoted"


def _source(claim: Claim) -> Check:
    if not claim.counted_by:
        return Check(SOURCE, Finds.UNKNOWN, "not-said", claim)
    if not folded(claim.counted_by).startswith(folded(claim.quoted_by) or "\0"):
        return Check(SOURCE, Finds.PARTLY, "told-by-another", claim)
    if not claim.location:
        return Check(SOURCE, Finds.PARTLY, "nowhere-to-look", claim)
    return Check(SOURCE, Finds.AGREES, "first-hand", claim)


def _denominator(question: Question, claim: Claim) -> Check:
    if claim.denominator:
        return Check(question, Finds.AGREES, "there", claim)
    if claim.quoted_share:
        return Check(question, Finds.DIFFERS, "share-alone", claim)
    return Check(
        question, Finds.DIFFERS, "none" if claim.numerator is not None else "no-figure", claim
    )


def _units(question: Question, claim: Claim, others: Sequence[Claim]) -> Check:
    if claim.denominator is None:
        return Check(question, Finds.NOT_NEEDED, "no-denominator", claim)
    told = tuple(one for one in others if _how(claim, one) is How.OTHER_UNITS_COUNTED)
    top, bottom = claim.numerator_unit, claim.denominator_unit
    if not (top and bottom):
        finds, because = Finds.UNKNOWN, "not-said"
    elif folded(top) != folded(bottom):
        finds, because = Finds.DIFFERS, "own"
    else:
        finds, because = Finds.AGREES, "same"
    if told:
        finds = Finds.DIFFERS
    return Check(question, finds, because, claim, others=told)


def _place(question: Question, claim: Claim, area: str, year: int | None) -> Check:
    ends = (claim.period_from, claim.period_to)
    years = {one.year for one in ends if one is not None}
    if not area or not claim.area:
        because = "area-not-said" if not claim.area else "no-decision"
        return Check(question, Finds.UNKNOWN, because, claim, area=area, year=year)
    now = year is None or year in range(min(years), max(years) + 1) if years else None
    if not same_area(claim.area, area):
        part = same_in_part(claim.area, area)
        finds, because = (Finds.PARTLY, "part") if part else (Finds.DIFFERS, "other-area")
    elif now is None:
        finds, because = Finds.PARTLY, "period-not-said"
    else:
        finds, because = (Finds.AGREES, "here") if now else (Finds.PARTLY, "other-year")
    return Check(question, finds, because, claim, area=area, year=year)


def _coverage(question: Question, claim: Claim) -> Check:
    if claim.asked and claim.answered is not None and claim.answered <= claim.asked:
        share = Share(claim.answered, claim.asked)
        whole = claim.answered == claim.asked
        return Check(question, Finds.AGREES if whole else Finds.PARTLY, "share", claim, share)
    if claim.asked is None and claim.answered is None and claim.complete == "all":
        return Check(question, Finds.AGREES, "full-count", claim)
    because = "asked-not-known" if claim.answered is not None else (
        "answers-not-known" if claim.asked else "not-known"
    )  # fmt: skip
    return Check(question, Finds.UNKNOWN, because, claim)


def _answered(question: Question, claim: Claim, answer: str, *, right: str) -> Check:
    """An answer that the office gave: ``right`` is the one that leaves nothing open."""
    finds = {
        right: Finds.AGREES,
        "not-known": Finds.UNKNOWN,
        "": Finds.UNKNOWN,
        "not-needed": Finds.NOT_NEEDED,
    }.get(answer, Finds.DIFFERS)
    return Check(question, finds, answer or "not-known", claim)


def _gains(question: Question, claim: Claim) -> Check:
    if claim.gains:
        return Check(question, Finds.NOT_NEEDED, "said", claim)
    return Check(question, Finds.UNKNOWN, "not-said", claim)
