"""Each format of the quarterly pack against its library alone with the same content.

The raw limit is the library given the very same words, figures and pictures, ready to hand. Each
format is timed as the second of a paper: its charts are drawn, as they are for the preview.
``pytest -m bench -s -n 0 tests/bench/test_paper_formats.py``
"""

import csv
import io
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

import pytest

from oversight_app.domain.papers import PaperOrder
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.resource_files import resource
from oversight_app.store.sample import write_sample
from oversight_app.store.workspace import Workspace, open_workspace
from oversight_app.summaries import typst_data
from oversight_app.summaries.csv_files import csv_files
from oversight_app.summaries.document import (
    ChartBlock,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    TableBlock,
)
from oversight_app.summaries.docx import docx_bytes
from oversight_app.summaries.html import html_bytes
from oversight_app.summaries.pdf import chart_svg, pdf_bytes
from oversight_app.summaries.preparing import prepare
from oversight_app.summaries.typeface import font_folder
from oversight_app.summaries.words import cell_words, paper_columns, worded
from oversight_app.summaries.xlsx import xlsx_bytes

pytestmark = pytest.mark.bench
Measure = Callable[..., None]
ORDER = PaperOrder("quarterly", Period.parse("2022-23-Q2", PeriodKind.QUARTER))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path = tmp_path_factory.mktemp("papers") / "sample.oversight"
    write_sample(path)
    with open_workspace(path) as workspace:
        yield workspace


@pytest.fixture(scope="module")
def pack(sample: Workspace) -> Document:
    found = prepare(sample, ORDER).document
    many = sum(len(one.rows) for one in found.tables())
    print(f"\nthe pack: {len(list(found.tables()))} tables of {many} rows")
    return found


class _Recorder:
    """Stands for an object of a library: does each call, and notes it down to be done again."""

    def __init__(self, real: Any, calls: list[Any], place: int) -> None:
        self._real, self._calls, self._place = real, calls, place

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._real, name)
        if not callable(real):
            return real

        def call(*args: Any, **named: Any) -> Any:
            place = len(self._calls)
            self._calls.append((self._place, name, _noted(args), _noted(named)))
            found = real(*_plain(args), **_plain(named))
            is_object = type(found).__module__.startswith("xlsxwriter")
            return _Recorder(found, self._calls, place) if is_object else found

        return call

    def __enter__(self) -> "_Recorder":
        return self

    def __exit__(self, *_: object) -> None:
        self._real.close()


class _Made(int):
    """The place of the call that made an object."""


def _noted(value: Any) -> Any:
    return _over(value, lambda one: _Made(one._place) if isinstance(one, _Recorder) else one)


def _plain(value: Any) -> Any:
    return _over(value, lambda one: one._real if isinstance(one, _Recorder) else one)


def _over(value: Any, change: Callable[[Any], Any]) -> Any:
    if isinstance(value, dict):
        return {name: _over(one, change) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_over(one, change) for one in value)
    return change(value)


