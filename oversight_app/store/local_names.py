"""The inner numbers of schemes, terms and references that records are stored by."""

from collections.abc import Iterable

from oversight_app.domain.schemes import OFFICE_KINDS, TermKind
from oversight_app.store.actions import Action
from oversight_app.store.content import sum_of
from oversight_app.store.schemes import scheme_ids, term_ids

Reference = tuple[str, str]
"""A scheme's code and a volunteer's reference in it."""

_FEW = 500
"""So many references are looked up one by one, more by reading them all."""


def put_references(action: Action, wanted: Iterable[Reference]) -> dict[Reference, int]:
    """Return the inner number of each reference; those not met before are added.

    An unused one says nothing, so that undo leaves them in place.
    """
    schemes = scheme_ids(action.db)
    known = _references(action, wanted := set(wanted))
    new = sorted(wanted - known.keys())
    if new:
        action.db.many(
            "INSERT INTO volunteer (scheme_id, reference) VALUES (?, ?)",
            [(schemes[scheme], reference) for scheme, reference in new],
        )
        action.count("volunteer", sum_of(new))
        known = _references(action, wanted)
    return known


def _references(action: Action, wanted: set[Reference]) -> dict[Reference, int]:
    every = (
        "SELECT s.code, v.reference, v.id FROM volunteer AS v JOIN scheme AS s "
        "ON s.id = v.scheme_id"
    )
    if len(wanted) > _FEW:
        rows = action.db.rows(every)
    else:
        one = f"{every} WHERE s.code = ? AND v.reference = ?"
        rows = [row for reference in wanted for row in action.db.rows(one, reference)]
    return {(row[0], row[1]): row[2] for row in rows if (row[0], row[1]) in wanted}


def numbers_of_terms(action: Action) -> dict[TermKind, dict[str, int]]:
    """Return the inner number of each term by kind and code."""
    return {kind: term_ids(action.db, kind) for kind in OFFICE_KINDS}
