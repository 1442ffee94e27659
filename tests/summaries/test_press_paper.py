"""The press line as text, as HTML to paste and as a page: the same words in each."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from oversight_app.domain.findings import Status
from oversight_app.domain.observations import Provenance
from oversight_app.domain.papers import Format, Marking, PaperOrder
from oversight_app.domain.positions import Position
from oversight_app.review.position_rows import HeldPosition
from oversight_app.review.press_line import PressSelection, press_line_of
from oversight_app.review.press_parts import (
    CheckedClaim,
    Concern,
    Contact,
    HeldBack,
    OtherClaim,
    PressLine,
    SayableLine,
    SignedPosition,
    Warned,
)
from oversight_app.store.workspace import Workspace, open_workspace
from oversight_app.summaries.html_text import as_html
from oversight_app.summaries.pdf import page_pictures, pdf_bytes
from oversight_app.summaries.plain_text import as_text
from oversight_app.summaries.preparing import prepare
from oversight_app.summaries.press_paper import press_paper
from oversight_app.summaries.writing import write_paper

DAY = date(2022, 10, 31)


def held(number: int, body: str, wording: str, **said: object) -> HeldPosition:
    position = Position(
        id=number, number=number, organisation=1, name="In short", wording=wording,
        stance="opposes", from_day=date(2021, 9, 30), dated="month", source="Gazette",
    )  # fmt: skip
    return HeldPosition(replace(position, **said), body, "", DAY)  # type: ignore[arg-type]


PRESS = PressLine(
    group=1, reference="G-001", name="Night <watchers>", office="Small office", day=DAY,
    lines=(SayableLine(5, "LT-001", "Title", "Tell the police & nobody else.",
                       "LT-001, cleared by Monitoring Officer on 2 March 2022", Provenance.LOCAL),),
    held_back=(HeldBack(6, "LT-002", "Other", "It is not cleared."),),
    decision=SignedPosition(7, "ED-001", "Signpost to report", "ED-001, signed by PCC on 20 April "
                            "2022, published on 1 May 2022", "", (), Provenance.LOCAL),
    draft=HeldBack(8, "ED-002", "Draft", "A draft. It is not for use."),
    claims=(CheckedClaim(9, "CL-001", "“3 of 12.”", "A member, 1 February 2022",
                         "3 of 12 is 25.0%",
                         Status("Arithmetic right, conclusion not shown", "partly"),
                         "In 2021, 3 of 12.", ("How many failed.",), "Gazette",
                         "CL-001, judged by HQ on 1 March 2022", Provenance.LOCAL),),
    others=(OtherClaim(10, "CL-002", "More", Status("Not judged yet", "unknown"), "Gazette",
                       "Not judged yet", True, Provenance.LOCAL),),
    positions=(
        held(1, "Sample Police", "“We may.”"),
        held(2, "Sample Police", "“We look.”", review_by=date(2022, 10, 1)),
        held(3, "Charity", "“No.”", source="Blog"),
    ),
    contacts=(Contact("The office’s line", "Press office"), Contact("Figures", "Press office")),
    warnings=(Warned(Concern.LINE, "LT-002 may not be said. It is not cleared.", 6),),
    provenance=Provenance.LOCAL, history_head="abc",
)  # fmt: skip

TEXT = """\
OFFICIAL

Press line: Night <watchers>
============================
As at 31 October 2022
Prepared by Small office, 31 October 2022.

What the office says
--------------------

Tell the police & nobody else.

LT-001, cleared by Monitoring Officer on 2 March 2022.

The Commissioner’s position
---------------------------

Signpost to report. Working with a group is an operational choice of the chief constable. This \
records the Commissioner’s position and the assurance sought.

ED-001, signed by PCC on 20 April 2022, published on 1 May 2022.

ED-002 is in draft and is not for use.

Check before use
----------------

- LT-002 may not be said. It is not cleared.

Claims that were checked
------------------------

Claimed: “3 of 12.” A member, 1 February 2022
You can quote: In 2021, 3 of 12.
Verdict: Arithmetic right, conclusion not shown. 3 of 12 is 25.0%
It does not show: How many failed.
Source: Gazette. CL-001, judged by HQ on 1 March 2022.

Other claims: no wording to quote
---------------------------------

CL-002: not judged yet.

Whom to ask
-----------

Press office: the office’s line, figures.

What others say
---------------

Sample Police
  What was said: “We may.”
  “We look.” [Review was due by 1 October 2022: check before use]
  When and where: September 2021. Gazette

Charity
  What was said: “No.”
  When and where: September 2021. Blog

