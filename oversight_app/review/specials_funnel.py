"""The funnel plot of the comparison as data."""

import math

from oversight_app.domain.charts import FunnelChart, FunnelPoint
from oversight_app.domain.findings import ForceFigure
from oversight_app.domain.funnel import Limits, Position
from oversight_app.domain.measures import Shape
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import Quantity, Sentence, Slot, count_word, sentence_case
from oversight_app.review.situation import OFFICERS, Situation
from oversight_app.review.specials_words import POSITION_WORDS, Words
from oversight_app.review.values import POPULATION, numerator_measure

_CURVE_POINTS = 60


def funnel_chart(found: Situation) -> FunnelChart:
    """Values against size, with the limits where the measure has them."""
    words = Words(found)
    shown = [
        f
        for f in found.figures
        if f.value is not None
        and f.gss_code in found.sizes
        and (f.gss_code not in found.measure.left_out or f.gss_code == found.home.code)
    ]
    largest = max(shown, key=lambda f: found.sizes[f.gss_code], default=None)
    points = tuple(
        FunnelPoint(
            key=f.gss_code,
            name=f.name,
            x=found.sizes[f.gss_code],
            y=f.value or 0.0,
            home=f.gss_code == found.home.code,
            named=f.gss_code == found.home.code
            or f is largest
            or f.position in (Position.ABOVE_998, Position.BELOW_998),
            tip=tip(words, f),
        )
        for f in shown
    )
    measure = found.measure
    slots: dict[str, Slot] = {
        "measure": measure.name,
        "against": _against(found),
        "forces": f"{len(points)} forces",
        "date": found.as_at,
    }
    return FunnelChart(
        title=_funnel_title(found, words),
        subtitle=Sentence("{measure} against force size, {forces}, {date}", slots),
        alt=Sentence(
            "Funnel plot of {measure} against {against} for {forces} on {date}. {finding}.",
            slots | {"finding": str(_funnel_title(found, words))},
        ),
        points=points,
        x_label=sentence_case(_against(found)),
        y_label=measure.name,
        unit=measure.unit,
        decimals=measure.decimals,
        average=found.funnel.average * found.funnel.scale if found.funnel else None,
        curve=_curve(found, [p.x for p in points]),
    )


def _against(found: Situation) -> str:
    """Say what stands on the x axis."""
    measure = found.measure
    if measure.observed or measure.denominator == OFFICERS:
        return "regular officers, full-time equivalent"
    if measure.denominator == POPULATION:
        return "residents"
    people = f"number of {numerator_measure(measure).people}"
    since = found.selection.since
    return f"{people} on {written_date(since)}" if since else people


def _curve(found: Situation, sizes: list[float]) -> tuple[tuple[float, Limits], ...]:
    if not found.funnel or not sizes:
        return ()
    low, high = math.log(min(sizes)), math.log(max(sizes))
    step = (high - low) / (_CURVE_POINTS - 1)
    return tuple(
        (x, found.funnel.at(x))
        for x in (math.exp(low + step * i) for i in range(_CURVE_POINTS if step else 1))
    )


def _funnel_title(found: Situation, words: Words) -> Sentence:
    known = [f for f in found.figures if f.value is not None]
    if not known:
        return Sentence("No force has a figure")
    if found.funnel is None:
        top = max(known, key=lambda f: f.value or 0)
        low = min(known, key=lambda f: f.value or 0)
        slots: dict[str, Slot] = {
            "top": top.name,
            "high": words.quantity(top.value),
            "low": low.name,
            "least": words.quantity(low.value),
        }
        return Sentence("Highest: {top} {high}; lowest: {low} {least}", slots)
    above = len(words.outside(Position.ABOVE_998))
    below = len(words.outside(Position.BELOW_998))
    if not above and not below:
        return Sentence("No force is outside the 99.8% limits")
    verb = "is" if above == 1 else "are"
    noun = "force" if above == 1 else "forces"
    verb_below = "is" if below < 2 else "are"
    return Sentence(
        sentence_case(
            f"{count_word(above)} {noun} {verb} above the 99.8% limit; "
            f"{'none' if not below else count_word(below)} {verb_below} below"
        )
    )


def tip(words: Words, figure: ForceFigure) -> Sentence:
    value = words.quantity(figure.value, marker=figure.marker)
    lines = ["{name}: {value}"]
    if figure.denominator is not None:
        top, bottom = Quantity(figure.numerator), Quantity(figure.denominator)
        lines.append(f"{top} over {bottom}" if words.measure.shape is Shape.RATIO else "")
        if words.measure.shape is not Shape.RATIO:
            lines[-1] = f"{top}, from {bottom}"
    if figure.limits:
        lines.append(f"{POSITION_WORDS[figure.position]} limits".replace("Within", "Within 95%"))
    slots: dict[str, Slot] = {"name": figure.name, "value": value}
    return Sentence("\n".join(lines), slots)
