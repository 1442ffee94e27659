"""Ten core tasks by the keyboard alone, in the real window, on the sample.

Not one click: whatever the person is at has the focus, or a key brings the focus there.
"""

import shutil
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog

from oversight_app.domain.accountability import Action, Assurance, Question
from oversight_app.domain.claims import Claim
from oversight_app.domain.findings import cell_words
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.risk import Risk
from oversight_app.store import records
from oversight_app.store.batches import all_batches
from oversight_app.store.digests import digest
from oversight_app.store.peers import all_peer_sets
from oversight_app.store.sample_example import write_example
from oversight_app.store.workspace import Workspace
from oversight_app.ui.pages.activity import ActivityPage
from oversight_app.ui.pages.specials import SpecialsPage
from oversight_app.ui.pages.summaries import SummariesPage
from oversight_app.ui.widgets.chart_view import ChartView
from tests.journeys.conftest import OpenWindow
from tests.journeys.typist import CTRL, Typist

SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
R = TypeVar("R", bound=Recorded)


@pytest.fixture
def typist(open_window: OpenWindow, sample_file: Path, tmp_path: Path) -> Typist:
    """Somebody at a window on a copy of the sample."""
    return Typist(open_window(Path(shutil.copy(sample_file, tmp_path / "sample.oversight"))))


def workspace(typist: Typist) -> Workspace:
    assert typist.window.session is not None
    return typist.window.session.workspace


def newest(typist: Typist, kind: type[R]) -> R:
    return max(records.read(workspace(typist), kind), key=lambda one: one.id)


def jump(typist: Typist, words: str) -> None:
    """Ctrl+K, some words, Enter."""
    typist.press(Key.Key_K, CTRL)
    typist.write(words)
    typist.press(Key.Key_Return)


def test_open_the_sample(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("oversight_app.ui.sample_copy.sample_folder", lambda: tmp_path / "data")
    typist = Typist(open_window(None))
    typist.use("welcome-sample")
    assert typist.window.windowTitle() == "sample.oversight – Oversight"
    assert "You are looking at sample data." in typist.driver.words()


def test_compare_wiltshire_with_a_peer_set(typist: Typist) -> None:
    typist.press(Key.Key_3, CTRL)
    page = typist.window.page
    assert isinstance(page, SpecialsPage)
    peers = next(one for one in all_peer_sets(workspace(typist)))
    typist.tab_to("filter-peers")
    filled = typist.at
    assert isinstance(filled, QComboBox)
    while filled.currentText() != peers.name:
        typist.press(Key.Key_Down)
    shown = page.compare.forces.view.table.rows
    # The peers, and the home force itself.
    assert len(shown) == len({*peers.members, "E23000038"})
    assert "Wiltshire" in cell_words(shown[0].cells[0])


def test_import_a_table(typist: Typist, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    example = tmp_path / "Appropriate adults call-outs.csv"
    write_example(example)
    rows = example.read_text(encoding="utf-8").splitlines()[3:]
    # The system's own dialog for files is the one thing that is not driven.
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(example)], ""))
    typist.press(Key.Key_I, CTRL | SHIFT)
    typist.use("go-on")
    typist.use("use-suggested")
    typist.use("go-on")
    typist.use("keep")
    kept = all_batches(workspace(typist))[0]
    duties = [row for row in rows if row[:1].isdigit()]
    assert (kept.file_name, kept.ledger.added) == (example.name, len(duties))


def test_from_a_chart_to_its_rows(typist: Typist) -> None:
    typist.press(Key.Key_2, CTRL)
    page = typist.window.page
    assert isinstance(page, ActivityPage)
    typist.press(Key.Key_F6)
    while not isinstance(typist.at, ChartView):
        typist.press(Key.Key_Tab)
    typist.press(Key.Key_End)
    figure = page.overview.rows.sum.text()
    assert " hours of duty " in figure
    typist.press(Key.Key_Return)
    assert page.tabs.current == "records"
    assert page.records.sum.text() == figure


