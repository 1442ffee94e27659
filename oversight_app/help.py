"""The help that comes with the program: its topics, in order, without Qt.

Each topic is a Markdown file of ``resources/help``; ``contents.md`` there says in which order they
stand and under which headings. The window shows them (``ui/help_window.py``), the command line
prints them, and search finds words in them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from oversight_app.domain.errors import UserProblem
from oversight_app.resource_files import resource

CONTENTS = "contents.md"
PAGE_TOPICS: Mapping[str, str] = {
    "": "first-steps",
    "overview": "overview",
    "activity": "volunteer-activity",
    "activity/people": "vetting-and-training",
    "activity/returns": "bring-in-a-return",
    "specials": "compare-forces",
    "specials/revisions": "published-tables",
    "governance": "governance",
    "governance/currency": "vetting-and-training",
    "governance/risks": "risks",
    "governance/publication": "decisions",
    "outside-groups": "outside-groups",
    "outside-groups/decisions": "check-a-claim",
    "outside-groups/claims": "check-a-claim",
    "outside-groups/press": "press-line",
    "accountability": "questions-and-actions",
    "accountability/decisions": "decisions",
    "accountability/requests": "for-data-protection",
    "summaries": "quarterly-pack",
    "data": "bring-in-a-return",
    "data/releases": "published-tables",
    "data/revisions": "published-tables",
    "data/retention": "retention",
    "data/history": "undo-and-history",
    "data/backups": "backups",
}
"""The topic that each place, or one of its tabs, opens with Shift+F1; "" where no workspace is
open."""

_LINE = re.compile(r"^- \[(?P<title>[^\]]+)\]\((?P<id>[a-z0-9-]+)\.md\)\s*$")
_PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"\[(?P<words>[^\]]+)\]\([^)]*\)")
_RULER = re.compile(r"^\|[-:| ]+\|\n", re.MULTILINE)
_MARKS = re.compile(r"\*+|`|^#+ |^> |^[ \t]*(?:-|\d+\.) |^\| | \|$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class HelpTopic:
    """A topic: ``words`` are its body as plain text, for looking words up; ``section`` is the
    heading that it stands under."""

    id: str
    title: str
    words: str
    section: str = ""

    @property
    def address(self) -> str:
        """Where the window shows it, as ``Going.go_to`` takes it."""
        return f"help/{self.id}"


@cache
def topics() -> tuple[HelpTopic, ...]:
    """Return every topic, in the order of the contents."""
    found: list[HelpTopic] = []
    section = ""
    for line in _read(CONTENTS).splitlines():
        if line.startswith("## "):
            section = line[3:].strip()
        elif (match := _LINE.match(line)) is not None:
            body = _read(f"{match['id']}.md")
            found.append(HelpTopic(match["id"], match["title"], plain_words(body), section))
    return tuple(found)


def topic(topic_id: str) -> HelpTopic:
    """Return one topic; a ``UserProblem`` that names them all where there is none of that name."""
    wanted = topic_id.strip().casefold().replace(" ", "-")
    for one in topics():
        if one.id == wanted:
            return one
    named = ", ".join(one.id for one in topics())
    raise UserProblem(f"There is no help about “{topic_id}”. There is help about: {named}.")


def found(words: str) -> tuple[HelpTopic, ...]:
    """Return the topics that say every one of some words, those with them in the title first; all
    of them, in their order, for none."""
    wanted = words.casefold().split()
    said = [
        one for one in topics() if all(w in f"{one.title} {one.words}".casefold() for w in wanted)
    ]
    return tuple(sorted(said, key=lambda one: not all(w in one.title.casefold() for w in wanted)))


def topic_for(address: str) -> str:
    """Return the topic about what is in front, by its address (``data/backups``)."""
    parts = address.split("/")
    for count in range(min(len(parts), 2), 0, -1):
        if (found_one := PAGE_TOPICS.get("/".join(parts[:count]))) is not None:
            return found_one
    return PAGE_TOPICS[""]


def markdown(topic_id: str) -> str:
    """Return a topic as it is written, its title first."""
    return _read(f"{topic(topic_id).id}.md")


def printable(topic_id: str) -> str:
    """Return a topic for a terminal, still as Markdown: pictures as their words, and after each
    link the topic that it leads to."""
    written = _PICTURE.sub(r"*Picture: \g<alt>*", markdown(topic_id))
    named = re.sub(r"\[([^\]]+)\]\(([a-z0-9-]+)\.md\)", r"\1 (`\2`)", written)
    return _LINK.sub(r"\g<words>", named)


def folder() -> Path:
    """Return the folder that topics and their pictures lie in."""
    return resource("help")


def plain_words(written: str) -> str:
    """Return Markdown as plain text without its title: links and pictures as their words."""
    lines = written.split("\n")
    body = "\n".join(lines[1:] if lines and lines[0].startswith("# ") else lines)
    words = _LINK.sub(r"\g<words>", _PICTURE.sub(r"\g<alt>", body))
    words = _MARKS.sub("", _RULER.sub("", words)).replace(" | ", ": ")
    return re.sub(r"\n{3,}", "\n\n", words).strip()


def _read(name: str) -> str:
    return (folder() / name).read_text(encoding="utf-8")
