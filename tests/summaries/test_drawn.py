"""A chart that two formats of a paper show is drawn once, and one that changed is drawn anew."""

from dataclasses import replace

import pytest

from oversight_app.charts import drawing
from oversight_app.domain.charts import Bar, BarChart, BarGroup
from oversight_app.domain.measures import Unit
from oversight_app.domain.wording import Quantity, Sentence
from oversight_app.summaries.drawn import KEPT, Drawn


def _chart(hours: float) -> BarChart:
    """Made anew at each call, as by each preview of a paper."""
    said = Sentence("{n} hours were given", {"n": Quantity(hours, Unit.COUNT)})
    bars = (Bar("a", "Northvale", hours), Bar("b", "Midtown", 12.0))
    return BarChart(said, Sentence("By district"), said, (BarGroup("", bars),), Unit.COUNT, 0)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[BarChart]:
    """The charts that were drawn, one after another."""
    found: list[BarChart] = []
    real = drawing.svg

    def watched(chart: BarChart, *how: object) -> bytes:
        found.append(chart)
        return real(chart, *how)  # type: ignore[arg-type]

    monkeypatch.setattr(drawing, "svg", watched)
    return found


def test_a_chart_that_says_the_same_is_drawn_once(drawn: list[BarChart]) -> None:
    kept = Drawn()
    first = kept.svg(_chart(40.0), 300, 200)
    assert kept.svg(_chart(40.0), 300, 200) == first
    assert len(drawn) == 1


def test_another_figure_size_or_title_is_drawn_anew(drawn: list[BarChart]) -> None:
    kept = Drawn()
    first = kept.svg(_chart(40.0), 300, 200)
    titled = replace(_chart(40.0), title=Sentence("Hours fell"))
    others = [
        kept.svg(_chart(41.0), 300, 200),
        kept.svg(_chart(40.0), 320, 200),
        kept.svg(titled, 300, 200),
    ]
    assert len({first, *others}) == 4
    assert len(drawn) == 4


def test_a_picture_in_pixels_is_not_taken_for_one_in_lines() -> None:
    kept = Drawn()
    assert kept.svg(_chart(40.0), 300, 200).startswith(b"<?xml")
    assert kept.png(_chart(40.0), 300, 200, 1.0).startswith(b"\x89PNG")
    assert kept.png(_chart(40.0), 300, 200, 2.0) != kept.png(_chart(40.0), 300, 200, 1.0)


def test_no_more_pictures_are_kept_than_some_papers_have(
    drawn: list[BarChart], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "svg", lambda chart, *how: drawn.append(chart) or b"<svg/>")
    kept = Drawn()
    for hours in range(KEPT + 1):
        kept.svg(_chart(float(hours)), 300, 200)
    assert len(drawn) == KEPT + 1
    kept.svg(_chart(0.0), 300, 200)  # the first made room for the last
    assert len(drawn) == KEPT + 2
