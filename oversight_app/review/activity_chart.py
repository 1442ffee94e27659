"""The run of months of the scheme in focus, with its usual range."""

from oversight_app.domain.charts import RangeChart
from oversight_app.review.activity_counts import PeopleBehind
from oversight_app.review.activity_situation import Situation
from oversight_app.review.activity_words import of_what, title
from oversight_app.review.month_chart import MonthLine, month_chart


def range_chart(found: Situation) -> RangeChart | None:
    """Return the chart of the scheme in focus, None where no month has a figure."""
    people = PeopleBehind(found.figures, found.selection)
    code, line = found.selection.scheme, found.line
    counts, counting = people.by_month(found.measure.id, code, range(line.first, line.last + 1))
    return month_chart(
        MonthLine(
            found.measure,
            found.line,
            found.now,
            of_what(found),
            title(found),
            found.target(found.selection.scheme),
            found.decided.notes,
            found.decided.rebases,
            found.decided.baselines,
            counts=counts,
            counting=counting,
        )
    )
