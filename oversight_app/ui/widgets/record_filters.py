"""What a list of records is narrowed to: words, how they stand, whose, about which scheme, as at
which day; and the views that are kept."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import partial
from typing import Any, get_args

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from oversight_app.domain.annotations import SavedView
from oversight_app.domain.periods import written_date
from oversight_app.domain.record_kinds import GROUPS
from oversight_app.domain.recorded import Recorded
from oversight_app.review.record_listing import RecordListing, Show, chosen
from oversight_app.ui.accessible.announcing import announce
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.chips import Chip, Chips
from oversight_app.ui.widgets.day_field import DayLine
from oversight_app.ui.widgets.filter_bar import FilterBar
from oversight_app.ui.widgets.label import button, label

_PAUSE_MS = 120
_LETTERS = 26
SHOWN = (("open", "Open"), ("overdue", "Overdue"), ("all", "All"))


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What is shown. ``kind`` is the id of a kind, ``columns`` are fields (none: the usual)."""

    kind: str
    words: str = ""
    show: Show = "all"
    owner: str = ""
    scheme: str = ""
    as_at: date | None = None
    columns: tuple[str, ...] = ()

    def applied(self, listing: RecordListing) -> RecordListing:
        """Return what remains of a listing."""
        return chosen(
            listing, words=self.words, show=self.show, owner=self.owner, scheme=self.scheme
        )

    def chips(self, listing: RecordListing) -> list[Chip]:
        """What it is narrowed by, each to be cleared."""
        found: list[Chip] = []
        if self.words:
            found.append(("words", "", f"“{self.words}”"))
        if self.show != "all":
            found.append(("show", "", dict(SHOWN)[self.show]))
        if self.owner:
            found.append(("owner", "", self.owner))
        if self.scheme:
            name = listing.words.schemes.get(self.scheme, self.scheme)
            found.append(("scheme", "", name))
        if self.as_at:
            found.append(("as_at", "", f"As at {written_date(self.as_at)}"))
        return found

    def without(self, field: str) -> "Narrowed":
        """Return it without one of its chips."""
        fresh = Narrowed(self.kind)
        return replace(self, **{field: getattr(fresh, field)})

    def cleared(self) -> "Narrowed":
        """Return it without any."""
        return Narrowed(self.kind, columns=self.columns)

    def written(self) -> str:
        """Return it as a saved view keeps it."""
        said = {**asdict(self), "as_at": self.as_at.isoformat() if self.as_at else None}
        return json.dumps(said, ensure_ascii=False, sort_keys=True)

    @classmethod
    def read(cls, written: str, kinds: Sequence[str]) -> "Narrowed":
        """Read a saved view; what it no longer holds is left out."""
        said = json.loads(written)
        kind = said.get("kind") if said.get("kind") in kinds else kinds[0]
        show = said.get("show")
        as_at = said.get("as_at")
        return cls(
            kind,
            str(said.get("words", "")),
            show if show in get_args(Show) else "all",
            str(said.get("owner", "")),
            str(said.get("scheme", "")),
            date.fromisoformat(as_at) if as_at else None,
            tuple(said.get("columns", ())),
        )


