"""``oversight help``: the same help as in the window."""

import pytest

from oversight_app.cli import is_command, run
from oversight_app.help import topics


def test_it_lists_every_topic_under_its_heading(capsys: pytest.CaptureFixture[str]) -> None:
    assert is_command(["help"])
    assert run(["help"]) == 0
    said = capsys.readouterr().out
    assert said.splitlines()[0] == "Begin"
    for one in topics():
        assert f"{one.id} " in said
        assert one.title in said


def test_it_prints_one_with_its_steps_and_what_to_see_as_well(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["help", "new-workspace"]) == 0
    said = capsys.readouterr().out
    assert "Start a workspace for your office" in said
    assert " 1 Choose File ▸ New workspace…" in said
    assert "(for-it)" in " ".join(said.split())


def test_words_find_topics(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["help", "--find", "small numbers"]) == 0
    assert capsys.readouterr().out.splitlines()[0].split()[0] == "small-numbers"


def test_a_topic_that_there_is_not_is_a_problem_that_can_be_mended(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["help", "nonsense"]) == 1
    assert "There is help about: first-steps" in capsys.readouterr().err
