"""A document as a tagged PDF, checked by typst against PDF/UA-1 and PDF/A-2a as it is made.

What fails the standards (a picture without a text alternative, a skipped heading) is not
written at all. The paper is handed over as data, in memory: nothing of it lies in a temporary
folder.
"""

import json
from datetime import UTC, datetime, time
from typing import Any

from oversight_app.domain.charts import Chart
from oversight_app.domain.errors import UserProblem
from oversight_app.resource_files import resource
from oversight_app.summaries.document import Document
from oversight_app.summaries.drawn import DRAWN
from oversight_app.summaries.typeface import font_folder, showable
from oversight_app.summaries.typst_data import TEXT_WIDTH, Draw, typst_data

_TOO_LONG = "PDF string is longer"
"""What typst says of a bookmark or a property that the standard does not allow."""
PRINTED = 300.0
"""Dots to an inch of a page that is printed."""
POINTS_PER_MM = 72 / 25.4
SHRUNK = 0.74
"""A chart's type is designed for a screen; on paper 12 pixels become 9 points."""


def pdf_bytes(document: Document, draw: Draw | None = None) -> bytes:
    """Return a document as a PDF. The same document gives the same bytes.

    Raises UserProblem for a title or heading that is longer than the format allows.
    """
    import typst

    moment = datetime.combine(document.dated, time(), tzinfo=UTC)
    try:
        made = _compiled(document, draw, pdf_standards=["ua-1", "a-2a"], timestamp=moment)
    except typst.TypstError as problem:
        if _TOO_LONG not in str(problem):
            raise
        raise UserProblem(
            "A title or heading has more than 32,767 letters, and a PDF holds no longer one. "
            "Nothing was written. Shorten it, or choose another format."
        ) from problem
    assert isinstance(made, bytes)
    return made


def page_pictures(document: Document, per_inch: float = PRINTED) -> tuple[bytes, ...]:
    """Return the pages of the very same paper as PNG pictures, for a printer."""
    made = _compiled(document, None, format="png", ppi=per_inch)
    return (made,) if isinstance(made, bytes) else tuple(made)


def _compiled(document: Document, draw: Draw | None, **how: Any) -> Any:
    import typst

    data = _shown(typst_data(document, draw or chart_svg))
    with font_folder() as folder:
        return typst.compile(
            str(resource("typst", "paper.typ")),
            font_paths=typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
            ),
            sys_inputs={"paper": json.dumps(data, ensure_ascii=False)},
            **how,
        )


def chart_svg(chart: Chart, height: float) -> str:
    """Draw a chart for paper, as wide as the text and ``height`` millimetres high."""
    pixels_per_mm = POINTS_PER_MM / SHRUNK
    size = (round(TEXT_WIDTH * pixels_per_mm), round(height * pixels_per_mm))
    return DRAWN.svg(chart, *size).decode()


def _shown(data: Any, key: str = "") -> Any:
    """Return the data in letters that the typeface has. Pictures are let be: their words are
    outlines already."""
    if isinstance(data, dict):
        return {name: _shown(value, name) for name, value in data.items()}
    if isinstance(data, list):
        return [_shown(value) for value in data]
    if isinstance(data, str) and key != "svg":
        return showable(data)
    return data
