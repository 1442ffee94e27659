"""Every measure and every kind of chart says what it is, how to read it, and when not to use it."""

import re
import typing

import pytest

from oversight_app.domain import charts
from oversight_app.domain.currency_measures import CURRENCY_MEASURES
from oversight_app.domain.local_measures import LOCAL_MEASURES
from oversight_app.domain.measures import MEASURES
from oversight_app.domain.office_measures import OFFICE_MEASURES
from oversight_app.help import topics
from oversight_app.review.chart_kinds import CHART_KINDS, KIND_OF_FINDING
from oversight_app.review.measure_names import CATALOGUE
from oversight_app.review.what_is_this import explains, subjects, what_is_this

_ALL = subjects()
_CODES = re.compile(r"[a-z]+-[a-z]+-[a-z]+|[A-Z]\d{8}|_|\{|\}")
"""What ids and slots look like, and words for people do not."""
_MEANT = {"up-to-date"}


def test_every_measure_that_a_record_may_name_is_explained() -> None:
    assert set(CATALOGUE) <= set(_ALL)
    for catalogue in (MEASURES, LOCAL_MEASURES, CURRENCY_MEASURES, OFFICE_MEASURES):
        assert set(catalogue) <= set(_ALL)


def test_every_kind_of_chart_that_is_drawn_is_explained() -> None:
    drawn = {kind.__name__ for kind in typing.get_args(charts.Chart)}
    from oversight_app.review.chart_kinds import _OF_CHART

    assert {kind.__name__ for kind in _OF_CHART} == drawn
    assert set(_OF_CHART.values()) <= set(CHART_KINDS)


@pytest.mark.parametrize("subject", _ALL)
def test_it_says_everything_in_words_without_codes(subject: str) -> None:
    said = what_is_this(subject)
    assert said.subject == subject
    assert said.title
    assert said.what.endswith(".")
    assert said.how_to_read
    assert said.not_for
    assert said.source
    words = "\n".join(part for pair in said.lines() for part in pair)
    assert set(_CODES.findall(words)) <= _MEANT
    assert "!" not in words
    for sentence in (*said.how_to_read, *said.not_for, *said.caveats):
        assert sentence.endswith((".", "?")), sentence
        assert sentence[0].isupper() or sentence[0] == "“", sentence


@pytest.mark.parametrize("subject", _ALL)
def test_what_it_leads_to_is_there(subject: str) -> None:
    said = what_is_this(subject)
    assert said.topic in {one.id for one in topics()}
    assert set(said.shown_as) <= set(CHART_KINDS)


def test_a_rate_says_what_is_divided_by_what() -> None:
    said = dict(what_is_this("specials-per-100-officers").lines())
    assert said["How it is worked out"] == "The numerator divided by the denominator, times 100."
    assert said["What is counted (numerator)"] == "Specials in post."
    assert said["Divided by (denominator)"] == "Regular officers, full-time equivalent."
    assert "A higher rate is not a judgement on quality." in said["What it does not show"]


def test_a_median_is_divided_by_nothing() -> None:
    for measure in ("publication-days", "actions-age"):
        explained = what_is_this(measure)
        assert not [name for name, _ in explained.formula if "ivided" in name]
        assert "median" in dict(explained.formula)["How it is worked out"]


def test_a_share_of_women_counts_women() -> None:
    said = dict(what_is_this("specials-share-women").lines())
    assert said["What is counted (numerator)"] == "Specials in post, women."
    assert said["Divided by (denominator)"] == "Specials in post."


def test_a_series_is_explained_by_its_measure() -> None:
    assert what_is_this("hours/custody///") == what_is_this("hours")
    assert explains("hours/custody///")


def test_what_is_drawn_of_a_finding_is_explained() -> None:
    assert set(KIND_OF_FINDING.values()) <= set(CHART_KINDS)


def test_what_is_no_measure_any_more_says_so() -> None:
    assert not explains("gone")
    assert not explains("")
    assert what_is_this("gone").title == "No longer a measure"
