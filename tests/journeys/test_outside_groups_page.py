"""The page of outside groups by the keyboard: its tabs, its registers, what may be changed and what
is refused."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from oversight_app.domain.claims import Claim
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.findings import cell_words
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.domain.records import Office
from oversight_app.domain.risk import Risk
from oversight_app.store import records
from oversight_app.store.workspace import Workspace, create
from oversight_app.ui.dialogs.change_contact import ChangeContactDialog
from oversight_app.ui.pages.accountability import AccountabilityPage
from oversight_app.ui.pages.accountability_records import RecordsTab
from oversight_app.ui.pages.governance import GovernancePage
from oversight_app.ui.pages.outside_groups import OutsideGroupsPage
from oversight_app.ui.pages.outside_groups_claims import ClaimsTab
from oversight_app.ui.pages.outside_groups_groups import GroupsTab
from tests.journeys.conftest import OpenWindow
from tests.journeys.typist import Typist
from tests.review.making_matters import save
from tests.review.test_outside_groups import MET, signed

W = TypeVar("W", bound=QWidget)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
TODAY, MARCH = date(2022, 10, 31), date(2022, 3, 1)
OFFICE = Office("Sample office", "E23000038", review_date=TODAY)
GROUP = OutsideGroup(name="Activist groups", sort="activist", known_since=MARCH)
CLAIM = Claim(
    name="114 of 259 in 2016", wording="on 114 occasions in a total 259 cases", quoted_on=MARCH,
    dated="month", source="A newspaper", numerator=114, denominator=259,
)  # fmt: skip


def made(path: Path, *, filled: bool) -> Path:
    ws = create(path / "office.oversight", OFFICE, reference=False)
    if filled:
        fill(ws)
    ws.close()
    return path / "office.oversight"


def fill(ws: Workspace) -> None:
    """Two groups, one with a signed position; a force's position past review; two claims."""
    group = save(ws, GROUP)
    save(ws, replace(GROUP, name="Street patrol", sort="patrol"))
    force = save(ws, Organisation(name="Wiltshire Police", sort="force"))
    save(ws, Position(organisation=force, about=group, name="May consider it", wording="We may",
                      stance="would-consider", from_day=MARCH, source="A newspaper",
                      review_by=date(2022, 10, 1)))  # fmt: skip
    save(ws, replace(CLAIM, about=group))
    save(ws, replace(CLAIM, name="Some successes", about=group, numerator=None, denominator=None))
    save(ws, signed(group, "evidence", date(2022, 4, 1), published_on=date(2022, 4, 4), **MET))
    save(ws, Risk(name="Entrapment", owner="Head", raised_on=MARCH, likelihood=3, impact=4,
                  outside_group=group, review_by=date(2023, 1, 1)))  # fmt: skip


@pytest.fixture
def bare(open_window: OpenWindow, tmp_path: Path) -> Typist:
    return Typist(open_window(made(tmp_path, filled=False)))


@pytest.fixture
def typist(open_window: OpenWindow, tmp_path: Path) -> Typist:
    return Typist(open_window(made(tmp_path, filled=True)))


def page_of(typist: Typist) -> OutsideGroupsPage:
    typist.press(Key.Key_5, CTRL)
    return shown(typist, OutsideGroupsPage)


def shown(typist: Typist, kind: type[W]) -> W:
    """The page of a kind, which is in front."""
    page = typist.window.findChild(kind)
    assert page is not None
    assert page.isVisible()
    return page


def groups_of(typist: Typist) -> GroupsTab:
    page = page_of(typist)
    page.tabs.show_tab("groups")
    typist.driver.settle()
    return page.groups


def ws_of(typist: Typist) -> Workspace:
    assert typist.window.session is not None
    return typist.window.session.workspace


def test_the_place_stands_between_governance_and_accountability(bare: Typist) -> None:
    assert page_of(bare).title == "Outside groups"
    bare.press(Key.Key_4, CTRL)
    shown(bare, GovernancePage)
    bare.press(Key.Key_6, CTRL)
    shown(bare, AccountabilityPage)


