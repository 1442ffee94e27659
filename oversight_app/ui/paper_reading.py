"""What the Prepare tab shows of a paper, read off the main thread: what can be chosen, the paper
as it would leave, and what stands in its way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from oversight_app.domain.annotations import SavedView
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.papers import KeptPaper, PaperOrder, PaperSettings, SectionChoice, Stage
from oversight_app.domain.periods import Period, PeriodKind, written_date, written_month
from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.wording import mid_sentence, with_article
from oversight_app.store import activity, papers, records
from oversight_app.store.record_offices import offices
from oversight_app.store.workspace import Workspace
from oversight_app.summaries import document_codec, preparing
from oversight_app.summaries.concerns import Weight
from oversight_app.summaries.document import Document
from oversight_app.summaries.page_paper import PAGE, TABLE
from oversight_app.summaries.papers import Material, Paper, all_papers, chosen_sections
from oversight_app.summaries.preparing import Prepared
from oversight_app.ui.paper_templates import templates
from oversight_app.ui.widgets.concern_list import PassedOn
from oversight_app.ui.widgets.section_list import SectionEntry

FROM_A_PAGE = {one.id: one for one in (PAGE, TABLE)}
"""What a page showed, or one of its tables: kept as any paper is, and not made anew."""
_OFFERED = {PeriodKind.QUARTER: 12, PeriodKind.YEAR: 8, PeriodKind.MONTH: 24}
"""How many periods of each kind are offered, the newest first."""
Made = tuple[tuple[object, ...], Material]
"""The sections of a paper as made before, with what they were made for: moving one, or other
words, do not make them again."""


@dataclass(frozen=True, slots=True)
class PaperRead:
    """A paper as the tab shows it. Of a kept one that is no draft ``document`` is the one that
    was frozen; ``prepared`` is then None. ``problem`` says why there is neither."""

    order: PaperOrder
    papers: tuple[Paper, ...]
    periods: tuple[tuple[object, str], ...] = ()
    subjects: tuple[tuple[object, str], ...] = ()
    offices: tuple[str, ...] = ()
    settings: PaperSettings = field(default_factory=PaperSettings)
    today: date = date.min
    kept: KeptPaper | None = None
    prepared: Prepared | None = None
    document: Document | None = None
    made: Made | None = None
    problem: str = ""
    templates: tuple[SavedView, ...] = ()

    @property
    def paper(self) -> Paper:
        """Which paper it is."""
        return next(one for one in self.papers if one.id == self.order.paper)

    @property
    def locked(self) -> bool:
        """True of a paper whose figures no longer move."""
        return self.kept is not None and self.kept.stage is not Stage.DRAFT

    @property
    def kept_state(self) -> str:
        """Whether what is shown is kept: a draft's name, and what was chosen since."""
        if self.kept is None:
            return "Not kept yet"
        if self.locked:
            return ""
        changed = self.order != self.kept.order
        return f"Draft “{self.kept.name}”{', changed since it was saved' if changed else ''}"

    @property
    def title(self) -> str:
        """What it is, for whom and of when, in a line."""
        parts = [self.paper.name]
        if self.order.audience:
            parts[0] += f" for the {self.order.audience.removeprefix('The ')}"
        if self.order.period is not None:
            parts.append(mid_sentence(period_words(self.order.period)))
        elif self.order.subject:
            parts.append(self.order.subject)
        return ", ".join(parts)


