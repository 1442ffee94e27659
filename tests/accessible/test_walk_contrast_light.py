"""Every page and dialog in high contrast on white: named, whole, large enough and clear.

Only its colours are its own, so that it is walked with the long tests.
"""

import pytest

from oversight_app.ui.theme import Scheme
from tests.accessible.checks import faults_of_dialogs, faults_of_pages
from tests.accessible.walking import Walk

LOOK = Scheme.HIGH_CONTRAST_LIGHT
pytestmark = pytest.mark.soak


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everybody_can_use_every_page(walk: Walk, scale: float) -> None:
    assert faults_of_pages(walk, scale) == ""


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everybody_can_use_every_dialog(walk: Walk, scale: float) -> None:
    assert faults_of_dialogs(walk, scale) == ""
