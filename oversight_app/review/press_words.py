"""How the parts of the press line are worded, from one record each."""

from datetime import date

from oversight_app.domain.engagement import Engagement
from oversight_app.domain.periods import written_date
from oversight_app.domain.press import LineToTake
from oversight_app.review.claim_figures import interval_line
from oversight_app.review.claim_parts import ListedClaim
from oversight_app.review.press_parts import CheckedClaim, OtherClaim, SayableLine, SignedPosition

NO_WORDING = "No wording of the office’s own"
NOT_JUDGED = "Not judged yet"


def why_not(line: LineToTake, day: date) -> str:
    """Return why a line may not be said on a day; "" where it may."""
    if line.taken_back_on is not None and line.taken_back_on <= day:
        return f"It was taken back on {written_date(line.taken_back_on)}."
    if not line.cleared_by or line.cleared_on is None:
        return "It is not cleared."
    if line.cleared_on > day:
        return f"It is cleared from {written_date(line.cleared_on)}."
    if line.review_by is not None and line.review_by < day:
        return f"Its review was due by {written_date(line.review_by)}. Have it cleared again."
    return ""


def sayable(line: LineToTake) -> SayableLine:
    """Return a line that may be said, with who cleared it and when."""
    assert line.cleared_on is not None
    until = f". Review by {written_date(line.review_by)}" if line.review_by else ""
    return SayableLine(
        line.id, line.reference, line.name, line.words,
        f"{line.reference}, cleared by {line.cleared_by} on {written_date(line.cleared_on)}{until}",
        line.provenance,
    )  # fmt: skip


def signed(decision: Engagement, day: date) -> SignedPosition:
    """Return a signed position in words, as known on a day."""
    assert decision.signed_on is not None
    number = f" as decision {decision.notice}" if decision.notice else ""
    out = decision.published_on
    published = (
        f"published on {written_date(out)}"
        if out is not None and out <= day
        else "not published yet"
    )
    return SignedPosition(
        decision.id, decision.reference, decision.outcome_words,
        f"{decision.reference}, signed by {decision.signatory} on "
        f"{written_date(decision.signed_on)}{number}, {published}",
        decision.assurance, tuple(decision.conditions.splitlines()), decision.provenance,
    )  # fmt: skip


def checked_claim(one: ListedClaim) -> CheckedClaim:
    """Return a claim that may be quoted, with its base, its verdict and what it does not show."""
    claim = one.claim
    return CheckedClaim(
        claim.id, claim.reference, claim.wording,
        ", ".join(filter(None, (claim.quoted_by, claim.quoted_when))), _figure(one), one.verdict,
        claim.quotable, tuple(claim.not_shown.splitlines()), claim.source.rstrip("."),
        _judged(one), claim.provenance,
    )  # fmt: skip


def other_claim(one: ListedClaim, day: date) -> OtherClaim:
    """Return a claim that offers no wording on a day, and why."""
    claim, why = one.claim, _why_no_wording(one, day)
    return OtherClaim(
        claim.id, claim.reference, claim.name, one.verdict, claim.source.rstrip("."), why,
        why in (NO_WORDING, NOT_JUDGED), claim.provenance,
    )  # fmt: skip


def _why_no_wording(one: ListedClaim, day: date) -> str:
    claim = one.claim
    if not claim.verdict or claim.checked_on is None or claim.checked_on > day:
        return NOT_JUDGED
    if claim.review_by is not None and claim.review_by < day:
        return f"Review was due by {written_date(claim.review_by)}"
    if claim.quotable and not one.quotable.offered:
        return "Its wording leaves out part of its base"
    return NO_WORDING


def _figure(one: ListedClaim) -> str:
    """Return the counts, the share and its interval: "114 of 259 is 44.0%; 95% interval 38.1% to
    50.1%". The interval is Wilson’s (``domain.shares``)."""
    if one.claim.share is None:
        return ""
    interval = "" if one.claim.complete == "all" else interval_line(one.claim)
    # Of a full count the share is simply the count.
    return "; ".join(filter(None, (f"{one.counts} is {one.share_words}", interval)))


def _judged(one: ListedClaim) -> str:
    claim = one.claim
    on = f" on {written_date(claim.checked_on)}" if claim.checked_on else ""
    return f"{claim.reference}, judged by {claim.checked_by}{on}"
