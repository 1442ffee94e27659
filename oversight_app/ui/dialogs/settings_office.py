"""The settings of the workspace, and how its figures are shown: what the office decides."""

from functools import partial

from PySide6.QtWidgets import QWidget

from oversight_app.domain.bodies import Body
from oversight_app.domain.measures import Unit
from oversight_app.domain.office_settings import MOST_DECIMALS, MatrixOrder
from oversight_app.domain.periods import PeriodKind
from oversight_app.domain.wording import Quantity, counted
from oversight_app.ui import settings_acts as acts
from oversight_app.ui.dialogs import settings_editors as editors
from oversight_app.ui.dialogs.settings_draft import SettingsDraft, SettingsFacts
from oversight_app.ui.dialogs.settings_rows import Section, SettingRow

_LONGEST_NAME = 200
_EXAMPLE = 12.3456
"""A rate, to show what each choice makes of it."""
_OPENS: tuple[tuple[str, PeriodKind | None], ...] = (
    ("As each page does", None),
    ("Month", PeriodKind.MONTH),
    ("Quarter", PeriodKind.QUARTER),
    ("Financial year", PeriodKind.YEAR),
)
_ORDERS = (
    ("What needs somebody first", MatrixOrder.MATTERS),
    ("By subject", MatrixOrder.SUBJECT),
)


def _facts(draft: SettingsDraft) -> SettingsFacts:
    assert draft.facts is not None
    return draft.facts


def _name(draft: SettingsDraft) -> QWidget:
    def told(typed: str) -> None:
        draft.problems.pop("office-name", None)
        if not typed.strip():
            draft.problems["office-name"] = "Give the office a name."
        draft.set_office(name=" ".join(typed.split()))

    return editors.words("office-name", "Name of the office", draft.office.name, _LONGEST_NAME,
                         told)  # fmt: skip


def _home(draft: SettingsDraft) -> QWidget:
    offered = [(one.name, one.code) for one in _in_order(_facts(draft).forces)]
    now = draft.office.home_force
    if now not in {code for _, code in offered}:
        offered.insert(0, ("Choose a force", now))
    return editors.choice("home-force", "Home force", offered, now,
                          lambda code: draft.set_office(home_force=code))  # fmt: skip


def _in_order(forces: tuple[Body, ...]) -> list[Body]:
    return sorted(forces, key=lambda one: one.name)


def _review(draft: SettingsDraft) -> QWidget:
    return editors.DayOrToday(
        "review-date", "Review date", draft, draft.office.review_date, _facts(draft).today,
        lambda day: draft.set_office(review_date=day),
    )  # fmt: skip


def _decimals(draft: SettingsDraft) -> QWidget:
    offered: list[tuple[str, int | None]] = [("As each measure says", None)]
    for many in range(MOST_DECIMALS + 1):
        words = "None" if not many else str(many)
        offered.append((f"{words} ({Quantity(_EXAMPLE, Unit.RATE, many)})", many))
    return editors.choice("decimals", "Decimals of rates and shares", offered,
                          draft.figures.decimals,
                          lambda many: draft.set_figures(decimals=many))  # fmt: skip


def _opens(draft: SettingsDraft) -> QWidget:
    return editors.choice("opens-on", "Pages of returns open on", _OPENS, draft.figures.opens_on,
                          lambda kind: draft.set_figures(opens_on=kind))  # fmt: skip


def _order(draft: SettingsDraft) -> QWidget:
    return editors.choice("overview-order", "Order of the Overview", _ORDERS,
                          draft.figures.sorted_by,
                          lambda order: draft.set_figures(sorted_by=order))  # fmt: skip


def _hours(draft: SettingsDraft) -> str:
    asked = sum(one.required_minutes is not None for one in _facts(draft).schemes)
    return f"Asked by {counted(asked, 'scheme', 'schemes')}" if asked else "None asked"


_row = partial(SettingRow, section=Section.WORKSPACE)
OFFICE_ROWS = (
    _row(id="office-name", words="Name of the office",
         help="It stands in the side column and on every paper.",
         keywords=("title", "commissioner", "PCC"), editor=_name),
    _row(id="home-force", words="Home force",
         help="The force that the office watches. It is shown first, and in its own colour.",
         keywords=("police", "Wiltshire", "own force"), editor=_home),
    _row(id="review-date", words="Review date",
         help="The day that the program takes as today. What is late or due is counted from it.",
         keywords=("today", "as at", "clock"), editor=_review),
    _row(id="peer-sets", words="Sets of forces to compare with",
         help="Forces that are like yours, or beside it. Each set can be chosen on comparisons.",
         keywords=("peers", "peer set", "similar", "neighbours", "family"), opens=acts.peer_sets,
         value=lambda d: counted(len(_facts(d).peer_sets), "set", "sets")),
    _row(id="expected-returns", words="Expected returns",
         help="What the office waits for, from whom, and by when. What is late is counted.",
         keywords=("late", "monthly", "calendar", "due", "reminder"), opens=acts.expected_returns,
         value=lambda d: counted(len(_facts(d).expected), "return", "returns")),
    _row(id="required-hours", words="Required hours by scheme",
         help="What each volunteer is asked to give in a month, such as 16 hours of a Special.",
         keywords=("minimum", "commitment", "16 hours", "Specials"), opens=acts.required_hours,
         value=_hours),
    _row(id="targets", words="Targets",
         help="A target stands with its figure and its reason. Those of Specials are on their "
              "page; those of returns are set on their charts.",
         keywords=("goal", "aim", "strength"), goes="specials/detail", button="Go there"),
    _row(id="schemes", words="Schemes of volunteers",
         help="Add a scheme, rename it, or say from and to when it ran.",
         keywords=("cadets", "custody visitors", "speedwatch", "watch"), goes="activity/people",
         button="Go there"),
)  # fmt: skip

_shown = partial(SettingRow, section=Section.FIGURES)
FIGURE_ROWS = (
    _shown(id="decimals", words="Decimals of rates and shares",
           help="On screen and on paper alike. Counts of people have none, and what is quoted "
                "stays as it was said.",
           keywords=("rounding", "places", "per cent", "percentage", "precision", "mean"),
           editor=_decimals),
    _shown(id="opens-on", words="Pages of returns open on",
           help="The newest month, quarter or year that is over. Whoever chooses another on a page "
                "keeps it.",
           keywords=("period", "month", "quarter", "financial year"), editor=_opens),
    _shown(id="financial-year", words="Financial years",
           help="They run from 1 April to 31 March, as published figures do. The first quarter is "
                "April to June.",
           keywords=("year", "quarter", "April"), value=lambda _d: "1 April to 31 March"),
    _shown(id="overview-measures", words="Measures of the Overview",
           help="Which measures stand there, and in which order of subjects.",
           keywords=("matrix", "indicators", "KPI", "dashboard"), opens=acts.measures,
           value=lambda d: (counted(len(d.figures.measures), "chosen", "chosen")
                            if d.figures.measures else "The usual ones")),
    _shown(id="overview-order", words="Order of the Overview",
           help="What has got worse or misses its target first, or always in one order.",
           keywords=("sort", "matrix", "priority"), editor=_order),
)  # fmt: skip
