"""Two documents side by side: changed cells, key figures and sentences, rows gone and new."""

from datetime import date

from oversight_app.domain.findings import Column, Row, Table
from oversight_app.domain.observations import Marker
from oversight_app.domain.papers import Marking
from oversight_app.domain.wording import Quantity, Sentence
from oversight_app.summaries.differences import Difference, differences
from oversight_app.summaries.document import (
    Block,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    ListBlock,
    Paragraph,
    TableBlock,
)

DAY = date(2022, 10, 31)


def document(*blocks: Block, sections: tuple[tuple[str, int], ...] = ()) -> Document:
    return Document(
        "A paper", "", "paper", "Office", DAY, DAY, Marking.OFFICIAL, "", blocks, (),
        sections=sections,
    )  # fmt: skip


def people(*rows: tuple[str, float | None], name: str = "people") -> TableBlock:
    made = tuple(Row(key, (key.title(), Quantity(value))) for key, value in rows)
    columns = (Column("of", "District"), Column("people", "People"))
    return TableBlock(Table(name, "People", columns, made))


def said(found: tuple[Difference, ...]) -> list[tuple[str, str, str, str]]:
    return [(str(one.kind), one.where, str(one.then), str(one.now)) for one in found]


def test_a_cell_is_told_by_its_table_row_and_column() -> None:
    found = differences(
        document(people(("north", 5), ("south", 7))), document(people(("north", 6), ("south", 7)))
    )
    assert said(found) == [("figure", "People, North, People", "5", "6")]


def test_rows_that_moved_are_the_same_and_those_gone_and_new_are_told() -> None:
    found = differences(
        document(people(("north", 5), ("south", 7))), document(people(("south", 7), ("west", 2)))
    )
    assert said(found) == [
        ("gone", "People, North", "People 5", ""),
        ("new", "People, West", "", "People 2"),
    ]


def test_a_table_that_is_gone_or_new_is_one_line() -> None:
    several = people(("north", 5), ("south", 7))
    assert said(differences(document(several), document())) == [("gone", "People", "2 rows", "")]
    assert said(differences(document(), document(several))) == [("new", "People", "", "2 rows")]


def test_the_same_change_down_a_column_is_told_once_and_counts_for_each() -> None:
    then = people(("january", 58), ("february", 58), ("march", 58))
    now = people(("january", 59), ("february", 59), ("march", 59))
    (one,) = differences(document(then), document(now))
    assert (one.many, str(one.then), str(one.now)) == (3, "58", "59")
    assert one.where == "People, People, 3 rows between January and March"


def test_what_was_hidden_is_not_compared() -> None:
    hidden = Quantity(None, marker=Marker.HIDDEN)
    then = document(
        KeyFigures((KeyFigure(hidden, "Joined"),)),
        Paragraph(Sentence("{n} joined.", {"n": hidden})),
    )
    now = document(
        KeyFigures((KeyFigure(Quantity(3), "Joined"),)),
        Paragraph(Sentence("{n} joined.", {"n": Quantity(3)})),
    )
    assert differences(then, now) == ()


def test_key_figures_and_sentences_are_told_as_they_were_and_are() -> None:
    def paper(hours: int) -> Document:
        figure = Quantity(hours)
        return document(
            Heading(1, "Key points"),
            KeyFigures((KeyFigure(figure, "Hours"),)),
            ListBlock((Sentence("{n} hours were given.", {"n": figure}), "Nothing else.")),
            sections=(("key-points", 0),),
        )

    assert said(differences(paper(280), paper(290))) == [
        ("figure", "Key points, Hours", "280", "290"),
        ("sentence", "Key points", "280 hours were given.", "290 hours were given."),
    ]


def test_other_words_for_the_same_figures_are_no_difference() -> None:
    """A later version of the program may word a sentence anew."""
    then = Paragraph(Sentence("{n} hours were given.", {"n": Quantity(280)}))
    now = Paragraph(Sentence("Volunteers gave {n} hours.", {"n": Quantity(280)}))
    assert differences(document(then), document(now)) == ()


def test_sentences_that_changed_places_are_the_same() -> None:
    one = Sentence("{n} is open.", {"n": Quantity(0)})
    other = Sentence("{n} are overdue.", {"n": Quantity(0)})
    then, now = document(ListBlock((one, other))), document(ListBlock((other, one)))
    assert differences(then, now) == ()


def test_a_section_of_its_day_is_left_out_by_its_id_whatever_it_is_called() -> None:
    def paper(due: int, heading: str) -> Document:
        return document(Heading(1, heading), people(("north", due)), sections=(("attention", 0),))

    then, now = paper(5, "Needs attention"), paper(6, "What needs attention")
    assert differences(then, now, frozenset({"attention"})) == ()
    assert len(differences(then, now)) == 1
