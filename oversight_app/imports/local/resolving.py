"""Printed words turned into the office's codes; what nobody knows is asked once and remembered.

Work is done per different word, not per row, so that a million rows take no longer than a few
additions over their columns.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from oversight_app.domain.datasets import DATASETS, Field, FieldKind
from oversight_app.domain.local import Asked, LocalIncoming
from oversight_app.domain.schemes import BLANK, OFFICE_KINDS, Scheme, Term, TermKind
from oversight_app.imports.local import sifting, unlikely
from oversight_app.imports.local.columns import counted_words, pointed_anew
from oversight_app.imports.local.proposing import TERM_KINDS
from oversight_app.imports.local.spelling import word_key
from oversight_app.imports.local.suggesting import suggested
from oversight_app.imports.local.vocabulary import OTHER_SCHEME_WORDS
from oversight_app.imports.local.words import NOT_STATED
from oversight_app.store import schemes as kept_schemes
from oversight_app.store import volunteers as kept_volunteers
from oversight_app.store.opened import Workspace

_MOST_SUGGESTED = 200
"""Words of one field for which what they may stand for is looked for."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the office knows: its schemes, its terms by kind, and the volunteers who have ended,
    by scheme and reference, with their last day."""

    schemes: tuple[Scheme, ...]
    terms: Mapping[TermKind, tuple[Term, ...]]
    today: date
    ended: Mapping[tuple[str, str], date] = field(default_factory=dict)

    @property
    def words(self) -> dict[TermKind, frozenset[str]]:
        """The keys (``word_key``) of what is known, by kind, for knowing columns by."""
        found = {
            kind: frozenset(
                key for one in terms for key in (word_key(one.name), word_key(one.code))
            )
            for kind, terms in self.terms.items()
        }
        found[TermKind.SCHEME] = frozenset(
            key for one in self.schemes for key in (word_key(one.name), word_key(one.code))
        )
        return found

    @property
    def names(self) -> dict[TermKind, dict[str, str]]:
        """What the schemes and terms are called, by kind and code."""
        found = {kind: {one.code: one.name for one in terms} for kind, terms in self.terms.items()}
        found[TermKind.SCHEME] = {one.code: one.name for one in self.schemes}
        return found


def known(workspace: Workspace) -> Known:
    """Return what a workspace knows, seen against one state of it."""
    with workspace.snapshot():
        return Known(
            kept_schemes.all_schemes(workspace),
            {kind: kept_schemes.terms(workspace, kind) for kind in OFFICE_KINDS},
            workspace.today(),
            kept_volunteers.end_days(workspace),
        )


def resolve(
    incoming: LocalIncoming,
    known: Known,
    answers: Mapping[tuple[str, str], str] | None = None,
    new_terms: Sequence[Term] = (),
) -> LocalIncoming:
    """Return a file as read with its words as the office's codes.

    ``answers`` gives the code ("" for blank) of a word by (field, printed); they are remembered
    in ``mapping.values``. ``new_terms`` are terms to be made with the file. What is not known is
    listed in ``asked``, and the file stays blocked. Once nothing is asked the rows are held
    against the dates of schemes and volunteers: impossible ones are rejected, unlikely ones
    kept with a query. Raises ValueError for an answer that is no code.
    """
    answers = answers or {}
    terms = _codes(known, new_terms)
    columns = dict(incoming.columns)
    asked: list[Asked] = []
    for one in DATASETS[incoming.mapping.dataset].fields:
        column = columns.get(one.id)
        kind = TERM_KINDS.get(one.kind)
        if column is None or (kind is None and one.kind is not FieldKind.CHOICE):
            continue
        codes = terms[kind] if kind is not None else _choices(one)
        _check_answers(answers, one.id, codes)
        said = {
            **_kept_values(incoming.mapping.values.get(one.id, {}), codes),
            **{word_key(word): code for (f, word), code in answers.items() if f == one.id},
        }
        found, unknown = _looked_up(column.words, said, codes)
        columns[one.id] = pointed_anew(column, found)
        if unknown:
            rows = counted_words(column)
            words = [(column.words[at], rows[at]) for at in unknown if rows[at]]
            asked += _asked(one, words, codes)
    changed = replace(
        incoming,
        columns=columns,
        mapping=replace(incoming.mapping, values=_remembered(incoming, answers)),
        asked=tuple(asked),
        new_terms=tuple(dict.fromkeys((*incoming.new_terms, *new_terms))),
        resolved=not asked,
    )
    return changed if asked else _checked(changed, known)


def _choices(one: Field) -> dict[str, str]:
    """Return the code of each form of a field's choices, as compared."""
    forms: dict[str, str] = {}
    for code, name, others in one.choices:
        for form in (code, name, *others):
            forms.setdefault(word_key(form), code)
    return forms | {word_key(code): code for code, _, _ in one.choices}


