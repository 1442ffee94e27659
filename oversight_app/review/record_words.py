"""What the fields of records say, in words: names of schemes and measures, references of records,
choices, days. Lists, forms, histories and tables that are sent out say it alike."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from oversight_app.domain.appraisal import Judgement
from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.domain.periods import written_date
from oversight_app.domain.record_fields import Holds, Spec
from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.recorded import Recorded, short, specs
from oversight_app.review.measure_names import named
from oversight_app.store import records
from oversight_app.store.criteria_sets import criteria_sets
from oversight_app.store.question_sets import question_sets
from oversight_app.store.schemes import all_schemes
from oversight_app.store.workspace import Workspace

BY_NAME = ("organisation", "group", "appraisal", "option")
"""Kinds that a field names by what they are called; all others by their reference."""


@dataclass(frozen=True, slots=True)
class RecordWords:
    """The names that records are told by: of schemes by code, of records by ``id`` (reference
    and title), of boundary questions and of criteria by code."""

    schemes: Mapping[str, str]
    references: Mapping[int, str]
    titles: Mapping[int, str]
    questions: Mapping[str, str]
    criteria: Mapping[str, str]

    def words(self, spec: Spec, value: Any) -> str:
        """Return what a field says, in words; "" where it is blank. A choice by its words, a
        day in full, money with pounds, a record by its reference, a body or a role by its name."""
        if value is None or value == "":
            return ""
        return _WRITTEN.get(spec.holds, _as_it_is)(self, spec, value)

    def cell(self, spec: Spec, value: Any) -> str:
        """Return the same on one line, as a list shows it."""
        words = self.words(spec, value)
        return short(words, 300) if spec.holds is Holds.TEXT else words.replace("\n", "; ")

    def title(self, record: Recorded) -> str:
        """Return what a record is about, with the subject of an assessment."""
        if isinstance(record, Assessment):
            of = self.schemes.get(record.scheme) or self.titles.get(record.outside_group or 0, "")
            return f"{record.title}: {of}" if of else record.title
        if isinstance(record, Answer):
            name = self.questions.get(record.question, record.question)
            of = self.titles.get(record.assessment or 0, "").partition(": ")[2]
            return f"{name}: {of}" if of else name
        if isinstance(record, Judgement):
            name = self.criteria.get(record.criterion, record.criterion)
            of = self.titles.get(record.option or 0, "")
            return f"{name}: {of}" if of else name
        return record.title

    def searched(self, record: Recorded) -> str:
        """Return all that a record says, in small letters, to be searched."""
        said = [record.reference, self.title(record)]
        said += [self.words(spec, getattr(record, spec.id)) for spec in specs(type(record))]
        return "\n".join(one for one in said if one).casefold()


def record_words(
    ws: Workspace, as_at: date | None = None, of: Iterable[type[Recorded]] | None = None
) -> RecordWords:
    """Return the names that records are told by, now or as at an earlier day.

    ``of`` leaves out the records that the fields of some kinds of record don't lead to; None is
    all of them.
    """
    kinds = KINDS.values() if of is None else _led_to(of)
    with ws.snapshot():
        schemes = {one.code: one.name for one in all_schemes(ws)}
        found = [one for kind in kinds for one in records.read(ws, kind, as_at)]
        if as_at is not None:
            seen = {one.id for one in found}
            now = (one for kind in kinds for one in records.read(ws, kind))
            found += [one for one in now if one.id not in seen]
        return words_for(ws, found, schemes)


def _led_to(kinds: Iterable[type[Recorded]]) -> tuple[type[Recorded], ...]:
    """The kinds that fields of some kinds point to, and what these point to in their turn."""
    waiting, found = list(kinds), dict[type[Recorded], None]()
    while waiting:
        for spec in specs(waiting.pop()):
            if spec.holds is Holds.RECORD and KINDS[spec.of] not in found:
                found[KINDS[spec.of]] = None
                waiting.append(KINDS[spec.of])
    return tuple(found)


def words_for(
    ws: Workspace, found: list[Recorded], schemes: Mapping[str, str] | None = None
) -> RecordWords:
    """Return the names for records that were read already: all that these point to are among
    them."""
    if schemes is None:
        schemes = {one.code: one.name for one in all_schemes(ws)}
    questions = {one.code: one.name for asked in question_sets(ws) for one in asked.questions}
    criteria = {one.code: one.name for made in criteria_sets(ws) for one in made.criteria}
    references = {one.id: one.reference for one in found}
    own = {one.id: one.title for one in found}
    plain = RecordWords(schemes, references, own, questions, criteria)
    # The title of an answer holds that of its assessment, which holds that of a group.
    assessed = {one.id: plain.title(one) for one in found if isinstance(one, Assessment)}
    inner = RecordWords(schemes, references, {**own, **assessed}, questions, criteria)
    titles = {one.id: inner.title(one) for one in found}
    return RecordWords(schemes, references, titles, questions, criteria)


def written_pence(pence: int) -> str:
    """Return ``£12,500`` or ``£12,500.50``."""
    pounds, rest = divmod(pence, 100)
    return f"£{pounds:,}" + (f".{rest:02d}" if rest else "")


def _as_it_is(words: RecordWords, spec: Spec, value: Any) -> str:
    if spec.id == "question" and value in words.questions:
        return words.questions[value]
    if spec.id == "criterion" and value in words.criteria:
        return words.criteria[value]
    return str(value)


def _record(words: RecordWords, spec: Spec, value: Any) -> str:
    if spec.of in BY_NAME and words.titles.get(value):
        return words.titles[value]
    return words.references.get(value, "")


def _measures(words: RecordWords, spec: Spec, value: Any) -> str:
    return "\n".join(named(one, words.schemes).name for one in str(value).split("\n"))


_WRITTEN: dict[Holds, Callable[[RecordWords, Spec, Any], str]] = {
    Holds.DAY: lambda words, spec, value: written_date(value),
    Holds.CHOICE: lambda words, spec, value: spec.words_of(value),
    Holds.YES_NO: lambda words, spec, value: "Yes" if value else "No",
    Holds.SCHEME: lambda words, spec, value: words.schemes.get(value, value),
    Holds.RECORD: _record,
    Holds.PENCE: lambda words, spec, value: written_pence(value),
    Holds.COUNT: lambda words, spec, value: f"{value:,}",
    Holds.MEASURES: _measures,
}