def test_every_tab_opens_on_nothing_and_says_what_to_do(bare: Typist) -> None:
    page = page_of(bare)
    for key in page.kinds:
        page.tabs.show_tab(key)
        bare.driver.settle()
        assert page.tabs.current == key
        assert "fault" not in bare.driver.words(), key
    assert bare.driver.dialogs() == []


@pytest.mark.parametrize(
    ("tab", "noun"),
    [("decisions", "claim"), ("claims", "claim"), ("positions", "position"),
     ("timeline", "position"), ("groups", "outside group"), ("press", "line to take")],
)  # fmt: skip
def test_ctrl_n_adds_what_the_tab_in_front_shows(bare: Typist, tab: str, noun: str) -> None:
    page = page_of(bare)
    page.tabs.show_tab(tab)
    bare.driver.settle()
    bare.press(Key.Key_N, CTRL)
    (form,) = bare.forms()
    assert form.facts.record.noun == noun


def test_a_claim_is_added_from_the_header_and_shown(bare: Typist) -> None:
    page_of(bare)
    bare.driver.click("header-outside-add-claim")
    (form,) = bare.forms()
    assert form.facts.record.noun == "claim"
    bare.write("114 of 259 in 2016")
    bare.tab_to("wording")
    bare.write("on 114 occasions in a total 259 cases")
    bare.fill(quoted_on="30/9/2017", source="A newspaper", numerator="114", denominator="259")
    bare.save()
    (claim,) = records.read(ws_of(bare), Claim)
    assert (claim.numerator, claim.denominator) == (114, 259)
    assert page_of(bare).tabs.current == "decisions"
    assert "CL-001" in bare.driver.words()


def test_the_number_beside_the_place_says_what_needs_attention(typist: Typist) -> None:
    page_of(typist)
    typist.driver.until_said("Outside groups: 1 thing needs attention")
    typist.driver.until_said("Governance")


def test_the_claims_show_shares_intervals_and_no_false_days(typist: Typist) -> None:
    page = page_of(typist)
    page.tabs.show_tab("claims")
    typist.driver.settle()
    listed = page.tab(ClaimsTab, "claims").listed
    table = listed.view.table
    keys = [column.key for column in table.columns]
    rows = [dict(zip(keys, map(cell_words, row.cells), strict=True)) for row in table.rows]
    said = {row["name"]: (row["share"], row["interval"], row["quoted_on"]) for row in rows}
    # 114 ÷ 259 and its Wilson interval, as in the issue; the source gives the month alone.
    assert said == {
        "114 of 259 in 2016": ("44.0%", "38.1% to 50.1%", "March 2022"),
        "Some successes": ("", "", "March 2022"),
    }


def test_check_shows_the_claim_on_the_first_tab(typist: Typist) -> None:
    page = page_of(typist)
    page.tabs.show_tab("claims")
    typist.driver.settle()
    tab = page.tab(ClaimsTab, "claims")
    (claim,) = (one for one in records.read(ws_of(typist), Claim) if one.number == 2)
    tab.listed.view.select_key(str(claim.id))
    QApplication.processEvents()
    typist.driver.click("check-claim")
    assert page.tabs.current == "decisions"
    assert "CL-002" in typist.driver.words()


def test_the_register_says_how_the_office_stands_to_each_group(typist: Typist) -> None:
    tab = groups_of(typist)
    rows = {cell_words(row.cells[0]): row for row in tab.register.view.table.rows}
    activists = [cell_words(cell) for cell in rows["Activist groups"].cells]
    assert activists[2:] == ["No contact", "Receive evidence only", "3 of 3", "2", "1", "1"]
    assert [cell_words(cell) for cell in rows["Street patrol"].cells][2:5] == [
        "No contact", "None recorded", "",
    ]  # fmt: skip
    said = typist.driver.words(tab.panel)
    assert "1 open risk; the highest is R-001 Entrapment, at 12." in said
    assert "It has not been assessed yet." in said
    assert [cell_words(cell) for cell in tab.bodies.view.table.rows[0].cells] == [
        "Wiltshire Police", "Police force", "", "May consider it", "1 March 2022", "1", "0",
    ]  # fmt: skip


