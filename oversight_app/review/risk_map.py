"""The map of risks: how many stand at each likelihood and impact of the office's scale."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from oversight_app.domain.risk import Band, Risk, RiskScale


class Which(StrEnum):
    """Which of a risk's three scores is looked at."""

    NOW = "now"
    INHERENT = "inherent"
    TARGET = "target"

    @property
    def words(self) -> str:
        """How it is offered."""
        return _WORDS[self]

    def levels(self, risk: Risk) -> tuple[int, int] | None:
        """Return a risk's likelihood and impact, None where either is missing."""
        likelihood, impact = {
            Which.NOW: (risk.likelihood, risk.impact),
            Which.INHERENT: (risk.inherent_likelihood, risk.inherent_impact),
            Which.TARGET: (risk.target_likelihood, risk.target_impact),
        }[self]
        return None if likelihood is None or impact is None else (likelihood, impact)


_WORDS = {
    Which.NOW: "As they are now",
    Which.INHERENT: "Without controls",
    Which.TARGET: "As they are wanted",
}


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One likelihood and impact, each from 1. ``risks`` are the ids of those that stand there,
    ``references`` what the office calls them. ``rank`` is the band's place, 0 the lowest."""

    likelihood: int
    impact: int
    band: Band
    rank: int
    risks: tuple[int, ...] = ()
    references: tuple[str, ...] = ()

    @property
    def score(self) -> int:
        """Likelihood × impact."""
        return self.likelihood * self.impact


@dataclass(frozen=True, slots=True)
class HeatMap:
    """All cells of a scale; ``rows`` from the highest likelihood down, each from the lowest
    impact up, as they are drawn. ``unplaced`` are open risks without such a score."""

    scale: RiskScale
    which: Which
    rows: tuple[tuple[HeatCell, ...], ...]
    unplaced: tuple[int, ...] = ()

    @property
    def cells(self) -> tuple[HeatCell, ...]:
        """Every cell, row by row."""
        return tuple(cell for row in self.rows for cell in row)

    def at(self, likelihood: int, impact: int) -> HeatCell:
        """Return a cell; KeyError where the scale has none such."""
        for cell in self.cells:
            if (cell.likelihood, cell.impact) == (likelihood, impact):
                return cell
        raise KeyError((likelihood, impact))

    def words_of(self, cell: HeatCell) -> str:
        """Say a cell in words: ``Likely, Serious: 9, High, 2 risks: R-001, R-004``."""
        many = len(cell.risks)
        risks = "no risk" if not many else f"{many} {'risk' if many == 1 else 'risks'}"
        listed = f": {', '.join(cell.references)}" if many else ""
        scale = self.scale
        return (
            f"{scale.likelihood[cell.likelihood - 1]}, {scale.impact[cell.impact - 1]}: "
            f"{cell.score}, {cell.band.name}, {risks}{listed}"
        )


def heat_map(scale: RiskScale, risks: Iterable[Risk], which: Which = Which.NOW) -> HeatMap:
    """Count risks, all scored on levels of this scale, by where they stand."""
    found: dict[tuple[int, int], list[Risk]] = {}
    unplaced = []
    for risk in risks:
        levels = which.levels(risk)
        if levels is None or not scale.holds(*levels):
            unplaced.append(risk.id)
        else:
            found.setdefault(levels, []).append(risk)
    rows = tuple(
        tuple(
            _cell(scale, likelihood, impact, found.get((likelihood, impact), []))
            for impact in range(1, len(scale.impact) + 1)
        )
        for likelihood in range(len(scale.likelihood), 0, -1)
    )
    return HeatMap(scale, which, rows, tuple(unplaced))


def _cell(scale: RiskScale, likelihood: int, impact: int, there: list[Risk]) -> HeatCell:
    band = scale.band(likelihood * impact)
    return HeatCell(
        likelihood,
        impact,
        band,
        scale.bands.index(band),
        tuple(risk.id for risk in there),
        tuple(risk.reference for risk in there),
    )
