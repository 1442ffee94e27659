"""Where the history and what can be undone still speak of some records."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from oversight_app.domain.attention import is_about_record
from oversight_app.domain.record_kinds import KINDS, reference
from oversight_app.domain.recorded import Recorded
from oversight_app.store.database import WorkspaceDatabase

SUBJECT = "disposal"
"""The subject of the entry that a disposal makes."""

Name = tuple[str, int]
"""A record by kind and number, as the history names it."""


@dataclass(frozen=True, slots=True)
class Traces:
    """Where the history speaks of some records: the entries whose content goes with them, and
    the references of other records that these entries also speak of."""

    entries: tuple[int, ...]
    also: tuple[str, ...]


def traces(db: WorkspaceDatabase, records: Sequence[Recorded]) -> Traces:
    """Return the entries whose content speaks of records: as rows of theirs, as what another
    record or a link points to, as why one was put off, or as the investment of version 2 that one
    was."""
    wanted = {(one.kind, one.number) for one in records}
    spelled = {f"{kind} {number}": (kind, number) for kind, number in wanted}
    # An investment of version 2 had no number: any of them may be the one.
    old_money = any(kind == "investment" for kind, _ in wanted)
    entries: list[int] = []
    also: set[Name] = set()
    for seq, content in db.execute_sql(
        "SELECT h.seq, c.content FROM history AS h JOIN history_content AS c ON c.seq = h.seq "
        "WHERE h.subject <> ? ORDER BY h.seq",
        (SUBJECT,),
    ):
        spoken: set[Name] = set()
        speaks = False
        for row in _rows(content):
            spoken |= _named(row)
            speaks = speaks or any(
                value in spelled for value in row.values() if isinstance(value, str)
            )
            speaks = speaks or (old_money and row.get("table") == "investment")
            speaks = speaks or (
                row.get("table") == "snooze" and is_put_off(str(row.get("subject")), records)
            )
        if speaks or spoken & wanted:
            entries.append(seq)
            also |= spoken - wanted
    here = {(kind, number) for kind, number in db.rows("SELECT kind, number FROM record")}
    return Traces(tuple(entries), tuple(reference(*name) for name in sorted(also & here)))


def is_put_off(subject: str, records: Sequence[Recorded]) -> bool:
    """Tell whether something that was put off, by its name, is about one of some records."""
    return any(is_about_record(subject, one.kind, one.id) for one in records)


def _rows(content: str) -> Iterator[Mapping[str, Any]]:
    said = json.loads(content)
    for side in ("before", "after"):
        for row in said.get(side) or ():
            if isinstance(row, dict):
                yield row


def _named(row: Mapping[str, Any]) -> set[Name]:
    """The record that a row is of, if it is one of a record."""
    kind, number = row.get("kind"), row.get("number")
    return {(str(kind), number)} if kind in KINDS and isinstance(number, int) else set()
