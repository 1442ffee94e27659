"""A document as a Word file, with real headings, captions and table headers, on the office's own
template where it has one."""

from typing import Any

from oversight_app.summaries.document import Document
from oversight_app.summaries.words import SAMPLE_NOTE, prepared_by, readable, worded

_A4 = (210, 297)
_MARGINS = {"left_margin": 18, "right_margin": 18, "top_margin": 20, "bottom_margin": 22}
_EMU_PER_MM = 36_000
_NARROWEST = 60
"""Millimetres of text: a template whose margins leave less is set as if they left so much."""


def docx_bytes(document: Document, template: bytes | None = None) -> bytes:
    """Return a document as DOCX. The same document and template give the same bytes.

    ``template`` is the office's own file: its styles, page, header and footer are used and its
    text is left out. Raises UserProblem for one that can't be used.
    """
    from oversight_app.summaries.docx_blocks import WordBlocks
    from oversight_app.summaries.docx_furniture import furnish
    from oversight_app.summaries.docx_package import packed
    from oversight_app.summaries.docx_styles import Styles
    from oversight_app.summaries.docx_template import base

    own = template is None
    made = base(template)
    styles = Styles(made, restyle=own)
    section = made.sections[0]
    if own:
        section.page_width, section.page_height = (side * _EMU_PER_MM for side in _A4)
        for name, wide in _MARGINS.items():
            setattr(section, name, wide * _EMU_PER_MM)
    furnish(made, document, styles, own=own)
    blocks = WordBlocks(made, document, styles, _text_width(section))
    body = made.element.body
    end = body[-1]
    for one in (*_opening(blocks, document), *blocks.of(document.blocks), *blocks.last()):
        end.addprevious(one)
    return packed(made, document)


def _opening(blocks: Any, document: Document) -> Any:
    title = " ".join(readable(document.title).split()) or "Untitled"
    yield blocks.said("Title", title)
    yield blocks.said("Subtitle", document.subtitle)
    marking = " ".join(readable(document.marking_line).split())
    yield blocks.said("Small print", f"{prepared_by(document)}. {marking}.")
    if document.sample:
        yield blocks.said("Sample notice", worded(SAMPLE_NOTE))


def _text_width(section: Any) -> float:
    """Return the width of the text in millimetres; of A4 where a template says none."""
    page = section.page_width or _A4[0] * _EMU_PER_MM
    margins = (section.left_margin or 0) + (section.right_margin or 0)
    return max(_NARROWEST, (page - margins) / _EMU_PER_MM)
