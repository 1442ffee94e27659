"""A claim's share, its interval and its counts in words."""

import math

from oversight_app.domain.claim_checks import is_bound
from oversight_app.domain.claims import Claim
from oversight_app.domain.measures import Unit
from oversight_app.domain.shares import Share
from oversight_app.domain.wording import Quantity

DECIMALS = 1
_BEFORE = {"at-least": "at least ", "more-than": "more than ", "about": "about "}


def percent(value: float, decimals: int = DECIMALS) -> Quantity:
    """Return a share between 0 and 1 as a quantity in per cent. The office's own decimals do not
    change it: a claim is checked, and quoted, at these."""
    return Quantity(value * 100, Unit.PERCENT, decimals, kept=True)


def points(value: float) -> Quantity:
    """Return a difference of shares, between -1 and 1, in percentage points, without its unit."""
    return Quantity(value * 100, Unit.COUNT, DECIMALS)


def share_of(claim: Claim) -> Quantity | None:
    """Return a claim's share in per cent, None without counts. A lower bound is rounded down, so
    that "at least 66.6%" is true of 200 of 300."""
    if claim.share is None:
        return None
    value = claim.share.value
    if is_bound(claim):
        # The hair keeps what is stored a little below a whole tenth where it belongs.
        value = math.floor(value * 1000 + 1e-9) / 1000
    return percent(value)


def share_words(claim: Claim) -> str:
    """Return a share as it reads alone: ``44.0%``, ``more than 62.0%``; "" without counts."""
    share = share_of(claim)
    return "" if share is None else f"{_BEFORE.get(claim.numerator_is, '')}{share}"


def counts(claim: Claim, between: str = "of") -> str:
    """Return the counts: ``114 of 259``, ``more than 250 of 403``, ``at least 150``; "" for
    none."""
    if claim.numerator is None:
        return ""
    top = f"{_BEFORE.get(claim.numerator_is, '')}{claim.numerator:,}"
    return top if not claim.denominator else f"{top} {between} {claim.denominator:,}"


def division(claim: Claim) -> str:
    """Return ``114 ÷ 259``; "" where there is no share."""
    share = claim.share
    return "" if share is None else f"{share.numerator:,} ÷ {share.denominator:,}"


def sum_words(claim: Claim) -> str:
    """Return the sum: ``114 ÷ 259 = 44.0%``; ``250 ÷ 403 makes more than 62.0%`` where the
    numerator is not exact; "" without a share."""
    if claim.share is None:
        return ""
    equals = "=" if claim.numerator_is == "exact" else "makes"
    return f"{division(claim)} {equals} {share_words(claim)}"


def interval_words(share: Share) -> str:
    """Return Wilson's interval: ``38.1% to 50.1%``."""
    low, high = share.interval()
    return f"{percent(low)} to {percent(high)}"


def interval_line(claim: Claim) -> str:
    """Return the line that gives the interval; "" without a share, and for a lower bound, whose
    share is not known."""
    if claim.share is None or is_bound(claim):
        return ""
    return f"95% interval {interval_words(claim.share)}"


def interval_means(claim: Claim) -> str:
    """Say what the interval means for this claim, and when it means nothing; "" without a
    share."""
    share = claim.share
    if share is None:
        return ""
    of, simply = f"{share.denominator:,}", str(percent(share.value))
    if is_bound(claim):
        return (
            f"The numerator is the least that it can be, and so is the share. Were it exactly "
            f"{share.numerator:,}, the 95% interval would be {interval_words(share)}."
        )
    rough = "about " if claim.numerator_is == "about" else ""
    if claim.complete == "all":
        return (
            f"This treats the {of} as a sample of similar cases. They are every case, so "
            f"{rough}{simply} is simply the count."
        )
    if claim.complete == "sample":
        return f"The {of} are a sample. The interval says how sure it makes us of the whole."
    return (
        f"This treats the {of} as a sample of similar cases. If they are every case, "
        f"{rough}{simply} is simply the count."
    )
