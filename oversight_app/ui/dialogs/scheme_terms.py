"""Add one of the office's districts, activities or patrol statuses, or change it."""

from collections.abc import Collection

from PySide6.QtWidgets import QWidget

from oversight_app.domain.schemes import TERM_WORDS, Term, TermKind, code_for
from oversight_app.ui.dialogs.form import FormDialog, count_of
from oversight_app.ui.theme import Theme

_HIGHEST = 99


class TermDialog(FormDialog):
    """``term`` is what was filled in. ``taken`` are the codes of its kind."""

    def __init__(
        self,
        theme: Theme,
        kind: TermKind,
        taken: Collection[str],
        before: Term | None = None,
        parent: QWidget | None = None,
    ) -> None:
        what = TERM_WORDS[kind]
        super().__init__(
            theme,
            f"Change {what}" if before else f"Add {what}",
            "Words of returns are matched to it. Its rows keep it whatever its name becomes.",
            f"Save {what}" if before else f"Add {what}",
            parent,
        )
        self.setObjectName("term")
        self._kind, self._before, self._taken = kind, before, frozenset(taken)
        self._name = self.add_words("name", "Name", before.name if before else "")
        self._training = self.add_tick(
            "training", "Its hours are training, counted apart from duty",
            before.training if before else False,
        )  # fmt: skip
        self._training.setVisible(kind is TermKind.ACTIVITY)
        self._level = self.add_count(
            "level", "Level, 1 the least independent", str(before.level if before else 1)
        )
        self.show_field("level", kind is TermKind.STATUS)
        self._name.setFocus()

    @property
    def term(self) -> Term:
        """The word as filled in."""
        name = self._name.text().strip()
        code = self._before.code if self._before else code_for(name, self._taken)
        level = count_of(self._level) or 0
        return Term(
            self._kind,
            code,
            name,
            self._kind is TermKind.ACTIVITY and self._training.isChecked(),
            level if self._kind is TermKind.STATUS else 0,
        )

    def problems(self) -> dict[str, str]:
        """A name; for a status, a level."""
        wrong = {}
        if not self._name.text().strip():
            wrong["name"] = f"Give the {TERM_WORDS[self._kind]} a name."
        level = count_of(self._level)
        if self._kind is TermKind.STATUS and (level is None or level > _HIGHEST):
            wrong["level"] = f"Write a whole number, 0 to {_HIGHEST}."
        return wrong
