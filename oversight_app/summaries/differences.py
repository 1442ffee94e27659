"""Two documents of one order side by side: which figures, sentences and rows are not the same."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from oversight_app.domain.charts import RangeChart
from oversight_app.domain.findings import Cell, Row, Table, cell_words
from oversight_app.domain.wording import (
    Counted,
    Quantity,
    Sentence,
    Words,
    counted,
    quantity_in,
)
from oversight_app.review.decimals import quantity_with
from oversight_app.summaries.document import (
    Block,
    ChartBlock,
    Document,
    Heading,
    KeyFigures,
    ListBlock,
    Paragraph,
    TableBlock,
    flat,
)

Place = tuple[str, ...]
_TOLD_ONCE = 3
"""So many rows of a table with one change in one column are told in one line."""
_LONGEST_NAME = 60
_USUAL = frozenset({"mean", "lower", "upper"})
"""Of a chart of months: while a line is young its usual range rests on every month that has come,
later ones too, so that it moves without any figure being restated."""


class Kind(StrEnum):
    """What is not the same."""

    FIGURE = "figure"
    SENTENCE = "sentence"
    GONE = "gone"
    """A row, or a whole table, that was there and is no longer."""
    NEW = "new"
    """A row, or a whole table, that was not there."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that would be another today: where it stands, in words ("Forces, Wiltshire,
    Specials"), as it was kept and as it would be now. Of a row that is gone or new the figures
    that it has are said, and "" stands for where it is not. ``many`` is how many figures one line
    stands for: an average that is the same in every month is told once."""

    kind: Kind
    where: str
    then: Quantity | Words
    now: Quantity | Words
    many: int = 1


def differences(
    then: Document, now: Document, apart: frozenset[str] = frozenset()
) -> tuple[Difference, ...]:
    """Return what is not the same in ``now`` as in ``then``, in the order of ``then``, figures
    before rows and sentences. ``apart`` are the ids of sections that are not looked at."""
    before, after = _walked(then, apart), _walked(now, apart)
    return (*_figures(before, after), *_rows(before, after), *_sentences(before, after))


@dataclass(slots=True)
class _Walked:
    """What a document holds: figures, rows and sentences with figures, each at its place with
    where that is in words."""

    figures: dict[Place, tuple[tuple[str, ...], Quantity]] = field(default_factory=dict)
    """Of a table's figure its title, row and column in words; of others all in one."""
    tables: dict[Place, tuple[str, int]] = field(default_factory=dict)
    """The title of each table, and how many rows it has."""
    rows: dict[Place, tuple[Place, str, Words]] = field(default_factory=dict)
    """By a row's place: its table's, where it is in words, its figures as said."""
    sentences: dict[str, list[tuple[str, Sentence]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """By section."""
    seen: Counter[Place] = field(default_factory=Counter)

    def nth(self, *place: str) -> Place:
        """Return a place, told from those of the same name before it."""
        self.seen[place] += 1
        return (*place, str(self.seen[place]))


def _walked(document: Document, apart: frozenset[str]) -> _Walked:
    found = _Walked()
    for section, blocks in _sections(document):
        if section in apart:
            continue
        name = ""
        for block in flat(blocks):
            match block:
                case Heading(text=text):
                    name = str(text)
                case Paragraph(text=text):
                    _take_words(found, section, name, (text,))
                case ListBlock(items=items):
                    _take_words(found, section, name, items)
                case KeyFigures(figures):
                    for one in figures:
                        where = f"{name}, {one.label}" if name else str(one.label)
                        found.figures[found.nth(section, "key figure")] = ((where,), one.value)
                case ChartBlock(chart=RangeChart(), table=table):
                    _take_table(found, section, table, _USUAL)
                case TableBlock(table=table) | ChartBlock(table=table):
                    _take_table(found, section, table)
                case _:
                    pass
    return found


def _sections(document: Document) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Yield each section's id with its blocks; all under "" where a document does not say."""
    starts = [place for _, place in document.sections]
    yield "", document.blocks[: starts[0] if starts else None]
    for (section, start), end in zip(document.sections, [*starts[1:], None], strict=False):
        yield section, document.blocks[start:end]


def _take_words(found: _Walked, section: str, name: str, said: tuple[Words, ...]) -> None:
    for one in said:
        if isinstance(one, Sentence) and _said_figures(one):
            found.sentences[section].append((name, one))


def _take_table(
    found: _Walked, section: str, table: Table, apart: frozenset[str] = frozenset()
) -> None:
    place = found.nth(section, table.id)
    title = str(table.title)
    found.tables[place] = (title, len(table.rows))
    for row in table.rows:
        at = found.nth(*place, row.key)
        name = _name(row)
        told = [f"{h} {f}" for h, f in _row_figures(table, row) if f.value is not None]
        found.rows[at] = (place, f"{title}, {name}", ", ".join(told))
        for column, cell in zip(table.columns, row.cells, strict=True):
            figure = _figure(cell) if column.on_paper and column.key not in apart else None
            if figure is not None:
                found.figures[(*at, column.key)] = ((title, name, column.heading), figure)


def _name(row: Row) -> str:
    """What a row is called: its first words, and the next where they stand before its figures."""
    said: list[str] = []
    for cell in row.cells[:2]:
        words = cell_words(cell)
        # The code of a force is the key of its row, and no name.
        if _figure(cell) is not None or len(words) > _LONGEST_NAME or (said and words == row.key):
            break
        said += [words] if words else []
    return ", ".join(said) or row.key


def _row_figures(table: Table, row: Row) -> Iterator[tuple[str, Quantity]]:
    for column, cell in zip(table.columns, row.cells, strict=True):
        figure = _figure(cell) if column.on_paper else None
        if figure is not None:
            yield column.heading, figure


def _figure(cell: Cell) -> Quantity | None:
    return quantity_in(cell) if isinstance(cell, Quantity | Counted) else None


def _figures(then: _Walked, now: _Walked) -> Iterator[Difference]:
    alike: dict[tuple[str, ...], list[tuple[tuple[str, ...], Quantity, Quantity]]] = {}
    for place, (where, figure) in then.figures.items():
        if place not in now.figures or figure.hidden:
            continue
        today = quantity_with(now.figures[place][1], figure.decimals)
        if str(figure) != str(today):
            # One column of one table, with one change: an average, a limit.
            one = (*place[:3], place[-1], str(figure), str(today)) if len(where) > 1 else place
            alike.setdefault(one, []).append((where, figure, today))
    for some in alike.values():
        if len(some) < _TOLD_ONCE:
            yield from (Difference(Kind.FIGURE, ", ".join(w), f, t) for w, f, t in some)
            continue
        (title, first, column), figure, today = some[0]
        last = some[-1][0][1]
        words = f"{title}, {column}, {len(some)} rows between {first} and {last}"
        yield Difference(Kind.FIGURE, words, figure, today, len(some))


def _rows(then: _Walked, now: _Walked) -> Iterator[Difference]:
    for place, (table, where, told) in then.rows.items():
        if place not in now.rows and table in now.tables:
            yield Difference(Kind.GONE, where, told or "There", "")
    for place, (table, where, told) in now.rows.items():
        if place not in then.rows and table in then.tables:
            yield Difference(Kind.NEW, where, "", told or "There")
    for place, (title, rows) in then.tables.items():
        if place not in now.tables:
            yield Difference(Kind.GONE, title, counted(rows, "row", "rows"), "")
    for place, (title, rows) in now.tables.items():
        if place not in then.tables:
            yield Difference(Kind.NEW, title, "", counted(rows, "row", "rows"))


def _sentences(then: _Walked, now: _Walked) -> Iterator[Difference]:
    """Other words for the same figures are no difference. Of the sentences left, those of one
    template are one sentence, and one that is alone on both sides."""
    for section, said in then.sentences.items():
        left = list(now.sentences.get(section, ()))
        lone = _unmatched(said, left, str)
        lone = [one for one in _unmatched(lone, left, _said_figures) if not one[1].hidden]
        for where, one in lone:
            like = next((it for it in left if it[1].template == one.template), None)
            like = like or (left[0] if len(left) == len(lone) == 1 else None)
            if like is not None:
                left.remove(like)
            today = _as_written(like[1], one) if like else ""
            yield Difference(Kind.SENTENCE, where or "In words", one, today)


_Placed = tuple[str, Sentence]


def _unmatched(
    said: list[_Placed], left: list[_Placed], what: Callable[[Sentence], object]
) -> list[_Placed]:
    """Return those that nothing left is the same as; what is, is taken from ``left``."""
    lone = []
    for one in said:
        same = next((it for it in left if what(_as_written(it[1], one[1])) == what(one[1])), None)
        if same is None:
            lone.append(one)
        else:
            left.remove(same)
    return lone


def _as_written(now: Sentence, then: Sentence) -> Sentence:
    """Return a sentence of today with the decimals of the one that was kept: how many the office
    wants may have changed since, and no figure with it."""
    slots = dict(now.slots)
    for name, slot in now.slots.items():
        before = quantity_in(then.slots.get(name, ""))
        if before is None:
            continue
        if isinstance(slot, Quantity):
            slots[name] = quantity_with(slot, before.decimals)
        elif isinstance(slot, Counted):
            slots[name] = replace(slot, quantity=quantity_with(slot.quantity, before.decimals))
    return replace(now, slots=slots)


def _said_figures(one: Sentence) -> tuple[str, ...]:
    found = (quantity_in(slot) for slot in one.slots.values())
    return tuple(str(figure) for figure in found if figure is not None)