def _asked(
    one: Field, words: Sequence[tuple[str, int]], codes: Mapping[str, str]
) -> Iterator[Asked]:
    """Yield the questions about a field's words, with what each may stand for; of very many the
    most frequent alone, since nobody looks at the rest one by one."""
    kind = TERM_KINDS.get(one.kind)
    forms = dict(codes)
    if kind is TermKind.SCHEME:
        there = set(codes.values())
        for code, others in OTHER_SCHEME_WORDS.items():
            if code in there:
                forms = {word_key(word): code for word in others} | forms
    looked_at = {word for word, _ in sorted(words, key=lambda each: -each[1])[:_MOST_SUGGESTED]}
    choice = one if kind is None else None
    for printed, rows in words:
        like = suggested(printed, forms) if printed in looked_at else ""
        yield Asked(one.id, kind, printed, rows, like, choice)


def _checked(incoming: LocalIncoming, known: Known) -> LocalIncoming:
    schemes = {scheme.code: scheme for scheme in known.schemes}
    sifted = sifting.without_impossible(sifting.without_references(incoming, schemes), schemes)
    sifted = sifting.without_choice(sifted)
    queries, notes = unlikely.queries(sifted, known.ended)
    return replace(
        sifted,
        issues=(*sifted.issues, *queries),
        notes=tuple(dict.fromkeys((*sifted.notes, *notes))),
    )


def _codes(known: Known, new_terms: Sequence[Term]) -> dict[TermKind, dict[str, str]]:
    """Return by kind the code of each name and each code, as compared. A code's own printing
    goes before another's name."""
    named: dict[TermKind, list[tuple[str, str]]] = {kind: [] for kind in TermKind}
    named[TermKind.SCHEME] = [(one.code, one.name) for one in known.schemes]
    for kind, terms in known.terms.items():
        named[kind] += [(one.code, one.name) for one in terms]
    for term in new_terms:
        named[term.kind].append((term.code, term.name))
    return {
        kind: {
            **{word_key(name): code for code, name in reversed(pairs)},
            **{word_key(code): code for code, _ in pairs},
        }
        for kind, pairs in named.items()
    }


def _check_answers(
    answers: Mapping[tuple[str, str], str], field_id: str, codes: Mapping[str, str]
) -> None:
    wrong = {code for (f, _), code in answers.items() if f == field_id and code} - {*codes.values()}
    if wrong:
        raise ValueError(f"no term has the code {sorted(wrong)[0]!r}")


def _kept_values(values: Mapping[str, str], codes: Mapping[str, str]) -> dict[str, str]:
    """Return what a mapping says of words, but for codes that this office does not have: a
    colleague's mapping may name terms of another office."""
    there = {*codes.values(), BLANK}
    return {word_key(printed): code for printed, code in values.items() if code in there}


def _looked_up(
    words: Iterable[str], said: Mapping[str, str], codes: Mapping[str, str]
) -> tuple[list[str], list[int]]:
    """Return the code of each word, and the places of those that nobody knows, which stay as
    printed."""
    found: list[str] = []
    unknown: list[int] = []
    for at, printed in enumerate(words):
        key = word_key(printed)
        code = said.get(key, codes.get(key))
        if not key or (code is None and printed.casefold() in NOT_STATED):
            code = BLANK
        if code is None:
            unknown.append(at)
        found.append(printed if code is None else code)
    return found, unknown


def _remembered(
    incoming: LocalIncoming, answers: Mapping[tuple[str, str], str]
) -> dict[str, dict[str, str]]:
    values = {one: dict(words) for one, words in incoming.mapping.values.items()}
    for (field_id, printed), code in answers.items():
        values.setdefault(field_id, {})[printed] = code
    return values
