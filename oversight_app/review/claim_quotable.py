"""The wording of a claim that may be quoted: the office's own, else one put together from its
base. A wording that would drop the offence, the period or the area is not offered."""

from collections.abc import Sequence

from oversight_app.domain.claims import Claim
from oversight_app.domain.wording import mid_sentence, sentence_case
from oversight_app.review.activity_wording import listed
from oversight_app.review.claim_figures import counts, share_words
from oversight_app.review.claim_parts import Quotable, WordedCheck

_REFUSED = {"not-supported": "Not supported", "cannot": "Cannot be checked"}
_OPENERS = (
    "a", "an", "any", "anything", "how", "if", "in", "nothing", "of", "that", "the", "what",
    "when", "where", "whether", "which", "who", "why",
)  # fmt: skip
"""First words of a line that lose their capital in the middle of a sentence."""
_UNANSWERED = {
    "conviction": "how many cases ended in conviction",
    "failures": "how often it failed",
    "twice": "whether a case was counted twice",
    "coverage": "what those who did not answer would have said",
}
"""What the figure does not show, where nobody has written it down, by the check that is open."""


def quotable(claim: Claim, checks: Sequence[WordedCheck] = ()) -> Quotable:
    """Return the wording to quote, or why none is offered.

    The office's own wording comes first, where it keeps its base (one that does not is refused on
    saving, but an older version may have kept it). Nothing is put together for a claim that was
    judged not supported, or that could not be checked.
    """
    why = ""
    if claim.quotable:
        missing = claim.left_out(claim.quotable)
        if not missing:
            return Quotable(claim.quotable, composed=False, note="")
        why = f"The wording on record leaves out {_the(missing)}, so it is not offered. "
    if claim.verdict in _REFUSED:
        return Quotable(
            "",
            composed=False,
            note=f"{why}None is offered, since the verdict is “{_REFUSED[claim.verdict]}”.",
        )
    gaps = lacking(claim)
    if gaps:
        return Quotable(
            "",
            composed=False,
            note=f"{why}None is offered, since {_the(gaps)} {'is' if len(gaps) == 1 else 'are'} "
            "not known. A figure is quoted with its whole base.",
            missing=gaps,
        )
    judged = "" if claim.verdict else " The claim has not been judged yet."
    return Quotable(
        _composed(claim, checks),
        composed=True,
        note=f"{why}Put together by Oversight from the counts and their base.{judged}",
    )


def lacking(claim: Claim) -> tuple[str, ...]:
    """Return what a wording would need and the claim does not say: "offence", "period", "area",
    "numerator", "denominator"."""
    gaps = list(claim.base_missing)
    if claim.numerator is None:
        gaps.append("numerator")
    if not claim.denominator:
        gaps.append("denominator")
    return tuple(gaps)


def _the(names: Sequence[str]) -> str:
    return listed([f"the {name}" for name in names])


def _composed(claim: Claim, checks: Sequence[WordedCheck]) -> str:
    unit = f" {claim.denominator_unit}" if claim.denominator_unit else ""
    what = f"{claim.counted.rstrip('.')}, " if claim.counted else ""
    said = (
        f"{sentence_case(claim.offence)}, {claim.area}, {claim.period}: {what}{counts(claim)}"
        f"{unit} ({share_words(claim)}). Source: {claim.source.rstrip('.')}."
    )
    first = _first_not_shown(claim, checks)
    return f"{said} {first}" if first else said


def _first_not_shown(claim: Claim, checks: Sequence[WordedCheck]) -> str:
    lines = [one.strip() for one in claim.not_shown.splitlines() if one.strip()]
    if lines:
        line = lines[0].rstrip(".")
        opener = line.split(" ", 1)[0].casefold()
        if opener in _OPENERS:
            return f"This does not show {mid_sentence(line)}."
        return f"It does not show: {line}."
    for one in checks:
        if one.stands_against and one.id in _UNANSWERED:
            return f"This does not show {_UNANSWERED[one.id]}."
    return ""
