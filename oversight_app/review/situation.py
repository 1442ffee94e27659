"""A selection worked out: every chosen force's figure, and the limits it is held against."""

from dataclasses import dataclass, replace
from datetime import date

from oversight_app.domain.bodies import Body
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.findings import ForceFigure
from oversight_app.domain.funnel import Funnel, Position, fit
from oversight_app.domain.measures import COMPARED, MEASURES, Measure, Shape
from oversight_app.review.selection import Selection, chosen_peers
from oversight_app.review.values import Value, Values, year_before
from oversight_app.store import bodies
from oversight_app.store import figures as published
from oversight_app.store.office import office
from oversight_app.store.workspace import Workspace

OFFICERS = "officers-fte"


@dataclass(frozen=True, slots=True)
class Situation:
    """A selection with all that its sentences, charts and tables are made from."""

    measure: Measure
    selection: Selection
    as_at: date
    home: Body
    forces: tuple[Body, ...]
    values: Values
    funnel: Funnel | None
    figures: tuple[ForceFigure, ...]
    sizes: dict[str, float]
    """What stands on the funnel's x axis for each force: the denominator, or for a count its
    full-time equivalent officers."""
    where: str = ""
    """Which other forces are compared, where it is not all of them (see ``Peers``)."""
    sex_unstated: float | None = None
    """For a share of women: how many of the home force's people are counted as neither."""

    @property
    def home_figure(self) -> ForceFigure:
        """The home force's figure."""
        return next(f for f in self.figures if f.gss_code == self.home.code)


def situation(ws: Workspace, selection: Selection) -> Situation:
    """Fill in a selection's dates and work out every chosen force's figure and limits."""
    measure = MEASURES.get(selection.measure)
    if measure is None:
        raise UserProblem(
            f"There is no measure called “{selection.measure}”. There are: {', '.join(COMPARED)}."
        )
    values = Values(ws, measure)
    if not values.dates:
        raise UserProblem(
            f"This workspace has no figures for {measure.name}. Bring in a published table first."
        )
    as_at = selection.as_at or values.dates[0]
    if measure.shape in (Shape.CHANGE, Shape.CHANGE_PERCENT):
        # A later day may be left over from another date; a change to the past says nothing.
        earlier = selection.since if selection.since and selection.since < as_at else None
        values.since = earlier or year_before(as_at, values.dates)
    home_code = office(ws).home_force
    chosen = chosen_peers(ws, selection.peers, as_at, home_code)
    forces = chosen.forces
    home = next((f for f in bodies.all_bodies(ws) if f.code == home_code), None)
    if home is None:
        raise UserProblem("This workspace has no home force. Choose one in Settings.")
    if home not in forces:
        forces = (*forces, home)
    figures, funnel = force_figures(measure, values, forces, as_at, selection)
    filled = replace(selection, as_at=as_at, since=values.since)
    return Situation(
        measure,
        filled,
        as_at,
        home,
        forces,
        values,
        funnel,
        figures,
        sizes=_sizes(ws, measure, figures, as_at),
        where=chosen.where,
        sex_unstated=_sex_unstated(ws, measure, home, as_at),
    )


def _sizes(
    ws: Workspace, measure: Measure, figures: tuple[ForceFigure, ...], as_at: date
) -> dict[str, float]:
    if not measure.observed:
        return {f.gss_code: f.denominator for f in figures if f.denominator}
    officers = published.current(ws, OFFICERS, as_at=as_at)
    return {figure.body: figure.value for figure in officers if figure.value}


def _sex_unstated(ws: Workspace, measure: Measure, home: Body, as_at: date) -> float | None:
    if not measure.numerator_sex:
        return None

    def counted(sex: str) -> float | None:
        found = published.current(ws, measure.numerator, as_at=as_at, sex=sex)
        return next((f.value for f in found if f.body == home.code), None)

    everyone, women, men = counted(""), counted("Female"), counted("Male")
    if everyone is None or women is None or men is None:
        return None
    return everyone - women - men


def force_figures(
    measure: Measure,
    values: Values,
    forces: tuple[Body, ...],
    as_at: date,
    selection: Selection,
) -> tuple[tuple[ForceFigure, ...], Funnel | None]:
    """Return each force's figure with its limits, A to Z, and the funnel they come from."""
    found = {force: values.at(force.code, as_at) for force in forces}
    pairs = [
        pair
        for force, value in found.items()
        if force.code not in measure.left_out and (pair := _pair(value))
    ]
    funnel = fit(pairs, measure.limits, selection.method, measure.scale)
    return (
        tuple(
            _figure(force, found[force], None if force.code in measure.left_out else funnel)
            for force in sorted(forces, key=lambda f: f.name)
        ),
        funnel,
    )


def _pair(value: Value) -> tuple[float, float] | None:
    """Return a value's numerator and denominator where it has all it needs."""
    top, bottom = value.numerator, value.denominator
    if value.value is None or not top or not bottom:
        return None
    if top.value is None or not bottom.value:
        return None
    return top.value, bottom.value


def _figure(force: Body, value: Value, funnel: Funnel | None) -> ForceFigure:
    pair = _pair(value)
    limits = funnel.at(pair[1]) if funnel and pair else None
    if value.value is None:
        position = Position.NO_FIGURE
    else:
        position = limits.position(value.value) if limits else Position.NO_LIMITS
    top, bottom = value.numerator, value.denominator
    return ForceFigure(
        gss_code=force.code,
        name=force.name,
        numerator=top.value if top else None,
        denominator=bottom.value if bottom else None,
        value=value.value,
        limits=limits,
        position=position,
        release=top.release.key if top else "",
        marker=value.marker,
        sources=value.sources,
        denominator_on=bottom.as_at if bottom else None,
    )
