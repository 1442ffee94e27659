"""What stands beside the fields of a record: links, notes, reviews, who changed what."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from oversight_app.domain.periods import written_date
from oversight_app.domain.record_kinds import Link, Linked
from oversight_app.review.record_facts import RecordFacts
from oversight_app.review.record_linked import place_of
from oversight_app.review.record_words import RecordWords
from oversight_app.store.record_history import FieldChange, RecordChange
from oversight_app.store.record_notes import Note
from oversight_app.store.record_reviews import Review, reviewable
from oversight_app.ui import icons
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.card import Card
from oversight_app.ui.widgets.growing_text import GrowingText
from oversight_app.ui.widgets.label import button, label

_FEW = 3
_LONG = 160


class RecordSide(QWidget):
    """Shows them; what a person asks for is sent to whoever keeps it."""

    opened = Signal(int)
    """The ``id`` of a linked record to open."""
    place_asked = Signal(str)
    """The place of a linked figure, scheme or import, as ``Context.go_to`` takes it."""
    link_asked = Signal()
    link_dropped = Signal(object)
    """The ``Link`` to take away."""
    note_edited = Signal()
    note_added = Signal(str)
    note_deleted = Signal(object)
    """The ``Note``."""
    review_asked = Signal()

    def __init__(self, theme: Theme, *, locked: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._locked = theme, locked
        self._facts: RecordFacts | None = None
        self._all_history = False
        self.links, self._links = _card("Links")
        self.notes, self._notes = _card("Notes")
        self.reviews, self._reviews = _card("Reviewed")
        self.history, self._history = _card("History")
        self.add_link = self.links.add_action("Link…", "Link it with a record, scheme or figure")
        self.add_link.setObjectName("add-link")
        self.add_link.clicked.connect(lambda _c=False: self.link_asked.emit())
        self.review = self.reviews.add_action(
            "Mark as reviewed…", "Say that it was looked at, and when it is next"
        )
        self.review.setObjectName("mark-reviewed")
        self.review.clicked.connect(lambda _c=False: self.review_asked.emit())
        self.more = self.history.add_action("Show all", "Show every change since it was made")
        self.more.setObjectName("all-history")
        self.more.clicked.connect(lambda _c=False: self._show_all_history())
        self.note = GrowingText(2)
        self.note.setObjectName("note")
        self.note.setAccessibleName("A note")
        self.note.setToolTip("A note on this record")
        self.note.setPlaceholderText("Write a note")
        self.keep_note = button("Add note", tip="Attach this note to the record")
        self.keep_note.setObjectName("keep-note")
        self.keep_note.setEnabled(False)
        self.note.textChanged.connect(
            lambda: self.keep_note.setEnabled(bool(self.note.toPlainText().strip()))
        )
        self.note.textChanged.connect(self.note_edited)
        self.keep_note.clicked.connect(
            lambda _c=False: self.note_added.emit(self.note.toPlainText())
        )
        self._lay_out()
        for one in (self.add_link, self.review, self.note, self.keep_note):
            one.setEnabled(one.isEnabled() and not locked)

    def show_facts(self, facts: RecordFacts) -> None:
        """Show what a record is linked with, and what became of it."""
        self._facts = facts
        kept = facts.record.id != 0
        self.notes.setVisible(kept)
        self.reviews.setVisible(kept and (reviewable(type(facts.record)) or bool(facts.reviews)))
        self.review.setVisible(reviewable(type(facts.record)))
        self.history.setVisible(kept)
        _fill(self._links, [self._linked(one) for one in facts.linked] or [_none("No links yet")])
        _fill(self._notes, [self._note(one) for one in facts.notes])
        _fill(self._reviews, [_review(one) for one in facts.reviews] or [_none("Not reviewed yet")])
        self._show_history()

    def clear_note(self) -> None:
        """Empty the note that has been kept."""
        self.note.clear()

    def show_note(self, words: str) -> None:
        """Show again a note that was written and not kept."""
        self.note.setPlainText(words)

    @property
    def note_typed(self) -> str:
        """A note that is written and not kept."""
        return self.note.toPlainText().strip()

    def _lay_out(self) -> None:
        foot = QWidget()
        rows = QVBoxLayout(foot)
        rows.setContentsMargins(16, 4, 16, 14)
        rows.setSpacing(8)
        rows.addWidget(self.note)
        end = QHBoxLayout()
        end.addStretch(1)
        end.addWidget(self.keep_note)
        rows.addLayout(end)
        self.notes.add(foot, 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        for card in (self.links, self.notes, self.reviews, self.history):
            box.addWidget(card)
        box.addStretch(1)

    def _linked(self, one: Linked) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(4)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(one.words, Role.CAPTION, "text3"))
        if one.record_id is not None:
            name = f"{one.words} {one.reference}: {one.title}. Open"
            made = _way(one.reference, f"Open {one.reference}", name)
            made.setObjectName(f"open-{one.reference}")
            made.clicked.connect(partial(self._open, one.record_id))
            words.addLayout(_alone(made))
        elif place := place_of(one.link):
            name = f"{one.words} {one.kind} {one.title}. Show its page"
            made = _way(f"Show {one.kind}", f"Show the page of this {one.kind}", name)
            made.setObjectName(f"show-{one.kind}")
            made.clicked.connect(partial(self._show_place, place))
            words.addLayout(_alone(made))
        words.addWidget(label(one.title, wrap=True))
        across.addLayout(words, 1)
        drop = self._cross(f"Take this link away: {one.words} {one.reference or one.title}")
        drop.clicked.connect(partial(self._drop, one.link))
        across.addWidget(drop)
        return row

    def _note(self, note: Note) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        by = f", {note.noted_by}" if note.noted_by else ""
        words.addWidget(label(f"{written_date(note.noted_on)}{by}", Role.CAPTION, "text3"))
        words.addWidget(label(note.words, wrap=True, selectable=True))
        across.addLayout(words, 1)
        drop = self._cross(f"Delete the note of {written_date(note.noted_on)}")
        drop.clicked.connect(partial(self._delete_note, note))
        across.addWidget(drop)
        return row

    def _cross(self, tip: str) -> QPushButton:
        made = button("", "link", tip)
        made.setAccessibleName(tip)
        size = self._theme.px(14)
        made.setIcon(icons.icon("close", self._theme.tokens.text2, size, self._theme.tokens.text3))
        made.setFixedSize(self._theme.px(28), self._theme.px(28))
        made.setEnabled(not self._locked)
        return made

    def _open(self, number: int, _checked: bool = False) -> None:
        self.opened.emit(number)

    def _show_place(self, place: str, _checked: bool = False) -> None:
        self.place_asked.emit(place)

    def _drop(self, link: Link, _checked: bool = False) -> None:
        self.link_dropped.emit(link)

    def _delete_note(self, note: Note, _checked: bool = False) -> None:
        self.note_deleted.emit(note)

    def _show_all_history(self) -> None:
        self._all_history = True
        self._show_history()

    def _show_history(self) -> None:
        if self._facts is None:
            return
        found = self._facts.changes
        shown = found if self._all_history else found[:_FEW]
        self.more.setVisible(len(shown) < len(found))
        _fill(self._history, [_change(one, self._facts.words) for one in shown])


def _way(words: str, tip: str, name: str) -> QPushButton:
    """A link whose words stand under those above it."""
    made = button(words, "link", tip)
    made.setAccessibleName(name)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.setProperty("role", Role.CAPTION.value)
    made.setStyleSheet("padding: 0; font-weight: 600")
    return made


def _alone(made: QPushButton) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(made)
    line.addStretch(1)
    return line


def change_lines(change: RecordChange, words: RecordWords) -> list[tuple[str, str]]:
    """Return (name of the field, "before → after") of one save, in words."""
    return [(field.name, _step(field, words)) for field in change.fields]


def _step(field: FieldChange, words: RecordWords) -> str:
    before, after = words.words(field.spec, field.before), words.words(field.spec, field.after)
    return f"{_cut(before) or 'blank'} → {_cut(after) or 'blank'}"


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONG else f"{line[:_LONG].rsplit(' ', 1)[0]}…"


def _change(change: RecordChange, words: RecordWords) -> QWidget:
    part = QWidget()
    box = QVBoxLayout(part)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(1)
    verb = "added by" if change.made else "changed by"
    box.addWidget(
        label(f"{written_date(change.day)}, {verb} {change.who}", Role.CAPTION, "text3", wrap=True)
    )
    if change.made:
        return part
    for name, said in change_lines(change, words):
        box.addWidget(label(name, Role.CAPTION, "text2"))
        box.addWidget(label(said, wrap=True, selectable=True))
    return part


def _review(review: Review) -> QWidget:
    part = QWidget()
    box = QVBoxLayout(part)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    by = f", {review.reviewed_by}" if review.reviewed_by else ""
    box.addWidget(label(f"{written_date(review.reviewed_on)}{by}", Role.CAPTION, "text3"))
    if review.outcome:
        box.addWidget(label(review.outcome, wrap=True, selectable=True))
    if review.next_review is not None:
        box.addWidget(
            label(f"Next review by {written_date(review.next_review)}", Role.CAPTION, "text2")
        )
    return part


def _none(words: str) -> QWidget:
    return label(words, ink="text2")


def _card(title: str) -> tuple[Card, QVBoxLayout]:
    card = Card(title)
    inside = QWidget()
    rows = QVBoxLayout(inside)
    rows.setContentsMargins(16, 0, 8, 12)
    rows.setSpacing(10)
    card.add(inside, 0)
    return card, rows


def _fill(rows: QVBoxLayout, parts: Sequence[QWidget]) -> None:
    while (item := rows.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
    for part in parts:
        rows.addWidget(part)
    inside = rows.parentWidget()
    if inside is not None:
        inside.setVisible(bool(parts))
