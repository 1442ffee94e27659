"""The records of one kind, or of several, as a table: found, narrowed, opened, handed on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from oversight_app.domain.annotations import SavedView
from oversight_app.domain.findings import Table
from oversight_app.domain.periods import written_date
from oversight_app.domain.recorded import Recorded, specs
from oversight_app.review.record_listing import ListedRecord, RecordListing, listing
from oversight_app.review.record_table import giving_way, listed_table, remaining, usual_columns
from oversight_app.store import annotations
from oversight_app.store.drafts import Draft, drafts
from oversight_app.store.record_reviews import reviewable
from oversight_app.store.workspace import Workspace
from oversight_app.ui.commands import Command
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.list_columns import ListColumnsDialog
from oversight_app.ui.record_acts import RecordActs
from oversight_app.ui.record_forms import RecordForms
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.empty_state import EmptyState
from oversight_app.ui.widgets.narrowed_left import remembering
from oversight_app.ui.widgets.record_card import Act, RecordCard
from oversight_app.ui.widgets.record_filters import Narrowed, RecordFilters
from oversight_app.ui.widgets.table_view import TableView
from oversight_app.ui.widgets.whole_rows import WholeRows

_NONE_FITS = "No record fits. Search for less, or clear a filter."


@dataclass(frozen=True, slots=True)
class _Read:
    listing: RecordListing
    views: tuple[SavedView, ...]
    drafts: tuple[Draft, ...]
    table: Table
    """Of all that is listed; what is searched for is picked from it."""


class RecordList(QWidget):
    """``name`` is what its saved views and columns are kept under ("accountability-threads")."""

    selected = Signal(int)
    """The ``id`` of the record that the keyboard is on."""
    opened = Signal(int)
    """The ``id`` of a record whose form was asked for."""
    listed = Signal(object)
    """The ``RecordListing`` that was read."""

    def __init__(
        self,
        context: Context,
        kinds: Sequence[type[Recorded]],
        forms: RecordForms,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.kinds = tuple(kinds)
        self.forms = forms
        self.setObjectName(name)
        self._page = f"records-{name}"
        self._found: RecordListing | None = None
        self._whole: Table | None = None
        self._wanted = 0
        self.adds_by: dict[type[Recorded], Callable[[], None]] = {}
        """How a record of a kind is added, where not by its form."""
        self.acts = RecordActs(context, self)
        self.as_at = Banner(context.theme, BannerKind.RULE)
        self.filters = RecordFilters(context.theme, kinds)
        self.now = self._with_columns(remembering(context, name, self.filters, kinds))
        self.card = RecordCard()
        self.view = TableView(context.theme)
        self.view.setObjectName("records")
        self.view.emphasised = ""
        self.empty = EmptyState("", "Add")
        self._lay_out()
        self._listen()

    @property
    def kind(self) -> type[Recorded]:
        """The kind that is listed."""
        return next(one for one in self.kinds if one.kind == self.now.kind)

    @property
    def current(self) -> ListedRecord | None:
        """The record that the keyboard is on."""
        key = self.view.selected_key()
        rows = self._found.rows if self._found else ()
        return next((one for one in rows if str(one.record.id) == key), None)

    @property
    def chosen(self) -> tuple[ListedRecord, ...]:
        """The records that are selected, in the order shown."""
        if not self.view.selectionModel().hasSelection():
            return ()
        by_key = {str(one.record.id): one for one in self._found.rows} if self._found else {}
        return tuple(by_key[row.key] for row in self.view.selected_rows() if row.key in by_key)

    @property
    def menu(self) -> QMenu:
        """What can be done beside adding and opening."""
        return self.card.menu

    def reload(self) -> None:
        """Read again, staying in place."""
        now, page = self.now, self._page
        kind = self.kind
        columns = now.columns or usual_columns(kind)

        def read(ws: Workspace) -> _Read:
            kept = () if ws.read_only else drafts(ws)
            found = listing(ws, kind, as_at=now.as_at, columns=columns)
            return _Read(
                found,
                annotations.views(ws, page),
                tuple(one for one in kept if one.kind == kind.kind),
                listed_table(found),
            )

        self.context.jobs.read(f"record-list-{id(self)}", read, self._show)

    def show_record(self, record_id: int) -> None:
        """Show the kind of a record and select it, whatever the list was narrowed to."""
        self._wanted = record_id

        def show(kind: str) -> None:
            if kind in {one.kind for one in self.kinds}:
                self.now = self._with_columns(Narrowed(kind))
                self.reload()

        self.context.jobs.read(f"record-kind-{id(self)}", lambda ws: _kind_of(ws, record_id), show)

    def show_kind(self, kind: str, as_at: date | None = None) -> None:
        """List a kind by its id, cleared of all filters; ``as_at`` as on an earlier day."""
        if kind in {one.kind for one in self.kinds}:
            self.now = self._with_columns(Narrowed(kind, as_at=as_at))
        self.reload()

    def show_view(self, view: SavedView) -> None:
        """List what a view was kept of."""
        self._narrow(Narrowed.read(view.selection, [one.kind for one in self.kinds]))

    def narrow(self, **said: object) -> None:
        """Show what is narrowed so (``show="overdue"``), cleared of all else."""
        self._narrow(replace(self.now.cleared(), **said))  # type: ignore[arg-type]

    def add(self) -> None:
        """Open the form of a new record of the kind that is listed."""
        if self._locked:
            return
        own = self.adds_by.get(self.kind)
        if own is not None:
            own()
        else:
            self.forms.add(self.kind, saved=self._saved)

    def open_current(self) -> None:
        """Open the selected record; in an earlier state, what it said then."""
        one = self.current
        if one is None:
            return
        self.opened.emit(one.record.id)
        if self.now.as_at is not None and self._found is not None:
            self.acts.show_as_at(one.record, self._found.words, self.now.as_at)
        else:
            self.forms.open(one.record.id, self._saved)

    def commands(self) -> tuple[Command, ...]:
        """What can be done with it, for the page's menus."""

        def on_one() -> bool:
            return self.current is not None and not self._locked

        noun = self.kind.noun
        return (
            Command("record-add", f"Add {_a(noun)}…", "Record", self.add, "Ctrl+N",
                    f"Type in a new {noun}", "plus", enabled=lambda: not self._locked),
            Command("record-open", "Open the record", "Record", self.open_current, "",
                    "Read it, change it, link it (Enter)", "edit",
                    enabled=lambda: self.current is not None, needs="Select a record first.",
                    separated=True),
            Command("record-review", "Mark as reviewed…", "Record", self._review, "",
                    "Say that the selected records were looked at", "check", enabled=on_one,
                    needs="Select a record first."),
            Command("record-hand-over", "Hand over open work…", "Record", self._hand_over, "",
                    "Give all open work of one office to another", "swap",
                    enabled=lambda: not self._locked, separated=True),
            Command("record-delete", "Delete the selected records", "Record", self._delete, "",
                    "Undo brings them back", "delete", enabled=on_one,
                    needs="Select a record first."),
        )  # fmt: skip

    # Qt's own names, for Ctrl+F.

    def event(self, event: QEvent) -> bool:
        """While the keyboard is in the list, Ctrl+F is the list's and not the page's."""
        if event.type() is QEvent.Type.ShortcutOverride and _finds(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+F goes to the search; Esc there goes back to the records."""
        if event.matches(QKeySequence.StandardKey.Find):
            self.filters.search.setFocus()
            self.filters.search.selectAll()
        elif event.key() == Qt.Key.Key_Escape and self.filters.search.hasFocus():
            self.view.setFocus()
        else:
            super().keyPressEvent(event)

    # Reading and showing.

    @property
    def _locked(self) -> bool:
        return self.context.read_only or self.now.as_at is not None

    def _narrow(self, now: Narrowed) -> None:
        """Show less or more of what was read; read again where that is not enough."""
        before, self.now = self.now, self._with_columns(now)
        again = (before.kind, before.as_at, before.columns) != (
            self.now.kind, self.now.as_at, self.now.columns,
        )  # fmt: skip
        if again:
            self.reload()
        else:
            self._fill()

    def _show(self, read: _Read) -> None:
        self._found, self._whole = read.listing, read.table
        self.card.show_drafts(read.drafts, self.kind.noun)
        self.filters.show_views(read.views, allow=not self.context.read_only)
        self._fill()
        self.listed.emit(read.listing)

    def _fill(self) -> None:
        found, whole = self._found, self._whole
        if found is None or whole is None:
            return
        left = self.now.applied(found)
        noun, plural = found.kind.noun, found.kind.plural
        self.filters.show_listing(self.now, found, len(left.rows), len(found.rows))
        late = sum(one.overdue for one in found.rows)
        self.card.set_words(plural, f"{late:,} overdue" if late else "")
        # Where words would be cut short, what was not asked for gives way to what it is about.
        self.view.gives_way = () if self.now.columns else giving_way(found)
        self.view.set_table(remaining(whole, left, _NONE_FITS))
        day = self.now.as_at
        self.as_at.set_words(
            f"As at {written_date(day)}. Nothing can be changed in this view." if day else ""
        )
        self.empty.set_words(f"There is no {noun} yet.")
        self.empty.action.setText(f"Add {_a(noun)}…")
        self.empty.action.setEnabled(not self._locked)
        nothing = not found.rows and day is None
        self.stack.setCurrentWidget(self.empty if nothing else self.card)
        wanted, self._wanted = self._wanted, 0
        if wanted:
            self.view.select_key(str(wanted))
        self._look_again()

    def _look_again(self) -> None:
        """See which actions can be taken now."""
        self.card.allow(
            one=self.current is not None,
            many=len(self.chosen),
            free=not self._locked,
            reviewed=reviewable(self.kind),
            earlier=self.now.as_at is not None,
        )

    def _with_columns(self, now: Narrowed) -> Narrowed:
        """Take the columns that were chosen on this computer, where none are said."""
        if now.columns:
            return now
        kind = next(one for one in self.kinds if one.kind == now.kind)
        known = {spec.id for spec in specs(kind)}
        kept = self.context.settings.value(self._columns_key(now.kind))
        return replace(now, columns=tuple(id for id in kept.split() if id in known))

    def _columns_key(self, kind: str) -> str:
        return f"{self._page}/columns-{kind}"

    # What can be done.

    def _saved(self, record_id: int) -> None:
        self._wanted = record_id
        self.reload()

    def _review(self) -> None:
        chosen = self.chosen
        if chosen and not self._locked and reviewable(self.kind):
            self.acts.mark_reviewed(*(one.record.id for one in chosen))

    def _hand_over(self) -> None:
        if not self._locked:
            one = self.current
            self.acts.hand_over(one.owner if one else self.now.owner)

    def _delete(self) -> None:
        chosen = self.chosen
        if chosen and not self._locked:
            self.acts.delete(*(one.record for one in chosen))

    def _choose_columns(self) -> None:
        kind = self.kind
        dialog = ListColumnsDialog(
            kind.plural, specs(kind), self.now.columns or usual_columns(kind), self.window()
        )

        def choose() -> None:
            usual = dialog.chosen == usual_columns(kind) or not dialog.chosen
            kept = "" if usual else " ".join(dialog.chosen)
            self.context.settings.set_value(self._columns_key(kind.kind), kept)
            self._narrow(replace(self.now, columns=() if usual else dialog.chosen))

        self.context.open_dialog(dialog, choose)

    def _save_view(self) -> None:
        found = self._found
        if found is None:
            return
        chips = ", ".join(words for _field, _code, words in self.now.chips(found))
        shown = f"{self.kind.plural}, {chips}" if chips else self.kind.plural
        taken = [action.text() for action in self.filters.menu.actions()]
        self.acts.save_view(self._page, self.now.written(), taken, shown)

    # Laying out.

    def _lay_out(self) -> None:
        self.card.add(WholeRows(self.view))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.card)
        self.stack.addWidget(self.empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addWidget(self.as_at)
        box.addWidget(self.filters)
        box.addWidget(self.stack, 1)
        self.setFocusProxy(self.view)

    def _listen(self) -> None:
        self.card.draft_asked.connect(self.forms.go_on)
        for act, run in (
            (Act.ADD, self.add), (Act.OPEN, self.open_current), (Act.REVIEW, self._review),
            (Act.HAND_OVER, self._hand_over), (Act.DELETE, self._delete),
            (Act.COLUMNS, self._choose_columns), (Act.COPY, self._copy),
            (Act.BRING_IN, self._bring_in), (Act.SEND_OUT, self._send_out),
        ):  # fmt: skip
            self.card.on(act, run)
        self.empty.acted.connect(self.add)
        self.filters.narrowed.connect(self._narrow)
        self.filters.save_asked.connect(self._save_view)
        self.filters.view_deleted.connect(self.acts.delete_view)
        self.view.row_activated.connect(lambda _key: self.open_current())
        self.view.row_selected.connect(lambda key: self.selected.emit(int(key)))
        self.view.selection_changed.connect(self._look_again)
        self.acts.done.connect(self.reload)
        delete = QAction("Delete", self.view)
        delete.setShortcut(QKeySequence.StandardKey.Delete)
        delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        delete.triggered.connect(lambda _c=False: self._delete())
        self.view.addAction(delete)

    def _copy(self) -> None:
        self.view.copy_table()
        rows = len(self.view.table.rows)
        self.context.toast("1 record copied" if rows == 1 else f"{rows:,} records copied")

    def _bring_in(self) -> None:
        self.acts.bring_in(self.kind)

    def _send_out(self) -> None:
        found = self._found
        if found is not None:
            self.acts.send_out(self.now.applied(found))


def _finds(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Find)


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _kind_of(ws: Workspace, record_id: int) -> str:
    from oversight_app.store import records

    record = records.one(ws, record_id)
    return record.kind if record is not None else ""