def read_paper(
    ws: Workspace,
    order: PaperOrder | None,
    kept_id: int = 0,
    made: Made | None = None,
    start: tuple[str, str] = ("", ""),
    *,
    whole: bool = True,
) -> PaperRead:
    """Read a paper as ordered, or as kept; an order without a period or record gets the latest.

    ``order`` None begins the paper that ``start`` names, about the record or of the selection
    that it names, or the first that there is. Not ``whole``: what can be chosen is read, and the
    paper not made yet. What the person can mend is in ``problem``.
    """
    known = all_papers()
    settings = papers.paper_settings(ws)
    kept = papers.one(ws, kept_id) if kept_id else None
    if kept is not None and kept.order.paper in FROM_A_PAGE:
        known[kept.order.paper] = FROM_A_PAGE[kept.order.paper]
    if kept is not None and (order is None or kept.stage is not Stage.DRAFT):
        order = kept.order
    if order is None or order.paper not in known:
        first = known.get(start[0]) or next(iter(known.values()))
        order = begun(first, settings)
        about = first.subjects
        order = replace(order, subject=start[1]) if about else replace(order, selection=start[1])
    paper = known[order.paper]
    periods = offered_periods(ws, paper)
    subjects = offered_subjects(ws, paper)
    locked = kept is not None and kept.stage is not Stage.DRAFT
    if not locked:
        order = _filled(ws, order, paper, subjects)
    if order.period is not None and order.period not in [value for value, _ in periods]:
        periods = ((order.period, period_words(order.period)), *periods)
    read = PaperRead(
        order, tuple(known.values()), periods, subjects, offices(ws), settings, ws.today(), kept,
        templates=templates(ws),
    )  # fmt: skip
    if not whole:
        return read
    try:
        if locked:
            assert kept is not None
            content = papers.kept(ws, kept.frozen)
            return replace(read, document=document_codec.from_bytes(content))
        if paper.subject and not subjects:
            raise UserProblem(_no_subject(paper))
        made = _material(ws, paper, order, made)
        sent = papers.disclosures(ws)
        prepared = preparing.prepare_material(ws, paper, order, made[1], sent)
    except UserProblem as error:
        return replace(read, problem=str(error))
    return replace(read, prepared=prepared, document=prepared.document, made=made)


def begun(paper: Paper, settings: PaperSettings) -> PaperOrder:
    """Return the order that a paper begins with, as the office writes papers."""
    return PaperOrder(
        paper.id, audience=paper.audience, rule=settings.rule, handling=settings.handling
    )


def offered_periods(ws: Workspace, paper: Paper) -> tuple[tuple[object, str], ...]:
    """Return the periods that a paper can be of, (period, words), with a line between kinds."""
    found: list[tuple[object, str]] = []
    for kind in paper.periods:
        last = latest_period(ws, kind)
        found += [(None, "")] if found else []
        found += [
            (one, period_words(one))
            for one in (Period(kind, last.index - back) for back in range(_OFFERED[kind]))
        ]
    return tuple(found)


def latest_period(ws: Workspace, kind: PeriodKind) -> Period:
    """Return the latest whole period of a kind that has been, and that returns reach to."""
    today = ws.today()
    last = _before(Period.containing(today, kind), today)
    months = activity.months(ws)
    if months is None:
        return last
    reached = Period(PeriodKind.MONTH, months[1]).last_day
    return min(last, _before(Period.containing(reached, kind), reached))


def offered_subjects(ws: Workspace, paper: Paper) -> tuple[tuple[object, str], ...]:
    """Return the records that a paper can be about, the newest first: (reference, words)."""
    return tuple(
        (one.reference, f"{one.reference}, {one.title}")
        for kind in paper.subjects
        for one in reversed(records.read(ws, KINDS[kind]))
    )


def period_words(period: Period) -> str:
    """Write a period as it is chosen: ``Quarter to 31 March 2022``."""
    if period.kind is PeriodKind.MONTH:
        return written_month(period.first_month)
    return f"{str(period.kind).capitalize()} to {written_date(period.last_day)}"


def kept_words(kept: KeptPaper | None) -> str:
    """Say how far a kept paper is; "" of a draft."""
    if kept is None or kept.frozen_on is None:
        return ""
    words = (
        f"“{kept.name}” was frozen on {written_date(kept.frozen_on)}: its figures no longer move."
    )
    if kept.stage is Stage.SENT and kept.sent_on is not None:
        return f"{words} Sent to {kept.sent_to} on {written_date(kept.sent_on)}."
    return words


