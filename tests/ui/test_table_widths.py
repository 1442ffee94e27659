"""The widths of columns, whatever they hold and whatever was chosen."""

from hypothesis import given
from hypothesis import strategies as st

from oversight_app.ui.widgets.table_widths import Fitting

needs = st.lists(st.integers(30, 400), min_size=1, max_size=12)
rooms = st.integers(100, 3000)


@given(needs, rooms)
def test_what_fits_fills_the_room_and_nothing_is_narrower_than_it_needs(
    needed: list[int], room: int
) -> None:
    widths = Fitting(needed, room, (), 110).widths()
    if sum(needed) <= room:
        assert sum(widths) == room
    assert all(width >= need for width, need in zip(widths, needed, strict=True))


@given(needs, rooms, st.data())
def test_what_a_person_chose_stands_whatever_room_there_is(
    needed: list[int], room: int, data: st.DataObject
) -> None:
    places = st.integers(0, len(needed) - 1)
    chosen = data.draw(st.dictionaries(places, st.integers(40, 500), min_size=1))
    widths = Fitting(
        needed, room, range(len(needed)), 110, gives_way=range(len(needed)), chosen=chosen
    ).widths()
    last = max(i for i, width in enumerate(widths) if width)
    for i, width in chosen.items():
        # The last in sight takes what is left over.
        assert widths[i] == width or (i == last and widths[i] > width and sum(widths) == room)


def test_words_are_cut_short_together_before_a_column_gives_way_at_last() -> None:
    # 100 + 300 + 200 into 480: both columns of words come down to 190.
    assert Fitting((100, 300, 200), 480, (1, 2), 110).widths() == [100, 190, 190]
    # Into 300 they may not go below 110 each: the last to go is hidden, and the room shared out.
    fitted = Fitting((100, 300, 200), 300, (1, 2), 110, goes_last=(0,), least_last=110)
    assert fitted.widths() == [0, 150, 150]


def test_a_hidden_column_stays_hidden_and_one_asked_for_does_not_give_way() -> None:
    asked = Fitting((200, 200, 200), 300, (), 110, gives_way=(1, 2), shown={0: False, 2: True})
    assert asked.widths() == [0, 0, 300]
    assert Fitting((200, 200), 300, (), 110, chosen={0: 120, 1: 0}).widths() == [300, 0]
