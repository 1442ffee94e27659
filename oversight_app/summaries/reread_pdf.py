"""A written PDF, opened again: its objects, its tags, and the words under each of them."""

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import unescape

from oversight_app.summaries.reread_figures import FoundTable, Reading, of_the_office
from oversight_app.summaries.reread_parts import Unreadable

if TYPE_CHECKING:
    from pypdf import PdfReader

_SCRIPT, _ITSELF, _FORM = "a script", "something that acts by itself", "a form"
_FILE, _AWAY, _FILM = "an embedded file", "a link to another file", "a film or a sound"
_UNSEEN = "words that nobody sees"
_ACTIONS = {
    "/JavaScript": _SCRIPT, "/Launch": "a call of a program", "/URI": "a link to the web",
    "/SubmitForm": _FORM, "/ImportData": _FORM, "/ResetForm": _FORM, "/GoToR": _AWAY,
    "/Thread": _AWAY, "/GoToE": _FILE, "/Rendition": _FILM, "/Movie": _FILM, "/Sound": _FILM,
    "/SetOCGState": _UNSEEN, "/Hide": _UNSEEN,
}  # fmt: skip
_KEYS = {
    "/JS": _SCRIPT, "/JavaScript": _SCRIPT, "/AA": _ITSELF, "/OpenAction": _ITSELF,
    "/EmbeddedFiles": _FILE, "/EF": _FILE, "/AF": _FILE, "/Collection": _FILE,
    "/AcroForm": _FORM, "/XFA": _FORM, "/RichMedia": _FILM, "/OCProperties": _UNSEEN,
    "/PieceInfo": "another program’s own data", "/Perms": "a signature of somebody",
}  # fmt: skip
_ENDS = re.compile(rb"startxref\s+\d+\s+%%EOF")
_STRING = rb"\((?:\\.|[^\\()])*\)"
for _ in range(6):
    # Brackets that match may stand in a string as they are; six deep is more than anybody writes.
    _STRING = rb"\((?:\\.|[^\\()]|" + _STRING + rb")*\)"
_TOKENS = re.compile(
    _STRING + rb"|<<.*?>>|<[0-9A-Fa-f\s]*>|/[^\s/<>\[\]()]+|\b(?:BDC|BMC|EMC|Tf|TJ|Tj)\b|['\"]",
    re.S,
)
"""What of a page's contents says something: strings, names, properties and their operators."""
_MARK = re.compile(rb"/MCID\s+(\d+)")
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.S)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f",
            b"\n": b"", b"\r": b"", b"\r\n": b""}  # fmt: skip
_NAMING = re.compile(rb"<(?:photoshop:|pdf:Author|xmp:Author|xmpRights:Owner|Iptc4)")
_CODES = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_SECTIONS = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf(?:char|range)", re.S)
_RANGE = re.compile(rb"<([^>]*)>\s*<([^>]*)>\s*(?:<([^>]*)>|\[([^\]]*)\])")


def read_pdf(content: bytes, office: str) -> Reading:
    """Read a PDF; Unreadable for what is none."""
    from pypdf import PdfReader  # when the first is read: the window opens without it
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(content), strict=True)
        pages = list(reader.pages)
        words = _Words(pages)
        faults = [*_of_the_objects(reader), *_of_the_whole(reader, office)]
        if len(_ENDS.findall(content)) > 1:
            faults.append("it holds an earlier state of itself")
        root: Any = reader.trailer["/Root"]
        tree = root.get("/StructTreeRoot")
        elements = list(_elements(tree.get_object())) if tree is not None else []
        tables, text = _tagged(elements, words)
        faults += _untold(elements)
    except (PyPdfError, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError):
        raise Unreadable("it can’t be opened again") from None
    return Reading(
        faults=tuple(dict.fromkeys(faults)),
        tables=tuple(tables),
        text=text,
        pages=tuple((f"page {n}", said) for n, said in enumerate(words.pages, start=1)),
        whole=False,
        around="\n".join((text, *words.loose)),
    )


def _of_the_objects(reader: "PdfReader") -> Iterator[str]:
    """Look at every object of the file, whatever it hangs from."""
    for number in range(1, int(reader.trailer["/Size"])):  # type: ignore[call-overload]
        for each in _dictionaries(reader.get_object(number)):
            for key, what in _KEYS.items():
                if key in each:
                    yield f"it holds {what}"
            kind = str(each.get("/S", ""))
            if kind in _ACTIONS and "/P" not in each:
                yield f"it holds {_ACTIONS[kind]}"
            if each.get("/Type") in ("/Filespec", "/EmbeddedFile"):
                yield "it holds an embedded file"
            if each.get("/Type") == "/Annot" or ("/Subtype" in each and "/Rect" in each):
                yield from _of_the_annotation(each)