def test_contact_moves_as_far_as_the_position_allows_and_keeps_its_history(
    typist: Typist,
) -> None:
    tab = groups_of(typist)
    typist.use("group-contact")
    dialog = typist.driver.find("change-contact", ChangeContactDialog)
    assert [code for code, made in dialog.buttons.items() if not made.isEnabled()] == [
        "protocol", "agreement", "role",
    ]  # fmt: skip
    typist.press(Key.Key_Down)
    typist.press(Key.Key_Down)
    typist.fill(since="3/10/2022")
    typist.use("save")
    assert typist.driver.dialogs() == []
    (group, _) = records.read(ws_of(typist), OutsideGroup)
    assert group.contact == "evidence"
    said = typist.driver.words(tab.panel)
    assert "From 3 October 2022: Receive evidence only, under ED-001" in said
    assert "From 1 March 2022: No contact, no position signed" in said
    typist.press(Key.Key_Z, CTRL)
    (group, _) = records.read(ws_of(typist), OutsideGroup)
    assert group.contact == "none"


def test_the_same_rung_again_is_refused_beside_the_field(typist: Typist) -> None:
    groups_of(typist)
    typist.use("group-contact")
    dialog = typist.driver.find("change-contact", ChangeContactDialog)
    typist.use("save")
    assert dialog.problem_beside("contact") == (
        "Contact stands there already. Choose another rung, or cancel."
    )


def test_contact_above_signposting_without_a_position_is_refused_in_words(
    typist: Typist,
) -> None:
    tab = groups_of(typist)
    patrol = records.read(ws_of(typist), OutsideGroup)[1]
    tab.register.select_key(str(patrol.id))
    tab.register.view.setFocus()
    typist.press(Key.Key_Return)
    typist.tab_to("contact")
    for _ in range(2):
        typist.press(Key.Key_Down)
    typist.press(Key.Key_Return, CTRL)
    (form,) = typist.forms()
    assert "no signed position of the Commissioner allows it" in typist.driver.words(form)
    assert records.read(ws_of(typist), OutsideGroup)[1].contact == "none"


def test_a_record_that_is_found_is_shown_on_its_page(typist: Typist) -> None:
    typist.press(Key.Key_2, CTRL)
    typist.bring_forward()
    typist.press(Key.Key_F, CTRL | SHIFT)
    typist.write("street patrol")
    typist.driver.settle()
    typist.press(Key.Key_Return)
    page = shown(typist, OutsideGroupsPage)
    assert page.tabs.current == "groups"
    assert "Street patrol" in typist.driver.words(page.groups.panel)
    assert typist.forms() == []


def test_risks_lead_to_governance_and_back_to_the_group(typist: Typist) -> None:
    tab = groups_of(typist)
    typist.use("group-risks")
    page = shown(typist, GovernancePage)
    assert page.tabs.current == "risks"
    assert groups_of(typist) is tab


def test_all_kinds_can_be_listed_on_accountability(typist: Typist) -> None:
    typist.window.go_to("accountability/records/engagement")
    typist.driver.settle()
    page = shown(typist, AccountabilityPage)
    listed = page.tab(RecordsTab, "records").listed
    assert listed.kind is Engagement
    assert [cell_words(row.cells[0]) for row in listed.view.table.rows] == ["ED-001"]


def test_no_menu_offers_the_same_twice(typist: Typist) -> None:
    for place in ("governance", "outside-groups", "accountability"):
        typist.window.go_to(place)
        typist.driver.settle()
        for menu in typist.window.menuBar().findChildren(QMenu):
            words = [one.text() for one in menu.actions() if one.text()]
            assert len(words) == len(set(words)), (place, words)


def test_an_earlier_day_can_be_looked_at_and_not_changed(typist: Typist) -> None:
    tab = groups_of(typist)
    tab.show_day(date(2022, 3, 31))
    typist.driver.settle()
    assert "As at 31 March 2022. Nothing can be changed in this view." in typist.driver.words()
    assert tab.header.headline.text() == (
        "Neither group has a signed position; there is contact with neither"
    )
    assert not tab.panel.contact_button.isVisible()
    assert not tab.register.add_button.isEnabled()
