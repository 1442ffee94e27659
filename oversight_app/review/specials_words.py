"""The sentences of the comparison: true for every selection, also when the figure is missing."""

from statistics import median

from oversight_app.domain.findings import ForceFigure
from oversight_app.domain.funnel import Method, Position
from oversight_app.domain.measures import LimitsKind, Shape, Unit
from oversight_app.domain.observations import Marker
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import Quantity, Sentence, Slot, round_half_up, sentence_case
from oversight_app.review.situation import Situation
from oversight_app.review.values import numerator_measure

POSITION_WORDS = {
    Position.ABOVE_998: "Above 99.8%",
    Position.ABOVE_95: "Above 95%",
    Position.WITHIN: "Within",
    Position.BELOW_95: "Below 95%",
    Position.BELOW_998: "Below 99.8%",
    Position.NO_LIMITS: "No limits",
    Position.NO_FIGURE: "No figure",
}
FEW = 10
"""Limits fitted to fewer forces than this are called rough; of more, not all are named."""
_OUTSIDE_998 = (Position.ABOVE_998, Position.BELOW_998)


class Words:
    """Puts one situation into sentences."""

    def __init__(self, found: Situation) -> None:
        self.found = found
        self.measure = found.measure
        self.home = found.home_figure
        self.others = [
            f.value
            for f in found.figures
            if f.value is not None and f.gss_code != self.home.gss_code
        ]

    def quantity(self, value: float | None, *, marker: Marker | None = None) -> Quantity:
        """Write a value of the measure: its unit, decimals and, for a change, its sign."""
        change = self.measure.shape in (Shape.CHANGE, Shape.CHANGE_PERCENT)
        return Quantity(value, self.measure.unit, self.measure.decimals, marker, signed=change)

    def headline(self) -> Sentence:
        """The finding in one sentence."""
        slots: dict[str, Slot] = {
            "force": self.home.name,
            "value": self.quantity(self.home.value),
            "people": self.measure.people,
            "date": self.found.as_at,
        }
        if self.home.value is None:
            slots["why"] = self._missing()
            slots["measure"] = self.measure.name
            return Sentence("{measure}: no figure for {force} on {date} ({why})", slots)
        comparison = self._against_median(slots)
        on = "" if self._newest else " on {date}"
        match self.measure.shape, self.measure.unit:
            case Shape.OBSERVED, _:
                return Sentence("{force} had {value} {people} in post on {date}", slots)
            case Shape.RATIO, Unit.PERCENT:
                are = "are" if self._newest else "were"
                template = f"Women {are} {{value}} of {{people}} in {{force}}{on}{comparison}"
                return Sentence(template, slots)
            case Shape.RATIO, _:
                slots["short"] = self.measure.short
                template = f"{{force}} {self._has} {{value}} {{people}} {{short}}{on}{comparison}"
                return Sentence(template, slots)
            case _:
                return self._change_headline(slots)

    @property
    def _newest(self) -> bool:
        """True where no later date has a figure: only then is it said as what is so now."""
        return self.found.as_at >= self.found.values.dates[0]

    @property
    def _has(self) -> str:
        return "has" if self._newest else "had"

    def _against_median(self, slots: dict[str, Slot]) -> str:
        meaningless = self.home.gss_code in self.measure.left_out
        if not self.others or self.home.value is None or meaningless:
            return ""
        middle = median(self.others)
        slots["median"] = self.quantity(middle)
        slots["where"] = self.found.where
        return f", {ratio_words(self.home.value, middle, self.measure.decimals)} ({{median}})"

    def _change_headline(self, slots: dict[str, Slot]) -> Sentence:
        change = self.home.value or 0.0
        since = self.found.selection.since
        slots["since"] = since or ""
        slots["now"] = Quantity(self.home.numerator)
        slots["then"] = Quantity(self.home.denominator)
        lead = f"{{force}} {self._has} {{now}} {{people}}" + ("" if self._newest else " on {date}")
        if round_half_up(change, self.measure.decimals) == 0:
            almost = "" if self.home.numerator == self.home.denominator else "almost "
            return Sentence(f"{lead}, {almost}as many as on {{since}} ({{then}})", slots)
        slots["size"] = Quantity(abs(change), self.measure.unit, self.measure.decimals)
        way = "more" if change > 0 else "fewer"
        return Sentence(f"{lead}, {{size}} {way} than on {{since}} ({{then}})", slots)

    def _missing(self) -> str:
        return str(self.home.marker or "in no release that this workspace holds")

    def support(self) -> Sentence:
        """What the headline rests on, and what the limits say of it."""
        slots: dict[str, Slot] = {"date": self.found.as_at, "force": self.home.name}
        if self.home.value is None:
            return Sentence(
                "Nothing is shown for {force}; the other forces with a figure are compared below.",
                slots,
            )
        basis = self._basis(slots)
        return Sentence(f"{basis} {self._verdict()}".strip(), slots)

    def _basis(self, slots: dict[str, Slot]) -> str:
        slots["top"] = Quantity(self.home.numerator)
        slots["bottom"] = Quantity(self.home.denominator)
        slots["people"] = self.measure.people
        slots["where"] = self.found.where
        match self.measure.shape:
            case Shape.RATIO if self.measure.denominator == "officers-fte":
                return "{top} {people} and {bottom} full-time equivalent officers at {date}."
            case Shape.RATIO if self.measure.denominator == "population":
                slots["counted"] = self.home.denominator_on or ""
                return "{top} {people} at {date} and {bottom} residents on {counted}."
            case Shape.RATIO:
                return "{top} women among {bottom} {people} at {date}."
            case Shape.OBSERVED if self.others:
                slots["middle"] = Quantity(median(self.others))
                slots["low"] = Quantity(min(self.others))
                slots["high"] = Quantity(max(self.others))
                return (
                    "The other forces{where} have from {low} to {high}, with a median of {middle}."
                )
            case Shape.CHANGE | Shape.CHANGE_PERCENT if self.others:
                slots["middle"] = self.quantity(median(self.others))
                slots["fell"] = Quantity(sum(1 for v in self.others if v < 0))
                slots["of"] = Quantity(len(self.others))
                return (
                    "Of the {of} other forces{where} with a figure, {fell} fell; "
                    "their median change is {middle}."
                )
            case _:
                return ""

    def _verdict(self) -> str:
        position = self.home.position
        if position is Position.NO_LIMITS:
            return self._why_no_limits()
        adjusted = self.found.selection.method is Method.ADJUSTED
        side = "above" if position in (Position.ABOVE_998, Position.ABOVE_95) else "below"
        chance = "chance and ordinary differences are" if adjusted else "chance alone is"
        if position in _OUTSIDE_998:
            return f"This is {side} the 99.8% limit, so {chance} unlikely to explain it."
        if position is Position.WITHIN:
            may = "chance or ordinary differences" if adjusted else "chance alone"
            return f"This is within the 95% limits, so {may} may explain the difference."
        return (
            f"This is {side} the 95% limit but within the 99.8% limit: worth asking about, "
            "though about 1 force in 20 is outside the 95% limits by chance."
        )

    def _why_no_limits(self) -> str:
        if self.measure.limits is LimitsKind.NONE:
            return "A count alone has no limits." if self.measure.observed else ""
        if self.home.gss_code in self.measure.left_out:
            return "A figure per resident means nothing for this force."
        return "There are too few forces with a figure for limits."

    def method(self) -> str:
        """How the limits were made, with the numbers that made them."""
        funnel = self.found.funnel
        if funnel is None:
            return "No limits"
        kind = {
            LimitsKind.POISSON: "Poisson limits on the numerator",
            LimitsKind.BINOMIAL: "Binomial limits",
        }[funnel.kind]
        about = f"about the average of {funnel.forces} forces"
        if funnel.method is Method.PLAIN:
            return f"{kind} {about}, for chance alone (95% and 99.8%)"
        if funnel.tau_squared == 0:
            return (
                f"{kind} {about} (95% and 99.8%); the forces differ no more than chance allows, "
                "so nothing was added for ordinary differences"
            )
        return (
            f"{kind} {about} (95% and 99.8%), widened for ordinary differences between forces "
            f"(Spiegelhalter 2005; 10% winsorised, φ = {funnel.phi:.1f})"
        )

    def caveats(self) -> tuple[str, ...]:
        """The measure's caveats, and those that this selection brings with it."""
        found = [*self.measure.caveats]
        if without := self._without():
            found.insert(0, without)
        if self.found.sex_unstated:
            unstated = Quantity(self.found.sex_unstated)
            found.insert(
                0,
                f"{self.home.name}: sex is not stated as female or male for {unstated} of "
                f"{Quantity(self.home.denominator)}.",
            )
        if self.found.funnel and self.found.funnel.forces < FEW:
            found.append(f"Limits that rest on {self.found.funnel.forces} forces are rough.")
        reasons = self.found.values.preferred(self.found.as_at)
        found.extend(f"The office prefers {title}: {reason}" for title, reason in reasons)
        return tuple(found)

    def _without(self) -> str:
        """Name the forces without a figure; of many, the first, since the table shows all."""
        names = [f.name for f in self.found.figures if f.value is None]
        day = written_date(self.found.as_at)
        if len(names) == len(self.found.figures):
            return f"No force has a figure on {day}."
        more = f" and {len(names) - FEW:,} others" if len(names) > FEW + 1 else ""
        named = ", ".join(names[:FEW] if more else names)
        return f"No figure on {day} for: {named}{more}." if names else ""

    def outside(self, position: Position) -> list[ForceFigure]:
        """The forces at one position."""
        return [f for f in self.found.figures if f.position is position]

    @property
    def counted(self) -> str:
        """What the numerator counts, for a column's heading."""
        if self.measure.numerator_sex:
            return "Women"
        people = numerator_measure(self.measure).people
        return sentence_case(people)


def ratio_words(value: float, middle: float, decimals: int) -> str:
    """Say how a value stands to the median of the others, in words that are always true.

    The words are part of a template: ``{where}`` says which others, where they are not all.
    """
    if round_half_up(value, decimals) == round_half_up(middle, decimals):
        return "the same as the median of the other forces{where}"
    if middle > 0 and value >= 0:
        ratio = value / middle
        for times, words in ((3, "three times"), (2, "twice")):
            if ratio > times:
                return f"more than {words} the median of the other forces{{where}}"
        if ratio < 0.5:
            return "less than half the median of the other forces{where}"
    side = "above" if value > middle else "below"
    return f"{side} the median of the other forces{{where}}"