def test_xlsx_against_xlsxwriter(
    pack: Document, against: Measure, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Goal: 1.3. Raw are the very same calls to XlsxWriter, one after another."""
    import xlsxwriter

    calls: list[Any] = []
    how: dict[str, Any] = {}
    workbook = xlsxwriter.Workbook

    def recorded(target: io.BytesIO, options: dict[str, Any]) -> _Recorder:
        how.update(options)
        return _Recorder(workbook(target, options), calls, -1)

    with monkeypatch.context() as patched:
        patched.setattr(xlsxwriter, "Workbook", recorded)
        xlsx_bytes(pack)

    def raw() -> int:
        target = io.BytesIO()
        objects: dict[int, Any] = {-1: workbook(target, how)}
        for place, (of, name, args, named) in enumerate(calls):
            given = [_over(one, lambda x: objects[x] if isinstance(x, _Made) else x)
                     for one in (args, named)]  # fmt: skip
            objects[place] = getattr(objects[of], name)(*given[0], **given[1])
        objects[-1].close()
        return len(target.getvalue())

    assert abs(raw() - len(xlsx_bytes(pack))) < 100
    against(f"XLSX, {len(calls):,} calls", lambda: xlsx_bytes(pack), raw)


def test_docx_against_python_docx(pack: Document, against: Measure) -> None:
    """Raw is python-docx by its own methods, with the same paragraphs, tables and pictures."""
    import zipfile

    import docx

    with zipfile.ZipFile(io.BytesIO(docx_bytes(pack))) as package:
        names = [name for name in package.namelist() if name.startswith("word/media/")]
        pictures = [package.read(name) for name in sorted(names)]

    def table(made: Any, block: TableBlock | ChartBlock) -> None:
        columns = paper_columns(block.table)
        grid = made.add_table(rows=1 + len(block.table.rows), cols=len(columns))
        words = [[str(column.heading) for _, column in columns]]
        words += [[cell_words(row.cells[i]) for i, _ in columns] for row in block.table.rows]
        for row, line in zip(grid.rows, words, strict=True):
            for cell, said in zip(row.cells, line, strict=True):
                cell.text = said

    def raw() -> bytes:
        made, left = docx.Document(), iter(pictures)
        for block in pack.walk():
            match block:
                case Heading(level, text):
                    made.add_heading(worded(text), level)
                case Paragraph(text):
                    made.add_paragraph(worded(text))
                case ListBlock(items):
                    for item in items:
                        made.add_paragraph(worded(item), "List Bullet")
                case TableBlock():
                    made.add_paragraph(worded(block.table.title), "Caption")
                    table(made, block)
                case ChartBlock():
                    made.add_picture(io.BytesIO(next(left, pictures[0])))
                    table(made, block)
        target = io.BytesIO()
        made.save(target)
        return target.getvalue()

    against("DOCX", lambda: docx_bytes(pack), raw, 3)


def test_pdf_against_typst(pack: Document, against: Measure) -> None:
    """Raw is typst with the same paper as data, its charts drawn."""
    import typst

    from oversight_app.summaries.pdf import _shown

    paper = json.dumps(_shown(typst_data.typst_data(pack, chart_svg)), ensure_ascii=False)
    moment = datetime.combine(pack.dated, datetime.min.time(), tzinfo=UTC)
    with font_folder() as folder:
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
        )

        def raw() -> Any:
            return typst.compile(
                str(resource("typst", "paper.typ")), font_paths=fonts,
                sys_inputs={"paper": paper}, pdf_standards=["ua-1", "a-2a"], timestamp=moment,
            )  # fmt: skip

        against("PDF", lambda: pdf_bytes(pack), raw, 3)


def test_html_against_element_tree(pack: Document, against: Measure) -> None:
    """Raw makes each element of the same page and writes them."""
    from oversight_app.summaries import html

    pages: list[ElementTree.Element] = []
    real = html.tostring
    try:
        html.tostring = lambda page, **how: pages.append(page) or real(page, **how)
        html_bytes(pack)
    finally:
        html.tostring = real

    def copied(element: ElementTree.Element) -> ElementTree.Element:
        made = ElementTree.Element(element.tag, dict(element.attrib))
        made.text, made.tail = element.text, element.tail
        for child in element:
            made.append(copied(child))
        return made

    def raw() -> bytes:
        return ElementTree.tostring(copied(pages[0]), encoding="utf-8", method="html")

    against("HTML", lambda: html_bytes(pack), raw)


def test_csv_against_csv(pack: Document, against: Measure) -> None:
    """Raw is the module csv with the same words, and the file about them as it is."""
    files = csv_files(pack, "pack")
    rows = [
        list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
        for name, content in files if name.endswith(".csv")
    ]  # fmt: skip
    about = json.loads(files[-1][1])

    def raw() -> None:
        for one in rows:
            text = io.StringIO()
            csv.writer(text, lineterminator="\r\n").writerows(one)
            text.getvalue().encode("utf-8-sig")
        json.dumps(about, ensure_ascii=False, indent=2).encode()

    against("CSV, all lists", lambda: csv_files(pack, "pack"), raw)
