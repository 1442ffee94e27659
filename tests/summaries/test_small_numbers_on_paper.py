"""What hides a count hides it wherever a paper says, prints or draws it."""

from dataclasses import replace
from datetime import date

from oversight_app.domain.charts import (
    Bar,
    BarChart,
    BarGroup,
    RangeChart,
    RangePoint,
    RangeSegment,
)
from oversight_app.domain.findings import Column, Row, Sparkline, Status, Table
from oversight_app.domain.measures import Unit
from oversight_app.domain.observations import Marker
from oversight_app.domain.small_numbers import Count, Counting, Rule, Sum
from oversight_app.domain.wording import Counted, Quantity, Sentence
from oversight_app.summaries.document import (
    Block,
    ChartBlock,
    Columns,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    ListBlock,
    Note,
    Notes,
    Paragraph,
    Term,
    Terms,
)
from oversight_app.summaries.small_numbers import protect
from tests.summaries.counted_tables import paper

FEW = Quantity(3, counts=("few",))
MANY = Quantity(300, counts=("many",))
SAID = Sentence("{n} left", {"n": Counted(FEW, "person", "people")})
COUNTING = Counting((Count("few", 3), Count("many", 300)))
MONTHS = [date(2022, month, 1) for month in range(1, 7)]


def counted(*blocks: Block) -> Document:
    return replace(paper(*blocks), counting=COUNTING)


def range_chart(values: list[int]) -> RangeChart:
    points = tuple(
        RangePoint(f"{day:%Y-%m}", day, value, "lower", tip=f"{value} people", counts=(f"m{at}",))
        for at, (day, value) in enumerate(zip(MONTHS, values, strict=True))
    )
    label = Sentence("Usual range {a} to {b}", {"a": Quantity(1), "b": Quantity(70)})
    segments = (
        RangeSegment("2022-01", "2022-03", 31.0, 10.0, 50.0, label),
        RangeSegment("2022-04", "2022-06", 28.0, 10.0, 50.0, label),
    )
    return RangeChart(
        title=Sentence("{n} people in May", {"n": Quantity(values[4], counts=("m4",))}),
        subtitle=Sentence("Months"),
        alt=Sentence("Line"),
        points=points,
        segments=segments,
        notes=(),
        unit=Unit.COUNT,
        decimals=0,
        y_label="People",
        callout="2022-05",
        counting=Counting(tuple(Count(f"m{at}", v) for at, v in enumerate(values))),
    )


def bar_chart() -> BarChart:
    bars = (
        Bar("s", "Swindon", 3, 3.0, tip="3 of 100", counts=("few",)),
        Bar("d", "Devizes", 97, 97.0, tip="97 of 100", counts=("most",)),
    )
    return BarChart(
        title=Sentence("Most are in Devizes"),
        subtitle=Sentence("People"),
        alt=Sentence("Bars"),
        groups=(BarGroup("By district", bars),),
        unit=Unit.COUNT,
        decimals=0,
        counting=Counting((Count("few", 3), Count("most", 97))),
    )


EMPTY = Table("t", "Months", (Column("month", "Month"),), ())


def chart_of(document: Document) -> object:
    [block] = [block for block in document.walk() if isinstance(block, ChartBlock)]
    return block.chart


def test_words_hide_it_in_every_kind_of_block() -> None:
    document = counted(
        Heading(1, SAID),
        Columns((Paragraph(SAID),), (ListBlock((SAID, "As before")),)),
        Terms((Term("Leavers", SAID),)),
        Notes((Note(1, SAID),)),
        KeyFigures((KeyFigure(FEW, SAID), KeyFigure(MANY, "stayed"))),
    )
    document = replace(document, subtitle=SAID)
    after = protect(document, Rule.BELOW_5).document
    heading, paragraph, listed, terms, notes, figures = after.walk()
    assert isinstance(heading, Heading)
    assert isinstance(paragraph, Paragraph)
    assert isinstance(listed, ListBlock)
    assert isinstance(terms, Terms)
    assert isinstance(notes, Notes)
    assert isinstance(figures, KeyFigures)
    for words in (
        after.subtitle,
        heading.text,
        paragraph.text,
        listed.items[0],
        terms.terms[0].text,
        notes.notes[0].text,
        figures.figures[0].label,
    ):
        assert str(words) == "[c] people left"
    assert [str(one.value) for one in figures.figures] == ["[c]", "300"]
    assert figures.figures[0].value.marker is Marker.HIDDEN


def test_a_sentence_says_what_it_says_of_a_hidden_figure() -> None:
    said = replace(SAID, if_hidden="A small number of people left")
    [block] = protect(counted(Paragraph(said)), Rule.BELOW_5).document.blocks
    assert isinstance(block, Paragraph)
    assert str(block.text) == "A small number of people left"


def test_a_hidden_month_takes_the_limits_that_were_drawn_from_it() -> None:
    document = paper(ChartBlock(range_chart([30, 31, 32, 50, 3, 31]), EMPTY, level=1))
    chart = chart_of(protect(document, Rule.BELOW_5).document)
    assert isinstance(chart, RangeChart)
    assert [point.value for point in chart.points] == [30, 31, 32, 50, None, 31]
    assert [point.hidden for point in chart.points] == [False] * 4 + [True, False]
    assert [segment.first for segment in chart.segments] == ["2022-01"]
    assert [point.signal for point in chart.points] == ["lower"] * 3 + [""] * 3
    assert [point.tip for point in chart.points][3:] == [""] * 3
    assert chart.callout == ""
    assert str(chart.title) == "[c] people in May"


