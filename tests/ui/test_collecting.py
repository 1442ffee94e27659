"""What is there is set aside while long work runs, and looked at again afterwards; the window
collects on its own thread, and nobody else does."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from oversight_app.ui.collecting import QuietCollections, ShortCollections


class _Part:
    """Something that only a collection can free, as it holds itself; it says where it ended."""

    ended_on: list[int]

    def __init__(self, ended_on: list[int]) -> None:
        self.itself = self
        self.ended_on = ended_on

    def __del__(self) -> None:
        self.ended_on.append(threading.get_ident())


@pytest.fixture
def collections(qtbot: QtBot) -> Iterator[QuietCollections]:
    """Collections by the window, with nothing under way.

    Looks are counted from here: by the rounds that earlier tests leave behind, the first look
    could be the one that sets everything aside unseen.
    """
    gc.collect()
    made = QuietCollections(lambda: True)
    made.start()
    yield made
    made.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def _make_many() -> None:
    _kept: list[list[int]] = [[] for _ in range(20_000)]


def test_what_a_thread_leaves_ends_on_the_windows_thread(
    qtbot: QtBot, collections: QuietCollections
) -> None:
    ended_on: list[int] = []

    def work() -> None:
        for _ in range(200):
            _Part(ended_on)
            _make_many()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert ended_on == []
    kept: list[list[int]] = [[] for _ in range(3_000)]
    qtbot.waitUntil(lambda: len(ended_on) == 200)
    assert set(ended_on) == {threading.get_ident()}
    assert kept


def test_what_lasts_is_set_aside_and_taken_back(collections: QuietCollections) -> None:
    def until_set_aside() -> None:
        before = gc.get_freeze_count()
        kept: list[list[list[int]]] = []
        for _ in range(1_000):
            kept.append([[] for _ in range(3_000)])
            collections.look()
            if gc.get_freeze_count() > before:
                return
            kept.clear()
        pytest.fail("nothing was set aside")

    until_set_aside()
    part = _Part([])
    gone = weakref.ref(part)
    until_set_aside()
    del part
    gc.collect()
    assert gone() is not None, "set aside: no longer looked at"
    collections.take_back()
    gc.collect()
    assert gone() is None


def test_nothing_is_set_aside_by_work_where_the_window_collects(
    collections: QuietCollections,
) -> None:
    with ShortCollections().during():
        assert gc.get_freeze_count() == 0


def test_what_is_there_is_set_aside_until_the_last_piece_of_work_ends() -> None:
    collections = ShortCollections()
    before = gc.get_freeze_count()
    first, second = collections.during(), collections.during()
    first.__enter__()
    second.__enter__()
    assert gc.get_freeze_count() > before
    first.__exit__(None, None, None)
    assert gc.get_freeze_count() > before
    second.__exit__(None, None, None)
    assert gc.get_freeze_count() == 0
