"""Typing in a duty, a monthly return or a scheme."""

from dataclasses import dataclass
from uuid import uuid4

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from oversight_app.domain.local_building import Record, built
from oversight_app.domain.mappings import ColumnUse, Mapping
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.domain.schemes import OFFICE_KINDS, TERM_WORDS, Scheme, Term, TermKind
from oversight_app.domain.wording import sentence_case
from oversight_app.store import local_keeping, schemes
from oversight_app.store.changes import Changes
from oversight_app.store.office import office
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.activity_row import ActivityRowDialog, DutyChoices
from oversight_app.ui.dialogs.scheme import SchemeDialog
from oversight_app.ui.dialogs.scheme_return_form import SchemeReturnDialog
from oversight_app.ui.dialogs.scheme_terms import TermDialog
from oversight_app.ui.dialogs.terms import TermsDialog
from oversight_app.ui.saving import if_open, keeping, save_from

TYPED_IN = "Typed in"


@dataclass(frozen=True, slots=True)
class _Choices:
    duty: DutyChoices
    schemes: tuple[Scheme, ...]

    @property
    def newest(self) -> int:
        """The month that today is in."""
        return Period.containing(self.duty.today, PeriodKind.MONTH).index


class Adding(QObject):
    """Asks with a form and keeps what was filled in, as any return is kept."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page

    def add_duty(self) -> None:
        """Ask for a duty and keep it."""
        self._context.jobs.read("duty-choices", _choices, self._ask_duty)

    def add_return(self) -> None:
        """Ask for a monthly return and keep it."""
        self._context.jobs.read("duty-choices", _choices, self._ask_return)

    def add_scheme(self) -> None:
        """Ask for a scheme and keep it."""
        self._context.jobs.read("duty-choices", _choices, self._ask_scheme)

    def show_terms(self) -> None:
        """Show the office's districts, activities and statuses, and keep what is changed."""
        self._context.jobs.read("terms", all_terms, self._show_terms)

    def _show_terms(self, found: tuple[Term, ...]) -> None:
        dialog = TermsDialog(self._context.theme, found, self._page.window())

        def read_again() -> None:
            self._context.jobs.read("terms", all_terms, if_open(dialog, dialog.show_found))

        def ask(kind: TermKind, before: Term | None = None) -> None:
            taken = {one.code for one in dialog.found if one.kind is kind}
            form = TermDialog(self._context.theme, kind, taken, before, self._page.window())

            def done() -> None:
                form.accept()
                read_again()

            save_from(
                self._context, form, f"{sentence_case(TERM_WORDS[kind])} saved",
                lambda: keeping(schemes.save_term, form.term), done,
            )  # fmt: skip

        dialog.add_asked.connect(ask)
        dialog.change_asked.connect(lambda term: ask(term.kind, term))
        dialog.delete_asked.connect(
            lambda term: self._context.write(
                f"{sentence_case(TERM_WORDS[term.kind])} deleted",
                lambda ws: schemes.delete_term(ws, term.kind, term.code),
                read_again,
            )
        )
        self._context.open_dialog(dialog)

    def _ask_duty(self, choices: _Choices) -> None:
        dialog = ActivityRowDialog(self._context.theme, choices.duty, parent=self._page.window())
        save_from(
            self._context,
            dialog,
            "Duty added",
            lambda: keeping(keep_typed, "activity", dialog.record),
        )

    def _ask_return(self, choices: _Choices) -> None:
        dialog = SchemeReturnDialog(
            self._context.theme, choices.duty.schemes, choices.newest, parent=self._page.window()
        )
        save_from(
            self._context,
            dialog,
            "Return added",
            lambda: keeping(keep_typed, "return", dialog.record),
        )

    def _ask_scheme(self, choices: _Choices) -> None:
        taken = {one.code for one in choices.schemes}
        dialog = SchemeDialog(
            self._context.theme, taken, choices.duty.today, parent=self._page.window()
        )
        save_from(
            self._context, dialog, "Scheme added",
            lambda: keeping(schemes.save_scheme, dialog.scheme),
        )  # fmt: skip


def keep_typed(ws: Workspace, dataset: str, record: Record) -> Changes:
    """Keep one record that was typed in; in the sample it is sample data too.

    A duty gets a reference of its own: the same one typed in twice is two duties, as two equal
    rows of one log are.
    """
    filled = {name: value for name, value in record.items() if value is not None}
    if dataset == "activity":
        filled["row_key"] = f"typed {uuid4().hex}"
    mapping = Mapping(TYPED_IN, dataset, tuple(ColumnUse(name, name) for name in filled))
    incoming = built([filled], mapping, file_name=TYPED_IN, typed_in=True)
    provenance = Provenance.SAMPLE if office(ws).sample else Provenance.LOCAL
    return local_keeping.keep_local(ws, [incoming], provenance=provenance)


def all_terms(ws: Workspace) -> tuple[Term, ...]:
    """Return the office's districts, then activities, then patrol statuses."""
    return tuple(one for kind in OFFICE_KINDS for one in schemes.terms(ws, kind))


def _choices(ws: Workspace) -> _Choices:
    today = ws.today()
    everyone = schemes.all_schemes(ws)
    running = tuple(one for one in everyone if one.valid_to is None or one.valid_to >= today)
    districts, activities, statuses = (schemes.terms(ws, kind) for kind in OFFICE_KINDS)
    return _Choices(
        DutyChoices(running, districts, activities, statuses, today),
        everyone,
    )
