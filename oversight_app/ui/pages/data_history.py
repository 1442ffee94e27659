"""History of changes: who did what, when; the newest first, as far back as one asks."""

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from oversight_app.domain.findings import Align, Column, Row, Table
from oversight_app.domain.wording import Quantity
from oversight_app.ui.context import Context
from oversight_app.ui.pages.data_tab import DataTab
from oversight_app.ui.widgets.status_line import moment

if TYPE_CHECKING:
    from oversight_app.store.history import HistoryEntry
    from oversight_app.store.workspace import Workspace

_A_PAGE = 200


class HistoryTab(DataTab):
    """Entries are only ever added; a changed one would break the chain."""

    id = "history"
    title = "History of changes"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._entries: tuple[HistoryEntry, ...] = ()
        self._earlier = self.add_action(
            "Show earlier changes", self._more, "Read further back in the history"
        )
        self._earlier.setEnabled(False)

    def reload(self) -> None:
        """Read the newest entries."""
        self.context.jobs.read("data-history", _read, self._show)

    def open_row(self, key: str) -> None:
        """Show what the rows said before and after."""
        entry = next((e for e in self._entries if str(e.seq) == key), None)
        if entry is not None:
            self.show_rows(entry_table(entry))

    def _more(self) -> None:
        last = self._entries[-1].seq
        read = partial(_read, before=last)
        self.context.jobs.read("data-history", read, self._add)

    def _show(self, entries: "tuple[HistoryEntry, ...]") -> None:
        from oversight_app.store.history import UNAUTHENTICATED

        self._entries = entries
        self.say("Every change, in the order it was made", UNAUTHENTICATED)
        self._fill(len(entries) == _A_PAGE)

    def _add(self, entries: "tuple[HistoryEntry, ...]") -> None:
        self._entries += entries
        self._fill(len(entries) == _A_PAGE)

    def _fill(self, there_may_be_more: bool) -> None:
        self._earlier.setEnabled(there_may_be_more)
        self.show_table(history_table(self._entries))


def _read(workspace: "Workspace", before: int | None = None) -> "tuple[HistoryEntry, ...]":
    from oversight_app.store import history

    return history.entries(workspace, _A_PAGE, before)


def history_table(entries: "tuple[HistoryEntry, ...]") -> Table:
    """Make the table of entries; the fingerprint is the start of each entry's hash."""
    columns = (
        Column("seq", "No.", Align.RIGHT),
        Column("when", "When"),
        Column("who", "Who"),
        Column("what", "What was done"),
        Column("hash", "Fingerprint", tip="The start of the entry's hash in the chain"),
    )
    rows = tuple(
        Row(
            str(entry.seq),
            (Quantity(entry.seq), moment(entry.at), entry.who, entry.action, entry.hash[:12]),
        )
        for entry in entries
    )
    note = "Newest first. Enter shows what changed."
    return Table("history", "Changes", columns, rows, note)


def entry_table(entry: "HistoryEntry") -> Table:
    """Make the table of one entry: each field that changed, before and after."""
    columns = (
        Column("where", "Record"),
        Column("field", "Field"),
        Column("before", "Before"),
        Column("after", "After"),
    )
    rows: list[Row] = []
    if entry.before is None and entry.after is None:
        return Table("entry", entry.action, columns, (), "What it held was disposed of.")
    for name, before, after in _paired(entry.before or (), entry.after or ()):
        for field in dict.fromkeys((*before, *after)):
            then, now = _written(before.get(field)), _written(after.get(field))
            if field not in ("table", "id") and then != now:
                rows.append(Row(str(len(rows)), (name, field.replace("_", " "), then, now)))
    note = f"Entry {entry.seq}, {moment(entry.at)}, {entry.who}. Hash {entry.hash}"
    return Table("entry", entry.action, columns, tuple(rows), note)


def _paired(before: Any, after: Any) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Put each row's state before beside its state after, in the order they were written."""
    pairs = []
    for index in range(max(len(before), len(after))):
        then = before[index] if index < len(before) else {}
        now = after[index] if index < len(after) else {}
        name = str(now.get("table") or then.get("table") or now.get("file") or then.get("file", ""))
        pairs.append((name.replace("_", " "), then, now))
    return pairs


def _written(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
