"""Which published format a file is, told by what it holds and never by its name."""

from enum import Enum, auto

from oversight_app.imports import boundaries, lookup, open_data, population, workforce_tables
from oversight_app.imports.refusals import Reason, Refused
from oversight_app.imports.sources import Source


class Format(Enum):
    """The published formats. A look-up is read beside a population file and kept nowhere."""

    WORKFORCE_TABLES = auto()
    OPEN_DATA = auto()
    POPULATION = auto()
    LOOKUP = auto()
    BOUNDARIES = auto()


def recognised(source: Source) -> Format:
    """Return the format of a file; UserProblem, listing what is known, for any other."""
    if source.json is not None and boundaries.recognised(source.json):
        return Format.BOUNDARIES
    if workforce_tables.recognised(source.sheets):
        return Format.WORKFORCE_TABLES
    if open_data.recognised(source.sheets):
        return Format.OPEN_DATA
    if population.recognised(source.sheets):
        return Format.POPULATION
    if lookup.recognised(source.sheets):
        return Format.LOOKUP
    hidden = f"; its hidden sheets ({', '.join(source.hidden)}) were not read"
    raise Refused(Reason.UNKNOWN_FORMAT, hidden if source.hidden else "").problem(source.name)
