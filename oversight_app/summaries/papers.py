"""The papers that the office can write, declared once."""

from collections.abc import Callable
from dataclasses import dataclass

from oversight_app.domain.errors import UserProblem
from oversight_app.review.specials import Selection, compare
from oversight_app.store.history import head
from oversight_app.store.office import office
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.document import Document, Marking
from oversight_app.summaries.specials_brief import brief

Build = Callable[[Workspace, Selection, Marking, str], Document]
"""Builds a document for a selection, a marking and a handling note."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: its id (as the command line takes it), its name, what it is for, its maker."""

    id: str
    name: str
    purpose: str
    build: Build


def _specials(ws: Workspace, selection: Selection, marking: Marking, handling: str) -> Document:
    with ws.snapshot():
        return brief(
            compare(ws, selection),
            office=office(ws),
            head=head(ws),
            dated=ws.today(),
            marking=marking,
            handling=handling,
        )


PAPERS: dict[str, Paper] = {
    paper.id: paper
    for paper in (
        Paper(
            "specials",
            "Special Constabulary comparison brief",
            "Two pages for the board and the chief constable",
            _specials,
        ),
    )
}


def paper(paper_id: str) -> Paper:
    """Return a paper; UserProblem, naming those there are, for an id that is none."""
    try:
        return PAPERS[paper_id]
    except KeyError:
        known = ", ".join(PAPERS)
        raise UserProblem(
            f"There is no paper called “{paper_id}”. Nothing was written. There are: {known}."
        ) from None
