"""The PDF: made under ua-1 and a-2a, tagged, marked on each page, the same bytes each time."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from pypdf import PdfReader

from oversight_app.domain.papers import Marking
from oversight_app.domain.wording import Sentence
from oversight_app.summaries.document import Document, Paragraph, TableBlock
from oversight_app.summaries.pdf import pdf_bytes
from tests.summaries import making
from tests.summaries.hard_words import PAYLOADS, wide_table
from tests.summaries.hard_words import with_words as everywhere


@cache
def made() -> bytes:
    return pdf_bytes(making.document())


def reader(content: bytes | None = None) -> PdfReader:
    return PdfReader(io.BytesIO(made() if content is None else content))


def page_texts(content: bytes | None = None) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in reader(content).pages]


def elements(content: bytes | None = None) -> Iterator[Any]:
    """Yield the elements of the structure tree in reading order."""

    def below(node: Any) -> Iterator[Any]:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                yield from below(child)
        elif hasattr(node, "get"):
            if "/S" in node:
                yield node
            yield from below(node.get("/K"))

    yield from below(reader(content).trailer["/Root"]["/StructTreeRoot"])


def tags(content: bytes | None = None) -> list[str]:
    return [str(element["/S"]) for element in elements(content)]


def with_words(words: str) -> Document:
    document = making.document()
    return replace(document, title=words, subtitle=words, office=words, blocks=(Paragraph(words),))


def test_the_brief_is_two_pages() -> None:
    assert len(reader().pages) == 2


def test_two_renderings_are_the_same_bytes() -> None:
    assert pdf_bytes(making.document()) == made()


def test_it_says_which_standards_it_keeps() -> None:
    meta = reader().xmp_metadata
    assert meta is not None
    written = meta.stream.get_data().decode()
    assert re.search(r"<pdfuaid:part>1</pdfuaid:part>", written)
    assert re.search(r"<pdfaid:part>2</pdfaid:part>", written)
    assert re.search(r"<pdfaid:conformance>A</pdfaid:conformance>", written)


def test_it_is_tagged_in_british_english() -> None:
    root = reader().trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root


def test_the_title_is_shown_and_nobody_is_named_as_author() -> None:
    assert reader().trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    known = reader().metadata
    assert known is not None
    assert known.title == "Special Constabulary comparison"
    assert known.author is None


def test_its_date_is_the_workspace_s_and_not_the_clock_s() -> None:
    known = reader().metadata
    assert known is not None
    assert known.creation_date is not None
    assert known.creation_date.date() == making.DATED


def test_each_chart_says_what_it_shows() -> None:
    figures = [element for element in elements() if element["/S"] == "/Figure"]
    assert [figure["/Alt"].split(".")[0] for figure in figures] == [
        "Funnel plot of Specials per 100 officers against regular officers for 43 forces",
        "Line chart of Specials per 100 officers from 2007 to 2022 for Wiltshire, with the "
        "median and middle half of 42 other forces",
    ]


def test_the_table_has_header_cells_over_its_columns() -> None:
    found = list(elements())
    heads = [element for element in found if element["/S"] == "/TH"]
    assert len(heads) == 5
    scopes = {attributes["/Scope"] for head in heads for attributes in head["/A"]}
    assert scopes == {"/Column"}
    assert tags().count("/TD") == 43 * 5


def test_words_are_in_paragraphs_and_headings_skip_no_level() -> None:
    found = tags()
    assert found.count("/Title") == 1
    assert found.count("/H1") == 6
    assert not [tag for tag in found if tag in {"/Span", "/H2", "/H3", "/NonStruct"}]


def test_headings_are_bookmarks() -> None:
    outline = reader().outline
    assert [entry.title for entry in outline if not isinstance(entry, list)] == [
        "Three forces are above the 99.8% limit; none is below",
        "Wiltshire’s rate has more than halved since 2014",
        "Forces",
        "What this does not show",
        "Notes",
        "Method and sources",
    ]


def test_the_marking_is_at_the_top_and_bottom_of_each_page() -> None:
    content = pdf_bytes(making.document(Marking.OFFICIAL_SENSITIVE, "For the board"))
    for page in reader(content).pages:
        heights: list[float] = []

        def note(text: str, cm: Any, tm: Any, *_: Any, to: list[float] = heights) -> None:
            if "OFFICIAL-SENSITIVE" in text:
                to.append(tm[4] * cm[1] + tm[5] * cm[3] + cm[5])

        assert page.extract_text(visitor_text=note).count("SENSITIVE – For the board") >= 2
        assert any(height > 780 for height in heights)
        assert any(height < 60 for height in heights)


def test_pages_are_numbered_and_carry_the_history_head() -> None:
    for number, text in enumerate(page_texts(), start=1):
        assert f"Page {number} of 2" in text
        assert making.HEAD in text


def test_a_paper_with_sample_data_says_so_across_each_page() -> None:
    for text in page_texts(pdf_bytes(making.sample_document())):
        # Top, bottom and across the page.
        assert text.count("Sample data") >= 3
    assert not any("Sample data" in text for text in page_texts())


def test_sources_licence_method_and_caveats_are_printed() -> None:
    text = " ".join(page_texts())
    for words in (
        "Police workforce open data table, 31 March 2007 to 31 March 2022",
        "Open Government Licence v3.0",
        "Poisson limits on the numerator about the average of 43 forces",
        "A higher rate is not a judgement on quality.",
        "[note 2] Forces remove inactive volunteers from their books",
        "43 of 43 forces have a figure",
    ):
        assert words in text


def test_it_holds_no_link_script_or_embedded_file() -> None:
    for name in (b"/JavaScript", b"/JS", b"/EmbeddedFile", b"/Launch", b"/URI", b"/AcroForm"):
        assert name not in made()
    assert not [page for page in reader().pages if page.get("/Annots")]


@pytest.mark.parametrize(
    "words",
    [
        "#panic() $x$ *bold* _it_ @ref <label> `raw` // gone /* gone */ \\ ~ -- '\"",
        '#image("/etc/passwd")',
        "= Heading\n- item\n+ item",
        "<script>alert(1)</script> &amp; %PDF",
    ],
)
def test_markup_in_what_a_person_wrote_is_printed_and_never_obeyed(words: str) -> None:
    text = page_texts(pdf_bytes(with_words(words)))[0]
    assert text.replace(" ", "").count("".join(words.split())) >= 3


@pytest.mark.parametrize(
    "words",
    ["a\u202eb\u2066c", "nul\x00bell\x07", "emoji 🚓 and 漢字", "half \ud83d", "\ue000", "x" * 300],
)
def test_what_cannot_be_shown_does_not_stop_the_paper(words: str) -> None:
    assert len(reader(pdf_bytes(with_words(words))).pages) == 1


def test_fifty_thousand_characters_flow_over_pages() -> None:
    document = replace(making.document(), blocks=(Paragraph("word " * 10_000),))
    texts = page_texts(pdf_bytes(document))
    assert len(texts) > 5
    assert sum(text.count("word") for text in texts) == 10_000
    assert all("OFFICIAL" in text for text in texts)


def test_a_picture_without_words_never_reaches_typst() -> None:
    comparison = making.comparison()
    silent = replace(comparison.trend, alt=Sentence(""))
    with pytest.raises(ValueError, match="no text alternative"):
        making.brief_of(replace(comparison, trend=silent))


@pytest.mark.parametrize("words", PAYLOADS)
def test_what_people_wrote_is_never_active(words: str) -> None:
    read = reader(pdf_bytes(everywhere(words)))
    root = read.trailer["/Root"]
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(root)
    assert not {"/JavaScript", "/EmbeddedFiles"} & set(root.get("/Names", {}))
    assert not [page for page in read.pages if page.get("/Annots") or page.get("/AA")]


def test_a_table_of_twelve_columns_has_a_page_on_its_side_and_cuts_no_word() -> None:
    document = replace(making.document(), blocks=(TableBlock(wide_table(12)), Paragraph("After")))
    pages = reader(pdf_bytes(document)).pages
    turned = [page for page in pages if page.mediabox.width > page.mediabox.height]
    assert len(turned) == 1
    text = turned[0].extract_text()
    assert text.count("Safeguarding") == 11
    assert "OFFICIAL" in text
    assert "After" in pages[-1].extract_text()


def test_a_table_that_fits_stays_on_its_page() -> None:
    document = replace(making.document(), blocks=(TableBlock(wide_table(6)),))
    (page,) = reader(pdf_bytes(document)).pages
    assert page.mediabox.width < page.mediabox.height


def test_a_long_table_repeats_its_header_on_each_page() -> None:
    table = wide_table(4, "Checks {}")
    long = replace(table, rows=table.rows * 60)
    document = replace(making.document(), blocks=(TableBlock(long),))
    texts = page_texts(pdf_bytes(document))
    assert len(texts) > 2
    assert all("District Checks 1 Checks 2" in text for text in texts)


def test_the_rule_for_small_numbers_is_told_below_the_first_table_that_needs_it() -> None:
    blocks = (TableBlock(wide_table(6)), TableBlock(wide_table(7, "A {}")))
    document = replace(making.document(), hidden_note="[c] Hidden: below 5.", blocks=blocks)
    text = " ".join(page_texts(pdf_bytes(document)))
    assert text.count("[c] Hidden: below 5.") == 1
    assert text.count("[c] stands where a number is hidden.") == 1


def test_a_word_longer_than_a_line_is_broken_and_none_of_it_is_lost() -> None:
    address = "http://example.invalid/" + "0123456789" * 30
    document = replace(making.document(), blocks=(Paragraph(address),))
    text = reader(pdf_bytes(document)).pages[0].extract_text()
    assert len([line for line in text.splitlines() if "0123" in line]) > 2
    assert address in "".join(text.split())
    assert "\u200b" not in text
