"""Which target holds on a day: one answer for the page's words and the line in its chart."""

from datetime import date

from oversight_app.domain.records import Target


def target_on(goals: tuple[Target, ...], day: date) -> Target | None:
    """Return the target in force on a day: the one set last, on or before it."""
    set_by_then = [goal for goal in goals if goal.set_on <= day]
    return max(set_by_then, key=lambda goal: (goal.set_on, goal.id), default=None)
