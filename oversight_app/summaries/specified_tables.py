"""The tables of the Specified Information paper: decisions and meetings with where they are
published."""

from collections.abc import Iterable, Mapping
from datetime import date

from oversight_app.domain.decisions import Publication
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.findings import Align, Column, Row, Status, Table
from oversight_app.domain.wording import Quantity
from oversight_app.review.decisions import Entry
from oversight_app.review.meetings import MeetingView

NOWHERE = "Not recorded"


def decisions_table(
    decided: tuple[Entry, ...], where: Mapping[int, tuple[Publication, ...]]
) -> Table:
    """Return the decisions of a period, the newest number first; a row's key is ``Entry.key``.
    ``where`` is as what each was published, by its ``id``."""
    rows = []
    for entry in decided:
        one = entry.decision
        if one is None:
            continue
        outcome = one.outcome_words if isinstance(one, Engagement) else one.summary
        rows.append(
            Row(
                entry.key,
                (
                    entry.notice or one.reference,
                    one.name,
                    "Withdrawn" if one.state == "withdrawn" else outcome or "Taken",
                    one.signed_on,
                    one.published_on or Status("Not published yet", "clock", strong=True),
                    _where(where.get(one.id, ())),
                ),
            )
        )
    return Table(
        "public-decisions",
        "Decisions of significant public interest",
        (
            Column("number", "Number"),
            Column("title", "Decision"),
            Column("outcome", "Outcome"),
            Column("signed", "Signed"),
            Column("published", "Published"),
            Column("where", "Where"),
        ),
        tuple(rows),
        "Newest number first" if rows else "None was signed in the period",
    )


def meetings_table(held: tuple[MeetingView, ...], today: date) -> Table:
    """Return the public meetings of a period by date; a row's key is the record's ``id``."""
    rows = []
    for one in sorted(held, key=lambda found: found.meeting.held_on or date.min):
        meeting = one.meeting
        to_come = meeting.held_on is not None and meeting.held_on > today
        minutes = meeting.minutes or _where(one.published)
        missing = "To come" if to_come else Status("Missing", "not-met", strong=True)
        rows.append(
            Row(
                str(meeting.id),
                (
                    meeting.held_on,
                    meeting.name,
                    meeting.place or "Not said",
                    "; ".join(one.agenda) or Status("Missing", "not-met", strong=True),
                    Quantity(len(one.papers)),
                    minutes if minutes != NOWHERE else missing,
                ),
            )
        )
    return Table(
        "public-meetings",
        "Public meetings",
        (
            Column("held", "Date"),
            Column("title", "Meeting"),
            Column("place", "Place"),
            Column("agenda", "Agenda"),
            Column("papers", "Papers", Align.RIGHT),
            Column("minutes", "Minutes"),
        ),
        tuple(rows),
        "By date" if rows else "None was held in public in the period",
    )


def _where(found: Iterable[Publication]) -> str:
    return "; ".join(one.location or one.name for one in found) or NOWHERE
