"""The form of a record: a window of its own beside the main one, so that two may be open."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from oversight_app.domain.cautions import Caution, field_cautions
from oversight_app.domain.record_kinds import Link
from oversight_app.domain.recorded import Recorded
from oversight_app.review.record_facts import RecordFacts
from oversight_app.store.drafts import Draft
from oversight_app.ui.accessible.announcing import announce
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.record_questions import ask_about, caution_lines
from oversight_app.ui.record_drafts import LINKS, NOTE, written_links
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.draft_offer import DraftOffer
from oversight_app.ui.widgets.flow_layout import FlowLayout
from oversight_app.ui.widgets.form_part import FormInside
from oversight_app.ui.widgets.label import button, dress_button, label, rule
from oversight_app.ui.widgets.record_panel import RecordPanel
from oversight_app.ui.widgets.record_side import RecordSide

_FIELDS, _SIDE, _TALL = 640, 304, 760
_EDGES, _STEP, _BESIDE = 48, 28, 6
_CAUTION_PAUSE_MS = 400


class RecordForm(QDialog):
    """Shows a record and what is typed. Who keeps it (``record_editing``) is told what is asked.

    ``submitted`` carries True where the form is to close once it is saved. ``step_asked``
    carries the id of a next step.
    """

    submitted = Signal(bool)
    edited = Signal()
    left = Signal()
    """It is closing."""
    step_asked = Signal(str)
    draft_taken = Signal(object)
    draft_dropped = Signal(object)

    def __init__(
        self,
        context: Context,
        facts: RecordFacts,
        links: Sequence[Link] = (),
        noun: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.facts, self.links = facts, tuple(links)
        self._noun = noun or type(facts.record).noun
        self._tried = self._close_once_saved = False
        self._accepted_words: set[str] = set()
        self._looked: dict[str, tuple[str, tuple[Caution, ...]]] = {}
        self._draft: Draft | None = None
        self.setObjectName("record-form")
        self.setWindowFlags(
            Qt.WindowType.Window
            | Qt.WindowType.WindowCloseButtonHint
            | Qt.WindowType.WindowMinMaxButtonsHint
        )
        theme = context.theme
        self.kicker = label("", Role.CAPTION, "text2")
        self.heading = label("", Role.FINDING, wrap=True, selectable=True)
        self.heading.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.state = label("", Role.CAPTION, "text2")
        self.problem = Banner(theme, BannerKind.PROBLEM)
        self.offer = DraftOffer(context.theme)
        # From the outside in: what gets another parent is dressed again with all it holds.
        inside = self._lay_out_top()
        self.panel = RecordPanel(theme, facts, inside)
        self.side = RecordSide(theme, locked=context.read_only)
        self.steps = QWidget()
        self._steps = FlowLayout(self.steps, gap=8, row_gap=4)
        self._steps.setContentsMargins(0, 0, 0, 0)
        self.close_button = button(
            "Close", tip="Close this form; what is not saved stays as a draft (Esc)"
        )
        self.save_button = button("Save", tip="Save, and stay here (Ctrl+S)")
        self.done_button = button("Save and close", "primary", "Save, and close (Ctrl+Return)")
        self._lay_out()
        self._listen()
        self.show_facts(facts)
        if context.read_only:
            self.panel.lock()
            for one in (self.save_button, self.done_button):
                one.hide()

    # What others use.

    @property
    def record(self) -> Recorded:
        """The record as the form says it now."""
        return self.panel.record

    @property
    def changed(self) -> bool:
        """True where something would be lost if it closed without a draft."""
        return self.panel.changed or bool(self.side.note_typed)

    def said(self) -> dict[str, object] | None:
        """What a draft of it keeps; None where nothing was typed."""
        if not self.changed:
            return None
        more: dict[str, object] = {}
        if self.links:
            more[LINKS] = written_links(self.links)
        if self.side.note_typed:
            more[NOTE] = self.side.note_typed
        return {**self.panel.typed, **more}

    def show_facts(self, facts: RecordFacts, *, keep_typed: bool = False) -> None:
        """Show a record as it is kept now. ``keep_typed`` leaves the fields as they are."""
        self.facts = facts
        if keep_typed:
            self.panel.take_version(facts.record)
        else:
            self.panel.show_record(facts.record)
            self._tried = False
        self.side.show_facts(facts)
        self._name()
        self._check()

    def show_side(self, facts: RecordFacts) -> None:
        """Show its links, notes, reviews and history anew, and leave the record alone."""
        self.facts = facts
        self.side.show_facts(facts)

    def show_steps(self, steps: Sequence[tuple[str, str, str]]) -> None:
        """Offer what may be done next: (id, words, icon)."""
        while (item := self._steps.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if steps:
            self._steps.addWidget(label("Next", Role.CAPTION, "text2"))
        for id, words, icon in steps:
            made = button(words, tip=words.rstrip("…"))
            made.setObjectName(f"step-{id}")
            dress_button(made, self.context.theme, icon)
            made.clicked.connect(lambda _c=False, id=id: self.step_asked.emit(id))
            self._steps.addWidget(made)
            made.show()
        self.steps.setVisible(bool(steps))

    def offer_draft(self, draft: Draft) -> None:
        """Say that a draft is kept, and offer to go on with it."""
        self._draft = draft
        self.offer.show_draft(draft)

    def take_draft(self) -> None:
        """Go on with the draft that is offered."""
        self.offer.hide()
        draft, self._draft = self._draft, None
        if draft is not None:
            self.panel.show_typed(draft.said)
            self.side.show_note(str(draft.said.get(NOTE, "")))
            self.draft_taken.emit(draft)

    def say_state(self, words: str) -> None:
        """Say beside the buttons how it stands ("Draft kept at 14:02")."""
        self.state.setText(words)

    def refuse(self, words: str) -> None:
        """Say why it could not be saved, with everything typed still there."""
        self.problem.set_words(words)
        self._close_once_saved = False
        self._wait(waiting=False)

    def saved(self) -> None:
        """It was saved: it can be changed again."""
        self.problem.set_words("")
        self._wait(waiting=False)
        self.say_state("Saved")
        if self._close_once_saved:
            self.reject()

    def submit(self, *, close: bool = False) -> None:
        """Check; ask about what may say who somebody is; send ``submitted``."""
        if self.context.read_only or not self.done_button.isEnabled():
            return
        self._tried = True
        wrong = self._check()
        if wrong:
            fields = "field needs" if len(wrong) == 1 else "fields need"
            self.say_state(f"{len(wrong)} {fields} a look before it can be saved")
            self.panel.go_to(next(iter(wrong)))
            announce(self, next(iter(wrong.values())), at_once=True)
            return
        self._ask_about_cautions(close)

    # Inside.

    def _ask_about_cautions(self, close: bool) -> None:
        record = self.record.cleaned()
        new = {
            id: str(getattr(record, id))
            for id, one in self.panel.editors.items()
            if one.spec.free and getattr(record, id) != getattr(self.panel.kept, id)
        }
        asked = [(id, words) for id, words in new.items() if words not in self._accepted_words]

        def keep() -> None:
            self._accepted_words |= {words for _id, words in asked}
            self._send(close)

        kind = type(record)
        looked = [
            (self.panel.editors[id].spec.heading, words, field_cautions(kind, id, words))
            for id, words in asked
        ]
        ask_about(looked, keep, self)

    def _send(self, close: bool) -> None:
        self._wait(waiting=True)
        self.say_state("Saving")
        self.submitted.emit(close)

    def _wait(self, *, waiting: bool) -> None:
        self.save_button.setEnabled(not waiting)
        self.done_button.setEnabled(not waiting)

    def _edited(self) -> None:
        self.say_state("Not saved yet" if self.changed else "")
        self._check_soon.start()
        self.edited.emit()

    def _check(self) -> dict[str, str]:
        """Say what is wrong beside the fields; what is still to be filled in, and of a new
        record what a blank field lacks, only once the person has tried to save."""
        wrong = self.panel.problems()
        shown = wrong
        if not self._tried:
            early = self.panel.missing() if self.record.id else self.panel.blank()
            shown = {id: words for id, words in wrong.items() if id not in early}
        self.panel.say(shown, caution_lines(self.record, self._cautions()))
        return wrong

    def _cautions(self) -> dict[str, tuple[Caution, ...]]:
        """What may say who somebody is, by field; a text is looked through when it changed."""
        for id, one in self.panel.editors.items():
            if one.spec.free:
                words = str(one.value)
                if self._looked.get(id, ("", ()))[0] != words:
                    self._looked[id] = (words, field_cautions(type(self.record), id, words))
        return {id: found for id, (_words, found) in self._looked.items() if found}

    def _name(self) -> None:
        record, noun = self.facts.record, self._noun
        new = record.id == 0
        self.kicker.setText("" if new else f"{noun.capitalize()} {record.reference}")
        self.kicker.setVisible(not new)
        title = f"New {noun}" if new else self.facts.words.title(record)
        self.heading.setText(title)
        self.setWindowTitle(title if new else f"{record.reference} {title}")
        self.setAccessibleName(self.windowTitle())

    def _listen(self) -> None:
        self._check_soon = QTimer(self, singleShot=True, interval=_CAUTION_PAUSE_MS)
        self._check_soon.timeout.connect(self._check)
        self.panel.edited.connect(self._edited)
        self.side.note_edited.connect(self._edited)
        self.close_button.clicked.connect(lambda _c=False: self.reject())
        self.save_button.clicked.connect(lambda _c=False: self.submit())
        self.done_button.clicked.connect(lambda _c=False: self.submit(close=True))
        for keys, close in ((("Ctrl+S",), False), (("Ctrl+Return", "Ctrl+Enter"), True)):
            action = QAction(self)
            action.setShortcuts([QKeySequence(one) for one in keys])
            action.triggered.connect(lambda _c=False, close=close: self.submit(close=close))
            self.addAction(action)
        self.offer.taken.connect(self.take_draft)
        self.offer.dropped.connect(self._drop_draft)
        self.context.theme.changed.connect(self._place_side)

    def _drop_draft(self) -> None:
        draft, self._draft = self._draft, None
        if draft is not None:
            self.draft_dropped.emit(draft)

    def _lay_out_top(self) -> QWidget:
        """Lay out what stands above, and the place of the fields, which is returned."""
        top = QVBoxLayout()
        top.setContentsMargins(24, 16, 24, 12)
        top.setSpacing(2)
        top.addWidget(self.kicker)
        top.addWidget(self.heading)
        for banner in (self.problem, self.offer):
            top.addSpacing(6)
            top.addWidget(banner)
        inside = FormInside()
        inside.setProperty("part", "page")
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._across.setContentsMargins(24, 2, 24, 16)
        self._across.setSpacing(16)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._scroll, 1)
        self._scroll.setWidget(inside)
        return inside

    def _lay_out(self) -> None:
        for one, name in (
            (self.close_button, "close-form"), (self.save_button, "save"),
            (self.done_button, "save-and-close"),
        ):  # fmt: skip
            one.setObjectName(name)
            # Enter in a field is no order to save: Ctrl+Return is.
            one.setAutoDefault(False)
        self._across.addWidget(self.panel, 1)
        self._across.addWidget(self.side)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.state, 1)
        for one in (self.close_button, self.save_button, self.done_button):
            buttons.addWidget(one)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 10, 24, 14)
        foot.setSpacing(10)
        foot.addWidget(self.steps)
        foot.addLayout(buttons)
        whole = self.layout()
        assert isinstance(whole, QVBoxLayout)
        whole.addWidget(rule())
        whole.addLayout(foot)
        self.steps.hide()
        self._place_side()

    def _place_side(self) -> None:
        """Links and history stand beside the fields where there is room, else below them."""
        px = self.context.theme.px
        wide = self.width() >= px(_FIELDS) + px(_SIDE) - px(120)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._across.setDirection(way)
        self.side.setMinimumWidth(px(_SIDE) if wide else 0)
        self.side.setMaximumWidth(px(_SIDE) if wide else 16_777_215)

    # Qt's own names from here.

    def open(self) -> None:
        """Show it beside the main window, which can still be used."""
        self.setModal(False)
        if not self.isVisible():
            self._place()
        self.show()
        self.raise_()
        self.activateWindow()

    def reject(self) -> None:
        """Esc, or the frame's cross: close, and keep what is typed as a draft. What is being
        saved is no draft: it closes once that is done, and stays where it is refused."""
        if not self.done_button.isEnabled():
            self._close_once_saved = True
            return
        self.left.emit()
        super().reject()

    def _place(self) -> None:
        """In the middle of the window behind it, each further form a little beside the last."""
        px, behind = self.context.theme.px, self.parentWidget()
        room = self.screen().availableGeometry().size()
        if behind is not None:
            # Where the window behind is larger than the screen says it is, the window is right.
            room = room.expandedTo(behind.window().size())
        wanted = QSize(px(_FIELDS + _SIDE + 64), px(_TALL))
        self.resize(wanted.boundedTo(room - QSize(_EDGES, _EDGES)))
        if behind is not None:
            others = sum(one.isVisible() for one in behind.findChildren(RecordForm)) % _BESIDE
            spare = behind.window().frameGeometry().center() - self.rect().center()
            self.move(spare + QPoint(others * px(_STEP), others * px(_STEP)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place_side()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_side()
