"""What is there is set aside while long work runs, and looked at again afterwards."""

import gc

from oversight_app.ui.collecting import ShortCollections


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
