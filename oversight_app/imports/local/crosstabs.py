"""Tables with something across: months, districts or schemes, or groups of columns under them.

What is across is recognised; what the figures count is proposed where the file says it in words,
and asked otherwise.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from oversight_app.domain.datasets import Dataset, FieldKind, heading_key
from oversight_app.domain.mappings import Crosstab
from oversight_app.domain.schemes import TermKind
from oversight_app.imports.cells import Cell, blank
from oversight_app.imports.local.contents import Contents, contents
from oversight_app.imports.local.layouts import SYNONYMS, YEAR, Table, month_named, printed
from oversight_app.imports.local.proposing import TERM_KINDS, Words
from oversight_app.imports.local.spelling import word_key

_LEAST_ACROSS = 2
_LEAST_UNKNOWN = 3
"""Columns of figures under headings nobody knows, from which they are taken for a crosstab."""
_MOSTLY = 0.8
_DATE_HEADING = re.compile(
    r"\d{4}-\d{2}(?:-\d{2})?(?: .*)?|\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|\d{1,2}/\d{4}|"
    r"(?:\d{1,2}(?:st|nd|rd|th)?[ \-])?[A-Za-z]{3,9}[ \-/.'’]*(?:\d{2}|\d{4})",
    re.ASCII,
)
_TOTALS = re.compile(r"(?:grand |sub ?)?totals?\b.*|sum|overall|ytd|year to date|average|mean")
_HOURS = re.compile(r"\b(?:hours?|hrs|minutes?|mins|time)\b", re.IGNORECASE)
_TRAINING = re.compile(r"\btraining\b", re.IGNORECASE)
_HEADS = re.compile(
    r"\b(?:headcount|strength|in post|number of (?:volunteers|specials|people|cadets)|members)\b",
    re.IGNORECASE,
)

CHOICES = {
    "activity": (("minutes", "people"), ("day", "district", "activity", "scheme", "status")),
    "return": (
        (
            "duty_minutes", "training_minutes", "headcount", "active", "joiners", "leavers",
            "opening", "sessions", "leaders", "leaders_vetted",
        ),
        ("month", "scheme"),
    ),
}  # fmt: skip
"""By dataset: the fields that figures of a crosstab can be, and those that can stand across."""


@dataclass(frozen=True, slots=True)
class Down:
    """A column whose words name measures: its ``place`` and ``heading``, its ``words`` in the
    rows with figures (``totals`` are words for totals), and the ``headings`` between the rows
    that say of whom the measures below are, with what they are known as."""

    place: int
    heading: str
    words: tuple[str, ...]
    totals: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    kind: TermKind | None = None


@dataclass(frozen=True, slots=True)
class Across:
    """A crosstab found in a table: ``fixed`` are its leading columns, ``places`` those across
    and ``totals`` the sums beside them, by number from 0. ``kind`` is what stands across
    (None where its words are not known), ``above`` what stands over that, None where nothing.

    With ``grouped`` the upper row heads groups of columns, and the lower headings are fields.
    """

    fixed: tuple[int, ...]
    places: tuple[int, ...]
    totals: tuple[int, ...]
    kind: FieldKind | None
    above: FieldKind | None = None
    grouped: bool = False
    two_rows: bool = False
    fractions: bool = False
    """True where some of the figures are not whole."""
    without_year: bool = False
    """True where months stand across and nothing says of which year."""
    down: Down | None = None
    """Where each row holds another measure."""


def found(table: Table, words: Words) -> Across | None:
    """Return the crosstab that a table is, or None where its columns are fields."""
    across = _found(table, words)
    if across is None:
        return None
    looked_at = [_contents(table, at) for at in across.places[:24]]
    return replace(across, fractions=any(one.numbers > one.whole for one in looked_at))


def _found(table: Table, words: Words) -> Across | None:
    totals = tuple(at for at, cell in enumerate(table.headings) if _is_total(cell))
    named = [at for at, cell in enumerate(table.headings) if not blank(cell) and at not in totals]
    by_months = _months_across(table, named, totals)
    if by_months:
        return by_months
    grouped = _grouped(table, named, totals, words)
    if grouped:
        return grouped
    return _words_across(table, named, totals, words)


def described(across: Across, dataset: Dataset, titles: Sequence[str]) -> Crosstab | None:
    """Return the crosstab as a mapping has it, in the fields of a dataset; None where that kind
    of return has no such table. ``titles`` are the words around it, which may say what the
    figures are; where they don't, ``value`` is empty and must be asked."""
    if dataset.id not in CHOICES:
        return None
    rows = 2 if across.two_rows else 1
    above = field_of(dataset, across.above)
    if across.grouped:
        return Crosstab("", "", above, rows) if above else None
    over = field_of(dataset, across.kind)
    if across.kind and not over:
        return None
    return Crosstab(_value(dataset, titles, across.fractions), over, above, rows)


def field_of(dataset: Dataset, kind: FieldKind | None) -> str:
    """Return the field of a dataset that words or months of a kind are, "" where it has none."""
    kinds = {kind} if kind is not FieldKind.MONTH else {FieldKind.MONTH, FieldKind.DAY}
    return next((field.id for field in dataset.fields if field.kind in kinds), "")


def dataset_of(across: Across, fixed: Sequence[str]) -> str:
    """Return which kind of return a crosstab is likeliest: with districts or activities in it
    the activity log, else the monthly return. ``fixed`` are the fields of its leading columns."""
    if across.kind is None and not across.grouped:
        return "activity"
    detail = {FieldKind.DISTRICT, FieldKind.ACTIVITY, FieldKind.STATUS}
    if across.kind in detail or across.above in detail:
        return "activity"
    return "activity" if {"district", "activity", "status", "volunteer"} & set(fixed) else "return"


