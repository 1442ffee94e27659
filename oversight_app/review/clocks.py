"""The clocks that the law sets: 20 working days for an information request, 56 days for the
response to an inspectorate's recommendation; with what was gathered and what was done."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.accountability import Action
from oversight_app.domain.findings import (
    Align,
    Column,
    Finding,
    Origin,
    Row,
    Status,
    Table,
)
from oversight_app.domain.observations import humblest
from oversight_app.domain.periods import written_date
from oversight_app.domain.record_kinds import Relation
from oversight_app.domain.requests import (
    RECOMMENDATION_STATES,
    InformationRequest,
    Recommendation,
)
from oversight_app.domain.wording import Quantity, Sentence, Slot, counted
from oversight_app.review.thread_words import OVERDUE_ICON, starting, state_of
from oversight_app.store import record_links, records
from oversight_app.store.opened import Workspace
from oversight_app.store.working_days import REQUEST_DAYS, working_days_between

_METHOD = (
    "A request is to be answered by the 20th working day after it was received, or after its "
    "clarification (Freedom of Information Act 2000, section 10). A response to an inspectorate’s "
    "report is to be published within 56 days, of which the day of the report is the first "
    "(Police Act 1996, section 55(5A))."
)


@dataclass(frozen=True, slots=True)
class RequestClock:
    """A request and its clock. ``left`` are working days up to the day the answer is due,
    negative once it has passed, None where it is closed; ``gathered`` is how many records were
    gathered for it; ``held`` tells that none of those may be disposed of."""

    request: InformationRequest
    left: int | None
    gathered: int
    held: bool
    answered_in: int | None
    """Working days from its receipt (or clarification) to the answer."""


@dataclass(frozen=True, slots=True)
class RecommendationClock:
    """A recommendation and its clock: ``left`` days for the response, negative once it has
    passed, None where it was given; ``actions`` that follow from it and how many of them are
    ``done``: one that was stopped is not."""

    recommendation: Recommendation
    left: int | None
    actions: int
    done: int


@dataclass(frozen=True, slots=True)
class Clocks:
    """Requests and recommendations as at a day: open ones first, the most pressing first."""

    requests: tuple[RequestClock, ...]
    recommendations: tuple[RecommendationClock, ...]
    today: date


def clocks(ws: Workspace, as_at: date | None = None) -> Clocks:
    """Return both, today or as it was on an earlier day."""
    with ws.snapshot():
        today = as_at or ws.today()
        asked = records.read(ws, InformationRequest, as_at)
        recommended = records.read(ws, Recommendation, as_at)
        actions = {one.id: one for one in records.read(ws, Action, as_at)}
        gathering = record_links.links(ws, relation=Relation.GATHERED, as_at=as_at)
        following = record_links.links(ws, relation=Relation.FOLLOWS, as_at=as_at)
    gathered = Counter(link.from_id for link in gathering)
    led_to: dict[int, list[Action]] = {}
    for link in following:
        if link.to_id is not None and link.from_id in actions:
            led_to.setdefault(link.to_id, []).append(actions[link.from_id])

    def request(one: InformationRequest) -> RequestClock:
        start = one.clarified_on or one.received
        took = None
        if one.state == "answered" and start and one.answered_on:
            took = working_days_between(start, one.answered_on)
        left = days_left(today, one.due) if one.open and one.due else None
        return RequestClock(one, left, gathered[one.id], one.holds_on(today), took)

    def recommendation(one: Recommendation) -> RecommendationClock:
        set_ = led_to.get(one.id, [])
        waiting = one.responded_on is None and one.due is not None
        left = (one.due - today).days if waiting and one.due else None
        return RecommendationClock(one, left, len(set_), sum(a.state == "done" for a in set_))

    return Clocks(
        tuple(sorted(map(request, asked), key=_request_order)),
        tuple(sorted(map(recommendation, recommended), key=_recommendation_order)),
        today,
    )


def days_left(today: date, due: date) -> int:
    """Return the working days from today up to and with a day; negative where it has passed, also
    on the Saturday after a Friday: it is late in the working day that comes."""
    if due < today:
        return -max(working_days_between(due, today), 1)
    return working_days_between(today, due)


def left_words(left: int, unit: str) -> str:
    """Return ``3 working days left``, ``Due today`` or ``2 days late``; ``unit`` is "day" or
    "working day"."""
    if left == 0:
        return "Due today"
    words = counted(abs(left), unit, f"{unit}s")
    return f"{words} left" if left > 0 else f"{words} late"


def requests_table(found: Clocks) -> Table:
    """Return a row a request; its key is the request's ``id``."""
    return Table(
        id="requests",
        title="Information requests",
        columns=(
            Column("reference", "No."),
            Column("subject", "Subject"),
            Column("received", "Received"),
            Column("due", "Answer due", tip="20 working days, bank holidays left out"),
            Column("clock", "Clock"),
            Column("gathered", "Gathered", Align.RIGHT,
                   tip="Records gathered for the answer; while it is open, and until the day it "
                   "gives, none of them is disposed of"),
            Column("disclosed", "What was disclosed"),
        ),
        rows=tuple(_request_row(one, found.today) for one in found.requests),
        note="Open ones first" if found.requests else "No information request is recorded yet",
    )  # fmt: skip


