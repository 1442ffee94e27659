"""Every page and dialog in the dark theme: named, whole, large enough and clear.

Its colours are those of text of usual size and its sizes those of the light theme, so that larger
text is walked with the long tests.
"""

import pytest

from oversight_app.ui.theme import Scheme
from tests.accessible.checks import faults_of_dialogs, faults_of_pages
from tests.accessible.walking import Walk

LOOK = Scheme.DARK


@pytest.mark.parametrize("scale", [1.0, pytest.param(2.0, marks=pytest.mark.soak)])
def test_everybody_can_use_every_page(walk: Walk, scale: float) -> None:
    assert faults_of_pages(walk, scale) == ""


@pytest.mark.parametrize("scale", [1.0, pytest.param(2.0, marks=pytest.mark.soak)])
def test_everybody_can_use_every_dialog(walk: Walk, scale: float) -> None:
    assert faults_of_dialogs(walk, scale) == ""
