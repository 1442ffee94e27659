"""The papers that the office can write, declared once."""

from collections.abc import Callable
from dataclasses import dataclass

from oversight_app.domain.errors import UserProblem
from oversight_app.review.press_line import PressSelection, press_line_of
from oversight_app.review.specials import Selection, compare
from oversight_app.store.history import head
from oversight_app.store.office import office
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.document import Document, Marking
from oversight_app.summaries.press_paper import press_paper
from oversight_app.summaries.specials_brief import brief

Chosen = Selection | PressSelection
"""What a paper is about: what the page of figures is set to, or an outside group."""
Build = Callable[[Workspace, Chosen, Marking, str], Document]
"""Builds a document for what is chosen, a marking and a handling note."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: its id (as the command line takes it), its name, what it is for, its maker."""

    id: str
    name: str
    purpose: str
    build: Build


def _specials(ws: Workspace, selection: Chosen, marking: Marking, handling: str) -> Document:
    assert isinstance(selection, Selection), "the brief is of a comparison"
    with ws.snapshot():
        return brief(
            compare(ws, selection),
            office=office(ws),
            head=head(ws),
            dated=ws.today(),
            marking=marking,
            handling=handling,
        )


def _press_line(ws: Workspace, selection: Chosen, marking: Marking, handling: str) -> Document:
    assert isinstance(selection, PressSelection), "a press line is of a group"
    with ws.snapshot():
        press = press_line_of(ws, selection)
        return press_paper(press, dated=ws.today(), marking=marking, handling=handling)


PAPERS: dict[str, Paper] = {
    paper.id: paper
    for paper in (
        Paper(
            "specials",
            "Special Constabulary comparison brief",
            "Two pages for the board and the chief constable",
            _specials,
        ),
        Paper(
            "press-line",
            "Press line",
            "One page for a journalist’s call",
            _press_line,
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
