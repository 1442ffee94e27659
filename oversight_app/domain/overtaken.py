"""Which decision took the place of which, by the links between them."""

from collections.abc import Iterable
from datetime import date

from oversight_app.domain.decisions import Decision
from oversight_app.domain.record_kinds import Link, Relation


def overtaken(decisions: Iterable[Decision], links: Iterable[Link], day: date) -> dict[int, int]:
    """Return which decision was replaced by which as at a day, each by its ``id``: by one that was
    signed by then, though withdrawn since. One that a draft is to replace, or one that is signed
    for a day to come, still stands."""
    done = {
        one.id: (one.signed_on, one.number)
        for one in decisions
        if one.signed_on is not None and one.signed_on <= day and one.once_stood
    }
    found = (
        (link.to_id, link.from_id)
        for link in links
        if link.relation is Relation.REPLACES and link.from_id in done and link.to_id is not None
    )
    return dict(sorted(found, key=lambda pair: done[pair[1]]))
