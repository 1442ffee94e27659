"""What the sums leave possible, asked of HiGHS (Huangfu and Hall 2018) through highspy.

Everything is in deviations from the base, so that zero everywhere is always possible. One thread
and a fixed seed: the same question has the same answer.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

import highspy
import numpy as np
import numpy.typing as npt

from oversight_app.domain.small_numbers import Sum
from oversight_app.summaries.small_numbers.problem import Problem, Span

Vector = npt.NDArray[np.float64]
_NEAR = 1e-6
_SHORT = 1e4
"""The cost of each unit by which a count falls short of the width it needs."""
_NODES = 2000
"""Branches after which a question in whole numbers is answered by the best found."""


def _solver() -> Any:
    solver: Any = cast(Any, highspy).Highs()
    for name, value in (
        ("output_flag", False),
        ("threads", 1),
        ("parallel", "off"),
        ("random_seed", 0),
        ("mip_max_nodes", _NODES),
        ("mip_rel_gap", 0.0),
    ):
        solver.setOptionValue(name, value)
    return solver


class _Rows:
    """Rows of a model: low <= sum of weight x column <= high."""

    def __init__(self) -> None:
        self.columns: list[int] = []
        self.weights: list[float] = []
        self.starts: list[int] = []
        self.low: list[float] = []
        self.high: list[float] = []

    def add(self, entries: Iterable[tuple[int, float]], low: float, high: float) -> None:
        self.starts.append(len(self.columns))
        for column, weight in entries:
            self.columns.append(column)
            self.weights.append(weight)
        self.low.append(low)
        self.high.append(high)


def _model(cost: Vector, low: Vector, high: Vector, rows: _Rows, *, whole: bool = False) -> Any:
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(cost), len(rows.low)
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = cost, low, high
    lp.row_lower_, lp.row_upper_ = np.array(rows.low), np.array(rows.high)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.array([*rows.starts, len(rows.columns)])
    lp.a_matrix_.index_ = np.array(rows.columns, dtype=np.int32)
    lp.a_matrix_.value_ = np.array(rows.weights, dtype=np.float64)
    if whole:
        lp.integrality_ = [highspy.HighsVarType.kInteger] * len(cost)
    return lp


def _relations(problem: Problem) -> list[tuple[list[tuple[int, float]], float, float]]:
    """Return the sums as rows over the deviations of all counts."""
    infinite = highspy.kHighsInf
    rows: list[tuple[list[tuple[int, float]], float, float]] = []
    for total, parts, exact in problem.sums:
        entries = [(part, 1.0) for part in parts] + [(total, -1.0)]
        if exact:
            rows.append((entries, 0.0, 0.0))
            continue
        base = [problem.nodes[part].base for part in parts]
        whole = problem.nodes[total].base
        rows.append((entries, float(whole - sum(base)), infinite))
        rows += [
            ([(total, 1.0), (part, -1.0)], float(value - whole), infinite)
            for part, value in zip(parts, base, strict=True)
        ]
    return rows


class Room:
    """What counts can be, while some are shown and the others hidden."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        count = len(problem.nodes)
        self._low, self._high = np.zeros(count), np.zeros(count)
        self._rows = _Rows()
        for entries, low, high in _relations(problem):
            self._rows.add(entries, low, high)
        self._solver = _solver()
        self._solver.passModel(_model(np.zeros(count), self._low, self._high, self._rows))
        self._costed: list[int] = []
        self.solved = 0

    def set(self, spans: Mapping[int, Span]) -> None:
        """Say between which deviations counts may be."""
        if not spans:
            return
        places = np.array(sorted(spans), dtype=np.int32)
        self._low[places] = [spans[at][0] for at in places]
        self._high[places] = [spans[at][1] for at in places]
        self._solver.changeColsBounds(len(places), places, self._low[places], self._high[places])

    def furthest(self, towards: Mapping[int, float]) -> Vector:
        """Return deviations, perhaps not whole, that go furthest in a direction."""
        self.solved += 1
        both = sorted({*self._costed, *towards})
        places = np.array(both, dtype=np.int32)
        costs = np.array([-towards.get(at, 0.0) for at in both])
        self._solver.changeColsCost(len(places), places, costs)
        self._costed = list(towards)
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise RuntimeError("the sums of a paper could not be solved")
        return np.array(self._solver.getSolution().col_value)

    def furthest_whole(self, target: int, sign: int, members: Sequence[int]) -> Vector:
        """Return whole deviations of ``members`` (a component) that take one of them furthest."""
        self.solved += 1
        count = len(self._low)
        place = {at: new for new, at in enumerate(members)}
        rows = _Rows()
        for number, start in enumerate(self._rows.starts):
            end = (*self._rows.starts, len(self._rows.columns))[number + 1]
            entries = [
                (place[self._rows.columns[i]], self._rows.weights[i])
                for i in range(start, end)
                if self._rows.columns[i] in place
            ]
            if entries:
                rows.add(entries, self._rows.low[number], self._rows.high[number])
        cost = np.zeros(len(members))
        cost[place[target]] = -sign
        low, high = self._low[list(members)], self._high[list(members)]
        solver = _solver()
        solver.passModel(_model(cost, low, high, rows, whole=True))
        solver.run()
        point = np.zeros(count)
        values = np.array(solver.getSolution().col_value)
        if len(values) == len(members) and np.isfinite(solver.getInfo().objective_function_value):
            point[list(members)] = np.round(values)
        return point


