"""Finding records by words: anywhere in what they say, in their notes and reviews.

Capitals and accents make no difference, and every word has to occur. There is no index to keep:
what tens of thousands of records say is read and looked through in a fraction of a second.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from oversight_app.domain.record_fields import Choices, Holds
from oversight_app.domain.record_kinds import KINDS, reference, table_of
from oversight_app.domain.recorded import Recorded, specs
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.opened import Workspace
from oversight_app.store.records import in_db

_AROUND = 70
_ACCENTS = re.compile("[\u0300-\u036f]+")
BETWEEN = "\x1f"
"""Between the fields, so that no word runs over from one into the next."""
_WORDS = (Holds.LINE, Holds.TEXT, Holds.LINES, Holds.OFFICE, Holds.ADDRESS)
_ORDER = "position"
"""A count that is a place in an order, so that nobody looks for it."""
NOTED = (
    "SELECT record_id, words FROM record_note UNION ALL "
    "SELECT record_id, outcome FROM record_review"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found. ``snippet`` is the first place where one of the words occurs,
    with what stands around it; "" where that is in the reference or in a name of a scheme."""

    kind: str
    id: int
    reference: str
    title: str
    snippet: str


def find(
    workspace: Workspace,
    words: str,
    kinds: Collection[str] | None = None,
    limit: int | None = 50,
) -> tuple[Hit, ...]:
    """Return the records, of some kinds or all, in which every one of the words occurs.

    The one that is called so comes first, then those that are about it, then the others; the
    newest first. No words find nothing. ``limit`` None returns all.
    """
    wanted = folded(words).split()
    if not wanted:
        return ()
    with workspace.snapshot():
        ranked = sorted(
            (_place(said, wanted), -own)
            for kind in KINDS.values()
            if kinds is None or kind.kind in kinds
            for own, said in _texts(workspace.db, kind, wanted)
            if all(word in said for word in wanted)
        )
        return tuple(_hit(workspace.db, -own, wanted) for _, own in ranked[:limit])


def folded(words: str) -> str:
    """Return words as they are compared: small letters, no accents."""
    if words.isascii():
        return words.lower()
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", words.casefold()))


def _texts(
    db: WorkspaceDatabase, kind: type[Recorded], wanted: list[str]
) -> Iterator[tuple[int, str]]:
    """Yield the id and the folded words (reference, fields, kind, notes and reviews) of each
    record in which all of the words may occur.

    SQLite looks through plain letters, which is most of them, in half the time and beside the
    window; what has other letters, notes or reviews is folded and looked at by whoever asks.
    """
    noted: dict[int, str] = dict(
        db.rows(
            f"SELECT n.record_id, group_concat(n.words, char(31)) FROM ({NOTED}) AS n "
            "JOIN record AS r ON r.id = n.record_id WHERE r.kind = ? GROUP BY n.record_id",
            (kind.kind,),
        )
    )
    plain, values = _plainly(kind, wanted)
    for own, number, said in db.rows(
        f"SELECT id, number, said FROM ({_ALL_SAID[kind]}) WHERE ({plain}) "
        "OR length(said) <> octet_length(said) OR id IN (SELECT record_id FROM record_note "
        "UNION ALL SELECT record_id FROM record_review)",
        values,
    ):
        called = reference(kind.kind, number)
        yield own, folded(BETWEEN.join((called, said, kind.noun, noted.get(own, ""))))


def _plainly(kind: type[Recorded], wanted: list[str]) -> tuple[str, list[str]]:
    """Return the condition on records without other letters and notes, and its values."""
    parts, values = ["1"], []
    called = reference(kind.kind, 0).lower().rstrip("0")
    for word in wanted:
        if word in folded(kind.noun):
            continue
        if not word.isascii():
            return "0", []
        part = "instr(low, ?)"
        values.append(word)
        if set(word) <= {*called, *"0123456789"}:
            part = f"({part} OR instr(printf('{called}%03d', number), ?))"
            values.append(word)
        parts.append(part)
    return " AND ".join(parts), values


