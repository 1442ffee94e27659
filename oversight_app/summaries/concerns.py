"""What stands between a draft and a paper that leaves: typed, worded, with where to mend it."""

from dataclasses import dataclass
from enum import StrEnum

from oversight_app.summaries.document import Words


class Weight(StrEnum):
    """What a concern does."""

    FINE = "fine"
    """Looked at, and all is well."""
    WARNS = "warns"
    """The paper can go out with a reason, which is recorded."""
    STOPS = "stops"
    """The paper can't go out until it is mended."""


@dataclass(frozen=True, slots=True)
class Concern:
    """One line of the publish-safe check.

    ``check`` is the id of what was looked at (``small-numbers``); ``words`` say what was found and
    ``mend`` what to do. ``go_to`` is where that is done: the reference of a record (``ED-001``), a
    place of the window (``governance/currency``), a setting of the paper (``paper/marking``,
    ``paper/small-numbers``, ``paper/words/SECTION``), or "" where there is nothing to open.
    """

    check: str
    weight: Weight
    words: Words
    mend: Words = ""
    go_to: str = ""
    section: str = ""
    """The id of the section of the paper that it is about, "" of the whole."""
