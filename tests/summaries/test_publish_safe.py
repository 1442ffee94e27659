"""What stands between a draft and a headline: each thing that is looked at, found and not found."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from oversight_app.domain.findings import Column, Row, Table
from oversight_app.domain.observations import Provenance, Release
from oversight_app.domain.papers import Marking, PaperOrder, SectionChoice
from oversight_app.domain.small_numbers import Disclosure
from oversight_app.domain.wording import Quantity, Sentence
from oversight_app.summaries.concerns import Concern, Weight
from oversight_app.summaries.document import Document, Heading, Paragraph, TableBlock
from oversight_app.summaries.papers import Material, Paper, Part, Section
from oversight_app.summaries.publish_safe import Looked, checked, figures_of
from oversight_app.summaries.small_numbers import HiddenFigure, Protected

DATED = date(2022, 10, 31)
RELEASE = Release("workforce", date(2022, 3, 31), "Police workforce", "Home Office", "OGL")
TABLE = Table(
    "strength",
    "Strength",
    (Column("force", "Force"), Column("specials", "Specials")),
    (Row("E1", ("Wiltshire", Quantity(153))),),
)
PART = Part("strength", (TableBlock(TABLE, 2),), "", (RELEASE,), Provenance.PUBLISHED)


def _no_material(*_: object) -> Material:
    raise AssertionError


def looked(
    part: Part = PART,
    order: PaperOrder | None = None,
    protected: Protected | None = None,
    *,
    row_level: bool = False,
    provenance: Provenance = Provenance.LOCAL,
) -> Looked:
    """A paper of one section, as the check sees it."""
    order = order or PaperOrder("test")
    document = Document(
        title="Test", subtitle="", stem="test", office="The office", as_at=RELEASE.edition,
        dated=DATED, marking=order.marking, handling=order.handling, history_head="",
        blocks=(Heading(1, "Strength"), *part.blocks), sources=part.sources,
        provenance=provenance,
    )  # fmt: skip
    paper = Paper("test", "Test", "", "", (Section("strength", "Strength", ""),), _no_material)
    return Looked(
        order,
        paper,
        Material("Test", "", "test", RELEASE.edition, (part,), row_level),
        document,
        protected or Protected(document, Disclosure(shown={"a": 9})),
    )


def said(found: tuple[Concern, ...]) -> Mapping[str, list[tuple[Weight, str]]]:
    """Return what was said, by check."""
    lines: dict[str, list[tuple[Weight, str]]] = {}
    for one in found:
        lines.setdefault(one.check, []).append((one.weight, str(one.words)))
    return lines


def test_a_sound_paper_has_nothing_to_mend_and_says_what_was_looked_at() -> None:
    found = checked(looked())
    assert {one.weight for one in found} == {Weight.FINE}
    assert {one.check for one in found} == {
        "marking", "small-numbers", "sources", "figures", "accessibility",
    }  # fmt: skip
    assert said(found)["figures"] == [(Weight.FINE, "1 figure taken from the pages as they stand")]


def test_what_lists_single_people_says_why_it_is_sensitive() -> None:
    order = PaperOrder("test", marking=Marking.OFFICIAL_SENSITIVE)
    lines = said(checked(looked(order=order, row_level=True)))["marking"]
    assert lines[0] == (
        Weight.WARNS,
        "This paper lists single people by reference, so it is marked OFFICIAL-SENSITIVE.",
    )
    assert lines[1] == (Weight.WARNS, "There is no handling note beside the marking.")


def test_a_small_number_that_cannot_be_hidden_stops_the_paper() -> None:
    base = looked()
    open_ = Protected(base.document, Disclosure(), (), exposed=("a", "b"))
    first = checked(replace(base, protected=open_))[0]
    assert first.weight is Weight.STOPS
    assert str(first.words).startswith("2 small numbers can’t be hidden")
    assert first.go_to == "paper/small-numbers"


def test_hidden_figures_are_counted_and_shown_ones_carry_their_reason() -> None:
    base = looked()
    one = HiddenFigure("People in post, Swindon", "a", "Below 5", primary=True)
    hidden = Protected(base.document, Disclosure(shown={"b": 9}, hidden={"a": 3}), (one,))
    assert said(checked(replace(base, protected=hidden)))["small-numbers"] == [
        (Weight.FINE, "1 figure hidden: see which and why. 2 counts of people looked at")
    ]
    order = PaperOrder("test", shown_because="The chief executive agreed on 3 October 2022")
    assert said(checked(looked(order=order)))["small-numbers"] == [
        (
            Weight.WARNS,
            "Small numbers are shown. Reason: The chief executive agreed on 3 October 2022",
        )
    ]


def test_sample_data_is_told() -> None:
    assert said(checked(looked(provenance=Provenance.SAMPLE)))["sample"][0][0] is Weight.WARNS


def test_a_source_is_old_from_two_years_on_and_the_day_before_it_is_not() -> None:
    def lines(edition: date) -> Mapping[str, list[tuple[Weight, str]]]:
        return said(checked(looked(replace(PART, sources=(replace(RELEASE, edition=edition),)))))

    # The paper is of 31 October 2022.
    assert "old-data" not in lines(date(2020, 10, 31))
    assert lines(date(2020, 10, 30))["old-data"] == [
        (
            Weight.WARNS,
            "A source is more than 2 years old: Police workforce, to 30 October 2020.",
        )
    ]


def test_published_figures_without_a_source_are_told_and_the_offices_own_are_not() -> None:
    bare = replace(PART, sources=())
    assert said(checked(looked(bare)))["sources"][0] == (
        Weight.WARNS,
        "“Strength” has published figures without a source.",
    )
    own = replace(bare, provenance=Provenance.LOCAL)
    assert said(checked(looked(own)))["sources"][0][0] is Weight.FINE


def test_a_section_left_out_is_not_looked_at() -> None:
    order = PaperOrder("test", sections=(SectionChoice("strength", included=False),))
    gate = Concern("gates", Weight.STOPS, "A gate is open.")
    part = replace(PART, sources=(), concerns=(gate,))
    lines = said(checked(looked(part, order)))
    assert "gates" not in lines
    assert lines["sources"][0][0] is Weight.FINE


def test_what_its_maker_knows_comes_first_where_it_stops_the_paper() -> None:
    gate = Concern("gates", Weight.STOPS, "A gate is open.", "Answer it.", "ED-001")
    assert checked(looked(replace(PART, concerns=(gate,))))[0] == gate


def test_own_words_with_a_name_or_a_hidden_number_are_told() -> None:
    words = "Speak to Margaret Thornbury. Swindon has 3 of them."
    order = PaperOrder("test", sections=(SectionChoice("strength", words=words),))
    base = looked(order=order)
    hidden = Protected(base.document, Disclosure(hidden={"a": 3, "b": 12}))
    lines = said(checked(replace(base, protected=hidden)))["own-words"]
    assert (Weight.WARNS, "Your words in “Strength” hold what looks like a person’s name.") in lines
    assert (
        Weight.WARNS,
        "Your words in “Strength” hold a number that is hidden elsewhere in this paper.",
    ) in lines
    calm = PaperOrder(
        "test", sections=(SectionChoice("strength", words="In 2022 there were 153."),)
    )
    assert said(checked(replace(looked(order=calm), protected=hidden)))["own-words"] == [
        (Weight.FINE, "Your own words name nobody")
    ]


def test_figures_in_sentences_are_among_those_of_a_document() -> None:
    base = looked().document
    sentence = Sentence("{now} Specials, {before} before", {
        "now": Quantity(153), "before": Quantity(160),
    })  # fmt: skip
    found = figures_of(replace(base, blocks=(Paragraph(sentence), *base.blocks)))
    assert [one.value for one in found] == [153, 160, 153]
