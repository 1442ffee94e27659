"""The parts of a zipped office file (XLSX, DOCX), read by nothing that wrote them."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from oversight_app.summaries.reread_figures import of_the_office

Element = ElementTree.Element
_PERSONAL = frozenset({"creator", "lastModifiedBy", "Manager", "Company", "HyperlinkBase"})
_LARGEST = 500_000_000
"""Bytes of all parts together: a written paper has a hundredth of them."""
_RIDES: tuple[tuple[str, str], ...] = (
    (r"vbaproject|vbadata|macrosheets|activex|ctrlprops", "a macro or a control"),
    (r"externallinks?/", "a link to another file"),
    (r"embeddings/|oleobject", "an embedded file"),
    (r"comments|persons?/|people\.xml", "comments"),
    (r"pivot", "a pivot table with its source rows"),
    (r"connections|querytables?|customdata|model/", "a connection to data elsewhere"),
    (r"printersettings", "the settings of somebody’s printer"),
    (r"customxml|docprops/custom|customproperty", "properties of its own"),
    (r"thumbnail", "a picture of another document"),
    (r"glossary/|attachedtoolbars|keymap", "parts of the template that nobody sees"),
)  # fmt: skip


class Unreadable(Exception):  # noqa: N818 - it says what the file is
    """A file that can't be opened again; the words say why."""


@dataclass(frozen=True)
class Parts:
    """The parts of a file by their names."""

    content: dict[str, bytes]

    @classmethod
    def of(cls, content: bytes) -> "Parts":
        """Open a file; Unreadable for one that is none or far too large."""
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                if sum(one.file_size for one in packed.infolist()) > _LARGEST:
                    raise Unreadable("it is larger than any paper")
                names = packed.namelist()
                if len(set(names)) != len(names) or packed.comment:
                    raise Unreadable("it holds more than its parts")
                return cls({name: packed.read(name) for name in names})
        except (zipfile.BadZipFile, RuntimeError, EOFError, ValueError, NotImplementedError):
            raise Unreadable("it can’t be opened again") from None

    def xml(self, name: str) -> Element:
        """Return a part as XML, its namespaces taken off; Unreadable for one that is missing, is
        no XML, or declares entities (which could make it as large as anyone likes)."""
        written = self.content.get(name)
        if written is None or b"<!DOCTYPE" in written or b"<!ENTITY" in written:
            raise Unreadable(f"its part {name} can’t be read")
        try:
            root = ElementTree.fromstring(written)
        except ElementTree.ParseError:
            raise Unreadable(f"its part {name} can’t be read") from None
        for each in root.iter():
            each.tag = local(each.tag)
        return root

    def unknown(self, known: str) -> Iterator[str]:
        """Yield what each part is that does not fully match one of the known names."""
        for name in self.content:
            if not re.fullmatch(known, name):
                lower = name.casefold()
                what = next((words for form, words in _RIDES if re.search(form, lower)), "")
                yield f"it holds {what or f'a part that no paper has ({name})'}"

    def links(self) -> Iterator[str]:
        """Yield the targets outside the file that its parts are bound to."""
        for name in self.content:
            if name.endswith(".rels"):
                for each in self.xml(name).iter("Relationship"):
                    if each.get("TargetMode") == "External":
                        yield "it is bound to something outside the file"

    def properties(self, office: str) -> Iterator[str]:
        """Yield the properties that name somebody: the office alone may stand there."""
        for part in ("docProps/core.xml", "docProps/app.xml"):
            if part in self.content:
                for each in self.xml(part).iter():
                    if each.tag in _PERSONAL and not of_the_office(each.text or "", office):
                        yield f"its properties name somebody ({each.tag})"


def local(name: str) -> str:
    """Return an XML name without its namespace."""
    return name.rsplit("}", 1)[-1]


def attribute(element: Element, name: str) -> str:
    """Return an attribute by its local name, "" where it is not there."""
    return next((value for key, value in element.attrib.items() if local(key) == name), "")
