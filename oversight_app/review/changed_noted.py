"""What changed about the figures themselves since a day: definitions, targets, limits, the data
that came in and what was restated by it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.batches import Batch
from oversight_app.domain.datasets import DATASETS
from oversight_app.domain.periods import written_month
from oversight_app.domain.wording import Quantity, counted, mid_sentence, sentence_case
from oversight_app.review.activity_wording import listed
from oversight_app.review.measure_names import NamedMeasure, named
from oversight_app.review.since_looked import added_words
from oversight_app.store import annotations, scheme_returns, schemes, targets
from oversight_app.store.activity_restated import log_moved
from oversight_app.store.batches import all_batches
from oversight_app.store.criteria_sets import criteria_sets
from oversight_app.store.local_keeping import local_batches
from oversight_app.store.office import office
from oversight_app.store.question_sets import question_sets
from oversight_app.store.risk_scales import scales
from oversight_app.store.workspace import Workspace

DEFINITION, TARGET, LIMITS, DATA, REVISED = (
    "definition", "target", "limits", "data", "revised",
)  # fmt: skip
_IMPORTS = "data/imports"


@dataclass(frozen=True, slots=True)
class Noted:
    """One thing: ``kind`` is definition, target, limits, data or revised; ``title`` follows the
    word ("Definition: …"), ``detail`` says more in one line, ``go`` is where it is seen."""

    kind: str
    title: str
    detail: str = ""
    go: str = ""


def noted(ws: Workspace, first: date, today: date) -> tuple[Noted, ...]:
    """Return what changed from a day to another, both counted."""
    with ws.snapshot():
        names = {one.code: one.name for one in schemes.all_schemes(ws)}
        brought = _brought(ws, first, today)
        return (
            *_definitions(ws, first, today),
            *_targets(ws, first, today, names),
            *_limits(ws, first, today, names),
            *_restated(ws, brought, names),
            *_data(ws, brought),
        )


def _definitions(ws: Workspace, first: date, today: date) -> Iterator[Noted]:
    """What the office asks, judges and scores by is set in versions; the first is no change."""
    for versions, what, go in (
        (question_sets(ws), "the questions of boundary assessments", "governance/boundaries"),
        (criteria_sets(ws), "the criteria of option appraisals", "outside-groups/options"),
        (scales(ws), "the risk scale", "governance/risks"),
    ):
        new = [one for one in versions[1:] if first <= one.from_day <= today]
        if new:
            yield Noted(DEFINITION, what, f"Version {new[-1].version}, by {new[-1].set_by}", go)


def _targets(ws: Workspace, first: date, today: date, names: dict[str, str]) -> Iterator[Noted]:
    for one in annotations.targets(ws):
        if first <= one.set_on <= today:
            measure = named(str(one.series) if one.series.scheme else one.series.measure, names)
            yield _target(measure, one.value, one.set_by)
    home = office(ws).home_force
    for published in targets.measures_with_targets(ws):
        for goal in targets.targets(ws, published, home):
            if first <= goal.set_on <= today:
                yield _target(named(published), goal.value, goal.set_by)


def _target(measure: NamedMeasure, value: float | None, by: str) -> Noted:
    if value is None:
        said = "No target any more"
    else:
        said = f"Now {Quantity(value, measure.unit, measure.decimals if value % 1 else 0)}"
    return Noted(TARGET, measure.name, f"{said}, by {by}", measure.address)


def _limits(ws: Workspace, first: date, today: date, names: dict[str, str]) -> Iterator[Noted]:
    for one in annotations.rebases(ws):
        if first <= one.decided_on <= today:
            measure = named(str(one.series) if one.series.scheme else one.series.measure, names)
            when = written_month(one.from_month)
            yield Noted(LIMITS, measure.name, f"Reset from {when}: {one.name}", measure.address)


def _brought(ws: Workspace, first: date, today: date) -> tuple[Batch, ...]:
    """Return what came in meanwhile. An office that looks at an earlier day sees what is of it."""
    of_its_day = office(ws).review_date is not None

    def when(one: Batch) -> date:
        return one.release.edition if of_its_day else one.kept_at.astimezone().date()

    return tuple(
        one for one in all_batches(ws) if one.undone_at is None and first <= when(one) <= today
    )


def _restated(ws: Workspace, brought: Sequence[Batch], names: dict[str, str]) -> Iterator[Noted]:
    numbers, files = {one.id for one in brought}, {one.file_name for one in brought}
    months = {
        (one.scheme, one.month) for one in scheme_returns.restated(ws) if one.after.batch in numbers
    } | {(one.scheme, one.month) for one in log_moved(ws) if one.file_name in files}
    if months:
        of = listed(sorted({names.get(scheme, scheme) for scheme, _ in months}))
        was = "month was" if len(months) == 1 else "months were"
        yield Noted(REVISED, f"{len(months):,} {was} restated", of, "activity/returns")


def _data(ws: Workspace, brought: Sequence[Batch]) -> Iterator[Noted]:
    if not brought:
        return
    local = local_batches(ws)
    together = sum((one.ledger for one in brought[1:]), brought[0].ledger)
    of = [
        DATASETS[local[one.id].dataset].name if one.id in local else one.release.title
        for one in brought
    ]
    kinds = list(dict.fromkeys(of))
    detail = listed([mid_sentence(one) for one in kinds])
    if len(kinds) > 3:
        detail = counted(len(brought), "file", "files")
    go = _IMPORTS if len(brought) > 1 else f"{_IMPORTS}/{brought[0].id}"
    yield Noted(DATA, added_words(together.added, together.rejected), sentence_case(detail), go)
