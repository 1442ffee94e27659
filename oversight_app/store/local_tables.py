"""How the records of each small dataset lie in their table: one declaration each.

A *record* is what a row says, by logical column: schemes, terms and references by their codes,
days as ISO text, blank numbers as None. It is what ``content`` reads and digests as well.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from oversight_app.domain import day_numbers
from oversight_app.domain.datasets import DATASETS, Dataset, Field, FieldKind
from oversight_app.domain.local import MISSING, LocalColumn, LocalIncoming
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.store.content import CONTENTS
from oversight_app.store.database import WorkspaceDatabase

Record = Mapping[str, Any]
Key = tuple[Hashable, ...]
Place = tuple[int, int]
"""Where a stored record lies: its import and its line there."""

_WORDS = frozenset(
    {
        FieldKind.TEXT,
        FieldKind.CHOICE,
        FieldKind.SCHEME,
        FieldKind.DISTRICT,
        FieldKind.ACTIVITY,
        FieldKind.STATUS,
        FieldKind.VOLUNTEER,
    }
)
_TERMS = frozenset({FieldKind.DISTRICT, FieldKind.ACTIVITY, FieldKind.STATUS})
_LAST_DAYS = frozenset({"vetting_until", "training_until", "due", "listed_on"})
"""Days that a month stands for the last of; for any other it stands for the first."""


@dataclass(frozen=True, slots=True)
class LocalTable:
    """The table of a dataset and what tells its records apart.

    ``named`` is the logical column of each field that is not called as it is. ``scheme`` is the
    scheme of a dataset that can be of one alone. ``counted``: several records may have one key
    where they have no number of their own, and the n-th of a file restates the n-th of another.
    """

    dataset: Dataset
    table: str
    key: Callable[[Record], Key]
    named: Mapping[str, str]
    dated: str = ""
    """The field by whose latest day an import is known."""
    scheme: str = ""
    counted: bool = False
    found_by: tuple[str, str] = ("", "")
    """The part of the key by which a few records are looked up, and its column in SQL."""

    def column(self, field: Field) -> str:
        """Return the logical column of a field."""
        return self.named.get(field.id, field.id)

    def may_repeat(self, record: Record) -> bool:
        """Tell whether there may be several records of this one's key."""
        return self.counted and not record["row_key"]


def _visit_key(record: Record) -> Key:
    # A visit that is planned in one file and made in the next is one visit.
    return (_plain(record["suite"]), record["planned"] or record["made"], record["row_key"])


def _issue_key(record: Record) -> Key:
    if record["row_key"]:
        return (_plain(record["suite"]), record["raised"], record["row_key"])
    return (_plain(record["suite"]), record["raised"], record["category"], "")


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


_OF_REFERENCE = {"volunteer": "reference"}

LOCAL_TABLES: Mapping[str, LocalTable] = {
    one.dataset.id: one
    for one in (
        LocalTable(
            DATASETS["return"],
            "scheme_return",
            lambda r: (r["scheme"], r["month"]),
            {},
            "month",
            found_by=("month", "t.month"),
        ),
        LocalTable(
            DATASETS["volunteers"],
            "volunteer_status",
            lambda r: (r["scheme"], r["reference"]),
            _OF_REFERENCE,
            "listed_on",
            found_by=("reference", "v.reference"),
        ),
        LocalTable(
            DATASETS["recruitment"],
            "recruitment",
            lambda r: (r["scheme"], r["reference"], r["stage"]),
            _OF_REFERENCE,
            "reached",
            found_by=("reference", "v.reference"),
        ),
        LocalTable(
            DATASETS["custody-visits"],
            "custody_visit",
            _visit_key,
            {},
            "made",
            scheme="custody",
            counted=True,
        ),
        LocalTable(
            DATASETS["custody-issues"],
            "custody_issue",
            _issue_key,
            {},
            "raised",
            scheme="custody",
            counted=True,
        ),
    )
}
"""By dataset; the activity log has modules of its own."""


def records(of: LocalTable, incoming: LocalIncoming) -> list[dict[str, Any]]:
    """Return an incoming file's rows as records, in its order."""
    count = incoming.length
    columns: dict[str, list[Any]] = {}
    if of.scheme:
        columns["scheme"] = [of.scheme] * count
    for field in of.dataset.fields:
        found = incoming.columns.get(field.id)
        if found is None:
            constant = incoming.mapping.constants.get(field.id, "")
            blank = _blank(field)
            usable = constant and field.kind in _WORDS
            columns[of.column(field)] = [constant if usable else blank] * count
        else:
            columns[of.column(field)] = _values(field, found)
    names = list(columns)
    return [dict(zip(names, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def stored_records(
    db: WorkspaceDatabase, of: LocalTable, where: str = "1", parameters: tuple[object, ...] = ()
) -> Iterator[tuple[Place, bool, dict[str, Any]]]:
    """Yield each stored record with where it lies and whether it stands, oldest import first."""
    content = CONTENTS[of.table]
    cursor = db.execute_sql(
        f"SELECT t.batch_id, t.line, t.live, {content.standing} FROM {of.table} {content.source} "
        f"WHERE {where} ORDER BY t.batch_id, t.line",
        parameters,
    )
    names = [column[0] for column in cursor.description][3:]
    for batch, line, live, *said in cursor:
        yield (batch, line), bool(live), dict(zip(names, said, strict=True))


def sourced_records(
    db: WorkspaceDatabase, of: LocalTable, where: str, parameters: tuple[object, ...] = ()
) -> Iterator[dict[str, Any]]:
    """Yield stored records of imports that were not taken back, with the ``batch``,
    ``file_name`` and ``file_row`` of each, oldest import first. The import is ``i`` in SQL."""
    content = CONTENTS[of.table]
    cursor = db.execute_sql(
        f"SELECT {content.standing}, t.batch_id AS batch, i.file_name AS file_name, "
        f"t.file_row AS file_row FROM {of.table} {content.source} "
        "JOIN batch AS i ON i.id = t.batch_id "
        f"WHERE i.undone_at IS NULL AND ({where}) ORDER BY t.batch_id, t.line",
        parameters,
    )
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))


def day_of(text: str | None) -> date | None:
    """Return the day that a stored text stands for."""
    return date.fromisoformat(text) if text else None


def numbered_key(of: LocalTable, record: Record, seen: dict[Key, int]) -> Key:
    """Return a record's key within its file; ``seen`` counts those before it."""
    key = of.key(record)
    if not of.may_repeat(record):
        return key
    seen[key] = seen.get(key, 0) + 1
    return (*key, seen[key])


def _blank(field: Field) -> object:
    if field.kind is FieldKind.YES_NO:
        return 0
    return "" if field.kind in _WORDS and field.kind not in _TERMS else None


def _values(field: Field, column: LocalColumn) -> list[Any]:
    blank = _blank(field)
    if field.kind in _WORDS:
        words = [word or blank for word in column.words]
        return [blank if value == MISSING else words[value] for value in column.values]
    if field.kind is FieldKind.DAY:
        days = {value: _day(value, last=field.id in _LAST_DAYS) for value in set(column.values)}
        return [days[value] for value in column.values]
    return [blank if value == MISSING else value for value in column.values]


def _day(number: int, *, last: bool) -> str | None:
    """Return ``yyyymmdd`` as ISO text; ``yyyymm00`` is the first or last day of the month."""
    if number == MISSING:
        return None
    period = Period(PeriodKind.MONTH, day_numbers.month_of(number))
    day = day_numbers.day_of(number) or (period.last_day if last else period.first_day)
    return day.isoformat()
