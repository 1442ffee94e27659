"""What was found by its name, the figures of what was found, and where a figure is used."""

from collections.abc import Iterator, Sequence

import numpy as np

from oversight_app.domain.annotations import SeriesKey
from oversight_app.review.find_anything_figures import Known
from oversight_app.review.find_anything_index import SearchIndex
from oversight_app.review.find_anything_parts import (
    FIGURE,
    FORCE,
    PAPER,
    SCHEME,
    USED,
    Found,
    FoundGroup,
)
from oversight_app.review.find_anything_query import Figure, Term, spans
from oversight_app.review.find_anything_things import SHOWN_WITH, Thing, force_address
from oversight_app.review.measure_names import NamedMeasure
from oversight_app.store.record_search import folded
from oversight_app.store.vocabulary import CALLED, FIRST, IN_NAME, Quality, ranks

_IN_NAMES, _BEGINS, _WHOLE = 6, 8, 3
"""As ``ranks`` gives them, of a measure and a place together; whole words ("SC") go before what
begins with one ("Scrutiny")."""


def things_found(
    index: SearchIndex,
    kind: str,
    title: str,
    wanted: Sequence[Term],
    found: Sequence[Quality],
    limit: int,
) -> FoundGroup | None:
    """Return the things of a kind that all words are found in; None for none."""
    placed = ranks(found)
    typed = " ".join(one.typed for one in wanted)
    ranked = []
    for place in np.flatnonzero(placed).tolist():
        one = index.listed[place]
        if one.kind == kind:
            called = folded(one.title) == typed or one.is_called(typed)
            rank = max(int(placed[place]), CALLED * called)
            ranked.append((-rank, one.rank, one.title, place))
    if not ranked:
        return None
    ranked.sort()
    shown = [index.listed[place] for *_, place in ranked[:limit]]
    return FoundGroup(
        kind,
        title,
        len(ranked),
        len(ranked) > limit,
        tuple(
            Found(kind, one.title, one.detail, one.go, spans(one.title, wanted),
                  inside=spans(one.detail, wanted))
            for one in shown
        ),
        exact=ranked[0][0] <= -CALLED,
    )  # fmt: skip


def figures_found(
    index: SearchIndex, wanted: Sequence[Term], found: Sequence[Quality], limit: int
) -> FoundGroup | None:
    """Return the measures that all words are found in, each with its latest figure: of the force
    or scheme that is named beside it, or of the home force and of all."""
    ranked = sorted((*_whole(index, found), *_of_places(index, found)), key=lambda one: one[:-1])
    if not ranked:
        return None
    return FoundGroup(
        FIGURE,
        "Figures",
        len(ranked),
        len(ranked) > limit,
        tuple(_figure(index, *pair, wanted) for *_, pair in ranked[:limit]),
    )


def used_found(
    index: SearchIndex, number: Figure, beside: Sequence[Term], limit: int
) -> FoundGroup | None:
    """Return where a figure stands, as far as it is of what the words beside it name; then the
    papers that print it."""
    place_of = {
        (one.kind == FIGURE, one.id): place for place, one in enumerate(index.listed) if one.id
    }
    said = [one.match(index.things) for one in beside]

    def fits(*places: int | None) -> bool:
        known = [place for place in places if place is not None]
        return all(any(one[place] for place in known) for one in said)

    hits = [
        one
        for one in index.figures.used(number)
        if fits(place_of.get((True, one.measure)), place_of.get((False, one.place)))
    ]
    printed = [
        one
        for place, one in enumerate(index.listed)
        if one.kind == PAPER and number.value in _printed(index, one) and fits(place)
    ]
    if not hits and not printed:
        return None
    shown = [_used(index, one, beside) for one in hits[:limit]]
    shown += [
        Found(USED, one.title, f"{one.detail}; it prints {number.typed}", one.go,
              spans(one.title, beside))
        for one in printed[: limit - len(shown)]
    ]  # fmt: skip
    count = len(hits) + len(printed)
    return FoundGroup(
        USED, f"Where {number.typed} is used", count, count > len(shown), tuple(shown), exact=True
    )


