"""Words about outside groups that speak of an offence or a case, though they may name nobody.

No case is kept here (product.md, section 1, row 22). A group is described without any offence. In
what else is recorded about groups, offences as such are part of the matter: there it is one case
that is told of, by somebody in it or by its day. What was said by others is kept as they said it.
"""

import re
from collections.abc import Iterator

from oversight_app.domain.caution_words import ACCUSED, OFFENCES

_GROUP = "group"
_ABOUT_GROUPS = (
    "organisation", "position", "claim", "engagement", "press", "appraisal", "option", "judgement",
)  # fmt: skip
_AS_SAID = frozenset(
    {"wording", "forecast", "source", "conclusion", "offence", "quotable", "counted", "population"}
)
"""Fields that keep what others said, and the base of a figure."""

_OFFENCE = re.compile(rf"\b(?:{OFFENCES})\b", re.IGNORECASE)
_WHAT_GROUPS_ARE = re.compile(
    r"\b(?:online )?child(?:ren)?(?: sexual)? abuse\b(?! images?)|\bp(?:a)?edophile[ -]hunt\w*",
    re.IGNORECASE,
)
"""What such groups are called, and what they are about."""
_SOMEBODY = re.compile(
    r"\b(?:(?:a|an|the|one|this|that|another|local|old) (?:[a-z]+ ){0,2}?"
    r"(?:man|woman|boy|girl|teenager|youth|pensioner|father|mother|teacher|suspect|defendant|"
    r"victim|complainant|offender)|he|she|his|her|aged \d{1,2}|\d{1,2}[ -]years?[ -]old)\b",
    re.IGNORECASE,
)
_ON_A_DAY = re.compile(
    r"\bon (?:\d{1,2}[./]\d{1,2}|\d{1,2}(?:st|nd|rd|th)? (?:January|February|March|April|May|June|"
    r"July|August|September|October|November|December))\b",
    re.IGNORECASE,
)
_ACCUSED = re.compile(rf"\b(?:{ACCUSED})\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?;\n]+")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"")

Span = tuple[int, int]


def spans_of_cases(kind: str, field: str, words: str) -> Iterator[Span]:
    """Yield where the words of a field of a kind of record speak of an offence or a case; nothing
    in kinds that are not about outside groups. ``field`` "" is a note."""
    if kind == _GROUP:
        called = [match.span() for match in _WHAT_GROUPS_ARE.finditer(words)]
        for match in _OFFENCE.finditer(words):
            if not _within(match.span(), called):
                yield match.span()
    elif kind in _ABOUT_GROUPS and field not in _AS_SAID:
        yield from _one_case(words)


def _one_case(words: str) -> Iterator[Span]:
    quoted = [match.span() for match in _QUOTED.finditer(words)]
    for sentence in _SENTENCE.finditer(words):
        first, last = sentence.span()
        somebody = [match.span() for match in _SOMEBODY.finditer(words, first, last)]
        told = [
            match.span()
            for pattern in (_OFFENCE, _ACCUSED)
            for match in pattern.finditer(words, first, last)
            if not _within(match.span(), [*quoted, *somebody])
        ]
        if told and (somebody or _ON_A_DAY.search(words, first, last)):
            yield min(told)


def _within(span: Span, others: list[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)
