"""Risks, objectives, targets and investment in the window of an office."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from oversight_app.domain.accountability import Action
from oversight_app.domain.decisions import Publication
from oversight_app.domain.plans import Investment, Objective, Plan
from oversight_app.domain.record_kinds import Relation
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.risk import READY_MADE, Risk
from oversight_app.store import record_links, record_reviews, records, targets
from oversight_app.store.workspace import Workspace
from oversight_app.ui.pages.governance import GovernancePage
from oversight_app.ui.pages.governance_objectives import ObjectivesTab
from oversight_app.ui.pages.governance_risks import RisksTab
from oversight_app.ui.record_forms import forms_of
from tests.journeys.conftest import Driver

WILTSHIRE = "E23000038"


def workspace(driver: Driver) -> Workspace:
    assert driver.window.session is not None
    return driver.window.session.workspace


def show(driver: Driver, key: str) -> GovernancePage:
    driver.window.go_to("governance")
    driver.settle()
    page = driver.window.findChild(GovernancePage)
    assert page is not None
    page.tabs.show_tab(key)
    driver.settle()
    return page


@pytest.fixture
def risks(at_office: Driver) -> RisksTab:
    return show(at_office, "risks").tab(RisksTab, "risks")


@pytest.fixture
def plan(at_office: Driver) -> ObjectivesTab:
    """The tab of a plan with one objective."""
    ws = workspace(at_office)
    (number,) = records.save(ws, Plan(name="Safer together", from_day=date(2022, 4, 1))).saved
    records.save(
        ws,
        Objective(name="More Specials", plan=number, measured_by="specials-strength",
                  from_day=date(2022, 4, 1), position=1),
    )  # fmt: skip
    return show(at_office, "objectives").tab(ObjectivesTab, "objectives")


def add_ready_made(driver: Driver, tab: RisksTab) -> None:
    driver.click("empty-link", tab)
    dialog = driver.dialog("ready-made-risks")
    driver.bot.keyClicks(driver.find("owner", QLineEdit, dialog), "Head of Assurance")
    driver.click("save", dialog)


def test_the_ready_made_set_is_added_shown_on_the_map_and_undone(
    at_office: Driver, risks: RisksTab
) -> None:
    add_ready_made(at_office, risks)
    found = records.read(workspace(at_office), Risk)
    assert [one.name for one in found] == [name for name, _words in READY_MADE]
    assert {one.owner for one in found} == {"Head of Assurance"}
    assert risks.map.heat is not None
    # The middle of four levels is the second.
    assert len(risks.map.heat.at(2, 2).risks) == len(READY_MADE)
    at_office.choose("undo")
    assert records.read(workspace(at_office), Risk) == ()
    assert risks.stack.currentWidget() is risks.empty


def test_a_cell_of_the_map_lists_its_risks(at_office: Driver, risks: RisksTab) -> None:
    add_ready_made(at_office, risks)
    view = risks.map
    view.setFocus()
    at_office.bot.keyClick(view, Qt.Key.Key_Return)
    at_office.settle()
    # Very likely and minor: none of them.
    assert risks.register.view.table.rows == ()
    at_office.click("show-all-risks", risks)
    assert len(risks.register.view.table.rows) == len(READY_MADE)
    risks.search.setText("harassed")
    assert [str(row.cells[1]) for row in risks.register.view.table.rows] == [
        "Innocent people harassed"
    ]


def test_an_action_that_reduces_a_risk_is_added_from_its_panel(
    at_office: Driver, risks: RisksTab
) -> None:
    add_ready_made(at_office, risks)
    detail = risks.panel.detail
    assert detail is not None
    at_office.click("risk-act", risks)
    (form,) = risks.forms.forms
    at_office.find("due", QLineEdit, form).setText("1 December 2024")
    assert isinstance(form.record, Action)
    assert form.record.owner == "Head of Assurance"
    (link,) = form.links
    assert (link.relation, link.to_id) == (Relation.REDUCES, detail.risk.id)
    form.close()
    at_office.settle()
    assert record_links.links(workspace(at_office)) == ()


def test_a_review_proposes_the_next_by_the_band(at_office: Driver, risks: RisksTab) -> None:
    add_ready_made(at_office, risks)
    detail = risks.panel.detail
    assert detail is not None
    at_office.click("risk-review", risks)
    dialog = at_office.dialog("mark-reviewed-form")
    # 4 is low, and low is looked at every three months: 31 January 2024 and three months.
    assert at_office.find("next_review", QLineEdit, dialog).text() == "30 April 2024"
    at_office.click("save", dialog)
    (review,) = record_reviews.reviews(workspace(at_office), detail.risk.id)
    assert review.next_review == date(2024, 4, 30)


def test_a_target_of_an_objective_s_measure_is_set_and_kept_with_its_history(
    at_office: Driver, plan: ObjectivesTab
) -> None:
    assert plan.answer is not None
    assert "one objective; it has a measure" in plan.header.headline.text()
    at_office.click("add-target", plan)
    dialog = at_office.dialog("series-target")
    for name, words in (("value", "200"), ("set_by", "The Commissioner"), ("source", "The plan")):
        line = at_office.find(name, QLineEdit, dialog)
        line.clear()
        at_office.bot.keyClicks(line, words)
    at_office.click("save", dialog)
    (kept,) = targets.targets(workspace(at_office), "specials-strength", WILTSHIRE)
    assert (kept.value, kept.set_by) == (200, "The Commissioner")
    # 153 on 31 March 2022 is 47 short.
    assert "47 short" in plan.header.support.text()
    assert len(plan.targets.view.table.rows) == 1


def test_an_investment_is_added_to_the_ledger(at_office: Driver, plan: ObjectivesTab) -> None:
    at_office.click("add-investment", plan)
    (form,) = plan.forms.forms
    assert isinstance(form.record, Investment)
    assert (form.record.from_day, form.record.to_day) == (date(2023, 4, 1), date(2024, 3, 31))
    form.close()
    at_office.settle()


def test_an_earlier_plan_stays_readable(at_office: Driver, plan: ObjectivesTab) -> None:
    old = Plan(name="The old plan", from_day=date(2017, 4, 1), to_day=date(2022, 3, 31))
    (number,) = records.save(workspace(at_office), old).saved
    plan.show_plan(number)
    at_office.settle()
    assert plan.header.headline.text() == "The old plan has no objective yet"
    assert plan.objectives.view.table.title.endswith("31 March 2022")


def test_an_objective_then_its_plan_are_deleted_and_brought_back(
    at_office: Driver, plan: ObjectivesTab
) -> None:
    ws = workspace(at_office)
    at_office.click("delete-objective", plan)
    assert records.read(ws, Objective) == ()
    at_office.choose("governance-delete-plan")
    assert records.read(ws, Plan) == ()
    at_office.choose("undo")
    at_office.choose("undo")
    assert [one.name for one in records.read(ws, Objective)] == ["More Specials"]


@pytest.mark.parametrize(
    ("command", "tab", "kind"),
    [
        ("governance-add-risk", "risks", Risk),
        ("governance-add-plan", "objectives", Plan),
        ("governance-add-objective", "objectives", Objective),
        ("governance-add-investment", "objectives", Investment),
        ("governance-add-publication", "publication", Publication),
    ],
)
def test_each_record_of_the_page_is_added_from_the_menu(
    at_office: Driver, plan: ObjectivesTab, command: str, tab: str, kind: type[Recorded]
) -> None:
    page = show(at_office, "boundaries")
    at_office.choose(command)
    assert page.tabs.current == tab
    (form,) = [one for one in forms_of(plan.context).forms if one.isVisible()]
    assert type(form.record) is kind