OFFICIAL
"""


def parsed(html: str) -> ElementTree.Element:
    """Parse strictly: what is not well-formed is an error."""
    return ElementTree.fromstring(html.removeprefix("<!DOCTYPE html>"))


def test_the_whole_text_reads_as_it_should() -> None:
    assert as_text(press_paper(PRESS)) == TEXT


def test_html_is_well_formed_with_real_headings_and_one_table() -> None:
    body = parsed(as_html(press_paper(PRESS))).find("body")
    assert body is not None
    assert [one.text for one in body.iter("h1")] == ["Press line: Night <watchers>"]
    assert [one.text for one in body.iter("h2")] == [
        "What the office says", "The Commissioner’s position", "Check before use",
        "Claims that were checked", "Other claims: no wording to quote", "Whom to ask",
        "What others say",
    ]  # fmt: skip
    (table,) = body.iter("table")
    assert [one.text for one in table.iter("th") if one.get("scope") == "col"] == [
        "Who", "What was said", "When and where",
    ]  # fmt: skip
    assert [one.text for one in table.iter("th") if one.get("scope") == "row"] == [
        "Sample Police", "Charity",
    ]  # fmt: skip
    first, last = body[0], body[-1]
    assert "".join(first.itertext()) == "".join(last.itertext()) == "OFFICIAL"


def test_text_and_html_hold_the_same_words() -> None:
    text = as_text(press_paper(PRESS))
    html = " ".join("".join(parsed(as_html(press_paper(PRESS))).itertext()).split())
    for sentence in (
        "Tell the police & nobody else.", "LT-002 may not be said. It is not cleared.",
        "“We may.”", "In 2021, 3 of 12.", "How many failed.", "CL-002: not judged yet.",
    ):  # fmt: skip
        assert sentence in text
        assert sentence in html


def test_no_line_and_no_claim_are_said_in_words() -> None:
    warned = Warned(Concern.NO_LINE, "No line of the office is cleared for use.")
    bare = replace(
        PRESS, lines=(), claims=(), others=(), decision=None, draft=None, positions=(),
        warnings=(*PRESS.warnings, warned),
    )  # fmt: skip
    text = as_text(press_paper(bare))
    assert "No line of the office is cleared for use." not in text  # it is said below
    assert "No line is cleared for use. Say nothing for the office until one is." in text
    assert "No position of the Commissioner is signed and open to use." in text
    assert "No claim has a wording that may be quoted." in text
    assert "No position is on record." in text


def test_a_page_has_its_marking_and_is_tagged() -> None:
    made = pdf_bytes(press_paper(PRESS, marking=Marking.OFFICIAL_SENSITIVE))
    reader = PdfReader(io.BytesIO(made))
    assert len(reader.pages) == 1
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert reader.pages[0].extract_text().count("OFFICIAL-SENSITIVE") >= 3
    assert reader.xmp_metadata is not None
    assert b"<pdfuaid:part>1</pdfuaid:part>" in reader.xmp_metadata.stream.get_data()
    assert "Sample data" not in reader.pages[0].extract_text()


@pytest.mark.parametrize("provenance", [Provenance.LOCAL, Provenance.SAMPLE])
def test_more_than_a_page_goes_on_to_a_second_with_nothing_left_out(
    provenance: Provenance,
) -> None:
    many = tuple(held(n, f"Body number {n:02}", f"“Words {n:02}.” " * 12) for n in range(1, 26))
    made = pdf_bytes(press_paper(replace(PRESS, positions=many, provenance=provenance)))
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(made)).pages]
    assert len(pages) > 1
    said = " ".join(pages)
    assert all(f"Body number {n:02}" in said for n in range(1, 26))
    assert all("OFFICIAL" in page for page in pages)
    assert f"Page 1 of {len(pages)}" in pages[0]


def test_what_is_printed_is_the_very_page(tmp_path: Path) -> None:
    (page,) = page_pictures(press_paper(PRESS), per_inch=72)
    assert page.startswith(b"\x89PNG")
    # A4 at 72 dots to an inch: 595 by 842.
    assert (int.from_bytes(page[16:20]), int.from_bytes(page[20:24])) == (595, 842)


@pytest.fixture(scope="module")
def sample(sample_file: Path) -> Iterator[Workspace]:
    ws = open_workspace(sample_file, for_writing=False)
    yield ws
    ws.close()


def test_the_sample_is_one_page_marked_as_sample_data(sample: Workspace, tmp_path: Path) -> None:
    paper = prepare(sample, PaperOrder("press-line", subject="G-001"))
    (path,) = write_paper(sample, paper, [Format.PDF], tmp_path)
    assert path.name == "press-line-g-001-2022-10-31-sample-data-OFFICIAL.pdf"
    reader = PdfReader(path)
    assert len(reader.pages) == 1
    text = " ".join(reader.pages[0].extract_text().split())
    assert "This paper holds sample data" in text
    assert "114 of 259 is 44.0%; 95% interval 38.1% to 50.1%" in text


def test_each_position_of_the_sample_stands_there_word_for_word_with_its_source(
    sample: Workspace,
) -> None:
    press = press_line_of(sample, PressSelection("G-001"))
    text = as_text(press_paper(press))
    assert len(press.positions) >= 9
    for one in press.positions:
        assert one.wording in text
        assert one.source.rstrip(".") in text
    assert re.search(r"ED-\d{3} is in draft and is not for use", text)
