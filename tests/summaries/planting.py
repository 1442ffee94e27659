"""Files with something planted in them: what a re-reading must find, put in by surgery."""

import io
import zipfile
from collections.abc import Callable, Mapping

import pypdf
from pypdf import PdfReader, PdfWriter

Change = Callable[[str], str]


def surgery(
    content: bytes,
    changes: Mapping[str, Change] | None = None,
    added: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return a zipped file with some parts changed (by their text) and some added."""
    made = io.BytesIO()
    changes = changes or {}
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(made, "w") as out:
        for name in packed.namelist():
            part = packed.read(name)
            if name in changes:
                text = part.decode()
                part = changes[name](text).encode()
                assert part.decode() != text, f"nothing was planted in {name}"
            out.writestr(name, part)
        for name, part in (added or {}).items():
            out.writestr(name, part)
    return made.getvalue()


def put(before: str, planted: str) -> Change:
    """Return a change that puts something before the first place of some text."""
    return lambda text: text.replace(before, planted + before, 1)


def swap(old: str, new: str) -> Change:
    """Return a change of the first place of some text."""
    return lambda text: text.replace(old, new, 1)


def pdf_with(content: bytes, plant: Callable[[PdfWriter], object]) -> bytes:
    """Return a PDF as it is but for what ``plant`` does to it."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    plant(writer)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def dictionary(**entries: object) -> pypdf.generic.DictionaryObject:
    """Return a PDF dictionary of names and texts."""
    from pypdf.generic import DictionaryObject, NameObject, TextStringObject

    found = DictionaryObject()
    for name, value in entries.items():
        if isinstance(value, str):
            value = NameObject(value) if value.startswith("/") else TextStringObject(value)
        found[NameObject(f"/{name}")] = value
    return found
