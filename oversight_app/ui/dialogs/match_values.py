"""What do these words mean? Asked once for each word that the office has no term for."""

from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from oversight_app.domain.local import Asked
from oversight_app.domain.schemes import TERM_WORDS, Scheme, Term, TermKind
from oversight_app.domain.wording import count_word, sentence_case
from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.choice import Choice
from oversight_app.ui.widgets.label import button, label, rule

_WIDTH, _TALLEST = 720, 640
_MOST = 80
"""So many words are asked about one by one, the most frequent first; the rest together."""
_EXPLAINED = (
    "Nothing has been kept yet. Say what each word means; the answer is remembered with the layout."
)
_PLURAL = {
    TermKind.SCHEME: "schemes",
    TermKind.DISTRICT: "districts",
    TermKind.ACTIVITY: "activities",
    TermKind.STATUS: "patrol statuses",
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word is to mean: a code the office has ("" for blank), or a new term."""

    code: str = ""
    new: bool = False
    training: bool = False


_UNANSWERED = Meaning("?")
_BLANK = Meaning()
_NEW = Meaning(new=True)
_NEW_TRAINING = Meaning(new=True, training=True)


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """What a printed word may mean: the office's schemes, and its terms of each kind."""

    schemes: tuple[Scheme, ...]
    terms: Table[TermKind, tuple[Term, ...]] = field(default_factory=dict)

    def offered(self, kind: TermKind) -> list[tuple[str, Meaning]]:
        """Return (words, meaning) of everything the office has of a kind."""
        if kind is TermKind.SCHEME:
            return [(one.name, Meaning(one.code)) for one in self.schemes]
        return [(one.name, Meaning(one.code)) for one in self.terms.get(kind, ())]


class MatchValuesDialog(FramedDialog):
    """Accepted with ``meanings``. ``back`` asks for the columns again."""

    back = Signal()

    def __init__(
        self,
        theme: Theme,
        asked: Sequence[Asked],
        known: OfficeWords,
        file_name: str,
        before: Table[tuple[str, TermKind, str], Meaning] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("What do these words mean?", _EXPLAINED, parent, width=_WIDTH)
        self.setObjectName("match-values")
        self._known = known
        self._before = before or {}
        self._choices: list[tuple[tuple[Asked, ...], Choice[Meaning]]] = []
        self.body.addWidget(label(f"In “{file_name}”", ink="text2", wrap=True))
        for kind in TermKind:
            of_kind = sorted((a for a in asked if a.kind is kind), key=lambda a: -a.rows)
            if of_kind:
                self.body.addWidget(self._card(kind, of_kind))
        self.body.addStretch(1)
        columns = button("Back to the columns…", tip="Change how the columns are matched")
        columns.setObjectName("back-to-columns")
        columns.clicked.connect(lambda _c=False: self.back.emit())
        self.left.addWidget(columns)
        self._all = button(
            "Add all as new", tip="Every word without an answer becomes one of the office's own"
        )
        self._all.setObjectName("add-all")
        self._all.clicked.connect(lambda _c=False: self.add_all())
        self.left.addWidget(self._all)
        self._all.setVisible(any(one.kind is not TermKind.SCHEME for one in asked))
        leave = self.add_button("Leave it", result=False)
        leave.setObjectName("leave")
        leave.setToolTip("Close without keeping anything (Esc)")
        self.next_button = self.add_button("Go on", "primary", result=True)
        self.next_button.setObjectName("go-on")
        self.next_button.setToolTip("Use these meanings, and see what would be kept")
        self._check()
        leave.setFocus()
        self.prefer(QSize(theme.px(_WIDTH), min(theme.px(_TALLEST), self.sizeHint().height())))

    @property
    def meanings(self) -> Table[tuple[str, TermKind, str], Meaning]:
        """What was answered for each (field, kind, printed word)."""
        return {
            (one.field, one.kind, one.printed): choice.value
            for group, choice in self._choices
            for one in group
            if choice.value != _UNANSWERED
        }

    @property
    def complete(self) -> bool:
        """True once every word has an answer."""
        return all(choice.value != _UNANSWERED for _, choice in self._choices)

    def add_all(self) -> None:
        """Answer every open question but those of schemes with "Add as new"."""
        for group, choice in self._choices:
            if choice.value == _UNANSWERED and choice.offers(_NEW):
                choice.choose(_NEW_TRAINING if _is_training(group) else _NEW)

    def _card(self, kind: TermKind, asked: Sequence[Asked]) -> QWidget:
        card = QFrame()
        card.setProperty("part", "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(16, 12, 16, 14)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        many = len(asked)
        name = TERM_WORDS[kind] if many == 1 else _PLURAL[kind]
        said = f"{sentence_case(count_word(many))} {name} not known"
        grid.addWidget(label(said, Role.CARD_TITLE, wrap=True), 0, 0, 1, 3)
        for number, heading in enumerate(("As printed", "Rows", "Means")):
            grid.addWidget(label(heading, Role.CAPTION, "text3"), 1, number)
        grid.addWidget(rule(), 2, 0, 1, 3)
        groups = [(one,) for one in asked[:_MOST]]
        rest = tuple(asked[_MOST:])
        for line, group in enumerate([*groups, rest] if rest else groups, 3):
            words = f"“{group[0].printed}”" if len(group) == 1 else f"{len(group):,} more words"
            rows = sum(one.rows for one in group)
            grid.addWidget(label(words, wrap=True), line, 0)
            count = label(f"{rows:,}", ink="text2")
            count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(count, line, 1)
            grid.addWidget(self._choice(kind, group, words), line, 2)
        return card

    def _choice(self, kind: TermKind, group: tuple[Asked, ...], words: str) -> QWidget:
        choice = Choice[Meaning]("meaning", f"What {words} means", 22)
        alone = len(group) == 1
        own = [("Choose what it means" if alone else "Choose for all of them", _UNANSWERED)]
        if kind is TermKind.SCHEME:
            own.append(("No scheme: reject these rows", _BLANK))
        else:
            new = f"Add “{group[0].printed}” as new" if alone else "Add each as new"
            own.append((new, _NEW))
            if kind is TermKind.ACTIVITY:
                own.append((f"{new}, as training", _NEW_TRAINING))
            own.append(("Leave blank: not stated", _BLANK))
        first = group[0]
        now = self._before.get((first.field, first.kind, first.printed), _UNANSWERED)
        choice.offer([own, self._known.offered(kind)], now)
        choice.currentIndexChanged.connect(lambda _i: self._check())
        self._choices.append((group, choice))
        return choice

    def _check(self) -> None:
        left = sum(choice.value == _UNANSWERED for _, choice in self._choices)
        self.next_button.setEnabled(not left)
        still = f"{left:,} word{'' if left == 1 else 's'} still to be answered"
        self.next_button.setAccessibleDescription(still if left else "")
        self.say(f"{_EXPLAINED} {sentence_case(still)}." if left else _EXPLAINED)


def _is_training(group: tuple[Asked, ...]) -> bool:
    """Training is counted apart, so that a word that says so is proposed as training."""
    return all(one.kind is TermKind.ACTIVITY and "train" in one.printed.casefold() for one in group)
