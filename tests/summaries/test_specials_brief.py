"""The brief holds the comparison's own words and numbers, worked out by hand here."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from oversight_app.domain.findings import ForceFigure
from oversight_app.domain.funnel import Position
from oversight_app.domain.measures import Unit
from oversight_app.domain.observations import Marker
from oversight_app.domain.papers import PaperOrder
from oversight_app.domain.wording import Quantity, Sentence
from oversight_app.review.selection import Selection
from oversight_app.summaries.document import (
    ChartBlock,
    KeyFigures,
    PageBreak,
    Paragraph,
    TableBlock,
)
from oversight_app.summaries.sheet_plan import plan
from oversight_app.summaries.typst_data import typst_data
from oversight_app.summaries.words import cell_words
from oversight_app.summaries.writing import stem_of
from tests.summaries import making

GOLDEN = Path(__file__).parent / "golden"


def key_figures() -> list[tuple[str, str]]:
    block = next(b for b in making.document().walk() if isinstance(b, KeyFigures))
    return [(str(figure.value), str(figure.label)) for figure in block.figures]


def test_the_key_figures_are_the_value_and_its_two_parts() -> None:
    # Published: 153 Specials and 1,127 officers in Wiltshire at 31 March 2022; 153/1127 = 13.6%.
    assert key_figures()[:3] == [
        ("13.6", "Specials per 100 officers"),
        ("153", "Specials"),
        ("1,127", "Officers"),
    ]


def test_the_forces_add_up_to_the_published_total() -> None:
    table = next(b.table for b in making.document().walk() if isinstance(b, TableBlock))
    counts = [row.cells[1] for row in table.rows]
    assert len(counts) == 43
    assert sum(c.value or 0 for c in counts if isinstance(c, Quantity)) == 8545


def test_the_limits_behind_the_funnel_name_each_force_and_its_code() -> None:
    limits = next(t for t in making.document().tables() if t.id == "limits")
    assert [column.heading for column in limits.columns] == [
        "Force", "ONS code", "Regular officers, full-time equivalent",
        "Specials per 100 officers", "Lower 99.8% limit", "Lower 95% limit",
        "Upper 95% limit", "Upper 99.8% limit",
    ]  # fmt: skip
    assert [cell_words(cell) for cell in limits.rows[0].cells[:4]] == [
        "Wiltshire", "E23000038", "1,127", "13.6",
    ]  # fmt: skip


def test_the_trend_is_a_table_with_a_row_a_date() -> None:
    trend = next(t for t in making.document().tables() if t.id == "trend")
    assert len(trend.rows) == 16
    # Facts: Wiltshire's rate was 31.2 in 2014; the median of the others in 2022 is 6.2.
    assert [cell_words(cell) for cell in trend.rows[7].cells[:2]] == ["31 March 2014", "31.2"]
    assert cell_words(trend.rows[15].cells[2]) == "6.2"


def test_the_table_begins_the_second_page() -> None:
    blocks = list(making.document().walk())
    place = next(i for i, block in enumerate(blocks) if isinstance(block, PageBreak))
    assert isinstance(blocks[place + 1], TableBlock)


def test_a_missing_home_figure_has_no_key_figures() -> None:
    comparison = making.comparison()
    home = ForceFigure(
        making.WILTSHIRE, "Wiltshire", None, 1127, None, None, Position.NO_FIGURE, "",
        Marker.NOT_SUPPLIED,
    )  # fmt: skip
    missing = replace(comparison, figures=(home, *comparison.figures[1:]))
    document = making.brief_of(missing)
    assert not [block for block in document.walk() if isinstance(block, KeyFigures)]
    limits = next(t for t in document.tables() if t.id == "limits")
    assert cell_words(limits.rows[0].cells[3]) == "not supplied"
    assert [cell_words(cell) for cell in limits.rows[0].cells[4:]] == ["[z]"] * 4


def test_a_date_without_any_figure_has_words_in_the_place_of_an_empty_chart() -> None:
    comparison = making.comparison()
    title = Sentence("No force has a figure")
    empty = replace(comparison, funnel=replace(comparison.funnel, title=title, points=()))
    document = making.brief_of(empty)
    assert Paragraph(title) in document.blocks
    charts = [block.chart for block in document.walk() if isinstance(block, ChartBlock)]
    assert charts == [comparison.trend]


@pytest.mark.parametrize(
    ("selection", "stem"),
    [
        (Selection(), "special-constabulary-comparison-2022-03-31-OFFICIAL"),
        (
            Selection("specials-share-women", peers="Region: South West"),
            "special-constabulary-comparison-share-women-region-south-west-2022-03-31-OFFICIAL",
        ),
        (
            Selection("psv-strength"),
            "police-support-volunteers-comparison-strength-2022-03-31-OFFICIAL",
        ),
    ],
)
def test_two_selections_of_one_date_are_two_files(selection: Selection, stem: str) -> None:
    chosen = replace(making.comparison(), selection=replace(selection, as_at=making.AS_AT))
    document = making.brief_of(chosen)
    assert stem_of(document, PaperOrder("specials")) == stem


def test_a_change_keeps_its_sign_among_the_key_figures() -> None:
    chosen = replace(
        making.comparison(), selection=Selection("specials-change", making.AS_AT, since=None)
    )
    document = making.brief_of(chosen)
    block = next(b for b in document.walk() if isinstance(b, KeyFigures))
    assert block.figures[0].value.signed
    assert block.figures[0].value.unit is Unit.COUNT


def outline() -> str:
    """The whole paper and its sheets as text, pictures left out, for the golden file."""
    document = making.document()
    paper = typst_data(document, lambda chart, height: f"{type(chart).__name__} {height:g} mm")
    sheets = [
        {
            "sheet": sheet.name,
            "lines": [f"{style}: {words}" for style, words in sheet.lines],
            "headings": [c.heading for c in sheet.table.columns] if sheet.table else [],
            "rows": len(sheet.table.rows) if sheet.table else 0,
        }
        for sheet in plan(document)
    ]
    return json.dumps({"paper": paper, "sheets": sheets}, indent=1, ensure_ascii=False) + "\n"


def test_the_whole_paper_reads_as_it_did() -> None:
    """After a wanted change: OVERSIGHT_WRITE_GOLDEN=1 pytest tests/summaries, then read the
    difference before keeping it."""
    kept = GOLDEN / "specials-brief.json"
    if os.environ.get("OVERSIGHT_WRITE_GOLDEN"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(outline(), encoding="utf-8", newline="\n")
    assert outline() == kept.read_text(encoding="utf-8")
