"""One paper in the formats asked for: the document is built once and every format is written
whole or not at all. Nothing is written to the workspace, so that two renderings of one state
are the same bytes."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.papers import PaperOrder
from oversight_app.store.workspace import Workspace
from oversight_app.summaries import Cancelled
from oversight_app.summaries.document import Document
from oversight_app.summaries.pdf import pdf_bytes
from oversight_app.summaries.preparing import prepare
from oversight_app.summaries.whole_files import check_folder, write_whole
from oversight_app.summaries.xlsx import xlsx_bytes

Writer = Callable[[Document], bytes]
"""Makes a file of a document; the same document gives the same bytes."""
FORMATS: dict[str, Writer] = {"pdf": pdf_bytes, "xlsx": xlsx_bytes}
"""The formats by the ending of their files."""
LONGEST_HANDLING = 100
_LONGEST_STEM = 120


def render(
    ws: Workspace,
    order: PaperOrder,
    formats: Sequence[str],
    folder: Path,
    progress: Callable[[int, int], None] = lambda done, of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Path, ...]:
    """Write a paper into a folder and return the files, in the order of the formats.

    Every format is made before the first file is written. ``progress`` is told how many of
    how many steps are done. Raises UserProblem for an unknown paper or format, or a folder
    that is missing, full or not to be written to, and Cancelled when ``cancelled`` says so
    before the files are written: then there are none.
    """
    _checked(formats, FORMATS)
    if len(order.handling) > LONGEST_HANDLING:
        raise UserProblem(
            f"The handling note has {len(order.handling):,} characters, and {LONGEST_HANDLING} "
            "fit on a page. Nothing was written. Shorten it."
        )
    wanted = replace(order, handling=" ".join(order.handling.split()))
    return write_document(
        lambda: prepare(ws, wanted).document, formats, folder, FORMATS, progress, cancelled
    )


def write_document(
    build: Callable[[], Document],
    formats: Sequence[str],
    folder: Path,
    known: Mapping[str, Writer],
    progress: Callable[[int, int], None] = lambda done, of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Path, ...]:
    """Build a document and write it in formats that are ``known``, as ``render`` does."""
    wanted = _checked(formats, known)
    steps = 2 * len(wanted) + 1
    check_folder(folder)
    document = build()
    made: list[tuple[Path, bytes]] = []
    for number, ending in enumerate(wanted, start=1):
        _go_on(cancelled)
        progress(number, steps)
        made.append((folder / f"{file_stem(document)}.{ending}", known[ending](document)))
    _go_on(cancelled)
    for number, (path, content) in enumerate(made, start=len(wanted) + 1):
        progress(number, steps)
        write_whole(path, content)
    progress(steps, steps)
    return tuple(path for path, _ in made)


def file_stem(document: Document) -> str:
    """Return the name of a document's files without their ending, for every system:
    ``special-constabulary-comparison-2022-03-31-OFFICIAL``.

    Words that plain letters can't spell, or too many of them, leave a short mark of the whole
    behind, so that two selections never become one file.
    """
    sample = "-sample-data" if document.sample else ""
    stem = slug(document.stem)
    letters = unicodedata.normalize("NFKD", document.stem)
    unspelt = any(letter.isalnum() and not letter.isascii() for letter in letters)
    if unspelt or len(stem) > _LONGEST_STEM:
        mark = hashlib.sha256(document.stem.encode()).hexdigest()[:6]
        stem = f"{stem[:_LONGEST_STEM].rstrip('-')}-{mark}"
    return f"{stem}-{document.as_at.isoformat()}{sample}-{document.marking}"


def slug(words: str) -> str:
    """Return words as plain letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.casefold()))


def _checked(formats: Sequence[str], known: Mapping[str, Writer]) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(ending.casefold() for ending in formats))
    unknown = [ending for ending in wanted if ending not in known]
    if unknown or not wanted:
        what = f"“{unknown[0]}” is not a format of this paper" if unknown else "No format is chosen"
        raise UserProblem(f"{what}. Nothing was written. Choose from: {', '.join(known)}.")
    return wanted


def _go_on(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled
