"""Volunteer activity: who gave what, where, and is that usual?"""

from dataclasses import dataclass

from oversight_app.domain.annotations import SeriesKey
from oversight_app.domain.charts import BarChart, RangeChart
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.findings import Finding, Origin, Table
from oversight_app.domain.local_measures import LOCAL_MEASURES
from oversight_app.domain.observations import Provenance
from oversight_app.domain.wording import Sentence, Words
from oversight_app.review.activity_bars import bar_chart
from oversight_app.review.activity_chart import range_chart
from oversight_app.review.activity_counts import PeopleBehind
from oversight_app.review.activity_filters import chips, choices
from oversight_app.review.activity_origin import origin_of
from oversight_app.review.activity_rows import (
    breadcrumb,
    query_for,
    query_for_bar,
    sum_sentence,
)
from oversight_app.review.activity_selection import ActivityChoices, ActivitySelection
from oversight_app.review.activity_situation import Situation, situation
from oversight_app.review.activity_table import schemes_table
from oversight_app.review.activity_wording import METHOD
from oversight_app.review.activity_words import assurance_words, headline, notes, support
from oversight_app.review.counts import PROTECTED, Ledger
from oversight_app.review.month_chart import with_people
from oversight_app.store.activity_sources import local_provenance
from oversight_app.store.workspace import Workspace

__all__ = [
    "ActivityAnswer", "ActivityChoices", "ActivitySelection", "answer", "breadcrumb", "origin",
    "query_for", "query_for_bar", "sum_sentence",
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
    notes: tuple[Words, ...] = ()

    @property
    def empty(self) -> bool:
        """True where nothing was brought in yet."""
        return not self.schemes.rows

    @property
    def measure_name(self) -> str:
        """What the chart is of, in words."""
        return LOCAL_MEASURES[self.selection.measure].name


def answer(ws: Workspace, selection: ActivitySelection) -> ActivityAnswer:
    """Answer the page's question for a selection, from summary tables alone.

    Raises UserProblem for a measure that is not in the catalogue.
    """
    with ws.snapshot():
        found = situation(ws, selection)
        if found is None:
            return _nothing(selection)
        chart = range_chart(found)
        bars = bar_chart(ws, found)
        table = schemes_table(found)
        ledger = Ledger()
        ledger.take(table.counting)
        if chart:
            ledger.take(chart.counting)
        said = notes(found, ledger=ledger)
        provenance = local_provenance(ws)
        finding = Finding(
            id=f"activity-{found.measure.id}",
            question="Who gave what, where, and is that usual?",
            headline=_judged(found),
            support=support(found),
            method=METHOD,
            charts=tuple(one for one in (chart, bars) if one is not None),
            tables=(table,),
            origin=origin_of(ws, found, found.selection.scheme, ledger),
            caveats=(*found.measure.caveats, *(n for n in said if n not in found.measure.caveats)),
            provenance=provenance,
            sensitive=found.measure.sensitive,
            counting=ledger.counting,
        )
    return ActivityAnswer(
        selection=found.selection,
        choices=choices(found),
        finding=finding,
        schemes=table,
        chart=chart,
        bars=bars,
        series=found.selection.series(found.selection.scheme),
        chips=chips(found, selection),
        rows=sum(found.figures.rows(s.code, m) for s in found.schemes for m in found.months),
        assurance=assurance_words(found),
        provenance=provenance,
        notes=said,
    )


def _judged(found: Situation) -> Sentence:
    """Return the finding in one sentence, which goes where a month that it rests on is hidden."""
    code, line = found.selection.scheme, found.line
    counts, _ = PeopleBehind(found.figures, found.selection).by_month(
        found.measure.id, code, range(line.first, line.last + 1)
    )
    hidden = f"{found.scheme.name}: what the months show is hidden {PROTECTED}"
    safe = hidden.replace("{", "{{").replace("}", "}}")
    return with_people(headline(found), line, found.now, counts, safe)


def origin(ws: Workspace, selection: ActivitySelection, scheme: str) -> Origin:
    """Say where one scheme's figure comes from.

    Raises UserProblem where there is no such scheme, or nothing was brought in.
    """
    with ws.snapshot():
        found = situation(ws, selection)
        if found is None or scheme not in found.figures.schemes:
            raise UserProblem(
                "There is no such figure in this workspace. Nothing was changed. "
                "Choose a scheme from the table."
            )
        return origin_of(ws, found, scheme)


def _nothing(selection: ActivitySelection) -> ActivityAnswer:
    """Return the answer where no return was brought in: a sentence that says what to do."""
    measure = LOCAL_MEASURES[selection.measure]
    headline_ = Sentence("No return of volunteer activity is here yet")
    return ActivityAnswer(
        selection=selection,
        choices=ActivityChoices(),
        finding=Finding(
            id=f"activity-{measure.id}",
            question="Who gave what, where, and is that usual?",
            headline=headline_,
            support=Sentence(
                "Bring in a duty log or a monthly return, in whatever layout it comes: its "
                "columns are matched once."
            ),
            method="",
            charts=(),
            tables=(),
            origin=Origin(headline_, measure.definition, "", "", "", "", "", (), (), "", ()),
            caveats=(),
            provenance=Provenance.LOCAL,
        ),
        schemes=Table("activity-schemes", "Schemes", (), ()),
        chart=None,
        bars=None,
        series=selection.series(selection.scheme),
        chips=(),
        rows=0,
        assurance="",
        provenance=Provenance.LOCAL,
    )
