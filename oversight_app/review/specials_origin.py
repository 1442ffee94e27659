"""Where one force's figure comes from: definition, parts, releases, files and rows."""

from oversight_app.domain.findings import Origin
from oversight_app.domain.measures import MEASURES
from oversight_app.domain.observations import Figure, Provenance
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import Quantity, Sentence
from oversight_app.review.situation import Situation
from oversight_app.review.specials_words import Words
from oversight_app.review.values import Value
from oversight_app.store import figures
from oversight_app.store.workspace import Workspace


def origin(ws: Workspace, found: Situation, code: str) -> Origin:
    """Say where one force's figure comes from."""
    words = Words(found)
    value = found.values.at(code, found.as_at)
    name = next((f.name for f in found.figures if f.gss_code == code), code)
    measure = found.measure
    with_figure = sum(1 for f in found.figures if f.value is not None)
    return Origin(
        figure=Sentence(
            "{measure}, {force}: {value}",
            {
                "measure": measure.name,
                "force": name,
                "value": words.quantity(value.value, marker=value.marker),
            },
        ),
        definition=measure.definition,
        numerator=_part(value.numerator, measure.numerator_sex),
        denominator=_part(value.denominator, ""),
        inclusion=measure.inclusion,
        period=written_date(found.as_at),
        method=words.method(),
        releases=value.sources,
        rows=_rows(ws, value, measure.numerator_sex),
        coverage=f"{with_figure} of {len(found.figures)} forces have a figure",
        caveats=words.caveats(),
        figure_id=measure.id,
    )


def _part(figure: Figure | None, sex: str) -> str:
    if figure is None:
        return ""
    measure = MEASURES[figure.measure]
    decimals = 0 if figure.value is None or figure.value == int(figure.value) else 1
    amount = Quantity(figure.value, decimals=decimals, marker=figure.marker)
    who = f", {sex.lower()}" if sex else ""
    return f"{amount}: {measure.name}{who}, {written_date(figure.as_at)}"


def _rows(ws: Workspace, value: Value, sex: str) -> tuple[str, ...]:
    """Say in words in which rows of which files the parts were printed."""
    found = []
    for part, category in ((value.numerator, sex), (value.denominator, "")):
        if part is None:
            continue
        behind = figures.rows_behind(ws, part.measure, part.body, part.as_at, part.release.key)
        places: dict[tuple[str, str], list[int]] = {}
        for row in behind:
            if not category or row.observation.sex == category:
                places.setdefault((row.file_name, row.observation.sheet), []).append(
                    row.observation.row
                )
        for (file_name, sheet), numbers in places.items():
            where = f"{file_name}, sheet {sheet}" if sheet else file_name
            found.append(f"{where}, {row_ranges(numbers)}")
    return tuple(dict.fromkeys(found))


def row_ranges(numbers: list[int]) -> str:
    """Write row numbers as ranges: ``rows 4–6, 9``; at most five, then how many more."""
    ordered = sorted(set(numbers))
    ranges: list[tuple[int, int]] = []
    for number in ordered:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    written = [f"{a:,}" if a == b else f"{a:,}–{b:,}" for a, b in ranges]
    more = f" and {len(written) - 5} more places" if len(written) > 5 else ""
    return ("row " if len(ordered) == 1 else "rows ") + ", ".join(written[:5]) + more


def provenance(found: Situation) -> Provenance:
    """Return the humblest provenance among the releases a situation uses."""
    used = {release.provenance for f in found.figures for release in f.sources}
    for humble in (Provenance.SAMPLE, Provenance.LOCAL):
        if humble in used:
            return humble
    return Provenance.PUBLISHED
