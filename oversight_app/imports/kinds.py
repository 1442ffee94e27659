"""The kinds of people that the Home Office's workforce tables count, and their measures."""

from datetime import date

KINDS = {
    "special constable": "specials",
    "police support volunteer": "psv",
    "police officer": "officers",
    "police community support officer": "pcso",
    "police staff": "staff",
    "designated officer": "designated",
}
"""What a title or a cell may say, and how the measures of that kind begin."""

VOLUNTEERS = frozenset({"specials", "psv"})
"""Counted in people alone."""

EARLIEST = date(1990, 1, 1)
"""No table goes back so far: an earlier date is a mistake, such as an empty cell read as 1900."""


def measure(kind: str, unit: str) -> str:
    """Return the id of the measure of a kind, counted as ``headcount`` or ``fte``."""
    return f"{kind}-strength" if kind in VOLUNTEERS else f"{kind}-{unit}"
