"""What do these words mean? Asked once for each word that the office has no term for."""

from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

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


Word = tuple[str, TermKind | None, str]
"""A word that was asked about: its field, what it should be one of (None: a choice of the
field), and as printed."""


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """What a printed word may mean: the office's schemes, and its terms of each kind."""

    schemes: tuple[Scheme, ...]
    terms: Table[TermKind, tuple[Term, ...]] = field(default_factory=dict)

    def offered(self, asked: Asked) -> list[tuple[str, Meaning]]:
        """Return (words, meaning) of everything that a word can mean."""
        kind = asked.kind
        if kind is None:
            choices = asked.choice.choices if asked.choice is not None else ()
            return [(name, Meaning(code)) for code, name, _ in choices]
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
        before: Table[Word, Meaning] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("What do these words mean?", _EXPLAINED, parent, width=_WIDTH)
        self.setObjectName("match-values")
        self._known = known
        self._before = before or {}
        self._choices: list[tuple[tuple[Asked, ...], Choice[Meaning]]] = []
        at_once = QHBoxLayout()
        at_once.addWidget(label(f"In “{file_name}”", ink="text2", wrap=True), 1)
        self.body.addLayout(at_once)
        for of_kind in _by_kind(asked):
            self.body.addWidget(self._card(of_kind))
        self.body.addStretch(1)
        columns = button("Back to the columns…", tip="Change how the columns are matched")
        columns.setObjectName("back-to-columns")
        columns.clicked.connect(lambda _c=False: self.back.emit())
        self.left.addWidget(columns)
        self._use = button(
            "Use what is suggested",
            tip="Take every word without an answer for the one it is like; each stays yours to "
            "change before you go on",
        )
        self._use.setObjectName("use-suggested")
        self._use.clicked.connect(lambda _c=False: self.use_suggested())
        at_once.addWidget(self._use)
        self._all = button(
            "Add all as new", tip="Every word without an answer becomes one of the office's own"
        )
        self._all.setObjectName("add-all")
        self._all.clicked.connect(lambda _c=False: self.add_all())
        at_once.addWidget(self._all)
        self._all.setVisible(any(one.kind not in (None, TermKind.SCHEME) for one in asked))
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
    def meanings(self) -> Table[Word, Meaning]:
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

    def use_suggested(self) -> None:
        """Answer every open question with what its word may stand for, where it is like one."""
        for group, choice in self._choices:
            if choice.value == _UNANSWERED and (likely := _likely(group)) is not None:
                choice.choose(likely)

    def _card(self, asked: Sequence[Asked]) -> QWidget:
        card = QFrame()
        card.setProperty("part", "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(16, 12, 16, 14)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        said = _said(asked)
        grid.addWidget(label(said, Role.CARD_TITLE, wrap=True), 0, 0, 1, 3)
        for number, heading in enumerate(("As printed", "Rows", "Means")):
            grid.addWidget(label(heading, Role.CAPTION, "text3"), 1, number)
        grid.addWidget(rule(), 2, 0, 1, 3)
        groups = [(one,) for one in asked[:_MOST]]
        rest = tuple(asked[_MOST:])
        for line, group in enumerate([*groups, rest] if rest else groups, 3):
            words = f"“{group[0].printed}”" if len(group) == 1 else f"{len(group):,} more words"
            rows = sum(one.rows for one in group)
            grid.addLayout(self._word(words, group), line, 0)
            count = label(f"{rows:,}", ink="text2")
            count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(count, line, 1)
            grid.addWidget(self._choice(group, words), line, 2)
        return card

    def _word(self, words: str, group: tuple[Asked, ...]) -> QVBoxLayout:
        """A word as printed, and under it what it may stand for."""
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(label(words, wrap=True))
        likely = _likely(group)
        for name, meaning in self._known.offered(group[0]):
            if meaning == likely:
                said.addWidget(label(f"Perhaps {name}", Role.CAPTION, "text2", wrap=True))
        return said

    def _choice(self, group: tuple[Asked, ...], words: str) -> QWidget:
        choice = Choice[Meaning]("meaning", f"What {words} means", 22)
        alone = len(group) == 1
        first = group[0]
        own = [("Choose what it means" if alone else "Choose for all of them", _UNANSWERED)]
        offered = self._known.offered(first)
        likely = _likely(group)
        perhaps = [(f"Perhaps {name}", one) for name, one in offered if one == likely]
        if first.kind is TermKind.SCHEME:
            own.append(("No scheme: reject these rows", _BLANK))
        elif first.kind is None:
            needed = first.choice is not None and first.choice.required
            own.append(
                ("None of these: reject these rows" if needed else "Leave blank: not stated",
                 _BLANK)
            )  # fmt: skip
        else:
            new = f"Add “{first.printed}” as new" if alone else "Add each as new"
            own.append((new, _NEW))
            if first.kind is TermKind.ACTIVITY:
                own.append((f"{new}, as training", _NEW_TRAINING))
            own.append(("Leave blank: not stated", _BLANK))
        now = self._before.get((first.field, first.kind, first.printed), _UNANSWERED)
        choice.offer([[own[0], *perhaps, *own[1:]], offered], now)
        choice.currentIndexChanged.connect(lambda _i: self._check())
        self._choices.append((group, choice))
        return choice

    def _check(self) -> None:
        left = sum(choice.value == _UNANSWERED for _, choice in self._choices)
        self.next_button.setEnabled(not left)
        still = f"{left:,} word{'' if left == 1 else 's'} still to be answered"
        self.next_button.setAccessibleDescription(still if left else "")
        self.say(f"{_EXPLAINED} {sentence_case(still)}." if left else _EXPLAINED)
        self._name_buttons()

    def _name_buttons(self) -> None:
        """Say of how many words something is suggested, and that adding them as new would put
        them beside what they are like."""
        open_ = [group for group, choice in self._choices if choice.value == _UNANSWERED]
        like = [group[0] for group in open_ if _likely(group) is not None]
        self._use.setVisible(bool(like))
        self._use.setText(f"Use what is suggested ({len(like):,})")
        beside = any(one.kind not in (None, TermKind.SCHEME) for one in like)
        self._all.setText("Add all as new, beside your own" if beside else "Add all as new")
        self._all.setToolTip(
            "Every word without an answer becomes one more of the office's own, also those that "
            "are like one of them"
            if beside
            else "Every word without an answer becomes one of the office's own"
        )


def _by_kind(asked: Sequence[Asked]) -> list[list[Asked]]:
    """Group what is asked by what it should be one of, the most frequent word first."""
    groups: dict[tuple[TermKind | None, str], list[Asked]] = {}
    order = list(TermKind)
    for one in sorted(asked, key=lambda a: order.index(a.kind) if a.kind else len(order)):
        groups.setdefault((one.kind, "" if one.kind else one.field), []).append(one)
    return [sorted(group, key=lambda a: -a.rows) for group in groups.values()]


def _said(asked: Sequence[Asked]) -> str:
    """Say what is not known: ``Two districts not known``."""
    many, kind = len(asked), asked[0].kind
    if kind is None:
        words = "word" if many == 1 else "words"
        return f"{sentence_case(count_word(many))} {words} for “{asked[0].of}” not known"
    name = TERM_WORDS[kind] if many == 1 else _PLURAL[kind]
    return f"{sentence_case(count_word(many))} {name} not known"


def _likely(group: tuple[Asked, ...]) -> Meaning | None:
    """Return what a word may stand for; None where nothing is like it, and for many at once."""
    return Meaning(group[0].suggested) if len(group) == 1 and group[0].suggested else None


def _is_training(group: tuple[Asked, ...]) -> bool:
    """Training is counted apart, so that a word that says so is proposed as training."""
    return all(one.kind is TermKind.ACTIVITY and "train" in one.printed.casefold() for one in group)
