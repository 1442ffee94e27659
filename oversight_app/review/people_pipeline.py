"""Recruitment: how many reached each stage, after how many days, and where they drop out."""

from collections.abc import Sequence
from datetime import date
from statistics import median

from oversight_app.domain.datasets import STAGES
from oversight_app.domain.findings import Align, Cell, Column, Row, Table
from oversight_app.domain.measures import Unit
from oversight_app.domain.volunteers import StageReached
from oversight_app.domain.wording import Quantity, counted

_ENDED = ("withdrew", "not-accepted")
_NAMES = {code: name for code, name, _ in STAGES}
_ORDER = tuple(code for code in _NAMES if code not in _ENDED)


def pipeline_table(stages: Sequence[StageReached], day: date, of: str = "") -> Table:
    """Return a row a stage, of applicants by a day: how many reached it, as a share of the
    stage before it, the median days since that stage, and how many stopped or are there now.

    ``of`` says whose applicants they are; the note says how many came through and stopped.
    """
    people: dict[tuple[str, str], dict[str, date]] = {}
    for one in stages:
        if one.reached <= day:
            people.setdefault((one.scheme, one.reference), {})[one.stage] = one.reached
    rows = []
    before = 0
    for place, stage in enumerate(_ORDER):
        reached = [days for days in people.values() if stage in days]
        if not reached and not before:
            continue
        last = [days for days in reached if _furthest(days) == stage]
        stopped = sum(any(end in days for end in _ENDED) for days in last)
        rows.append(
            Row(
                stage,
                (
                    _NAMES[stage],
                    Quantity(len(reached)),
                    Quantity(len(reached) / before * 100, Unit.PERCENT) if before else None,
                    _days(reached, _ORDER[:place], stage),
                    Quantity(stopped),
                    Quantity(len(last) - stopped) if stage != _ORDER[-1] else None,
                ),
            )
        )
        before = len(reached)
    return Table(
        id="people-pipeline",
        title=f"Recruitment: {of}" if of else "Recruitment",
        columns=(
            Column("stage", "Stage"),
            Column("reached", "Reached", Align.RIGHT),
            Column("share", "Of the stage before", Align.RIGHT),
            Column("days", "Median days", Align.RIGHT, tip="Since the stage before"),
            Column("stopped", "Stopped here", Align.RIGHT, tip="Withdrew or not accepted"),
            Column("now", "There now", Align.RIGHT),
        ),
        rows=tuple(rows),
        note=_note(list(people.values())) if rows else "No recruitment stages are here yet",
    )


def _note(people: Sequence[dict[str, date]]) -> str:
    """Say how many applied, how many of them stopped (drop-out), and how long those who came
    through took from their first day to their last."""
    said = counted(len(people), "applicant", "applicants")
    stopped = sum(any(end in days for end in _ENDED) for days in people)
    if stopped:
        said += f"; {stopped:,} stopped ({Quantity(stopped / len(people) * 100, Unit.PERCENT)})"
    through = [
        (days[_ORDER[-1]] - min(days.values())).days for days in people if _ORDER[-1] in days
    ]
    if through:
        said += f"; {len(through):,} came through, in {_median(through)} days at the median"
    return said


def _furthest(days: dict[str, date]) -> str | None:
    there = [stage for stage in _ORDER if stage in days]
    return there[-1] if there else None


def _days(reached: Sequence[dict[str, date]], earlier: Sequence[str], stage: str) -> Cell:
    """The median days from the last earlier stage that each one passed through."""
    found = []
    for days in reached:
        passed = [one for one in earlier if one in days]
        if passed:
            found.append((days[stage] - days[passed[-1]]).days)
    return _median(found) if found else None


def _median(days: Sequence[int]) -> Quantity:
    middle = median(days)
    return Quantity(middle, decimals=int(middle != int(middle)))
