"""How many decimals the office wants rates and shares to have, data to data.

A finding arrives with the decimals of each measure. Where the office chose others
(``OfficeSettings.decimals``) every rate, share and mean in it is given those, before anything is
worded, drawn or hidden, so that screen and paper agree. Rounding is half up, of the stored value
(``wording.round_half_up``), and never of what was rounded before.

What stays as it is: counts, full-time equivalents, hours, minutes and money, which are not rates
(hours have the decimals that the records behind them add up to); a rate that its measure gives in
whole units (a median of whole days); what is quoted, and what a claim is checked at
(``Quantity.kept``). Two figures never lose their sense: one that is not nothing does not read as
nothing, and a share that is not all does not read as all. They keep their measure's own decimals.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, get_args

from oversight_app.domain.charts import BarChart, FunnelChart, RangeChart, TrendChart
from oversight_app.domain.measures import Unit
from oversight_app.domain.wording import Quantity, Sentence, round_half_up

T = TypeVar("T")
_SHARES = (Unit.PERCENT, Unit.POINTS)
_RATES = (Unit.RATE, *_SHARES)
_DRAWN = (FunnelChart, TrendChart, RangeChart, BarChart)
_PLAIN = (str, int, float, bool, bytes, date, Enum, type(None))
PAPERS = "oversight_app.summaries"
"""The room whose things the window shows as they are: a paper was given its decimals when it was
made, and one that is frozen does not move."""


def with_decimals(thing: T, decimals: int | None, *, apart: str = PAPERS) -> T:
    """Return a finding, or anything that holds some, with so many decimals; ``thing`` itself where
    the office chose none or nothing in it changes.

    Looks into frozen dataclasses, tuples, lists and mappings, and leaves what is of the room
    ``apart`` alone ("" looks into everything). What is one object in several places stays one.
    """
    return thing if decimals is None else _Mapping(decimals, apart).of(thing)


def places(unit: Unit, own: int, decimals: int | None) -> int:
    """Return how many decimals values of a measure have, whose own are ``own``."""
    follows = unit in _SHARES or (unit is Unit.RATE and own > 0)
    return decimals if follows and decimals is not None else own


def quantity_with(of: Quantity, decimals: int) -> Quantity:
    """Return one figure with so many decimals, where it is a rate, a share or a mean."""
    if of.value is None or of.kept or of.decimals == decimals:
        return of
    if of.unit not in _RATES and not of.ratio:
        return of
    if of.unit not in _SHARES and not of.decimals:
        return of
    new, own = round_half_up(of.value, decimals), round_half_up(of.value, of.decimals)
    if (new == 0 and own != 0) or (of.unit is Unit.PERCENT and new == 100 != own):
        return of
    return replace(of, decimals=decimals)


class _Mapping:
    """One walk through a thing; ``_done`` holds what was met, so that it is mapped once."""

    def __init__(self, decimals: int, apart: str) -> None:
        self._decimals, self._apart = decimals, apart
        self._done: dict[int, tuple[Any, Any]] = {}

    def of(self, thing: Any) -> Any:
        if isinstance(thing, _PLAIN):
            return thing
        known = self._done.get(id(thing))
        if known is None:
            # The thing itself is held too: its number is another's once it is gone.
            known = self._done[id(thing)] = (thing, self._made(thing))
        return known[1]

    def _made(self, thing: Any) -> Any:
        if isinstance(thing, Quantity):
            return quantity_with(thing, self._decimals)
        if isinstance(thing, tuple | list):
            return self._sequence(thing)
        if isinstance(thing, Mapping):
            made = {key: self.of(value) for key, value in thing.items()}
            return thing if all(made[key] is thing[key] for key in made) else made
        return self._record(thing)

    def _sequence(self, thing: Any) -> Any:
        made = [self.of(one) for one in thing]
        if all(new is old for new, old in zip(made, thing, strict=True)):
            return thing
        if isinstance(thing, list):
            return made
        return type(thing)(*made) if hasattr(thing, "_fields") else tuple(made)

    def _record(self, thing: Any) -> Any:
        new = {}
        kind: type = type(thing)
        for name in _looked_into(kind, self._apart):
            old = getattr(thing, name)
            made = self.of(old)
            if made is not old:
                new[name] = made
        if isinstance(thing, _DRAWN):
            new |= _drawn(thing, new, self._decimals)
        return replace(thing, **new) if new else thing


def _drawn(chart: Any, new: Mapping[str, Any], decimals: int) -> dict[str, Any]:
    """What a chart says of its own values, and the title that its description repeats."""
    said: dict[str, Any] = {}
    new_places = places(chart.unit, chart.decimals, decimals)
    if new_places != chart.decimals:
        said["decimals"] = new_places
    if "title" in new:
        alt, before = new.get("alt", chart.alt), str(chart.title)
        slots = {
            name: str(new["title"]) if slot == before else slot for name, slot in alt.slots.items()
        }
        said["alt"] = Sentence(alt.template, slots, alt.if_hidden)
    return said


@cache
def _looked_into(kind: type[object], apart: str) -> tuple[str, ...]:
    """The fields of a kind of thing that may hold a figure; () for what is left alone."""
    if not is_dataclass(kind) or (apart and kind.__module__.startswith(apart)):
        return ()
    if not kind.__dataclass_params__.frozen:  # type: ignore[attr-defined]
        return ()
    return tuple(one.name for one in fields(kind) if one.init and not _plain(one.type))


def _plain(declared: Any) -> bool:
    """True of a field that is declared to hold words, numbers or days alone."""
    kinds = get_args(declared) or (declared,)
    return all(isinstance(one, type) and issubclass(one, _PLAIN) for one in kinds)
