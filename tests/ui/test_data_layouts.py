"""What the Layouts tab says of a layout."""

from dataclasses import replace

from oversight_app.domain.mappings import Crosstab
from oversight_app.ui.pages.data_layouts import layout_table, layouts_table
from tests.ui.making_returns import incoming, look

KNOWN = {
    ("scheme", "specials"): "Special Constabulary",
    ("district", "west"): "West Wiltshire",
}


def test_a_layout_says_in_words_what_is_taken_as_what() -> None:
    mapping = replace(
        incoming().mapping, values={"district": {"BA14": "west", "?": ""}}, whole_months=True
    )
    table = layout_table(mapping, KNOWN)
    rows = [tuple(str(cell) for cell in row.cells) for row in table.rows]
    assert ("Column “Duty date”", "Date", "Day first") in rows
    assert ("Column “Postcode”", "District", "First half of a postcode") in rows
    assert ("Column “Hrs”", "Hours", "Hours") in rows
    assert ("Column “Name”", "Left out: looks like names", "") in rows
    assert ("The whole file", "Scheme", "Special Constabulary") in rows
    assert ("“BA14”", "District", "West Wiltshire") in rows
    assert ("“?”", "District", "Not stated") in rows
    assert table.note == "Duty or shift log. Each file holds its months whole."


def test_a_table_with_months_across_says_what_its_figures_are() -> None:
    mapping = replace(
        look().proposed, dataset="return", columns=(), crosstab=Crosstab("duty_minutes", "month")
    )
    (row,) = layout_table(mapping, KNOWN).rows
    assert row.cells == ("Across: month", "Duty hours", "Each cell becomes a row")


def test_layouts_are_counted_in_columns_and_words() -> None:
    mapping = replace(incoming().mapping, values={"district": {"BA14": "west", "?": ""}})
    (row,) = layouts_table((mapping,)).rows
    # Five of eight columns are taken; two words were explained.
    assert [str(cell) for cell in row.cells[:5]] == [
        "Duties", "Duty or shift log", "Wiltshire Police, Specials office", "5", "2",
    ]  # fmt: skip
    assert layouts_table(()).note == "Bring in a return, and match its columns"
