"""What the palette lists: which rows, in which order, with which letters marked."""

from hypothesis import given
from hypothesis import strategies as st

from oversight_app.review.find_anything_parts import Found, FoundAnything, FoundGroup
from oversight_app.ui.commands import Command, why_not
from oversight_app.ui.palette_rows import command_rows, found_groups, in_order, place_rows, spans
from oversight_app.ui.places import address_words


def nothing() -> None:
    """Does nothing."""


def command(words: str, *, can: bool = True, tip: str = "", needs: str = "") -> Command:
    return Command(
        words, words, "View", nothing, tip=tip, enabled=lambda: can, needs=needs
    )  # fmt: skip


def why(one: Command) -> str:
    return why_not(one, is_open=True, can_write=True)


def test_letters_are_marked_where_words_begin_before_where_they_are_within() -> None:
    assert spans("Comparison of risks", "ris") == ((14, 17),)
    assert spans("Comparison", "ris") == ((5, 8),)
    assert spans("Add a risk…", "RISK add") == ((0, 3), (6, 10))
    assert spans("Café", "cafe") == ((0, 4),)
    assert spans("Add a risk…", "risk delete") == ()


@given(st.text(max_size=30), st.text(max_size=8))
def test_marks_lie_in_the_text_in_order(text: str, words: str) -> None:
    marks = spans(text, words)
    assert all(0 <= first < last <= len(text) for first, last in marks)
    assert list(marks) == sorted(marks)


def test_what_begins_with_the_words_stands_first_and_what_cannot_run_after() -> None:
    listed = command_rows(
        [
            command("Compare", tip="Shows risks"),
            command("Comparison"),
            command("Risk set…", can=False, needs="Select a risk first."),
            command("Risk map"),
            command("Add a risk"),
        ],
        "ris",
        why,
    )
    assert [row.title for row in listed.rows] == [
        "Risk map", "Risk set…", "Add a risk", "Compare", "Comparison",
    ]  # fmt: skip
    assert [row.why_not for row in listed.rows][:2] == ["", "Select a risk first."]
    assert listed.rows[3].inside == ((6, 9),)


def test_a_command_without_a_workspace_asks_for_one() -> None:
    one = command("Undo", can=False, needs="Change something first.")
    assert why_not(one, is_open=False, can_write=False) == "Open a workspace first."
    assert why_not(one, is_open=True, can_write=False) == "Change something first."
    assert why_not(command("Undo"), is_open=False, can_write=False) == ""


def test_places_are_found_by_their_tabs() -> None:
    gone: list[str] = []
    listed = place_rows("in date", gone.append)
    assert [row.title for row in listed.rows] == ["Governance ▸ In date"]
    listed.rows[0].run()
    assert gone == ["governance/currency"]


def test_a_place_in_words_and_one_that_is_not_there() -> None:
    assert address_words("governance/risks/31") == "Governance ▸ Risks"
    assert address_words("overview") == "Overview"
    assert address_words("governance/gone") == ""
    assert address_words("gone") == ""


def test_what_was_found_says_its_kind_and_keeps_its_marks() -> None:
    found = FoundAnything(
        "lapse",
        groups=(
            FoundGroup(
                "record", "Records", 9, True,
                (Found("record", "Vetting lapses", "R-001: a lapse", "record/4", ((8, 13),), 4,
                       "risk", ((9, 14),)),),
                (("risk", "8 risks"), ("question", "1 question")),
            ),
        ),
    )  # fmt: skip
    (group,) = found_groups(found, lambda _address: None)
    assert (group.title, group.heading) == ("Records", "Records: 8 risks, 1 question")
    assert group.headings()[1:] == ("Records: 8 risks and others", "Records")
    assert group.more == 8
    (row,) = group.rows
    assert row.detail == "Risk · R-001: a lapse"
    first, last = row.inside[0]
    assert row.detail[first:last] == "lapse"


def test_the_group_that_is_called_so_comes_first() -> None:
    commands = command_rows([command("Risk map")], "risks", why)
    places = place_rows("risks", lambda _address: None)
    exact = command_rows([command("Risks")], "risks", why)
    assert [one.kind for one in in_order((commands, places, exact))] == ["commands", "places"]
    assert in_order((places, exact))[0] is exact
