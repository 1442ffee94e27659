"""The record that a paper is about, and words of it as quoted."""

from collections.abc import Iterable

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.papers import PaperOrder
from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.wording import with_article
from oversight_app.store import records
from oversight_app.store.workspace import Workspace

_MOST_NAMED = 12


def subject_of(ws: Workspace, order: PaperOrder, kinds: Iterable[type[Recorded]]) -> Recorded:
    """Return the record that ``order.subject`` names (``CL-002``), of one of some kinds.

    Raises UserProblem, naming those there are, where there is none such.
    """
    wanted = tuple(kinds)
    found = records.by_reference(ws, order.subject) if order.subject.strip() else None
    if found is not None and type(found) in wanted:
        return found
    there = [one.reference for kind in wanted for one in records.read(ws, kind)]
    what = " or ".join(with_article(KINDS[kind.kind].noun) for kind in wanted)
    if not order.subject.strip():
        said = f"Say which record the paper is about: {what}"
    elif found is not None:
        said = f"{found.reference} is {with_article(found.noun)}, and this paper is about {what}"
    else:
        said = f"There is no record “{order.subject.strip()}”"
    if not there:
        raise UserProblem(f"{said}. Nothing was written. None has been recorded yet.")
    more = f" and {len(there) - _MOST_NAMED} more" if len(there) > _MOST_NAMED else ""
    named = ", ".join(there[:_MOST_NAMED])
    raise UserProblem(f"{said}. Nothing was written. There are: {named}{more}.")


def quoted(words: str) -> str:
    """Return words in quotation marks, unless they bring their own."""
    said = words.strip()
    return said if "“" in said else f"“{said}”"
