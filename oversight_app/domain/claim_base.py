"""Whether some words keep the base of a claim: the offence, the period, the area."""

import re

_FOOTNOTES = re.compile("[⁰¹²³⁴-⁹]+")
_YEAR = r"(?:19|20|21)\d\d"
_YEARS = re.compile(rf"(?<!\d)({_YEAR})(?:[/\-‑–]({_YEAR}|\d\d))?(?!\d)", re.ASCII)
_SMALL = frozenset(
    {
        "a", "about", "across", "all", "and", "around", "as", "at", "between", "but", "by", "for",
        "from", "in", "inside", "is", "of", "on", "only", "or", "outside", "over", "the",
        "throughout", "to", "whole", "within",
    }
)  # fmt: skip
"""Words that stand before the name of an area, and belong to none."""
_NEAR = 60
"""So many letters beside the name of an area are looked at."""
_JOINED = r"(?:(?i:and)|&)\s+"
_JOINTS = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)
_BEFORE = re.compile(rf"(\w[\w'’]*)\s+({_JOINED})?$")
_AFTER = re.compile(rf"\s+{_JOINED}(\w[\w'’]*)")


def names(words: str, said: str) -> bool:
    """Tell whether some words hold others as they are: capitals, points, hyphens and the marks of
    footnotes apart."""
    return bool(_plain(said)) and f" {_plain(said)} " in f" {_plain(words)} "


def names_area(words: str, area: str) -> bool:
    """Tell whether some words name an area, and not as a part of another: "Wales" in "New South
    Wales" or in "England and Wales" is none. What is in small letters can't be told apart so."""
    parts = _plain(area).split()
    if not parts:
        return False
    words = _FOOTNOTES.sub("", words)
    found = re.finditer(rf"(?<!\w){_spelt(parts)}(?!\w)", words, re.IGNORECASE)
    return any(
        _stands_alone(words[max(0, one.start() - _NEAR) : one.start()],
                      words[one.end() : one.end() + _NEAR])
        for one in found
    )  # fmt: skip


def same_area(one: str, other: str) -> bool:
    """Tell whether two areas are written alike: capitals, points and "&" for "and" apart."""
    return _plain(one) == _plain(other)


def same_in_part(one: str, other: str) -> bool:
    """Tell whether two areas are the same in part, by their names: one names the other, or a name
    that is joined in one is in the other too. "England and Wales" and "Wales" are; "New South
    Wales" and "Wales" are not."""
    return any(
        names_area(mine, theirs) or names_area(theirs, mine)
        for mine in _joined_names(one)
        for theirs in _joined_names(other)
    )


def names_years(words: str, years: tuple[int, ...]) -> bool:
    """Tell whether some words name each of some years, the earliest first: 2016/17 names 2017
    too, and is no name for the year 2016 alone."""
    named: set[int] = set()
    for first, second in _YEARS.findall(_FOOTNOTES.sub("", words)):
        begin, end = int(first), _end(first, second)
        if end is None:
            named.add(begin)
        elif years and years[0] <= begin and end <= years[-1]:
            named |= {begin, end}
    return all(year in named for year in years)


def _joined_names(area: str) -> tuple[str, ...]:
    """The names that an area is joined of: "England" and "Wales" in "England and Wales"."""
    return tuple(one for one in _JOINTS.split(area) if one.strip())


def _end(first: str, second: str) -> int | None:
    """The second year of "2016/17", "1999/00" or "2016–2017"; None where it is none, as in the
    month "2016-12"."""
    if not second:
        return None
    year = int(second) if len(second) > 2 else int(first[:2] + second)
    if len(second) == 2 and year == int(first) + 1 - 100:
        year += 100
    return year if year > int(first) else None


def _stands_alone(before: str, after: str) -> bool:
    """Tell whether the name of an area is not joined to another name on either side."""
    left, right = _BEFORE.search(before), _AFTER.match(after)
    part_of_left = left is not None and _is_name(left[1])
    return not part_of_left and not (right is not None and _is_name(right[1]))


def _is_name(word: str) -> bool:
    return word[0].isupper() and word.casefold() not in _SMALL


def _spelt(parts: list[str]) -> str:
    each = (_JOINED.removesuffix(r"\s+") if one == "and" else re.escape(one) for one in parts)
    return r"[\W_]+".join(each)


def _plain(words: str) -> str:
    words = _FOOTNOTES.sub("", words).replace("&", " and ")
    return " ".join(re.sub(r"[^\w]+", " ", words.casefold()).split())
