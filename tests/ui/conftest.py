"""What the tests of the window's parts are given."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from oversight_app.domain.records import Office
from oversight_app.store.workspace import Workspace, create
from oversight_app.ui.settings import Settings
from oversight_app.ui.theme import Scheme, Theme
from tests.ui.records_making import TODAY, Desk, seated

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen screen has no window manager to give sizes to, and says so each time."""
    for item in items:
        if item.path.is_relative_to(_HERE):
            item.add_marker(pytest.mark.qt_log_ignore("does not support", extend=True))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of nobody, in a folder of the test's own."""
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme at its usual size, put back afterwards."""
    made = Theme(Scheme.LIGHT)
    yield made
    # Without a running event loop nothing that was closed is ever deleted, and each later test
    # would dress it again.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made.choose(Scheme.LIGHT, 1.0)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An office without a record."""
    office = Office("Sample office", "E23000038", review_date=TODAY)
    with create(tmp_path / "office.oversight", office, reference=False) as made:
        yield made


@pytest.fixture
def desk(qtbot: QtBot, workspace: Workspace, theme: Theme, settings: Settings) -> Iterator[Desk]:
    """Forms and lists over that office, and a window behind them."""
    made = seated(workspace, theme, settings, lambda _place: None)
    qtbot.addWidget(made.host)
    made.host.show()
    made.settle()
    yield made
    made.settle()
    made.session.jobs.close()
