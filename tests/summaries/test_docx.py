"""The Word file: real styles and headers, marked on each page, and without a trace of anybody."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.papers import Marking
from oversight_app.summaries.document import (
    Document,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    TableBlock,
)
from oversight_app.summaries.docx import docx_bytes
from oversight_app.summaries.words import cell_words, paper_columns
from tests.summaries import making
from tests.summaries.hard_words import PAYLOADS, any_words, wide_table, with_words


@cache
def made() -> bytes:
    return docx_bytes(making.document())


def opened(content: bytes | None = None) -> Any:
    return docx.Document(io.BytesIO(made() if content is None else content))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as new:
        for name, content in files.items():
            new.writestr(name, content)
    return written.getvalue()


def template(change: Any = lambda made: None) -> bytes:
    document = docx.Document()
    document.add_paragraph("The template's own text")
    change(document)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def test_two_renderings_are_the_same_bytes_dated_as_the_paper() -> None:
    assert docx_bytes(making.document()) == made()
    with zipfile.ZipFile(io.BytesIO(made())) as packed_file:
        assert {entry.date_time for entry in packed_file.infolist()} == {(2022, 10, 31, 0, 0, 0)}


def test_it_has_real_headings_and_one_title() -> None:
    styles = [(p.style.name, p.text) for p in opened().paragraphs]
    assert [text for name, text in styles if name == "Title"] == ["Special Constabulary comparison"]
    assert [text for name, text in styles if name.startswith("Heading")] == [
        "Three forces are above the 99.8% limit; none is below",
        "Wiltshire’s rate has more than halved since 2014",
        "Forces",
        "What this does not show",
        "Notes",
        "Method and sources",
    ]


def test_its_table_has_a_header_row_that_repeats_and_every_row() -> None:
    (block,) = (b for b in making.document().walk() if isinstance(b, TableBlock))
    (table,) = opened().tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    columns = paper_columns(block.table)
    assert rows[0] == [column.heading for _, column in columns]
    assert rows[1:] == [[cell_words(r.cells[i]) for i, _ in columns] for r in block.table.rows]
    head, *body = table._tbl.findall(qn("w:tr"))
    assert head.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    for row in (head, *body):
        assert row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
        assert row[2].find(f".//{qn('w:jc')}").get(qn("w:val")) == "right"


def test_captions_stand_above_and_stay_with_what_they_name() -> None:
    captions = [p for p in opened().paragraphs if p.style.name == "Caption"]
    assert [p.text.split(":")[0] for p in captions] == ["Chart 1", "Chart 2", "Table 1"]
    assert all(p.paragraph_format.keep_with_next for p in captions)


def test_each_chart_says_what_it_shows() -> None:
    pictures = list(opened().element.body.iter(qn("wp:docPr")))
    assert [p.get("descr").split(".")[0] for p in pictures] == [
        "Funnel plot of Specials per 100 officers against regular officers for 43 forces",
        "Line chart of Specials per 100 officers from 2007 to 2022 for Wiltshire, with the "
        "median and middle half of 42 other forces",
    ]
    assert len({p.get("id") for p in pictures}) == 2


def test_all_text_is_british_english() -> None:
    languages = {one.get(qn("w:val")) for one in opened().styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}


def test_the_page_is_a4_and_the_marking_is_at_its_top_and_bottom() -> None:
    content = docx_bytes(making.document(Marking.OFFICIAL_SENSITIVE, "For the board"))
    section = opened(content).sections[0]
    assert [round(side.mm) for side in (section.page_width, section.page_height)] == [210, 297]
    for furniture in (section.header, section.footer):
        assert furniture.paragraphs[0].text == "OFFICIAL-SENSITIVE – For the board"
    assert "PAGE" in section.footer._element.xml


def test_a_paper_with_sample_data_says_so_on_each_page() -> None:
    section = opened(docx_bytes(making.sample_document())).sections[0]
    assert "Sample data" in section.header.paragraphs[0].text
    assert "Sample data" in section.footer.paragraphs[0].text
    assert 'string="Sample data"' in section.header._element.xml
    assert "Sample data" not in opened().sections[0].header._element.xml


def test_its_properties_name_the_office_and_nobody() -> None:
    known = opened().core_properties
    assert known.title == "Special Constabulary comparison"
    assert known.author == "Wiltshire and Swindon"
    assert (known.last_modified_by, known.revision) == ("", 1)
    assert known.created.replace(tzinfo=None) == datetime(2022, 10, 31)  # noqa: DTZ001
    assert known.modified == known.created
    assert b"python-docx" not in b"".join(parts(made()).values())


def test_nothing_but_the_paper_travels_along() -> None:
    files = parts(made())
    names = " ".join(files)
    for word in ("comments", "customXml", "thumbnail", "vba", "embeddings", "webSettings"):
        assert word not in names
    everything = b"".join(content for name, content in files.items() if "media" not in name)
    assert b'TargetMode="External"' not in everything
    assert b"w:rsid" not in everything
    assert b"attachedTemplate" not in everything


def test_lists_are_lists_and_numbers_begin_again() -> None:
    blocks = (
        ListBlock(("one", "two"), ordered=True), ListBlock(("point",)),
        ListBlock(("three",), ordered=True),
    )  # fmt: skip
    listed = [
        (p.style.name, p._p.pPr.numPr.numId.val)
        for p in opened(docx_bytes(replace(making.document(), blocks=blocks))).paragraphs
        if p.style.name.startswith("List")
    ]
    names, numbers = zip(*listed, strict=True)
    assert names == ("List Number", "List Number", "List Bullet", "List Number")
    assert numbers[0] == numbers[1]
    assert len(set(numbers)) == 3


def test_a_word_file_flows_on_where_the_paper_breaks_a_page() -> None:
    blocks = (Paragraph("before"), PageBreak(), Heading(1, "After"))
    paragraphs = opened(docx_bytes(replace(making.document(), blocks=blocks))).paragraphs
    said = [p.text for p in paragraphs]
    assert said[said.index("before") + 1] == "After"
    assert not any(p.paragraph_format.page_break_before for p in paragraphs)


def test_the_rule_for_small_numbers_is_told_below_the_first_table_that_needs_it() -> None:
    tables = (wide_table(4, "A {}"), wide_table(7), wide_table(8))
    blocks = tuple(TableBlock(table) for table in tables)
    document = replace(making.document(), hidden_note="[c] Hidden: below 5.", blocks=blocks)
    texts = [p.text for p in opened(docx_bytes(document)).paragraphs]
    assert texts.count("[c] Hidden: below 5.") == 1
    assert texts.count("[c] stands where a number is hidden.") == 1


@pytest.mark.parametrize("words", PAYLOADS)
def test_what_people_wrote_is_text_wherever_they_wrote_it(words: str) -> None:
    content, plain = docx_bytes(with_words(words)), docx_bytes(with_words("plain"))
    mere = {qn(tag) for tag in ("w:br", "w:rtl", "w:bidi", "w:rPr", "w:sz", "w:b", "w:t")}
    for name, part in parts(content).items():
        if name.startswith("word/") and name.endswith(".xml"):
            root, other = (docx.oxml.parse_xml(x) for x in (part, parts(plain)[name]))
            tags, expected = ([e.tag for e in r.iter() if e.tag not in mere] for r in (root, other))
            assert tags == expected
    codes = re.findall(rb"<w:instrText[^>]*>([^<]*)<", b"".join(parts(content).values()))
    assert {code.strip() for code in codes} == {b"PAGE", b"NUMPAGES"}


def test_any_characters_at_any_length_are_written() -> None:
    for seed in range(5):
        opened(docx_bytes(with_words(any_words(seed, 2000))))
    opened(docx_bytes(with_words("word " * 10_000)))


def test_the_office_s_template_gives_its_looks_and_none_of_its_text() -> None:
    def change(document: Any) -> None:
        document.styles["Heading 1"].font.name = "Georgia"
        document.sections[0].header.paragraphs[0].text = "The office’s letterhead"
        document.sections[0].page_width = Mm(200)
        document.core_properties.author = "A. Person"

    content = docx_bytes(making.document(), template(change))
    document = opened(content)
    assert document.styles["Heading 1"].font.name == "Georgia"
    assert round(document.sections[0].page_width.mm) == 200
    said = [p.text for p in document.sections[0].header.paragraphs]
    assert said == ["OFFICIAL", "The office’s letterhead"]
    assert "The template's own text" not in document.element.xml
    assert b"A. Person" not in b"".join(parts(content).values())
    assert content == docx_bytes(making.document(), template(change))


def test_the_marking_is_on_first_and_even_pages_where_a_template_has_them() -> None:
    def change(document: Any) -> None:
        document.sections[0].different_first_page_header_footer = True
        document.settings.odd_and_even_pages_header_footer = True

    section = opened(docx_bytes(making.document(), template(change))).sections[0]
    for furniture in (
        section.header, section.footer, section.first_page_header, section.first_page_footer,
        section.even_page_header, section.even_page_footer,
    ):  # fmt: skip
        assert "OFFICIAL" in [p.text for p in furniture.paragraphs]


def test_a_template_file_of_word_is_taken_too() -> None:
    files = parts(template())
    types = files["[Content_Types].xml"]
    files["[Content_Types].xml"] = types.replace(b"document.main+xml", b"template.main+xml")
    assert opened(docx_bytes(making.document(), packed(files))).tables


def with_field(code: str) -> Any:
    def change(document: Any) -> None:
        paragraph = document.sections[0].header.paragraphs[0]
        field = docx.oxml.OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), code)
        paragraph._p.append(field)

    return change


def with_link(document: Any) -> None:
    document.sections[0].footer.part.relate_to("https://example.invalid", "link", is_external=True)


def with_macro() -> bytes:
    return packed({**parts(template()), "word/vbaProject.bin": b"x"})


def macro_kind() -> bytes:
    files = parts(template())
    old = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    new = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(old, new)
    return packed(files)


def with_entity() -> bytes:
    files = parts(template())
    start = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    files["word/styles.xml"] = files["word/styles.xml"].replace(
        start, start + b'<!DOCTYPE x [<!ENTITY a "b">]>'
    )
    return packed(files)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "not a Word file"),
        (b"PK\x03\x04 broken", "not a Word file"),
        (b"plain words", "not a Word file"),
        (packed({"a.txt": b"x"}), "not a Word file"),
        (with_entity(), "not a Word file"),
        (with_macro(), "holds macros"),
        (macro_kind(), "macros"),
        (template(with_field("AUTHOR")), r"\(AUTHOR\) in its header"),
        (template(with_field("DDEAUTO cmd")), "DDEAUTO"),
        (template(with_link), "has a link or an object in its footer"),
    ],
)
def test_a_template_that_can_not_be_used_says_what_to_do(content: bytes, told: str) -> None:
    with pytest.raises(UserProblem, match=told) as problem:
        docx_bytes(making.document(), content)
    assert "Nothing was written" in str(problem.value)


def test_a_page_number_in_a_template_is_no_reason_to_refuse_it() -> None:
    document: Document = making.document()
    assert docx_bytes(document, template(with_field("PAGE")))
