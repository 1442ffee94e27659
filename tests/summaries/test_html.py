"""The web page: whole in one file, structured, marked, and deaf to what people wrote."""

import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from oversight_app.domain.papers import Marking
from oversight_app.summaries.document import ChartBlock, Document, Paragraph, TableBlock
from oversight_app.summaries.html import html_bytes
from oversight_app.summaries.html_style import css_string
from oversight_app.summaries.words import cell_words, paper_columns
from tests.summaries import making
from tests.summaries.hard_words import PAYLOADS, any_words, wide_table, with_words

_VOID = {"meta", "br"}
_ACTIVE = {"script", "iframe", "object", "embed", "form", "input", "link", "base", "img", "audio",
           "video", "foreignobject", "animate", "set", "image"}  # fmt: skip


class Reader(HTMLParser):
    """Every element with what it says, and whether each that opens also closes."""

    def __init__(self, content: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.said: list[str] = []
        self.open: list[tuple[str, int]] = []
        self.feed(content.decode("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self.said.append("")
        if tag not in _VOID:
            self.open.append((tag, len(self.elements) - 1))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for _, place in self.open:
            self.said[place] += data

    def all(self, tag: str) -> list[tuple[dict[str, str], str]]:
        return [
            (attrs, " ".join(said.split()))
            for (name, attrs), said in zip(self.elements, self.said, strict=True)
            if name == tag
        ]


@cache
def page() -> Reader:
    return Reader(html_bytes(making.document()))


def read(document: Document) -> Reader:
    return Reader(html_bytes(document))


def test_two_renderings_are_the_same_bytes() -> None:
    assert html_bytes(making.document()) == html_bytes(making.document())


def test_it_is_british_english_titled_and_every_element_closes() -> None:
    assert page().all("html")[0][0]["lang"] == "en-GB"
    assert next(said for _, said in page().all("title")) == "Special Constabulary comparison"
    assert page().open == []


def test_it_needs_nothing_from_elsewhere_and_may_fetch_nothing() -> None:
    content = html_bytes(making.document()).decode()
    policy = next(a for a, _ in page().all("meta") if "http-equiv" in a)
    assert policy["content"].startswith("default-src 'none'; style-src 'unsafe-inline'; img-src")
    assert not {tag for tag, _ in page().elements} & _ACTIVE
    assert "http:" not in content
    assert "https:" not in content
    assert "url(" not in content.replace("url(#", "")
    for _, attrs in page().elements:
        assert not [name for name in attrs if name.startswith("on")]
        assert attrs.get("href", "#").startswith("#")


def test_headings_skip_no_level_and_there_is_one_title() -> None:
    levels = [int(tag[1]) for tag, _ in page().elements if re.fullmatch(r"h\d", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_every_reference_leads_somewhere() -> None:
    ids = [attrs["id"] for _, attrs in page().elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    for _, attrs in page().elements:
        if "href" in attrs:
            assert attrs["href"][1:] in ids
        for name in ("aria-labelledby", "aria-describedby"):
            assert set(attrs.get(name, "").split()) <= set(ids)


def test_landmarks_are_there_once_each_with_a_way_past_them() -> None:
    for tag in ("header", "nav", "main", "footer"):
        assert len(page().all(tag)) == 1
    first = next(attrs for tag, attrs in page().elements if tag == "a")
    assert first["href"] == f"#{page().all('main')[0][0]['id']}"


def test_every_row_of_every_table_is_there_with_its_headers() -> None:
    document = making.document()
    tables = list(document.tables())
    assert len(page().all("table")) == len(page().all("caption")) == len(tables) == 3
    cells = [s for (tag, _), s in zip(page().elements, page().said, strict=True) if tag in
             {"th", "td"}]  # fmt: skip
    expected = [
        words
        for table in tables
        for words in (
            *(column.heading for _, column in paper_columns(table)),
            *(cell_words(row.cells[i]) for row in table.rows for i, _ in paper_columns(table)),
        )
    ]
    assert cells == expected
    scopes = [attrs["scope"] for attrs, _ in page().all("th")]
    assert scopes.count("col") == sum(len(paper_columns(table)) for table in tables)
    assert scopes.count("row") == sum(len(table.rows) for table in tables)


def test_each_chart_is_one_named_picture_with_its_table_behind_it() -> None:
    charts = [b for b in making.document().walk() if isinstance(b, ChartBlock)]
    pictures = page().all("svg")
    assert len(pictures) == len(charts) == len(page().all("details")) == 2
    said = {attrs.get("id"): words for attrs, words in page().all("title") + page().all("desc")}
    for (attrs, _), block in zip(pictures, charts, strict=True):
        title, alt = attrs["aria-labelledby"].split()
        assert attrs["role"] == "img"
        assert said[title] == str(block.chart.title)
        assert said[alt] == str(block.chart.alt)


def test_the_marking_is_first_last_and_on_each_printed_page() -> None:
    made = read(making.document(Marking.OFFICIAL_SENSITIVE, "For the board"))
    lines = [said for attrs, said in made.all("p") if attrs.get("class") == "marking"]
    assert lines == ["OFFICIAL-SENSITIVE – For the board"] * 2
    (_, style), *_ = made.all("style")
    assert style.count(css_string("OFFICIAL-SENSITIVE – For the board")) == 2
    assert "@top-center" in style
    assert "noindex, nofollow" in [attrs.get("content") for attrs, _ in made.all("meta")]


def test_a_paper_with_sample_data_says_so_in_words_and_across_the_page() -> None:
    made = read(making.sample_document())
    assert sum("sample data" in said for _, said in made.all("p")) == 2
    assert 'body::after { content: "Sample data"' in made.all("style")[0][1]
    assert "body::after" not in page().all("style")[0][1]


def test_the_rule_for_small_numbers_is_told_in_full_once() -> None:
    told = "[c] Hidden: a count below 5, or a number that would reveal one."
    table = wide_table(7)
    document = replace(
        making.document(), hidden_note=told, blocks=(TableBlock(table), TableBlock(table, 1))
    )
    said = [said for _, said in read(document).all("p")]
    assert said.count(told) == 2
    alone = replace(document, blocks=(Paragraph("Words"),))
    assert [said for _, said in read(alone).all("p")].count(told) == 1


@pytest.mark.parametrize("words", PAYLOADS)
def test_what_people_wrote_is_text_wherever_they_wrote_it(words: str) -> None:
    made = read(with_words(words))
    plain = read(with_words("plain"))
    without_breaks = [tag for tag, _ in made.elements if tag != "br"]
    assert without_breaks == [tag for tag, _ in plain.elements if tag != "br"]
    assert not [name for _, attrs in made.elements for name in attrs if name.startswith("on")]
    assert all(attrs.get("href", "#").startswith("#") for _, attrs in made.elements)
    assert "<" not in made.all("style")[0][1]


def test_any_characters_at_any_length_are_written() -> None:
    for seed in range(5):
        html_bytes(with_words(any_words(seed, 2000)))
    html_bytes(with_words("word " * 10_000))


def test_words_in_a_style_sheet_can_not_leave_their_string() -> None:
    assert css_string('";} </b') == '"\\000022\\00003b\\00007d \\00003c\\00002fb"'
