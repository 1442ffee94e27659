"""The cell of links: ``answers Q-001; about scheme Special Constabulary; about import 3``."""

import re
from collections.abc import Collection

from oversight_app.domain.record_kinds import RELATION_WORDS, Relation, may_point
from oversight_app.domain.recorded import Recorded
from oversight_app.imports.cells import Cell, heading
from oversight_app.imports.records.known import PREFIXES, Known
from oversight_app.imports.records.values import NotTaken, reference, text
from oversight_app.review.measure_names import NO_LONGER, named
from oversight_app.store.record_importing import BroughtLink

_TARGET = re.compile(r"(scheme|figure|import)\s+(.+)", re.IGNORECASE | re.DOTALL)
_BY_WORDS = {heading(words[0]): relation for relation, words in RELATION_WORDS.items()} | {
    heading(relation): relation for relation in Relation
}
_HOW = "Write links such as “answers Q-001; about scheme Special Constabulary”"


def brought_links(
    kind: type[Recorded], own: str, cell: Cell, known: Known, coming: Collection[str]
) -> tuple[tuple[BroughtLink, ...], tuple[str, ...]]:
    """Return the links that a cell asks for, and in words those whose other end is not here.

    ``own`` is the reference of the record, "" for one that has none yet; ``coming`` are those of
    records that the table adds. Raises NotTaken for what is no link.
    """
    found, missing = [], []
    for words in re.split(r"[;\n]", text(cell)):
        if not words.strip():
            continue
        link = _link(kind, " ".join(words.split()), known)
        if link.reference and link.reference == own:
            raise NotTaken("A record can’t be linked to itself")
        here = link.reference in known.references or link.reference in coming
        if (link.reference and not here) or (link.batch and link.batch not in known.imports):
            missing.append(" ".join(words.split()))
        else:
            found.append(link)
    return tuple(dict.fromkeys(found)), tuple(missing)


def new_links(
    record_id: int, wanted: tuple[BroughtLink, ...], known: Known
) -> tuple[BroughtLink, ...]:
    """Return the links that are not there yet."""
    there = {
        (link.relation, link.to_id, link.scheme, link.figure, link.batch)
        for link in known.links.get(record_id, ())
    }
    return tuple(one for one in wanted if _as_kept(one, known) not in there)


def _as_kept(one: BroughtLink, known: Known) -> tuple[Relation, int | None, str, str, int | None]:
    to_id = known.references.get(one.reference) if one.reference else None
    return one.relation, to_id, one.scheme, one.figure, one.batch


def _link(kind: type[Recorded], words: str, known: Known) -> BroughtLink:
    relation, rest = _relation(words)
    if target := reference(rest):
        to_kind = PREFIXES[target.partition("-")[0]]
        if not may_point(relation, kind.kind, to_kind.kind):
            raise NotTaken(
                f"“{RELATION_WORDS[relation][0].lower()}” does not go from the kind "
                f"“{kind.noun}” to the kind “{to_kind.noun}”. Choose another kind of link"
            )
        return BroughtLink(relation, reference=target)
    if relation is not Relation.ABOUT:
        raise NotTaken(f"It names no record. {_HOW}")
    match = _TARGET.fullmatch(rest)
    what, name = (match[1].casefold(), match[2].strip()) if match else ("scheme", rest)
    if what == "figure":
        figure = known.measures.get(heading(name), name)
        if named(figure).group == NO_LONGER:
            raise NotTaken(f"It names no figure that the program knows. {_HOW}")
        return BroughtLink(relation, figure=figure)
    if what == "import" and re.fullmatch(r"[0-9]{1,9}", name):
        return BroughtLink(relation, batch=int(name))
    code = known.schemes.get(heading(name))
    if what != "scheme" or code is None:
        raise NotTaken(f"It names no record, scheme, figure or import. {_HOW}")
    return BroughtLink(relation, scheme=code)


def _relation(words: str) -> tuple[Relation, str]:
    """Part the kind of link from its target, trying the longest kinds first: "follows from"
    before "follows"."""
    parts = words.split(" ")
    for length in (2, 1):
        relation = _BY_WORDS.get(heading(" ".join(parts[:length])))
        if relation is not None and len(parts) > length:
            return relation, " ".join(parts[length:])
    raise NotTaken(f"It does not begin with a kind of link. {_HOW}")
