"""Volunteer activity: who gave what, where, and is that usual?"""

from dataclasses import dataclass

from oversight_app.domain.activity import RowQuery
from oversight_app.domain.annotations import SeriesKey
from oversight_app.domain.charts import BarChart, RangeChart
from oversight_app.domain.findings import Finding, Origin, Table
from oversight_app.domain.observations import Provenance
from oversight_app.review.activity_selection import ActivityChoices, ActivitySelection
from oversight_app.store.workspace import Workspace

__all__ = [
    "ActivityAnswer", "ActivityChoices", "ActivitySelection", "answer", "breadcrumb", "origin",
    "query_for", "sum_sentence",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ActivityAnswer:
    """Everything the Activity tab shows.

    ``selection`` is as given, with its period, measure and scheme in focus filled in.
    ``schemes`` has a row a scheme (key: its code) and no rows where nothing was brought in.
    ``series`` is the line of the chart, under which notes, limits and targets are kept. Points
    of ``chart`` have a month (``2022-10``) as key; bars of ``bars`` have ``district:swindon``,
    ``activity:patrol``, ``status:`` (the last being *Not stated*). ``chips`` are the active
    filters as (field of the selection, code, words); ``rows`` counts the records that remain in
    the period. ``assurance`` is the target's verdict in words.
    """

    selection: ActivitySelection
    choices: ActivityChoices
    finding: Finding
    schemes: Table
    chart: RangeChart | None
    bars: BarChart | None
    series: SeriesKey
    chips: tuple[tuple[str, str, str], ...]
    rows: int
    assurance: str
    provenance: Provenance
    notes: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """True where nothing was brought in yet."""
        return not self.schemes.rows


def answer(ws: Workspace, selection: ActivitySelection) -> ActivityAnswer:
    """Answer the page's question for a selection, from summary tables alone.

    Raises UserProblem for a measure that is not in the catalogue.
    """
    raise NotImplementedError


def origin(ws: Workspace, selection: ActivitySelection, scheme: str) -> Origin:
    """Say where one scheme's figure comes from."""
    raise NotImplementedError


def query_for(
    selection: ActivitySelection,
    *,
    scheme: str | None = None,
    month: int | None = None,
    district: str | None = None,
    activity: str | None = None,
    status: str | None = None,
) -> RowQuery:
    """Return which records are behind a cell, point or bar of a filled-in selection; what is
    None is as the selection has it, a ``month`` instead of the period's months."""
    raise NotImplementedError


def breadcrumb(ws: Workspace, query: RowQuery) -> tuple[str, ...]:
    """Return the steps down to some records in words: scheme, months, district, ..."""
    raise NotImplementedError


def sum_sentence(ws: Workspace, query: RowQuery) -> str:
    """Return what some records come to: ``148 hours in 9 records``. It equals the figure."""
    raise NotImplementedError