def test_add_and_review_a_risk(typist: Typist) -> None:
    typist.press(Key.Key_4, CTRL)
    jump(typist, "add risk")
    typist.write("Volunteers are filmed at work")
    typist.fill(owner="Head of Assurance", raised_on="20/10/2022")
    for field in ("likelihood", "impact"):
        typist.tab_to(field)
        typist.press(Key.Key_Down)
        typist.press(Key.Key_Down)
    typist.fill(review_by="25/10/2022")
    typist.save()
    risk = newest(typist, Risk)
    assert (risk.name, risk.owner) == ("Volunteers are filmed at work", "Head of Assurance")
    jump(typist, risk.reference)
    typist.use("mark-reviewed")
    typist.fill(outcome="Two more were filmed in October", next_review="30/11/2022")
    typist.use("save")
    assert newest(typist, Risk).review_by == date(2022, 11, 30)


def test_answer_a_question_and_close_its_action(typist: Typist) -> None:
    asked = next(one for one in records.read(workspace(typist), Question) if one.state == "open")
    jump(typist, asked.reference)
    typist.use("step-assure")
    typist.write("The rota is published six weeks ahead")
    typist.tab_to("rating-assured")
    typist.press(Key.Key_Space)
    typist.fill(given_by="Chief Constable", given_on="28/10/2022")
    typist.save()
    told = newest(typist, Assurance)
    assert told.rating == "assured"
    typist.press(Key.Key_Escape)
    action = next(one for one in records.read(workspace(typist), Action) if one.open)
    jump(typist, action.reference)
    typist.tab_to(f"state-{action.state}")
    typist.press(Key.Key_Right)
    typist.fill(done_on="28/10/2022")
    typist.save()
    done = records.one(workspace(typist), action.id)
    assert isinstance(done, Action)
    assert not done.open


def test_check_a_claim(typist: Typist) -> None:
    typist.press(Key.Key_5, CTRL)
    jump(typist, "add claim")
    typist.write("Evidence used 114 times in 259 cases")
    typist.fill(
        wording="evidence was used in court on 114 occasions in a total 259 cases",
        quoted_by="Member of an outside group", quoted_on="30/9/2017",
        source="Swindon Advertiser, September 2017", numerator="114",
        numerator_unit="occasions", denominator="259", denominator_unit="cases",
    )  # fmt: skip
    typist.save()
    claim = newest(typist, Claim)
    assert (claim.numerator, claim.denominator) == (114, 259)
    # 114 of 259 by hand; its interval by Wilson's formula.
    said = typist.driver.words()
    assert "44.0%" in said
    assert "38.1% to 50.1%" in said


def test_export_the_pack(typist: Typist, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    typist.press(Key.Key_7, CTRL)
    page = typist.window.page
    assert isinstance(page, SummariesPage)
    typist.press(Key.Key_E, CTRL)
    typist.fill(folder=str(folder), reason="For the office to look at")
    typist.use("save")
    assert {".html", ".pdf"} <= {one.suffix for one in folder.iterdir()}


def test_find_a_record_by_a_misspelt_word(typist: Typist) -> None:
    typist.press(Key.Key_K, CTRL)
    typist.write("entrapmnet")
    dialog = typist.driver.dialog("palette")
    typist.driver.bot.waitUntil(lambda: "entrapment" in typist.driver.words(dialog).lower())
    typist.press(Key.Key_Return)
    shown = [one.facts.record for one in typist.forms()]
    assert [type(one) for one in shown] == [Risk]


def test_undo_the_last_three_changes(typist: Typist) -> None:
    ws = workspace(typist)
    before = digest(ws)
    for words in ("First", "Second", "Third"):
        jump(typist, "add question")
        typist.write(f"{words} question of three?")
        typist.fill(asked_of="Chief Constable")
        typist.save()
    assert [one.asked for one in records.read(ws, Question)][-3:] == [
        "First question of three?", "Second question of three?", "Third question of three?",
    ]  # fmt: skip
    for _ in range(3):
        typist.press(Key.Key_Z, CTRL)
    assert digest(ws) == before
