"""How papers are written: small numbers, the names of files, the handling note, the template."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.papers import PaperSettings
from oversight_app.domain.small_numbers import Rule
from oversight_app.store import papers
from oversight_app.store.office import office
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.choosing import add_choice, chosen
from oversight_app.ui.dialogs.form import FormDialog
from oversight_app.ui.saving import keeping, save_from
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import button, label
from oversight_app.ui.widgets.paper_settings_card import RULES

_MOST = 20_000_000
"""Bytes of a Word template."""


class PaperSettingsDialog(FormDialog):
    """``settings`` as filled in; ``template`` are the bytes of a Word template newly chosen."""

    asks_about = ("handling",)

    def __init__(
        self, theme: Theme, before: PaperSettings, whose: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme, "How papers are written",
            "These are what a new paper begins with. Papers that there are stay as they are.",
            "Save settings", parent,
        )  # fmt: skip
        self.setObjectName("paper-settings")
        self._before, self._office = before, whose
        self.template: bytes | None = None
        self._name = before.template_name
        self._rule = add_choice(
            self, "rule", "Small numbers of people",
            [(value, words) for value, words, _ in RULES], before.rule,
        )  # fmt: skip
        self._pattern = self.add_words("pattern", "Names of files", before.pattern)
        self._example = label("", Role.CAPTION, "text2", wrap=True)
        self.body.addWidget(self._example)
        self._pattern.textChanged.connect(self._show_example)
        self._handling = self.add_words(
            "handling", "Handling note", before.handling, "Who may have it, and what for"
        )
        self._handling.setMaxLength(100)
        self._said = label("", wrap=True)
        self._said.setObjectName("template-name")
        choose = button("Choose…", tip="Choose a Word document (.docx) as template")
        choose.setObjectName("choose-template")
        self._remove = button("Remove", tip="Write Word documents without a template")
        self._remove.setObjectName("remove-template")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._said, 1)
        row.addWidget(choose)
        row.addWidget(self._remove)
        self.body.addWidget(label("Word template of the office", ink="text2"))
        self.body.addLayout(row)
        self._wrong = label("", Role.CAPTION, "oranget", wrap=True)
        self.body.addWidget(self._wrong)
        choose.clicked.connect(lambda _c=False: self._choose())
        self._remove.clicked.connect(lambda _c=False: self._take_out())
        self._show_example()
        self._show_template()
        self._rule.setFocus()

    @property
    def settings(self) -> PaperSettings:
        """The settings as filled in; a template is named by ``template_name``."""
        return replace(
            self._before,
            rule=Rule(chosen(self._rule)),
            pattern=" ".join(self._pattern.text().split()),
            handling=" ".join(self._handling.text().split()),
            template=self._before.template if self._name and self.template is None else "",
            template_name=self._name,
        )

    def problems(self) -> dict[str, str]:
        """A pattern that names a file."""
        from oversight_app.summaries.writing import checked_pattern

        try:
            checked_pattern(self._pattern.text())
        except UserProblem as error:
            return {"pattern": str(error)}
        return {}

    def take_template(self, path: Path) -> None:
        """Take a Word document as the template, or say why it can't be one."""
        try:
            content = path.read_bytes() if path.stat().st_size <= _MOST else b""
        except OSError:
            content = b""
        # A Word document is a ZIP archive: for anything else the library is not loaded.
        if not content.startswith(b"PK") or path.suffix.lower() not in (".docx", ".dotx"):
            self._wrong.setText(
                f"“{path.name}” is not a Word document that can be read. Nothing was changed. "
                "Choose a .docx file."
            )
            return
        from oversight_app.summaries.docx_template import base

        try:
            base(content)
        except UserProblem as problem:
            self._wrong.setText(str(problem))
            return
        self._wrong.setText("")
        self.template, self._name = content, path.name
        self._show_template()

    def _choose(self) -> None:
        chosen_file = QFileDialog.getOpenFileName(
            self, "Choose a Word template", "", "Word documents (*.docx *.dotx)"
        )[0]
        if chosen_file:
            self.take_template(Path(chosen_file))

    def _take_out(self) -> None:
        self.template, self._name = None, ""
        self._show_template()

    def _show_template(self) -> None:
        self._said.setText(self._name or "None: Oversight’s own look")
        self._remove.setEnabled(bool(self._name))

    def _show_example(self) -> None:
        self._example.setText(f"For example {example_of(self._pattern.text(), self._office)}")


def example_of(pattern: str, whose: str) -> str:
    """Return the name of a file after a pattern, for somebody who is changing it."""
    from oversight_app.summaries.writing import slug

    said = {
        "paper": "quarterly-pack", "period": "2022-23-Q2", "office": whose, "date": "2022-11-22",
        "marking": "",
    }  # fmt: skip
    for name, words in said.items():
        pattern = pattern.replace(f"{{{name}}}", f" {words} ")
    return f"{slug(pattern)}-OFFICIAL.pdf"


def ask_settings(context: Context, over: QWidget) -> None:
    """Show how papers are written, and keep what is changed."""

    def ask(got: tuple[PaperSettings, str]) -> None:
        before, whose = got
        dialog = PaperSettingsDialog(context.theme, before, whose, over.window())
        dialog.save_button.setEnabled(not context.read_only)

        save_from(
            context, dialog, "How papers are written is saved",
            lambda: keeping(papers.save_settings, dialog.settings, dialog.template),
        )  # fmt: skip

    def read(ws: Workspace) -> tuple[PaperSettings, str]:
        return papers.paper_settings(ws), office(ws).name

    context.jobs.read("paper-settings", read, ask)