def test_a_hidden_bar_takes_the_shares_of_the_others() -> None:
    document = paper(ChartBlock(bar_chart(), EMPTY, level=1))
    protected = protect(document, Rule.BELOW_5)
    chart = chart_of(protected.document)
    assert isinstance(chart, BarChart)
    swindon, devizes = chart.groups[0].bars
    assert (swindon.value, swindon.hidden, swindon.share, swindon.tip) == (0, True, None, "")
    assert (devizes.value, devizes.hidden, devizes.share, devizes.tip) == (97, False, None, "")
    assert [one.where for one in protected.hidden] == ["By district, Swindon"]


def test_what_stands_beside_a_hidden_figure_and_is_made_of_it_goes_too() -> None:
    columns = tuple(Column(name, name.title()) for name in ("district", "people", "line", "range"))
    rows = (
        Row("s", ("Swindon", FEW, Sparkline((4, 3), "2021", "2022"), Status("Low", "limit-below"))),
        Row("d", ("Devizes", MANY, Sparkline((4, 9), "2021", "2022"), Status("High", "limit"))),
    )
    table = Table("t", Sentence("Of {n}", {"n": FEW}), columns, rows, counting=COUNTING)
    after = next(protect(paper(ChartBlock(bar_only(), table, level=1)), Rule.BELOW_5)
                 .document.tables())  # fmt: skip
    assert [str(cell) for cell in after.rows[0].cells] == ["Swindon", "[c]", "[c]", "[c]"]
    assert after.rows[1] is rows[1]
    assert str(after.title) == "Of [c]"


def bar_only() -> BarChart:
    return replace(bar_chart(), groups=(), counting=Counting())


def test_tables_of_one_paper_are_held_together() -> None:
    # In one table A + B = 60; in another A + C = 40. B and C must not both be shown with totals.
    def of(*keys: str, values: dict[str, int]) -> Table:
        rows = tuple(Row(k, (k, Quantity(values[k], counts=(k,)))) for k in keys)
        counts = tuple(Count(k, values[k]) for k in keys)
        columns = (Column("what", "What"), Column("people", "People"))
        return Table(
            keys[0], "T", columns, rows, counting=Counting(counts, (Sum(keys[0], keys[1:]),))
        )

    values = {"X": 60, "Y": 40, "A": 3, "B": 57, "C": 37}
    one, two = of("X", "A", "B", values=values), of("Y", "A", "C", values=values)
    document = paper(ChartBlock(bar_only(), one, level=1), ChartBlock(bar_only(), two, level=1))
    assert {one.key for one in protect(document, Rule.BELOW_5).hidden} == {"A", "B", "C"}


def test_rounded_words_say_about_and_chart_points_are_rounded_without_limits() -> None:
    said = Sentence("{n} left. Of {m}, few did", {"n": Quantity(12, counts=("m",)), "m": MANY})
    chart = range_chart([30, 31, 32, 50, 3, 31])
    document = replace(
        paper(Paragraph(said), ChartBlock(chart, EMPTY, level=1)),
        counting=Counting((Count("m", 12), Count("many", 300))),
    )
    after = protect(document, Rule.ROUND_5).document
    paragraph, _ = after.blocks
    assert isinstance(paragraph, Paragraph)
    assert str(paragraph.text) == "About 10 left. Of about 300, few did"
    drawn = chart_of(after)
    assert isinstance(drawn, RangeChart)
    assert [point.value for point in drawn.points] == [30, 30, 30, 50, 5, 30]
    assert drawn.segments == ()
    assert after.hidden_note.startswith("Numbers of people are rounded to the nearest 5")


def test_a_change_follows_from_what_is_rounded_and_other_figures_are_hidden() -> None:
    change = Quantity(289, signed=True, counts=("many", "m"))
    mean = Quantity(156, counts=("many", "m"))
    document = replace(
        paper(KeyFigures((KeyFigure(change, "more"), KeyFigure(mean, "mean")))),
        counting=Counting((Count("m", 11), Count("many", 300))),
    )
    [block] = protect(document, Rule.ROUND_5).document.blocks
    assert isinstance(block, KeyFigures)
    assert [str(one.value) for one in block.figures] == ["+290", "[c]"]


def test_where_a_hidden_figure_stands_is_said_without_the_figure() -> None:
    assert protect(counted(Paragraph(SAID)), Rule.BELOW_5).hidden[0].where == "In “… left”"
    drawn = counted(Paragraph(SAID), ChartBlock(bar_chart(), EMPTY, level=1))
    assert protect(drawn, Rule.BELOW_5).hidden[0].where == "By district, Swindon"


def test_a_figure_that_is_its_own_count_needs_no_table() -> None:
    protected = protect(paper(Paragraph(SAID)), Rule.BELOW_5)
    assert [(one.key, one.primary) for one in protected.hidden] == [("few", True)]
