"""Where a later release says something else than an earlier one about the same figure."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from oversight_app.domain.bodies import Body, BodyKind
from oversight_app.domain.observations import Figure, Revision
from oversight_app.store.bodies import all_bodies
from oversight_app.store.opened import Workspace
from oversight_app.store.sayings import every_figure
from oversight_app.store.totals import disagree


def _differ(earlier: Figure, later: Figure) -> bool:
    return disagree((earlier.value, earlier.marker), (later.value, later.marker))


def revisions(workspace: Workspace, measure: str) -> tuple[Revision, ...]:
    """Return the revisions of a measure: the newest date first, and for each date the sum of
    all forces (``body`` empty) before the forces by code.

    The sum is compared between releases that have a figure for every force of the date.
    """
    with workspace.snapshot():
        figures = every_figure(workspace, measure)
        bodies = all_bodies(workspace)
    by_day: dict[date, dict[str, list[Figure]]] = {}
    for figure in figures:
        by_day.setdefault(figure.as_at, {}).setdefault(figure.body, []).append(figure)
    found: list[Revision] = []
    for day in sorted(by_day, reverse=True):
        by_body = by_day[day]
        of_day = [figure for several in by_body.values() for figure in several]
        territorial = [b for b in bodies if b.kind is BodyKind.FORCE and b.exists_on(day)]
        found += _steps(_sums(of_day, territorial))
        for body in sorted(by_body):
            found += _steps(by_body[body])
    return tuple(found)


def _steps(figures: Sequence[Figure]) -> list[Revision]:
    """The disagreements between each release and the next newer one."""
    ordered = sorted(figures, key=lambda figure: figure.release.order)
    return [
        Revision(earlier.body, earlier.as_at, earlier.measure, earlier, later)
        for earlier, later in pairwise(ordered)
        if _differ(earlier, later)
    ]


def _sums(figures: Sequence[Figure], territorial: Sequence[Body]) -> list[Figure]:
    """The sum of all forces in each release that has a figure for every one of them."""
    codes = {body.code for body in territorial}
    by_release: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.body in codes and figure.value is not None:
            by_release.setdefault(figure.release.key, []).append(figure)
    return [
        Figure("", of[0].as_at, of[0].measure, _total(of), None, of[0].release)
        for of in by_release.values()
        if len(of) == len(codes)
    ]


def _total(figures: Sequence[Figure]) -> float:
    return round(sum(figure.value or 0.0 for figure in figures), 6)
