"""Small numbers of people, in tables small enough to be worked by hand."""

import subprocess
import sys
from dataclasses import replace

import pytest

from oversight_app.domain.findings import Column, Row, Table
from oversight_app.domain.measures import Unit
from oversight_app.domain.small_numbers import Count, Counting, Disclosure, Rule, Sum
from oversight_app.domain.wording import Quantity
from oversight_app.summaries.document import Document, TableBlock
from oversight_app.summaries.small_numbers import given_back, preview_rule, protect
from tests.summaries.counted_tables import Tabulated, paper, printed, row


def hidden(document: Document, rule: Rule = Rule.BELOW_5, *sent: Disclosure) -> set[str]:
    """Return the counts that a rule hides."""
    return {one.key for one in protect(document, rule, sent).hidden}


def test_a_small_part_takes_the_next_with_it_and_leaves_the_total() -> None:
    # 100 - 77 = 23 would be 3 + 20 alone; the cheapest companion is 20, not 77 or the total.
    assert hidden(row(3, 20, 77).document()) == {"A", "B"}


def test_zero_is_shown_and_a_count_at_the_threshold_too() -> None:
    assert hidden(row(0, 5, 30).document()) == set()


def test_below_10_hides_what_below_5_shows() -> None:
    assert hidden(row(5, 40, 60).document(), Rule.BELOW_10) == {"A", "B"}


def test_two_small_parts_that_make_less_than_the_width_need_a_third() -> None:
    # 1 + 2 = 3 would leave 0 to 3; with 30 it leaves 0 to 33.
    assert hidden(row(1, 2, 30, 90).document()) == {"A", "B", "C"}


def test_two_small_parts_that_make_the_width_hold_alone() -> None:
    # 4 + 4 = 8 leaves 0 to 8 for each.
    assert hidden(row(4, 4, 30, 90).document()) == {"A", "B"}


def test_a_square_with_margins_hides_four_corners() -> None:
    # The classic: in a table of two by two, one hidden cell needs the three others.
    values = {
        "a": 2, "b": 20, "c": 30, "d": 40,
        "top": 22, "low": 70, "left": 32, "right": 60, "all": 92,
    }  # fmt: skip
    sums = (
        Sum("top", ("a", "b")),
        Sum("low", ("c", "d")),
        Sum("left", ("a", "c")),
        Sum("right", ("b", "d")),
        Sum("all", ("top", "low")),
        Sum("all", ("left", "right")),
    )
    assert hidden(Tabulated(values, sums).document()) == {"a", "b", "c", "d"}


def test_a_single_district_of_an_area_is_as_hidden_as_the_area() -> None:
    values = {"one": 3, "north": 3, "south": 40, "east": 50, "all": 93}
    sums = (Sum("north", ("one",)), Sum("all", ("north", "south", "east")))
    assert hidden(Tabulated(values, sums).document()) == {"one", "north", "south"}


def test_a_share_goes_with_either_of_its_counts() -> None:
    tabulated = replace(row(3, 20, 77), shares=(("A", "T"), ("C", "T")))
    after = protect(tabulated.document(), Rule.BELOW_5).document
    table = next(after.tables())
    assert [str(one.cells[1]) for one in table.rows] == ["[c]", "[c]", "77", "100", "[c]", "77.0%"]


def test_a_share_is_hidden_also_where_its_small_count_is_not_printed() -> None:
    share = Quantity(4.0, Unit.PERCENT, 1, counts=("few", "all"), ratio=100)
    counting = Counting((Count("few", 2), Count("all", 50)))
    columns = (Column("of", "Force"), Column("share", "Share"))
    table = Table("t", "Shares", columns, (Row("w", ("Wiltshire", share)),), counting=counting)
    protected = protect(paper(TableBlock(table)), Rule.BELOW_5)
    assert str(next(protected.document.tables()).rows[0].cells[1]) == "[c]"
    assert [(one.where, one.why) for one in protected.hidden] == [("Share, Wiltshire", "Below 5")]


def test_people_in_several_parts_hide_one_where_a_total_is_no_sum() -> None:
    # 100 people in all; those of 90 and 60 may be the same, so 3 may be 0 to 100.
    assert hidden(row(3, 90, 60, exact=False, whole=100).document()) == {"A"}
    # All of 153 are different people: 3 is then at least 153 - 150, and at most the total.
    assert hidden(row(3, 90, 60, exact=False, whole=153).document()) == {"A"}


