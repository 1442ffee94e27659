"""The Overview: what needs somebody, how the measures stand, what changed, and what comes next."""

from dataclasses import dataclass, replace

from oversight_app.domain.attention import BackupStanding
from oversight_app.domain.findings import Finding
from oversight_app.domain.office_settings import OfficeSettings
from oversight_app.review.attention import Attention, attention
from oversight_app.review.changed_noted import noted
from oversight_app.review.changed_since import ChangedSince, changed_since
from oversight_app.review.matrix_order import MatrixGroup, in_groups
from oversight_app.review.measure_names import NamedMeasure, offered
from oversight_app.review.metric_matrix import MetricMatrix, office_matrix
from oversight_app.review.next_meeting import NextMeeting, next_meeting
from oversight_app.review.remembered import remembered
from oversight_app.review.since_looked import Looked, SinceLooked, since_looked
from oversight_app.store import schemes
from oversight_app.store.office_settings import office_settings
from oversight_app.store.workspace import Workspace

__all__ = [
    "Looked",
    "MatrixGroup",
    "MeasuresAnswer",
    "OverviewAnswer",
    "choosable",
    "measures",
    "overview",
]


@dataclass(frozen=True, slots=True)
class MeasuresAnswer:
    """The measures at a glance and what changed: the half that may take longer."""

    finding: Finding
    matrix: MetricMatrix
    groups: tuple[MatrixGroup, ...]
    changed: ChangedSince
    settings: OfficeSettings


@dataclass(frozen=True, slots=True)
class OverviewAnswer:
    """All that the page shows. ``groups`` are the lines of ``matrix`` in the order that the
    office chose. ``since`` is None where it is not known what the person saw."""

    finding: Finding
    matrix: MetricMatrix
    groups: tuple[MatrixGroup, ...]
    changed: ChangedSince
    since: SinceLooked | None
    meeting: NextMeeting
    attention: Attention
    settings: OfficeSettings


def overview(
    ws: Workspace,
    *,
    backups: BackupStanding | None = None,
    looked: Looked | None = None,
    affected: int = 0,
) -> OverviewAnswer:
    """Return the whole page from one snapshot. ``measures``, ``attention``, ``next_meeting`` and
    ``since_looked`` give its parts, for a page that shows what is quick first."""
    with ws.snapshot():
        found = measures(ws)
        return OverviewAnswer(
            found.finding,
            found.matrix,
            found.groups,
            found.changed,
            since_looked(ws, looked) if looked is not None else None,
            next_meeting(ws),
            attention(ws, backups=backups, affected=affected),
            found.settings,
        )


def measures(ws: Workspace) -> MeasuresAnswer:
    """Return the office's measures, and what changed since the last quarter; from memory while
    nothing has changed."""
    return remembered(ws, "measures", lambda: _measures(ws))


def _measures(ws: Workspace) -> MeasuresAnswer:
    with ws.snapshot():
        settings = office_settings(ws)
        matrix = office_matrix(ws)
        # A figure that is older than the quarter did not change in it.
        first = matrix.period.first_day
        new = tuple(one for one in matrix.lines if one.day is not None and one.day >= first)
        changed = changed_since(ws, replace(matrix, lines=new), ws.today())
        changed = replace(changed, matrix=matrix, noted=noted(ws, first, ws.today()))
    groups = in_groups(matrix.lines, settings.sorted_by)
    return MeasuresAnswer(matrix.finding, matrix, groups, changed, settings)


def choosable(ws: Workspace) -> tuple[NamedMeasure, ...]:
    """Return the measures that the office can choose from, list by list."""
    return offered({one.code: one.name for one in schemes.all_schemes(ws)})