class RecordFilters(QWidget):
    """``narrowed`` carries a ``Narrowed`` that a person chose."""

    narrowed = Signal(object)
    save_asked = Signal()
    view_deleted = Signal(object)
    """The ``SavedView`` to delete."""

    def __init__(
        self, theme: Theme, kinds: Sequence[type[Recorded]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kinds = {one.kind: one for one in kinds}
        self.now = Narrowed(next(iter(self._kinds)))
        self.bar = FilterBar()
        self.search = QLineEdit()
        self.search.setProperty("finds", True)
        self.search.setObjectName("search-records")
        self.search.setPlaceholderText("Search these records")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName("Search these records")
        self.search.setToolTip(
            "Any words or a number: Q-031, insurance. Shown as you type (Ctrl+F)"
        )
        self.as_at = DayLine(date.min)
        self.as_at.setObjectName("as-at")
        self.as_at.setAccessibleName("As at")
        self.as_at.setToolTip("Show the list as it was at the end of a day; empty for now")
        self.as_at.setPlaceholderText("Today")
        self.remaining = label("", Role.CAPTION, "text2")
        self.chips = Chips(theme)
        self.save = button("Save view", "link", "Keep these filters by name")
        self.save.setObjectName("save-view")
        self.views = button("Views", "link", "Go to a view that was kept")
        self.views.setObjectName("views")
        self.menu = QMenu(self.views)
        self.views.setMenu(self.menu)
        self.views.hide()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._lay_out(theme)
        self._listen()

    def show_listing(self, now: Narrowed, listing: RecordListing, remain: int, of: int) -> None:
        """Show what is chosen of a listing and how many records remain; sends nothing."""
        self.now = now
        self.as_at.today = listing.today
        self.bar.offer("kind", self._kinds_offered(), now.kind)
        self.bar.offer("show", [*_first(SHOWN, "all")], now.show)
        owners = [("", "Anyone"), *((one, one) for one in listing.owners)]
        self.bar.offer("owner", _with(owners, now.owner), now.owner)
        self.bar.show_choice("owner", len(owners) > 1)
        schemes = [("", "All schemes"), *listing.schemes]
        self.bar.offer("scheme", _with(schemes, now.scheme), now.scheme)
        self.bar.show_choice("scheme", len(schemes) > 1)
        if self.search.text().strip() != now.words:
            self.search.setText(now.words)
        if self.as_at.day != now.as_at:
            self.as_at.show_day(now.as_at)
        chips = now.chips(listing)
        self.chips.show_chips(chips)
        self.chips.setVisible(bool(chips))
        self.bar.clear_all.setVisible(bool(chips))
        records = "record" if of == 1 else "records"
        said = f"{remain:,} of {of:,} {records}" if remain != of else f"{of:,} {records}"
        if said != self.remaining.text() and self.isVisible():
            announce(self.remaining, f"{said} shown")
        self.remaining.setText(said)
        self.remaining.setAccessibleName(f"{said} shown")

    def show_views(self, views: Sequence[SavedView], *, allow: bool) -> None:
        """Offer the views that are kept; ``allow`` lets them be saved and deleted."""
        self.save.setEnabled(allow)
        self.menu.clear()
        for view in views:
            self._add(self.menu, view.name, partial(self._go_to, view))
        if views and allow:
            self.menu.addSeparator()
            delete = self.menu.addMenu("Delete a view")
            for view in views:
                self._add(delete, view.name, partial(self.view_deleted.emit, view))
        self.views.setVisible(bool(views))

    def _kinds_offered(self) -> list[tuple[object, str]]:
        """The kinds, a line between the groups of them."""
        group_of = {kind: group for group, some in enumerate(GROUPS) for kind in some}
        found: list[tuple[object, str]] = []
        before = None
        for id, kind in self._kinds.items():
            if before is not None and group_of[id] != before:
                found.append((None, ""))
            before = group_of[id]
            found.append((id, kind.plural))
        return found

    def _add(self, menu: QMenu, words: str, run: Callable[[], None]) -> None:
        action = menu.addAction(words.replace("&", "&&"))
        action.triggered.connect(lambda _c=False: run())

    def _go_to(self, view: SavedView) -> None:
        self._choose(Narrowed.read(view.selection, tuple(self._kinds)))

    def _choose(self, now: Narrowed) -> None:
        if now != self.now:
            self.now = now
            self.narrowed.emit(now)

    def _picked(self, name: str, value: object) -> None:
        if name == "kind":
            self._choose(replace(self.now.cleared(), kind=str(value), columns=()))
        else:
            said: dict[str, Any] = {name: value}
            self._choose(replace(self.now, **said))

    def _search_now(self) -> None:
        self._pause.stop()
        self._choose(replace(self.now, words=self.search.text().strip()))

    def _day_typed(self) -> None:
        if self.as_at.readable:
            self._choose(replace(self.now, as_at=self.as_at.day))

    def _cleared(self, field: str) -> None:
        if field == "words":
            self.search.clear()
        if field == "as_at":
            self.as_at.clear()
        self._choose(self.now.without(field))

    def _clear_all(self) -> None:
        self.search.clear()
        self.as_at.clear()
        self._choose(self.now.cleared())

    def _listen(self) -> None:
        self.search.textChanged.connect(lambda _t: self._pause.start())
        self.search.returnPressed.connect(self._search_now)
        self._pause.timeout.connect(self._search_now)
        self.as_at.editingFinished.connect(self._day_typed)
        self.bar.chosen.connect(self._picked)
        self.bar.cleared.connect(self._clear_all)
        self.chips.cleared.connect(lambda field, _code: self._cleared(field))
        self.save.clicked.connect(lambda _c=False: self.save_asked.emit())

    def _lay_out(self, theme: Theme) -> None:
        self.bar.add_part(self.search)
        self.bar.add_choice("kind", "", "Which records are listed", 14)
        self.bar.choice("kind").setAccessibleName("Kind of record")
        self.bar.show_choice("kind", len(self._kinds) > 1)
        self.bar.add_choice("show", "Show", "All records, open ones or overdue ones", 8)
        self.bar.add_choice("owner", "Owner", "In whose hands they are", 12)
        self.bar.add_choice("scheme", "Scheme", "Which scheme they are about", 12)
        day = QWidget()
        across = QHBoxLayout(day)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(6)
        caption = label("As at", ink="text2")
        caption.setBuddy(self.as_at)
        across.addWidget(caption)
        across.addWidget(self.as_at)
        self.bar.add_part(day)
        links = QWidget()
        beside = QHBoxLayout(links)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(4)
        for link in (self.remaining, self.bar.clear_all, self.views, self.save):
            beside.addWidget(link)
        self.bar.add_part(self.chips)
        self.bar.finish(links)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.bar)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        letter = self.search.fontMetrics().averageCharWidth()
        self.search.setFixedWidth(letter * _LETTERS)
        self.as_at.setFixedWidth(letter * 18)


def _first(options: Sequence[tuple[str, str]], code: str) -> list[tuple[object, str]]:
    """Put one of the options first."""
    return [*(one for one in options if one[0] == code), *(o for o in options if o[0] != code)]


def _with(options: Sequence[tuple[str, str]], code: str) -> list[tuple[object, str]]:
    """Offer what is chosen also where no record has it any more."""
    more = [] if code in {one for one, _ in options} else [(code, code)]
    return [*options, *more]
