"""Recruitment: how many reached each stage, after how many days, and where they drop out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median

from oversight_app.domain.datasets import STAGES
from oversight_app.domain.findings import Align, Cell, Column, Row, Table
from oversight_app.domain.small_numbers import Count
from oversight_app.domain.volunteers import StageReached
from oversight_app.domain.wording import Quantity, Sentence, Slot, Words
from oversight_app.review.counts import ALL, PROTECTED, Ledger, count_of, figure
from oversight_app.review.counts import people as worded

_ENDED = ("withdrew", "not-accepted")
_NAMES = {code: name for code, name, _ in STAGES}
_ORDER = tuple(code for code in _NAMES if code not in _ENDED)
_People = dict[tuple[str, str], dict[str, date]]
"""The days of each applicant's stages, by scheme's code and reference."""


def pipeline_table(
    stages: Sequence[StageReached], day: date, of: str = "", scheme: str = ALL
) -> Table:
    """Return a row a stage, of applicants by a day: how many reached it, as a share of the
    stage before it, the median days since that stage, and how many stopped or are there now.

    ``of`` says whose applicants they are, ``scheme`` is its code or ``ALL``; the note says how many
    came through and stopped.
    """
    people: _People = {}
    for one in stages:
        if one.reached <= day:
            people.setdefault((one.scheme, one.reference), {})[one.stage] = one.reached
    ledger = Ledger()
    steps = _steps(people, scheme, day, ledger)
    if scheme == ALL:
        _add_schemes(people, steps, day, ledger)
    rows = []
    before: Count | None = None
    for place, (stage, step) in enumerate(steps.items()):
        if not step.reached.value and (before is None or not before.value):
            continue
        rows.append(
            Row(
                stage,
                (
                    _NAMES[stage],
                    figure(step.reached),
                    ledger.share(step.reached, before) if before is not None else None,
                    _days(step, _ORDER[:place], stage, ledger),
                    figure(step.stopped),
                    figure(step.now) if stage != _ORDER[-1] else None,
                ),
            )
        )
        before = step.reached
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
        note=_note(people, steps, ledger) if rows else "No recruitment stages are here yet",
        counting=ledger.counting,
    )


@dataclass(frozen=True, slots=True)
class _Step:
    """A stage: how many reached it, stopped in it and are there now; ``all`` counts everybody who
    applied. ``days`` are those of each who reached it."""

    reached: Count
    stopped: Count
    now: Count
    all: Count
    days: tuple[dict[str, date], ...]


def _steps(people: _People, scheme: str, day: date, ledger: Ledger) -> dict[str, _Step]:
    """Count every stage, and take down how the counts add up."""

    def count(what: str, number: int, **of: str) -> Count:
        return count_of(f"applicants{what}", scheme, day.isoformat(), number, **of)

    everybody = count("", len(people))
    found: dict[str, _Step] = {}
    furthest: list[Count] = []
    for stage in _ORDER:
        reached = tuple(days for days in people.values() if stage in days)
        last = [days for days in reached if _furthest(days) == stage]
        stopped = sum(_ended(days) for days in last)
        step = found[stage] = _Step(
            count("-reached", len(reached), stage=stage),
            count("-stopped", stopped, stage=stage),
            count("-now", len(last) - stopped, stage=stage),
            everybody,
            reached,
        )
        ends = count("-no-further", len(last), stage=stage)
        ledger.adds_up(ends, step.stopped, step.now)
        ledger.rest(step.reached, "applicants-further", ends)
        furthest.append(ends)
    ledger.rest(everybody, "applicants-without-stage", *furthest)
    _go_on(found, furthest, ledger)
    return found


def _go_on(steps: Mapping[str, _Step], furthest: Sequence[Count], ledger: Ledger) -> None:
    """Take down that those who go on from a stage are those who come to a later one: of stages
    that nobody leaves out, each is the next one and those who came no further than this."""
    later: Count | None = None
    for step, ends in reversed(tuple(zip(steps.values(), furthest, strict=True))):
        _, rest = step.reached.key.split("/", 1)
        parts = (ends,) if later is None else (ends, later)
        total = sum(one.value for one in parts)
        later = Count(f"applicants-this-far/{rest}", total)
        ledger.adds_up(later, *parts)
        if total == step.reached.value:
            ledger.adds_up(step.reached, later)
        else:
            ledger.rest(later, "applicants-past", step.reached)


def _add_schemes(people: _People, steps: dict[str, _Step], day: date, ledger: Ledger) -> None:
    """Take down that each applicant is in one scheme."""
    schemes = sorted({scheme for scheme, _ in people})
    of = [
        _steps({key: days for key, days in people.items() if key[0] == code}, code, day, ledger)
        for code in schemes
    ]
    for stage, step in steps.items():
        for name in ("reached", "stopped", "now", "all"):
            ledger.adds_up(getattr(step, name), *(getattr(one[stage], name) for one in of))


def _note(people: _People, steps: dict[str, _Step], ledger: Ledger) -> Words:
    """Say how many applied, how many of them stopped (drop-out), and how long those who came
    through took from their first day to their last."""
    first, last = next(iter(steps.values())), steps[_ORDER[-1]]
    _, _, rest = first.all.key.partition("/")
    stopped = Count(f"applicants-stopped/{rest}", sum(map(_ended, people.values())))
    ledger.rest(first.all, "applicants-not-stopped", stopped)
    ledger.rest(stopped, "applicants-stopped-elsewhere", *(step.stopped for step in steps.values()))
    slots: dict[str, Slot] = {"all": worded(first.all, "applicant", "applicants")}
    said = "{all}"
    shared = ledger.share(stopped, first.all)
    if stopped.value and shared is not None:
        slots |= {"stopped": figure(stopped), "share": shared}
        said += "; {stopped} stopped ({share})"
    through = [(days[_ORDER[-1]] - min(days.values())).days for days in last.days]
    if through:
        ledger.note(last.reached)
        slots |= {"through": figure(last.reached), "days": _median(through, last.reached)}
        said += "; {through} came through, in {days} days at the median"
    return Sentence(
        said, slots, f"How many applied, stopped and came through is hidden {PROTECTED}"
    )


def _ended(days: dict[str, date]) -> bool:
    return any(end in days for end in _ENDED)


def _furthest(days: dict[str, date]) -> str | None:
    there = [stage for stage in _ORDER if stage in days]
    return there[-1] if there else None


def _days(step: _Step, earlier: Sequence[str], stage: str, ledger: Ledger) -> Cell:
    """The median days from the last earlier stage that each one passed through."""
    found = []
    for days in step.days:
        passed = [one for one in earlier if one in days]
        if passed:
            found.append((days[stage] - days[passed[-1]]).days)
    if not found:
        return None
    timed = replace(step.reached, key=step.reached.key.replace("-reached", "-timed", 1))
    timed = replace(timed, value=len(found))
    ledger.rest(step.reached, "applicants-not-timed", timed)
    return _median(found, timed)


def _median(days: Sequence[int], of: Count) -> Quantity:
    """Return the median days, which few people would give away."""
    middle = median(days)
    return Quantity(middle, decimals=int(middle != int(middle)), counts=(of.key,))
