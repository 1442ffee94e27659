"""Score a risk on the scale in force: for one that was scored on an earlier scale."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QWidget

from oversight_app.domain.risk import Risk, RiskScale
from oversight_app.ui.dialogs.choosing import add_choice, chosen
from oversight_app.ui.dialogs.form import FormDialog
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import label

_PAIRS = (
    ("", "now"),
    ("inherent_", "without controls"),
    ("target_", "wanted"),
)


class ScoreAgainDialog(FormDialog):
    """``risk`` is the one that was given, with the levels chosen."""

    def __init__(
        self,
        theme: Theme,
        risk: Risk,
        then: RiskScale,
        scale: RiskScale,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            f"Score {risk.reference} again",
            "The scale has other levels than when this risk was scored. What it scored before "
            "stays in its history.",
            "Save scores",
            parent,
        )
        self.setObjectName("score-again")
        self._risk, self._scale = risk, scale
        self.body.addWidget(label(risk.name, Role.CARD_TITLE, wrap=True))
        self._boxes: dict[str, QComboBox] = {}
        for prefix, when in _PAIRS:
            self._ask(prefix, when, "likelihood", then.likelihood, scale.likelihood)
            self._ask(prefix, when, "impact", then.impact, scale.impact)
        self._boxes["likelihood"].setFocus()

    @property
    def risk(self) -> Risk:
        """The risk with the levels chosen, on the scale in force."""
        levels = {name: chosen(box) for name, box in self._boxes.items()}
        return replace(self._risk, scale=self._scale.version, **levels)

    def problems(self) -> dict[str, str]:
        """A level of each as the risk is now; likelihood and impact belong together."""
        wrong = {
            name: "Choose a level of the scale in force."
            for name in ("likelihood", "impact")
            if chosen(self._boxes[name]) is None
        }
        for prefix, _when in _PAIRS[1:]:
            pair = [chosen(self._boxes[prefix + name]) for name in ("likelihood", "impact")]
            if (pair[0] is None) != (pair[1] is None):
                wrong[f"{prefix}impact"] = "Choose both likelihood and impact, or neither."
        return wrong

    def _ask(
        self, prefix: str, when: str, what: str, then: Sequence[str], now: Sequence[str]
    ) -> None:
        name = prefix + what
        level: int | None = getattr(self._risk, name)
        was = f" (was {then[level - 1]})" if level is not None and level <= len(then) else ""
        options: list[tuple[object, str]] = [
            (number, f"{number} {word}") for number, word in enumerate(now, 1)
        ]
        options.insert(0, (None, "Not scored" if prefix else "Choose a level"))
        # A level of the same name is proposed; nothing is guessed for another.
        same = None
        if level is not None and level <= len(then) and then[level - 1] in now:
            same = now.index(then[level - 1]) + 1
        words = f"{what.capitalize()} {when}{was}"
        self._boxes[name] = add_choice(self, name, words, options, same)
