"""The map of the comparison as data, and the words of its key."""

from collections import Counter
from itertools import pairwise

from oversight_app.domain.charts import MapArea, MapChart, MapStep
from oversight_app.domain.measures import Shape, Unit
from oversight_app.domain.wording import Quantity, Sentence, Slot, count_word, sentence_case
from oversight_app.review.situation import Situation
from oversight_app.review.specials_funnel import tip
from oversight_app.review.specials_words import Words
from oversight_app.review.steps import nice_steps, step_of
from oversight_app.store import boundaries
from oversight_app.store.workspace import Workspace


def map_chart(ws: Workspace, found: Situation) -> MapChart:
    """Where the values are: the office's boundary file if there is one, or else tiles."""
    words = Words(found)
    by_code = {f.gss_code: f for f in found.figures}
    known = [f.value for f in found.figures if f.value is not None]
    edges = nice_steps(known)
    held = boundaries.current(ws)
    outlines = {b.body: b for b in held[0]} if held else {}
    areas = []
    for force in found.forces:
        figure = by_code[force.code]
        areas.append(
            MapArea(
                key=force.code,
                name=force.name,
                step=None if figure.value is None else step_of(figure.value, edges),
                home=force.code == found.home.code,
                tile=force.tile,
                outline=outlines.get(force.code),
                short=force.short,
                tip=tip(words, figure),
                value=Sentence(
                    "{value}", {"value": words.quantity(figure.value, marker=figure.marker)}
                ),
            )
        )
    counts = Counter(area.step for area in areas)
    measure = found.measure
    labels = step_labels(words, edges)
    slots: dict[str, Slot] = {"measure": measure.name, "date": found.as_at}
    title = _map_title(found, words, edges, counts)
    return MapChart(
        title=title,
        subtitle=Sentence("{measure} by police force area, {date}", slots),
        alt=Sentence(
            "Map of {measure} by police force area on {date}. {title}.",
            slots | {"title": str(title)},
        ),
        areas=tuple(areas),
        key_title=measure.name,
        steps=tuple(MapStep(label, counts[i]) for i, label in enumerate(labels)),
        missing=counts[None],
        attribution=held[1].licence if held else "",
    )


def step_labels(words: Words, edges: tuple[float, ...]) -> tuple[str, ...]:
    """Write the steps of the key from low to high: "Under 4", "4 to 6", …, "9 or more"."""
    if not edges:
        return ("All forces",)
    decimals = 0 if all(edge == int(edge) for edge in edges) else 1

    def write(edge: float) -> str:
        return str(Quantity(edge, words.measure.unit, decimals))

    middle = (f"{write(a)} to {write(b)}" for a, b in pairwise(edges))
    return (f"Under {write(edges[0])}", *middle, f"{write(edges[-1])} or more")


def _map_title(
    found: Situation, words: Words, edges: tuple[float, ...], counts: Counter[int | None]
) -> Sentence:
    if not edges:
        return Sentence("Too few figures for steps")
    top = counts[len(edges)]
    label = step_labels(words, edges)[-1]
    noun = "force has" if top == 1 else "forces have"
    lead = f"{count_word(top)} {noun} {label}"
    measure = found.measure
    if measure.shape is Shape.RATIO and measure.unit is Unit.PERCENT:
        noun = "force" if top == 1 else "forces"
        return Sentence(sentence_case(f"in {count_word(top)} {noun} women are {label}"))
    if measure.shape in (Shape.CHANGE, Shape.CHANGE_PERCENT):
        known = [f.value for f in found.figures if f.value is not None]
        fell, rose = sum(v < 0 for v in known), sum(v > 0 for v in known)
        noun = "force" if fell == 1 else "forces"
        if max(fell, rose) > 10:  # figures and words are not mixed in one title
            return Sentence(f"{fell} {noun} fell, {rose} rose")
        return Sentence(sentence_case(f"{count_word(fell)} {noun} fell, {count_word(rose)} rose"))
    tail = f"{measure.people} {measure.short}" if measure.shape is Shape.RATIO else measure.people
    return Sentence(sentence_case(f"{lead} {tail}"))