def test_people_in_several_parts_hide_another_where_the_total_is_the_greatest_part() -> None:
    # Whoever is in A is among the 4 or 5 there are in all: A is 0 to 5, and B is at most 5.
    assert hidden(row(3, 5, exact=False, whole=5).document()) == {"A"}
    # With 6 in all and 5 of them in B, A is 1 to 6: five wide.
    assert hidden(row(3, 5, exact=False, whole=6).document()) == {"A"}


def test_published_figures_are_never_hidden_and_what_they_give_back_is_said() -> None:
    published = replace(row(3, 20, 77), exempt=frozenset({"A", "B", "C", "T"}))
    assert hidden(published.document()) == set()
    pinned = replace(row(3, 20, 77), exempt=frozenset({"B", "C", "T"}))
    protected = protect(pinned.document(), Rule.BELOW_5)
    assert [one.key for one in protected.hidden] == ["A"]
    assert protected.exposed == ("A",)


def test_a_published_part_is_passed_over_for_the_next() -> None:
    assert hidden(replace(row(3, 20, 77), exempt=frozenset({"B"})).document()) == {"A", "C"}


def test_what_a_paper_sent_before_hid_stays_hidden_and_cannot_be_subtracted() -> None:
    first = protect(row(3, 20, 77).document(), Rule.BELOW_5)
    again = protect(row(3, 20, 77).document(), Rule.BELOW_5, [first.disclosure])
    assert {one.key for one in again.hidden} == {"A", "B"}
    # Another paper prints what B is made of: one of these must go, or B and so A are back.
    second = Tabulated({"B": 20, "men": 12, "women": 8}, (Sum("B", ("men", "women")),))
    assert "B" in hidden(second.document(), Rule.BELOW_5, first.disclosure)
    assert len(hidden(second.document(), Rule.BELOW_5, first.disclosure)) > 1
    why = {one.key: one.why for one in protect(
        second.document(), Rule.BELOW_5, [first.disclosure]
    ).hidden}  # fmt: skip
    assert why["B"] == "Hidden in a paper sent before"


def test_a_count_that_was_given_away_is_not_hidden_now() -> None:
    gone = Disclosure(shown={"A": 3})
    assert hidden(row(3, 20, 77).document(), Rule.BELOW_5, gone) == set()


def test_a_count_that_was_restated_is_another_count() -> None:
    then = Disclosure(shown={"A": 2, "B": 20, "T": 99}, sums=(Sum("T", ("A", "B", "C")),))
    assert hidden(row(3, 20, 77).document(), Rule.BELOW_5, then) >= {"A"}


def test_what_earlier_papers_give_back_together_is_said() -> None:
    before = Disclosure(shown={"B": 20, "C": 77, "T": 100})
    assert protect(row(3, 20, 77).document(), Rule.BELOW_5, [before]).exposed == ("A",)


def test_a_recorded_reason_shows_everything_and_says_so() -> None:
    document = row(3, 20, 77).document()
    protected = protect(document, Rule.BELOW_5, shown_because="The board asked for it")
    assert protected.document is document
    assert protected.hidden == ()
    assert protected.disclosure.shown == {"A": 3, "B": 20, "C": 77, "T": 100}


def test_a_paper_says_what_it_gave_away() -> None:
    given = protect(row(3, 20, 77).document(), Rule.BELOW_5).disclosure
    assert given.shown == {"C": 77, "T": 100}
    assert given.hidden == {"A": 3, "B": 20}
    assert given.sums == (Sum("T", ("A", "B", "C")),)


def test_a_reader_is_told_what_the_mark_means() -> None:
    assert protect(row(3, 20, 77).document(), Rule.BELOW_5).document.hidden_note == (
        "[c] stands where a number of people below 5 is hidden, or a figure that would give one "
        "back."
    )
    assert protect(row(30, 20, 77).document(), Rule.BELOW_5).document.hidden_note == ""


