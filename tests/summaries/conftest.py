"""An office that has recorded nothing yet, made once: the published figures take a second."""

from pathlib import Path

import pytest

from oversight_app.store.workspace import create
from tests.summaries import making


@pytest.fixture(scope="session")
def empty_office_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy it before it is opened for writing."""
    path = tmp_path_factory.mktemp("office") / "w.oversight"
    create(path, making.OFFICE).close()
    return path