def _printed(index: SearchIndex, paper: Thing) -> frozenset[float]:
    said = index.papers.get(paper.id)
    return said.figures if said else frozenset()


def _whole(
    index: SearchIndex, found: Sequence[Quality]
) -> Iterator[tuple[int, int, int, tuple[Thing, Thing | None]]]:
    """Yield the measures that every word is found in, with how near the front each belongs."""
    placed = ranks(found)
    home = next((one for one in index.listed if one.kind == FORCE and one.id == index.home), None)
    for place in np.flatnonzero(placed).tolist():
        one = index.listed[place]
        if one.kind == FIGURE:
            rank = int(placed[place])
            yield (
                -rank - (rank & 1) * (_WHOLE - 1),
                0,
                one.rank,
                (one, home if one.id in SHOWN_WITH else None),
            )


def _of_places(
    index: SearchIndex, found: Sequence[Quality]
) -> Iterator[tuple[int, int, int, tuple[Thing, Thing | None]]]:
    """Yield the measures of a force or scheme where each word names one of the two, and at least
    one names the place alone."""
    every = np.stack(found)
    for kind in (FORCE, SCHEME):
        of = [
            place
            for place, one in enumerate(index.listed)
            if one.measure is not None and _goes_with(one.measure, kind)
        ]
        at = [place for place, one in enumerate(index.listed) if one.kind == kind]
        if not of or not at:
            continue
        measured, placed = every[:, of] >= IN_NAME, every[:, at] >= IN_NAME
        both = (measured[:, :, None] | placed[:, None, :]).all(axis=0)
        by_place = (placed[:, None, :] & ~measured[:, :, None]).any(axis=0)
        named = np.logical_or.reduce(measured, axis=0)
        both &= by_place & np.reshape(named, (-1, 1))
        for row, column in zip(*map(np.ndarray.tolist, np.nonzero(both)), strict=True):
            one, where = index.listed[of[row]], index.listed[at[column]]
            best = np.maximum(every[:, of[row]], every[:, at[column]])
            rank = _BEGINS if best.max() >= 2 + 2 * FIRST else _IN_NAMES
            whole = _WHOLE * int((best & 1).all())
            yield -rank - whole, where.rank, one.rank, (one, where)


def _goes_with(measure: NamedMeasure, kind: str) -> bool:
    return measure.id in SHOWN_WITH if kind == FORCE else measure.by_scheme


def _figure(index: SearchIndex, one: Thing, where: Thing | None, wanted: Sequence[Term]) -> Found:
    title = f"{one.title}, {where.title}" if where else one.title
    go = one.go
    if where is not None:
        go = (
            force_address(SHOWN_WITH[one.id], where.id)
            if where.kind == FORCE
            else f"{one.go.rpartition('/')[0]}/{SeriesKey(one.id, where.id)}"
        )
    known = index.figures.latest(one.id, where.id if where else "")
    return Found(
        FIGURE,
        title,
        f"{one.detail}, {known.on}" if known else one.detail,
        go,
        spans(title, wanted),
        figure=known.written(index.figures.decimals) if known else "",
        small=known.small if known else False,
    )


def _used(index: SearchIndex, known: Known, beside: Sequence[Term]) -> Found:
    measure = next(one for one in index.listed if one.kind == FIGURE and one.id == known.measure)
    where = next(
        (one for one in index.listed if one.kind in (FORCE, SCHEME) and one.id == known.place), None
    )
    title = f"{measure.title}, {where.title}" if where and known.place else measure.title
    return Found(
        USED,
        title,
        known.on,
        known.go,
        spans(title, beside),
        figure=known.written(index.figures.decimals),
        small=known.small,
    )
