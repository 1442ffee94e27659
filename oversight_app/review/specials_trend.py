"""The trend of the comparison as data: the home force, its peers, its target."""

from datetime import date
from statistics import median, quantiles

from oversight_app.domain.charts import TrendChart, TrendPoint
from oversight_app.domain.measures import MEASURES, Measure, Shape, Unit
from oversight_app.domain.wording import Quantity, Sentence, Slot
from oversight_app.review.situation import Situation
from oversight_app.review.targets import target_on
from oversight_app.store import targets
from oversight_app.store.workspace import Workspace


def trend_chart(ws: Workspace, found: Situation) -> TrendChart:
    """The home force over the dates against its peers' median and middle half.

    For a change it shows the count that changed.
    """
    measure = found.measure
    shown = (
        measure if measure.shape in (Shape.OBSERVED, Shape.RATIO) else MEASURES[measure.numerator]
    )
    others = [f for f in found.forces if f.code != found.home.code]
    goals = targets.targets(ws, shown.id, found.home.code)
    points = []
    for day in reversed(found.values.dates):
        peers = [v.value for f in others if (v := found.values.base(f.code, day)).value is not None]
        home = found.values.base(found.home.code, day).value
        quarters = quantiles(peers, n=4, method="inclusive") if len(peers) > 1 else None
        goal = target_on(goals, day)
        amount = Quantity(home, shown.unit, shown.decimals)
        points.append(
            TrendPoint(
                day=day,
                value=home,
                median=median(peers) if peers else None,
                lower_half=quarters[0] if quarters else None,
                upper_half=quarters[2] if quarters else None,
                target=goal.value if goal else None,
                tip=Sentence(
                    "{force}, {day}: {amount}",
                    {"force": found.home.name, "day": day, "amount": amount},
                ),
            )
        )
    title, peak, context = _trend_words(found, shown, others_codes(found))
    slots: dict[str, Slot] = {
        "measure": shown.name,
        "from": str(points[0].day.year),
        "to": str(points[-1].day.year),
    }
    subtitle = Sentence("{measure}, {from} to {to}" + context, slots)
    return TrendChart(
        title=title,
        subtitle=subtitle,
        alt=Sentence(
            "Line chart of {measure} from {from} to {to} for {force}, with the median and "
            "middle half of {peers} other forces. {title}.",
            slots | {"force": found.home.name, "peers": str(len(others)), "title": str(title)},
        ),
        key=found.home.code,
        name=found.home.name,
        points=tuple(points),
        unit=shown.unit,
        decimals=shown.decimals,
        peers=len(others),
        callout=peak,
    )


def others_codes(found: Situation) -> tuple[str, ...]:
    """The chosen forces but the home force."""
    return tuple(f.code for f in found.forces if f.code != found.home.code)


def _trend_words(
    found: Situation, shown: Measure, others: tuple[str, ...]
) -> tuple[Sentence, date | None, str]:
    """Say in words what the line does, with the date to be marked and how others did.

    An annual stock has no variation verdict: it is compared with its peak, its trough, or
    its first figure, whichever says most.
    """
    home = found.home.code
    known = [
        (day, value)
        for day in reversed(found.values.dates)
        if (value := found.values.base(home, day).value) is not None
    ]
    nouns = {Unit.RATE: "rate", Unit.PERCENT: "share of women"}
    noun = nouns.get(shown.unit, f"number of {shown.people}")
    slots: dict[str, Slot] = {"force": possessive(found.home.name), "noun": noun}
    if len(known) < 2:
        return Sentence("Too few figures for a trend of {force} {noun}", slots), None, ""
    last_day, last = known[-1]
    peak_day, peak = max(known, key=lambda pair: pair[1])
    low_day, low = min(known, key=lambda pair: pair[1])
    first_day, first = known[0]
    slots["last"] = str(last_day.year)
    if last < peak / 2 and peak_day < last_day:
        context = _also(found, others, peak_day, last_day)
        title = Sentence(
            "{force} {noun} has more than halved since {peak}", slots | {"peak": str(peak_day.year)}
        )
        return title, peak_day, context
    if low > 0 and last > low * 2 and low_day < last_day:
        title = Sentence(
            "{force} {noun} has more than doubled since {low}", slots | {"low": str(low_day.year)}
        )
        return title, low_day, ""
    slots["first"] = str(first_day.year)
    if shown.unit is Unit.PERCENT:
        apart, unit, alike = abs(last - first), " points", 1.0
    else:
        apart, unit, alike = (abs(last - first) / first * 100 if first else 0.0), "%", 2.0
    if apart < alike:
        return Sentence("{force} {noun} is much as it was in {first}", slots), None, ""
    way = "higher" if last > first else "lower"
    slots["size"] = Quantity(apart)
    return (
        Sentence(f"{{force}} {{noun}} is {{size}}{unit} {way} than in {{first}}", slots),
        None,
        "",
    )


def _also(found: Situation, others: tuple[str, ...], since: date, until: date) -> str:
    pairs = [
        (found.values.base(code, since).value, found.values.base(code, until).value)
        for code in others
    ]
    both = [(then, now) for then, now in pairs if then is not None and now is not None]
    halved = sum(1 for then, now in both if now < then / 2)
    if not both:
        return ""
    return f". Also more than halved in {halved} of {len(both)} other forces"


def possessive(name: str) -> str:
    """Write ``Wiltshire’s``, ``West Mercia’s``, ``Wales’``."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"
