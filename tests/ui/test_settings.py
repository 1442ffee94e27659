"""What is remembered for a person on this computer."""

from pathlib import Path

from oversight_app.ui.settings import Settings
from oversight_app.ui.theme import Scheme


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
