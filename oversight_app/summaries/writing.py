"""A paper as files: every format made in memory, opened again and read, then written whole.

Nothing is written to the workspace, nothing lies in a temporary folder, and nothing at all is
written where one format cannot be made or holds what must not leave.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from oversight_app.domain.errors import Cancelled, UserProblem
from oversight_app.domain.papers import DEFAULT_PATTERN, Format, PaperOrder
from oversight_app.store.papers import kept, paper_settings
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.document import Document
from oversight_app.summaries.preparing import Prepared
from oversight_app.summaries.whole_files import check_folder, write_together

Progress = Callable[[int, int], None]
LONGEST_STEM = 120
"""Names stay short enough for a folder of some depth on Windows (260 letters in all)."""
PLACES = ("paper", "period", "office", "date", "marking")
"""What a pattern of file names can hold, in braces."""
_PLACE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file that is ready to be written: its name, which format it is of, its bytes."""

    name: str
    format: Format
    content: bytes


def write_paper(
    ws: Workspace,
    prepared: Prepared,
    formats: Sequence[Format],
    folder: Path,
    *,
    progress: Progress = lambda done, of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Path, ...]:
    """Write a paper into a folder and return its files, in the order of the formats.

    Raises UserProblem where the publish-safe check stops it, and as ``made_files`` and
    ``write_files`` do; Cancelled when ``cancelled`` says so. Then nothing is written.
    """
    prepared.refuse_where_stopped("Nothing was written.")
    check_folder(folder)
    files = office_files(
        ws, prepared.document, prepared.order, formats, progress=progress, cancelled=cancelled
    )
    return write_files(files, folder)


def office_files(
    ws: Workspace,
    document: Document,
    order: PaperOrder,
    formats: Sequence[Format],
    *,
    progress: Progress = lambda done, of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[MadeFile, ...]:
    """Make a paper's files as the office writes them: named by its pattern, in its own Word
    template. Raises as ``made_files`` does."""
    settings = paper_settings(ws)
    return made_files(
        document,
        formats,
        stem_of(document, order, settings.pattern),
        template=kept(ws, settings.template) if settings.template else None,
        progress=progress,
        cancelled=cancelled,
    )


def made_files(
    document: Document,
    formats: Sequence[Format],
    stem: str,
    *,
    template: bytes | None = None,
    progress: Progress = lambda done, of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[MadeFile, ...]:
    """Make a document's files and read each again. ``template`` is the office's Word template.

    Raises UserProblem where no format is chosen, a text does not fit into one, or a file holds
    what must not leave; Cancelled when ``cancelled`` says so.
    """
    wanted = tuple(dict.fromkeys(formats))
    if not wanted:
        raise UserProblem(
            f"No format is chosen. Nothing was written. Choose one or more: {', '.join(Format)}."
        )
    made: list[MadeFile] = []
    for number, each in enumerate(wanted):
        if cancelled():
            raise Cancelled
        progress(number, len(wanted))
        files = {f"{stem}{end}": content for end, content in _made(document, each, template, stem)}
        _read_again(files, each, document, stem)
        made += [MadeFile(name, each, content) for name, content in files.items()]
    if cancelled():
        raise Cancelled
    progress(len(wanted), len(wanted))
    return tuple(made)


def write_files(files: Sequence[MadeFile], folder: Path) -> tuple[Path, ...]:
    """Write files, all of them or none, each whole; one of the same name is replaced.

    Raises UserProblem where the folder is missing, full or not to be written to, or a file of
    that name is open in another program.
    """
    return write_together([(one.name, one.content) for one in files], folder)


def stem_of(document: Document, order: PaperOrder, pattern: str = DEFAULT_PATTERN) -> str:
    """Return the name of a paper's files without their ending, after the office's pattern:
    ``quarterly-pack-2022-23-Q2-OFFICIAL``. Plain letters, digits and hyphens, for every system.

    The marking is always in it, and so is that a paper holds sample data. Words that plain
    letters can't spell, or too many of them, leave a short mark of the whole behind, so that two
    papers never become one file.
    """
    said = {
        "paper": document.stem,
        "period": str(order.period or document.as_at.isoformat()),
        "office": document.office,
        "date": document.dated.isoformat(),
        "marking": "",
    }
    pattern = checked_pattern(pattern)
    words = _PLACE.sub(lambda found: f" {said[found[1]]} ", pattern.replace("{marking}", " "))
    stem = slug(words)
    letters = unicodedata.normalize("NFKD", words)
    unspelt = any(letter.isalnum() and not letter.isascii() for letter in letters)
    if unspelt or len(stem) > LONGEST_STEM:
        mark = hashlib.sha256(words.encode()).hexdigest()[:6]
        stem = f"{stem[:LONGEST_STEM].rstrip('-')}-{mark}"
    sample = "sample-data" if document.sample else ""
    return "-".join(filter(None, (stem, sample, str(document.marking))))


def checked_pattern(pattern: str) -> str:
    """Return a pattern of file names as it is kept; UserProblem for one that can't name a file."""
    pattern = " ".join(pattern.split())
    unknown = [name for name in _PLACE.findall(pattern) if name not in PLACES]
    if unknown or "{" in _PLACE.sub("", pattern) or "}" in _PLACE.sub("", pattern):
        what = f"“{{{unknown[0]}}}” is nothing" if unknown else "A brace alone is nothing"
        names = ", ".join(f"{{{name}}}" for name in PLACES)
        raise UserProblem(
            f"{what} that a file can be named by. Nothing was changed. There are: {names}."
        )
    for place in ("{paper}", "{period}"):
        if place not in pattern:
            raise UserProblem(
                f"Without {place} two papers could have one name. Nothing was changed. Put "
                f"{place} into the pattern."
            )
    return pattern


def slug(words: str) -> str:
    """Return words as plain letters, digits and hyphens, in small letters but for a quarter
    (``2022-23-Q2``)."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    parts = re.findall(r"[a-z0-9]+", plain.casefold())
    return "-".join(part.upper() if re.fullmatch(r"q[1-4]", part) else part for part in parts)


def _made(
    document: Document, each: Format, template: bytes | None, stem: str
) -> tuple[tuple[str, bytes], ...]:
    """Return the files of one format as (ending of the name, bytes). Each library is imported
    when it is needed."""
    if each is Format.CSV:
        from oversight_app.summaries.csv_files import csv_files

        return csv_files(document, stem)
    return ((f".{each}", _one(document, each, template)),)


def _one(document: Document, each: Format, template: bytes | None) -> bytes:
    match each:
        case Format.PDF:
            from oversight_app.summaries.pdf import pdf_bytes

            return pdf_bytes(document)
        case Format.HTML:
            from oversight_app.summaries.html import html_bytes

            return html_bytes(document)
        case Format.DOCX:
            from oversight_app.summaries.docx import docx_bytes

            return docx_bytes(document, template)
        case Format.XLSX:
            from oversight_app.summaries.xlsx import xlsx_bytes

            return xlsx_bytes(document)
        case _:
            raise AssertionError(f"{each} has files of its own")


def _read_again(files: dict[str, bytes], each: Format, document: Document, stem: str) -> None:
    from oversight_app.summaries.reread import lists_together, reread

    found = [
        one
        for name, content in files.items()
        for one in reread(content, each, document, name.removeprefix(stem))
    ]
    found += lists_together(files, document) if each is Format.CSV and not found else ()
    if found:
        raise UserProblem(
            f"The {each.upper()} file was made and read again, and must not leave: "
            f"{found[0].words} Nothing was written. {found[0].mend}".rstrip()
        )
