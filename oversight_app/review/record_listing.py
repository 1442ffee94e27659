"""The list of one kind of record: its columns, its rows in words, how each stands; and the choice
among the rows. One way for every kind."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from oversight_app.domain.record_fields import Spec
from oversight_app.domain.record_kinds import Relation
from oversight_app.domain.recorded import Recorded, specs
from oversight_app.review.duties import duties, in_hand, standing, superseded
from oversight_app.review.record_words import RecordWords, record_words
from oversight_app.store import records
from oversight_app.store.record_links import links
from oversight_app.store.workspace import Workspace

Show = Literal["all", "open", "overdue"]


@dataclass(frozen=True, slots=True)
class ListedRecord:
    """One row. ``cells`` are words, one for each column of the listing. ``state`` is how it
    stands; ``owner`` the office in whose hands it is; ``searched`` all it says, in small
    letters."""

    record: Recorded
    reference: str
    title: str
    cells: tuple[str, ...]
    state: str
    open: bool
    overdue: bool
    owner: str
    scheme: str
    searched: str


@dataclass(frozen=True, slots=True)
class RecordListing:
    """The records of a kind by number; ``as_at`` None is now. ``words`` are the names they are
    told by, with which any other field can be written."""

    kind: type[Recorded]
    as_at: date | None
    today: date
    columns: tuple[Spec, ...]
    rows: tuple[ListedRecord, ...]
    words: RecordWords

    @property
    def owners(self) -> tuple[str, ...]:
        """The offices that records are in the hands of, A to Z."""
        return tuple(sorted({row.owner for row in self.rows if row.owner}, key=str.casefold))

    @property
    def schemes(self) -> tuple[tuple[str, str], ...]:
        """(code, name) of the schemes that records are about, in the order of schemes."""
        used = {row.scheme for row in self.rows}
        return tuple((code, name) for code, name in self.words.schemes.items() if code in used)


def listing(
    ws: Workspace,
    kind: type[Recorded],
    *,
    as_at: date | None = None,
    columns: Sequence[str] | None = None,
) -> RecordListing:
    """Return the list of a kind, now or as it was at the end of an earlier day.

    ``columns`` are ids of fields to show instead of those that are shown unless told otherwise.
    """
    with ws.snapshot():
        today = as_at or ws.today()
        words = record_words(ws, as_at, (kind,))
        found = records.read(ws, kind, as_at)
        old = superseded(found, links(ws, relation=Relation.REPLACES, as_at=as_at))
    chosen_ones = tuple(
        spec for spec in specs(kind) if (spec.listed if columns is None else spec.id in columns)
    )
    rows = tuple(_row(one, chosen_ones, words, today, replaced=one.id in old) for one in found)
    return RecordListing(kind, as_at, today, chosen_ones, rows, words)


def chosen(
    listing: RecordListing,
    *,
    words: str = "",
    show: Show = "all",
    owner: str = "",
    scheme: str = "",
) -> RecordListing:
    """Return the rows that hold every one of the words, in any order and any letters, that
    stand as asked, and that are in the hands of an office or about a scheme (its code)."""
    wanted = words.casefold().split()
    office = " ".join(owner.split()).casefold()
    return replace(
        listing,
        rows=tuple(
            row
            for row in listing.rows
            if (show == "all" or (row.open if show == "open" else row.overdue))
            and (not office or " ".join(row.owner.split()).casefold() == office)
            and (not scheme or row.scheme == scheme)
            and all(word in row.searched for word in wanted)
        ),
    )


def _row(
    record: Recorded, columns: Sequence[Spec], words: RecordWords, today: date, *, replaced: bool
) -> ListedRecord:
    found = () if replaced else duties(record, today)
    state = standing(record, found, today, replaced=replaced)
    return ListedRecord(
        record,
        record.reference,
        words.title(record),
        tuple(words.cell(spec, getattr(record, spec.id)) for spec in columns),
        state,
        not replaced and in_hand(record, found, today),
        any(duty.days_late(today) > 0 for duty in found),
        record.in_the_hands_of,
        str(getattr(record, "scheme", "")),
        f"{words.searched(record)}\n{state.casefold()}",
    )
