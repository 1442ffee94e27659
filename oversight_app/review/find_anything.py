"""Finding anything by typing: records, figures, forces, schemes, imports, papers, help.

Every word typed has to be found: as a word, as the beginning of one, or within one. What is
called so comes first, then what begins with it, then what has all of the words in its name, then
what says them elsewhere; among equals the home force, and what was changed last. A word that
nothing says is taken for the nearest ones that something does say; numbers and references never
are.
"""

from collections.abc import Collection
from functools import partial

import numpy as np

from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.wording import counted
from oversight_app.review.find_anything_index import SearchIndex
from oversight_app.review.find_anything_listed import figures_found, things_found, used_found
from oversight_app.review.find_anything_parts import (
    FIGURE,
    FORCE,
    HELP,
    IMPORT,
    PAPER,
    RECORD,
    SCHEME,
    TERM,
    USED,
    VIEW,
    VOLUNTEER,
    Found,
    FoundAnything,
    FoundGroup,
    Topic,
    Topics,
)
from oversight_app.review.find_anything_query import (
    Term,
    as_reference,
    as_typed,
    figure,
    instead,
    terms,
)
from oversight_app.review.find_anything_records import records_found
from oversight_app.review.find_anything_volunteers import volunteers_found
from oversight_app.store.vocabulary import Quality, nearest
from oversight_app.store.workspace import Workspace

__all__ = [
    "Found",
    "FoundAnything",
    "FoundGroup",
    "SearchIndex",
    "Topic",
    "Topics",
    "build_index",
    "find_anything",
    "is_current",
]

LIMIT = 8
_NAMED = 3
_REFERENCE = 2
"""Readings of what is taken as a reference alone."""
_TITLES = {
    FIGURE: "Figures",
    FORCE: "Forces",
    SCHEME: "Schemes",
    RECORD: "Records",
    VOLUNTEER: "Volunteers",
    TERM: "Districts, activities and statuses",
    PAPER: "Papers",
    VIEW: "Saved views",
    IMPORT: "Imports",
    HELP: "Help",
}


def build_index(ws: Workspace, *, topics: Topics = ()) -> SearchIndex:
    """Read all that a workspace says. ``topics`` are those of the help."""
    index = SearchIndex(topics)
    index.complete(ws)
    return index


def is_current(ws: Workspace, index: SearchIndex) -> bool:
    """Tell whether nothing was changed since an index was made or last searched."""
    return index.current(ws)


def find_anything(
    ws: Workspace,
    words: str,
    *,
    kinds: Collection[str] | None = None,
    limit: int = LIMIT,
    index: SearchIndex | None = None,
    topics: Topics = (),
) -> FoundAnything:
    """Return what all of the words are found in, in groups, at most ``limit`` of each.

    ``kinds`` are those of ``find_anything_parts``, or kinds of record ("question"); None is all.
    An ``index`` is first brought to where the workspace stands, which is quick where little has
    changed; without one all is read. ``topics`` of the help are given to the index.
    """
    index = index if index is not None else build_index(ws, topics=topics)
    with index.reading(ws):
        wanted = _called(index, terms(words))
        number, beside = figure(words)
        if any(one.called and len(one.readings) == _REFERENCE for one in wanted):
            number = None
        if not wanted:
            return FoundAnything(words, looked_through=_looked_through(ws, index))
        volunteers = volunteers_found(ws, index, words, limit)
        taken = _spelt(index, wanted, known=volunteers is not None)
        others = [now for one, now in zip(wanted, taken, strict=True) if one in terms(beside)]
        used = used_found(index, number, others, limit) if number else None
        in_records = [one.match(index.records) for one in taken]
        in_things = [one.match(index.things) for one in taken]
        found = [
            used,
            figures_found(index, taken, in_things, limit),
            *(
                things_found(index, kind, _TITLES[kind], taken, in_things, limit)
                for kind in (FORCE, SCHEME)
            ),
            records_found(ws, index, taken, in_records, limit, kinds),
            volunteers,
            *(
                things_found(index, kind, _TITLES[kind], taken, in_things, limit)
                for kind in (TERM, PAPER, VIEW, IMPORT, HELP)
            ),
        ]
        asked = None if kinds is None else frozenset(kinds)
        groups = tuple(
            one for one in found if one is not None and (asked is None or _asked(one, asked))
        )
        typed = partial(as_typed, words=words)
        misspelt = tuple(
            (typed(one), _named(now))
            for one, now in zip(wanted, taken, strict=True)
            if now is not one
        )
        return FoundAnything(
            words,
            " ".join(dict(misspelt).get(said, said) for said in map(typed, wanted))
            if misspelt
            else "",
            _exact_first(groups),
            misspelt,
            _looked_through(ws, index) if not groups else "",
        )


def _named(term: Term) -> str:
    """The words that are looked for instead, the likeliest of many."""
    words = [word for ((word, _),) in term.readings]
    return " or ".join([*words[:_NAMED], *(["others"] if len(words) > _NAMED else [])])


def _called(index: SearchIndex, wanted: tuple[Term, ...]) -> tuple[Term, ...]:
    """Return what to look for; references that there are, or the beginnings of some, as nothing
    else, where they are typed as one word (q31) or alone (Q 31)."""
    return tuple(
        as_reference(one)
        if one.called and (one.joined or len(wanted) == 1) and index.has(as_reference(one))
        else one
        for one in wanted
    )


def _asked(group: FoundGroup, kinds: frozenset[str]) -> bool:
    if group.kind == USED:
        return USED in kinds or FIGURE in kinds
    return group.kind in kinds or (group.kind == RECORD and not kinds.isdisjoint(KINDS))


def _spelt(index: SearchIndex, wanted: tuple[Term, ...], *, known: bool) -> list[Term]:
    """Return what to look for, with the nearest words instead of those that nothing says;
    ``known``: what was typed is a reference or figure that was found as it is."""
    taken = []
    for one in wanted:
        near: tuple[str, ...] = ()
        if not known and not _says(one, index):
            near = nearest(one.typed, *index.spelling)
        taken.append(instead(one, near) if near else one)
    return taken


def _says(term: Term, index: SearchIndex) -> bool:
    def anything(found: Quality) -> bool:
        return bool(np.any(found))

    return anything(term.match(index.records)) or anything(term.match(index.things))


def _exact_first(groups: tuple[FoundGroup, ...]) -> tuple[FoundGroup, ...]:
    """Put a group first whose first result is called just what was typed."""
    return tuple(sorted(groups, key=lambda one: not one.exact))


def _looked_through(ws: Workspace, index: SearchIndex) -> str:
    """Say what there was to look through."""
    of = [one.kind for one in index.listed]
    volunteers = index.volunteers
    parts = [
        f"{counted(len(index.ids), 'record', 'records')} with their notes and reviews",
        counted(of.count(FIGURE), "measure", "measures"),
        counted(of.count(FORCE), "force", "forces"),
        counted(of.count(SCHEME), "scheme", "schemes"),
        counted(of.count(IMPORT), "import", "imports"),
        counted(of.count(PAPER), "paper", "papers"),
        counted(of.count(VIEW), "saved view", "saved views"),
        counted(volunteers, "volunteer’s reference", "volunteers’ references"),
        counted(of.count(HELP), "help topic", "help topics"),
    ]
    return f"Looked through {', '.join(parts[:-1])} and {parts[-1]}."
