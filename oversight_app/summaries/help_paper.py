"""A help topic as a paper: the impact assessment that an office starts from, as a Word document
for it to fill in."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from oversight_app.domain.findings import Column, Row, Table
from oversight_app.domain.papers import Marking
from oversight_app.help import markdown, plain_words, topic
from oversight_app.summaries.document import (
    Block,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    TableBlock,
)
from oversight_app.summaries.docx import docx_bytes

ASSESSMENT = "dpia"
"""The topic that is saved as a Word document."""
ON_SCREEN = "On the screen:"
"""A paragraph that begins so is about the program's window, and left out on paper."""
SEE_ALSO = "See also:"

_BULLET, _NUMBERED = re.compile(r"^- "), re.compile(r"^\d+\. ")
_SHARES = {2: (4.0, 6.0), 3: (3.0, 3.5, 3.5)}


def assessment_docx(office: str = "", today: date | None = None) -> bytes:
    """Return the assessment to start from as DOCX. ``office`` and ``today`` stand on it; without
    them, a place to fill in and the day of the computer."""
    today = today or datetime.now().astimezone().date()
    return docx_bytes(topic_document(ASSESSMENT, office, today))


def topic_document(topic_id: str, office: str, today: date) -> Document:
    """Return a topic as a document."""
    return Document(
        title=topic(topic_id).title,
        subtitle="A draft to start from, to be filled in by the office",
        stem=topic_id,
        office=office or "[name of the office]",
        as_at=today,
        dated=today,
        marking=Marking.OFFICIAL,
        history_head="",
        blocks=tuple(_blocks(markdown(topic_id))),
        sources=(),
    )


def _blocks(written: str) -> Iterator[Block]:
    number = 0
    heading: Heading | None = None
    for part in re.split(r"\n\s*\n", written.strip())[1:]:
        lines = part.splitlines()
        if lines[0].startswith("#"):
            marks, _, words = lines[0].partition(" ")
            heading = Heading(len(marks) - 1, words.strip())
            continue
        if lines[0].startswith((ON_SCREEN, SEE_ALSO, "!")):
            continue
        if lines[0].startswith("|"):
            # A table has its heading as its name.
            number += 1
            yield _table(lines, number, heading or Heading(1, ""))
            heading = None
            continue
        if heading is not None:
            yield heading
            heading = None
        if _BULLET.match(lines[0]):
            yield ListBlock(_items(lines, _BULLET))
        elif _NUMBERED.match(lines[0]):
            yield ListBlock(_items(lines, _NUMBERED), ordered=True)
        else:
            yield Paragraph(_plain(" ".join(lines)))


def _items(lines: list[str], mark: re.Pattern[str]) -> tuple[str, ...]:
    found: list[str] = []
    for line in lines:
        if mark.match(line):
            found.append(mark.sub("", line))
        else:
            found[-1] += f" {line.strip()}"
    return tuple(map(_plain, found))


def _table(lines: list[str], number: int, heading: Heading) -> TableBlock:
    heads, *rows = [_cells(line) for line in lines if not re.fullmatch(r"\|[-:| ]+\|", line)]
    columns = tuple(Column(f"c{i}", words) for i, words in enumerate(heads))
    return TableBlock(
        Table(
            f"table-{number}",
            heading.text,
            columns,
            tuple(Row(str(i), tuple(cells)) for i, cells in enumerate(rows)),
        ),
        level=heading.level,
        shares=_SHARES.get(len(heads), ()),
    )


def _cells(line: str) -> list[str]:
    return [_plain(cell.strip()) for cell in line.strip().strip("|").split("|")]


def _plain(words: str) -> str:
    return plain_words(words)
