"""A document kept as bytes is the same document when it is opened again."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oversight_app.domain.charts import Bar, BarChart, BarGroup, RangeChart, RangePoint
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.findings import Column, Row, Table
from oversight_app.domain.measures import Unit
from oversight_app.domain.observations import Marker
from oversight_app.domain.small_numbers import Count, Counting, Disclosure, Sum
from oversight_app.domain.wording import Counted, Quantity, Sentence
from oversight_app.summaries.document import (
    ChartBlock,
    Columns,
    Heading,
    KeyFigure,
    KeyFigures,
    Note,
    Notes,
    PageBreak,
    Paragraph,
    TableBlock,
    Term,
    Terms,
)
from oversight_app.summaries.document_codec import disclosure_in, from_bytes, to_bytes
from tests.summaries.making import document

_QUANTITIES = st.builds(
    Quantity,
    st.none() | st.floats(allow_nan=False, allow_infinity=False) | st.integers(),
    st.sampled_from(Unit),
    st.integers(0, 3),
    st.none() | st.sampled_from(Marker),
    st.booleans(),
    st.lists(st.text(), max_size=2).map(tuple),
    st.floats(0, 1e6),
)
_SLOTS = (
    _QUANTITIES | st.builds(Counted, _QUANTITIES, st.text(), st.text()) | st.dates() | st.text()
)
_SENTENCES = st.builds(
    Sentence, st.text(), st.dictionaries(st.text(), _SLOTS, max_size=3), st.text()
)
_WORDS = st.text() | _SENTENCES
_COUNTING = Counting((Count("a", 3), Count("b", 4, True)), (Sum("c", ("a", "b"), False),))
_TABLES = st.lists(_SLOTS | st.none(), min_size=1, max_size=4).map(
    lambda cells: Table(
        "t",
        "Title",
        tuple(Column(str(n), f"Heading {n}") for n in range(len(cells))),
        (Row("r", tuple(cells), True),),
        "Note",
        _COUNTING,
    )
)
_TITLE = Sentence("Swindon is above")
_CHARTS = st.sampled_from(
    [
        BarChart(
            _TITLE, _TITLE, _TITLE,
            (BarGroup("By district", (Bar("a", "A", 0.0, hidden=True, counts=("a",)),)),),
            Unit.COUNT, 0,
        ),
        RangeChart(
            _TITLE, _TITLE, _TITLE, (RangePoint("2022-10", date(2022, 10, 31), None, hidden=True),),
            (), (), Unit.COUNT, 0, "Hours",
        ),
    ]
)  # fmt: skip
_FLAT = (
    st.builds(Paragraph, _WORDS)
    | st.builds(lambda one: Notes((Note(1, one),)), _WORDS)
    | st.builds(lambda one: Terms((Term("Method", one),)), _WORDS)
    | st.builds(lambda one, words: KeyFigures((KeyFigure(one, words),)), _QUANTITIES, _WORDS)
    | st.builds(TableBlock, _TABLES, st.just(1))
    | st.builds(ChartBlock, _CHARTS, _TABLES, st.just(1))
    | st.just(PageBreak())
)
_BLOCKS = st.lists(
    _FLAT | st.builds(lambda a, b: Columns((a,), (b,)), _FLAT, _FLAT), max_size=5
).map(lambda blocks: (Heading(1, "Section"), *blocks))


@settings(max_examples=100, deadline=None)
@given(_BLOCKS, _WORDS)
def test_every_document_comes_back_the_same(blocks: tuple, subtitle: object) -> None:  # type: ignore[type-arg]
    one = replace(document(), blocks=blocks, subtitle=subtitle, counting=_COUNTING)  # type: ignore[arg-type]
    content = to_bytes(one)
    assert from_bytes(content) == one
    assert to_bytes(from_bytes(content)) == content


def test_the_brief_comes_back_the_same_with_what_it_gives_away() -> None:
    gives = Disclosure({"a": 7}, {"b": 10}, {"c": 3}, (Sum("t", ("a", "c")),))
    content = to_bytes(document(), gives)
    assert from_bytes(content) == document()
    assert disclosure_in(content) == gives
    assert disclosure_in(to_bytes(document())) == Disclosure()


def test_damaged_bytes_are_said_to_be() -> None:
    content = to_bytes(document())
    unknown = content.replace(b'"~":"Quantity"', b'"~":"Nonsense"')
    for bad in (b"", b"\xff", b"[]", b"{}", content[:-9], unknown, b"[" * 100_000):
        with pytest.raises(UserProblem, match="can’t be read"):
            from_bytes(bad)


def test_a_newer_format_is_said_to_be() -> None:
    said = json.loads(to_bytes(document())) | {"format": 2}
    with pytest.raises(UserProblem, match="newer version"):
        from_bytes(json.dumps(said).encode())


def test_what_a_document_never_holds_is_a_fault() -> None:
    with pytest.raises(TypeError, match="holds no object"):
        to_bytes(replace(document(), subtitle=object()))  # type: ignore[arg-type]
