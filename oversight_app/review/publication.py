"""What the office has to keep published, whether it is in date, and which decisions still wait.

Elected Local Policing Bodies (Specified Information) Order 2011, with its amendment of 2021.
"""

from dataclasses import dataclass
from datetime import date

from oversight_app.domain.decisions import SPECIFIED, Publication
from oversight_app.domain.findings import Align, Column, Finding, Origin, Row, Status, Table
from oversight_app.domain.observations import Provenance, humblest
from oversight_app.domain.office_measures import PUBLICATION_AIM
from oversight_app.domain.periods import written_date
from oversight_app.domain.record_kinds import Relation
from oversight_app.domain.wording import (
    Quantity,
    Sentence,
    Slot,
    count_word,
    counted,
    sentence_case,
)
from oversight_app.review.decisions import Entry, Register, register
from oversight_app.review.duties import superseded
from oversight_app.review.thread_words import OVERDUE_ICON
from oversight_app.store import records
from oversight_app.store.opened import Workspace
from oversight_app.store.record_links import links

_CAVEATS = (
    "It counts what is recorded here. Whether the page can still be found is for somebody to look "
    "at.",
    "The Order names more than what concerns volunteers; the rest is not listed.",
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of Specified Information: what is published under it, replaced ones left out."""

    id: str
    name: str
    published: tuple[Publication, ...]
    out_of_date: tuple[Publication, ...]

    @property
    def next_due(self) -> date | None:
        """By when the first of it is to be brought up to date."""
        return min((one.refresh_by for one in self.published if one.refresh_by), default=None)


@dataclass(frozen=True, slots=True)
class PublicationAnswer:
    """Every item, and the register of decisions with those that wait."""

    today: date
    items: tuple[Item, ...]
    decisions: Register
    finding: Finding
    provenance: Provenance

    @property
    def in_date(self) -> int:
        """How many published items are in date."""
        return self.total - sum(len(item.out_of_date) for item in self.items)

    @property
    def total(self) -> int:
        """How many are published."""
        return sum(len(item.published) for item in self.items)

    @property
    def waiting(self) -> tuple[Entry, ...]:
        """Decisions of significant public interest, or of which nobody has said whether they
        are, that are signed and not published."""
        return self.decisions.to_publish


def publication(ws: Workspace, as_at: date | None = None) -> PublicationAnswer:
    """Return what is published and what is missing, today or as it was on an earlier day."""
    with ws.snapshot():
        today = as_at or ws.today()
        every = records.read(ws, Publication, as_at)
        # Where a later one says that it replaces it, nobody has to say so again on its own form.
        old = superseded(every, links(ws, relation=Relation.REPLACES, as_at=today))
        found = [one for one in every if not one.replaced and one.id not in old]
        decided = register(ws, as_at)
    items = tuple(
        _item(code, name, found, today) for code, name in SPECIFIED if code not in ("none", "other")
    )
    other = _item("other", dict(SPECIFIED)["other"], found, today)
    items = (*items, other) if other.published else items
    provenance = humblest(one.provenance for one in found)
    finding = _finding(items, decided, today, provenance)
    return PublicationAnswer(today, items, decided, finding, provenance)


def items_table(found: PublicationAnswer) -> Table:
    """Return a row an item; its key is the item's id."""
    return Table(
        id="specified-information",
        title="Specified Information",
        columns=(
            Column("item", "What is to be published"),
            Column("state", "State"),
            Column("published", "Published", Align.RIGHT, tip="Replaced ones left out"),
            Column("in-date", "In date", Align.RIGHT),
            Column("last", "Last published"),
            Column("due", "Next due", tip="By when the first of it is to be brought up to date"),
        ),
        rows=tuple(_item_row(item) for item in found.items),
        note="Order 2011, amended 2021, as far as volunteers are concerned",
    )


def waiting_table(found: PublicationAnswer) -> Table:
    """Return the signed decisions still to be published; a row's key is the record's ``id``."""
    rows = []
    for entry in found.waiting:
        one = entry.decision
        if one is None:
            continue
        interest = {"yes": "Yes", "no": "No"}.get(one.public_interest, "Not said")
        days = entry.working_days or 0
        rows.append(
            Row(
                entry.key,
                (
                    entry.notice, one.name, interest, one.signed_on,
                    Quantity(days), entry.state, entry.missing,
                ),
            )
        )  # fmt: skip
    return Table(
        id="decisions-to-publish",
        title="Decisions to publish",
        columns=(
            Column("notice", "Number"),
            Column("title", "Decision"),
            Column("interest", "Public interest", tip="Of significant public interest"),
            Column("signed", "Signed"),
            Column("days", "Working days", Align.RIGHT,
                   tip=f"Since signature; the aim is {PUBLICATION_AIM}"),
            Column("state", "State"),
            Column("missing", "Its notice misses"),
        ),
        rows=tuple(rows),
        note="Overdue ones first" if rows else "Every signed decision that has to be is published",
    )  # fmt: skip


def published_table(found: PublicationAnswer) -> Table:
    """Return everything that is published, the first to be brought up to date at the top; a
    row's key is the record's ``id``."""
    every = [one for item in found.items for one in item.published]
    every.sort(key=lambda one: (one.refresh_by or date.max, one.number))
    names = {item.id: item.name for item in found.items}
    return Table(
        id="published",
        title="What is published",
        columns=(
            Column("title", "Title"),
            Column("item", "Item"),
            Column("published", "Published"),
            Column("due", "Bring up to date by"),
            Column("state", "State"),
            Column("where", "Where"),
        ),
        rows=tuple(
            Row(
                str(one.id),
                (
                    one.name, names[one.item], one.published_on, one.refresh_by,
                    _state(one, found.today), one.location,
                ),
            )
            for one in every
        ),
        note="The first due at the top" if every else "Nothing is recorded as published yet",
    )  # fmt: skip


def _item(code: str, name: str, found: list[Publication], today: date) -> Item:
    mine = tuple(one for one in found if one.item == code)
    late = tuple(one for one in mine if one.refresh_by and one.refresh_by < today)
    return Item(code, name, mine, late)


def _item_row(item: Item) -> Row:
    number, late = len(item.published), len(item.out_of_date)
    if not number:
        state = Status("Nothing published", "unknown", strong=True)
    elif late:
        state = Status(f"{sentence_case(count_word(late))} out of date", OVERDUE_ICON, strong=True)
    else:
        state = Status("In date", "met")
    last = max((one.published_on for one in item.published if one.published_on), default=None)
    return Row(
        item.id,
        (item.name, state, Quantity(number), Quantity(number - late), last, item.next_due),
    )


def _state(one: Publication, today: date) -> Status:
    if one.refresh_by and one.refresh_by < today:
        days = (today - one.refresh_by).days
        return Status(f"Out of date for {counted(days, 'day', 'days')}", OVERDUE_ICON, strong=True)
    return Status("In date", "met")


def _finding(
    items: tuple[Item, ...], decided: Register, today: date, provenance: Provenance
) -> Finding:
    total = sum(len(item.published) for item in items)
    late = sum(len(item.out_of_date) for item in items)
    bare = [item for item in items if not item.published]
    waiting = decided.to_publish
    slots: dict[str, Slot] = {
        "in": Quantity(total - late), "total": Quantity(total),
        "is": "is" if total - late == 1 else "are",
        "waiting": sentence_case(count_word(len(waiting))),
        "decisions": "signed decision waits" if len(waiting) == 1 else "signed decisions wait",
        "bare": sentence_case(count_word(len(bare))), "day": today,
    }  # fmt: skip
    headline = "{in} of {total} published items {is} in date"
    if not total:
        headline = "Nothing is recorded as published yet"
    support = "{waiting} {decisions} to be published."
    if bare:
        words = "Nothing is published under one item" if len(bare) == 1 else (
            f"Nothing is published under {count_word(len(bare))} items"
        )  # fmt: skip
        support += f" {words} of the Order."
    return Finding(
        id="publication-duties",
        question="What has to be published, and is it in date?",
        headline=Sentence(headline, slots),
        support=Sentence(support, slots),
        method="An item is out of date once the day to bring it up to date has passed.",
        charts=(),
        tables=(),
        origin=Origin(
            figure=Sentence(f"{headline}, {{day}}", slots),
            definition="Published items of Specified Information that are in date",
            numerator="Publications whose day to bring them up to date has not passed, or that "
            "have none",
            denominator="Publications of Specified Information that no later one replaces",
            inclusion="Items of the Order that concern volunteers",
            period=written_date(today),
            method="An item is out of date once the day to bring it up to date has passed.",
            releases=(),
            rows=(counted(total, "publication", "publications"),),
            coverage="The office’s own publications and decisions",
            caveats=_CAVEATS,
        ),
        caveats=_CAVEATS,
        provenance=provenance,
    )