def entries(read: PaperRead, passed: PassedOn) -> tuple[SectionEntry, ...]:
    """Return the sections of a paper as their list shows them."""
    return tuple(_entries(read, passed))


def with_sections(
    order: PaperOrder, chosen: Sequence[tuple[str, bool]], words: tuple[str, str] | None = None
) -> PaperOrder:
    """Return an order with its sections so chosen, and other words for one of them; one that this
    version of the program does not have stays as it was."""
    said = {one.id: one.words for one in order.sections}
    if words is not None:
        said[words[0]] = words[1]
    sections = tuple(SectionChoice(one, inside, said.get(one, "")) for one, inside in chosen)
    known = {one for one, _ in chosen}
    return replace(order, sections=sections + tuple(o for o in order.sections if o.id not in known))


def _entries(read: PaperRead, passed: PassedOn) -> Iterator[SectionEntry]:
    prepared = read.prepared
    parts = {part.section: part for part in prepared.material.parts} if prepared else {}
    for section, choice in chosen_sections(read.paper, read.order):
        part = parts.get(section.id)
        inside = choice.included or section.fixed
        state = (part.state if part is not None else "") or section.about
        if choice.words.strip():
            state = f"{state}, with your words"
        entry = SectionEntry(section.id, section.name, state, inside, section.fixed)
        worst = _worst(prepared, section.id, passed) if inside else None
        empty = prepared is not None and (part is None or not part.blocks)
        if not inside:
            entry = replace(entry, status="Left out", icon="", ink="text3")
        elif worst is not None:
            words = "To be mended" if worst[0] is Weight.STOPS else _WORDS.get(worst[1], "Look at")
            entry = replace(entry, status=words, icon="warning", ink="oranget")
        elif section.fixed:
            entry = replace(entry, status="Fixed", icon="lock", ink="text2")
        elif read.locked:
            entry = replace(entry, status="Frozen", icon="lock", ink="text2")
        elif prepared is None:
            entry = replace(entry, status="", icon="", ink="text2")
        elif empty and not choice.words.strip():
            entry = replace(entry, status="Nothing yet", icon="unknown", ink="text2")
        yield entry


_WORDS = {"old-data": "Old data", "sources": "No source", "revised": "Revised since"}


def _worst(prepared: Prepared | None, section: str, passed: PassedOn) -> tuple[Weight, str] | None:
    """The weight and check of the worst that was found in a section, unless it was passed."""
    for one in prepared.concerns if prepared is not None else ():
        ours = one.section == section and one.weight is not Weight.FINE
        if ours and (one.weight is Weight.STOPS or (one.check, str(one.words)) not in passed):
            return one.weight, one.check
    return None


def _filled(
    ws: Workspace, order: PaperOrder, paper: Paper, subjects: Sequence[tuple[object, str]]
) -> PaperOrder:
    """Return an order with a period and a record where the paper needs one."""
    period, subject = order.period, order.subject
    if not paper.periods:
        period = None
    elif period is None or period.kind not in paper.periods:
        period = latest_period(ws, paper.periods[0])
    known = [str(value) for value, _ in subjects]
    if subject not in known:
        subject = known[0] if known else ""
    return replace(order, period=period, subject=subject)


def _material(ws: Workspace, paper: Paper, order: PaperOrder, made: Made | None) -> Made:
    key = (order.paper, order.period, order.subject, order.audience, order.selection)
    if made is not None and made[0] == key:
        return made
    with ws.snapshot():
        return key, paper.build(ws, order)


def _before(period: Period, day: date) -> Period:
    """The period itself where it ends by a day, else the one before it."""
    return period if period.last_day <= day else Period(period.kind, period.index - 1)


def _no_subject(paper: Paper) -> str:
    noun = KINDS[paper.subject].noun
    return (
        f"This paper is about {with_article(noun)}, and none is recorded yet. Record one, then "
        "make the paper."
    )
