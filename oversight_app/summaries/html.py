"""A document as one web page that needs nothing else: no script, no picture or style from
elsewhere, and a policy in its head that lets a browser fetch none.

Everything is built as elements, whose writer escapes what people wrote.
"""

from xml.etree.ElementTree import Element, SubElement, tostring

from oversight_app.domain.papers import Marking
from oversight_app.summaries.document import Document
from oversight_app.summaries.html_blocks import BlockElements, Entry, said_element
from oversight_app.summaries.html_style import style
from oversight_app.summaries.words import (
    SAMPLE_NOTE,
    imprint,
    prepared_by,
    readable,
    worded,
)

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
"""What a browser may load for the page (Content Security Policy): its own style, and no more."""
_LISTED = 2
"""Headings down to this level stand in the contents."""
_FEW = 3
"""A paper with fewer headings needs no contents."""


def html_bytes(document: Document) -> bytes:
    """Return a document as HTML in UTF-8. The same document gives the same bytes."""
    page = Element("html", {"lang": document.language})
    page.append(_head(document))
    body = SubElement(page, "body")
    skip = SubElement(body, "a", {"class": "skip", "href": "#content"})
    skip.text = "Skip to the content"
    for place in ("top", "bottom"):
        running = SubElement(body, "div", {"class": f"running {place}", "aria-hidden": "true"})
        running.text = _marking(document)
    body.append(_header(document))
    elements = BlockElements(document)
    main = Element("main", {"id": "content", "tabindex": "-1"})
    # As a list: while ``extend`` goes through it, it tells of any error as one of its own.
    main.extend(list(elements.of(document.blocks)))
    main.extend(elements.last())
    contents = _contents(elements.entries)
    around = SubElement(body, "div", {"class": "page" if contents is not None else "page plain"})
    if contents is not None:
        around.append(contents)
    around.append(main)
    body.append(_footer(document))
    for element in (body, *body, *main, *page[0]):
        element.tail = "\n"
    written: bytes = tostring(page, encoding="utf-8", method="html")
    return b"<!DOCTYPE html>\n" + written + b"\n"


def _head(document: Document) -> Element:
    head = Element("head")
    SubElement(head, "meta", {"charset": "utf-8"})
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": POLICY})
    SubElement(head, "title").text = _title(document)
    told = {
        "viewport": "width=device-width, initial-scale=1",
        "referrer": "no-referrer",
        "description": _line(worded(document.subtitle)),
        "author": _line(readable(document.office)),
        "dcterms.created": document.dated.isoformat(),
        "keywords": _marking(document),
    }
    if document.sample or document.marking is not Marking.OFFICIAL:
        told["robots"] = "noindex, nofollow"
    for name, content in told.items():
        SubElement(head, "meta", {"name": name, "content": content})
    SubElement(head, "style").text = style(document)
    return head


def _header(document: Document) -> Element:
    header = Element("header")
    header.append(said_element("p", _marking(document), "marking"))
    SubElement(header, "h1").text = _title(document)
    header.append(said_element("p", document.subtitle, "lead"))
    header.append(said_element("p", f"{prepared_by(document)}.", "prepared"))
    if document.sample:
        header.append(said_element("p", SAMPLE_NOTE, "sample"))
    SubElement(header, "div", {"class": "rule"})
    return header


def _footer(document: Document) -> Element:
    footer = Element("footer")
    footer.append(said_element("p", _marking(document), "marking"))
    if document.sample:
        footer.append(said_element("p", SAMPLE_NOTE, "sample"))
    footer.append(said_element("p", f"{prepared_by(document)}. {imprint(document)}"))
    return footer


def _contents(entries: list[Entry]) -> Element | None:
    """Return the list of headings, those of level 2 below theirs; None for a few."""
    if len(entries) < _FEW:
        return None
    made = Element("nav", {"aria-labelledby": "contents"})
    SubElement(made, "h2", {"id": "contents"}).text = "Contents"
    outer = SubElement(made, "ul")
    inner: Element | None = None
    for entry in entries:
        if entry.level > _LISTED:
            continue
        if entry.level == 1 or len(outer) == 0:
            inner = None
            parent = outer
        else:
            inner = SubElement(outer[-1], "ul") if inner is None else inner
            parent = inner
        item = SubElement(parent, "li")
        SubElement(item, "a", {"href": f"#{entry.id}"}).text = entry.words
    return made


def _title(document: Document) -> str:
    return _line(readable(document.title)) or "Untitled"


def _marking(document: Document) -> str:
    return _line(readable(document.marking_line))


def _line(words: str) -> str:
    return " ".join(words.split())
