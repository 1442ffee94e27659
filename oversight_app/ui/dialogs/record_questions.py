"""What a form asks before it keeps a record: a caution, and two people's changes of one record."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QVBoxLayout, QWidget

from oversight_app.domain.cautions import Caution
from oversight_app.domain.record_fields import Spec
from oversight_app.domain.recorded import Recorded, specs
from oversight_app.review.record_words import RecordWords
from oversight_app.ui.dialogs.framed import FramedDialog, show_over
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.label import label

_LONG = 400
_QUOTED = 60


class CautionDialog(FramedDialog):
    """Accepted: it is kept as it is written."""

    def __init__(
        self,
        found: Sequence[tuple[str, str, Sequence[Caution]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "Look at this before it is kept",
            "Records are by office. This may say who somebody is; nothing was saved yet.",
            parent,
        )
        self.setObjectName("cautions")
        for name, words, some in found:
            self.body.addWidget(label(name, Role.CAPTION, "text2"))
            for one in some:
                self.body.addWidget(label(caution_words(one, words), wrap=True))
        self.add_button("Change it", result=False).setFocus()
        keep = self.add_button("Keep it as written", result=True)
        keep.setObjectName("keep-as-written")
        keep.setAutoDefault(False)


def ask_about(
    looked: Sequence[tuple[str, str, tuple[Caution, ...]]],
    then: Callable[[], None],
    parent: QWidget,
) -> None:
    """Do something with what was written, (what it is, words, what was seen in them), at once or,
    where it may say who somebody is, after the person has said that it is to be kept so."""
    found = [one for one in looked if one[2]]
    if not found:
        then()
        return
    dialog = CautionDialog(found, parent)
    dialog.accepted.connect(then)
    show_over(dialog)


def caution_words(caution: Caution, words: str) -> str:
    """Return what was seen, and what to do about it, in a sentence or two."""
    seen = " ".join(words[caution.start : caution.end].split())[:_QUOTED]
    return f"“{seen}” is {caution.what}. {caution.advice}"


class ConflictDialog(FramedDialog):
    """Somebody saved the record that this form has open. Shows each field that differs with both
    values; the person chooses. Accepted: ``chosen`` is to be saved over what is there now."""

    def __init__(
        self,
        read: Recorded,
        mine: Recorded,
        now: Recorded,
        words: RecordWords,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            f"{now.reference} was changed while you had it open",
            "Nothing was saved, and nothing is lost. Choose for each field which of the two is "
            "right.",
            parent,
            width=560,
        )
        self.setObjectName("conflict")
        self._now, self._mine = now, mine
        self._groups: dict[str, QButtonGroup] = {}
        for spec in differing(mine, now):
            kept = getattr(mine, spec.id) == getattr(read, spec.id)
            self._ask(spec, words, mine_first=not kept)
        self.theirs = False
        self.add_button("Back to the form", result=False).setFocus()
        reload = self.add_button("Take theirs")
        reload.setObjectName("take-theirs")
        reload.setToolTip("Show what is saved now. What you wrote in these fields goes")
        reload.clicked.connect(self._take_theirs)
        save = self.add_button("Save what is chosen", "primary", result=True)
        save.setObjectName("save-chosen")

    @property
    def chosen(self) -> Recorded:
        """The record as it is now, with the person's own words where they chose them."""
        mine: dict[str, Any] = {
            id: getattr(self._mine, id)
            for id, group in self._groups.items()
            if group.checkedId() == 0
        }
        return replace(self._now, **mine)

    def choose(self, id: str, *, mine: bool) -> None:
        """Choose one side for a field."""
        self._groups[id].button(0 if mine else 1).setChecked(True)

    def _ask(self, spec: Spec, words: RecordWords, *, mine_first: bool) -> None:
        card = QFrame()
        card.setProperty("part", "card")
        box = QVBoxLayout(card)
        box.setContentsMargins(14, 10, 14, 12)
        box.setSpacing(4)
        box.addWidget(label(spec.heading, Role.CARD_TITLE))
        group = QButtonGroup(card)
        for number, (whose, record) in enumerate((("Yours", self._mine), ("Now", self._now))):
            said = words.words(spec, getattr(record, spec.id)) or "Blank"
            pick = QRadioButton(whose)
            pick.setObjectName(f"{spec.id}-{whose.lower()}")
            pick.setAccessibleName(f"{spec.heading}, {whose.lower()}: {said}")
            pick.setToolTip(f"Keep this for {spec.heading.lower()}")
            group.addButton(pick, number)
            pick.setChecked((number == 0) == mine_first)
            box.addWidget(pick)
            shown = label(said[:_LONG], ink="text2", wrap=True, selectable=True)
            shown.setContentsMargins(26, 0, 0, 0)
            box.addWidget(shown)
        self._groups[spec.id] = group
        self.body.addWidget(card)

    def _take_theirs(self) -> None:
        self.theirs = True
        self.reject()


def differing(one: Recorded, other: Recorded) -> tuple[Spec, ...]:
    """Return the fields in which two states of a record differ, what the program gives apart."""
    one, other = one.cleaned(), other.cleaned()
    return tuple(
        spec
        for spec in specs(type(one))
        if not spec.given and getattr(one, spec.id) != getattr(other, spec.id)
    )


def caution_lines(record: Recorded, found: Mapping[str, Sequence[Caution]]) -> dict[str, str]:
    """Return what stands beside each field that has a caution."""
    return {
        id: caution_words(some[0], getattr(record, id))
        + (f" And {len(some) - 1} more." if len(some) > 1 else "")
        for id, some in found.items()
    }
