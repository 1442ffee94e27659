"""F1: everything the keyboard can do, by menu, searched by words or by keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from oversight_app.store.record_search import folded
from oversight_app.ui.commands import Command, shortcuts
from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.label import label

_EVERYWHERE = "Everywhere"
EVERYWHERE = (
    (_EVERYWHERE, "Next control, and the one before", "Tab, Shift+Tab"),
    (_EVERYWHERE, "Within a table or a list", "Arrow keys"),
    (_EVERYWHERE, "Open the row that is marked", "Enter"),
    (_EVERYWHERE, "Copy the rows selected", "Ctrl+C"),
    (_EVERYWHERE, "Sort a table by another column, or the other way", "Ctrl+Shift+Arrow keys"),
    (_EVERYWHERE, "Order, columns and widths of a table", "Shift+F10"),
    (_EVERYWHERE, "Save what a form says", "Ctrl+Enter"),
    (_EVERYWHERE, "Go back one level, close what is open", "Esc"),
    (_EVERYWHERE, "Open a menu by its underlined letter", "Alt"),
    (_EVERYWHERE, "Back and forward with the mouse", "Its side buttons"),
)
"""What works without being anyone's command."""
_GAP = 24


class ShortcutsDialog(FramedDialog):
    """Made from the commands themselves, so that it can't be wrong. Groups keep whole beside one
    another where there is room for two columns."""

    def __init__(self, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__(
            "Keyboard shortcuts",
            "What works on this page. Ctrl+K finds every command by its name, with its keys.",
            parent, width=720,
        )  # fmt: skip
        self.setObjectName("shortcuts")
        self.search = QLineEdit()
        self.search.setObjectName("shortcut-words")
        self.search.setAccessibleName("Search shortcuts")
        self.search.setPlaceholderText("Search: export, Ctrl+E")
        self.search.setToolTip("Words of what is done, or keys")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.above.addWidget(self.search)
        self.none = label("No shortcut says that. Ctrl+K looks through all commands.", ink="text2")
        self.none.hide()
        self.above.addWidget(self.none)
        self._rows: list[tuple[str, str, QWidget]] = []
        self._heads: dict[str, QLabel] = {}
        groups: dict[str, list[tuple[str, str]]] = {}
        for menu, words, keys in (*shortcuts(commands), *EVERYWHERE):
            groups.setdefault(menu, []).append((words, keys))
        two = self.minimumWidth() <= self.most().width()
        # One column where large text leaves no room for two.
        columns = _Beside(2 if two else 1)
        tall = [0] * len(columns.columns)
        for menu, rows in groups.items():
            # Whole groups, each where less stands by then.
            shortest = tall.index(min(tall))
            self._add(columns.columns[shortest], menu, rows)
            tall[shortest] += len(rows) + 2
        for column_box in columns.columns:
            column_box.addStretch(1)
        self.body.addWidget(columns)
        self.add_button("Close", result=False)
        QTimer.singleShot(0, self, self.search.setFocus)

    def _add(self, box: QVBoxLayout, menu: str, rows: Sequence[tuple[str, str]]) -> None:
        head = label(menu, Role.CARD_TITLE)
        head.setContentsMargins(0, 8, 0, 0)
        self._heads[menu] = head
        box.addWidget(head)
        for words, keys in rows:
            row = _Row(words, keys)
            self._rows.append((menu, folded(f"{menu} {words} {keys}"), row))
            box.addWidget(row)

    def _narrow(self, words: str) -> None:
        wanted = folded(words).split()
        seen = set()
        for menu, said, row in self._rows:
            fits = all(word in said for word in wanted)
            row.setVisible(fits)
            if fits:
                seen.add(menu)
        for menu, head in self._heads.items():
            head.setVisible(menu in seen)
        self.none.setVisible(not seen)


class _Beside(QWidget):
    """Columns of equal width."""

    def __init__(self, many: int) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        self.columns = [QVBoxLayout() for _ in range(many)]
        for column in self.columns:
            column.setSpacing(6)
            row.addLayout(column, 1)


class _Row(QWidget):
    """What is done, and the keys at the right."""

    def __init__(self, words: str, keys: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(label(words, wrap=True), 1)
        key = label(keys, Role.CAPTION)
        key.setProperty("part", "key")
        row.addWidget(key, 0, Qt.AlignmentFlag.AlignTop)
