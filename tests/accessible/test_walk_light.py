"""Every page and dialog in the light theme: named, whole, large enough and clear."""

import pytest

from oversight_app.ui.theme import Scheme
from tests.accessible.checks import faults_of_dialogs, faults_of_pages
from tests.accessible.walking import Walk

LOOK = Scheme.LIGHT


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everybody_can_use_every_page(walk: Walk, scale: float) -> None:
    assert faults_of_pages(walk, scale) == ""


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everybody_can_use_every_dialog(walk: Walk, scale: float) -> None:
    assert faults_of_dialogs(walk, scale) == ""