def recommendations_table(found: Clocks) -> Table:
    """Return a row a recommendation; its key is the recommendation's ``id``."""
    return Table(
        id="recommendations",
        title="Inspectorate recommendations",
        columns=(
            Column("reference", "No."),
            Column("recommended", "Recommendation"),
            Column("report", "Report"),
            Column("due", "Response due", tip="56 days, the first that of the report"),
            Column("clock", "Response"),
            Column("progress", "Progress"),
            Column("actions", "Actions done", Align.RIGHT, tip="Of the actions that follow"),
        ),
        rows=tuple(_recommendation_row(one, found.today) for one in found.recommendations),
        note="Open ones first" if found.recommendations else "No recommendation is recorded yet",
    )


def _request_row(one: RequestClock, today: date) -> Row:
    request = one.request
    if one.left is None:
        clock = state_of(request, today)
        if one.answered_in is not None:
            days = counted(one.answered_in, "working day", "working days")
            in_time = one.answered_in <= REQUEST_DAYS
            words = "Answered in" if in_time else "Answered late:"
            clock = Status(f"{words} {days}", "met" if in_time else "partly")
    else:
        clock = _clock(one.left, "working day")
    return Row(
        str(request.id),
        (
            request.reference,
            request.subject,
            request.received,
            request.due,
            clock,
            Quantity(one.gathered),
            request.disclosed or ("Nothing yet" if request.open else None),
        ),
    )


def _recommendation_row(one: RecommendationClock, today: date) -> Row:
    found = one.recommendation
    if one.left is not None:
        clock = _clock(one.left, "day")
    else:
        late = found.due and found.responded_on and found.responded_on > found.due
        clock = Status("Given late", "partly") if late else Status("Given", "met")
    state = state_of(found, today) if one.left is None else None
    return Row(
        str(found.id),
        (
            found.reference,
            found.title,
            found.report,
            found.due,
            clock,
            state or _progress(found),
            f"{one.done} of {one.actions}" if one.actions else None,
        ),
    )


def _progress(found: Recommendation) -> Status:
    icon = {"done": "met", "not-accepted": "not-needed"}.get(found.state, "clock")
    return Status(dict(RECOMMENDATION_STATES)[found.state], icon)


def _clock(left: int, unit: str) -> Status:
    if left < 0:
        return Status(left_words(left, unit), OVERDUE_ICON, strong=True)
    return Status(left_words(left, unit), "clock", strong=left <= 5)


def _request_order(one: RequestClock) -> tuple[bool, int, int]:
    last = one.request.ended_on
    return (not one.request.open, one.left or 0, -(last.toordinal() if last else 0))


def _recommendation_order(one: RecommendationClock) -> tuple[bool, bool, int, int]:
    found = one.recommendation
    return (not found.open, one.left is None, one.left or 0, found.number)


def clocks_finding(found: Clocks) -> Finding:
    """Return the page's sentence: how many are open, and how many of those late."""
    requests = [one for one in found.requests if one.left is not None]
    responses = [one for one in found.recommendations if one.left is not None]
    lefts = [*(one.left for one in requests), *(one.left for one in responses)]
    late = sum(left < 0 for left in lefts if left is not None)
    soonest = min(requests, key=lambda one: one.left or 0, default=None)
    slots: dict[str, Slot] = {
        "requests": starting(len(requests), "information request is", "information requests are"),
        "responses": starting(
            len(responses), "recommendation waits", "recommendations wait"
        ).lower(),
        "late": starting(late, "clock has", "clocks have"),
        "next": soonest.request.reference if soonest else "",
        "left": left_words(soonest.left or 0, "working day").lower() if soonest else "",
    }
    support = "The next to answer is {next}: {left}." if soonest else ""
    if late:
        support = f"{{late}} run out. {support}".strip()
    records_ = [*(one.request for one in found.requests),
                *(one.recommendation for one in found.recommendations)]  # fmt: skip
    headline = "{requests} open, and {responses} for a response"
    return Finding(
        id="clocks",
        question="What has to be answered, and by when?",
        headline=Sentence(headline, slots),
        support=Sentence(support, slots),
        method=_METHOD,
        charts=(),
        tables=(requests_table(found), recommendations_table(found)),
        origin=Origin(
            figure=Sentence(headline, slots),
            definition="Requests without an answer, and recommendations without a response",
            numerator="",
            denominator="",
            inclusion="Withdrawn requests are closed",
            period=written_date(found.today),
            method=_METHOD,
            releases=(),
            rows=(counted(len(records_), "record", "records"),),
            coverage="The office’s own records",
            caveats=("Working days leave out the bank holidays of England and Wales.",),
        ),
        caveats=(),
        provenance=humblest(one.provenance for one in records_),
    )
