"""What stands last in the palette: each setting, and what each measure and chart is."""

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from oversight_app.ui.commands import Command
from oversight_app.ui.palette_rows import Group, command_rows

if TYPE_CHECKING:
    from oversight_app.ui.main_window import MainWindow

SETTING, EXPLAIN = "setting", "explain"
_FEW = 4
_NO_WORD = "\x00"


def setting_rows(window: "MainWindow", words: str, *, whole: bool = False) -> Group:
    """Return the settings that say the words: in what they are called, their help, or the other
    words that they are looked for by."""
    from oversight_app.ui.showing_settings import rows_of, show_settings

    listed = [
        Command(
            f"{SETTING}/{row.id}", row.words, " ".join(row.keywords),
            partial(show_settings, window, row.words), "", f"{row.section} · {row.help}",
            "settings",
        )
        for row in rows_of(is_open=window.is_open())
    ]  # fmt: skip
    return _group(listed, words, SETTING, "Settings", whole=whole)


def explained_rows(window: "MainWindow", words: str, *, whole: bool = False) -> Group:
    """Return the measures and charts that say the words, each leading to *What is this?*."""
    listed = [
        Command(
            f"{EXPLAIN}/{subject}", f"{title}: what is this?", "",
            partial(_explain, window, subject), "", what, "help",
        )
        for subject, title, what in _explained()
    ]  # fmt: skip
    return _group(listed, words, EXPLAIN, "What is this?", whole=whole)


def make_ready(window: "MainWindow") -> None:
    """Read what both list, off the main thread, before the first letter is typed."""
    setting_rows(window, _NO_WORD)
    explained_rows(window, _NO_WORD)


@lru_cache(1)
def _explained() -> tuple[tuple[str, str, str], ...]:
    """Each thing that has an explanation: its id, what it is called, and what it is."""
    from oversight_app.review.what_is_this import subjects, what_is_this

    found = (what_is_this(one) for one in subjects())
    return tuple((one.subject, one.title, one.what) for one in found)


def _explain(window: "MainWindow", subject: str) -> None:
    from oversight_app.review.what_is_this import what_is_this
    from oversight_app.ui.what_is_this import ExplainDialog

    window.open_dialog(ExplainDialog(what_is_this(subject)))


def _group(listed: Sequence[Command], words: str, kind: str, title: str, *, whole: bool) -> Group:
    return command_rows(
        listed, words, lambda _one: "", whole=whole, named=(kind, title), few=_FEW, last=True
    )
