"""Tab comes to everything and leaves it, and where the keyboard is can be seen."""

from oversight_app.ui.theme import Scheme
from tests.accessible.checks import faults_of_keyboard
from tests.accessible.walking import Walk

LOOK = Scheme.LIGHT


def test_the_keyboard_comes_everywhere_and_shows_where_it_is(walk: Walk) -> None:
    assert faults_of_keyboard(walk) == ""
