"""All fields of a kind of record, in their parts, made from what the kind declares."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from oversight_app.domain.record_fields import Holds, Spec
from oversight_app.domain.recorded import Recorded, cleaned_words, specs
from oversight_app.domain.wording import mid_sentence
from oversight_app.review.record_facts import Offered, RecordFacts
from oversight_app.review.typed_aids import Aid, aids
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.chooser_editors import RecordField
from oversight_app.ui.widgets.day_field import DayField
from oversight_app.ui.widgets.field_aid import FieldAid
from oversight_app.ui.widgets.field_editor import FieldEditor
from oversight_app.ui.widgets.form_part import FormPart
from oversight_app.ui.widgets.label import label
from oversight_app.ui.widgets.record_editors import ChoiceField, editor_for
from oversight_app.ui.widgets.word_editors import TextField

_REQUIRED = "required"


class RecordPanel(QWidget):
    """``edited`` is sent when a person has changed a field; ``record`` is what they say now."""

    edited = Signal()
    add_asked = Signal(str, str)
    """The id of a field and of a kind: a record for this field that is not there yet."""

    def __init__(self, theme: Theme, facts: RecordFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = facts.record
        self._quiet = False
        self._today = facts.today
        self._proposed: set[str] = set()
        self.editors: dict[str, FieldEditor] = {}
        self._said: dict[str, QLabel] = {}
        self._unlocks: dict[str, str] = {}
        self._aids: dict[str, FieldAid] = {}
        self._parts: dict[str, FormPart] = {}
        self._locked = False
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)
        kind = type(facts.record)
        for group in ("", *kind.groups):
            self._add_group(theme, facts, group, [s for s in specs(kind) if s.group == group])
        self._box.addStretch(1)
        self.show_record(facts.record)

    @property
    def record(self) -> Recorded:
        """The record as the fields say it; a field that can't be read is empty in it."""
        said: dict[str, Any] = {id: one.value for id, one in self.editors.items()}
        return replace(self._kept, **said)

    @property
    def kept(self) -> Recorded:
        """The record as it was read."""
        return self._kept

    @property
    def changed(self) -> bool:
        """True where the fields say something else than what was read."""
        # At every letter: what is as it was read is not looked at more closely.
        return any(
            one.problem or _differs(one.spec, one.value, getattr(self._kept, id))
            for id, one in self.editors.items()
        )

    @property
    def typed(self) -> dict[str, Any]:
        """What is typed in each field, for a draft."""
        return {id: one.typed for id, one in self.editors.items() if not one.spec.given}

    def show_record(self, record: Recorded) -> None:
        """Show what a record says; from now on this is what was read."""
        self._kept = record
        self._quiet = True
        for id, one in self.editors.items():
            one.show_value(getattr(record, id))
        self._lock_again()
        self._quiet = False
        self._fold()
        self._show_aids()

    def take_version(self, record: Recorded) -> None:
        """Take another state of the record as what was read, leaving the fields as they are."""
        self._kept = record
        for id, one in self.editors.items():
            if one.spec.given:
                one.show_value(getattr(record, id))

    def show_value(self, id: str, value: Any) -> None:
        """Show another value in one field."""
        self.editors[id].show_value(value)
        if not _empty(value):
            self._parts[id].fold(fold=False)
        self._edited()

    def offer_records(self, id: str, options: Offered, chosen: int) -> None:
        """Offer other records in a field, and choose one of them."""
        editor = self.editors[id]
        assert isinstance(editor, RecordField)
        editor.offer(options)
        self.show_value(id, chosen)

    def show_typed(self, typed: Mapping[str, Any]) -> None:
        """Show again what a draft kept; fields it does not know stay as they are."""
        self._quiet = True
        for id, words in typed.items():
            if id in self.editors:
                self.editors[id].show_typed(words)
        self._lock_again()
        self._quiet = False
        self._fold()
        self._edited()

    def problems(self) -> dict[str, str]:
        """What is wrong, by the id of the field, in the order of the fields."""
        unread = {id: one.problem for id, one in self.editors.items() if one.problem}
        wrong = {**self.record.cleaned().problems(), **unread}
        return {id: wrong[id] for id in self.editors if id in wrong}

    def missing(self) -> set[str]:
        """The required fields that are still empty."""
        return {
            id
            for id, one in self.editors.items()
            if one.spec.required and not one.problem and _empty(one.value)
        }

    def blank(self) -> set[str]:
        """The fields that say nothing yet."""
        return {id for id, one in self.editors.items() if not one.problem and _empty(one.value)}

    def say(self, problems: Mapping[str, str], cautions: Mapping[str, str]) -> None:
        """Show beside the fields what is wrong and what to think about."""
        for id in problems:
            self._parts[id].fold(fold=False)
        for id, said in self._said.items():
            words = problems.get(id) or cautions.get(id) or self._unlocks.get(id, "")
            ink = "oranget" if id in problems else "text2"
            if said.text() == words and said.property("ink") == ink:
                continue
            said.setProperty("ink", ink)
            said.style().polish(said)
            said.setText(words)
            said.setVisible(bool(words))
            self.editors[id].describe(words)

    def said_beside(self, id: str) -> str:
        """What stands beside a field now, "" for nothing."""
        return self._said[id].text()

    def go_to(self, id: str) -> None:
        """Put the keyboard in a field, and the field in sight."""
        self._parts[id].fold(fold=False)
        self.editors[id].setFocus()
        # Once the form has its place on the screen.
        QTimer.singleShot(0, self, lambda: self._parts[id].show_place(self.editors[id]))

    def lock(self) -> None:
        """Show the fields without letting them be changed."""
        self._locked = True
        for one in self.editors.values():
            one.lock()
        self._show_aids()

    def _add_group(self, theme: Theme, facts: RecordFacts, group: str, own: Sequence[Spec]) -> None:
        kind = type(facts.record)
        part = FormPart(theme, group, kind.noun.capitalize(), own, folds=group in kind.folded)
        # From the outside in: what gets another parent is dressed again with all it holds.
        self._box.addWidget(part)
        for spec in own:
            editor, cell = editor_for(spec, facts, theme), QWidget()
            part.place(cell, half=editor.half)
            self._fill_cell(cell, spec, editor)
            self._parts[spec.id] = part

    def _fill_cell(self, cell: QWidget, spec: Spec, editor: FieldEditor) -> None:
        """A field under its name, with room below it for what is said about it."""
        box = QVBoxLayout(cell)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        needed = f"{spec.name}  ({_REQUIRED})" if spec.required and not spec.given else spec.name
        caption = label(needed, Role.CAPTION, "text2")
        caption.setBuddy(editor)
        said = label("", Role.CAPTION, "oranget", wrap=True)
        said.hide()
        box.addWidget(caption)
        box.addWidget(editor)
        box.addWidget(said)
        if spec.id in aids(self._kept):
            aid = self._aids[spec.id] = FieldAid(spec.id)
            aid.taken.connect(lambda words: self._fill(spec.id, words))
            box.addWidget(aid)
        box.addStretch(1)
        if spec.holds is Holds.CHOICE:
            editor.changed.connect(self._propose_days)
            editor.changed.connect(self._lock_again)
        editor.changed.connect(self._edited)
        if isinstance(editor, RecordField):
            editor.add_asked.connect(lambda: self.add_asked.emit(spec.id, spec.of))
        self.editors[spec.id] = editor
        self._said[spec.id] = said

    def _lock_again(self) -> None:
        """Grey the choices that may not be made yet, and say below what unlocks them."""
        if len(self.editors) < len(specs(type(self._kept))):
            return  # they are being made
        for id, needs in self.record.locked().items():
            editor = self.editors[id]
            assert isinstance(editor, ChoiceField)
            editor.lock_choices(needs)
            why = next(iter(needs.values()), "")
            self._unlocks[id] = f"What is locked {mid_sentence(why)}." if why else ""

    def _propose_days(self) -> None:
        """Fill in today where what was chosen asks for a day (done, judged, a gate met), and
        take it back where another one has no such day."""
        if self._quiet:
            return
        self._quiet = True
        days = {id: one for id, one in self.editors.items() if isinstance(one, DayField)}
        wrong = self.record.problems()
        for id in wrong.keys() & days.keys():
            day = days[id]
            if id in self._proposed and day.value == self._today:
                day.show_value(None)
                self._proposed.discard(id)
            elif day.value is None and not day.problem and not day.spec.required:
                day.show_value(self._today)
                self._proposed.add(id)
        for id in [one for one in self._proposed - wrong.keys() if days[one].value == self._today]:
            # A gate that is "not shown yet" again has no day either.
            days[id].show_value(None)
            if id in self.record.problems():
                days[id].show_value(self._today)
            else:
                self._proposed.discard(id)
        self._quiet = False

    def _fold(self) -> None:
        """Fold the parts that are rarely wanted and in which nothing has been said yet."""
        record = self.record
        begins = type(record)()
        said = {
            self._parts[id]
            for id in self.editors
            # The day of review comes by itself.
            if id != "review_by" and getattr(record, id) != getattr(begins, id)
        }
        for part in set(self._parts.values()):
            if part.folds:
                part.fold(fold=part not in said)

    def _show_aids(self) -> None:
        if not self._aids:
            return
        found = aids(self.record.cleaned())
        for id, aid in self._aids.items():
            aid.show_aid(found.get(id, Aid("")), locked=self._locked)

    def _fill(self, id: str, words: str) -> None:
        """Put words in a field as if they were typed, so that its own Ctrl+Z takes them back."""
        editor = self.editors[id]
        assert isinstance(editor, TextField)
        editor.fill(words)
        self.go_to(id)

    def _edited(self) -> None:
        if not self._quiet:
            self._show_aids()
            self.edited.emit()


def _differs(spec: Spec, value: Any, kept: Any) -> bool:
    """Tell whether a field says something else than what was read, blanks at its ends apart."""
    if value == kept or spec.given:
        return False
    words = isinstance(value, str) and isinstance(kept, str)
    return not words or cleaned_words(spec, value) != cleaned_words(spec, kept)


def _empty(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())
