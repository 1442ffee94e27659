"""The way in: files are opened, recognised, read and checked. Nothing is written here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from oversight_app.domain.batches import Incoming
from oversight_app.domain.bodies import Body
from oversight_app.domain.errors import Cancelled
from oversight_app.imports import (
    boundaries,
    lookup,
    open_data,
    population,
    sources,
    workforce_tables,
)
from oversight_app.imports.cells import Sheet
from oversight_app.imports.names import Names
from oversight_app.imports.recognise import Format, recognised
from oversight_app.imports.refusals import problem
from oversight_app.imports.sources import Source

_STEPS = 100
"""Parts of progress for one file: half for reading it, half for checking it, and all files are
read before the first is checked."""


def read_files(
    paths: Sequence[Path],
    *,
    names: Mapping[str, str | None],
    bodies: Sequence[Body],
    today: date,
    progress: Callable[[int, int, str], None] = lambda done, of, what: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Incoming, ...]:
    """Return what the files say, in their order, each told by its content.

    ``names`` maps ``spelling_key(printed)`` to a body's code, or to None for a name known to be
    no single force. A look-up of local authorities among the files is used for the population
    files and is not itself returned; of two files with the same bytes the second is left out.
    ``progress`` is told how much is done, of how much, and with what.

    Raises UserProblem, with one message, where a file can't be read at all: then none is
    returned. A file that was read and has something wrong in it is returned as *blocked*.
    Raises ``Cancelled`` soon after ``cancelled`` says so.
    """
    known = Names.of(names, bodies)
    of = len(paths) * _STEPS
    opened: list[tuple[Source, Format]] = []
    seen: set[str] = set()
    for index, path in enumerate(paths):
        _look(cancelled)
        start = index * _STEPS // 2
        progress(start, of, f"Reading {path.name}")

        def step(done: int, total: int, start: int = start, name: str = path.name) -> None:
            progress(start + min(done, total) * _STEPS // (2 * total or 1), of, f"Reading {name}")

        source = sources.opened(path, step, cancelled)
        if source.sha256 not in seen:
            seen.add(source.sha256)
            opened.append((source, recognised(source)))
    police = _police(opened)
    incoming = []
    for index, (source, format_) in enumerate(opened):
        _look(cancelled)
        progress((len(paths) + index) * _STEPS // 2, of, f"Checking {source.name}")
        if format_ is not Format.LOOKUP:
            incoming.append(_read(source, format_, known, police, today))
    progress(of, of, "Checked")
    return tuple(incoming)


def _look(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled


def _police(opened: Sequence[tuple[Source, Format]]) -> Mapping[str, str]:
    """Return which force polices which authority: the bundled look-up, and on top of it those
    brought in. UserProblem for a look-up that nothing among the files needs."""
    formats = {format_ for _, format_ in opened}
    given = [source for source, format_ in opened if format_ is Format.LOOKUP]
    if Format.POPULATION not in formats:
        if given:
            raise problem(
                f"“{given[0].name}” is a look-up of local authorities to police forces, and "
                "there is no population file with it.",
                "Bring it in together with the ONS population estimates.",
            )
        return {}
    police = lookup.bundled()
    for source in given:
        police.update(lookup.read(source.name, source.sheets[0]))
    return police


def _read(
    source: Source, format_: Format, names: Names, police: Mapping[str, str], today: date
) -> Incoming:
    about = (source.name, source.sha256)
    if format_ is Format.WORKFORCE_TABLES:
        incoming = workforce_tables.read(about, source.sheets, names, today)
    elif format_ is Format.BOUNDARIES:
        incoming = boundaries.read(about, source.json, names, today)
    elif format_ is Format.OPEN_DATA:
        incoming = open_data.read(about, _sheet(open_data.recognised(source.sheets)), names, today)
    else:
        sheet = _sheet(population.recognised(source.sheets))
        incoming = population.read(about, sheet, police, names, today)
    if source.hidden:
        unread = f"Hidden sheets were not read: {', '.join(source.hidden)}."
        incoming = replace(incoming, notes=(*incoming.notes, unread))
    return incoming


def _sheet(found: Sheet | None) -> Sheet:
    assert found is not None, "a file recognised by a sheet has that sheet"
    return found
