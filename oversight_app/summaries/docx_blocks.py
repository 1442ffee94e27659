"""The parts of a document as paragraphs, tables and pictures of a Word file."""

import io
from collections.abc import Iterator
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from oversight_app.summaries.document import (
    Block,
    ChartBlock,
    Columns,
    Document,
    Heading,
    KeyFigures,
    ListBlock,
    Notes,
    PageBreak,
    Paragraph,
    Role,
    TableBlock,
    Terms,
    Words,
)
from oversight_app.summaries.docx_lists import Lists
from oversight_app.summaries.docx_styles import Styles
from oversight_app.summaries.docx_table import table_element
from oversight_app.summaries.docx_xml import element, paragraph, run
from oversight_app.summaries.drawn import DRAWN
from oversight_app.summaries.pdf import POINTS_PER_MM, SHRUNK
from oversight_app.summaries.table_notes import HiddenNotes, note_above, sentences
from oversight_app.summaries.words import note_marks, readable, worded

_DEEPEST = 4
_PER_INCH = 200
"""Dots to an inch of a chart's picture."""
_ROLES = {Role.FINDING: "Finding", Role.SUPPORT: "Support", Role.SMALL: "Small print"}
_EMU_PER_MM = 36_000
_PICTURE = """
<w:r {spaces}><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">
<wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{number}" name="Chart {number}"/>
<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>
<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="chart-{number}.png"/><pic:cNvPicPr/>
</pic:nvPicPr><pic:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch>
</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>
</wp:inline></w:drawing></w:r>"""


class WordBlocks:
    """Makes the elements of one document. ``width`` is that of the text, in millimetres."""

    def __init__(self, made: Any, document: Document, styles: Styles, width: float) -> None:
        self._part = made.part
        self._styles = styles
        self._width = width
        self._lists = Lists(made.part)
        self._hidden = HiddenNotes(document, charts=False)
        self._tables = self._charts = 0

    def of(self, blocks: tuple[Block, ...]) -> Iterator[Any]:
        """Yield the elements of some blocks in reading order."""
        for block in blocks:
            # A Word file flows on, for the office to edit: its pages are not those of the PDF.
            if not isinstance(block, PageBreak):
                yield from self._parts(block)

    def last(self) -> Iterator[Any]:
        """Yield what is said after all blocks."""
        if said := self._hidden.at_the_end():
            yield self.said("Small print", said)

    def said(self, style: str, text: Words, *, keep: bool = False, number: int = 0) -> Any:
        """Return a paragraph of words in a style, by its English name."""
        words = worded(text)
        runs = (run(words),) if words else ()
        return paragraph(self._styles.id(style), *runs, keep=keep, number=number)

    def _parts(self, block: Block) -> Iterator[Any]:
        match block:
            case Heading(level, text):
                yield self._heading(text, level)
            case Paragraph(text, role):
                yield self.said(_ROLES.get(role, "Normal"), text)
            case KeyFigures(figures):
                for place, figure in enumerate(figures, start=1):
                    value = run(f"{figure.value}  ", bold=True)
                    large = element("w:sz", val=32)
                    value.find(qn("w:rPr")).append(large)
                    runs = (value, run(worded(figure.label)))
                    style = self._styles.id("Key figure")
                    yield paragraph(style, *runs, keep=place < len(figures))
            case ListBlock(items, ordered):
                number = self._lists.number(ordered=ordered)
                style = "List Number" if ordered else "List Bullet"
                for item in items:
                    yield self.said(style, item, number=number)
            case Terms(terms):
                for term in terms:
                    name = run(f"{readable(term.name)}: ", bold=True)
                    yield paragraph(self._styles.id("Normal"), name, run(worded(term.text)))
            case Notes(notes):
                for note in notes:
                    yield self.said("Small print", f"[note {note.number}] {worded(note.text)}")
            case TableBlock():
                yield from self._table(block)
            case ChartBlock():
                yield from self._chart(block)
            case Columns(left, right):
                yield from self.of(left)
                yield from self.of(right)

    def _heading(self, text: Words, level: int) -> Any:
        words = " ".join(worded(text).split()) or "Untitled"
        return self.said(f"Heading {min(level, _DEEPEST)}", words)

    def _table(self, block: TableBlock) -> Iterator[Any]:
        self._tables += 1
        table = block.table
        yield self._heading(table.title, block.level)
        about = sentences((note_above(table), note_marks(block.notes)))
        named = f"Table {self._tables}: {about}" if about else f"Table {self._tables}"
        yield self.said("Caption", named, keep=True)
        if table.columns:
            yield table_element(table, self._styles, self._width, block.shares)
        # A paragraph stands after each table: two tables would run into one.
        yield self.said("Table note", self._hidden.below(table))

    def _chart(self, block: ChartBlock) -> Iterator[Any]:
        self._charts += 1
        yield self._heading(block.chart.title, block.level)
        subtitle = worded(block.chart.subtitle) or f"{worded(block.chart.title)}"
        yield self.said("Caption", f"Chart {self._charts}: {subtitle}", keep=True)
        caption = worded(block.caption)
        style = self._styles.id("Chart")
        yield paragraph(style, self._picture(block), keep=bool(caption))
        if caption:
            yield self.said("Small print", caption)

    def _picture(self, block: ChartBlock) -> Any:
        pixels_per_mm = POINTS_PER_MM / SHRUNK
        size = (round(self._width * pixels_per_mm), round(block.height * pixels_per_mm))
        ratio = _PER_INCH / 25.4 / pixels_per_mm
        picture = DRAWN.png(block.chart, *size, ratio)
        key, _ = self._part.get_or_add_image(io.BytesIO(picture))
        spaces = nsdecls("w", "wp", "a", "pic", "r")
        wide, high = (round(n / pixels_per_mm * _EMU_PER_MM) for n in size)
        made = parse_xml(
            _PICTURE.format(spaces=spaces, wide=wide, high=high, number=self._charts, key=key)
        )
        alt = " ".join(sentences((worded(block.chart.alt), worded(block.after))).split())
        title = " ".join(worded(block.chart.title).split())
        for tag in ("wp:docPr", "pic:cNvPr"):
            for one in made.iter(qn(tag)):
                one.set("descr", alt)
                one.set("title", title)
        return made
