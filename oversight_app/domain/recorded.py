"""What all records of the office have in common.

A record is a frozen dataclass; a change is a new one with the same ``id``, handed to the store
with the ``version`` that was read, so that nobody's change is lost unseen.
"""

import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, ClassVar, Self

from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import written_date
from oversight_app.domain.record_fields import Holds, Spec


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """A record. ``number`` is its own within its kind, never used again; ``version`` changes with
    each save. Both are 0 in one that is not kept yet."""

    kind: ClassVar[str] = ""
    """The id of the kind, and the name of its table with "-" for "_"."""
    noun: ClassVar[str] = ""
    """The kind in the middle of a sentence, singular: "information request"."""
    plural: ClassVar[str] = ""
    prefix: ClassVar[str] = ""
    """What its reference begins with: ``Q`` makes ``Q-031``."""
    icon: ClassVar[str] = ""
    groups: ClassVar[tuple[str, ...]] = ()
    """The parts of its form after the first, in order."""
    folded: ClassVar[tuple[str, ...]] = ()
    """Those of its parts that stand folded on the form until something is said in them."""
    held_by: ClassVar[str] = "owner"
    """The field that names the office that is to act on it; "" for none."""

    id: int = 0
    number: int = 0
    version: int = 0
    provenance: Provenance = Provenance.LOCAL

    @property
    def reference(self) -> str:
        """What the office calls it: ``Q-031``."""
        return f"{self.prefix}-{self.number:03d}"

    @property
    def title(self) -> str:
        """What it is about, on one line."""
        raise NotImplementedError

    @property
    def begins(self) -> date | None:
        """The day from which it counts, when the state of an earlier day is asked for."""
        raise NotImplementedError

    @property
    def open(self) -> bool:
        """True while somebody still has something to do about it."""
        return False

    @property
    def ended_on(self) -> date | None:
        """The day on which it was done with; its retention is counted from here."""
        return None

    @property
    def due_on(self) -> date | None:
        """By when it is to be done; None where there is no such day."""
        return None

    @property
    def review_on(self) -> date | None:
        """By when it is to be looked at again; None where there is no such day."""
        return getattr(self, "review_by", None) if self.under_review else None

    @property
    def under_review(self) -> bool:
        """True while its day of review counts."""
        return True

    @property
    def in_the_hands_of(self) -> str:
        """The office that is to act on it; "" for none named."""
        return str(getattr(self, self.held_by, "")) if self.held_by else ""

    def locked(self) -> Mapping[str, Mapping[str, str]]:
        """Choices that may not be made yet, by the id of the field: each code with what unlocks
        it. A field that ever locks one is always among them."""
        return {}

    def own_problems(self) -> dict[str, str]:
        """What contradicts itself, in words by the id of the field."""
        return {}

    def problems(self) -> dict[str, str]:
        """What is wrong with it, in words by the id of the field; empty where all is right."""
        wrong = {}
        for spec in specs(type(self)):
            words = _problem(spec, getattr(self, spec.id))
            if words:
                wrong[spec.id] = words
        return {**self.own_problems(), **wrong}

    def overdue(self, today: date) -> bool:
        """True where it should have been done, or looked at, before today."""
        late = self.open and self.due_on is not None and self.due_on < today
        review = self.review_day(today)
        return late or (review is not None and review < today)

    def review_day(self, today: date) -> date | None:
        """By when it is to be looked at again, seen from a day; None where it is not."""
        return self.review_on

    def cleaned(self) -> Self:
        """Return it without what a paste brings along: control characters, outer blanks."""
        new: dict[str, Any] = {}
        for spec in specs(type(self)):
            value = getattr(self, spec.id)
            if isinstance(value, str) and spec.holds not in (Holds.CHOICE, Holds.SCHEME):
                new[spec.id] = cleaned_words(spec, value)
        return replace(self, **new)


_SPECS: dict[type[Recorded], tuple[Spec, ...]] = {}


