"""What is remembered for a person on this computer."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from oversight_app.ui import backup_folder
from oversight_app.ui.last_run import RunMark
from oversight_app.ui.pages.overview_looked import LastLook
from oversight_app.ui.places_seen import PlacesSeen
from oversight_app.ui.recently_opened import recently_opened
from oversight_app.ui.settings import Settings
from oversight_app.ui.theme import Motion, Scheme


def test_what_was_never_chosen_has_its_default(settings: Settings) -> None:
    assert settings.scheme is Scheme.SYSTEM
    assert settings.text_scale == 1.0
    assert settings.recent == ()
    assert settings.state("geometry").isEmpty()


def test_choices_are_kept(settings: Settings) -> None:
    settings.scheme = Scheme.HIGH_CONTRAST
    settings.text_scale = 1.5
    assert settings.scheme is Scheme.HIGH_CONTRAST
    assert settings.text_scale == 1.5


def test_words_that_make_no_sense_are_taken_for_the_default(settings: Settings) -> None:
    settings.set_value("look/scheme", "mauve")
    settings.set_value("look/text_scale", "huge")
    assert settings.scheme is Scheme.SYSTEM
    assert settings.text_scale == 1.0


def test_recent_workspaces_are_newest_first_without_those_that_have_gone(
    settings: Settings, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{name}.oversight" for name in ("a", "b", "c")]
    for path in paths:
        path.touch()
        settings.remember(path)
    settings.remember(paths[0])
    assert settings.recent == (paths[0], paths[2], paths[1])
    paths[2].unlink()
    assert settings.recent == (paths[0], paths[1])


def test_eight_recent_workspaces_are_kept(settings: Settings, tmp_path: Path) -> None:
    for number in range(12):
        path = tmp_path / f"{number}.oversight"
        path.touch()
        settings.remember(path)
    assert [path.stem for path in settings.recent] == ["11", "10", "9", "8", "7", "6", "5", "4"]


ODD = [
    pytest.param(12, id="a number"),
    pytest.param(True, id="yes or no"),
    pytest.param(1.5e300, id="a large number"),
    pytest.param(QByteArray(b"\x00\xff"), id="bytes"),
    pytest.param(["a", "b"], id="words"),
    pytest.param({"a": 1}, id="a table"),
    pytest.param("nan", id="not a number"),
    pytest.param("9" * 400, id="digits"),
    pytest.param("/" + "x" * 5000, id="a long path"),
    pytest.param("\x00\ud800", id="no text"),
    pytest.param(None, id="nothing"),
]


@pytest.mark.parametrize("odd", ODD)
def test_settings_of_another_kind_are_taken_for_the_default(odd: object, tmp_path: Path) -> None:
    """As another program, a newer version or a damaged file leaves them."""
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    settings, workspace = Settings(store), tmp_path / "a.oversight"
    PlacesSeen(settings, workspace).switch_pin("overview")
    LastLook(settings, workspace).note(3)
    for key in (
        *store.allKeys(), "look/scheme", "look/text_scale", "look/motion", "places/remembered",
        "files/recent", "backups/folder", "backups/seen", "state/geometry", "palette/done",
    ):  # fmt: skip
        store.setValue(key, odd)
    assert settings.scheme is Scheme.SYSTEM
    assert settings.motion in Motion
    assert isinstance(settings.text_scale, float)
    assert settings.recent == ()
    assert isinstance(settings.state("geometry"), QByteArray)
    assert PlacesSeen(settings, workspace).pins == ()
    assert LastLook(settings, workspace).before is None
    assert all(one.opened_on is None for one in recently_opened(settings))
    where = backup_folder.place(settings, workspace)
    assert where.seen_on is None
    assert backup_folder.found(where, workspace) == ()
    assert backup_folder.stands(where, (), date(2022, 1, 31)).made_on is None


@pytest.mark.parametrize(
    "written",
    ["-4 2022-01-31T10:00+00:00", f"{10**30} 2022-01-31T10:00+00:00", "4 2022-01-31", "4", "x y"],
)
def test_what_was_seen_last_is_an_entry_and_a_moment_or_nothing(
    written: str, settings: Settings, tmp_path: Path
) -> None:
    workspace = tmp_path / "a.oversight"
    LastLook(settings, workspace).note(3)
    (key,) = (one for one in settings._store.allKeys() if one.startswith("overview/looked"))
    settings.set_value(key, written)
    assert LastLook(settings, workspace).before is None


def test_a_file_of_settings_that_is_damaged_is_as_good_as_none(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    file.write_bytes(
        b"[look\nscheme=@Variant(\x00\x00\n]]\xff\xfe\n=\n@Invalid()\n[%General]\n" * 40
    )
    settings = Settings(QSettings(str(file), QSettings.Format.IniFormat))
    assert settings.scheme is Scheme.SYSTEM
    assert settings.recent == ()
    settings.scheme = Scheme.DARK
    settings.save()
    assert settings.scheme is Scheme.DARK


@pytest.mark.parametrize(
    "words", ["", "[]", "{}", '{"began": 5, "workspace": 3}', '{"began": "2022-01-31"}', "\x00"]
)
def test_the_mark_of_a_run_that_was_damaged_is_no_crash(words: str, tmp_path: Path) -> None:
    (tmp_path / "running-999999999.json").write_text(words, encoding="utf-8")
    # One that is whole, of no time zone, beside it.
    whole = '{"began": "2022-01-31T10:00:00", "workspace": ""}'
    (tmp_path / "running-999999998.json").write_text(whole, encoding="utf-8")
    (tmp_path / "running-999999997.json").write_text(
        whole.replace("10:00:00", "11:00:00+00:00"), encoding="utf-8"
    )
    last = RunMark(tmp_path).begin()
    assert last is not None
    assert last.workspace is None
