"""A chart that stands by itself: its title, what it is of, and a line below, in the picture.

On a page and in a paper the words around a chart are the page's own. A picture that is saved or
pasted elsewhere has to say them itself.
"""

from oversight_app.charts import fonts
from oversight_app.charts.fonts import Weight
from oversight_app.charts.sheet import Sheet
from oversight_app.domain.charts import Chart

MARGIN = 16
_TITLE, _SUBTITLE, _FOOT = 17.0, 13.0, 11.0
_LEADING = 1.3
_APART = 10


def frame(sheet: Sheet, chart: Chart, foot: str = "") -> None:
    """Put a margin around what is drawn, the chart's title and subtitle above it, and ``foot``
    (marking, source) below it, each in as many lines as it needs."""
    look, room = sheet.look, sheet.width
    said = (
        (str(chart.title), sheet.size(_TITLE), Weight.BOLD, look.text),
        (str(chart.subtitle), sheet.size(_SUBTITLE), Weight.REGULAR, look.text2),
    )
    above = [
        (line, size, weight, colour)
        for words, size, weight, colour in said
        for line in fonts.wrapped(words, size, weight, room)
    ]
    size = sheet.size(_FOOT)
    below = fonts.wrapped(foot, size, Weight.REGULAR, room)
    top = MARGIN + sum(high * _LEADING for _, high, _, _ in above) + (_APART if above else 0)
    bottom = MARGIN + len(below) * size * _LEADING + (_APART if below else 0)
    sheet.make_room(left=MARGIN, top=round(top), right=MARGIN, bottom=round(bottom))
    y = float(MARGIN)
    for line, high, weight, colour in above:
        y += high * _LEADING
        sheet.text(MARGIN, y - high * (_LEADING - 1), line, high, colour, weight)
    y = sheet.height - MARGIN - (len(below) - 1) * size * _LEADING
    for line in below:
        sheet.text(MARGIN, y - 0.22 * size, line, size, look.text2)
        y += size * _LEADING
