"""What in free text may say who somebody is, told before it is kept. A caution stops nothing.

Records are by office, and no case is kept here (product.md, section 1). Titles of offices, names
of forces, places, papers and statutes, dates of meetings and references give no caution.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from oversight_app.domain.case_words import spans_of_cases
from oversight_app.domain.caution_words import (
    ACCUSED,
    ALSO_WORDS,
    COMMON_FAMILY,
    NO_FAMILY,
    OFFENCES,
    PLACES,
)
from oversight_app.domain.given_names import GIVEN_NAMES
from oversight_app.domain.recorded import Recorded, specs

PHONE = "a telephone number"
EMAIL = "an e-mail address"
BIRTH = "a date of birth"
BIRTH_OF = "a date of birth beside what looks like a name"
INSURANCE = "a National Insurance number"
CASE = "the number of a crime or of a person in custody"
OFFENCE = "an offence beside what looks like a name"
A_CASE = "about an offence or a case"
ADDRESS = "a home address"
NAME = "what looks like a person’s name"

_OFFICE_OWN = "Leave it out, unless an office has published it as its own."
_ADVICE = {
    PHONE: _OFFICE_OWN,
    EMAIL: _OFFICE_OWN,
    BIRTH: "Leave it out: no record here needs one.",
    BIRTH_OF: "Leave both out: no record here needs them.",
    INSURANCE: "Leave it out: no record here needs one.",
    CASE: "Leave it out: cases stay with the police.",
    OFFENCE: "Leave the name out: cases and those accused stay with the police.",
    A_CASE: "Leave it out: cases, and those accused, stay with the police.",
    ADDRESS: "Leave it out, unless it is the address of an office.",
    NAME: "Name the office or organisation instead.",
}


@dataclass(frozen=True, slots=True)
class Caution:
    """``what`` was seen from the character ``start`` up to ``end``, and what to do about it."""

    what: str
    start: int
    end: int

    @property
    def advice(self) -> str:
        """What to do about it."""
        return _ADVICE[self.what]


def cautions(words: str) -> tuple[Caution, ...]:
    """Return what may say who somebody is, in the order of the text; none lies in another."""
    names = tuple(_names(words))
    found = [
        *_patterns(words),
        *_births(words, names),
        *_offences(words, names),
        *(Caution(NAME, start, end) for start, end in names),
    ]
    kept: list[Caution] = []
    # The widest first: a name that an offence stands beside is told of with the offence.
    for one in sorted(found, key=lambda one: (one.start - one.end, _RANK.index(one.what))):
        at = bisect_left(kept, one.end, key=lambda other: other.start)
        # Those that are kept do not overlap, so the last that begins before its end also ends last.
        if at == 0 or kept[at - 1].end <= one.start:
            kept.insert(at, one)
    return tuple(kept)


def record_cautions(record: Recorded) -> dict[str, tuple[Caution, ...]]:
    """Return the cautions about what people wrote in a record, by the id of the field."""
    kind = type(record)
    found = {
        spec.id: field_cautions(kind, spec.id, getattr(record, spec.id))
        for spec in specs(kind)
        if spec.free
    }
    return {name: some for name, some in found.items() if some}


def field_cautions(kind: type[Recorded], field: str, words: str) -> tuple[Caution, ...]:
    """Return the cautions about what people wrote in a field of a kind of record ("" is a note on
    one): what says who somebody is and, about outside groups, what speaks of a case."""
    found = cautions(words)
    cases = (Caution(A_CASE, *span) for span in spans_of_cases(kind.kind, field, words))
    free = [one for one in cases if all(_apart(one, other) for other in found)]
    return tuple(sorted((*found, *free), key=lambda one: one.start)) if free else found


def _apart(one: Caution, other: Caution) -> bool:
    return one.end <= other.start or other.end <= one.start


_RANK = (OFFENCE, BIRTH_OF, BIRTH, ADDRESS, INSURANCE, CASE, EMAIL, PHONE, NAME)

_EMAIL = re.compile(r"(?<![\w.+'’\-])[\w.+'’\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,5}")
# An area or mobile number after 0 or +44; 9 or 10 figures follow, in groups.
_PHONE = re.compile(
    r"(?<![\w/.,£+\-])(?:(?:\+44|0044)[ \-]?(?:\(0\)[ \-]?)?|\(?0)(?=[1-9])"
    r"(?:\d{4}\)?(?:[ \-]?\d){5,6}|\d{3}\)?(?:[ \-]?\d){6,7}|\d{2}\)?(?:[ \-]?\d){7,8})"
    r"(?![\d/]|[.,]\d)"
)
_INSURANCE = re.compile(
    r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]\b"
)
_CASE = re.compile(
    r"\b(?:crime|custody|incident|occurrence|pnc|niche|arrest|offence|court|case)"
    r" (?:record |reference |ref |log )?(?:record|reference|ref|number|no|id|log)\.?[ :#]{1,3}"
    r"(?:is |was )?(?!(?:19|20)\d\d(?:[/\-]\d\d(?:\d\d)?)?\b)"
    r"(?=[A-Z\d/\-*]{0,12}\d{4})[A-Z\d][A-Z\d/\-*]{4,20}\b|"
    r"\b\d{2}[A-Z]{1,3}/\d{3,6}/\d{2}\b|\bCR/\d{3,8}/\d{2}\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?<![\w£.,])\d{1,4}[A-Za-z]?,? (?:[A-Z][\w'’.\-]{0,30},? ){1,8}"
    r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DATE = (
    rf"(?:\d{{1,2}}[./\-]\d{{1,2}}[./\-](?:\d{{4}}|\d\d)|\d{{4}}-\d\d-\d\d|"
    rf"\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{2,4}}|{_MONTH} \d{{1,2}},? \d{{4}})"
)
_BORN = re.compile(
    rf"\b(?:d\.?o\.?b\.?|date of birth|birth ?date|birthday|born)(?: (?:is|was|on)| ?[:\-,])?"
    rf" {{0,2}}{_DATE}\b",
    re.IGNORECASE,
)
_DATE_NEXT = re.compile(rf"[ ,(\[\-–]{{1,3}}{_DATE}\b")
_OFFENCE = re.compile(rf"\b(?:{OFFENCES})\b", re.IGNORECASE)

_W = r"[A-ZÀ-Þ][A-Za-zÀ-ÿ]*(?:['’\-][A-ZÀ-Þ][A-Za-zÀ-ÿ]*)*"
_PAIR = re.compile(rf"(?<![\w'’\-])({_W}) (?:[A-Z]\.? |{_W} )??({_W})(?![\w\-]|['’]\w)")
_TITLED = re.compile(
    rf"(?<![\w'’\-])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|PC|DC|PS|Sgt|Insp)\.? "
    rf"(?:[A-Z]\.? )?({_W})(?: ({_W}))?(?![\w\-])"
)
_ACCUSED = re.compile(
    rf"(?<![\w'’\-])([A-ZÀ-Þ][a-zà-ÿ]+) ([A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?) "
    rf"(?:(?:was|is|has been|had been|who was) )?(?:{ACCUSED})\b"
)
_NEXT_WORD = re.compile(rf"(?:['’]s?)? ({_W})")
_NO_NAME = NO_FAMILY | PLACES
_SAINT = re.compile(r"\b(?:St|Saint|King|Queen|Prince|Princess|Port|Mount)\.? $")
_BREAK = re.compile(r"[.!?;]\s|\n")
_SENTENCE = 200
"""Characters on each side of a name within which its sentence is looked for an offence."""
_NEAR = 40
"""Characters between a name and a day of birth that belong together."""

Span = tuple[int, int]


def _patterns(words: str) -> Iterator[Caution]:
    for what, pattern, sound in _FORMS:
        for match in pattern.finditer(words):
            if sound(match[0]):
                yield Caution(what, *match.span())


def _of_a_phone(text: str) -> bool:
    figures = re.sub(r"\D", "", text.replace("(0)", ""))
    return figures[0] != "0" or figures[1] == "0" or len(figures) in (10, 11)


_FORMS: tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...] = (
    (EMAIL, _EMAIL, bool),
    (PHONE, _PHONE, _of_a_phone),
    (INSURANCE, _INSURANCE, bool),
    (CASE, _CASE, bool),
    (ADDRESS, _ADDRESS, bool),
)


def _names(words: str) -> Iterator[Span]:
    """Yield where a person is named: by a title, or by a given name before a family name."""
    end = 0
    for match in _TITLED.finditer(words):
        if match[1].casefold() not in _NO_NAME:
            second = (match[2] or "").casefold()
            end = match.end(1) if not second or second in _NO_NAME else match.end(2)
            yield match.start(), end
    at = 0
    while pair := _PAIR.search(words, at):
        at = pair.end(1)
        if _is_name(words, pair):
            at = pair.end()
            yield pair.span()


def _is_name(words: str, match: re.Match[str]) -> bool:
    given, family = match[1].casefold(), match[2].casefold()
    if given not in GIVEN_NAMES or given in _NO_NAME or len(family) < 2:
        return False
    common = family in COMMON_FAMILY
    if (family in _NO_NAME and not common) or (given in ALSO_WORDS and not common):
        return False
    if _SAINT.search(words, max(0, match.start() - 12), match.start()):
        return False
    following = _NEXT_WORD.match(words, match.end())
    # What is named after somebody is no person: an inquiry, a trust, a street.
    return following is None or following[1].casefold() not in NO_FAMILY


def _births(words: str, names: tuple[Span, ...]) -> Iterator[Caution]:
    ordered = sorted(names, key=lambda span: span[1])
    ends = [end for _, end in ordered]
    for match in _BORN.finditer(words):
        yield Caution(BIRTH, *match.span())
        before = bisect_right(ends, match.start())
        if before and match.start() - ends[before - 1] <= _NEAR:
            start, end = ordered[before - 1]
            if "\n" not in words[end : match.start()]:
                yield Caution(BIRTH_OF, start, match.end())
    for start, end in names:
        if date := _DATE_NEXT.match(words, end):
            yield Caution(BIRTH_OF, start, date.end())


def _offences(words: str, names: tuple[Span, ...]) -> Iterator[Caution]:
    for match in _ACCUSED.finditer(words):
        if not {match[1].casefold(), match[2].casefold()} & _NO_NAME:
            yield Caution(OFFENCE, match.start(), match.end(2))
    for start, end in names:
        before = [m.end() for m in _BREAK.finditer(words, max(0, start - _SENTENCE), start)]
        after = _BREAK.search(words, end, end + _SENTENCE)
        first = before[-1] if before else max(0, start - _SENTENCE)
        last = after.start() if after else min(len(words), end + _SENTENCE)
        for offence in _OFFENCE.finditer(words, first, last):
            if offence.end() <= start or offence.start() >= end:
                yield Caution(OFFENCE, start, end)
                break
