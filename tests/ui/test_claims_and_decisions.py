"""The first tab about outside groups, over records of a test's own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from oversight_app.domain.claims import Claim
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.store import records
from oversight_app.store.workspace import Workspace
from oversight_app.ui.pages.outside_groups_decisions import RULE, ClaimsAndDecisionsTab
from oversight_app.ui.theme import Scheme, Theme
from oversight_app.ui.widgets.banner import Banner
from tests.ui.records_making import Desk

QUOTED = "114 of 259 cases of meeting a child in England and Wales in 2016"
MET = {
    f"{gate}_{name}": said
    for gate in ("children", "risks", "case")
    for name, said in (
        ("gate", "met"), ("evidence", "A report of the force"), ("by", "Chief Executive"),
        ("on", date(2022, 10, 1)),
    )
} | {"residual_by": "Police and Crime Commissioner", "residual_on": date(2022, 10, 1)}  # fmt: skip


def group(workspace: Workspace, name: str = "Street patrols") -> int:
    one = OutsideGroup(name=name, sort="patrol", known_since=date(2020, 1, 1))
    return records.save(workspace, one).saved[0]


def claim(workspace: Workspace, **said: object) -> int:
    one = Claim(
        name="114 of 259", wording="114 occasions in a total 259 cases", source="A newspaper",
        quoted_on=date(2017, 9, 17), numerator=114, denominator=259,
        offence="meeting a child", area="England and Wales", period_from=date(2016, 1, 1),
        period_to=date(2016, 12, 31),
    )  # fmt: skip
    return records.save(workspace, replace(one, **said)).saved[0]  # type: ignore[arg-type]


def draft(workspace: Workspace, about: int, **said: object) -> int:
    one = Engagement(
        name="Work with them?", proposed_on=date(2022, 10, 2), outside_group=about,
        area="Wiltshire", options="None", reasons="No gate is met",
    )  # fmt: skip
    return records.save(workspace, replace(one, **said)).saved[0]  # type: ignore[arg-type]


def outcome(workspace: Workspace, number: int) -> str:
    found = records.one(workspace, number)
    assert isinstance(found, Engagement)
    return found.outcome


Show = Callable[[], ClaimsAndDecisionsTab]


@pytest.fixture
def show(desk: Desk) -> Show:
    """Make the tab on the desk's window, and read."""

    def shown() -> ClaimsAndDecisionsTab:
        tab = ClaimsAndDecisionsTab(desk.context, desk.host)
        tab.resize(1180, 900)
        tab.show()
        desk.context.changed.connect(lambda _changes: tab.reload())
        tab.reload()
        desk.settle()
        return tab

    return shown


def words(within: QWidget) -> list[str]:
    return [one.text() for one in within.findChildren(QLabel) if one.isVisible()]


def press(desk: Desk, tab: QWidget, name: str) -> None:
    made = desk.find(tab, name, QPushButton)
    assert made.isEnabled(), f"{name} can't be pressed"
    made.click()
    desk.settle()


def test_with_nothing_there_the_way_in_is_a_claim(desk: Desk, show: Show) -> None:
    tab = show()
    assert tab.stack.currentWidget() is tab.empty
    press(desk, tab, "empty-action")
    assert isinstance(desk.form().facts.record, Claim)


def test_each_card_offers_what_it_has_none_of(desk: Desk, workspace: Workspace, show: Show) -> None:
    about = group(workspace)
    tab = show()
    assert RULE in words(tab)
    press(desk, tab, "add-claim")
    assert getattr(desk.form().facts.record, "about") == about  # noqa: B009 - of a claim
    desk.form().reject()
    desk.settle()
    press(desk, tab, "add-decision")
    assert getattr(desk.form().facts.record, "outside_group") == about  # noqa: B009 - of both


def test_a_claim_without_counts_shows_no_share(
    desk: Desk, workspace: Workspace, show: Show
) -> None:
    group(workspace)
    claim(workspace, numerator=None, denominator=None)
    tab = show()
    assert not tab.claim.share.isVisible()
    assert not tab.claim.chart.isVisible()
    assert "No wording can be quoted yet" in words(tab)
    assert not tab.claim.quotable.copy_button.isVisible()


