"""Ctrl+K: everything that can be reached by typing, over the window."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from oversight_app.ui.commands import Command, why_not
from oversight_app.ui.dialogs.palette import PaletteDialog, Shown, chosen_of
from oversight_app.ui.palette_commands import by_its_id, reached_commands
from oversight_app.ui.palette_more import EXPLAIN, SETTING, explained_rows, make_ready, setting_rows
from oversight_app.ui.palette_rows import (
    COMMANDS,
    GO,
    Group,
    Row,
    command_rows,
    found_groups,
    place_rows,
    spans,
)
from oversight_app.ui.places import address_icon, address_words
from oversight_app.ui.searching import searching

if TYPE_CHECKING:
    from oversight_app.review.find_anything import FoundAnything
    from oversight_app.ui.main_window import MainWindow

RECORDS = "record"
_NAMES = {
    COMMANDS: "Commands", GO: "Places", RECORDS: "Records", "figure": "Figures", "used": "Figures",
    "force": "Forces", "scheme": "Schemes", "import": "Imports", "volunteer": "Volunteers",
    "paper": "Papers", "view": "Saved views", "help": "Help", "term": "Terms",
    "workspace": "Workspaces", SETTING: "Settings", EXPLAIN: "What is this?",
}  # fmt: skip
_RECENT, _DONE = 6, 4
_AT_ONCE = frozenset({COMMANDS, GO, SETTING, EXPLAIN})
"""Kinds that need no looking through."""


def show_palette(window: "MainWindow", words: str = "", kind: str = "") -> PaletteDialog:
    """Open the palette with words already typed, narrowed to one kind ("record") where asked."""
    dialog = PaletteDialog(window.theme, _Source(window), words, kind, window)
    if window.session is not None:
        searching(window.session.context).prepare()
        window.session.jobs.other(
            "palette", "", lambda _p: make_ready(window), lambda _done: None, quiet=True
        )
        window.session.context.open_dialog(dialog, chosen_of(dialog))
    else:
        window.open_dialog(dialog, chosen_of(dialog))
    return dialog


@dataclass(frozen=True, slots=True)
class _Shown:
    groups: tuple[Group, ...]
    said: str = ""


class _Source:
    """What the window has to offer."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._commands = [
            replace(one, run=partial(_run, window, one)) for one in reached_commands(window)
        ]
        self._nothing = ""

    def at_once(self, words: str, kind: str) -> tuple[Group, ...]:
        if not words and not kind:
            return self._start()
        if not words:
            return ()
        groups: list[Group] = []
        if kind in ("", COMMANDS):
            groups.append(command_rows(self._commands, words, self._why, whole=bool(kind)))
        if kind in ("", GO) and self._window.is_open():
            groups.append(place_rows(words, self._window.go_to, whole=bool(kind)))
        if kind in ("", SETTING):
            groups.append(setting_rows(self._window, words, whole=bool(kind)))
        if kind in ("", EXPLAIN):
            groups.append(explained_rows(self._window, words, whole=bool(kind)))
        if self._window.session is None:
            groups += [_workspaces(self._window, words), _help(self._window, words)]
        return tuple(groups)

    def look(self, words: str, kind: str, done: Callable[[Shown], None]) -> bool:
        session = self._window.session
        if session is None or kind in _AT_ONCE:
            return False

        def show(found: "FoundAnything") -> None:
            self._nothing = found.looked_through
            done(_Shown(found_groups(found, self._window.go_to), found.said_instead))

        searching(session.context).look(words, show, (kind,) if kind else None)
        return True

    def kind_words(self, kind: str) -> str:
        return _NAMES.get(kind, "Everything")

    def nothing(self, words: str, kind: str) -> str:
        if not words:
            return "Type a reference or any words: what a record says, its notes and its reviews."
        said = f"Nothing says “{words}”."
        if kind == RECORDS:
            said = f"No record says “{words}”. Try fewer words, or part of one."
        return f"{said} {self._nothing}".strip()

    def _start(self) -> tuple[Group, ...]:
        """Before anything is typed: what was pinned, seen, and done lately."""
        window = self._window
        done = _commands_of(self._commands, _lately(window))
        rows = command_rows(done, "", self._why).rows
        groups = [Group("done", "Done lately", rows, len(rows))]
        if window.session is None:
            usual = [one for one in self._commands if one.id in ("new", "open", "sample")]
            first = command_rows(usual, "", self._why)
            return (first, _workspaces(window, ""), *(one for one in groups if one.rows))
        seen = window.going.seen
        here = "/".join(window.going.here.split("/")[:2])
        pins = seen.pins if seen is not None else ()
        recent = [one for one in (seen.seen if seen is not None else ()) if one != here]
        recent = [one for one in recent if one not in pins][:_RECENT]
        groups = [
            _group("pins", "Pinned", [self._place(one, "pin") for one in pins]),
            _group("seen", "Seen lately", [self._place(one) for one in recent]),
            *groups,
        ]
        if not any(one.rows for one in groups):
            groups = [place_rows("", window.go_to)]
        return tuple(groups)

    def _place(self, address: str, icon: str = "") -> Row:
        return Row(
            f"seen/{address}", address_words(address), icon=icon or address_icon(address),
            go=address, run=partial(self._window.go_to, address),
        )  # fmt: skip

    def _why(self, command: Command) -> str:
        return why_not(command, is_open=self._window.is_open(), can_write=self._window.can_write())


def _group(kind: str, title: str, rows: list[Row]) -> Group:
    return Group(kind, title, tuple(rows), len(rows))


def _workspaces(window: "MainWindow", words: str) -> Group:
    rows = tuple(
        Row(
            f"workspace/{path}", path.name, str(path.parent), icon="folder",
            matches=spans(path.name, words), run=partial(window.opening.open_path, path),
        )
        for path in window.settings.remembered
        if not words or spans(path.name, words)
    )  # fmt: skip
    return Group("workspace", "Workspaces opened lately", rows, len(rows))


def _help(window: "MainWindow", words: str) -> Group:
    from oversight_app.help import topics

    rows = tuple(
        Row(
            f"help/{topic.id}", topic.title, icon="help", matches=spans(topic.title, words),
            go=f"help/{topic.id}", run=partial(window.go_to, f"help/{topic.id}"),
        )
        for topic in topics()
        if spans(f"{topic.title}\n{topic.words}", words)
    )  # fmt: skip
    return Group("help", "Help", rows, len(rows))


def _run(window: "MainWindow", command: Command) -> None:
    """Run a command, and put it first among those done lately."""
    others = [one for one in _lately(window) if one != command.id]
    window.settings.set_value("palette/done", " ".join([command.id, *others][:_DONE]))
    command.run()


def _lately(window: "MainWindow") -> list[str]:
    written = window.settings.value("palette/done", "")
    return [one for one in written.split(" ") if one]


def _commands_of(commands: list[Command], ids: list[str]) -> list[Command]:
    found = (by_its_id(commands, one) for one in ids)
    return list({one.id: one for one in found if one is not None}.values())
