"""Two subjects side by side, or one on two days."""

from datetime import date

from oversight_app.domain.findings import cell_words
from oversight_app.review.boundary_compare import Side, compare
from oversight_app.store.workspace import Workspace
from tests.review.making_assessments import a_group, ask_few, assessed

SPECIALS, PSV = "scheme:specials", "scheme:psv"
JAN, JUN = date(2022, 1, 10), date(2022, 6, 10)


def test_two_subjects_with_what_differs_first(ws: Workspace) -> None:
    ask_few(ws)
    # In the order role, vetting, data.
    assessed(ws, SPECIALS, JAN, "mmn")
    assessed(ws, PSV, JAN, "mpm")
    found = compare(ws, Side(SPECIALS), Side(PSV))
    assert found is not None
    assert (found.left, found.right) == ("Special Constabulary", "Police support volunteers")
    assert [(one.question.code, one.differs, one.direction) for one in found.pairs] == [
        ("vetting", True, -1),
        ("data", True, 1),
        ("role", False, 0),
    ]
    assert str(found.headline) == (
        "2 of 3 answers differ: the better one to 1 is that of police support volunteers, to 1 "
        "that of Special Constabulary"
    )
    assert [cell_words(one) for one in found.table.rows[0].cells] == [
        "Control", "Vetting", "Met", "Partly met", "Better on the left",
    ]  # fmt: skip
    assert [cell_words(one) for one in found.counts.rows[0].cells] == [
        "Special Constabulary", "2", "0", "1", "0", "0",
    ]  # fmt: skip


def test_one_side_that_is_better_each_time(ws: Workspace) -> None:
    ask_few(ws)
    assessed(ws, SPECIALS, JAN, "mmm")
    group = a_group(ws)
    assessed(ws, group, JAN, "nnu")
    found = compare(ws, Side(group), Side(SPECIALS))
    assert found is not None
    assert str(found.headline) == (
        "3 of 3 answers differ: Special Constabulary has the better one each time"
    )


def test_one_subject_on_two_days(ws: Workspace) -> None:
    ask_few(ws)
    assessed(ws, SPECIALS, JAN, "npm")
    assessed(ws, SPECIALS, JUN, "mnm")
    found = compare(ws, Side(SPECIALS, date(2022, 2, 1)), Side(SPECIALS))
    assert found is not None
    assert found.left == "Special Constabulary, 1 February 2022"
    assert found.right == "Special Constabulary, now"
    assert str(found.headline) == "2 of 3 answers changed: 1 for the better, 1 for the worse"
    assert found.differing == 2


def test_to_learn_of_a_gap_is_told_as_a_change_in_neither_direction(ws: Workspace) -> None:
    ask_few(ws)
    assessed(ws, SPECIALS, JAN, "unp")
    assessed(ws, SPECIALS, JUN, "num")
    assessed(ws, PSV, JAN, "nmu")
    then, now = Side(SPECIALS, date(2022, 2, 1)), Side(SPECIALS)
    found = compare(ws, then, now)
    assert found is not None
    assert str(found.headline) == (
        "3 of 3 answers changed: 1 for the better, 0 for the worse, 2 for neither"
    )
    assert sorted(cell_words(row.cells[-1]) for row in found.table.rows) == [
        "Better", "Changed", "Changed",
    ]  # fmt: skip
    # Role not known and not met; vetting not met and met; data met in part and not known.
    found = compare(ws, then, Side(PSV))
    assert found is not None
    assert str(found.headline) == (
        "3 of 3 answers differ: the better one to 1 is that of police support volunteers, to 1 "
        "that of Special Constabulary, 1 February 2022, to 1 that of neither"
    )
    assessed(ws, PSV, JUN, "unm")
    found = compare(ws, now, Side(PSV))
    assert found is not None
    assert str(found.headline) == "2 of 3 answers differ: neither side has the better one"


def test_the_same_answers(ws: Workspace) -> None:
    ask_few(ws)
    assessed(ws, SPECIALS, JAN, "mmm")
    found = compare(ws, Side(SPECIALS), Side(SPECIALS))
    assert found is not None
    assert str(found.headline) == "All 3 answers are the same"


def test_a_side_that_was_not_assessed_by_its_day(ws: Workspace) -> None:
    ask_few(ws)
    assessed(ws, SPECIALS, JAN, "mmm")
    assert compare(ws, Side(SPECIALS, date(2021, 12, 31)), Side(SPECIALS)) is None
    assert compare(ws, Side(SPECIALS), Side(PSV)) is None