def test_the_wording_is_copied_with_its_source(
    desk: Desk, workspace: Workspace, show: Show
) -> None:
    group(workspace)
    claim(
        workspace, verdict="caveats", not_shown="Convictions", quotable=QUOTED,
        checked_by="Policy officer", checked_on=date(2022, 10, 1),
    )  # fmt: skip
    tab = show()
    press(desk, tab, "copy-quotable")
    assert QApplication.clipboard().text() == f"{QUOTED}\nSource: A newspaper, 17 September 2017."
    assert desk.said[-1] == "Wording copied with its source"


def test_a_rung_below_the_gates_is_chosen_and_kept(
    desk: Desk, workspace: Workspace, show: Show
) -> None:
    number = draft(workspace, group(workspace))
    tab = show()
    tab.decision.ladder.buttons[1].click()
    desk.settle()
    assert outcome(workspace, number) == "signpost"
    assert tab.decision.position_button.text() == "Record position: signpost to report"
    assert tab.decision.ladder.buttons[1].isChecked()


def test_a_locked_rung_says_what_unlocks_it_and_stays_locked(
    desk: Desk, workspace: Workspace, show: Show
) -> None:
    number = draft(workspace, group(workspace))
    tab = show()
    for rung in tab.decision.ladder.buttons[2:]:
        assert "locked" in rung.accessibleName()
        assert "gates 1, 2 and 3 are met" in rung.accessibleDescription()
        assert "gates 1, 2 and 3 are met" in rung.toolTip()
        rung.click()
        desk.settle()
    assert outcome(workspace, number) == ""


def test_with_all_gates_met_every_rung_can_be_chosen(
    desk: Desk, workspace: Workspace, show: Show
) -> None:
    number = draft(workspace, group(workspace), **MET)
    tab = show()
    tab.decision.ladder.buttons[4].click()
    desk.settle()
    assert outcome(workspace, number) == "agreement"


