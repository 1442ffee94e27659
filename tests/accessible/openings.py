"""How each dialog is opened: as a person does, or, where that takes a long story, as the window
does when the story gets there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QAbstractButton, QPushButton

from oversight_app.domain.cautions import cautions
from oversight_app.domain.decisions import Decision
from oversight_app.domain.papers import KeptPaper, PaperOrder
from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.retention import RetentionRule
from oversight_app.domain.schemes import SEEDED, TermKind
from oversight_app.ui.record_forms import RecordForms
from tests.accessible.walking import Opening, Walk

TODAY = date(2022, 10, 31)
_PAPER = KeptPaper(
    1, "Pack", PaperOrder("quarterly", audience="Police and Crime Panel"), "Performance Office",
    date(2022, 10, 3), frozen="ab" * 32, frozen_on=date(2022, 10, 4), frozen_head="cd" * 32,
    approved_on=date(2022, 10, 5), approved_by="Chief Executive",
)  # fmt: skip


def command(id: str) -> Callable[[Walk], None]:
    """By a command of the menus."""

    def run(walk: Walk) -> None:
        found = [one for one in walk.window.commands() if one.id == id]
        assert found, f"no command is called {id}"
        assert found[0].can_run, f"{id} can't be chosen"
        found[0].run()

    return run


def click(name: str) -> Callable[[Walk], None]:
    """By the first button of a name that can be pressed; or of these words."""

    def run(walk: Walk) -> None:
        for one in walk.page.findChildren(QAbstractButton):
            named = one.objectName() == name or one.text() == name
            if named and one.isVisible() and one.isEnabled():
                one.click()
                return
        raise AssertionError(f"no button {name} can be pressed")

    return run


def menu(name: str, words: str) -> Callable[[Walk], None]:
    """By a line of the menu of a button; ``words`` are what it begins with."""

    def run(walk: Walk) -> None:
        for one in walk.page.findChildren(QPushButton, name):
            if one.isVisible() and one.menu() is not None:
                one.menu().aboutToShow.emit()
                for action in one.menu().actions():
                    if action.text().startswith(words) and action.isEnabled():
                        action.trigger()
                        return
        raise AssertionError(f"no menu {name} offers {words}")

    return run


def form_of(kind: type[Recorded]) -> Callable[[Walk], None]:
    """The empty form of a kind of record."""

    def run(walk: Walk) -> None:
        session = walk.window.session
        assert session is not None
        RecordForms(session.context, walk.window).add(kind)

    return run


def kept_form_of(kind: type[Recorded]) -> Callable[[Walk], None]:
    """The form of the first record of a kind that there is, with its history and links."""

    def run(walk: Walk) -> None:
        from oversight_app.store import records

        session = walk.window.session
        assert session is not None
        first = walk.read(lambda ws: records.read(ws, kind)[0].id)
        RecordForms(session.context, walk.window).open(first)

    return run


def _show(walk: Walk, dialog: object) -> None:
    from PySide6.QtWidgets import QDialog

    assert isinstance(dialog, QDialog)
    walk.window.open_dialog(dialog)


def _cautions(walk: Walk) -> None:
    from oversight_app.ui.dialogs.record_questions import CautionDialog

    words = "Ring 07700 900123 about the man"
    _show(walk, CautionDialog([("What was asked", words, cautions(words))], walk.window))


def _conflict(walk: Walk) -> None:
    from oversight_app.domain.accountability import Question
    from oversight_app.review.record_facts import facts_of
    from oversight_app.store import records
    from oversight_app.ui.dialogs.record_questions import ConflictDialog

    facts = walk.read(lambda ws: facts_of(ws, records.read(ws, Question)[0].id))
    mine = replace(facts.record, asked="How many are overdue?")  # type: ignore[call-arg]
    now = replace(facts.record, asked="How many will be overdue?")  # type: ignore[call-arg]
    _show(walk, ConflictDialog(facts.record, mine, now, facts.words, walk.window))


def _clear_line(walk: Walk) -> None:
    from oversight_app.domain.press import LineToTake
    from oversight_app.ui.dialogs.clear_line import ClearLineDialog

    _show(walk, ClearLineDialog(walk.theme, LineToTake(number=4), TODAY, (), walk.window))


def _expected(walk: Walk) -> None:
    from oversight_app.ui.dialogs.expected_return import ExpectedReturnDialog

    _show(walk, ExpectedReturnDialog(walk.theme, SEEDED, 2022 * 12 + 9, None, walk.window))


def _hours(walk: Walk) -> None:
    from oversight_app.ui.dialogs.required_hours import RequiredHoursDialog

    _show(walk, RequiredHoursDialog(walk.theme, SEEDED[0], walk.window))


def _term(walk: Walk) -> None:
    from oversight_app.ui.dialogs.scheme_terms import TermDialog

    _show(walk, TermDialog(walk.theme, TermKind.STATUS, (), None, walk.window))


def _rule(walk: Walk) -> None:
    from oversight_app.ui.dialogs.retention_rule import RetentionRuleDialog

    rule = RetentionRule("question", 84, "Seven years", "Chief Executive", TODAY)
    _show(walk, RetentionRuleDialog(walk.theme, rule, TODAY, walk.window))


def _save_view(walk: Walk) -> None:
    from oversight_app.ui.dialogs.save_view import SaveViewDialog

    _show(walk, SaveViewDialog(walk.theme, (), "Swindon, patrols", walk.window))


def _score_again(walk: Walk) -> None:
    from oversight_app.domain.risk import Risk
    from oversight_app.store import records
    from oversight_app.store.risk_scales import current_scale
    from oversight_app.ui.dialogs.score_again import ScoreAgainDialog

    risk = walk.read(lambda ws: records.read(ws, Risk)[0])
    scale = walk.read(current_scale)
    _show(walk, ScoreAgainDialog(walk.theme, risk, scale, scale, walk.window))


def _sign(walk: Walk) -> None:
    from oversight_app.ui.dialogs.sign_decision import SignDialog

    _show(walk, SignDialog(walk.theme, Decision(number=3), TODAY, (), walk.window))


def _withdraw(walk: Walk) -> None:
    from oversight_app.ui.dialogs.sign_decision import WithdrawDialog

    _show(walk, WithdrawDialog(walk.theme, Decision(number=3), TODAY, walk.window))


def _progress(walk: Walk) -> None:
    from oversight_app.ui.dialogs.progress_dialog import ProgressDialog
    from oversight_app.ui.jobs import Job

    _show(walk, ProgressDialog(Job("Backing up"), walk.window))


def _link(walk: Walk) -> None:
    from oversight_app.domain.accountability import Question
    from oversight_app.ui.dialogs.link_record import LinkDialog
    from oversight_app.ui.record_targets import targets

    _show(walk, LinkDialog(walk.theme, Question(), walk.read(targets), walk.window))


def _problem(walk: Walk) -> None:
    from oversight_app.ui.dialogs.message import problem_dialog

    _show(walk, problem_dialog("The file is open elsewhere. Nothing was changed. Close it first."))


def _bring_example(walk: Walk) -> None:
    from oversight_app.store.sample_example import write_example

    path = walk.folder / "Appropriate adults call-outs.csv"
    write_example(path)
    walk.window.importing.bring_in([path])


def _bring_figures(walk: Walk) -> None:
    path = walk.folder / "workforce-2023.csv"
    path.write_text(
        "As at 31 March,Geo code,Force name,Region,Sex,Rank description,Worker type,"
        "Total (headcount),Total (FTE)\n"
        "2023-03-01,E23000038,Wiltshire,South West,Female,Special constable,"
        "special constable,80,0\n",
        encoding="utf-8",
    )
    walk.window.importing.bring_in([path])


def _bring_records(walk: Walk) -> None:
    from oversight_app.domain.accountability import Action
    from oversight_app.ui import record_tables

    session = walk.window.session
    assert session is not None
    path = walk.folder / "actions.csv"
    path.write_text("Task,Owner,Set on\nSend the list,Head of Performance,3 October 2022\n")
    record_tables.read_in(session.context, Action, path, walk.page)


def _kept_paper(walk: Walk) -> None:
    from oversight_app.ui.dialogs.papers import ApproveDialog

    _show(walk, ApproveDialog(walk.theme, _PAPER, (), TODAY, walk.window))


def _send_paper(walk: Walk) -> None:
    from oversight_app.domain.papers import Format
    from oversight_app.ui.dialogs.papers import SendDialog

    _show(walk, SendDialog(walk.theme, _PAPER, (), TODAY, (), (Format.PDF,), (), walk.window))


def _explain(walk: Walk) -> None:
    from oversight_app.review.what_is_this import what_is_this
    from oversight_app.ui.what_is_this import ExplainDialog

    _show(walk, ExplainDialog(what_is_this("specials-strength"), walk.window))


def _help(walk: Walk) -> None:
    from oversight_app.ui.help_window import show_help

    show_help(walk.window)


def _snooze(walk: Walk) -> None:
    from oversight_app.ui.dialogs.snooze import SnoozeDialog

    _show(walk, SnoozeDialog(walk.theme, "Q-001 is overdue", TODAY, walk.window))


def _palette(walk: Walk) -> None:
    from oversight_app.ui.palette import show_palette

    show_palette(walk.window, "vetting")


def _measures(walk: Walk) -> None:
    from oversight_app.ui.pages.overview_acts import choose_measures

    session = walk.window.session
    assert session is not None
    choose_measures(session.context, walk.page)


def _fault(walk: Walk) -> None:
    from oversight_app.ui.dialogs.fault import FaultDialog
    from oversight_app.ui.faults import Fault

    fault = Fault("importing", ("KeyError",), ("importing.py, line 40",), True)
    _show(walk, FaultDialog(fault, "Bring in a file", None, lambda: None, None, walk.window))


def _salvaged(walk: Walk) -> None:
    from oversight_app.store.salvage import Salvaged, SalvagedPart
    from oversight_app.ui.dialogs.salvaged import SalvagedDialog

    parts = (
        SalvagedPart("record", "governance", "records", 120, 3, 2),
        SalvagedPart("observation", "specials", "published figures", 4_100, None, 0),
    )
    made = Salvaged(walk.folder / "salvaged.oversight", parts, False, 1)
    _show(walk, SalvagedDialog(walk.theme, made, "sample.oversight", walk.window))


def _columns(walk: Walk) -> None:
    from oversight_app.ui.widgets.table_view import TableView

    page = walk.window.page
    assert page is not None
    next(one for one in page.findChildren(TableView) if one.isVisible()).kept.ask()


OPENINGS: tuple[Opening, ...] = (
    Opening("NewWorkspaceDialog", "overview", command("new")),
    Opening("ShortcutsDialog", "overview", command("shortcuts")),
    Opening("FramedDialog", "overview", command("about")),
    Opening("FramedDialog", "overview", _problem),
    Opening("ChooseMeasuresDialog", "overview", _measures),
    Opening("FaultDialog", "overview", _fault),
    Opening("SalvagedDialog", "overview", _salvaged),
    Opening("ExplainDialog", "overview", _explain),
    Opening("HelpWindow", "overview", _help),
    Opening("SnoozeDialog", "overview", _snooze),
    Opening("SettingsDialog", "overview", command("settings")),
    Opening("PaletteDialog", "overview", _palette),
    Opening("ExportDialog", "activity/activity", command("export-page")),
    Opening("ActivityRowDialog", "activity/activity", command("activity-duty")),
    Opening("SchemeReturnDialog", "activity/activity", command("activity-return")),
    Opening("ChartNoteDialog", "activity/activity", command("activity-note")),
    Opening("SchemeDialog", "activity/activity", command("activity-scheme")),
    Opening("TermsDialog", "activity/activity", command("activity-terms")),
    Opening("TermDialog", "activity/activity", _term),
    Opening("RebaseDialog", "activity/activity", menu("limits", "Re-base limits")),
    Opening("LockLimitsDialog", "activity/activity", menu("limits", "Lock limits")),
    Opening("SeriesTargetDialog", "activity/activity", menu("limits", "Set a target")),
    Opening("AnnotationsDialog", "activity/activity", menu("limits", "Notes and decisions")),
    Opening("SaveViewDialog", "activity/activity", _save_view),
    Opening("RequiredHoursDialog", "activity/people", _hours),
    Opening("ExpectedReturnDialog", "activity/returns", _expected),
    Opening("PrintDialog", "specials/compare", command("print")),
    Opening("TargetDialog", "specials/compare", command("specials-target")),
    Opening("FlowDialog", "specials/compare", command("specials-flow")),
    Opening("PeerSetsDialog", "specials/compare", command("specials-sets")),
    Opening("AssessmentDialog", "governance/boundaries", command("governance-assess")),
    Opening("CompareDialog", "governance/boundaries", command("governance-compare")),
    Opening("QuestionSetDialog", "governance/boundaries", command("governance-questions")),
    Opening("RowsDialog", "governance/boundaries", click("answer-history")),
    Opening("ReadyMadeRisksDialog", "governance/risks", click("risks-ready-made")),
    Opening("RiskScaleDialog", "governance/risks", click("risks-scale")),
    Opening("MarkReviewedDialog", "governance/risks", click("risk-review")),
    Opening("ScoreAgainDialog", "governance/risks", _score_again),
    Opening("AppraisalDialog", "outside-groups/decisions", command("add-a-appraisal")),
    Opening("HandOverDialog", "outside-groups/claims", menu("more", "Hand over")),
    Opening("TableColumnsDialog", "outside-groups/claims", _columns),
    Opening("ListColumnsDialog", "outside-groups/claims", menu("more", "Columns")),
    Opening("ChangeContactDialog", "outside-groups/groups", click("group-contact")),
    Opening("CompareRolesDialog", "outside-groups/options", click("options-compare")),
    Opening("CriteriaDialog", "outside-groups/options", click("options-criteria")),
    Opening("JudgeDialog", "outside-groups/options", click("role-judge")),
    Opening("BestIfDialog", "outside-groups/options", click("role-all")),
    Opening("ExportDialog", "outside-groups/press", click("save-press")),
    Opening("DayDialog", "outside-groups/press", click("Take it back…")),
    Opening("ClearLineDialog", "outside-groups/press", _clear_line),
    Opening("GatherDialog", "accountability/requests", click("gather")),
    Opening("SignDialog", "accountability/decisions", _sign),
    Opening("WithdrawDialog", "accountability/decisions", _withdraw),
    Opening("LinkDialog", "accountability/questions", _link),
    Opening("CautionDialog", "accountability/questions", _cautions),
    Opening("ConflictDialog", "accountability/questions", _conflict),
    Opening("TemplateDialog", "summaries/prepare", command("summaries-template")),
    Opening("ExportPaperDialog", "summaries/prepare", command("summaries-export")),
    Opening("PaperNameDialog", "summaries/prepare", command("summaries-save")),
    Opening("PaperSettingsDialog", "summaries/prepare", command("summaries-settings")),
    Opening("OwnWordsDialog", "summaries/prepare", command("summaries-words")),
    Opening("FreezeDialog", "summaries/prepare", command("summaries-step")),
    Opening("ReasonDialog", "summaries/prepare", click("pass-0")),
    Opening("ApproveDialog", "summaries/papers", _kept_paper),
    Opening("SendDialog", "summaries/papers", _send_paper),
    Opening("PreferDialog", "data/releases", click("prefer-release")),
    Opening("MappingNameDialog", "data/layouts", click("rename-layout-button")),
    Opening("HoldDialog", "data/retention", click("place-hold")),
    Opening("DisposeDialog", "data/retention", click("dispose-records")),
    Opening("RetentionRuleDialog", "data/retention", _rule),
    Opening("ProgressDialog", "data/backups", _progress),
    Opening("ImportPreviewDialog", "data/imports", _bring_figures),
    Opening("RecordsPreviewDialog", "accountability/actions", _bring_records),
    Opening("MatchColumnsDialog", "data/imports", _bring_example),
    *(Opening("RecordForm", "overview", form_of(kind)) for kind in KINDS.values()),
)
"""Every dialog, in the order of the pages, so that the window is not taken to and fro."""
