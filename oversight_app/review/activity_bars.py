"""What the hours of the scheme in focus were given to: by activity, district and patrol status.

The bars of each group add up to the scheme's figure: what returns leave blank has a bar, and so
have hours that come from a monthly return, which does not split them.
"""

from oversight_app.domain.activity import By, Cell, Given
from oversight_app.domain.charts import Bar, BarChart, BarGroup
from oversight_app.domain.measures import Unit
from oversight_app.domain.schemes import BLANK, NOT_STATED, TermKind
from oversight_app.domain.wording import Quantity, Sentence, Slot, sentence_case
from oversight_app.review.activity_rows import OTHERS
from oversight_app.review.activity_situation import Situation
from oversight_app.review.activity_wording import hours, period_words
from oversight_app.review.activity_words import of_what
from oversight_app.store import activity
from oversight_app.store.workspace import Workspace

MOST_BARS = 10
"""More words than this in one group are put together, the smallest first."""
FROM_RETURN = "return"
_GROUPS = (
    (By.ACTIVITY, TermKind.ACTIVITY, "By activity"),
    (By.DISTRICT, TermKind.DISTRICT, "By district"),
    (By.STATUS, TermKind.STATUS, "By patrol status"),
)


def bar_chart(ws: Workspace, found: Situation) -> BarChart | None:
    """Return the breakdown of the period's hours (attendances, where they are the measure),
    None where there are none in the log."""
    scheme = found.selection.scheme
    counts = found.measure.id == "attendances"
    unit_words = "attendances" if counts else "hours"
    total = found.value(scheme, "attendances" if counts else "hours")
    logged = [m for m in found.months if (scheme, m) in found.figures.logged]
    if not total or not logged:
        return None
    limit = found.selection.filter(found.months[0], found.months[-1], (scheme,))
    groups = []
    for by, kind, heading in _GROUPS:
        sums = _sums(activity.cells(ws, limit, by), training=found.figures.training, counts=counts)
        bars = _bars(found, kind, sums, total, counts=counts)
        # Where every record leaves it blank, the group would say nothing.
        if any(not bar.key.endswith(":") and bar.key != FROM_RETURN for bar in bars):
            groups.append(BarGroup(heading, bars))
    if not groups:
        return None
    top = max(
        (bar for bar in groups[0].bars if not bar.key.endswith(":")), key=lambda bar: bar.value
    )
    slots: dict[str, Slot] = {
        "top": sentence_case(top.name),
        "share": Quantity(top.share, Unit.PERCENT),
        "total": Quantity(total) if counts else hours(total * 60),
        "unit": unit_words if total != 1 else unit_words[:-1],
        "of": of_what(found),
        "period": period_words(found.selection.period_kind, found.selection.period or 0),
        "groups": " and ".join(str(group.heading).lower() for group in groups),
    }
    training = sum(found.figures.training_minutes(scheme, month) or 0 for month in found.months)
    apart = ""
    if training and not counts and not found.figures.training:
        slots["training"] = hours(training)
        apart = "; {training} hours of training apart"
    return BarChart(
        title=Sentence("{top}: {share} of {total} {unit}", slots),
        subtitle=Sentence("{of}, {period}" + apart, slots),
        alt=Sentence(
            "Bars of {total} {unit} of {of}, {period}, {groups}. The longest is {top}, {share}.",
            slots,
        ),
        groups=tuple(groups),
        unit=Unit.COUNT,
        decimals=int(not counts and any(_small(bar) for group in groups for bar in group.bars)),
        value_label=unit_words.capitalize(),
    )


def _small(bar: Bar) -> bool:
    return bar.value < 10 and bar.value != int(bar.value)


def _sums(cells: tuple[Cell, ...], *, training: bool, counts: bool) -> dict[str, float]:
    """Return hours (or attendances) by code, nothing where there are none."""
    sums: dict[str, Given] = {}
    for cell in cells:
        sums[cell.by] = sums.get(cell.by, Given()) + cell.given
    values = {
        code: float(given.attendances) if counts
        else (given.training_minutes if training else given.minutes) / 60
        for code, given in sums.items()
    }  # fmt: skip
    return {code: value for code, value in values.items() if value}


def _bars(
    found: Situation, kind: TermKind, sums: dict[str, float], total: float, *, counts: bool
) -> tuple[Bar, ...]:
    names = found.terms.names(kind)
    stated = sorted(
        (code for code in sums if code != BLANK),
        key=lambda code: (-sums[code], names.get(code, code)),
    )
    rest: list[str] = []
    if kind is TermKind.STATUS:
        # Levels have an order of their own, the least independent first.
        order = list(names)
        stated.sort(key=lambda code: order.index(code) if code in order else len(order))
    elif len(stated) > MOST_BARS:
        stated, rest = stated[: MOST_BARS - 1], stated[MOST_BARS - 1 :]
    bars = [(f"{kind}:{code}", names.get(code, code), sums[code]) for code in stated]
    if rest:
        bars.append(
            (
                f"{kind}:{OTHERS.join(rest)}",
                f"{len(rest)} others",
                sum(sums[code] for code in rest),
            )
        )
    if sums.get(BLANK):
        bars.append((f"{kind}:", NOT_STATED, sums[BLANK]))
    unsplit = total - sum(sums.values())
    if unsplit > 1 / 120:
        bars.append((FROM_RETURN, "Monthly return, not split", unsplit))
    return tuple(
        Bar(
            key,
            name,
            value,
            value / total * 100,
            tip=f"{name}: {Quantity(value) if counts else hours(value * 60)} "
            f"{'attendances' if counts else 'hours'}, "
            f"{Quantity(value / total * 100, Unit.PERCENT)} of all",
        )
        for key, name, value in bars
    )
