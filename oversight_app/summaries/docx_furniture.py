"""What stands on each page of a Word file: the marking at its top and bottom, its number, and
across it the words for sample data."""

from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from oversight_app.summaries.document import Document
from oversight_app.summaries.docx_styles import Styles
from oversight_app.summaries.docx_xml import field, paragraph, run
from oversight_app.summaries.words import SAMPLE, imprint, readable

_WATERMARK = """
<w:r {w}><w:rPr><w:noProof/></w:rPr>
<w:pict xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
 path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>
<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>
<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>
<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/>
</v:shapetype>
<v:shape id="Watermark{number}" o:spid="_x0000_s{spid}" type="#_x0000_t136" alt="{words}"
 style="position:absolute;margin-left:0;margin-top:0;width:480pt;height:96pt;rotation:308;\
z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:page;\
mso-position-vertical:center;mso-position-vertical-relative:page" fillcolor="#f3e6ec"
 stroked="f" o:allowincell="f"><v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt"
 string="{words}"/></v:shape></w:pict></w:r>"""


def furnish(made: Any, document: Document, styles: Styles, *, own: bool) -> None:
    """Put the marking on each kind of page that the file has. ``own`` says that the file is the
    program's, which has no number of its own on a page."""
    section = made.sections[0]
    kinds = [(section.header, section.footer)]
    if section.different_first_page_header_footer:
        kinds.append((section.first_page_header, section.first_page_footer))
    if made.settings.odd_and_even_pages_header_footer:
        kinds.append((section.even_page_header, section.even_page_footer))
    for number, (header, footer) in enumerate(kinds, start=1):
        _header(header, document, styles, number)
        _footer(footer, document, styles)
    if own:
        section.header_distance, section.footer_distance = _MM * 9, _MM * 8


_MM = 36_000
"""Of the format's own units (EMU) to a millimetre."""


def _header(header: Any, document: Document, styles: Styles, number: int) -> None:
    header.is_linked_to_previous = False
    runs = [run(_line(document.marking_line))]
    if document.sample:
        runs.append(run(f"  |  {SAMPLE}"))
        runs.append(parse_xml(_WATERMARK.format(
            w=nsdecls("w"), number=number, spid=2048 + number, words=SAMPLE
        )))  # fmt: skip
    root = header._element
    _drop_empty(root)
    root.insert(0, paragraph(styles.id("Marking"), *runs, align="center"))


def _footer(footer: Any, document: Document, styles: Styles) -> None:
    footer.is_linked_to_previous = False
    root = footer._element
    _drop_empty(root)
    sample = [run(f"  |  {SAMPLE}")] if document.sample else []
    marked = [run(_line(document.marking_line)), *sample]
    root.append(paragraph(styles.id("Marking"), *marked, align="center"))
    if not _numbered(root):
        counted = (run("Page "), *field("PAGE", "1"), run(" of "), *field("NUMPAGES", "1"))
        root.append(paragraph(styles.id("Footer"), *counted, align="center"))
    root.append(paragraph(styles.id("Small print"), run(imprint(document)), align="center"))


def _drop_empty(root: Any) -> None:
    """Drop the empty paragraph that a new header begins with."""
    for child in root.findall(qn("w:p")):
        if len(root) > 0 and not any(True for _ in child.iter(qn("w:r"))):
            root.remove(child)


def _numbered(root: Any) -> bool:
    codes = [one.text or "" for one in root.iter(qn("w:instrText"))]
    codes += [one.get(qn("w:instr")) or "" for one in root.iter(qn("w:fldSimple"))]
    return any("PAGE" in code.upper().split() for code in codes)


def _line(words: str) -> str:
    return " ".join(readable(words).split())
