"""Layouts: how the columns of each return are taken, kept by name and shared as a small file."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from oversight_app.domain.datasets import DATASETS, Field, FieldKind
from oversight_app.domain.findings import Align, Column, Row, Table
from oversight_app.domain.mappings import ColumnUse, DateOrder, Mapping, Transform
from oversight_app.domain.schemes import NOT_STATED, OFFICE_KINDS, TermKind
from oversight_app.domain.wording import Quantity, count_word, sentence_case
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.mapping_name import MappingNameDialog
from oversight_app.ui.pages.data_tab import DataTab

if TYPE_CHECKING:
    from oversight_app.store.changes import Changes
    from oversight_app.store.workspace import Workspace

Names = dict[tuple[str, str], str]
"""What a code of a kind of word ("district") stands for."""
_FILES = "Layouts (*.json);;All files (*)"


class LayoutsTab(DataTab):
    """One row a layout."""

    id = "layouts"
    title = "Layouts"
    concerns = ("mappings", "schemes")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.card.view.gives_way = ("words", "who")
        self._mappings: tuple[Mapping, ...] = ()
        self._names: Names = {}
        # Beside the table: so many buttons beside the headline would leave it no room.
        add = self.card.add_action
        self._details = add("See details", "What each column is taken as, and what words mean")
        self._rename = add("Rename…", "Give this layout another name")
        self._save = add("Save as file…", "A small file without figures, for a colleague")
        self._ask_again = add(
            "Ask about words again", "Forget what its words mean; the next file asks about them"
        )
        self._delete = add("Delete", "What was brought in by it stays; Undo brings it back")
        for made, run in (
            (self._details, self._show_details),
            (self._rename, self._ask_name),
            (self._save, self._save_as),
            (self._ask_again, self._forget_words),
            (self._delete, self._delete_one),
        ):
            made.clicked.connect(lambda _c=False, run=run: run())
        self._bring = self.add_action(
            "Bring in a layout…", self._bring_in, "Add a layout that a colleague saved as a file"
        )
        for name, made in (
            ("layout-details", self._details),
            ("rename-layout-button", self._rename),
            ("delete-layout", self._delete),
            ("ask-words-again", self._ask_again),
            ("save-layout", self._save),
            ("bring-layout", self._bring),
        ):
            made.setObjectName(name)

    def reload(self) -> None:
        """Read the layouts."""
        self.context.jobs.read("data-layouts", _read, self._show)

    def refresh_actions(self) -> None:
        """All but bringing one in need a layout selected."""
        one, may_write = self._chosen(), not self.context.read_only
        chosen = one is not None
        self._ask_again.setEnabled(one is not None and bool(one.values) and may_write)
        self._details.setEnabled(chosen)
        self._save.setEnabled(chosen)
        self._rename.setEnabled(chosen and may_write)
        self._delete.setEnabled(chosen and may_write)
        self._bring.setEnabled(may_write)

    def open_row(self, key: str) -> None:
        """Show what each column is taken as."""
        self.selected = key
        self._show_details()

    def _show(self, read: tuple[tuple[Mapping, ...], Names]) -> None:
        mappings, self._names = read
        self._mappings = mappings
        count = sentence_case(count_word(len(mappings)))
        word = "layout is" if len(mappings) == 1 else "layouts are"
        self.say(
            f"{count} {word} known" if mappings else "No layout is known yet",
            "A return whose columns were matched once goes straight to its preview. The layout "
            "is made when the first file of it is kept.",
        )
        self.show_table(layouts_table(mappings))

    def _chosen(self) -> Mapping | None:
        return next((one for one in self._mappings if one.name == self.selected), None)

    def _show_details(self) -> None:
        mapping = self._chosen()
        if mapping is not None:
            self.show_rows(layout_table(mapping, self._names))

    def _ask_name(self) -> None:
        mapping = self._chosen()
        if mapping is None:
            return
        names = [one.name for one in self._mappings]
        dialog = MappingNameDialog(self.context.theme, mapping.name, names)

        def rename() -> None:
            new = dialog.name

            def change(workspace: "Workspace") -> "Changes":
                from oversight_app.store.mappings import rename_mapping

                return rename_mapping(workspace, mapping.name, new)

            def done() -> None:
                self.selected = new
                dialog.accept()

            self.context.write(
                f"Layout “{mapping.name}” is now “{new}”", change, done,
                lambda error: dialog.refuse(str(error)),
            )  # fmt: skip

        dialog.submitted.connect(rename)
        self.context.open_dialog(dialog)

    def _delete_one(self) -> None:
        mapping = self._chosen()
        if mapping is None:
            return

        def change(workspace: "Workspace") -> "Changes":
            from oversight_app.store.mappings import delete_mapping

            return delete_mapping(workspace, mapping.name)

        self.context.write(f"Layout “{mapping.name}” deleted", change)

    def _forget_words(self) -> None:
        mapping = self._chosen()
        if mapping is None:
            return

        def change(workspace: "Workspace") -> "Changes":
            from oversight_app.store.mappings import save_mapping

            return save_mapping(workspace, replace(mapping, values={}))

        self.context.write(f"The next file of “{mapping.name}” asks about its words", change)

    def _save_as(self) -> None:
        mapping = self._chosen()
        if mapping is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Save the layout as a file", _file_name(mapping.name), _FILES
        )
        if not chosen:
            return
        path = Path(chosen)

        def save(_progress: object) -> str:
            from oversight_app.imports.local.mapping_files import save_mapping_file

            save_mapping_file(mapping, path)
            return path.name

        self.context.jobs.other(
            "save-layout",
            "Saving the layout",
            save,
            lambda name: self.context.toast(f"The layout is saved in {name}. It holds no figures"),
        )

    def _bring_in(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Bring in a layout", "", _FILES)
        if not chosen:
            return
        path = Path(chosen)

        def read(_progress: object) -> Mapping:
            from oversight_app.imports.local.mapping_files import read_mapping

            return read_mapping(path)

        self.context.jobs.other("bring-layout", f"Reading {path.name}", read, self._keep)

    def _keep(self, mapping: Mapping) -> None:
        """Keep a layout that came in a file; one of the same name gives way, until undone."""
        known = {one.name.casefold() for one in self._mappings}
        replaced = mapping.name.casefold() in known

        def change(workspace: "Workspace") -> "Changes":
            from oversight_app.store.mappings import save_mapping

            return save_mapping(workspace, mapping)

        became = "replaced by the one in the file" if replaced else "added"
        said = f"Layout “{mapping.name}” {became}"
        self.context.write(said, change)


def _read(workspace: "Workspace") -> tuple[tuple[Mapping, ...], Names]:
    from oversight_app.store.mappings import all_mappings
    from oversight_app.store.schemes import all_schemes, terms

    names = {(str(TermKind.SCHEME), one.code): one.name for one in all_schemes(workspace)}
    for kind in OFFICE_KINDS:
        names |= {(str(kind), one.code): one.name for one in terms(workspace, kind)}
    return all_mappings(workspace), names


def _file_name(name: str) -> str:
    from oversight_app.imports.local.mapping_files import ENDING

    plain = "".join(c if c.isalnum() or c in " -_" else "-" for c in name).strip()
    return f"{plain or 'layout'}{ENDING}"


def layouts_table(mappings: tuple[Mapping, ...]) -> Table:
    """Make the table of layouts, A to Z."""
    columns = (
        Column("name", "Layout"),
        Column("dataset", "Kind of return"),
        Column("office", "From"),
        Column("columns", "Columns taken", Align.RIGHT),
        Column("words", "Words explained", Align.RIGHT),
        Column("made", "Made"),
        Column("who", "By", tip="The operating system's user; nobody has verified it"),
    )
    rows = tuple(
        Row(
            one.name,
            (
                one.name,
                DATASETS[one.dataset].name,
                one.source_office or NOT_STATED,
                Quantity(sum(bool(use.field) for use in one.columns)),
                Quantity(sum(len(words) for words in one.values.values())),
                one.made_on,
                one.made_by,
            ),
        )
        for one in mappings
    )
    note = "A to Z" if rows else "Bring in a return, and match its columns"
    return Table("layouts", "Layouts", columns, rows, note)


def layout_table(mapping: Mapping, known: Names) -> Table:
    """Make the table of what each column is taken as, and what each word means."""
    columns = (
        Column("printed", "In the file"),
        Column("taken", "Taken as"),
        Column("how", "Read as"),
    )
    fields = {field.id: field for field in DATASETS[mapping.dataset].fields}
    rows = [
        (
            f"Column “{use.heading}”",
            fields[use.field].name if use.field in fields else f"Left out: {use.left_out}",
            _how(use, fields[use.field].kind) if use.field in fields else "",
        )
        for use in mapping.columns
    ]
    if mapping.crosstab is not None:
        cross = mapping.crosstab
        names = [fields[one].name for one in (cross.across, cross.across_above) if one in fields]
        value = fields[cross.value].name if cross.value in fields else "The heading says it"
        how = "Each cell becomes a row"
        if cross.measures:
            value, how = "The rows say it", "The figures of each month become one row"
        rows.append((f"Across: {', '.join(names).lower()}", value, how))
        for word, taken in cross.measures.items():
            rows.append((f"Rows “{word}”", fields[taken].name if taken else "Left out", ""))
        if cross.between:
            rows.append(("Headings between the rows", fields[cross.between].name, ""))
    for field, code in mapping.constants.items():
        if field in fields:
            rows.append(
                ("The whole file", fields[field].name, _meaning(fields[field], code, known))
            )
    for field, words in mapping.values.items():
        if field in fields:
            one = fields[field]
            rows += [(f"“{word}”", one.name, _meaning(one, words[word], known)) for word in words]
    whole = "Each file holds its months whole." if mapping.whole_months else ""
    note = f"{DATASETS[mapping.dataset].name}. {whole}".strip()
    numbered = tuple(Row(str(number), row) for number, row in enumerate(rows))
    return Table("layout", mapping.name, columns, numbered, note)


def _meaning(field: Field, code: str, known: Names) -> str:
    """Return what a code stands for, as the office calls it now."""
    own = {choice: words for choice, words, _met in field.choices}
    return known.get((str(field.kind), code)) or own.get(code) or code or NOT_STATED


def _how(use: ColumnUse, kind: FieldKind) -> str:
    if kind in (FieldKind.DAY, FieldKind.MONTH):
        return "" if use.order is DateOrder.UNKNOWN else sentence_case(str(use.order))
    if kind is FieldKind.MINUTES:
        return sentence_case(str(use.unit))
    return sentence_case(str(use.transform)) if use.transform is not Transform.NONE else ""