def said_in_words(kind: type[Recorded]) -> str:
    """What a record of a kind says in words, as an expression over its table ``t``. What the
    program gives comes last, so that what stands first is what the record is about."""
    own = sorted((spec for spec in specs(kind) if spec.holds in _WORDS), key=lambda one: one.given)
    parts = [f"t.{spec.id}" for spec in own]
    parts += [
        f"coalesce((SELECT name FROM scheme WHERE code = t.{spec.id}), '')"
        for spec in specs(kind)
        if spec.holds is Holds.SCHEME
    ]
    # Whose position it is, and which group a record is about.
    parts += [
        f"coalesce((SELECT name FROM {table_of(spec.of)} WHERE id = t.{spec.id}), '')"
        for spec in specs(kind)
        if spec.holds is Holds.RECORD and spec.of in ("organisation", "group")
    ]
    # Choices by their words, as they are read: “Would consider in certain instances”.
    parts += [
        f"CASE t.{spec.id} {_whens(spec.choices)} ELSE '' END"
        for spec in specs(kind)
        if spec.holds is Holds.CHOICE and spec.choices
    ]
    # A figure that a claim gives, as it is typed and as it is written: 1234, 1,234.
    parts += [
        f"CASE WHEN t.{spec.id} < 1000 THEN t.{spec.id} "
        f"ELSE t.{spec.id} || ' ' || printf('%,d', t.{spec.id}) END"
        for spec in specs(kind)
        if spec.holds is Holds.COUNT and not spec.given and spec.id != _ORDER
    ]
    # Money, in pounds: 12000, 12,000, or 12000.50.
    parts += [
        f"CASE WHEN t.{spec.id} % 100 THEN printf('%.2f', t.{spec.id} / 100.0) "
        f"ELSE t.{spec.id} / 100 || ' ' || printf('%,d', t.{spec.id} / 100) END"
        for spec in specs(kind)
        if spec.holds is Holds.PENCE
    ]
    return f"concat_ws(char(31), {', '.join(parts)})"


def _said(kind: type[Recorded]) -> str:
    """What the records of a kind say in words, as a query."""
    # The limits keep SQLite from putting the words together anew wherever they are named.
    return (
        "SELECT id, number, said, lower(said) AS low FROM (SELECT r.id, r.number, "
        f"{said_in_words(kind)} AS said FROM {table_of(kind.kind)} AS t "
        "JOIN record AS r ON r.id = t.id LIMIT -1) LIMIT -1"
    )


def _whens(choices: Choices) -> str:
    return " ".join(f"WHEN {_quoted(code)} THEN {_quoted(words)}" for code, words in choices)


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


_ALL_SAID = {kind: _said(kind) for kind in KINDS.values()}


def _place(said: str, wanted: list[str]) -> int:
    """How near the front a record belongs: called so, about it, says it elsewhere, or has it in
    its reference alone (``J-129`` where 29 is looked for)."""
    called, about, *_ = said.split(BETWEEN, 2)
    if wanted == [called]:
        return 0
    if all(word in about or word == called for word in wanted):
        return 1
    rest = said[len(called) :]
    return 2 if all(word in rest or word == called for word in wanted) else 3


def _hit(db: WorkspaceDatabase, own: int, wanted: list[str]) -> Hit:
    record = in_db(db, own)
    if record is None:
        raise RuntimeError("a record was found whose row is not there")
    return hit_of(db, record, wanted)


def hit_of(db: WorkspaceDatabase, record: Recorded, wanted: Sequence[str]) -> Hit:
    """Return a record as one that was found by some folded words."""
    fields = specs(type(record))
    said = [getattr(record, spec.id) for spec in fields if spec.holds in _WORDS]
    said += [
        spec.words_of(getattr(record, spec.id)) for spec in fields if spec.holds is Holds.CHOICE
    ]
    said += [
        words
        for (words,) in db.rows(f"SELECT words FROM ({NOTED}) WHERE record_id = ?", (record.id,))
    ]
    found = (_around(words, word) for word in wanted for words in said)
    return Hit(
        record.kind, record.id, record.reference, record.title, next(filter(None, found), "")
    )


def _where(words: str, word: str) -> int:
    """Return the place in words as they are of the first folded word; -1 for none."""
    if words.isascii():
        return words.lower().find(word)
    letters = [folded(letter) for letter in words]
    at = "".join(letters).find(word)
    if at < 0:
        return -1
    # One letter may be folded into none or several.
    ends = accumulate(map(len, letters))
    return next(place for place, end in enumerate(ends) if end > at)


def _around(words: str, word: str) -> str:
    """Return what stands around the first place where a folded word occurs; "" for none."""
    start = _where(words, word)
    if start < 0:
        return ""
    first, last = max(0, start - _AROUND), start + len(word) + _AROUND
    cut = " ".join(words[first:last].split())
    return f"{'…' if first else ''}{cut}{'…' if last < len(words) else ''}"
