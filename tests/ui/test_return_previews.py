"""What words mean, what a return comes to, and what its preview says before it is kept."""

from array import array
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from oversight_app.domain.batches import Ledger
from oversight_app.domain.datasets import DATASETS
from oversight_app.domain.local import MISSING, Asked, LocalColumn, LocalPreview
from oversight_app.domain.schemes import SEEDED, SEEDED_TERMS, Term, TermKind
from oversight_app.ui.dialogs.local_preview import LocalPreviewDialog
from oversight_app.ui.dialogs.match_values import MatchValuesDialog, Meaning, OfficeWords
from oversight_app.ui.reading_returns import answers
from oversight_app.ui.return_facts import InMonth, ReturnFacts, facts
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.choice import Choice
from oversight_app.ui.widgets.table_view import TableView
from tests.ui.making_returns import incoming, preview

SWINDON = Term(TermKind.DISTRICT, "swindon", "Swindon")
WORDS = OfficeWords(
    SEEDED,
    {
        TermKind.DISTRICT: (SWINDON,),
        **{
            kind: tuple(t for t in SEEDED_TERMS if t.kind is kind)
            for kind in (TermKind.ACTIVITY, TermKind.STATUS)
        },
    },
)
NAMES = {scheme.code: scheme.name for scheme in SEEDED}
ASKED = (
    Asked("district", TermKind.DISTRICT, "SN1", 412),
    Asked("activity", TermKind.ACTIVITY, "Op Drogo", 31),
    Asked("activity", TermKind.ACTIVITY, "Training night", 9),
    Asked("scheme", TermKind.SCHEME, "Mounted", 2),
)
APRIL_2022 = 2022 * 12 + 3


def asking(qtbot: QtBot, theme: Theme, *asked: Asked, **given: object) -> MatchValuesDialog:
    dialog = MatchValuesDialog(theme, asked, WORDS, "duties.csv", **given)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choice(dialog: QWidget, words: str) -> Choice[Meaning]:
    found = [c for c in dialog.findChildren(Choice) if c.accessibleName() == words]
    assert len(found) == 1, words
    return found[0]


