"""A chart for the screen and one for a paper may be asked for at once."""

from concurrent.futures import ThreadPoolExecutor

from oversight_app.charts.drawing import draw, svg
from oversight_app.charts.looks import LIGHT, PAPER
from oversight_app.domain.charts import FunnelChart


def test_two_threads_draw_what_one_would(funnel: FunnelChart) -> None:
    chart = funnel
    alone = draw(chart, LIGHT, 400, 300).rgba, svg(chart, PAPER, 400, 300)
    with ThreadPoolExecutor(2) as pool:
        screens = [pool.submit(draw, chart, LIGHT, 400, 300) for _ in range(6)]
        papers = [pool.submit(svg, chart, PAPER, 400, 300) for _ in range(6)]
        assert {one.result().rgba for one in screens} == {alone[0]}
        assert {one.result() for one in papers} == {alone[1]}
