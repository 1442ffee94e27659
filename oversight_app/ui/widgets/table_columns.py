"""A table's columns as a person wants them: order, which are seen, how wide, which stay still."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QTableView

from oversight_app.domain.findings import Column
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.column_choice import ColumnChoice, key_of, settings_of
from oversight_app.ui.widgets.table_header import TableHeader
from oversight_app.ui.widgets.table_still import StillColumns

UP, DOWN = "Sort from the lowest, or A to Z", "Sort from the highest, or Z to A"
_SORTS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Columned(Protocol):
    """What a table does about its columns when it is asked."""

    def own_columns(self) -> Sequence[Column]:
        """Its columns, those out of sight among them."""

    def whole_width(self, column: int) -> int:
        """The width that shows a column whole."""

    def fit_again(self) -> None:
        """Give every column its width anew."""

    def sortable(self) -> Sequence[int]:
        """The columns that it can be in the order of."""

    def sort_on(self, column: int, down: bool) -> None:
        """Put the rows in the order of a column; -1 is the table's own order."""


class TableColumns(QObject):
    """Keeps what was chosen for the table that is shown, and offers to choose: on its header by
    the mouse, and by the keyboard in the table's own menu."""

    def __init__(
        self, theme: Theme, view: QTableView, header: TableHeader, does: Columned, *, sorts: bool
    ) -> None:
        """``sorts`` False leaves the order to the table: it is not kept here."""
        super().__init__(view)
        self.choice = ColumnChoice()
        self._theme, self._view, self._header, self._does = theme, view, header, does
        self._sorts = sorts
        self._table = ""
        self._keys: tuple[str, ...] = ()
        self._found = False
        self._quiet = True
        self.still = StillColumns(theme, view, header)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda at: self._show_menu(header.logicalIndexAt(at), header.mapToGlobal(at))
        )
        other = self.still.header
        other.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        other.customContextMenuRequested.connect(
            lambda at: self._show_menu(other.logicalIndexAt(at), other.mapToGlobal(at))
        )
        header.sectionResized.connect(self._resized)
        header.sectionHandleDoubleClicked.connect(self.fit_whole)
        header.sortIndicatorChanged.connect(self._ordered)

    def actions(self) -> tuple[QAction, ...]:
        """Make what the table's own menu offers of its columns."""
        order = QMenu("Sort by", self._view)
        order.aboutToShow.connect(lambda: self._fill_order(order))
        choose = QAction("Columns and widths…", self._view)
        choose.setObjectName("table-columns")
        choose.triggered.connect(lambda _c=False: self.ask())
        usual = QAction("Back to usual widths", self._view)
        usual.setObjectName("usual-widths")
        usual.triggered.connect(lambda _c=False: self.use_usual_widths())
        return order.menuAction(), choose, usual

    def take(self, table: str) -> None:
        """Take what was chosen for a table, by its name, before its columns are fitted."""
        keys = tuple(one.key for one in self._does.own_columns())
        settings = settings_of(self._view)
        if table != self._table or (settings is not None and not self._found):
            kept = settings.value(key_of(table)) if settings is not None and table else ""
            if table != self._table or kept:
                self.choice = ColumnChoice.read(kept)
            self._table, self._found = table, settings is not None
        elif keys == self._keys:
            return
        self._keys = keys
        if self._sorts:
            self._sort_as_chosen()

    def sizes(self) -> tuple[Mapping[int, int], Mapping[int, bool]]:
        """Return the widths chosen, in px, and which columns are to be seen or not, by place."""
        columns = self._does.own_columns()
        widths = {
            i: self._theme.px(wide) if (wide := self.choice.widths[one.key]) else 0
            for i, one in enumerate(columns)
            if one.key in self.choice.widths
        }
        shown = {
            i: self.choice.shown[one.key]
            for i, one in enumerate(columns)
            if one.key in self.choice.shown
        }
        if columns and all(shown.get(i) is False for i in range(len(columns))):
            shown = {}
        return widths, shown

    def show_widths(self, widths: Sequence[int]) -> None:
        """Give the columns their widths; 0 hides one."""
        self._quiet = True
        for i, width in enumerate(widths):
            self._view.setColumnHidden(i, not width)
            if width:
                self._view.setColumnWidth(i, width)
        self._quiet = False
        self.still.place(self.choice.still)

    def keep(self, choice: ColumnChoice) -> None:
        """Keep a choice, on this computer, and show the columns so."""
        self._set(choice)
        if self._sorts:
            self._sort_as_chosen()
        self._does.fit_again()

    def use_usual_widths(self) -> None:
        """Let the table fit its columns again."""
        self.keep(replace(self.choice, widths={}))

    def fit_whole(self, column: int) -> None:
        """Make a column as wide as what stands in it."""
        widths = self._widths_now()
        widths[self._key(column)] = self._unscaled(self._does.whole_width(column))
        self.keep(replace(self.choice, widths=widths))

    def ask(self) -> None:
        """Let the columns be chosen: which, how wide, how many stay still."""
        from oversight_app.ui.dialogs.table_columns import TableColumnsDialog

        view = self._view
        seen = [not view.isColumnHidden(i) for i in range(self._header.count())]
        dialog = TableColumnsDialog(
            view.accessibleName(), self._does.own_columns(), seen, self.choice, view.window()
        )
        dialog.accepted.connect(lambda: self.keep(dialog.choice))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda _r: view.setFocus(Qt.FocusReason.PopupFocusReason))
        dialog.open()

    def key(self, event: QKeyEvent) -> bool:
        """Sort by Ctrl+Shift and an arrow; True where that was pressed. Left and right choose the
        column, up and down the way; the same way again gives the table's own order back."""
        arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held != _SORTS or event.key() not in arrows:
            return False
        at, down = self._header.sortIndicatorSection(), self._is_down()
        able = [i for i in self._does.sortable() if not self._view.isColumnHidden(i)]
        if not able:
            return True
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            place = able.index(at) + step if at in able else 0 if step > 0 else len(able) - 1
            self._does.sort_on(able[place % len(able)], down and at in able)
            self._bring_into_sight()
            return True
        wanted = event.key() == Qt.Key.Key_Down
        if at in able and down == wanted:
            self._does.sort_on(-1, False)
        else:
            self._does.sort_on(at if at in able else able[0], wanted)
        return True

    def _is_down(self) -> bool:
        return self._header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder

    def _bring_into_sight(self) -> None:
        at, row = self._header.sortIndicatorSection(), self._view.currentIndex().row()
        model = self._view.model()
        if at >= 0 and model.rowCount():
            self._view.scrollTo(model.index(max(0, row), at))

    def _key(self, column: int) -> str:
        return self._does.own_columns()[column].key

    def _unscaled(self, width: int) -> int:
        return max(1, round(width * 100 / max(1, self._theme.px(100))))

    def _widths_now(self) -> dict[str, int]:
        """Every width as it is: what is out of sight stays so, and nothing else moves."""
        columns = self._does.own_columns()
        widths = {
            one.key: 0 if self._view.isColumnHidden(i) else self._unscaled(
                self._view.columnWidth(i)
            )
            for i, one in enumerate(columns)
        }  # fmt: skip
        last = max((i for i, one in enumerate(columns) if widths[one.key]), default=-1)
        if last >= 0:
            # It has what was left over as well.
            key = columns[last].key
            widths[key] = min(widths[key], self._unscaled(self._does.whole_width(last)))
        return widths

    def _resized(self, column: int, _old: int, new: int) -> None:
        if self._quiet or not new or column >= len(self._does.own_columns()):
            return
        widths = {**self._widths_now(), self._key(column): self._unscaled(new)}
        self._set(replace(self.choice, widths=widths))
        self._does.fit_again()

    def _ordered(self, column: int, order: Qt.SortOrder) -> None:
        if self._quiet or not self._sorts:
            return
        columns = self._does.own_columns()
        key = columns[column].key if 0 <= column < len(columns) else ""
        down = bool(key) and order is Qt.SortOrder.DescendingOrder
        self._set(replace(self.choice, sorted_by=key, down=down))

    def _sort_as_chosen(self) -> None:
        keys = [one.key for one in self._does.own_columns()]
        at = keys.index(self.choice.sorted_by) if self.choice.sorted_by in keys else -1
        was, self._quiet = self._quiet, True
        self._does.sort_on(at, self.choice.down)
        self._quiet = was

    def _set(self, choice: ColumnChoice) -> None:
        if choice == self.choice:
            return
        self.choice = choice
        settings = settings_of(self._view)
        if settings is not None and self._table:
            settings.set_value(key_of(self._table), choice.written())

    # Menus.

    def _fill_order(self, menu: QMenu) -> None:
        menu.clear()
        columns = self._does.own_columns()
        able = [i for i in self._does.sortable() if not self._view.isColumnHidden(i)]
        _add(menu, "Usual order", partial(self._does.sort_on, -1, False))
        menu.addSeparator()
        for i in able:
            here = self._header.sortIndicatorSection() == i
            down = here and not self._is_down()
            way = ", highest or Z first" if down else ""
            _add(menu, columns[i].heading + way, partial(self._does.sort_on, i, down))

    def _show_menu(self, column: int, at: QPoint) -> None:
        columns = self._does.own_columns()
        menu = QMenu(self._view)
        menu.setObjectName("column-menu")
        if 0 <= column < len(columns):
            name = f"“{columns[column].heading}”"
            menu.setAccessibleName(f"The column {name}")
            if column in self._does.sortable():
                _add(menu, UP, partial(self._does.sort_on, column, False))
                _add(menu, DOWN, partial(self._does.sort_on, column, True))
                _add(menu, "Usual order", partial(self._does.sort_on, -1, False))
                menu.addSeparator()
            _add(menu, f"Fit {name} to its words", partial(self.fit_whole, column))
            before = [i for i in range(column + 1) if not self._view.isColumnHidden(i)]
            still = replace(self.choice, still=len(before))
            _add(menu, f"Keep still up to {name}", partial(self.keep, still))
            if len([i for i in range(len(columns)) if not self._view.isColumnHidden(i)]) > 1:
                hidden = {**self.choice.shown, columns[column].key: False}
                _add(menu, f"Hide {name}", partial(self.keep, replace(self.choice, shown=hidden)))
            menu.addSeparator()
        _add(menu, "Columns and widths…", self.ask)
        _add(menu, "Back to usual widths", self.use_usual_widths)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)


def _add(menu: QMenu, words: str, run: Callable[[], None]) -> None:
    # An ampersand would be taken for the mark of a key.
    menu.addAction(words.replace("&", "&&")).triggered.connect(lambda _c=False: run())
