"""The made-up returns of the Sample office, for five years up to the sample's review date.

They are about no real force, are kept with the provenance *sample*, and so are marked wherever
they are shown. What appropriate adults give stops in August 2022: ``example_return`` gives
what is missing, to be brought in by whoever tries the program.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from oversight_app.domain.annotations import ChartNote, Rebase, SeriesKey, SeriesTarget
from oversight_app.domain.local import LocalIncoming
from oversight_app.domain.local_building import Record, built
from oversight_app.domain.mappings import ColumnUse, DateOrder, Mapping
from oversight_app.domain.observations import Provenance
from oversight_app.domain.returns import ExpectedReturn
from oversight_app.domain.schemes import Term, TermKind
from oversight_app.store import annotations, expected
from oversight_app.store.local_keeping import keep_local
from oversight_app.store.opened import Workspace
from oversight_app.store.sample_custody import issues, visits
from oversight_app.store.sample_lists import REVIEWED, recruitment, returns
from oversight_app.store.sample_log import APRIL_2022, duties
from oversight_app.store.sample_people import DISTRICTS, FIRST, LAST, people
from oversight_app.store.sample_status import FIRST_LIST, standings, status_list

_SEED = 20221031
_LISTS_SEED = 20220531
OFFICE = "Sample Police, volunteer co-ordinator"
_OFFICER = "Performance Officer, Sample office"
_STOPS = ("adults", 2022 * 12 + 8)
"""From September 2022 nothing has come from the appropriate adults."""

_TERMS = (
    *(Term(TermKind.DISTRICT, code, name) for code, name, _ in DISTRICTS),
    Term(TermKind.ACTIVITY, "station", "Station support"),
    Term(TermKind.ACTIVITY, "checks", "Vehicle checks"),
    Term(TermKind.ACTIVITY, "letters", "Letters"),
    Term(TermKind.ACTIVITY, "social", "Social action"),
    Term(TermKind.ACTIVITY, "panel", "Panel session"),
    Term(TermKind.ACTIVITY, "callout", "Call-out"),
)

_LOG = (
    ("Date", "day"), ("Scheme", "scheme"), ("Volunteer reference", "volunteer"),
    ("District", "district"), ("Activity", "activity"), ("Hours", "minutes"),
    ("People", "people"), ("Patrol status", "status"),
)  # fmt: skip


def _mapping(name: str, dataset: str, columns: Iterable[tuple[str, str]] = ()) -> Mapping:
    return Mapping(
        name,
        dataset,
        tuple(ColumnUse(heading, field, order=DateOrder.DAY_FIRST) for heading, field in columns),
        constants={"scheme": "custody"} if dataset.startswith("custody") else {},
        source_office=OFFICE,
        made_on=REVIEWED,
        made_by=_OFFICER,
    )


LOG_MAPPING = _mapping("Sample duty log", "activity", _LOG)
_WHOLE_MONTHS = replace(LOG_MAPPING, name="Sample duty log, month sent again", whole_months=True)
_RESTATED = ("psv", 2022 * 12 + 8)
"""September 2022 was sent again: a few duties shorter, and a few gone."""


def write_returns(workspace: Workspace) -> None:
    """Fill a new workspace with the made-up returns, as a few imports for each year."""
    rng = Random(_SEED)
    everyone = people(rng)
    logs = {month: list(duties(rng, everyone, month)) for month in range(FIRST, LAST + 1)}
    given = _given(logs)
    incomings: list[LocalIncoming] = []
    for months in _years():
        name = f"{months[0] // 12}-{months[0] % 12 + 1:02d}"
        kept = [r for month in months for r in logs[month] if not _held_back(r, month)]
        incomings.append(built(kept, LOG_MAPPING, file_name=f"Sample duty log from {name}.csv"))
        rows = [r for m in months for r in returns(everyone, given, m) if not _held_back(r, m)]
        incomings.append(_file("Sample monthly returns", "return", rows, name))
        first, last = _day(months[0]), _day(months[-1] + 1) - timedelta(days=1)
        forms = list(visits(rng, everyone, first, last))
        incomings.append(_file("Sample custody visits", "custody-visits", forms, name))
        raised = list(issues(rng, first, last, REVIEWED))
        incomings.append(_file("Sample custody issues", "custody-issues", raised, name))
    # A seed of its own: whatever else is made up, their months stay as they are.
    known = standings(Random(_LISTS_SEED), everyone)
    for month in range(FIRST_LIST, LAST + 1):
        listed = list(status_list(known, month))
        name = f"{month // 12}-{month % 12 + 1:02d}"
        incomings.append(_file("Sample status list", "volunteers", listed, name, "of"))
    stages = _first_of_each(recruitment(rng))
    incomings.append(_file("Sample recruitment", "recruitment", stages, "2022-10"))
    incomings[0] = replace(incomings[0], new_terms=_TERMS)
    incomings.append(_sent_again(logs[_RESTATED[1]]))
    mappings = (LOG_MAPPING, _WHOLE_MONTHS)
    keep_local(workspace, incomings, mappings=mappings, provenance=Provenance.SAMPLE)
    _annotate(workspace)


def example_return() -> list[Record]:
    """Return the duties that are missing from the sample, as records."""
    rng = Random(_SEED)
    everyone = people(rng)
    return [
        record
        for month in range(FIRST, LAST + 1)
        for record in duties(rng, everyone, month)
        if _held_back(record, month)
    ]


def _sent_again(records: Sequence[Record]) -> LocalIncoming:
    mine = [record for record in records if record["scheme"] == _RESTATED[0]]
    shorter = [{**r, "minutes": 60} if n % 25 == 0 else r for n, r in enumerate(mine[4:])]
    return built(shorter, _WHOLE_MONTHS, file_name="Sample duty log 2022-09, sent again.csv")


def _held_back(record: Record, month: int) -> bool:
    return record["scheme"] == _STOPS[0] and month >= _STOPS[1]


def _file(
    words: str, dataset: str, records: Sequence[Record], name: str, of: str = "from"
) -> LocalIncoming:
    return built(records, _mapping(words, dataset), file_name=f"{words} {of} {name}.csv")


def _years() -> list[list[int]]:
    """Return the months of each financial year."""
    years: dict[int, list[int]] = {}
    for month in range(FIRST, LAST + 1):
        years.setdefault((month - 3) // 12, []).append(month)
    return list(years.values())


def _day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _given(
    logs: dict[int, list[Record]],
) -> dict[tuple[str, int], tuple[int, int, int, int]]:
    found: dict[tuple[str, int], tuple[int, int, int, int]] = {}
    for month, records in logs.items():
        for scheme in {str(r["scheme"]) for r in records}:
            mine = [r for r in records if r["scheme"] == scheme]
            duty = [r for r in mine if r.get("activity") != "training"]
            minutes, on_duty = _minutes(mine), _minutes(duty)
            who = {r.get("volunteer") for r in duty if r.get("volunteer")}
            found[scheme, month] = (on_duty, minutes - on_duty, len(who), len(duty))
    return found


def _first_of_each(stages: Iterable[Record]) -> list[Record]:
    return list({(r["scheme"], r["volunteer"], r["stage"]): r for r in stages}.values())


def _minutes(records: Iterable[Record]) -> int:
    return sum(value for r in records if isinstance(value := r["minutes"], int))


def _annotate(workspace: Workspace) -> None:
    speedwatch = SeriesKey("hours", "speedwatch")
    annotations.add_rebase(
        workspace,
        Rebase(
            speedwatch,
            APRIL_2022,
            "Six new groups start",
            "Six parishes began roadside sessions on 1 April 2022, so the earlier months say "
            "nothing about what is usual now.",
            _OFFICER,
            date(2022, 10, 17),
        ),
    )
    annotations.add_note(
        workspace,
        ChartNote(
            SeriesKey("hours", "specials"),
            2020 * 12 + 3,
            "More hours while many were on leave from work",
            _OFFICER,
            date(2020, 7, 20),
        ),
    )
    annotations.add_target(
        workspace,
        SeriesTarget(
            SeriesKey("hours-per-person", "specials"),
            16.0,
            date(2021, 4, 1),
            "Sample office",
            "Made-up volunteer plan 2021 to 2024",
        ),
    )
    annotations.add_target(
        workspace,
        SeriesTarget(
            SeriesKey("vetting-in-date", "specials"),
            98.0,
            date(2021, 4, 1),
            "Sample office",
            "Made-up volunteer plan 2021 to 2024",
        ),
    )
    for dataset, scheme, cadence, days in (
        ("activity", "specials", "monthly", 14),
        ("activity", "psv", "monthly", 14),
        ("activity", "adults", "monthly", 14),
        ("return", "specials", "monthly", 14),
        ("return", "watch", "quarterly", 28),
        ("custody-visits", "custody", "monthly", 10),
    ):
        expected.save_expected(
            workspace,
            ExpectedReturn(dataset, scheme, cadence, days, OFFICE, since=FIRST),
        )
