"""Files of a paper: their names by the office's pattern, and whole or not at all."""

from dataclasses import replace
from pathlib import Path

import pytest

from oversight_app.domain.errors import Cancelled, UserProblem
from oversight_app.domain.observations import Provenance
from oversight_app.domain.papers import Format, Marking, PaperOrder
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.summaries.document import Document
from oversight_app.summaries.writing import (
    MadeFile,
    checked_pattern,
    made_files,
    stem_of,
    write_files,
)
from tests.summaries import making

ORDER = PaperOrder("quarterly", Period.parse("2022-23-Q2", PeriodKind.QUARTER))


@pytest.fixture(scope="module")
def document() -> Document:
    """A paper of the office's."""
    return replace(making.document(), stem="Quarterly pack", office="Wiltshire and Swindon")


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{paper}-{period}-{marking}", "quarterly-pack-2022-23-Q2-OFFICIAL"),
        ("{paper} {period}", "quarterly-pack-2022-23-Q2-OFFICIAL"),
        (
            "{office} / {paper} {period} {date}",
            "wiltshire-and-swindon-quarterly-pack-2022-23-Q2-2022-10-31-OFFICIAL",
        ),
        ("PCP {period} {marking} {paper}", "pcp-2022-23-Q2-quarterly-pack-OFFICIAL"),
    ],
)
def test_files_are_named_by_the_offices_pattern_and_always_marked(
    document: Document, pattern: str, name: str
) -> None:
    assert stem_of(document, ORDER, pattern) == name


def test_sample_data_and_the_marking_are_in_every_name(document: Document) -> None:
    made_up = replace(document, provenance=Provenance.SAMPLE, marking=Marking.OFFICIAL_SENSITIVE)
    assert stem_of(made_up, ORDER) == "quarterly-pack-2022-23-Q2-sample-data-OFFICIAL-SENSITIVE"


def test_a_paper_of_no_period_is_named_by_the_day_of_its_figures(document: Document) -> None:
    assert stem_of(document, PaperOrder("specials")) == "quarterly-pack-2022-03-31-OFFICIAL"


@pytest.mark.parametrize("office", ['A/B\\C:*?"<>|', "../../etc", "CON", "Swyddfa’r Comisiynydd"])
def test_no_office_name_leaves_the_folder(document: Document, office: str) -> None:
    stem = stem_of(replace(document, office=office), ORDER, "{office} {paper} {period}")
    assert set(stem) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")


def test_names_that_letters_cannot_spell_stay_apart_and_short(document: Document) -> None:
    first, second = (
        stem_of(replace(document, office=office), ORDER, "{office} {paper} {period}")
        for office in ("Ελλάδα", "Україна")
    )
    assert first != second
    assert (
        len(stem_of(replace(document, office="x" * 5000), ORDER, "{office} {paper} {period}")) < 150
    )


@pytest.mark.parametrize(
    "pattern", ["{period}", "{paper}", "{paper} {period} {person}", "{paper", "paper}", "", "{}"]
)
def test_a_pattern_that_cannot_name_files_is_refused(pattern: str) -> None:
    with pytest.raises(UserProblem, match="Nothing was changed"):
        checked_pattern(pattern)


def test_every_file_is_made_before_one_is_written(document: Document, tmp_path: Path) -> None:
    # The Word template is none: the PDF that could be made is not written either.
    formats = [Format.PDF, Format.DOCX]
    with pytest.raises(UserProblem):
        write_files(made_files(document, formats, "paper", template=b"a photograph"), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_no_format_is_a_problem_said_in_words(document: Document) -> None:
    with pytest.raises(UserProblem, match=r"No format is chosen\. Nothing"):
        made_files(document, [], "paper")


def test_cancelling_makes_nothing(document: Document) -> None:
    with pytest.raises(Cancelled):
        made_files(document, [Format.PDF], "paper", cancelled=lambda: True)


@pytest.mark.parametrize("target", ["missing", "a file"])
def test_a_folder_that_is_not_there_is_told_before_anything_is_written(
    tmp_path: Path, target: str
) -> None:
    (tmp_path / "a file").write_text("x")
    with pytest.raises(UserProblem, match="Nothing was written"):
        write_files([MadeFile("a.pdf", Format.PDF, b"x")], tmp_path / target)


def test_a_file_of_the_same_name_is_replaced_whole(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"an older and longer paper")
    write_files([MadeFile("a.pdf", Format.PDF, b"new")], tmp_path)
    assert [(f.name, f.read_bytes()) for f in tmp_path.iterdir()] == [("a.pdf", b"new")]
