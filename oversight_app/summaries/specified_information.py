"""Specified Information of a period, as far as volunteers are concerned: decisions of significant
public interest, custody visiting, meetings, and what is published of them.

Elected Local Policing Bodies (Specified Information) Order 2011, amended 2021 (facts.md, [55] to
[57]). What the office lacks of it is a line of the check before it is sent.
"""

from datetime import date

from oversight_app.domain.decisions import Publication
from oversight_app.domain.observations import humblest
from oversight_app.domain.papers import PaperOrder
from oversight_app.domain.periods import Period, PeriodKind, written_months
from oversight_app.domain.record_kinds import Relation
from oversight_app.domain.wording import Sentence, counted
from oversight_app.review.activity_wording import period_words
from oversight_app.review.custody import CustodyAnswer, CustodySelection, custody
from oversight_app.review.decisions import Entry, Register
from oversight_app.review.meetings import MeetingView, meetings
from oversight_app.review.publication import PublicationAnswer, items_table, publication
from oversight_app.store import records
from oversight_app.store.record_links import links
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.concerns import Concern
from oversight_app.summaries.document import (
    Block,
    ListBlock,
    Paragraph,
    TableBlock,
    Term,
    Terms,
)
from oversight_app.summaries.filled_tables import filled
from oversight_app.summaries.findings_set_out import told
from oversight_app.summaries.papers import Material, Paper, Part, Section
from oversight_app.summaries.sourced import source_terms
from oversight_app.summaries.specified_concerns import (
    of_arrangements,
    of_decisions,
    of_items,
    of_meetings,
    of_visits,
)
from oversight_app.summaries.specified_tables import decisions_table, meetings_table

_ORDER = (
    "Elected Local Policing Bodies (Specified Information) Order 2011, as amended in 2021, as far "
    "as volunteers are concerned"
)
_DECISION_SHARES = (1.0, 2.6, 3.2, 1.4, 1.4, 2.6)
_MEETING_SHARES = (1.3, 2.2, 1.6, 2.6, 2.4, 2.0)


def build(ws: Workspace, order: PaperOrder) -> Material:
    """Make the paper of a period, the last whole quarter where none is asked for."""
    today = ws.today()
    period = order.period or _last_whole_quarter(today)
    published = publication(ws)
    decided = taken(published.decisions, period)
    held = tuple(one for one in (*meetings(ws).past, *meetings(ws).ahead) if _held_in(one, period))
    visits = custody(ws, CustodySelection(period.kind, period.index))
    words = {choice.id: choice.words for choice in order.sections}
    arranged = of_arrangements(published, words.get("custody-arrangements", ""))
    parts = (
        _decisions(decided, _published_as(ws)),
        _arrangements(published, arranged),
        _figures(visits, period),
        _meetings(held, today),
        _items(published),
        Part("method", (_method(visits, period),), provenance=published.provenance),
    )
    return Material(
        title="Specified Information",
        subtitle=Sentence(
            "Decisions, custody visiting and meetings, {period}",
            {"period": period_words(period.kind, period.index)},
        ),
        stem="specified-information",
        as_at=min(period.last_day, today),
        parts=parts,
        period=period,
    )


SPECIFIED = Paper(
    id="specified-information",
    name="Specified Information",
    purpose="What the office has to publish of decisions, custody visiting and meetings",
    audience="The public",
    sections=(
        Section("decisions", "Decisions of significant public interest", "Those of the period",
                heading=False),
        Section("custody-arrangements", "Custody visiting arrangements",
                "In the office’s own words, with where they are published"),
        Section("custody-figures", "Custody visiting in the period", "Visits and who was seen"),
        Section("meetings", "Public meetings", "Dates, agendas, papers and minutes",
                heading=False),
        Section("published", "What is published", "Each item of the Order, and whether it is in "
                "date", heading=False, of_today=True),
        Section("method", "Method and sources", "Always included", fixed=True),
    ),
    build=build,
    periods=(PeriodKind.QUARTER, PeriodKind.MONTH, PeriodKind.YEAR),
)  # fmt: skip


def taken(register: Register, period: Period) -> tuple[Entry, ...]:
    """Return the entries that were signed in a period and are of significant public interest, or
    of which nobody has said that they are not."""
    return tuple(
        one
        for one in register.entries
        if one.decision is not None
        and one.decision.signed_on is not None
        and period.first_day <= one.decision.signed_on <= period.last_day
        and one.decision.public_interest != "no"
    )


