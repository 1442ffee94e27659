"""The office's own risk scale, in versions: a risk says on which one it was scored."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.risk import Band, Risk, RiskScale
from oversight_app.store.actions import Action, writing
from oversight_app.store.changes import Changes
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.opened import Workspace
from oversight_app.store.record_rows import record_from, select
from oversight_app.store.record_seeds import written_scale
from oversight_app.store.setting_versions import Setting, check_set
from oversight_app.store.typed_words import typed_line, typed_text

MOST_LEVELS = 10


def scales(workspace: Workspace) -> tuple[RiskScale, ...]:
    """Return every version of the scale, the first one first."""
    return _SCALE.versions(workspace)


def current_scale(workspace: Workspace, as_at: date | None = None) -> RiskScale:
    """Return the scale that is used now, or that was used on an earlier day."""
    return _SCALE.current(workspace, as_at)


def scale_in_db(db: WorkspaceDatabase) -> RiskScale:
    """Return the scale that is used now, inside a snapshot or action."""
    return _SCALE.newest_in_db(db)


def save_scale(
    workspace: Workspace,
    likelihood: Sequence[str],
    impact: Sequence[str],
    bands: Sequence[Band],
    from_day: date,
    by: str,
    reason: str,
) -> Changes:
    """Save the scale as a new version: the names of the levels from 1 up, and the bands from the
    lowest up.

    No risk is scored anew: each keeps its levels and says on which version it was scored. Raises
    UserProblem where an open risk has a level that the new scale does not have, naming it, and
    for levels and bands that make no scale. Where nothing differs, nothing is saved.
    """
    levels = [tuple(typed_line(one) for one in names) for names in (likelihood, impact)]
    named = tuple(replace(band, name=typed_line(band.name)) for band in bands)
    by, reason = typed_line(by), typed_text(reason)
    _check_levels("likelihood", levels[0])
    _check_levels("impact", levels[1])
    _check_bands(named, len(levels[0]) * len(levels[1]))
    check_set(workspace, from_day, by, reason)
    with writing(workspace, "Change the risk scale", "risk_scale") as action:
        written = written_scale(levels[0], levels[1], named)
        made = _SCALE.keep(action, written, from_day, by, reason)
        if made is not None:
            _check_risks(action, made)
            action.description = f"Risk scale saved as version {made.version}"
    return action.changes


def off_scale(scale: RiskScale, risk: Risk) -> bool:
    """Tell whether a risk has a level that a scale does not have."""
    return not (
        scale.holds(risk.likelihood, risk.impact)
        and scale.holds(risk.inherent_likelihood, risk.inherent_impact)
        and scale.holds(risk.target_likelihood, risk.target_impact)
    )


def _read(version: int, from_day: date, by: str, reason: str, written: str) -> RiskScale:
    said = json.loads(written)
    return RiskScale(
        version,
        from_day,
        by,
        reason,
        tuple(said["likelihood"]),
        tuple(said["impact"]),
        tuple(Band(*band) for band in said["bands"]),
    )


_SCALE = Setting("risk_scale", "scale", _read)


def _check_risks(action: Action, scale: RiskScale) -> None:
    rows = action.db.rows(f"{select(Risk)} WHERE t.state = 'open' ORDER BY r.number")
    off = [risk.reference for risk in (record_from(Risk, row) for row in rows)
           if off_scale(scale, risk)]  # fmt: skip
    if off:
        more = f" and {len(off) - 8} more" if len(off) > 8 else ""
        raise UserProblem(
            f"{', '.join(off[:8])}{more} {'has' if len(off) == 1 else 'have'} a level that the "
            "new scale does not have. Nothing was saved. Score them lower or close them first, or "
            "keep that level."
        )


def _check_levels(name: str, levels: Sequence[str]) -> None:
    if not 2 <= len(levels) <= MOST_LEVELS:
        raise UserProblem(
            f"A scale has from two to {MOST_LEVELS} levels of {name}, and this has "
            f"{len(levels)}. Nothing was saved. Correct the levels."
        )
    if not all(levels) or len({one.casefold() for one in levels}) < len(levels):
        raise UserProblem(
            f"Two levels of {name} have the same name, or one has none. Nothing was saved. Name "
            "each differently."
        )


def _check_bands(bands: Sequence[Band], most: int) -> None:
    if not bands or bands[0].least != 1:
        raise UserProblem(
            "The lowest band has to begin at a score of 1. Nothing was saved. Correct the bands."
        )
    least = [band.least for band in bands]
    if any(later <= earlier for earlier, later in pairwise(least)):
        raise UserProblem(
            "Each band has to begin above the one before it. Nothing was saved. Correct the bands."
        )
    if least[-1] > most:
        raise UserProblem(
            f"“{bands[-1].name}” begins at {least[-1]}, and the highest score is {most}. Nothing "
            "was saved. Correct the bands."
        )
    names = [band.name.casefold() for band in bands]
    if not all(names) or len(set(names)) < len(names):
        raise UserProblem(
            "Two bands have the same name, or one has none. Nothing was saved. Name each "
            "differently."
        )
    if any(not 1 <= band.review_months <= 120 for band in bands):
        raise UserProblem(
            "A band is reviewed every 1 to 120 months. Nothing was saved. Correct the months."
        )