def complement(
    problem: Problem, hidden: Sequence[bool], demands: Mapping[int, int], scope: Sequence[bool]
) -> tuple[list[int], list[int]]:
    """Return which shown counts to hide so that those asked for have room, at little weight, and
    those that nothing can give room.

    A linear programme after Kelly, Golden and Assad (1992) and Fischetti and Salazar-González
    (2001): two possible worlds that lie the width apart in each asked count, in which moving a
    count that is shown costs its weight.
    """
    costs: list[float] = []
    lows: list[float] = []
    highs: list[float] = []
    rows = _Rows()

    def column(cost: float, low: float, high: float) -> int:
        costs.append(cost)
        lows.append(low)
        highs.append(high)
        return len(costs) - 1

    moves: list[list[tuple[int, int]]] = [[], []]
    terms: list[dict[int, list[tuple[int, float]]]] = [{}, {}]
    for world in (0, 1):
        for at, node in enumerate(problem.nodes):
            if not scope[at] or node.fixed:
                continue
            if hidden[at]:
                terms[world][at] = [
                    (column(0.001, low, high), sign)
                    for sign, low, high in (
                        (1.0, 0.0, node.hidden[1]),
                        (-1.0, 0.0, -node.hidden[0]),
                    )
                    if high > 0
                ]
                continue
            per_unit = node.weight / min(node.needs or 1, max(node.base, 1))
            more = column(per_unit, 0.0, max(0, node.hidden[1] - node.shown[1]))
            less = column(per_unit, 0.0, max(0, node.shown[0] - node.hidden[0]))
            moves[world] += [(at, more), (at, less)]
            terms[world][at] = [(more, 1.0), (less, -1.0)]
            if node.shown != (0, 0):
                within = column(0.0, node.shown[0], node.shown[1])
                terms[world][at].append((within, 1.0))
        for entries, low, high in _relations(problem):
            used = [
                (col, weight * sign)
                for at, weight in entries
                for col, sign in terms[world].get(at, ())
            ]
            if used:
                rows.add(used, low, high)
    shorts = {}
    for target, width in demands.items():
        shorts[target] = column(_SHORT, 0.0, width)
        apart = terms[0].get(target, []) + [(c, -s) for c, s in terms[1].get(target, ())]
        rows.add([*apart, (shorts[target], 1.0)], width, highspy.kHighsInf)
    solver = _solver()
    solver.passModel(_model(np.array(costs), np.array(lows), np.array(highs), rows))
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise RuntimeError("the sums of a paper could not be solved")
    values = solver.getSolution().col_value
    more_hidden = {at for world in moves for at, col in world if values[col] > _NEAR}
    hopeless = [at for at, col in shorts.items() if values[col] > _NEAR]
    return sorted(more_hidden), hopeless


def fitted(
    values: Mapping[str, int],
    missing: Sequence[str],
    rooms: Mapping[str, Span],
    sums: Sequence[Sum],
) -> dict[str, int] | None:
    """Return whole values for counts that stand in sums alone, or None where none fit."""
    place = {key: at for at, key in enumerate(missing)}
    infinite = highspy.kHighsInf
    rows = _Rows()

    def row(entries: Iterable[tuple[str, float]], *, exact: bool) -> None:
        known, unknown = 0.0, []
        for key, weight in entries:
            if key in place:
                unknown.append((place[key], weight))
            else:
                known += weight * values[key]
        if unknown:
            rows.add(unknown, -known, -known if exact else infinite)

    for one in sums:
        row([*((part, 1.0) for part in one.parts), (one.total, -1.0)], exact=one.exact)
        if not one.exact:
            for part in one.parts:
                row([(one.total, 1.0), (part, -1.0)], exact=False)
    low = np.array([float(rooms[key][0]) if key in rooms else 0.0 for key in missing])
    high = np.array([float(rooms[key][1]) if key in rooms else infinite for key in missing])
    solver = _solver()
    solver.passModel(_model(np.ones(len(missing)), low, high, rows, whole=True))
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    found = solver.getSolution().col_value
    return {key: round(found[at]) for key, at in place.items()}
