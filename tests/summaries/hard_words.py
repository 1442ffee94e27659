"""Words that people, files or somebody with a grudge could put into a paper."""

import random
from dataclasses import replace

from oversight_app.domain.findings import Align, Column, Row, Table
from oversight_app.domain.observations import Marker
from oversight_app.domain.papers import Marking
from oversight_app.domain.wording import Quantity
from oversight_app.summaries.document import (
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    ListBlock,
    Note,
    Notes,
    Paragraph,
    TableBlock,
    Term,
    Terms,
)
from tests.summaries import making

PAYLOADS = (
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<svg onload=alert(1)>",
    "<iframe src='https://example.invalid'></iframe>",
    "<a href='javascript:alert(1)'>here</a>",
    "<!-- --><!DOCTYPE html><base href='https://example.invalid'>",
    "<link rel=stylesheet href=//example.invalid/x.css>",
    "<form action=//example.invalid><input name=a>",
    "<meta http-equiv=refresh content='0;url=//example.invalid'>",
    "<object data=x></object><embed src=x>",
    "]]><![CDATA[x]]>",
    "&lt;script&gt; &amp;amp; &#x3c; &nbsp;",
    "&xxe; <!ENTITY xxe SYSTEM 'file:///etc/passwd'>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "=cmd|'/c calc'!A1",
    "=HYPERLINK(\"https://example.invalid\",\"click\")",
    "+1+1", "-2+3", "@SUM(A1:A9)", "\t=1+1", "{=TABLE(1)}", "'=1+1",
    "{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe \"/k calc\" }",
    "{ INCLUDEPICTURE \"https://example.invalid/x.png\" }",
    "</w:t></w:r><w:r><w:instrText>AUTHOR</w:instrText></w:r>",
    "<w:hyperlink r:id='rId1'>x</w:hyperlink>",
    "#panic() $x$ *bold* _it_ @ref <label> `raw`",
    '#image("/etc/passwd") #read("/etc/passwd") #link("https://example.invalid")',
    "= Heading\n- item\n+ item\n/ term: words",
    "// gone /* gone */ \\ ~ -- --- '\"",
    "%PDF-1.7 /JavaScript (alert) endobj",
    "a\u202eb\u2066c\u200fd",
    "שלום עולם 123 مرحبا",
    "nul\x00bell\x07esc\x1b[31m\x7f\x85\ufffe\uffff",
    "half \ud83d and \udc00",
    "emoji 🚓👩🏽‍✈️ and 漢字 \ue000",
    "{0} {force} %s {{x}}",
    "http://example.invalid/" + "a" * 400,
    "combining " + "a" + "\u0301" * 200,
)  # fmt: skip


def with_words(words: str) -> Document:
    """A paper with the same words wherever somebody could have put them."""
    table = Table(
        "t", words, (Column("a", words), Column("b", words, Align.RIGHT)),
        (Row("1", (words, Quantity(7)), pinned=True), Row("2", ("Plain", words))), words,
    )  # fmt: skip
    return replace(
        making.document(Marking.OFFICIAL_SENSITIVE, words[:90]),
        title=words,
        subtitle=words,
        office=words,
        hidden_note=words,
        blocks=(
            Heading(1, words),
            Paragraph(words),
            KeyFigures((KeyFigure(Quantity(7), words),)),
            TableBlock(table, 2, (1,)),
            ListBlock((words, words)),
            Terms((Term(words, words),)),
            Notes((Note(1, words),)),
        ),
    )


def wide_table(columns: int, head: str = "Safeguarding checks {}") -> Table:
    """A table of many columns; every fifth figure is hidden."""
    hidden = Quantity(None, marker=Marker.HIDDEN)
    return Table(
        f"wide-{columns}",
        f"Districts, {columns} columns",
        (
            Column("district", "District"),
            *(Column(f"{i}", head.format(i), Align.RIGHT) for i in range(1, columns)),
        ),
        tuple(
            Row(name, (name, *(hidden if i % 5 == 0 else Quantity(1000 + i)
                               for i in range(1, columns))))
            for name in ("Swindon", "West Wiltshire", "Kennet and Marlborough")
        ),
    )  # fmt: skip


def any_words(seed: int, length: int) -> str:
    """Characters from all of Unicode, the same for the same seed."""
    chosen = random.Random(seed)
    return "".join(chr(chosen.randrange(0x110000)) for _ in range(length))
