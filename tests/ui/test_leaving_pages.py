"""What leaves a page is looked at first; freezing and sending ask for what is missing."""

import csv
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from oversight_app.domain.findings import Align, Column, Finding, Origin, Row, Table
from oversight_app.domain.observations import Provenance
from oversight_app.domain.papers import Format, KeptPaper, PaperOrder, Passed
from oversight_app.domain.small_numbers import Count, Counting
from oversight_app.domain.wording import Quantity, Sentence
from oversight_app.summaries.concerns import Concern, Weight
from oversight_app.summaries.page_file import Shown
from oversight_app.ui.dialogs.export import ExportDialog
from oversight_app.ui.dialogs.papers import FreezeDialog, SendDialog
from oversight_app.ui.page_export import copy_shown, save_shown
from oversight_app.ui.pages.summaries_papers import about_paper
from oversight_app.ui.theme import Theme
from tests.ui.records_making import TODAY, Desk

FEW, MANY = "headcount/panel/2022-09/district=a", "headcount/panel/2022-09/district=b"
PEOPLE = Table(
    "people", "People by district",
    (Column("name", "District"), Column("people", "People", Align.RIGHT)),
    (Row("a", ("Eastbrook", Quantity(3, counts=(FEW,)))),
     Row("b", ("Midtown", Quantity(40, counts=(MANY,))))),
    counting=Counting((Count(FEW, 3), Count(MANY, 40))),
)  # fmt: skip
OLD = Concern("old-data", Weight.WARNS, "One source is old.", "Say so.")
PAPER = KeptPaper(
    1, "Pack", PaperOrder("quarterly", audience="Police and Crime Panel"), "Performance Office",
    date(2022, 10, 3), frozen="ab" * 32, frozen_on=date(2022, 10, 4), frozen_head="cd" * 32,
    approved_on=date(2022, 10, 5), approved_by="Chief Executive",
    passed=(Passed("old-data", "One source is old.", "The panel asked for it"),),
)  # fmt: skip


def finding() -> Finding:
    said = Sentence("Volunteers are in two districts")
    origin = Origin(said, "", "", "", "", "", "", (), (), "", ())
    return Finding(
        "people", "Where are volunteers?", said, Sentence(""), "Counted", (), (PEOPLE,), origin,
        (), Provenance.LOCAL,
    )  # fmt: skip


def test_a_page_says_what_is_hidden_before_it_is_written_without_it(
    desk: Desk, tmp_path: Path
) -> None:
    save_shown(desk.context, Shown((finding(),), (PEOPLE,), whole=True), desk.host)
    dialog = desk.dialog(desk.host, "export-page")
    assert isinstance(dialog, ExportDialog)
    told = " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert "1 small number of people is hidden" in told
    for one, tick in dialog._formats.items():
        tick.setChecked(one is Format.CSV)
    dialog._folder.setText(str(tmp_path))
    dialog.submit()
    desk.settle()
    (written,) = (one for one in tmp_path.glob("*.csv"))
    rows = list(csv.reader(written.read_text(encoding="utf-8-sig").splitlines()))
    assert ["Eastbrook", "[c]"] in rows
    assert ["Midtown", "40"] in rows


def test_a_table_is_copied_for_a_paper_as_it_may_leave(desk: Desk) -> None:
    copy_shown(desk.context, Shown((finding(),), (PEOPLE,), whole=False))
    desk.settle()
    copied = QGuiApplication.clipboard().text()
    assert copied.splitlines() == ["District\tPeople", "Eastbrook\t[c]", "Midtown\t40"]


def test_a_paper_with_a_warning_is_frozen_with_a_reason(qtbot: QtBot, theme: Theme) -> None:
    dialog = FreezeDialog(theme, "Pack", [OLD])
    qtbot.addWidget(dialog)
    assert dialog.problems() == {"reason": "Write why it can go on with these warnings."}
    dialog._reason.setText(" The panel  asked for it ")
    assert (dialog.problems(), dialog.reason) == ({}, "The panel asked for it")
    quiet = FreezeDialog(theme, "Pack", [])
    qtbot.addWidget(quiet)
    assert quiet.problems() == {}


def test_sending_asks_for_the_formats_that_went(qtbot: QtBot, theme: Theme) -> None:
    dialog = SendDialog(theme, PAPER, (), TODAY, (), (Format.PDF,))
    qtbot.addWidget(dialog)
    assert dialog.formats == (Format.PDF,)
    assert dialog.problems() == {}
    dialog._formats[Format.PDF].setChecked(False)
    assert dialog.problems() == {"sent-csv": "Tick at least one format."}


@pytest.mark.parametrize(
    "words",
    [
        "Drafted by Performance Office on 3 October 2022, frozen on 4 October 2022",
        "approved by Chief Executive on 5 October 2022",
        "Marked OFFICIAL",
        "Digest abababababababab, history head cdcdcdcdcdcdcdcd",
        "1 warning passed with a reason.",
    ],
)
def test_a_kept_paper_says_each_of_its_acts(words: str) -> None:
    assert words in about_paper(PAPER, None)
