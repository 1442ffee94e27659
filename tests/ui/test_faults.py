"""An error that reaches nobody is logged without what was written, said once, and survived."""

import sys
from collections.abc import Iterator

import pytest

from oversight_app.ui.faults import report_unexpected


@pytest.fixture
def shown() -> Iterator[list[str]]:
    seen: list[str] = []
    before = sys.excepthook
    report_unexpected(lambda: seen.append("shown"))
    yield seen
    sys.excepthook = before


def test_an_error_in_the_window_is_shown_and_logged_without_its_words(
    shown: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    written = " ".join(("Jane", "Smith"))
    try:
        raise KeyError(written)
    except KeyError as error:
        sys.excepthook(KeyError, error, error.__traceback__)
    assert shown == ["shown"]
    assert "KeyError" in caplog.text
    assert "Jane Smith" not in caplog.text
