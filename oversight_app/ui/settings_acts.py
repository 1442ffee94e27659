"""What the rows of Settings open: the dialogs that there are, over it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from oversight_app.domain.datasets import DATASETS
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.returns import ExpectedReturn
from oversight_app.domain.schemes import Scheme
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.settings_draft import SettingsDraft
from oversight_app.ui.saving import if_open, keeping, save_from


def peer_sets(draft: SettingsDraft, at: QWidget) -> None:
    """Edit sets of forces."""
    from oversight_app.ui.peer_set_acts import edit_peer_sets

    edit_peer_sets(_context(draft), at)


def required_hours(draft: SettingsDraft, at: QWidget) -> None:
    """Choose a scheme, and set what it asks of each in a month."""
    assert draft.facts is not None
    ask = partial(_ask_hours, _context(draft), at)
    _offer(at, [(one.name, partial(ask, one)) for one in draft.facts.schemes])


def expected_returns(draft: SettingsDraft, at: QWidget) -> None:
    """Add a return that the office waits for, or change one."""
    assert draft.facts is not None
    facts, ask = draft.facts, partial(_ask_expected, draft, at)
    names = {one.code: one.name for one in facts.schemes}
    there = [
        (f"{names.get(one.scheme, 'All schemes')}: {DATASETS[one.dataset].name}", partial(ask, one))
        for one in facts.expected
    ]
    _offer(at, [("Add an expected return…", partial(ask, None)), *there])


def measures(draft: SettingsDraft, at: QWidget) -> None:
    """Choose the measures of the Overview."""
    from oversight_app.ui.pages.overview_acts import choose_measures

    choose_measures(_context(draft), at)


def papers(draft: SettingsDraft, at: QWidget) -> None:
    """Change how papers are written."""
    from oversight_app.ui.dialogs.paper_settings import ask_settings

    ask_settings(_context(draft), at)


def risk_scale(draft: SettingsDraft, at: QWidget) -> None:
    """Change the risk scale."""
    from oversight_app.ui.record_forms import RecordForms
    from oversight_app.ui.risk_acts import RiskActs

    context = _context(draft)
    RiskActs(context, RecordForms(context, at), at).change_scale()


def questions(draft: SettingsDraft, at: QWidget) -> None:
    """Change the questions of boundary assessments."""
    from oversight_app.ui.assessing import Assessing

    Assessing(_context(draft), at).edit_questions()


def criteria(draft: SettingsDraft, at: QWidget) -> None:
    """Change the criteria of option appraisals."""
    from oversight_app.ui.option_acts import OptionActs
    from oversight_app.ui.record_forms import RecordForms

    context = _context(draft)
    OptionActs(context, RecordForms(context, at), at).edit_criteria()


def retention(draft: SettingsDraft, at: QWidget) -> None:
    """Choose a kind of record, and set how long it is kept."""
    from oversight_app.ui.retention_acts import ask_rule

    facts, context = draft.facts, _context(draft)
    assert facts is not None
    _offer(
        at,
        [
            (KINDS[one.kind].plural, partial(ask_rule, context, one, facts.today))
            for one in facts.rules
        ],
    )


def backup_folder(draft: SettingsDraft, at: QWidget) -> None:
    """Choose where backups go on this computer."""
    from oversight_app.ui.choosing_backups import ask_folder, beside_the_workspace

    context, told = _context(draft), if_open(draft, draft.backups_changed.emit)
    _offer(
        at,
        [
            ("Choose a folder…", partial(ask_folder, context, at.window(), told)),
            ("Beside the workspace", partial(beside_the_workspace, context, told)),
        ],
    )


def back_up(draft: SettingsDraft, _at: QWidget) -> None:
    """Make a backup now."""
    from oversight_app.ui import asides

    asides.back_up(_context(draft), if_open(draft, draft.backups_changed.emit))


def _ask_hours(context: Context, over: QWidget, scheme: Scheme) -> None:
    from oversight_app.store.schemes import save_scheme
    from oversight_app.ui.dialogs.required_hours import RequiredHoursDialog

    dialog = RequiredHoursDialog(context.theme, scheme, over.window())
    save_from(context, dialog, "Required hours set", lambda: keeping(save_scheme, dialog.scheme))


def _ask_expected(draft: SettingsDraft, over: QWidget, before: ExpectedReturn | None) -> None:
    from oversight_app.store.expected import save_expected
    from oversight_app.ui.dialogs.expected_return import ExpectedReturnDialog

    facts, context = draft.facts, _context(draft)
    assert facts is not None
    month = Period.containing(facts.today, PeriodKind.MONTH).index
    dialog = ExpectedReturnDialog(context.theme, facts.schemes, month, before, over.window())
    save_from(
        context, dialog, "Expected return saved", lambda: keeping(save_expected, dialog.expected)
    )


def _context(draft: SettingsDraft) -> Context:
    assert draft.context is not None
    return draft.context


def _offer(at: QWidget, choices: Sequence[tuple[str, Callable[[], None]]]) -> None:
    """Show a menu under a button."""
    menu = QMenu(at)
    menu.setAccessibleName(at.accessibleName())
    for words, run in choices:
        menu.addAction(words.replace("&", "&&")).triggered.connect(lambda _c=False, run=run: run())
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at.mapToGlobal(QPoint(0, at.height())))
