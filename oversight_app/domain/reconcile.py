"""Flows and what they must add up to: joiners, leavers, rates, cost per net additional person."""

from dataclasses import dataclass


def residual(opening: float, joiners: float, leavers: float, closing: float) -> float:
    """Return closing − (opening + joiners − leavers): 0, or people the flows do not explain."""
    return closing - (opening + joiners - leavers)


@dataclass(frozen=True, slots=True)
class LeaverRates:
    """Leavers as a percentage of three denominators; the default is the mean of opening and
    closing headcount (facts.md, measure catalogue). None where a denominator is 0."""

    mean: float | None
    opening: float | None
    closing: float | None


def leaver_rates(opening: float, closing: float, leavers: float) -> LeaverRates:
    """Return the leaver rate over each of the three denominators, in per cent."""
    return LeaverRates(
        *(
            leavers / of * 100 if of > 0 else None
            for of in ((opening + closing) / 2, opening, closing)
        )
    )


def cost_per_net_additional(pence: int, opening: float, closing: float) -> float | None:
    """Return pence for each person by which strength rose; None (not meaningful) where it
    did not rise."""
    net = closing - opening
    return pence / net if net > 0 else None
