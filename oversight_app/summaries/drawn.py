"""Charts that were drawn lately: the formats of one paper, and one preview after another, show the
same chart, and drawing it takes longer than all else that a format does."""

from collections import deque
from collections.abc import Hashable
from threading import Lock

from oversight_app.charts import drawing
from oversight_app.charts.looks import PAPER
from oversight_app.domain.charts import Chart

KEPT = 32
"""About two papers' worth; a picture is some 50 to 100 kB."""


class Drawn:
    """Charts as on paper, the last ``KEPT`` of them kept; any thread may ask.

    A chart is known again by what it is, not by its place in memory: a paper that is made anew
    has new ones that say the same. Its sentences can't be hashed, so that the few are compared.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: deque[tuple[Hashable, Chart, bytes]] = deque(maxlen=KEPT)

    def svg(self, chart: Chart, width: int, height: int) -> bytes:
        """Return a chart as SVG, sizes in pixels."""
        how = ("svg", width, height)
        return self._known(how, chart) or self._keep(
            how, chart, drawing.svg(chart, PAPER, width, height)
        )

    def png(self, chart: Chart, width: int, height: int, ratio: float) -> bytes:
        """Return a chart as PNG, ``ratio`` dots to a pixel."""
        how = ("png", width, height, ratio)
        return self._known(how, chart) or self._keep(
            how, chart, drawing.png(chart, PAPER, width, height, ratio)
        )

    def _known(self, how: Hashable, chart: Chart) -> bytes:
        with self._lock:
            kept = tuple(self._kept)
        return next((made for was, known, made in kept if was == how and known == chart), b"")

    def _keep(self, how: Hashable, chart: Chart, made: bytes) -> bytes:
        with self._lock:
            self._kept.append((how, chart, made))
        return made


DRAWN = Drawn()
