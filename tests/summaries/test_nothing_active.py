"""Forty payloads in five formats: each file is opened again by other programs than those that wrote
and read it here, and nothing in it is active."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import openpyxl
import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.observations import Provenance
from oversight_app.domain.papers import Format, PaperOrder, SectionChoice
from oversight_app.summaries.document import Document, Paragraph
from oversight_app.summaries.papers import Material, Part, set_out
from oversight_app.summaries.specials_brief import SPECIALS
from oversight_app.summaries.writing import MadeFile, made_files, stem_of
from tests.summaries import making
from tests.summaries.hard_words import PAYLOADS, with_words

ACTIVE_TAGS = {
    "script", "iframe", "object", "embed", "form", "input", "link", "base", "img", "svg|onload",
    "audio", "video", "frame", "applet", "button", "foreignobject", "animate", "set",
}  # fmt: skip
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def everywhere(words: str) -> Iterator[Document]:
    """The words in titles, headings, tables, notes and figures; and, of a paper of the office's,
    as its own words, its handling note, whom it is for and its own name."""
    yield with_words(words)
    own = tuple(SectionChoice(one.id, words=f"{words}\n\n{words}") for one in SPECIALS.sections)
    handling = " ".join(words.split())[:100]
    order = PaperOrder("specials", audience=words, handling=handling, sections=own)
    parts = tuple(Part(one.id, (Paragraph(words),)) for one in SPECIALS.sections)
    made = set_out(
        SPECIALS, order, Material(words, words, words, making.AS_AT, parts),
        office=words, history_head=making.HEAD, dated=making.DATED,
    )  # fmt: skip
    yield replace(made, provenance=Provenance.SAMPLE)


UNREADABLE = (Format.PDF, next(n for n, one in enumerate(PAYLOADS) if one.count("\u0301") > 100))
"""Two hundred accents on one letter: typst says all of them for each, so it is refused."""


def test_what_a_pdf_would_say_otherwise_than_the_paper_is_refused() -> None:
    document = with_words(PAYLOADS[UNREADABLE[1]])
    with pytest.raises(UserProblem, match="Nothing was written"):
        made_files(document, [Format.PDF], "paper")


def test_there_are_forty() -> None:
    assert len(set(PAYLOADS)) >= 40


@pytest.mark.parametrize("number", range(len(PAYLOADS)))
def test_no_payload_is_active_in_any_format(number: int) -> None:
    for document in everywhere(PAYLOADS[number]):
        stem = stem_of(document, PaperOrder("specials"), "{office} {paper} {period}")
        assert re.fullmatch(r"[A-Za-z0-9-]+", stem)
        formats = [each for each in Format if (each, number) != UNREADABLE]
        files = made_files(document, formats, stem)
        assert {one.format for one in files} == set(formats)
        for file in files:
            assert list(active(file)) == [], file.name


def active(file: MadeFile) -> Iterator[str]:
    """Yield what a program that opens the file would act on."""
    if file.name.endswith(".json"):
        json.loads(file.content)
        return
    yield from {
        Format.HTML: _in_html, Format.PDF: _in_pdf, Format.DOCX: _in_docx,
        Format.XLSX: _in_xlsx, Format.CSV: _in_csv,
    }[file.format](file.content)  # fmt: skip


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: (value or "").strip() for name, value in attrs}
        if tag in ACTIVE_TAGS or said.get("http-equiv", "").casefold() == "refresh":
            self.found.append(tag)
        self.found += [name for name in said if name.startswith("on")]
        for name in ("href", "src", "xlink:href", "action", "formaction", "srcset"):
            if name in said and not said[name].startswith(("#", "data:image/")):
                self.found.append(f"{name}={said[name]}")


def _in_html(content: bytes) -> Iterator[str]:
    reader = _Tags()
    reader.feed(content.decode())
    yield from reader.found


def _in_pdf(content: bytes) -> Iterator[str]:
    reader = PdfReader(io.BytesIO(content))
    for number in range(1, int(reader.trailer["/Size"])):  # type: ignore[call-overload]
        yield from _in_object(reader.get_object(number))
    assert reader.pages


def _in_object(found: object) -> Iterator[str]:
    if isinstance(found, DictionaryObject):
        for key in found:
            if key in ("/JS", "/JavaScript", "/AA", "/OpenAction", "/EF", "/AcroForm", "/URI"):
                yield key
            inner = found.raw_get(key)
            if not isinstance(inner, IndirectObject):
                yield from _in_object(inner)
        if str(found.get("/S")) in ("/Launch", "/URI", "/JavaScript", "/SubmitForm", "/GoToR"):
            yield str(found["/S"])
    elif isinstance(found, ArrayObject):
        for inner in list.__iter__(found):
            if not isinstance(inner, IndirectObject):
                yield from _in_object(inner)


def _in_docx(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            for each in ElementTree.fromstring(packed.read(name)).iter():
                tag = each.tag.rsplit("}", 1)[-1]
                if each.get("TargetMode") == "External" or tag in ("altChunk", "object", "control"):
                    yield f"{name}: {tag}"
                said = each.text if tag == "instrText" else None
                said = next((v for k, v in each.items() if k.endswith("}instr")), said)
                if said and said.split()[0] not in ("PAGE", "NUMPAGES", "SEQ", "TOC", "PAGEREF"):
                    yield f"{name}: {said}"


def _in_xlsx(content: bytes) -> Iterator[str]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                # The contents lead to the sheets of the same file.
                outside = cell.hyperlink is not None and cell.hyperlink.target
                if cell.data_type == "f" or outside or cell.comment:
                    yield f"{sheet.title}!{cell.coordinate}"
    yield from (str(name) for name in book.defined_names)


def _in_csv(content: bytes) -> Iterator[str]:
    for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
        for cell in row:
            if cell.lstrip()[:1] in tuple("=+-@|") and not _NUMBER.fullmatch(cell):
                yield cell
            if cell[:1] in ("\t", "\r", "\n"):
                yield cell
