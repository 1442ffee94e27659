"""The papers that the office can write, declared once, and how their sections become a document."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.observations import Provenance, Release
from oversight_app.domain.papers import PaperOrder, SectionChoice
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.domain.small_numbers import Counting
from oversight_app.store.history import head
from oversight_app.store.office import office
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.concerns import Concern
from oversight_app.summaries.document import (
    Block,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Words,
)


@dataclass(frozen=True, slots=True)
class Section:
    """A section that a paper can have. ``about`` says what is in it. A ``fixed`` one is always in
    the paper, and last. ``heading`` False: its blocks bring their own heading, or need none.
    ``left_out`` True: out of the paper unless the office takes it in."""

    id: str
    name: str
    about: str
    fixed: bool = False
    heading: bool = True
    left_out: bool = False
    new_page: bool = False
    """Begins a page, in formats that have pages."""
    of_today: bool = False
    """Says how things stand on the day it is made: what was sent is not held against it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One section as made from the findings of a page. ``state`` says what is in it in a few words
    ("4 points", "Published to March 2022"). ``concerns`` are those that its maker alone can know:
    open gates, fields that a notice lacks, figures revised since. Heading levels in ``blocks``
    begin at 2 where the section has a heading, at 1 where not. ``counting`` is what its sentences
    give away beside its tables."""

    section: str
    blocks: tuple[Block, ...]
    state: str = ""
    sources: tuple[Release, ...] = ()
    provenance: Provenance = Provenance.LOCAL
    concerns: tuple[Concern, ...] = ()
    counting: Counting = field(default=Counting())


@dataclass(frozen=True, slots=True)
class Material:
    """All that a paper can say, before the office chose from it. ``row_level``: it lists single
    people by reference, which forces OFFICIAL-SENSITIVE."""

    title: str
    subtitle: Words
    stem: str
    as_at: date
    parts: tuple[Part, ...]
    row_level: bool = False
    period: Period | None = None
    """Of which period it is; where none was ordered, the one that was taken."""


Build = Callable[[Workspace, PaperOrder], Material]
"""Makes a paper's sections from the findings of the pages, in one snapshot; computes nothing."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: its id (as the command line takes it), its name, what it is for, its sections.

    ``periods`` are the kinds of period it can be of, the usual one first; none where it is of a
    day or a record. ``subject`` is the kind of record it is about (``engagement``, ``claim``),
    "" for none. ``audience`` is whom it is usually for.
    """

    id: str
    name: str
    purpose: str
    audience: str
    sections: tuple[Section, ...]
    build: Build
    periods: tuple[PeriodKind, ...] = ()
    subject: str = ""
    also: tuple[str, ...] = ()
    """Other kinds of record that it can be about."""

    @property
    def subjects(self) -> tuple[str, ...]:
        """The kinds of record that it can be about, the usual one first."""
        return (self.subject, *self.also) if self.subject else ()


def chosen_sections(paper: Paper, order: PaperOrder) -> tuple[tuple[Section, SectionChoice], ...]:
    """Return the paper's sections in the office's order, each with what the office chose; fixed
    ones last."""
    known = {section.id: section for section in paper.sections}
    chosen = [(known[one.id], one) for one in order.sections if one.id in known]
    named = {section.id for section, _ in chosen}
    chosen += [
        (section, SectionChoice(section.id, included=not section.left_out))
        for section in paper.sections
        if section.id not in named
    ]
    return tuple(sorted(chosen, key=lambda pair: pair[0].fixed))


def in_paper(paper: Paper, order: PaperOrder, section_id: str) -> bool:
    """Tell whether a section is in the paper as ordered: what another one may point to."""
    return any(
        section.id == section_id and (choice.included or section.fixed)
        for section, choice in chosen_sections(paper, order)
    )


def compose(ws: Workspace, paper: Paper, order: PaperOrder, material: Material) -> Document:
    """Set out the chosen sections as a document, with the office's own words."""
    return set_out(
        paper, order, material, office=office(ws).name, history_head=head(ws), dated=ws.today()
    )


def set_out(
    paper: Paper,
    order: PaperOrder,
    material: Material,
    *,
    office: str,
    history_head: str,
    dated: date,
) -> Document:
    """Set out the chosen sections as ``compose`` does, for an office at a state of its workspace
    on the day that the paper bears."""
    parts = {part.section: part for part in material.parts}
    taken = [
        (section, choice, parts[section.id])
        for section, choice in chosen_sections(paper, order)
        if section.id in parts and (choice.included or section.fixed)
    ]
    blocks: list[Block] = []
    starts: list[tuple[str, int]] = []
    counting = Counting()
    for section, choice, part in taken:
        own = tuple(Paragraph(said) for said in choice.words.split("\n\n") if said.strip())
        if not part.blocks and not own:
            continue
        blocks += (PageBreak(),) if section.new_page and blocks else ()
        starts.append((section.id, len(blocks)))
        blocks += (Heading(1, section.name),) if section.heading else ()
        blocks += [*own, *part.blocks]
        counting += part.counting
    made_up = any(part.provenance is Provenance.SAMPLE for _, _, part in taken)
    published = all(part.provenance is Provenance.PUBLISHED for _, _, part in taken)
    local = Provenance.PUBLISHED if published else Provenance.LOCAL
    return Document(
        title=material.title,
        subtitle=material.subtitle,
        stem=material.stem,
        office=office,
        as_at=material.as_at,
        dated=dated,
        marking=order.marking,
        handling=order.handling,
        history_head=history_head,
        blocks=tuple(blocks),
        sources=tuple(dict.fromkeys(one for _, _, part in taken for one in part.sources)),
        provenance=Provenance.SAMPLE if made_up else local,
        counting=counting,
        sections=tuple(starts),
    )


def all_papers() -> dict[str, Paper]:
    """Return the papers by id, in the order in which the page lists them.

    Each stands in a module of its own, which knows this one: they are imported when asked for.
    """
    from oversight_app.summaries.activity_report import ACTIVITY
    from oversight_app.summaries.claim_paper import CLAIM
    from oversight_app.summaries.decision_notice import DECISION
    from oversight_app.summaries.press_paper import PRESS_LINE
    from oversight_app.summaries.quarterly_pack import QUARTERLY
    from oversight_app.summaries.specials_brief import SPECIALS
    from oversight_app.summaries.specified_information import SPECIFIED

    found = (QUARTERLY, SPECIALS, ACTIVITY, DECISION, SPECIFIED, CLAIM, PRESS_LINE)
    return {one.id: one for one in found}


def paper(paper_id: str) -> Paper:
    """Return a paper; UserProblem, naming those there are, for an id that is none."""
    try:
        return all_papers()[paper_id]
    except KeyError:
        known = ", ".join(all_papers())
        raise UserProblem(
            f"There is no paper called “{paper_id}”. Nothing was written. There are: {known}."
        ) from None