def _decisions(decided: tuple[Entry, ...], published: dict[int, tuple[Publication, ...]]) -> Part:
    table = decisions_table(decided, published)
    return Part(
        "decisions",
        (TableBlock(table, 1, (), _DECISION_SHARES),),
        counted(len(decided), "decision", "decisions"),
        provenance=humblest(one.decision.provenance for one in decided if one.decision),
        concerns=of_decisions(decided),
    )


def _published_as(ws: Workspace) -> dict[int, tuple[Publication, ...]]:
    """As what each record was published, by its ``id``; what a later one replaced is left out."""
    every = {one.id: one for one in records.read(ws, Publication) if not one.replaced}
    found: dict[int, tuple[Publication, ...]] = {}
    for link in links(ws, relation=Relation.PUBLISHES):
        if link.to_id is not None and link.from_id in every:
            found[link.to_id] = (*found.get(link.to_id, ()), every[link.from_id])
    return found


def _arrangements(published: PublicationAnswer, concerns: tuple[Concern, ...]) -> Part:
    item = next(one for one in published.items if one.id == "custody")
    said = tuple(
        Sentence(
            "{title}, published {day}. {where}",
            {
                "title": one.name,
                "day": one.published_on or "on a day that is not recorded",
                "where": one.location or "Where it is published is not recorded.",
            },
        )
        for one in item.published
    )
    blocks: tuple[Block, ...] = (ListBlock(said),) if said else (
        Paragraph("Nothing is recorded as published about the arrangements."),
    )  # fmt: skip
    return Part(
        "custody-arrangements",
        blocks,
        counted(len(said), "publication", "publications"),
        provenance=humblest(one.provenance for one in item.published),
        concerns=concerns,
    )


def _figures(visits: CustodyAnswer, period: Period) -> Part:
    finding = visits.finding
    # Issues are free text about a suite and, at times, one detainee: they stay in the office.
    tables = tuple(one for one in (visits.suites, visits.delays) if one.rows)
    blocks: tuple[Block, ...] = (
        *told(finding),
        *(TableBlock(filled(one), 2) for one in tables),
        *((ListBlock(finding.caveats),) if tables else ()),
    )
    return Part(
        "custody-figures",
        blocks,
        period_words(period.kind, period.index) if tables else "No visits here",
        finding.origin.releases,
        visits.provenance,
        of_visits(visits, period),
        finding.counting,
    )


def _meetings(held: tuple[MeetingView, ...], today: date) -> Part:
    public = tuple(one for one in held if one.meeting.in_public)
    return Part(
        "meetings",
        (TableBlock(meetings_table(public, today), 1, (), _MEETING_SHARES),),
        counted(len(public), "meeting", "meetings"),
        provenance=humblest(one.meeting.provenance for one in public),
        concerns=of_meetings(public, today),
    )


def _items(published: PublicationAnswer) -> Part:
    return Part(
        "published",
        (TableBlock(filled(items_table(published)), 1),),
        f"{published.in_date} of {published.total} in date",
        provenance=published.provenance,
        concerns=of_items(published),
    )


def _method(visits: CustodyAnswer, period: Period) -> Terms:
    origin = visits.finding.origin
    months = written_months(period.first_month, _last_month(period))
    told = (
        ("Asked for by", _ORDER),
        ("Period", months),
        ("Decisions", "Those signed in the period, by the office’s register. A decision of which "
         "nobody has said whether it is of significant public interest is among them."),
        ("Custody visiting", visits.finding.method),
        ("Coverage", origin.coverage),
    )  # fmt: skip
    terms = [Term(name, words) for name, words in told if str(words)]
    return Terms((*terms, *source_terms(origin.releases)))


def _last_month(period: Period) -> int:
    return Period.containing(period.last_day, PeriodKind.MONTH).index


def _held_in(one: MeetingView, period: Period) -> bool:
    day = one.meeting.held_on
    return day is not None and period.first_day <= day <= period.last_day


def _last_whole_quarter(today: date) -> Period:
    now = Period.containing(today, PeriodKind.QUARTER)
    return now if now.last_day == today else Period(PeriodKind.QUARTER, now.index - 1)
