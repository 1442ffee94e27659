"""Retention: how long records are kept, what is past its time, what is held, what went."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton

from oversight_app.domain.retention import Disposal, DueForDisposal, Hold, RetentionRule
from oversight_app.domain.wording import count_word, sentence_case
from oversight_app.ui.context import Context
from oversight_app.ui.disposing import ask_disposal
from oversight_app.ui.pages.data_tab import DataTab
from oversight_app.ui.saving import if_open, refused_in
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.choice import Choice
from oversight_app.ui.widgets.label import label

if TYPE_CHECKING:
    from datetime import date

    from oversight_app.store.changes import Changes
    from oversight_app.store.workspace import Workspace

_DUE, _RULES, _HOLDS, _DISPOSALS = "due", "rules", "holds", "disposals"


@dataclass(frozen=True, slots=True)
class Kept:
    """All that the tab shows. ``counts`` is how many records there are of each kind;
    ``references`` what the office calls each that is held."""

    office: str
    today: "date"
    due: tuple[DueForDisposal, ...]
    rules: tuple[RetentionRule, ...]
    counts: Mapping[str, int]
    holds: tuple[Hold, ...]
    references: Mapping[int, str]
    disposals: tuple[Disposal, ...]


class RetentionTab(DataTab):
    """One table at a time, chosen at the top; the buttons are those of the table."""

    id = "retention"
    title = "Retention"
    concerns = ("governance", "office")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._kept: Kept | None = None
        self.card.view.gives_way = ("kind", "ended")
        self._view: Choice[str] = Choice("retention-view", "What to show", letters=26)
        self._view.currentIndexChanged.connect(lambda _index: self._show_view())
        shown = label("Show", Role.CAPTION, "text2")
        shown.setBuddy(self._view)
        self.tools.addWidget(shown)
        self.tools.addWidget(self._view)
        self._buttons: dict[QPushButton, str] = {}
        self._hold = self._add("place-hold", "Place a hold…", self._ask_hold,
            "Keep a record past its time", _DUE, _HOLDS)  # fmt: skip
        self._lift = self._add("lift-hold", "Lift the hold", self._lift_one,
            "Let the record go when its time is over; Undo places it again", _HOLDS)  # fmt: skip
        self._change = self._add("change-period", "Change the period…", self._ask_rule,
            "Set how long this kind of record is kept (Enter)", _RULES)  # fmt: skip
        self._read_it = self._add("read-certificate", "Copy certificate", self._copy,
            "Copy the certificate of this disposal as text (Enter)", _DISPOSALS)  # fmt: skip
        self._save_it = self._add("save-certificate", "Save certificate…", self._save,
            "Save the certificate of this disposal as a text file", _DISPOSALS)  # fmt: skip
        self._dispose = self._add("dispose-records", "Dispose…", self._ask_disposal,
            "Choose which of these records go for good, and read what goes with them", _DUE,
        )  # fmt: skip
        self._offer()

    def reload(self) -> None:
        """Read all four tables: they are short."""
        self.context.jobs.read("data-retention", _read, self._show)

    def refresh_actions(self) -> None:
        """Show the buttons of the table; most need a row selected and a window that can write."""
        view, may_write = self._view.value, not self.context.read_only
        for made, views in self._buttons.items():
            made.setVisible(view in views.split())
        chosen = bool(self.selected)
        self._hold.setEnabled(may_write)
        self._dispose.setEnabled(may_write and self._kept is not None)
        self._change.setEnabled(may_write and chosen)
        hold = self._selected_hold()
        self._lift.setEnabled(may_write and hold is not None and hold.lifted_on is None)
        self._read_it.setEnabled(chosen)
        self._save_it.setEnabled(chosen)

    def open_row(self, key: str) -> None:
        """Do what the row is most often opened for."""
        self.selected = key
        self.refresh_actions()
        for made in (self._change, self._read_it):
            if made.isVisible() and made.isEnabled():
                made.click()

    # What is shown.

    def _add(
        self, name: str, words: str, run: Callable[[], None], tip: str, *views: str
    ) -> QPushButton:
        made = self.card.add_action(words, tip)
        made.setObjectName(name)
        made.clicked.connect(lambda _c=False: run())
        self._buttons[made] = " ".join(views)
        return made

    def _offer(self) -> None:
        kept = self._kept
        held = sum(one.lifted_on is None for one in kept.holds) if kept else 0
        counts = (len(kept.due), held, len(kept.disposals)) if kept else (0, 0, 0)
        now = self._view.value if self._view.count() else _DUE
        self._view.offer(
            [
                [
                    (f"Past their time ({counts[0]:,})", _DUE),
                    ("How long records are kept", _RULES),
                    (f"Holds ({counts[1]:,})", _HOLDS),
                    (f"Disposals ({counts[2]:,})", _DISPOSALS),
                ]
            ],
            now,
        )

    def _show(self, kept: Kept) -> None:
        self._kept = kept
        self._offer()
        count = len(kept.due)
        stopped = sum(bool(one.stopped_by) for one in kept.due)
        many = sentence_case(count_word(count))
        words = f"{many} record is past its time" if count == 1 else (
            f"{many} records are past their time")  # fmt: skip
        if stopped:
            words += f"; {count_word(stopped)} {'is' if stopped == 1 else 'are'} held back"
        self.say(
            words if count else "No record is past its time",
            "Look through the list once a year. Nothing is disposed of by itself, and what is "
            "disposed of is gone from the history too.",
        )
        self._show_view()

    def _show_view(self) -> None:
        kept = self._kept
        if kept is None:
            return
        from oversight_app.review import retention

        view = self._view.value
        if view == _RULES:
            self.show_table(retention.rules_table(kept.rules, kept.counts))
        elif view == _HOLDS:
            self.show_table(retention.holds_table(kept.holds, kept.references))
        elif view == _DISPOSALS:
            self.show_table(retention.disposals_table(kept.disposals))
        else:
            self.show_table(retention.due_table(kept.due))

    # What the buttons do.

    def _ask_rule(self) -> None:
        from oversight_app.ui.retention_acts import ask_rule

        kept = self._kept
        rules = kept.rules if kept else ()
        rule = next((one for one in rules if one.kind == self.selected), None)
        if kept is None or rule is None:
            return
        ask_rule(self.context, rule, kept.today)

    def _ask_hold(self) -> None:
        from oversight_app.ui.dialogs.hold import HoldDialog

        kept = self._kept
        due = kept.due if kept and self._view.value == _DUE else ()
        chosen = next((one.reference for one in due if str(one.record_id) == self.selected), "")
        dialog = HoldDialog(self.context.theme, chosen)

        def save() -> None:
            reference, why, by = dialog.reference, dialog.why, dialog.by

            def change(workspace: "Workspace") -> "Changes":
                from oversight_app.domain.errors import UserProblem
                from oversight_app.store.records import by_reference
                from oversight_app.store.retention import place_hold

                record = by_reference(workspace, reference)
                if record is None:
                    raise UserProblem(
                        f"There is no record {reference}. Nothing was changed. Look at its "
                        "reference again, such as Q-031."
                    )
                return place_hold(workspace, record.id, why, by)

            self.context.write(
                f"{reference} is on hold", change, if_open(dialog, dialog.accept),
                refused_in(self.context, dialog),
            )  # fmt: skip

        dialog.submitted.connect(save)
        self.context.open_dialog(dialog)

    def _selected_hold(self) -> Hold | None:
        holds = self._kept.holds if self._kept and self._view.value == _HOLDS else ()
        return next((one for one in holds if one.id and str(one.id) == self.selected), None)

    def _lift_one(self) -> None:
        hold = self._selected_hold()
        if hold is None:
            return

        def change(workspace: "Workspace") -> "Changes":
            from oversight_app.store.retention import lift_hold

            return lift_hold(workspace, hold.id)

        self.context.write("Hold lifted", change)

    def _ask_disposal(self) -> None:
        kept = self._kept
        if kept is not None:
            ask_disposal(
                self.context, kept.due, kept.rules, self.selected,
                lambda: self._view.choose(_DISPOSALS),
            )  # fmt: skip

    def _certificate(self) -> str:
        from oversight_app.review.certificate import certificate

        kept = self._kept
        found = kept.disposals if kept and self._view.value == _DISPOSALS else ()
        one = next((one for one in found if str(one.id) == self.selected), None)
        return certificate(one, kept.office) if kept and one else ""

    def _copy(self) -> None:
        words = self._certificate()
        if words:
            QGuiApplication.clipboard().setText(words)
            self.context.toast("Certificate copied")

    def _save(self) -> None:
        words = self._certificate()
        if not words:
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Save the certificate", f"certificate of disposal {self.selected}.txt",
            "Text (*.txt);;All files (*)",
        )  # fmt: skip
        if not chosen:
            return
        path = Path(chosen)

        def save(_progress: object) -> str:
            from oversight_app.store.files import save_whole

            save_whole(words.encode("utf-8"), path)
            return path.name

        self.context.jobs.other(
            "save-certificate",
            "Saving the certificate",
            save,
            lambda name: self.context.toast(f"The certificate is saved in {name}"),
        )


def _read(workspace: "Workspace") -> Kept:
    from oversight_app.store.disposal import disposals
    from oversight_app.store.office import office
    from oversight_app.store.retention import counts, holds, references, review_list, rules

    found = holds(workspace)
    return Kept(
        office(workspace).name,
        workspace.today(),
        review_list(workspace),
        rules(workspace),
        counts(workspace),
        found,
        references(workspace, [one.record_id for one in found]),
        disposals(workspace),
    )
