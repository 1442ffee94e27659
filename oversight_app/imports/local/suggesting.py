"""What a printed word may stand for: a known word with something added, or misspelt.

It is shown beside the question and never taken for an answer.
"""

from collections.abc import Mapping

from oversight_app.imports.local.spelling import word_key

_SHORTEST = 3
"""Letters from which a known word within others is told from chance."""
_LONG = 8
"""Letters from which two slips are still the same word; below one, and none below four."""


def suggested(printed: str, codes: Mapping[str, str]) -> str:
    """Return the code that a word may stand for, "" where there is none or more than one.

    ``codes`` gives the code of each known word, by ``word_key``. A known word that stands whole
    in the printed one goes first, the longest of several ("North Swindon sector" is "North
    Swindon", where there is "Swindon" too); then one within a slip or two of it. Numbers have to
    be the same: Team 1 is not Team 2.
    """
    key = word_key(printed)
    return _within(key, codes) or _misspelt(key, codes)


def _within(key: str, codes: Mapping[str, str]) -> str:
    padded = f" {key} "
    inside = [one for one in codes if len(one) >= _SHORTEST and f" {one} " in padded]
    longest = max(map(len, inside), default=0)
    found = {codes[one] for one in inside if len(one) == longest}
    return found.pop() if len(found) == 1 else ""


def _misspelt(key: str, codes: Mapping[str, str]) -> str:
    best, found = 3, set[str]()
    for one, code in codes.items():
        most = min(_slips(key), _slips(one))
        if not most or abs(len(one) - len(key)) > most or _digits(one) != _digits(key):
            continue
        away = distance(key, one)
        if away <= most and away <= best:
            found = {code} if away < best else found | {code}
            best = away
    return found.pop() if len(found) == 1 else ""


def _slips(word: str) -> int:
    return 0 if len(word) < 4 else 1 if len(word) < _LONG else 2


def _digits(word: str) -> str:
    return "".join(letter for letter in word if letter.isdigit())


def distance(one: str, other: str) -> int:
    """Return in how many slips a word becomes another: a letter left out, put in, changed, or
    swapped with the next (Damerau 1964, in its restricted form)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for place, against in enumerate(other, 1):
            slips = min(last[place] + 1, now[place - 1] + 1, last[place - 1] + (letter != against))
            swapped = (
                row > 1 and place > 1 and letter == other[place - 2] and one[row - 2] == against
            )
            now.append(min(slips, before[place - 2] + 1) if swapped else slips)
        before, last = last, now
    return last[-1]