def test_the_arrows_go_along_the_ladder_and_tab_comes_to_it_once(
    desk: Desk, workspace: Workspace, show: Show
) -> None:
    draft(workspace, group(workspace), outcome="signpost")
    tab = show()
    ladder = tab.decision.ladder
    tabbed = [one for one in ladder.buttons if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [one.rung.code for one in tabbed] == ["signpost"]
    desk.come_back()
    tabbed[0].setFocus()
    for key, code in (
        (Qt.Key.Key_Right, "evidence"), (Qt.Key.Key_End, "role"), (Qt.Key.Key_Right, "role"),
        (Qt.Key.Key_Home, "none"), (Qt.Key.Key_Left, "none"),
    ):  # fmt: skip
        desk.press(key)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.objectName() == f"rung-{code}"


def test_tab_goes_down_the_claim_and_then_down_the_decision(
    desk: Desk, workspace: Workspace, show: Show
) -> None:
    about = group(workspace)
    claim(workspace, about=about)
    draft(workspace, about)
    tab = show()
    order: list[QWidget] = []
    one: QWidget | None = tab.header.export_button.nextInFocusChain()
    while one is not None and one is not tab.header.export_button and len(order) < 300:
        order.append(one)
        one = one.nextInFocusChain()
    read = [
        tab.claim.open_button, tab.claim.origin_button, tab.claim.quotable.copy_button,
        tab.decision.ladder.buttons[0], desk.find(tab, "gate-children", QPushButton),
        desk.find(tab, "gate-case", QPushButton), tab.decision.position_button,
    ]  # fmt: skip
    places = [order.index(each) for each in read]
    assert places == sorted(places)


def test_a_signed_position_is_not_changed_on_the_ladder(
    desk: Desk, workspace: Workspace, show: Show
) -> None:
    number = draft(
        workspace, group(workspace), outcome="signpost", state="signed",
        signatory="Police and Crime Commissioner", signed_on=date(2022, 10, 3),
    )  # fmt: skip
    tab = show()
    tab.decision.ladder.buttons[0].click()
    desk.settle()
    assert outcome(workspace, number) == "signpost"
    assert tab.decision.position_button.text() == "Publish…"
    assert not tab.decision.ask_button.isVisible()
    assert any("changed since" in one for one in words(tab.decision))


def test_what_keeps_it_from_being_signed_is_written_in_its_form(
    desk: Desk, workspace: Workspace, show: Show
) -> None:
    number = draft(workspace, group(workspace), outcome="signpost", reasons="")
    tab = show()
    tab.decision.position_button.click()
    desk.settle()
    dialog = desk.dialog(tab.window(), "sign-decision")
    back = desk.find(dialog, "missing", Banner).findChild(QPushButton)
    assert isinstance(back, QPushButton)
    back.click()
    desk.settle()
    assert not dialog.isVisible()
    reasons = desk.form(number).panel.editors["reasons"]
    assert reasons.hasFocus() or desk.form(number).focusWidget() is reasons.focusProxy()


def test_nothing_is_changed_in_a_view_of_an_earlier_day(
    desk: Desk, workspace: Workspace, show: Show
) -> None:
    number = draft(workspace, group(workspace), outcome="none")
    claim(workspace)
    tab = show()
    tab.show_day(date(2022, 10, 10))
    desk.settle()
    assert tab.decision.found is not None
    assert not tab.decision.position_button.isEnabled()
    assert not tab.decision.ask_button.isEnabled()
    tab.decision.ladder.buttons[1].click()
    desk.settle()
    assert outcome(workspace, number) == "none"
    # Before anything was recorded the cards stand there, and nothing can be added to that day.
    tab.show_day(date(2016, 1, 1))
    desk.settle()
    assert tab.claim.found is None
    assert not tab.claim.add_button.isEnabled()
    assert not tab.decision.add_button.isEnabled()


def test_what_is_shown_can_be_saved_as_tables(desk: Desk, workspace: Workspace, show: Show) -> None:
    group(workspace)
    claim(workspace)
    tab = show()
    titles = [one.title for one in tab.tables()]
    assert len(titles) == len(set(titles))
    assert titles


def test_where_from_is_answered_for_the_claims_figure(
    desk: Desk, workspace: Workspace, show: Show
) -> None:
    group(workspace)
    claim(workspace)
    tab = show()
    tab.show_origin()
    desk.settle()
    assert tab.origin.isVisible()
    assert any("114" in one for one in words(tab.origin))


def test_a_gate_opens_the_form_at_itself(desk: Desk, workspace: Workspace, show: Show) -> None:
    number = draft(workspace, group(workspace))
    tab = show()
    press(desk, tab, "gate-case")
    form = desk.form(number)
    editor = form.panel.editors["case_gate"]
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus is editor or editor.isAncestorOf(focus)
    # And it is scrolled to.
    assert not focus.visibleRegion().isEmpty()


def test_asking_for_more_is_a_position_too(desk: Desk, workspace: Workspace, show: Show) -> None:
    number = draft(workspace, group(workspace))
    tab = show()
    press(desk, tab, "ask-for-more")
    assert outcome(workspace, number) == "ask"
    assert tab.decision.position_button.text() == "Record position: ask for more"


def test_a_group_narrows_both_cards(desk: Desk, workspace: Workspace, show: Show) -> None:
    first, second = group(workspace, "Patrols"), group(workspace, "Speed watches")
    claim(workspace, about=first, name="Of patrols")
    draft(workspace, second)
    tab = show()
    assert tab.claim.found is not None
    assert tab.decision.found is not None
    tab.filters.chosen.emit("group", first)
    desk.settle()
    assert tab.claim.found is not None
    assert tab.decision.found is None
    tab.filters.chosen.emit("group", second)
    desk.settle()
    assert tab.claim.found is None
    assert tab.decision.found is not None


def test_an_overdue_check_is_listed_and_leads_to_its_claim(
    desk: Desk, workspace: Workspace, show: Show
) -> None:
    group(workspace)
    number = claim(workspace, check_by=date(2022, 10, 1))
    tab = show()
    assert tab.due.isVisible()
    assert [item.record.id for item in tab.due.items] == [number]
    press(desk, tab, "next-step")
    assert desk.form(number).facts.record.id == number


def test_a_narrow_tab_puts_the_decision_under_the_claim(
    desk: Desk, workspace: Workspace, show: Show
) -> None:
    draft(workspace, group(workspace))
    claim(workspace)
    tab = show()
    assert tab.decision.x() > tab.claim.x()
    tab.resize(880, 900)
    desk.settle()
    assert tab.decision.x() == tab.claim.x()
    assert tab.decision.y() > tab.claim.y()


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_every_control_has_a_name_and_a_tip(
    desk: Desk, workspace: Workspace, show: Show, theme: Theme, scheme: Scheme, scale: float
) -> None:
    draft(workspace, group(workspace))
    claim(workspace)
    theme.choose(scheme, scale)
    tab = show()
    unnamed = [
        one.objectName() or one.text()
        for one in (*tab.findChildren(QPushButton), *tab.decision.ladder.buttons)
        if one.isVisible() and not (one.toolTip() and (one.accessibleName() or one.text()))
    ]
    assert unnamed == []
