"""Every figure of a document, wherever it stands: one walk, which a change maps.

The walk knows no block, chart or sentence by name where it need not: whatever holds a figure is
reached, also kinds that come later. What hides more than itself (a row's status, limits drawn
from a hidden month) has a rule of its own here.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, cast

from oversight_app.domain.charts import Bar, BarChart, BarGroup, RangeChart, RangePoint
from oversight_app.domain.findings import Row, Sparkline, Status, Table, cell_words
from oversight_app.domain.observations import Marker, Release
from oversight_app.domain.small_numbers import Counting
from oversight_app.domain.wording import Counted, Quantity, Sentence, in_words, quantity_in
from oversight_app.summaries.document import Document, KeyFigure

NO_FIGURE = Quantity(None, marker=Marker.HIDDEN)


class Change:
    """What is done to each figure. ``where`` says in words where it stands ("Headcount, Swindon").

    This one leaves everything as it is.
    """

    def figure(self, quantity: Quantity, where: str) -> Quantity:
        """Return what stands in the place of a figure that names counts."""
        return quantity

    def drawn(self, value: float, counts: tuple[str, ...], where: str) -> float | None:
        """Return the value at which a point or bar is drawn; None where it is hidden."""
        return value

    def sentence(self, sentence: Sentence) -> Sentence:
        """Return a sentence whose slots have been changed; it holds a figure that names counts."""
        return sentence

    @property
    def drops_limits(self) -> bool:
        """True where limits and shares drawn from the true values would say more than the rest."""
        return False


def changed(document: Document, change: Change) -> Document:
    """Return the document with each figure that names counts changed."""
    return cast(Document, _Walk(change).of(document, ""))


class _Walk:
    def __init__(self, change: Change) -> None:
        self._change = change
        self._kinds: dict[type, Callable[[Any, str], Any]] = {
            Quantity: self._quantity,
            Counted: self._counted,
            Sentence: self._sentence,
            KeyFigure: self._key_figure,
            Table: self._table,
            RangeChart: self._range_chart,
            BarChart: self._bar_chart,
        }

    def of(self, thing: Any, where: str) -> Any:
        """Return a thing with the figures in it changed; the very same where none is."""
        kind = type(thing)
        own = self._kinds.get(kind)
        if own is not None:
            return own(thing, where)
        if kind is tuple:
            parts = tuple(self.of(one, where) for one in thing)
            return parts if any(a is not b for a, b in zip(parts, thing, strict=True)) else thing
        names = _walked(cast(Any, kind))
        if not names:
            return thing
        return self._fields(thing, where, names)

    def _fields(self, thing: Any, where: str, names: tuple[str, ...]) -> Any:
        new = {}
        for name in names:
            before = getattr(thing, name)
            after = self.of(before, where)
            if after is not before:
                new[name] = after
        return replace(thing, **new) if new else thing

    def _quantity(self, quantity: Quantity, where: str) -> Quantity:
        if not quantity.counts or quantity.value is None:
            return quantity
        return self._change.figure(quantity, where)

    def _counted(self, counted: Counted, where: str) -> Counted:
        after = self._quantity(counted.quantity, where)
        return counted if after is counted.quantity else replace(counted, quantity=after)

    def _sentence(self, sentence: Sentence, where: str) -> Sentence:
        found = (quantity_in(slot) for slot in sentence.slots.values())
        if not any(one is not None and one.counts for one in found):
            return sentence
        stands = where or in_sentence(sentence)
        slots = {name: self.of(slot, stands) for name, slot in sentence.slots.items()}
        if all(slots[name] is sentence.slots[name] for name in slots):
            return self._change.sentence(sentence)
        return self._change.sentence(replace(sentence, slots=slots))

    def _key_figure(self, figure: KeyFigure, where: str) -> KeyFigure:
        label = self.of(figure.label, where)
        words = in_sentence(label) if isinstance(label, Sentence) else label
        value = self._quantity(figure.value, words)
        if label is figure.label and value is figure.value:
            return figure
        return replace(figure, label=label, value=value)

    def _table(self, table: Table, where: str) -> Table:
        table = self._but(table, "", "rows")
        rows = tuple(self._row(table, row) for row in table.rows)
        if all(after is before for after, before in zip(rows, table.rows, strict=True)):
            return table
        return replace(table, rows=rows)

    def _row(self, table: Table, row: Row) -> Row:
        name = next((cell for cell in row.cells if isinstance(cell, str)), "") or (
            cell_words(row.cells[0]) if row.cells and quantity_in_cell(row.cells[0]) is None else ""
        )
        cells = tuple(
            self.of(cell, ", ".join(part for part in (column.heading, name) if part))
            for column, cell in zip(table.columns, row.cells, strict=True)
        )
        if all(after is before for after, before in zip(cells, row.cells, strict=True)):
            return row
        now = [quantity_in_cell(cell) for cell in cells]
        hidden = any(one is not None and one.hidden for one in now)
        # A word or a small line beside a hidden figure is made of it, and says where it lies.
        telling = (Status, Sparkline) if hidden else (Sparkline,)
        return replace(
            row, cells=tuple(NO_FIGURE if isinstance(cell, telling) else cell for cell in cells)
        )

    def _but(self, thing: Any, where: str, left: str) -> Any:
        """Return a thing with all changed but one field, which has a rule of its own."""
        return self._fields(
            thing, where, tuple(n for n in _walked(cast(Any, type(thing))) if n != left)
        )

    def _range_chart(self, chart: RangeChart, where: str) -> RangeChart:
        chart = self._but(chart, "", "points")
        points = tuple(self._point(point, chart.y_label) for point in chart.points)
        place = {point.key: at for at, point in enumerate(points)}
        gone = {
            at
            for at, (after, before) in enumerate(zip(points, chart.points, strict=True))
            if after is not before or after.hidden
        }
        if not gone:
            return chart
        # A mean over months of which one is hidden gives that month back.
        spans = [
            (segment, range(place[segment.first], place[segment.last] + 1))
            for segment in chart.segments
        ]
        kept = tuple(segment for segment, months in spans if gone.isdisjoint(months))
        judged = {at for _, months in spans if not gone.isdisjoint(months) for at in months}
        points = tuple(
            replace(point, signal="", tip="") if at in judged else point
            for at, point in enumerate(points)
        )
        hidden = {point.key for point in points if point.hidden}
        callout = "" if chart.callout in hidden else chart.callout
        return replace(chart, points=points, segments=kept, callout=callout)

    def _point(self, point: RangePoint, name: str) -> RangePoint:
        if not point.counts or point.value is None:
            return point
        value = self._change.drawn(point.value, point.counts, f"{name}, {point.key}")
        if value is None:
            return replace(point, value=None, hidden=True, signal="", tip="")
        return point if value == point.value else replace(point, value=value, tip="")

    def _bar_chart(self, chart: BarChart, where: str) -> BarChart:
        chart = self._but(chart, "", "groups")
        groups = tuple(self._bars(group) for group in chart.groups)
        if all(after is before for after, before in zip(groups, chart.groups, strict=True)):
            return chart
        return replace(chart, groups=groups)

    def _bars(self, group: BarGroup) -> BarGroup:
        group = self._but(group, "", "bars")
        bars = tuple(self._bar(bar, str(group.heading)) for bar in group.bars)
        if all(after is before for after, before in zip(bars, group.bars, strict=True)):
            return group
        # The shares of a group make a hundred, so those that are left give the hidden one back.
        return replace(group, bars=tuple(replace(bar, share=None, tip="") for bar in bars))

    def _bar(self, bar: Bar, heading: str) -> Bar:
        if not bar.counts:
            return bar
        value = self._change.drawn(bar.value, bar.counts, f"{heading}, {bar.name}")
        if value is None:
            return replace(bar, value=0.0, share=None, tip="", hidden=True)
        if value == bar.value and not self._change.drops_limits:
            return bar
        return replace(bar, value=value, share=None, tip="")


SENTENCE = "In “"
"""How the place of a figure begins that stands in words that run on."""
_LONGEST = 60


def in_sentence(sentence: Sentence) -> str:
    """Return where the figures of a sentence stand, without saying what they are: "In “… left”"."""
    slots = {
        name: "…" if quantity_in(slot) else in_words(slot) for name, slot in sentence.slots.items()
    }
    said = " ".join(sentence.template.format_map(slots).split())
    short = said if len(said) <= _LONGEST else f"{said[:_LONGEST].rsplit(' ', 1)[0]} …"
    return f"{SENTENCE}{short}”"


def quantity_in_cell(cell: Any) -> Quantity | None:
    """Return the figure in a cell, None of words, dates and small lines."""
    return quantity_in(cell) if isinstance(cell, Quantity | Counted) else None


_PLAIN = (str, int, float, bool, type(None), Counting, Release, Mapping)


@cache
def _walked(kind: type) -> tuple[str, ...]:
    """Return the fields of a kind that may hold figures; none of what is no dataclass."""
    if issubclass(kind, _PLAIN) or not is_dataclass(kind):
        return ()
    return tuple(field.name for field in fields(kind))
