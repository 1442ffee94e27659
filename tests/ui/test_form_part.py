"""One part of a form leaves nothing behind once the form has gone."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.form_part import FormPart


@pytest.mark.parametrize("folds", [True, False])
def test_nothing_of_a_part_outlives_it(qtbot: QtBot, theme: Theme, folds: bool) -> None:
    before = set(QApplication.topLevelWidgets())
    part = FormPart(theme, "Conditions", "Engagement decision", (), folds=folds)
    part.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert set(QApplication.topLevelWidgets()) <= before
