"""Back and Forward lead to the very thing that was selected, also on one and the same tab."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from oversight_app.domain.appraisal import Appraisal
from oversight_app.domain.claims import Claim
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.office_measures import OFFICE_MEASURES
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.risk import Risk
from oversight_app.store import records
from oversight_app.ui.pages.answering_page import AnsweringPage
from oversight_app.ui.pages.governance_boundaries import BoundariesTab
from oversight_app.ui.pages.governance_risks import RisksTab
from oversight_app.ui.pages.outside_groups_groups import GroupsTab
from oversight_app.ui.pages.outside_groups_options import OptionsTab
from tests.journeys.conftest import Driver, OpenWindow

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def sample(open_window: OpenWindow, sample_file: Path, tmp_path: Path) -> Driver:
    """A window on a copy of the sample."""
    return open_window(Path(shutil.copy(sample_file, tmp_path / "sample.oversight")))


def ids(driver: Driver, kind: type[Recorded]) -> list[int]:
    assert driver.window.session is not None
    return sorted(one.id for one in records.read(driver.window.session.workspace, kind))


def go(driver: Driver, address: str) -> AnsweringPage:
    driver.window.go_to(address)
    driver.settle()
    page = driver.window.page
    assert isinstance(page, AnsweringPage)
    return page


def here(driver: Driver) -> str:
    """The address in front, by what the tab itself says is selected."""
    return driver.window.going.here


def there_and_back(driver: Driver, first: str, second: str) -> None:
    """Two selections of one tab are two places; Back and Forward tell them apart."""
    go(driver, first)
    assert here(driver) == first
    go(driver, second)
    assert here(driver) == second
    driver.press(Key.Key_Left, ALT)
    assert here(driver) == first
    driver.press(Key.Key_Right, ALT)
    assert here(driver) == second
    # From elsewhere, too.
    go(driver, "activity/people")
    driver.press(Key.Key_Left, ALT)
    assert here(driver) == second
    driver.press(Key.Key_Left, ALT)
    assert here(driver) == first


def test_two_groups(sample: Driver) -> None:
    one, other, *_ = ids(sample, OutsideGroup)
    there_and_back(sample, f"outside-groups/groups/{one}", f"outside-groups/groups/{other}")


def test_two_risks(sample: Driver) -> None:
    one, other, *_ = ids(sample, Risk)
    there_and_back(sample, f"governance/risks/{other}", f"governance/risks/{one}")


def test_two_claims_with_the_decision_beside_them(sample: Driver) -> None:
    one, other, *_ = ids(sample, Claim)
    decision = ids(sample, Engagement)[0]
    there_and_back(
        sample,
        f"outside-groups/decisions/{one}/{decision}/0",
        f"outside-groups/decisions/{other}/{decision}/0",
    )


def test_two_judgements_of_an_appraisal(sample: Driver) -> None:
    appraisal = ids(sample, Appraisal)[-1]
    page = go(sample, f"outside-groups/options/{appraisal}")
    shown = page.tab(OptionsTab, "options").appraisal
    assert shown is not None
    first, last = shown.subjects[0].key, shown.subjects[-1].key
    law, *_, least = (one.code for one in shown.questions)
    address = f"outside-groups/options/{appraisal}"
    there_and_back(sample, f"{address}/{first}/{law}", f"{address}/{last}/{least}")


def test_two_answers_of_the_boundaries(sample: Driver) -> None:
    shown = go(sample, "governance/boundaries").tab(BoundariesTab, "boundaries").matrix
    assert shown is not None
    first, last = shown.subjects[0].key, shown.subjects[-1].key
    one, *_, other = (each.code for each in shown.questions)
    address = "governance/boundaries"
    there_and_back(sample, f"{address}/{first}/{one}", f"{address}/{last}/{other}")


def test_two_measures_of_the_office(sample: Driver) -> None:
    one, *_, other = OFFICE_MEASURES
    there_and_back(sample, f"accountability/measures/{one}", f"accountability/measures/{other}")


def test_what_was_selected_by_hand_is_come_back_to(sample: Driver) -> None:
    one, other, *_ = ids(sample, OutsideGroup)
    groups = go(sample, f"outside-groups/groups/{one}").tab(GroupsTab, "groups")
    groups.register.select_key(str(other))
    sample.settle()
    sample.window.go_to("data/history")
    sample.settle()
    sample.press(Key.Key_Left, ALT)
    assert here(sample) == f"outside-groups/groups/{other}"
    assert groups.panel.detail is not None
    assert groups.panel.detail.group.id == other


def test_a_risk_that_the_list_leaves_out_is_shown_with_all_of_them(sample: Driver) -> None:
    *_, last = ids(sample, Risk)
    risks = go(sample, "governance/risks").tab(RisksTab, "risks")
    risks.search.setText("nothing says this")
    sample.settle()
    assert not risks.register.view.table.rows
    go(sample, f"governance/risks/{last}")
    assert risks.register.view.selected_key() == str(last)
    assert risks.search.text() == ""


def test_a_page_is_found_scrolled_as_it_was_left(sample: Driver) -> None:
    sample.window.resize(1024, 700)
    page = go(sample, "activity/activity")
    area = max(page.findChildren(QScrollArea), key=lambda one: one.verticalScrollBar().maximum())
    bar = area.verticalScrollBar()
    assert bar.maximum() > 100
    bar.setValue(100)
    sample.window.go_to("governance/risks")
    sample.settle()
    sample.press(Key.Key_Left, ALT)
    assert bar.value() == 100