def words(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def test_every_word_is_answered_before_one_goes_on(qtbot: QtBot, theme: Theme) -> None:
    dialog = asking(qtbot, theme, *ASKED[:2])
    assert not dialog.next_button.isEnabled()
    choice(dialog, "What “SN1” means").choose(Meaning("swindon"))
    assert not dialog.next_button.isEnabled()
    choice(dialog, "What “Op Drogo” means").choose(Meaning(""))
    assert dialog.next_button.isEnabled()
    assert dialog.meanings == {
        ("district", TermKind.DISTRICT, "SN1"): Meaning("swindon"),
        ("activity", TermKind.ACTIVITY, "Op Drogo"): Meaning(""),
    }


def test_add_all_adds_training_as_training_and_no_scheme(qtbot: QtBot, theme: Theme) -> None:
    dialog = asking(qtbot, theme, *ASKED)
    qtbot.mouseClick(dialog.findChild(QPushButton, "add-all"), Qt.MouseButton.LeftButton)
    found = dialog.meanings
    assert found["activity", TermKind.ACTIVITY, "Op Drogo"] == Meaning(new=True)
    assert found["activity", TermKind.ACTIVITY, "Training night"] == Meaning(
        new=True, training=True
    )
    assert ("scheme", TermKind.SCHEME, "Mounted") not in found
    assert not dialog.next_button.isEnabled(), "a scheme is never made from a word in a file"


def test_thousands_of_words_are_asked_about_together(qtbot: QtBot, theme: Theme) -> None:
    many = [Asked("district", TermKind.DISTRICT, f"SN{n}", 5_000 - n) for n in range(5_000)]
    dialog = asking(qtbot, theme, *many)
    assert len(dialog.findChildren(Choice)) == 81
    assert "4,920 more words" in words(dialog)
    dialog.add_all()
    assert len(dialog.meanings) == 5_000


def test_answers_given_before_are_filled_in(qtbot: QtBot, theme: Theme) -> None:
    before = {("district", TermKind.DISTRICT, "SN1"): Meaning("swindon")}
    dialog = asking(qtbot, theme, ASKED[0], before=before)
    assert choice(dialog, "What “SN1” means").currentText() == "Swindon"
    assert dialog.next_button.isEnabled()


def test_what_is_suggested_is_offered_first_and_taken_on_request(
    qtbot: QtBot, theme: Theme
) -> None:
    like = replace(ASKED[0], printed="Swindn", suggested="swindon")
    dialog = asking(qtbot, theme, like, ASKED[1])
    means = choice(dialog, "What “Swindn” means")
    assert means.currentText() == "Choose what it means", "nothing is taken for granted"
    assert means.itemText(1) == "Perhaps Swindon"
    use = dialog.findChild(QPushButton, "use-suggested")
    every = dialog.findChild(QPushButton, "add-all")
    assert use.text() == "Use what is suggested (1)"
    assert every.text() == "Add all as new, beside your own"
    qtbot.mouseClick(use, Qt.MouseButton.LeftButton)
    assert dialog.meanings == {("district", TermKind.DISTRICT, "Swindn"): Meaning("swindon")}
    assert not use.isVisible()
    assert every.text() == "Add all as new"
    assert not dialog.next_button.isEnabled(), "the other word is still open"


def test_without_a_suggestion_there_is_no_such_button(qtbot: QtBot, theme: Theme) -> None:
    dialog = asking(qtbot, theme, *ASKED[:2])
    assert not dialog.findChild(QPushButton, "use-suggested").isVisible()


def test_a_word_that_is_no_choice_is_asked_with_the_choices(qtbot: QtBot, theme: Theme) -> None:
    stage = DATASETS["recruitment"].field("stage")
    vetting = DATASETS["volunteers"].field("vetting_status")
    dialog = asking(
        qtbot,
        theme,
        Asked("stage", None, "Board", 4, choice=stage),
        Asked("vetting_status", None, "Green", 3, choice=vetting),
    )
    said = words(dialog)
    assert "One word for “stage” not known" in said
    assert "One word for “vetting status” not known" in said
    assert not dialog.findChild(QPushButton, "add-all").isVisible()
    board = choice(dialog, "What “Board” means")
    assert board.itemText(1) == "None of these: reject these rows"
    board.choose(Meaning("selection"))
    choice(dialog, "What “Green” means").choose(Meaning("in-date"))
    assert dialog.next_button.isEnabled()
    made, codes = answers(WORDS, dialog.meanings, ())
    assert made == ()
    assert codes == {("stage", "Board"): "selection", ("vetting_status", "Green"): "in-date"}


def test_new_terms_get_codes_and_each_word_its_code() -> None:
    meanings = {
        ("district", TermKind.DISTRICT, "Swindon"): Meaning(new=True),
        ("activity", TermKind.ACTIVITY, "Training night"): Meaning(new=True, training=True),
        ("status", TermKind.STATUS, "Lone patrol"): Meaning(new=True),
        ("activity", TermKind.ACTIVITY, "Op Drogo"): Meaning("patrol"),
        ("activity", TermKind.ACTIVITY, "?"): Meaning(""),
    }
    made, codes = answers(WORDS, meanings, ())
    by_name = {term.name: term for term in made}
    assert len({(term.kind, term.code) for term in (*made, SWINDON)}) == 4
    assert by_name["Training night"].training
    assert by_name["Lone patrol"].level == 4, "above the three levels there are"
    assert codes["activity", "Op Drogo"] == "patrol"
    assert codes["activity", "?"] == ""
    assert codes["district", "Swindon"] == by_name["Swindon"].code != "swindon"


def test_hours_of_duty_and_training_are_summed_apart() -> None:
    found = facts(preview(), SEEDED_TERMS, NAMES)
    # April: 7.5 + 4 + 1.5 hours of duty; May: 2 hours of training, none of duty.
    assert found.months == (InMonth(APRIL_2022, 3, 780, 0), InMonth(APRIL_2022 + 1, 1, 0, 120))
    assert (found.minutes, found.training) == (780, 120)
    assert (found.first_day, found.last_day) == (20220403, 20220502)
    assert found.attendances == 5


def test_a_monthly_return_has_both_sums_in_columns_of_its_own() -> None:
    one = replace(
        incoming(),
        mapping=replace(incoming().mapping, dataset="return"),
        columns={
            "month": LocalColumn(array("q", (APRIL_2022, APRIL_2022 + 1))),
            "duty_minutes": LocalColumn(array("q", (600, MISSING))),
            "training_minutes": LocalColumn(array("q", (60, 30))),
        },
    )
    found = facts(LocalPreview(one, Ledger(added=2)), (), NAMES)
    assert found.months == (InMonth(APRIL_2022, 1, 600, 60), InMonth(APRIL_2022 + 1, 1, 0, 30))
    assert (found.first_day, found.last_day) == (20220400, 20220500)


def shown(qtbot: QtBot, theme: Theme, *returns: ReturnFacts) -> LocalPreviewDialog:
    dialog = LocalPreviewDialog(theme, returns)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_preview_says_what_is_kept_and_what_is_not(qtbot: QtBot, theme: Theme) -> None:
    dialog = shown(qtbot, theme, facts(preview(), SEEDED_TERMS, NAMES))
    said = words(dialog)
    assert "Nothing has been kept yet" in said
    assert "3 April 2022 to 2 May 2022" in said
    assert "13.0 hours of duty, and 2.0 hours of training; 5 attendances" in said
    assert "“Postcode” as district" in said
    assert "“Name” (looks like names)" in said
    assert "2 rows rejected" in said
    assert "The row has no date" in said
    assert "1 query: unlikely, and kept all the same" in said
    assert dialog.keep_button.text() == "Keep 4 rows"
    assert dialog.keep_button.isEnabled()


def test_a_restated_month_shows_both_figures(qtbot: QtBot, theme: Theme) -> None:
    dialog = shown(qtbot, theme, facts(preview(moved=True), SEEDED_TERMS, NAMES))
    table = dialog.findChild(TableView, "months")
    assert table is not None
    rows = table.table.rows
    assert [str(cell) for cell in rows[0].cells] == [
        "April 2022", "Special Constabulary", "2", "3", "10.0", "13.0", "+3.0",
    ]  # fmt: skip
    assert "1 row of earlier files is not in this one" in words(dialog)


@pytest.mark.parametrize(
    ("ledger", "no_longer", "keeps"),
    [
        (Ledger(unchanged=6), 0, "Nothing to keep"),
        (Ledger(rejected=6), 0, "Nothing to keep"),
        (Ledger(updated=1, unchanged=5), 0, "Keep 1 row"),
        (Ledger(added=1_081), 3, "Keep 1,081 rows"),
        (Ledger(unchanged=6), 2, "Keep, without 2 earlier rows"),
    ],
)
def test_the_button_says_what_it_does(
    qtbot: QtBot, theme: Theme, ledger: Ledger, no_longer: int, keeps: str
) -> None:
    one = replace(preview(), ledger=ledger, no_longer=no_longer)
    dialog = shown(qtbot, theme, facts(one, SEEDED_TERMS, NAMES))
    assert dialog.keep_button.text() == keeps
    assert dialog.keep_button.isEnabled() is (keeps != "Nothing to keep")


def test_each_of_several_files_leads_back_to_its_own_columns(qtbot: QtBot, theme: Theme) -> None:
    both = facts(preview(), SEEDED_TERMS, NAMES)
    dialog = shown(qtbot, theme, both, both)
    second = dialog.findChildren(QPushButton, "change-match")[1]
    with qtbot.waitSignal(dialog.match_asked) as sent:
        second.click()
    assert sent.args == [1]
    assert dialog.keep_button.text() == "Keep 8 rows"