def _dictionaries(found: Any) -> Iterator[Any]:
    """Yield an object's dictionary and those that lie in it, other objects of the file left out."""
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

    waiting = [found]
    while waiting:
        each = waiting.pop()
        if isinstance(each, DictionaryObject):
            yield each
            inner: list[Any] = [each.raw_get(key) for key in each]
        elif isinstance(each, ArrayObject):
            inner = list(list.__iter__(each))
        else:
            continue
        waiting += [one for one in inner if not isinstance(one, IndirectObject)]


def _of_the_annotation(each: Any) -> Iterator[str]:
    inside = each.get("/Subtype") == "/Link" and ("/Dest" in each or "/A" in each)
    if not inside or each.get("/Contents") == "":
        yield "it holds a comment or another annotation"


def _of_the_whole(reader: "PdfReader", office: str) -> Iterator[str]:
    root: Any = reader.trailer["/Root"]
    marked = (root.get("/MarkInfo") or {}).get("/Marked")
    # A false one is an object too, and would count as true by itself.
    if not getattr(marked, "value", False) or "/StructTreeRoot" not in root:
        yield "it is not tagged, and could not be read aloud"
    if not str(root.get("/Lang", "")):
        yield "it does not say its language"
    known: Any = reader.metadata or {}
    if not of_the_office(str(known.get("/Author", "") or ""), office):
        yield "its properties name somebody (Author)"
    if set(known) - {"/Title", "/Subject", "/Keywords", "/Author", "/Creator", "/Producer",
                     "/CreationDate", "/ModDate", "/Trapped"}:  # fmt: skip
        yield "it has properties of its own"
    described = root.get("/Metadata")
    if described is not None:
        packet = described.get_object().get_data()
        named = re.search(rb"<dc:creator>.*?<rdf:li[^>]*>(.*?)</rdf:li>", packet, re.S)
        said = unescape(named[1].decode("utf-8", "replace")) if named else ""
        person = not of_the_office(said, office)
        if person or _NAMING.search(packet):
            yield "its properties name somebody"
    if reader.is_encrypted:
        yield "it is locked"


Tagged = tuple[str, tuple[str, ...], tuple[tuple[int, int], ...], Any]
"""What an element is, what it stands in, the marks (page, number) of its own words, and itself."""


def _elements(tree: Any) -> Iterator[Tagged]:
    """Yield the elements of the tags in reading order, each piece of words once."""
    waiting: list[tuple[Any, tuple[str, ...], Any]] = [(tree.get("/K"), (), None)]
    seen: set[int] = set()
    while waiting:
        node, above, page = waiting.pop()
        node = node.get_object() if hasattr(node, "get_object") else node
        if node is None:
            continue
        if isinstance(node, list):
            waiting += [(node[place], above, page) for place in reversed(range(len(node)))]
        elif isinstance(node, int):
            yield "", above, ((page, int(node)),), None
        elif "/MCID" in node:
            own = node.raw_get("/Pg") if "/Pg" in node else None
            yield "", above, ((own.idnum if own else page, int(node["/MCID"])),), None
        elif "/S" in node:
            if id(node) in seen:
                raise ValueError("the tags run in a circle")
            seen.add(id(node))
            own = node.raw_get("/Pg") if "/Pg" in node else None
            kind = str(node["/S"])
            yield kind, above, (), node
            under = (*above, kind)
            waiting.append((_End(), under, None))
            waiting.append((node.get("/K"), under, own.idnum if own else page))
        elif isinstance(node, _End):
            yield "/End", above, (), None


class _End:
    """Stands where an element ends."""

    def __contains__(self, key: str) -> bool:
        return False


def _tagged(elements: list[Tagged], words: "_Words") -> tuple[list[FoundTable], str]:
    tables: list[FoundTable] = []
    text: list[str] = []
    rows: list[tuple[str, ...]] = []
    row: list[str] = []
    for kind, above, marks, _ in elements:
        said = "".join(words.under(*mark) for mark in marks)
        text.append(said if marks else "\n")
        if marks and row and ("/TD" in above or "/TH" in above):
            row[-1] += said
        elif kind == "/Table":
            rows = []
        elif kind == "/TR":
            row = []
        elif kind in ("/TD", "/TH"):
            row.append("")
        elif kind == "/End" and above[-1] == "/TR" and "/THead" not in above:
            rows.append(tuple(row))
            row = []
        elif kind == "/End" and above[-1] == "/Table":
            tables.append(FoundTable(f"table {len(tables) + 1}", tuple(rows)))
    return tables, "".join(text)