def test_rounding_is_to_the_nearest_five_a_half_upwards_each_by_itself() -> None:
    values = (0, 2, 3, 7, 8, 12, 13)
    protected = protect(row(*values).document(), Rule.ROUND_5)
    seen = printed(protected.document)
    assert [seen[key] for key in "ABCDEFG"] == [0, 0, 5, 5, 10, 10, 15]
    assert seen["T"] == 45  # 45 as it is: the rounded parts make 45 by chance
    assert protected.disclosure.rounded == seen
    assert protected.disclosure.shown == {}


def test_rounding_works_shares_out_again_and_hides_those_of_nobody() -> None:
    tabulated = Tabulated(
        {"few": 3, "some": 13, "none": 2, "published": 13},
        (),
        (("few", "some"), ("few", "none"), ("few", "published")),
        frozenset({"published"}),
    )
    rows = next(protect(tabulated.document(), Rule.ROUND_5).document.tables()).rows
    # 5 of 15; of 0 there is no share; 5 of the published 13 as it stands.
    assert [str(one.cells[1]) for one in rows] == ["5", "15", "0", "13", "33.3%", "[c]", "38.5%"]


def test_rounding_does_not_bring_back_what_an_earlier_paper_hid() -> None:
    first = protect(row(3, 20, 77).document(), Rule.BELOW_5)
    rounded = protect(row(3, 20, 77).document(), Rule.ROUND_5, [first.disclosure])
    assert {one.key for one in rounded.hidden} >= {"A", "B"}


def test_a_rule_is_counted_before_it_is_chosen() -> None:
    document = row(3, 7, 20, 70).document()
    assert [preview_rule(document, rule) for rule in Rule] == [1, 2, 2]


def test_counts_that_contradict_each_other_are_a_fault_of_the_author() -> None:
    with pytest.raises(ValueError, match="does not add up"):
        protect(row(3, 20, whole=30).document(), Rule.BELOW_5)
    one, two = row(3, 20).table("one"), row(4, 20).table("two")
    with pytest.raises(ValueError, match="the count A is 3 and 4"):
        protect(paper(TableBlock(one), TableBlock(two)), Rule.BELOW_5)


def test_the_solver_is_not_loaded_where_nothing_is_small() -> None:
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from tests.summaries.counted_tables import row;"
            "from oversight_app.domain.small_numbers import Rule;"
            "from oversight_app.summaries.small_numbers import protect;"
            "protect(row(30, 20).document(), Rule.BELOW_5); print('highspy' in sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == "False"


def test_what_was_sent_since_a_paper_was_frozen_can_give_its_small_numbers_back() -> None:
    frozen = protect(row(3, 20, 77).document(), Rule.BELOW_5).disclosure
    assert set(frozen.hidden) == {"A", "B"}
    # 100 - 77 - 20 = 3.
    assert given_back(frozen, Rule.BELOW_5, [Disclosure(shown={"B": 20})]) == ("A", "B")
    # Half of the people of B, and the rest in another count of the same paper: 20 again.
    halves = Disclosure(shown={"B1": 12, "B2": 8}, sums=(Sum("B", ("B1", "B2")),))
    assert "A" in given_back(frozen, Rule.BELOW_5, [halves])


def test_what_hides_the_same_or_is_of_something_else_gives_nothing_back() -> None:
    frozen = protect(row(3, 20, 77).document(), Rule.BELOW_5).disclosure
    assert given_back(frozen, Rule.BELOW_5, [frozen, Disclosure(shown={"Z": 2})]) == ()
    assert given_back(Disclosure(shown={"C": 77}), Rule.BELOW_5, [frozen]) == ()
    # The other way: it shows what the paper sent before hides.
    assert given_back(Disclosure(shown={"B": 20}), Rule.BELOW_5, [frozen]) != ()


def test_the_paper_that_gives_a_number_back_is_named() -> None:
    # 100, 77 and 20 were sent, so 3 is known whatever is hidden now.
    before = Disclosure(shown={"T": 100, "B": 20, "C": 77}, paper="“Pack”, sent on 1 May 2022")
    other = Disclosure(shown={"Q": 9}, paper="“Brief”, sent on 2 May 2022")
    found = protect(row(3, 20, 77).document(), Rule.BELOW_5, [other, before])
    assert found.exposed == ("A",)
    assert found.gives_back == ("“Pack”, sent on 1 May 2022",)
