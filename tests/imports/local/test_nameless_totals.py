"""A row of totals without a word for it is known by its sums, and by nothing less."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from oversight_app.imports.local.running_sums import RunningSums
from tests.imports.local.returns import DAY, HOURS, REF, log, read, rows, whys

HEAD = "Date,Ref,District,Hours\n"
DUTIES = "01/04/2022,A1,North,2.5\n02/04/2022,A2,South,4\n"


def test_a_total_without_a_word_is_passed_over(tmp_path: Path) -> None:
    found = read(tmp_path, f"{HEAD}{DUTIES},,,6.5\n")
    assert (found.length, found.issues, found.layout.total_rows) == (2, (), 1)


def test_another_sum_is_rejected_as_before(tmp_path: Path) -> None:
    found = read(tmp_path, f"{HEAD}{DUTIES},,,7\n,,North,6.5\n")
    assert found.layout.total_rows == 0
    assert [(row, why) for row, _, why in whys(found)] == [
        (4, "There is no date."),
        (5, "There is no date."),
    ]


def test_totals_of_parts_and_of_all(tmp_path: Path) -> None:
    more = "03/04/2022,A1,North,1\n04/04/2022,A1,North,2\n"
    found = read(tmp_path, f"{HEAD}{DUTIES},,,6.5\n{more},,,3\n,,,9.5\n")
    assert (found.length, found.issues, found.layout.total_rows) == (4, (), 3)


def test_the_sum_counts_rejected_rows_as_the_sheet_does(tmp_path: Path) -> None:
    found = read(tmp_path, f"{HEAD}{DUTIES}31/12/2030,A3,South,1\nTotal,,,7.5\n,,,7.5\n")
    assert (found.length, found.layout.total_rows) == (2, 2)
    assert [row for row, _, _ in whys(found)] == [4]


def test_one_row_is_no_sum(tmp_path: Path) -> None:
    found = read(tmp_path, f"{HEAD}01/04/2022,A1,North,2.5\n,,,2.5\n")
    assert [row for row, _, _ in whys(found)] == [3]


def test_every_figure_has_to_be_the_sum(tmp_path: Path) -> None:
    from oversight_app.domain.mappings import ColumnUse

    mapping = log(DAY, REF, HOURS, ColumnUse("People", "people"))
    text = "Date,Ref,Hours,People\n01/04/2022,A1,2,1\n02/04/2022,A2,4,\n"
    right = read(tmp_path, f"{text},,6,1\n", mapping)
    assert (right.length, right.layout.total_rows) == (2, 1)
    wrong = read(tmp_path, f"{text},,6,2\n", mapping)
    assert [row for row, _, _ in whys(wrong)] == [4]


def test_a_total_far_down_is_found_across_pieces(tmp_path: Path) -> None:
    text = HEAD + "01/04/2022,A1,North,0.33\n" * 5_000 + ",,,1650\n"
    found = read(tmp_path, text)
    # 0.33 hours are 19.8 minutes, kept as 20: the rounded sum is 1,000 minutes above the sender's.
    assert (found.length, found.layout.total_rows, found.issues) == (5_000, 1, ())
    assert set(rows(found, "minutes")) == {(20,)}
    far = read(tmp_path, text.replace("1650", "1600"))
    assert (far.length, far.layout.total_rows, len(far.rejected.rows)) == (5_000, 0, 1)


@settings(max_examples=50)
@given(st.lists(st.integers(0, 10_000), min_size=2, max_size=30), st.integers(1, 29))
def test_sums_are_the_same_in_whatever_pieces(figures: list[int], cut: int) -> None:
    whole, pieces = RunningSums(["n"], []), RunningSums(["n"], [])
    values = {"n": [*figures, sum(figures)]}
    whole.add(values, 0, len(figures))
    at = min(cut, len(figures))
    pieces.add(values, 0, at)
    pieces.add(values, at, len(figures))
    for one in (whole, pieces):
        assert one.is_total(values, len(figures)) == (sum(figures) > 0)