def _months_across(table: Table, named: Sequence[int], totals: Sequence[int]) -> Across | None:
    months = [at for at in named if is_month(table.headings[at])]
    if len(months) < _LEAST_ACROSS or months[0] == 0:
        return None
    fixed = [at for at in named if at < months[0]]
    beside = [at for at in named if at > months[0] and at not in months]
    if len(beside) > len(months):
        return None
    above = {printed(table.above[at]) for at in months} - {""} if table.above else set()
    years = bool(above) and all(YEAR.fullmatch(text) for text in above)
    bare = all(
        month_named(printed(table.headings[at])) and not re.search(r"\d", printed_at(table, at))
        for at in months
    )
    return Across(
        (*fixed, *beside),
        tuple(months),
        tuple(totals),
        FieldKind.MONTH,
        (FieldKind.MONTH if years else FieldKind.DISTRICT) if above and bare else None,
        two_rows=bool(above) and bare,
        without_year=bare and not years,
    )


def printed_at(table: Table, at: int) -> str:
    """Return the heading of a column as printed."""
    return printed(table.headings[at])


def _grouped(
    table: Table, named: Sequence[int], totals: Sequence[int], words: Words
) -> Across | None:
    """Return groups of the same lower headings under different upper ones."""
    if not table.above:
        return None
    under = [at for at in named if not blank(table.above[at])]
    groups: dict[str, list[str]] = {}
    for at in under:
        over = printed(table.above[at])
        groups.setdefault(over, []).append(heading_key(printed_at(table, at)))
    full = {over: keys for over, keys in groups.items() if not _is_total(over)}
    first = set(next(iter(full.values()), ()))
    if len(full) < _LEAST_ACROSS or not first or any(set(keys) != first for keys in full.values()):
        return None
    if not first & SYNONYMS:
        return None
    kind = FieldKind.MONTH if all(map(is_month, full)) else _kind(tuple(full), words)
    fixed = tuple(at for at in named if at not in under)
    places = tuple(at for at in under if printed(table.above[at]) in full)
    beside = tuple(at for at in under if at not in places)
    return Across(
        fixed,
        places,
        (*totals, *beside),
        None,
        kind or FieldKind.DISTRICT,
        grouped=True,
        two_rows=True,
    )


def _words_across(
    table: Table, named: Sequence[int], totals: Sequence[int], words: Words
) -> Across | None:
    """Return districts, schemes or activities across: columns of figures under headings that
    are no field of any return, or that are known words."""
    figures = [
        at
        for at in named
        if _figures(table, at)
        and (heading_key(printed_at(table, at)) not in SYNONYMS or _known(table, at, words))
        and not _HOURS.search(printed_at(table, at))
    ]
    if not figures or figures[0] == 0:
        return None
    kind = _kind([printed_at(table, at) for at in figures], words)
    if len(figures) < (_LEAST_ACROSS if kind else _LEAST_UNKNOWN):
        return None
    rest = [at for at in named if at not in figures]
    if kind is None and (len(figures) <= len(rest) or any(_figures(table, at) for at in rest)):
        return None  # a column of figures that is a field already: the others are beside it
    if kind is None and any(
        re.search(r"\b(?:id|ref|reference|number|no|code)\b", heading_key(printed_at(table, at)))
        for at in figures
    ):
        return None
    return Across(tuple(rest), tuple(figures), tuple(totals), kind)


def is_month(cell: Cell) -> bool:
    """Tell whether a heading is a month or a day."""
    text = printed(cell)
    if isinstance(cell, date) or month_named(text):
        return True
    if not _DATE_HEADING.fullmatch(text):
        return False
    return not (named := re.search(r"[A-Za-z]{3,}", text)) or month_named(named[0])


def _is_total(cell: Cell) -> bool:
    return bool(_TOTALS.fullmatch(heading_key(printed(cell)))) and (
        heading_key(printed(cell)) not in {"total hours"}
    )


def _known(table: Table, at: int, words: Words) -> bool:
    key = word_key(printed_at(table, at))
    return any(key in known for known in words.values())


def _kind(headings: Sequence[str], words: Words) -> FieldKind | None:
    """Return what most of the words across are known as."""
    of_terms = {term: kind for kind, term in TERM_KINDS.items()}
    order = (TermKind.DISTRICT, TermKind.SCHEME, TermKind.ACTIVITY, TermKind.STATUS)
    for term in order:
        known = sum(word_key(heading) in words.get(term, ()) for heading in headings)
        if known * 2 >= len(headings):
            return of_terms[term]
    return None


def _figures(table: Table, at: int) -> bool:
    cells = _contents(table, at)
    return cells.filled > 0 and cells.durations >= _MOSTLY


def _contents(table: Table, at: int) -> Contents:
    rows = table.body[:200]
    return contents((row[at] for _, row in rows if at < len(row)), date.max)


def _value(dataset: Dataset, titles: Sequence[str], fractions: bool) -> str:
    """Return what the words around a table say that its figures are, "" where they don't. In an
    activity log figures with fractions are hours: people come whole."""
    said = " ".join(titles)
    hours, heads = bool(_HOURS.search(said)), bool(_HEADS.search(said))
    if hours == heads:
        return "minutes" if fractions and dataset.id == "activity" else ""
    if dataset.id == "activity":
        return "minutes" if hours else "people"
    if heads:
        return "headcount"
    return "training_minutes" if _TRAINING.search(said) else "duty_minutes"
