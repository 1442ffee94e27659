"""The document model refuses what no reader should meet, and reads in one order."""

from dataclasses import replace
from datetime import date

import pytest

from oversight_app.domain.findings import Column, Table
from oversight_app.domain.papers import Marking
from oversight_app.domain.wording import Sentence
from oversight_app.summaries.document import (
    Block,
    ChartBlock,
    Columns,
    Document,
    Heading,
    ListBlock,
    Note,
    Notes,
    Paragraph,
    TableBlock,
)
from tests.summaries import making


def paper(*blocks: Block) -> Document:
    day = date(2022, 3, 31)
    return Document("T", "S", "t", "Office", day, day, Marking.OFFICIAL, "", blocks, ())


def test_a_skipped_heading_level_is_refused() -> None:
    with pytest.raises(ValueError, match="level 3 follows one of level 1"):
        paper(Heading(1, "One"), Heading(3, "Three"))


def test_the_first_heading_stands_directly_under_the_title() -> None:
    with pytest.raises(ValueError, match="level 2 follows one of level 0"):
        paper(Paragraph("Words"), Heading(2, "Two"))


def test_a_chart_without_a_text_alternative_is_refused() -> None:
    chart = replace(making.trend_chart(), alt=Sentence("  "))
    with pytest.raises(ValueError, match="no text alternative"):
        paper(ChartBlock(chart, Table("t", "T", (), ()), level=1))


def test_columns_are_read_left_then_right() -> None:
    left, right, after = Paragraph("left"), ListBlock(("right",)), Paragraph("after")
    assert list(paper(Columns((left,), (right,)), after).walk()) == [left, right, after]


def test_every_table_is_listed_those_behind_charts_among_them() -> None:
    assert [table.id for table in making.document().tables()] == ["limits", "trend", "forces"]


def test_notes_are_gathered_from_wherever_they_stand() -> None:
    first, second = Note(1, "a"), Note(2, "b")
    document = paper(Columns((Notes((first,)),), (Notes((second,)),)))
    assert document.notes() == (first, second)


def test_only_sample_figures_make_a_paper_a_sample() -> None:
    assert not making.document().sample
    assert making.sample_document().sample


def test_the_handling_note_stands_with_the_marking() -> None:
    marked = making.document(Marking.OFFICIAL_SENSITIVE, "For the board")
    assert marked.marking_line == "OFFICIAL-SENSITIVE – For the board"
    assert making.document().marking_line == "OFFICIAL"


def test_a_table_block_needs_no_notes() -> None:
    table = Table("t", "T", (Column("a", "A"),), ())
    assert list(paper(TableBlock(table)).tables()) == [table]