def _untold(elements: list[Tagged]) -> Iterator[str]:
    for kind, _, _, node in elements:
        if kind == "/Figure" and not str(node.get("/Alt", "")).strip():
            yield "a picture in it has no text alternative"


class _Words:
    """The words of some pages: under each mark, and of each page as a whole."""

    def __init__(self, pages: list[Any]) -> None:
        self.pages: list[str] = []
        self.loose: list[str] = []
        """Words of the pages under no mark: their furniture."""
        self._under: dict[tuple[int, int], str] = {}
        for page in pages:
            self.pages.append(self._read(page))

    def under(self, page: int | None, mark: int) -> str:
        """Return the words under a mark of the page that is this object of the file."""
        return self._under.get((page or 0, mark), "")

    def _read(self, page: Any) -> str:
        number = page.indirect_reference.idnum
        fonts = page["/Resources"].get("/Font", {})
        known = {name: _letters(fonts[name]) for name in fonts}
        contents = page.get_contents()
        letters: dict[bytes, str] = {}
        marks: list[int | None] = []
        strings: list[bytes] = []
        name, properties = "", b""
        whole: list[str] = []
        loose: list[str] = []
        # Charts are a hundred thousand numbers: what says nothing is passed over at once.
        for found in _TOKENS.finditer(contents.get_data() if contents is not None else b""):
            token = found[0]
            first = token[:1]
            if first == b"(" or (first == b"<" and token[:2] != b"<<"):
                strings.append(token)
            elif first == b"/":
                name = token.decode("latin-1")
            elif first == b"<":
                properties = token
            elif token == b"Tf":
                letters = known.get(name, {})
            elif token in (b"BDC", b"BMC"):
                number_of = _MARK.search(properties)
                marks.append(int(number_of[1]) if number_of else None)
                properties = b""
            elif token == b"EMC":
                whole.append(" ")
                loose.append("\n")
                if marks:
                    marks.pop()
            else:
                said = "".join(_said(_bytes(one), letters) for one in strings)
                strings = []
                whole.append(said)
                mark = next((one for one in reversed(marks) if one is not None), None)
                if mark is not None:
                    self._under[number, mark] = self._under.get((number, mark), "") + said
                else:
                    loose.append(said)
        self.loose += "".join(loose).split("\n")
        return "".join(whole)


def _bytes(written: bytes) -> bytes:
    """Return what a string of a page stands for: in brackets with escapes, or in hexadecimal."""
    if written[:1] == b"<":
        digits = b"".join(written[1:-1].split())
        return _hex(digits + b"0" * (len(digits) % 2))
    return _ESCAPED.sub(_unescaped, written[1:-1])


def _unescaped(found: re.Match[bytes]) -> bytes:
    code = found[1]
    return bytes([int(code, 8) & 255]) if code[:1].isdigit() else _ESCAPES.get(code, code)


def _said(raw: bytes, letters: dict[bytes, str]) -> str:
    size = max(map(len, letters), default=1)
    codes = (raw[at : at + size] for at in range(0, len(raw), size))
    return "".join(letters.get(code, "\ufffd") for code in codes)


def _letters(font: Any) -> dict[bytes, str]:
    """Return what each code of a font is as text, by its own table (ToUnicode)."""
    table = font.get_object().get("/ToUnicode")
    found: dict[bytes, str] = {}
    for kind, body in _SECTIONS.findall(table.get_object().get_data() if table else b""):
        if kind == b"bfchar":
            codes = [_hex(code) for code in _CODES.findall(body)]
            found |= {code: _text(said) for code, said in zip(codes[::2], codes[1::2], strict=True)}
            continue
        for first, last, start, several in _RANGE.findall(body):
            low, high = int(first, 16), int(last, 16)
            size = len(_hex(first))
            listed = [_text(_hex(code)) for code in _CODES.findall(several)]
            for place, code in enumerate(range(low, min(high, low + 65_535) + 1)):
                said = listed[place] if several else _after(_text(_hex(start)), place)
                found[code.to_bytes(size, "big")] = said
    return found


def _after(letter: str, place: int) -> str:
    return letter[:-1] + chr(ord(letter[-1]) + place)


def _hex(code: bytes) -> bytes:
    return bytes.fromhex(code.decode("ascii"))


def _text(raw: bytes) -> str:
    return raw.decode("utf-16-be")