def specs(kind: type[Recorded]) -> tuple[Spec, ...]:
    """Return the declared fields of a kind of record, in order."""
    if kind not in _SPECS:
        declared = [(one.name, spec) for one in fields(kind) if (spec := one.metadata.get("spec"))]
        times = Counter(spec.name for _, spec in declared)
        _SPECS[kind] = tuple(
            replace(spec, id=name, part=spec.group.partition(":")[0] * (times[spec.name] > 1))
            for name, spec in declared
        )
    return _SPECS[kind]


def spec_of(kind: type[Recorded], field_id: str) -> Spec:
    """Return one declared field; KeyError for an id that is in none."""
    for spec in specs(kind):
        if spec.id == field_id:
            return spec
    raise KeyError(field_id)


def cleaned_words(spec: Spec, words: str) -> str:
    """Return words as they are kept: line ends as ``\\n`` (none in a field of one line), no
    control characters, no blanks at the ends; "" where nothing of them can be seen."""
    words = words.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\f", "\n")
    words = words.replace("\u2028", "\n").replace("\u2029", "\n")
    words = words.replace("\t", " ").replace("\u00a0", " ").replace("\u00ad", "")
    words = "".join(letter for letter in words if letter == "\n" or not _unseen(letter))
    if not words.strip(_JOINERS + " \n"):
        return ""
    if spec.holds in (Holds.LINES, Holds.MEASURES):
        return "\n".join(one for one in (line.strip() for line in words.split("\n")) if one)
    if spec.holds is Holds.TEXT:
        return "\n".join(line.rstrip() for line in words.split("\n")).strip()
    return " ".join(words.split())


_JOINERS = "\u200c\u200d"
"""They shape what stands beside them (an emoji of several, Persian), so they stay."""
_UNSEEN = frozenset(
    "\u200b\u2060\ufeff"  # without width
    "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # turning words round
)


def _unseen(letter: str) -> bool:
    """Tell whether a character shows nothing, or is none. What this Python's tables do not know
    yet (a new emoji) is kept."""
    category = unicodedata.category(letter)
    none = category == "Cn" and (ord(letter) & 0xFFFE == 0xFFFE or "\ufdd0" <= letter <= "\ufdef")
    return none or letter in _UNSEEN or category in ("Cc", "Cs", "Co")


def short(words: str, most: int = 120) -> str:
    """Return the first line of some words, cut between words where it is long."""
    first = words.strip().split("\n", 1)[0]
    if len(first) <= most:
        return first
    return first[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def before(name: str, earlier: date | None, later_name: str, later: date | None) -> str:
    """Words for a day that comes before one that it has to follow; "" where all is right."""
    if earlier is None or later is None or later >= earlier:
        return ""
    return (
        f"{later_name} ({written_date(later)}) is before {name} ({written_date(earlier)}). "
        "Correct one of the two."
    )


def _problem(spec: Spec, value: Any) -> str:
    if spec.required and value in ("", None):
        return f"{spec.name} is missing. Fill it in."
    if isinstance(value, str) and len(value) > spec.longest:
        return (
            f"{spec.name} has {len(value):,} characters, and {spec.longest:,} is the most. "
            "Shorten it, or keep the rest in a file and name the file."
        )
    if spec.holds is Holds.CHOICE and value and value not in dict(spec.choices):
        return f"“{value}” is none of the choices of {spec.name.lower()}. Choose one."
    if spec.holds in (Holds.COUNT, Holds.PENCE) and value is not None and not 0 <= value < 1e13:
        return f"{spec.name} can’t be below zero, nor that large. Correct the number."
    if spec.holds is Holds.SCORE and value is not None and not 1 <= value <= 10:
        return f"{spec.name} is no level of the scale. Choose one."
    if spec.holds is Holds.DAY and value is not None and not 1900 <= value.year <= 2200:
        return f"{spec.name} is {written_date(value)}. Correct the year."
    return ""
