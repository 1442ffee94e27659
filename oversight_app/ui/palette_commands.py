"""The commands that Ctrl+K reaches: the window's, those of every page, and adding a record of each
kind. The page in front comes first; nothing is listed twice."""

from collections.abc import Collection, Iterator
from functools import partial
from typing import TYPE_CHECKING

from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.wording import with_article
from oversight_app.ui.commands import Command
from oversight_app.ui.doing_there import do_there, look_there
from oversight_app.ui.page_commands import COMMANDS, same_as
from oversight_app.ui.places import address_words

if TYPE_CHECKING:
    from oversight_app.ui.main_window import MainWindow

_OPEN_IT = frozenset({"palette", "find-record"})
"""Commands that open the palette itself."""


def reached_commands(window: "MainWindow") -> list[Command]:
    """Return everything that can be done from here. Those of another page are called
    ``PLACE/ID``: they go there first."""
    place = window.going.here.partition("/")[0]
    listed: list[Command] = []
    done: set[str] = set()
    for one in window.commands():
        does = same_as(place, one.id) or one.id
        # The places have a group of their own.
        if does in done or one.id in _OPEN_IT or one.id.startswith("go-"):
            continue
        done.add(does)
        listed.append(one)
    if not window.is_open():
        return listed
    here = {one.id for one in window.page.commands()} if window.page is not None else set()
    return [*listed, *_adding(window, done), *_elsewhere(window, place, here)]


def by_its_id(commands: list[Command], wanted: str) -> Command | None:
    """Return the command that an id is of, on whatever page it was used."""
    exact = (one for one in commands if one.id == wanted)
    last = wanted.rpartition("/")[2]
    alike = (one for one in commands if one.id.rpartition("/")[2] == last)
    return next(exact, None) or next(alike, None)


def _adding(window: "MainWindow", done: Collection[str]) -> Iterator[Command]:
    for kind in KINDS.values():
        id = f"add-{kind.kind}"
        if id not in done:
            yield Command(
                id, f"Add {kind.noun}…", "Record", partial(_add, window, kind), "",
                f"Record {with_article(kind.noun)}", kind.icon, enabled=window.can_write,
            )  # fmt: skip


def _add(window: "MainWindow", kind: type[Recorded]) -> None:
    from oversight_app.ui.record_forms import forms_of

    if window.session is not None:
        forms_of(window.session.context).add(kind)


def _elsewhere(window: "MainWindow", front: str, here: Collection[str]) -> Iterator[Command]:
    for place, commands in COMMANDS.items():
        for one in commands:
            if one.same or (place == front and one.id in here):
                continue
            tab = one.tab or one.at
            address = f"{place}/{tab}" if tab else place
            there = partial(do_there, window, address, one.id)
            if one.look:
                there = partial(look_there, window, address, one.words)
            yield Command(
                f"{place}/{one.id}", one.words, "", there, "",
                f"{address_words(address)} · {one.tip}", one.icon,
            )  # fmt: skip
