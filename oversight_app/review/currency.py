"""Currency: are volunteers in date with what is asked of them, and is that as usual?"""

from dataclasses import dataclass, replace
from datetime import date

from oversight_app.domain.annotations import SeriesKey
from oversight_app.domain.charts import RangeChart
from oversight_app.domain.currency import NEEDS
from oversight_app.domain.currency_measures import CURRENCY_MEASURES
from oversight_app.domain.findings import Finding, Origin, Table
from oversight_app.domain.local_measures import MANY_ROLES
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import written_date
from oversight_app.domain.small_numbers import NO_COUNTING
from oversight_app.domain.wording import Sentence, Words
from oversight_app.review.activity_wording import METHOD
from oversight_app.review.counts import ALL, Ledger
from oversight_app.review.currency_people import of_months
from oversight_app.review.currency_situation import (
    CurrencySelection,
    CurrencySituation,
    currency_situation,
)
from oversight_app.review.currency_tables import everything_table, need_table
from oversight_app.review.currency_words import headline, notes, origin, support, title
from oversight_app.review.month_chart import MonthLine, month_chart
from oversight_app.review.people_pipeline import pipeline_table
from oversight_app.store import recruitment
from oversight_app.store.activity_sources import local_provenance
from oversight_app.store.workspace import Workspace

__all__ = ["CurrencyAnswer", "CurrencySelection", "currency"]

_QUESTION = "Are volunteers in date with what is asked of them?"


@dataclass(frozen=True, slots=True)
class CurrencyAnswer:
    """Everything the “In date” tab shows.

    ``selection`` is as asked, with the day and the scheme in focus filled in. ``everything`` has
    a row a scheme (key: its code); ``of_need`` one a scheme and, under that in focus, one a role
    (``specials|Patrol``). ``series`` is the line of the chart, under which notes, limits and
    targets are kept. ``days`` and ``schemes`` are what can be chosen: (value, words).
    """

    selection: CurrencySelection
    finding: Finding
    everything: Table
    of_need: Table
    chart: RangeChart | None
    pipeline: Table
    series: SeriesKey
    days: tuple[tuple[date, str], ...]
    needs: tuple[tuple[str, str], ...]
    schemes: tuple[tuple[str, str], ...]
    provenance: Provenance
    notes: tuple[Words, ...] = ()

    @property
    def empty(self) -> bool:
        """True where there is neither a list nor a count of leaders."""
        return not self.everything.rows

    @property
    def measure_name(self) -> str:
        """What the chart is of, in words."""
        return CURRENCY_MEASURES[NEEDS[self.selection.need].measure].name


def currency(ws: Workspace, selection: CurrencySelection | None = None) -> CurrencyAnswer:
    """Answer for a selection (None: vetting, today).

    Raises UserProblem for a need or a scheme that there is not.
    """
    asked = selection or CurrencySelection()
    with ws.snapshot():
        found = currency_situation(ws, asked)
        provenance = local_provenance(ws)
        if found is None:
            return _nothing(asked, provenance)
        everything, of_need, chart = everything_table(found), need_table(found), _chart(found)
        stages = recruitment.stages(ws)
        # Applicants of the scheme in focus where it has any, else of all schemes.
        mine = [one for one in stages if one.scheme == found.selection.scheme]
        pipeline = pipeline_table(
            mine or stages,
            found.day,
            found.scheme.name if mine else "All schemes",
            found.selection.scheme if mine else ALL,
        )
        ledger = Ledger()
        for part in (everything, of_need, pipeline, chart):
            ledger.take(part.counting if part else NO_COUNTING)
        said = notes(found, ledger)
        finding = Finding(
            id=f"currency-{found.need.id}",
            question=_QUESTION,
            headline=headline(found, ledger),
            support=support(found, ledger),
            method=METHOD,
            charts=(chart,) if chart else (),
            tables=(everything, of_need, pipeline),
            origin=origin(ws, found, ledger),
            caveats=(MANY_ROLES, f"{found.need.lasts}.", *said),
            provenance=provenance,
            sensitive=found.measure.sensitive,
        )
        finding = replace(finding, counting=ledger.counting)
    today = found.days[0]
    return CurrencyAnswer(
        found.selection,
        finding,
        everything,
        of_need,
        chart,
        pipeline,
        found.series,
        tuple(
            (day, f"Today, {written_date(day)}" if day == today else written_date(day))
            for day in found.days
        ),
        tuple((one.id, one.name) for one in NEEDS.values()),
        tuple((one.code, one.name) for one in found.schemes),
        provenance,
        said,
    )


def _chart(found: CurrencySituation) -> RangeChart | None:
    line = found.lines.get(found.selection.scheme)
    if line is None:
        return None
    counts, counting = of_months(
        found.need,
        found.selection.scheme,
        found.tallies.get(found.selection.scheme, {}),
        found.list_days,
        led=found.of(found.selection.scheme).leaders is not None,
    )
    return month_chart(
        MonthLine(
            found.measure,
            line,
            found.now,
            found.scheme.name,
            title(found),
            found.target(found.selection.scheme),
            found.decided.notes,
            found.decided.rebases,
            found.decided.baselines,
            by="at each month’s end",
            counts=counts,
            counting=counting,
        )
    )


def _nothing(selection: CurrencySelection, provenance: Provenance) -> CurrencyAnswer:
    """Return the answer where nothing was brought in: a sentence that says what to do."""
    words = Sentence("No status list says yet who is in date")
    none = Table("currency", "In date", (), ())
    finding = Finding(
        "currency", _QUESTION, words, Sentence("Bring in a volunteer status list."), "", (), (),
        Origin(words, "", "", "", "", "", "", (), (), "", ()), (), provenance, sensitive=True,
    )  # fmt: skip
    return CurrencyAnswer(
        selection, finding, none, none, None, none, SeriesKey("vetting-in-date"), (), (), (),
        provenance,
    )  # fmt: skip
