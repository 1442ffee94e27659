"""The publish-safe check: what stands between a draft and a headline.

Looked at before anything is written. What is on the written files is looked at afterwards, by
``reread``. Each line says what was found and where it is mended; a line that finds nothing says
what was looked at.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.cautions import cautions
from oversight_app.domain.observations import Provenance, Release
from oversight_app.domain.papers import Marking, PaperOrder
from oversight_app.domain.periods import months_after, written_date
from oversight_app.domain.wording import Counted, Quantity, Sentence, counted, quantity_in
from oversight_app.summaries.concerns import Concern, Weight
from oversight_app.summaries.document import (
    Block,
    ChartBlock,
    Document,
    Heading,
    KeyFigures,
    ListBlock,
    Notes,
    Paragraph,
    TableBlock,
    Terms,
    Words,
    flat,
)
from oversight_app.summaries.papers import Material, Paper, Part, Section, chosen_sections
from oversight_app.summaries.small_numbers import Protected

OLD_MONTHS = 24
"""A source is called old this many months after the latest date in it."""
_NUMBER = re.compile(r"(?<![\d,.])\d{1,3}(?![\d,]|\.\d)")


@dataclass(frozen=True, slots=True)
class Looked:
    """What the check looks at: the paper as ordered and made, before and after hiding."""

    order: PaperOrder
    paper: Paper
    material: Material
    document: Document
    """As it would leave."""
    protected: Protected

    @property
    def parts(self) -> tuple[tuple[Section, Part], ...]:
        """The sections that are in the paper, in its order."""
        made = {part.section: part for part in self.material.parts}
        return tuple(
            (section, made[section.id])
            for section, choice in chosen_sections(self.paper, self.order)
            if section.id in made and (choice.included or section.fixed)
        )


def checked(looked: Looked) -> tuple[Concern, ...]:
    """Return what was found, the worst first; what is fine comes last, each check once."""
    found = [one for check in _CHECKS for one in check(looked)]
    order = [Weight.STOPS, Weight.WARNS, Weight.FINE]
    return tuple(sorted(found, key=lambda one: order.index(one.weight)))


def figures_of(document: Document) -> tuple[Quantity, ...]:
    """Return every figure of a document, in reading order, those in its sentences among them."""
    return tuple(_figures(document))


def _marking(looked: Looked) -> Iterator[Concern]:
    marking = looked.document.marking
    if looked.material.row_level:
        yield Concern(
            "marking",
            Weight.WARNS,
            "This paper lists single people by reference, so it is marked OFFICIAL-SENSITIVE.",
            "Leave the list out to send it more widely.",
            "paper/marking",
        )
    elif marking is Marking.OFFICIAL_SENSITIVE:
        yield Concern(
            "marking",
            Weight.WARNS,
            "OFFICIAL-SENSITIVE: not for publication.",
            "Choose OFFICIAL where it is to be published.",
            "paper/marking",
        )
    if marking is Marking.OFFICIAL_SENSITIVE and not looked.document.handling:
        yield Concern(
            "marking",
            Weight.WARNS,
            "There is no handling note beside the marking.",
            "Say who may have it and what they may do with it.",
            "paper/marking",
        )
    if marking is Marking.OFFICIAL and not looked.material.row_level:
        yield Concern("marking", Weight.FINE, f"Marked {marking} on every page, sheet and file")


def _small_numbers(looked: Looked) -> Iterator[Concern]:
    rule, hidden, to = looked.order.rule, looked.protected.hidden, "paper/small-numbers"
    exposed = len(looked.protected.exposed)
    if exposed:
        words = counted(exposed, "small number", "small numbers")
        papers = looked.protected.gives_back
        them = "it" if exposed == 1 else "them"
        gives = f"{' and '.join(papers[:2]) or 'a published figure'} can give {them} back"
        rule_of = "choose the small-number rule of that paper, " if papers else ""
        yield Concern(
            "small-numbers",
            Weight.STOPS,
            f"{words} can’t be hidden: {gives}.",
            f"Leave the table out, {rule_of}or show the numbers with a recorded reason.",
            to,
        )
    if looked.order.shown_because:
        yield Concern(
            "small-numbers",
            Weight.WARNS,
            f"Small numbers are shown. Reason: {looked.order.shown_because}",
            "Hide them again unless the reason still holds.",
            to,
        )
    elif not exposed:
        counts = len(looked.protected.disclosure.shown) + len(looked.protected.disclosure.hidden)
        if rule.rounds:
            done = "Counts of people are rounded to the nearest 5"
        elif hidden:
            done = f"{counted(len(hidden), 'figure', 'figures')} hidden: see which and why"
        else:
            done = f"No number of people below {rule.threshold}"
        looked_at = f"{counted(counts, 'count', 'counts')} of people looked at"
        yield Concern(
            "small-numbers", Weight.FINE, f"{done}. {looked_at}", "", to if hidden else ""
        )


def _sample(looked: Looked) -> Iterator[Concern]:
    if looked.document.sample:
        yield Concern(
            "sample",
            Weight.WARNS,
            "It holds sample data, about no real force: every page is watermarked, and it can’t "
            "be recorded as sent.",
            "Use a workspace of your own for a paper that is sent.",
        )


def _sources(looked: Looked) -> Iterator[Concern]:
    dated, unsourced = looked.document.dated, False
    limit = months_after(dated, -OLD_MONTHS)
    told: set[Release] = set()
    for section, part in looked.parts:
        for release in part.sources:
            if release.edition < limit and release not in told:
                told.add(release)
                yield _old(release, section, dated)
        figures = [
            one
            for block in flat(part.blocks)
            if isinstance(block, TableBlock | ChartBlock | KeyFigures)
            for one in _of_block(block)
        ]
        if figures and part.provenance is Provenance.PUBLISHED and not part.sources:
            unsourced = True
            yield Concern(
                "sources",
                Weight.WARNS,
                f"“{section.name}” has published figures without a source.",
                "Say in your own words where they come from, or leave the section out.",
                f"paper/words/{section.id}",
                section.id,
            )
    if not told and not unsourced:
        yield Concern("sources", Weight.FINE, "Every source is named, and none is over 2 years old")


def _old(release: Release, section: Section, dated: date) -> Concern:
    return Concern(
        "old-data",
        Weight.WARNS,
        f"A source is more than 2 years old: {release.title}, to {written_date(release.edition)}.",
        "Say so in your own words, bring in a newer release, or give a reason to go on.",
        f"paper/words/{section.id}",
        section.id,
    )


def _makers(looked: Looked) -> Iterator[Concern]:
    """What the makers of the sections alone can know: gates, notices, revised figures."""
    for _, part in looked.parts:
        yield from part.concerns


def _own_words(looked: Looked) -> Iterator[Concern]:
    names = {section.id: section.name for section in looked.paper.sections}
    said = [
        *((f"“{names.get(one.id, one.id)}”", f"paper/words/{one.id}", one.words, one.id)
          for one in looked.order.sections if one.words.strip()),
        ("the handling note", "paper/marking", looked.order.handling, ""),
        ("whom it is for", "paper/audience", looked.order.audience, ""),
        ("the reason for small numbers", "paper/small-numbers", looked.order.shown_because, ""),
    ]  # fmt: skip
    found = 0
    hidden = {f"{value}" for value in looked.protected.disclosure.hidden.values()}
    for where, go_to, words, section in said:
        for caution in dict.fromkeys(one.what for one in cautions(words)):
            found += 1
            yield Concern(
                "own-words",
                Weight.WARNS,
                f"Your words in {where} hold {caution}.",
                "Leave it out, unless an office has published it as its own.",
                go_to,
                section,
            )
        if section and hidden.intersection(_NUMBER.findall(words)):
            found += 1
            yield Concern(
                "own-words",
                Weight.WARNS,
                f"Your words in {where} hold a number that is hidden elsewhere in this paper.",
                "Make sure that they do not give a hidden number back.",
                go_to,
                section,
            )
    if not found and any(words.strip() for _, _, words, _ in said):
        yield Concern("own-words", Weight.FINE, "Your own words name nobody")


def _accessible(looked: Looked) -> Iterator[Concern]:
    """What the document model does not refuse by itself (it refuses a chart without a text
    alternative, and headings that skip a level)."""
    found = False
    for block in looked.document.walk():
        if isinstance(block, ChartBlock) and not block.table.rows:
            found = True
            yield _not_accessible(f"The chart “{block.chart.title}” has no table of its figures.")
        if isinstance(block, TableBlock | ChartBlock):
            blank = [c for c in block.table.columns if c.on_paper and not c.heading.strip()]
            if blank or not str(block.table.title).strip():
                found = True
                yield _not_accessible(f"The table “{block.table.title}” has a column without a "
                                      "heading, or no title.")  # fmt: skip
    if not found:
        yield Concern(
            "accessibility", Weight.FINE, "Headings, text alternatives and table headers are there"
        )


def _not_accessible(words: str) -> Concern:
    mend = "Leave the section out, and report this to whoever keeps Oversight for you."
    return Concern("accessibility", Weight.WARNS, words, mend)


def _figures_told(looked: Looked) -> Iterator[Concern]:
    number = len(figures_of(looked.document))
    if number:
        yield Concern(
            "figures", Weight.FINE,
            f"{counted(number, 'figure', 'figures')} taken from the pages as they stand",
        )  # fmt: skip
    else:
        yield Concern(
            "figures", Weight.WARNS, "The paper holds no figure.",
            "Choose a period that has figures, or bring in what is missing.",
        )  # fmt: skip


_CHECKS: tuple[Callable[[Looked], Iterator[Concern]], ...] = (
    _makers,
    _marking,
    _small_numbers,
    _sample,
    _sources,
    _own_words,
    _figures_told,
    _accessible,
)


def _figures(document: Document) -> Iterator[Quantity]:
    yield from _in_words(document.subtitle)
    for block in document.walk():
        yield from _of_block(block)


def _of_block(block: Block) -> Iterator[Quantity]:
    match block:
        case Heading(text=text) | Paragraph(text=text):
            yield from _in_words(text)
        case KeyFigures(figures):
            yield from (figure.value for figure in figures)
        case ListBlock(items=items):
            for item in items:
                yield from _in_words(item)
        case Terms(terms):
            for term in terms:
                yield from _in_words(term.text)
        case Notes(notes):
            for note in notes:
                yield from _in_words(note.text)
        case ChartBlock(table=table) | TableBlock(table=table):
            for row in table.rows:
                for cell in row.cells:
                    if isinstance(cell, Quantity | Counted):
                        one = quantity_in(cell)
                        if one is not None:
                            yield one
        case _:
            return


def _in_words(words: Words) -> Iterator[Quantity]:
    if isinstance(words, Sentence):
        for slot in words.slots.values():
            one = quantity_in(slot)
            if one is not None:
                yield one
