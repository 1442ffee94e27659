"""Ctrl+K reaches everything that can be done, on whatever page it is done."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from oversight_app.domain.appraisal import Appraisal
from oversight_app.domain.record_kinds import KINDS
from oversight_app.review.what_is_this import subjects, what_is_this
from oversight_app.store import records
from oversight_app.ui.dialogs.palette import PaletteDialog
from oversight_app.ui.dialogs.record_form import RecordForm
from oversight_app.ui.page_commands import COMMANDS, PageCommand
from oversight_app.ui.palette_rows import Row
from oversight_app.ui.places import PLACES, TABS
from oversight_app.ui.showing_settings import rows_of
from tests.journeys.conftest import Driver, OpenWindow

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
PLACE_IDS = [place.id for place in PLACES]


def palette(driver: Driver, kind: str = "") -> PaletteDialog:
    driver.press(Key.Key_K, CTRL)
    shown = driver.dialog("palette")
    assert isinstance(shown, PaletteDialog)
    if kind:
        shown.narrow(kind)
    return shown


def choose(driver: Driver, words: str) -> None:
    """Ctrl+K, some words, Enter, all by keys."""
    shown = palette(driver)
    QTest.keyClicks(shown.words, words)
    QTest.keyClick(shown.words, Key.Key_Return)
    driver.settle()


def listed(shown: PaletteDialog) -> list[Row]:
    """Every row that is listed."""
    items = (shown.list.item(n) for n in range(shown.list.count()))
    held = (item.data(Qt.ItemDataRole.UserRole) for item in items)
    return [one for one in held if isinstance(one, Row)]


def found(shown: PaletteDialog, words: str) -> list[str]:
    """The ids of what is listed for some words."""
    shown.words.setText(words)
    return [row.id for row in listed(shown)]


@pytest.mark.parametrize("place", PLACE_IDS)
def test_the_commands_that_the_palette_knows_are_those_of_the_page(
    at_office: Driver, place: str
) -> None:
    tabs = [key for key, _ in TABS.get(place, (("", ""),))]
    there: dict[str, list[str]] = {}
    declared: dict[str, PageCommand] = {one.id: one for one in COMMANDS[place]}
    for tab in tabs:
        at_office.window.go_to(f"{place}/{tab}" if tab else place)
        page = at_office.window.page
        assert page is not None
        for command in page.commands():
            there.setdefault(command.id, []).append(tab)
            known = declared.get(command.id)
            assert known is not None, f"{command.id} is not in page_commands"
            assert (known.words, known.tip, known.icon, known.shortcut) == (
                command.words, command.tip, command.icon, command.shortcut,
            )  # fmt: skip
    assert list(declared) == [*dict.fromkeys(there)]
    for one in COMMANDS[place]:
        assert there[one.id] == ([one.tab] if one.tab else tabs)


def away() -> Iterator[tuple[str, PageCommand]]:
    for place, commands in COMMANDS.items():
        for one in commands:
            yield place, one


@pytest.mark.parametrize("front", ["overview", "governance/risks", "outside-groups/claims"])
def test_every_command_of_every_page_is_found_by_its_words(at_office: Driver, front: str) -> None:
    at_office.window.go_to(front)
    at_office.settle()
    own = [one.id for one in at_office.window.page.commands()]  # type: ignore[union-attr]
    shown = palette(at_office, "commands")
    for place, one in away():
        here = place == front.partition("/")[0] and one.id in own
        known = f"command/{one.id if here else one.same or f'{place}/{one.id}'}"
        ids = found(shown, one.words)
        # Where the page in front does the same, its own stands for it.
        alike = [id for id in own if one.same and _same(front, id) == one.same]
        assert known in ids or any(f"command/{id}" in ids for id in alike), one.words
        assert len(ids) == len(set(ids))


def _same(front: str, id: str) -> str:
    place = front.partition("/")[0]
    return next(one.same for one in COMMANDS[place] if one.id == id)


@pytest.mark.parametrize("front", ["overview", "accountability/questions", "outside-groups/groups"])
def test_a_record_of_each_kind_is_added_from_anywhere_and_listed_once(
    at_office: Driver, front: str
) -> None:
    at_office.window.go_to(front)
    at_office.settle()
    shown = palette(at_office, "commands")
    assert len(KINDS) == 24
    for kind in KINDS.values():
        found(shown, f"add {kind.noun}")
        titles = [row.title for row in listed(shown)]
        plain = [title.replace(" a ", " ").replace(" an ", " ") for title in titles]
        assert plain.count(f"Add {kind.noun}…") + plain.count(f"Add {kind.noun}") == 1


def test_a_record_is_added_without_leaving_the_page(at_office: Driver) -> None:
    at_office.window.go_to("specials/flows")
    choose(at_office, "add a line to take")
    (form,) = at_office.dialogs()
    assert isinstance(form, RecordForm)
    assert form.facts.record.kind == "press"
    assert at_office.window.going.here == "specials/flows"
    form.close()


def test_a_command_of_a_page_never_visited_goes_there_and_runs(at_office: Driver) -> None:
    assert [page.id for page in at_office.window.going.pages] == ["overview"]
    choose(at_office, "edit the sets of forces")
    assert at_office.dialog("peer-sets").isVisible()
    assert at_office.window.going.here == "specials/compare"
    assert [page.id for page in at_office.window.going.pages] == ["overview", "specials"]


def test_a_command_that_cannot_run_there_says_why(at_office: Driver) -> None:
    choose(at_office, "mark as reviewed")
    assert at_office.window.going.here.startswith(("accountability/records", "outside-groups/cla"))
    assert "Select a record first." in at_office.words(at_office.window.frame.toast)


def test_a_command_on_a_selection_goes_to_where_it_is_selected(at_office: Driver) -> None:
    choose(at_office, "change the contact")
    assert at_office.window.going.here == "outside-groups/groups"
    said = at_office.words(at_office.window.frame.toast)
    assert "Select a group on the tab Groups first." in said


def test_nothing_is_deleted_from_afar(
    open_window: OpenWindow, sample_file: Path, tmp_path: Path
) -> None:
    driver = open_window(Path(shutil.copy(sample_file, tmp_path / "sample.oversight")))
    session = driver.window.session
    assert session is not None
    before = len(records.read(session.workspace, Appraisal))
    assert before
    choose(driver, "delete this appraisal")
    assert driver.window.going.here.startswith("outside-groups/options")
    assert len(records.read(session.workspace, Appraisal)) == before
    said = driver.words(driver.window.frame.toast)
    assert said.startswith("Select what is to go, then choose “Delete this appraisal” again")
    # Here it is seen what would go.
    choose(driver, "delete this appraisal")
    assert len(records.read(session.workspace, Appraisal)) == before - 1


def test_opening_the_palette_makes_no_page(at_office: Driver) -> None:
    before = at_office.window.going.pages
    found(palette(at_office), "a")
    assert at_office.window.going.pages == before


def test_what_was_done_elsewhere_is_among_what_was_done_lately(at_office: Driver) -> None:
    choose(at_office, "find a matter")
    at_office.window.go_to("data/history")
    shown = palette(at_office)
    assert "Find a matter…" in [row.title for row in listed(shown)]


def test_every_setting_is_found_by_its_words_and_opens_settings_at_it(at_office: Driver) -> None:
    shown = palette(at_office, "setting")
    rows = rows_of(is_open=True)
    assert len(rows) > 20
    for row in rows:
        assert f"command/setting/{row.id}" in found(shown, row.words)
    # By another word for it, too.
    assert "command/setting/text-scale" in found(shown, "zoom")
    at_office.press(Key.Key_Escape)
    choose(at_office, "text size")
    assert at_office.find("text-scale", QWidget).isVisible()


def test_everything_that_has_an_explanation_is_found_by_what_it_is_called(
    at_office: Driver,
) -> None:
    shown = palette(at_office, "explain")
    for subject in subjects():
        assert f"command/explain/{subject}" in found(shown, what_is_this(subject).title)
    shown.words.setText("funnel plot")
    at_office.press(Key.Key_Return)
    assert at_office.dialog("what-is-this").isVisible()
