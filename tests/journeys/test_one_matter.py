"""One real matter entered by the keyboard alone: question, assurance, action, decision,
publication; then each of them found again by search, and from each other.

Not one click: whatever the person is at has the focus, or Tab brings the focus there.
"""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from oversight_app.domain.accountability import Action, Assurance, Question
from oversight_app.domain.decisions import Decision, Publication
from oversight_app.domain.records import Office
from oversight_app.store import records
from oversight_app.store.workspace import create, open_workspace
from oversight_app.ui.pages.accountability import AccountabilityPage
from oversight_app.ui.pages.accountability_due import DueTab
from tests.journeys.conftest import OpenWindow
from tests.journeys.typist import CTRL, TODAY, Typist


@pytest.fixture
def typist(open_window: OpenWindow, tmp_path: Path) -> Typist:
    path = tmp_path / "office.oversight"
    office = Office("Sample office", "E23000038", review_date=TODAY)
    create(path, office, reference=False).close()
    return Typist(open_window(path))


@pytest.fixture
def page(typist: Typist) -> AccountabilityPage:
    typist.press(Qt.Key.Key_6, CTRL)
    found = typist.window.findChild(AccountabilityPage)
    assert found is not None
    assert found.isVisible()
    return found


def enter(typist: Typist, page: AccountabilityPage) -> dict[str, int]:
    """Enter the whole matter; return the ids by kind."""
    typist.press(Qt.Key.Key_N, CTRL)
    typist.write("Why did fewer Specials give sixteen hours?")
    typist.fill(asked_of="Chief Constable", asked_on="1/9/2022", due="10/10/2022")
    typist.save()
    assert page.tabs.current == "questions"
    question = step_ids(page)[-1]
    typist.use(f"assure-{question}")
    typist.write("The rota comes two weeks ahead")
    typist.tab_to("rating-assured")
    typist.press(Qt.Key.Key_Space)
    typist.press(Qt.Key.Key_Right)
    typist.fill(given_on="20/9/2022")
    typist.save()
    assurance = step_ids(page)[-1]
    typist.use(f"add-action-{assurance}")
    typist.write("Publish the rota six weeks ahead")
    typist.fill(owner="Duty planning", set_on="21/9/2022", due="21/10/2022")
    typist.save()
    action = step_ids(page)[-1]
    typist.use(f"propose-{action}")
    typist.write("A longer rota")
    typist.fill(
        proposed_on="26/9/2022", summary="Pay for planning", options="Do nothing",
        reasons="Notice brings people", financial="Four hundred pounds", legal="Police Act 1996",
        equality="None found", environmental="None", interests="None",
    )  # fmt: skip
    typist.press(Qt.Key.Key_S, CTRL)
    typist.use("step-sign")
    typist.fill(signatory="Police and Crime Commissioner", signed_on="28/9/2022")
    typist.press(Qt.Key.Key_Return)
    typist.press(Qt.Key.Key_Escape)
    assert typist.forms() == []
    decision = step_ids(page)[-1]
    typist.use(f"publish-{decision}")
    typist.fill(location="https://example.invalid/2022-001", published_on="12/10/2022")
    typist.save()
    publication = step_ids(page)[-1]
    return {
        "question": question, "assurance": assurance, "action": action, "decision": decision,
        "publication": publication,
    }  # fmt: skip


def step_ids(page: AccountabilityPage) -> list[int]:
    shown = page.questions.shown
    assert shown is not None
    return [step.id for step in shown.steps]


def test_a_matter_is_entered_by_keyboard_and_kept(typist: Typist, page: AccountabilityPage) -> None:
    ids = enter(typist, page)
    assert step_ids(page) == list(ids.values())
    path = typist.window.session.workspace.path  # type: ignore[union-attr]
    with open_workspace(path, for_writing=False) as kept:
        question, assurance, action, decision, publication = (
            records.one(kept, number) for number in ids.values()
        )
    assert isinstance(question, Question)
    assert (question.asked_of, question.asked_on, question.due) == (
        "Chief Constable", date(2022, 9, 1), date(2022, 10, 10),
    )  # fmt: skip
    assert isinstance(assurance, Assurance)
    # Who was asked is who answers, unless somebody else is written.
    assert (assurance.rating, assurance.given_by) == ("partly", "Chief Constable")
    assert isinstance(action, Action)
    assert (action.owner, action.due) == ("Duty planning", date(2022, 10, 21))
    assert isinstance(decision, Decision)
    assert (decision.notice, decision.state) == ("2022/001", "signed")
    assert (decision.signed_on, decision.published_on) == (date(2022, 9, 28), date(2022, 10, 12))
    assert isinstance(publication, Publication)
    assert publication.location == "https://example.invalid/2022-001"


def test_each_is_found_again_by_search_and_from_each_other(
    typist: Typist, page: AccountabilityPage
) -> None:
    ids = enter(typist, page)
    typist.press(Qt.Key.Key_N, CTRL)
    typist.write("How many cadets are there?")
    typist.fill(asked_of="Chief Constable")
    typist.save()
    for words, kind in (
        ("sixteen hours", "question"),
        ("two weeks ahead", "assurance"),
        ("six weeks", "action"),
        ("notice brings", "decision"),
        ("example.invalid", "publication"),
        ("AS-001", "assurance"),
    ):
        typist.press(Qt.Key.Key_F, CTRL)
        assert typist.at.objectName() == "search-matters"
        typist.write(words)
        typist.press(Qt.Key.Key_Return)
        assert step_ids(page) == list(ids.values()), words
        assert page.questions.matter.chosen == ids[kind], words
    # From the publication back to the question, each by its link on the form of the other.
    typist.use(f"open-step-{ids['publication']}")
    for reference in ("D-001", "A-001", "AS-001", "Q-001"):
        typist.use(f"open-{reference}")
        assert typist.forms()[-1].facts.record.reference == reference
    # And forward again.
    typist.use("open-AS-001")
    assert len(typist.forms()) == 5
    for _ in range(5):
        typist.press(Qt.Key.Key_Escape)
    assert typist.forms() == []


def test_what_is_due_leads_to_its_next_step(typist: Typist, page: AccountabilityPage) -> None:
    typist.press(Qt.Key.Key_N, CTRL)
    typist.write("Why did fewer Specials give sixteen hours?")
    typist.fill(asked_of="Chief Constable", asked_on="1/9/2022", due="10/10/2022")
    typist.save()
    typist.driver.until_said("Accountability: 1 thing needs attention")
    page.tabs.show_tab("due")
    typist.driver.settle()
    due = page.tab(DueTab, "due")
    assert due.header.headline.text().startswith("One thing is overdue")
    typist.use("next-step")
    (form,) = typist.forms()
    assert isinstance(form.facts.record, Assurance)
    typist.write("Rotas")
    typist.tab_to("rating-assured")
    typist.press(Qt.Key.Key_Space)
    typist.save()
