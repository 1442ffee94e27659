"""Help does not rot: what its topics name, show and lead to is there."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from oversight_app import help as helped
from oversight_app.domain.errors import UserProblem

_PACKAGE = Path(helped.__file__).parent
_LINKS = re.compile(r"(!?)\[([^\]]+)\]\(([^)]+)\)")
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_PATHS = re.compile(r"`oversight (\w+)")
_SAID = re.compile(r"[A-Za-z]")
TOPICS = helped.topics()
_IDS = [one.id for one in TOPICS]
SHOUTED = {"simply", "just", "only", "please", "easy", "easily", "obviously"}
"""Words that house style leaves out."""
PLAIN_BOLD = {"It is not encrypted.", "A reference is still personal data.", "Access.",
              "Correction.", "Erasure and objection.", "A hold"}  # fmt: skip
"""What is set in bold for its weight, and is no name of a control."""


@cache
def _words_of_the_window() -> frozenset[str]:
    """Every text written in the program, without the dots that say that a question follows."""
    found = set()
    for file in _PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value.strip().removesuffix("…"))
    return frozenset(found)


def test_there_are_about_thirty_topics_each_in_its_section() -> None:
    assert len(TOPICS) >= 20
    assert len(set(_IDS)) == len(_IDS)
    assert all(one.section for one in TOPICS)


def test_every_file_of_help_is_a_topic() -> None:
    written = {file.stem for file in helped.folder().glob("*.md")} - {"contents"}
    assert written == set(_IDS)


@pytest.mark.parametrize("topic", TOPICS, ids=_IDS)
def test_its_title_is_that_of_the_contents(topic: helped.HelpTopic) -> None:
    assert helped.markdown(topic.id).splitlines()[0] == f"# {topic.title}"


@pytest.mark.parametrize("topic", TOPICS, ids=_IDS)
def test_its_links_lead_somewhere_and_its_pictures_are_there(topic: helped.HelpTopic) -> None:
    for picture, words, target in _LINKS.findall(helped.markdown(topic.id)):
        if picture:
            file = helped.folder() / target
            assert file.is_file(), f"{target} is not there"
            assert file.stat().st_size < 60_000, f"{target} is too large"
            assert len(words) > 20, "a picture has words for those who can't see it"
        elif target.startswith("do:"):
            commands = (_PACKAGE / "ui" / "shell_commands.py").read_text(encoding="utf-8")
            assert f'Command("{target[3:]}"' in commands
        else:
            assert target.removesuffix(".md") in _IDS, f"no topic {target}"


@pytest.mark.parametrize("topic", TOPICS, ids=_IDS)
def test_it_ends_with_what_to_see_as_well(topic: helped.HelpTopic) -> None:
    assert "See also: [" in helped.markdown(topic.id)


@pytest.mark.parametrize("topic", TOPICS, ids=_IDS)
def test_the_controls_that_it_names_are_in_the_window(topic: helped.HelpTopic) -> None:
    known = _words_of_the_window()
    for bold in _BOLD.findall(helped.markdown(topic.id)):
        if " ".join(bold.split()) in PLAIN_BOLD:
            continue
        for part in " ".join(bold.split()).split(" ▸ "):
            assert part.removesuffix("…") in known, f"the window has no “{part}”"


@pytest.mark.parametrize("topic", TOPICS, ids=_IDS)
def test_the_commands_that_it_names_are_on_the_command_line(topic: helped.HelpTopic) -> None:
    from oversight_app.cli import is_command

    for command in _PATHS.findall(helped.markdown(topic.id)):
        assert is_command([command]), f"there is no command {command}"


@pytest.mark.parametrize("topic", TOPICS, ids=_IDS)
def test_it_is_in_plain_words(topic: helped.HelpTopic) -> None:
    said = topic.words
    assert "!" not in said
    assert not SHOUTED & set(re.findall(r"[a-z]+", said.casefold()))
    assert "**" not in said
    assert "](" not in said


def test_words_are_found_title_first() -> None:
    found = [one.id for one in helped.found("small numbers")]
    assert found[0] == "small-numbers"
    assert "quarterly-pack" in found
    assert helped.found("xyzzy") == ()
    assert helped.found("  ") == TOPICS


def test_every_place_has_its_topic_and_a_tab_may_have_its_own() -> None:
    assert helped.topic_for("") == "first-steps"
    assert helped.topic_for("data/backups") == "backups"
    assert helped.topic_for("data/imports/12") == "bring-in-a-return"
    assert helped.topic_for("governance/boundaries") == "governance"
    assert set(helped.PAGE_TOPICS.values()) <= set(_IDS)


def test_a_topic_that_there_is_not_is_answered_with_those_there_are() -> None:
    with pytest.raises(UserProblem, match=r"There is help about: first-steps, "):
        helped.topic("nonsense")
    assert helped.topic("For IT").id == "for-it"
    assert _SAID.search(helped.printable("for-it"))
