"""A written page of HTML, read again: nothing in it acts, nothing in it leads out."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from oversight_app.summaries.reread_figures import FoundTable, Reading, of_the_office
from oversight_app.summaries.reread_parts import Unreadable

_ACTIVE = {
    "script", "iframe", "frame", "frameset", "object", "embed", "applet", "link", "base", "form",
    "input", "button", "textarea", "select", "audio", "video", "source", "track", "portal",
    "template", "slot", "noscript", "metadata", "foreignobject", "animate", "set", "use-external",
}  # fmt: skip
_LEADS = {"src", "href", "action", "formaction", "background", "poster", "srcset", "ping", "data"}
_NAMES_SOMEBODY = {"author", "creator", "generator-user", "last-modified-by", "dcterms.creator"}
_OUT = re.compile(
    r"@import|expression\(|-moz-binding|url\(\s*[\"']?(?!#|data:(?:image|font)/)", re.I
)
_UNSEEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0)\b", re.I)
_APART = {
    "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr", "div", "section", "dt", "dd",
    "title", "desc", "text", "caption", "figcaption", "br",
}  # fmt: skip


def read_html(content: bytes, office: str) -> Reading:
    """Read a page; Unreadable for what is none."""
    try:
        written = content.decode("utf-8")
    except UnicodeDecodeError:
        raise Unreadable("it can’t be read as text") from None
    reader = _Reader(office)
    reader.feed(written)
    reader.close()
    text = "".join(reader.text)
    return Reading(
        faults=tuple(dict.fromkeys(reader.faults)),
        tables=tuple(
            FoundTable(f"table {number}", rows)
            for number, rows in enumerate(reader.tables, start=1)
        ),
        text=text,
        pages=(("it", text),),
    )


class _Reader(HTMLParser):
    """Gathers the tables and words of a page, and what must not be in one."""

    def __init__(self, office: str) -> None:
        super().__init__(convert_charrefs=True)
        self.office = office
        self.faults: list[str] = []
        self.text: list[str] = []
        self.tables: list[tuple[tuple[str, ...], ...]] = []
        self._rows: list[tuple[str, ...]] | None = None
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._head = False
        self._style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at a tag and what it carries."""
        self.faults += _of_the_tag(tag, {name: value or "" for name, value in attrs}, self.office)
        self._style = tag == "style"
        if tag in _APART:
            self.text.append("\n")
        if tag == "table":
            self._rows = []
        elif tag == "thead":
            self._head = True
        elif tag == "tr" and self._rows is not None:
            self._row = []
        elif tag in ("td", "th") and self._row is not None:
            self._cell = []
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close what a tag has opened."""
        self._style = False
        if tag in ("td", "th") and self._row is not None and self._cell is not None:
            self._row.append("".join(self._cell))
            self._cell = None
        elif tag == "tr" and self._rows is not None and self._row is not None:
            if not self._head:
                self._rows.append(tuple(self._row))
            self._row = None
        elif tag == "thead":
            self._head = False
        elif tag == "table" and self._rows is not None:
            self.tables.append(tuple(self._rows))
            self._rows = None

    def handle_data(self, data: str) -> None:
        """Take words as words, and a style as a style."""
        if self._style:
            if _OUT.search(data):
                self.faults.append("its style leads out of the file")
            return
        self.text.append(data)
        if self._cell is not None:
            self._cell.append(data)

    def handle_comment(self, data: str) -> None:
        """A comment is words that nobody sees."""
        self.faults.append("it holds a comment that nobody sees")

    def handle_pi(self, data: str) -> None:
        """An instruction is for a program."""
        self.faults.append("it holds an instruction to a program")

    def unknown_decl(self, data: str) -> None:
        """So is any other declaration."""
        self.faults.append("it holds an instruction to a program")


def _of_the_tag(tag: str, said: dict[str, str], office: str) -> Iterator[str]:
    if tag in _ACTIVE:
        yield f"it holds something active (<{tag}>)"
    if tag == "meta" and said.get("http-equiv", "").casefold() in ("refresh", "set-cookie"):
        yield "it leads to another page by itself"
    person = said.get("name", "").casefold() in _NAMES_SOMEBODY
    if tag == "meta" and person and not of_the_office(said.get("content", ""), office):
        yield "its properties name somebody"
    if "hidden" in said or _UNSEEN.search(said.get("style", "")):
        yield f"it holds something that nobody sees (<{tag}>)"
    if _OUT.search(said.get("style", "")):
        yield "its style leads out of the file"
    for name, value in said.items():
        plain = re.sub(r"[\s\x00-\x1f]", "", value).casefold()
        if name.startswith("on"):
            yield f"it holds something active ({name})"
        inside = plain.startswith("#") or (
            tag in ("img", "image") and plain.startswith(("data:image/png", "data:image/svg+xml"))
        )
        if name.rsplit(":", 1)[-1] in _LEADS and not inside:
            yield f"it leads out of the file (<{tag} {name}>)"
