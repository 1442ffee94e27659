"""The records of a kind as a table that is sent out and brought in again: every field in words
that a person reads, and what the program tells rows apart by."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from oversight_app.domain.appraisal import Appraisal, Judgement, Option
from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import written_date
from oversight_app.domain.record_fields import Holds, Spec
from oversight_app.domain.record_kinds import RELATION_WORDS, Link
from oversight_app.domain.recorded import Recorded, specs
from oversight_app.review.measure_names import CATALOGUE, offered
from oversight_app.review.record_words import RecordWords, record_words
from oversight_app.store import records
from oversight_app.store.criteria_sets import criteria_sets
from oversight_app.store.question_sets import question_sets
from oversight_app.store.record_links import links
from oversight_app.store.workspace import Workspace

REFERENCE, VERSION, LINKS, SAMPLE = "Reference", "Version", "Links", "Sample data"
MADE_UP = "Made up, about no real force"
TAKEN_WHEN_ADDED = ("question", "question_set", "notice", "criterion", "criteria")
"""Fields that the program fills in, and that a new record still brings along where it has them."""

SentCell = str | int | Decimal | date | None
"""A money cell is a Decimal of pounds."""

_FORMULA = re.compile(r"'*[=+\-@\t\r]")


@dataclass(frozen=True, slots=True)
class SentTable:
    """A table of one kind: the first column is the reference, the last ones are the version, the
    links and, where records are made up, that they are."""

    kind: type[Recorded]
    headings: tuple[str, ...]
    rows: tuple[tuple[SentCell, ...], ...]


def sent_table(
    ws: Workspace,
    kind: type[Recorded],
    ids: Sequence[int] | None = None,
    *,
    as_at: date | None = None,
) -> SentTable:
    """Return the records of a kind as a table, all or those with some ``id``, in their order.

    Brought into the same workspace it changes nothing. ``as_at`` is as for a listing; such a
    table has no versions, since it says what was.
    """
    with ws.snapshot():
        found = {one.id: one for one in records.read(ws, kind, as_at)}
        words = record_words(ws, as_at)
        linked: dict[int, list[str]] = {}
        for link in links(ws, as_at=as_at):
            linked.setdefault(link.from_id, []).append(_link(link, words))
        questions = _ASKED_BY[kind](ws) if kind in _ASKED_BY else {}
    chosen = [found[one] for one in (ids if ids is not None else found) if one in found]
    made_up = any(one.provenance is Provenance.SAMPLE for one in chosen)
    fields = specs(kind)
    rows = []
    for one in chosen:
        said = tuple(_cell(words, one, spec, questions) for spec in fields)
        more: tuple[SentCell, ...] = (
            None if as_at else one.version,
            _kept("; ".join(linked.get(one.id, ()))),
        )
        if made_up:
            more += (MADE_UP if one.provenance is Provenance.SAMPLE else "",)
        rows.append((one.reference, *said, *more))
    headings = (REFERENCE, *(spec.heading for spec in fields), VERSION, LINKS)
    return SentTable(kind, (*headings, SAMPLE) if made_up else headings, tuple(rows))


def in_words(cell: SentCell) -> str:
    """Return a cell of a table as a list holds it: ``31 March 2022``, ``12,500.50``."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return written_date(cell)
    return f"{cell:,.2f}" if isinstance(cell, Decimal) else str(cell)


def measures_by_name(schemes: Mapping[str, str]) -> dict[str, str]:
    """Return what records name measures by, by the names under which a table says them: those
    that no other measure has. ``schemes`` are names by code."""
    offers = [*CATALOGUE.values(), *offered(schemes)]
    ids = {one.id: one.name for one in offers}
    times = Counter(ids.values())
    return {name: one for one, name in ids.items() if times[name] == 1}


def plain(text: str) -> str:
    """Return a cell's text without the apostrophe that kept it from being a formula."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def _kept(text: str) -> str:
    """Return text that is no formula where it is opened; ``plain`` takes it back, whatever the
    text begins with."""
    return f"'{text}" if _FORMULA.match(text) else text


def _cell(
    words: RecordWords, record: Recorded, spec: Spec, questions: dict[tuple[int, str], str]
) -> SentCell:
    value = getattr(record, spec.id)
    if value is None:
        return None
    if spec.holds is Holds.PENCE:
        return Decimal(value) / 100
    if spec.holds in (Holds.DAY, Holds.COUNT, Holds.SCORE):
        assert isinstance(value, date | int)
        return value
    if spec.holds is Holds.MEASURES:
        names = {one: name for name, one in measures_by_name(words.schemes).items()}
        return _kept("\n".join(names.get(one, one) for one in str(value).split("\n")))
    if spec.holds is Holds.RECORD:
        return words.references.get(int(value), "")
    if isinstance(record, Answer) and spec.id == "question":
        return _kept(questions.get((record.assessment or 0, value), value))
    if isinstance(record, Judgement) and spec.id == "criterion":
        return _kept(questions.get((record.option or 0, value), value))
    return _kept(words.words(spec, value))


def _questions(ws: Workspace) -> dict[tuple[int, str], str]:
    """The names of questions by assessment and code, as they were when it was made."""
    asked = {one.version: one.questions for one in question_sets(ws)}
    return {
        (one.id, question.code): question.name
        for one in records.read(ws, Assessment)
        for question in asked.get(one.question_set or 0, ())
    }


def _criteria(ws: Workspace) -> dict[tuple[int, str], str]:
    """The names of criteria by role and code, as they were when it was appraised."""
    made_with = {one.version: one.criteria for one in criteria_sets(ws)}
    versions = {one.id: one.criteria or 0 for one in records.read(ws, Appraisal)}
    return {
        (one.id, criterion.code): criterion.name
        for one in records.read(ws, Option)
        for criterion in made_with.get(versions.get(one.appraisal or 0, 0), ())
    }


_ASKED_BY: Mapping[type[Recorded], Callable[[Workspace], dict[tuple[int, str], str]]] = {
    Answer: _questions, Judgement: _criteria,
}  # fmt: skip


def _link(link: Link, words: RecordWords) -> str:
    relation = RELATION_WORDS[link.relation][0]
    if link.to_id is not None:
        return f"{relation} {words.references[link.to_id]}"
    if link.scheme:
        return f"{relation} scheme {words.schemes.get(link.scheme, link.scheme)}"
    return f"{relation} figure {link.figure}" if link.figure else f"{relation} import {link.batch}"
