"""What is found by its name beside records: forces, schemes, terms, imports, papers, views, help,
and the measures whose figures are looked for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from oversight_app.domain.annotations import SeriesKey
from oversight_app.domain.bodies import BodyKind
from oversight_app.domain.measures import COMPARED
from oversight_app.domain.papers import KeptPaper, Stage
from oversight_app.domain.periods import written_date
from oversight_app.domain.schemes import OFFICE_KINDS, TermKind
from oversight_app.review.find_anything_parts import (
    FIGURE,
    FORCE,
    HELP,
    IMPORT,
    PAPER,
    SCHEME,
    TERM,
    VIEW,
    Topics,
)
from oversight_app.review.measure_names import CATALOGUE, NamedMeasure
from oversight_app.store import batches, bodies, papers, schemes
from oversight_app.store.office import office
from oversight_app.store.record_search import folded
from oversight_app.store.search_papers import PaperSaid
from oversight_app.store.search_things import all_views, printed_names
from oversight_app.store.vocabulary import words_in
from oversight_app.store.workspace import Workspace

_TERMS = MappingProxyType(
    {
        TermKind.DISTRICT: ("District", "district"),
        TermKind.ACTIVITY: ("Activity", "activity"),
        TermKind.STATUS: ("Patrol status", "status"),
    }
)
_PAGES = MappingProxyType(
    {
        "activity": ("Volunteer activity", "activity/activity"),
        "summaries": ("Template of a summary", "summaries/prepare"),
        "records-decisions": ("Decisions", "accountability/decisions"),
        "records-claims": ("Claims", "outside-groups/claims"),
        "records-actions": ("Actions", "accountability/actions"),
        "records-all": ("All records", "accountability/records"),
        "records-positions": ("Positions", "outside-groups/positions"),
        "records-questions": ("Questions", "accountability/questions"),
    }
)
"""By what a saved view is of: the words for it, and the tab that shows it."""
_CALLED = MappingProxyType(
    {
        "specials": "sc special constables constabulary",
        "psv": "psv psvs police support volunteers",
    }
)
_ALSO = MappingProxyType(
    {
        "strength": "strength headcount number in post",
        "per-100-officers": "rate ratio",
        "per-100k-residents": "rate ratio per head population 100k",
        "share-women": "share women female sex gender percent",
        "change": "change difference",
        "change-percent": "change growth percent",
        "officers-fte": "strength regulars police officers fte",
        "population": "population people",
        "hours": "hours duty time given",
        "headcount": "headcount strength number in post volunteers",
        "active": "active volunteers",
        "share-required": "required hours met percent",
    }
)
"""What people call a measure, beside its name; by its id, or what its id ends with."""
_IN_DATE = "currency lapsed expired out of date"
SHOWN_WITH: Mapping[str, str] = MappingProxyType(
    {
        **{one: one for one in COMPARED},
        "officers-fte": "specials-per-100-officers",
        "population": "specials-per-100k-residents",
    }
)
"""Published measures that have a page: the measure that its page is set to."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with a name. ``also`` are other words for it, ``body`` what else it says.
    ``rank`` puts one before others that are found as well: the less the earlier. ``id`` is the
    code of a force or scheme, the id of a measure. ``names`` are other whole names of it."""

    kind: str
    title: str
    detail: str
    go: str
    also: str = ""
    body: str = ""
    named: str = ""
    rank: int = 0
    id: str = ""
    measure: NamedMeasure | None = None
    names: tuple[str, ...] = ()

    def is_called(self, words: str) -> bool:
        """True for its name or one of its other names, folded, whatever stands between words: an
        "and" too."""

        def plain(name: str) -> list[str]:
            return [word for word in words_in(folded(name)) if word != "and"]

        return any(plain(one) == plain(words) for one in (self.title, *self.names))


def things(ws: Workspace, topics: Topics, said: Mapping[str, PaperSaid]) -> tuple[Thing, ...]:
    """Return everything that has a name; ``said`` is what frozen papers say, by their SHA-256."""
    with ws.snapshot():
        return (
            *_measures(), *_forces(ws), *_schemes(ws), *_terms(ws), *_imports(ws),
            *_papers(papers.papers(ws), said), *_views(ws), *_help(topics),
        )  # fmt: skip


def force_address(measure: str, code: str, day: str = "") -> str:
    """Return where a measure of a force is shown, of a day (ISO) or the newest."""
    return "/".join(("specials", "compare", measure, code, *([day] if day else [])))


def _measures() -> Iterator[Thing]:
    for rank, one in enumerate(CATALOGUE.values()):
        if one.id in SHOWN_WITH or one.place:
            prefix, _, rest = one.id.partition("-")
            also = " ".join(
                (_CALLED.get(prefix, ""), _ALSO.get(rest, ""), _ALSO.get(one.id, ""),
                 _IN_DATE if one.id.endswith("-in-date") else "")
            )  # fmt: skip
            yield Thing(
                FIGURE, one.name, one.group, one.address, also, one.definition,
                rank=rank, id=one.id, measure=one,
            )  # fmt: skip
    yield Thing(
        FIGURE, "Leaver rate of the Special Constabulary", "Joiners and leavers", "specials/flows",
        "leavers joiners turnover attrition sc specials", rank=len(CATALOGUE),
    )  # fmt: skip


def _forces(ws: Workspace) -> Iterator[Thing]:
    home, printed = office(ws).home_force, printed_names(ws)
    for one in bodies.all_bodies(ws):
        mine = one.code == home
        what = "Home force" if mine else str(one.kind).capitalize()
        if one.kind is BodyKind.FORCE and not mine:
            what = "Police force"
        names = printed.get(one.code, ())
        yield Thing(
            FORCE, one.name, f"{what}, {one.region}" if one.region else what,
            force_address("specials-strength", one.code),
            " ".join((one.short, *names)), f"police force {one.region}",
            one.code, 0 if mine else 1, one.code, names=names,
        )  # fmt: skip


def _schemes(ws: Workspace) -> Iterator[Thing]:
    for rank, one in enumerate(schemes.all_schemes(ws)):
        yield Thing(
            SCHEME, one.name, f"Scheme, run by: {one.run_by}",
            f"activity/activity/{SeriesKey('hours', one.code)}", f"{one.people} {one.code}",
            "scheme volunteers", rank=rank, id=one.code,
        )  # fmt: skip


def _terms(ws: Workspace) -> Iterator[Thing]:
    for kind in OFFICE_KINDS:
        words, field = _TERMS[kind]
        for rank, one in enumerate(schemes.terms(ws, kind)):
            key = SeriesKey("hours", **{field: one.code})
            yield Thing(
                TERM, one.name, words, f"activity/activity/{key}", body=words, rank=rank,
                id=one.code,
            )  # fmt: skip


def _imports(ws: Workspace) -> Iterator[Thing]:
    for one in batches.all_batches(ws):
        back = "; taken back" if one.undone_at else ""
        day = written_date(one.kept_at.date())
        yield Thing(
            IMPORT, one.file_name or "Typed in",
            f"Import {one.id}, {day}: {one.format_name}{back}", f"data/imports/{one.id}",
            f"import {one.id}", f"{one.format_name} {one.release.title} {one.release.publisher}",
            rank=-one.id,
        )  # fmt: skip


def _papers(kept: Iterable[KeptPaper], said: Mapping[str, PaperSaid]) -> Iterator[Thing]:
    for one in kept:
        inside = said.get(one.frozen)
        yield Thing(
            PAPER, one.name, stage_words(one), f"summaries/papers/{one.id}",
            body=f"paper summary {one.sent_to} {inside.words if inside else ''}", rank=-one.id,
            id=one.frozen,
        )  # fmt: skip


def stage_words(one: KeptPaper) -> str:
    """Return how far a paper is, with the day."""
    match one.stage:
        case Stage.SENT:
            assert one.sent_on is not None
            return f"Sent on {written_date(one.sent_on)} to {one.sent_to}"
        case Stage.APPROVED:
            assert one.approved_on is not None
            return f"Approved on {written_date(one.approved_on)}"
        case Stage.FROZEN:
            assert one.frozen_on is not None
            return f"Frozen on {written_date(one.frozen_on)}"
        case _:
            return f"Draft of {written_date(one.drafted_on)}"


def _views(ws: Workspace) -> Iterator[Thing]:
    for rank, one in enumerate(all_views(ws)):
        if one.page in _PAGES:
            words, tab = _PAGES[one.page]
            yield Thing(
                VIEW, one.name, f"Saved view: {words}", f"{tab}/view/{one.id}",
                body=f"view {words}", rank=rank,
            )  # fmt: skip


def _help(topics: Topics) -> Iterator[Thing]:
    for rank, one in enumerate(topics):
        yield Thing(HELP, one.title, "Help", f"help/{one.id}", body=one.words, rank=rank)
