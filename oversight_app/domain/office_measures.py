"""The catalogue of what the office is asked about its own work: what each measure is, how it is
worked out, and what it does not show.

All are counted from the office’s own records. Definitions: facts.md, measure catalogue,
*Governance*.
"""

from dataclasses import dataclass

from oversight_app.domain.local_measures import LocalMeasure
from oversight_app.domain.measures import Direction, Unit
from oversight_app.domain.record_kinds import DECISIONS

PUBLICATION_AIM = 10
"""Working days from signature to publication that the office aims at, unless it sets a target."""
YEAR_MONTHS = 12
"""A measure of what happened is over so many months up to its day."""
FEW = "Few records: one more or less moves it."
AS_RECORDED = "It counts what was recorded by then, and as it was recorded."
_REPLACED = "Without those that another action replaces"


@dataclass(frozen=True, slots=True)
class OfficeMeasure(LocalMeasure):
    """One measure, worded and drawn as a measure of returns is. ``over_year``: counted over the
    twelve months up to its day, and in a chart month by month; else as it stood at the day, and
    in a chart at the end of each month. ``of`` are the kinds of record behind it."""

    source: str = "The office’s own records"
    of: tuple[str, ...] = ()
    over_year: bool = False

    @property
    def in_days(self) -> bool:
        """True where its figure is a number of days."""
        return self.id in ("publication-days", "actions-age")


def _of_assurances(id: str, rating: str, heading: str) -> OfficeMeasure:
    return OfficeMeasure(
        id, f"Assurances: {rating}", f"share {rating}", heading, Unit.PERCENT,
        f"Assurances judged “{rating}”, as a share of those given",
        f"Assurances judged “{rating}”", "Assurances given in the time",
        of=("assurance",), over_year=True,
        caveats=(FEW, "What the office asks about changes; the mix changes with it."),
    )  # fmt: skip


_ALL = (
    OfficeMeasure(
        "publication-days", "Days from decision to publication",
        "days from decision to publication", "Working days", Unit.RATE,
        "Working days from signature to publication, the median of the decisions published",
        "Working days of England and Wales after the day of signature, up to the day of "
        "publication",
        "Decisions published in the time",
        "Withdrawn ones too, where they were published",
        of=DECISIONS, over_year=True, decimals=0, direction=Direction.LOWER,
        caveats=(FEW, AS_RECORDED),
    ),
    OfficeMeasure(
        "published-in-time", f"Published within {PUBLICATION_AIM} working days",
        "share published in time", "In time",
        Unit.PERCENT,
        f"Decisions published by the {PUBLICATION_AIM}th working day after signature, as a share "
        "of those whose tenth working day has come",
        f"Decisions published on or before the {PUBLICATION_AIM}th working day after signature",
        f"Decisions whose {PUBLICATION_AIM}th working day after signature is in the time",
        "Without those said to be of no significant public interest, and those withdrawn before "
        "they were published",
        of=DECISIONS, over_year=True, direction=Direction.HIGHER, caveats=(FEW, AS_RECORDED),
    ),
    OfficeMeasure(
        "decisions-complete", "Decisions with every notice field",
        "decisions with every notice field", "Complete", Unit.PERCENT,
        "Signed decisions whose notice says everything that it must, as a share of those signed",
        "Decisions signed in the time of which no field of the notice is missing",
        "Decisions signed in the time",
        "Without those withdrawn since",
        of=DECISIONS, over_year=True, direction=Direction.HIGHER, caveats=(FEW, AS_RECORDED),
    ),
    OfficeMeasure(
        "actions-open", "Actions open", "open actions", "Open", Unit.COUNT,
        "Actions that were neither done nor stopped",
        "Actions not begun or under way",
        inclusion=_REPLACED, of=("action",), plural=True, caveats=(AS_RECORDED,),
    ),
    OfficeMeasure(
        "actions-overdue", "Actions overdue", "overdue actions", "Overdue", Unit.COUNT,
        "Open actions past the day they were due",
        "Actions not begun or under way, due before the day",
        inclusion=_REPLACED, of=("action",), plural=True, direction=Direction.LOWER,
        caveats=(AS_RECORDED,),
    ),
    OfficeMeasure(
        "actions-in-date", "Actions in date", "share of actions in date", "In date", Unit.PERCENT,
        "Open actions that are not past the day they are due, as a share of those open",
        "Actions not begun or under way that are due on the day or later, or have no due day",
        "Actions not begun or under way",
        inclusion=_REPLACED, of=("action",), direction=Direction.HIGHER, caveats=(FEW, AS_RECORDED),
    ),
    OfficeMeasure(
        "actions-age", "Days actions have been open", "days actions have been open",
        "Days", Unit.COUNT,
        "Days since an action was set, the median of those open",
        "Days from the day it was set",
        "Actions not begun or under way",
        inclusion=_REPLACED, of=("action",), direction=Direction.LOWER, caveats=(FEW, AS_RECORDED),
    ),
    *(_of_assurances(*said) for said in (
        ("assured", "assured", "Assured"),
        ("partly-assured", "partly assured", "Partly"),
        ("not-assured", "not assured", "Not"),
    )),
    OfficeMeasure(
        "reviews-overdue", "Reviews overdue", "overdue reviews", "Overdue", Unit.COUNT,
        "Records past the day by which they were to be looked at again",
        "Assurances, decisions, recommendations, risks, assessments, answers, objectives, "
        "positions, claims, appraisals and lines to take whose day of review was before the day",
        of=("assurance", *DECISIONS, "recommendation", "risk", "assessment", "answer",
            "objective", "position", "claim", "appraisal", "press"),
        direction=Direction.LOWER, caveats=(AS_RECORDED,),
    ),
    OfficeMeasure(
        "risks-reviewed", "Risks reviewed", "share of risks reviewed", "Reviewed", Unit.PERCENT,
        "Open risks that are not past the day of their review, as a share of those open",
        "Open risks whose day of review is the day or later, or that have none",
        "Open risks", "Without those that another risk replaces",
        of=("risk",), direction=Direction.HIGHER, caveats=(FEW, AS_RECORDED),
    ),
    OfficeMeasure(
        "published-in-date", "Specified Information in date",
        "Specified Information in date", "In date", Unit.PERCENT,
        "Published items of Specified Information that were in date, as a share of all published",
        "Publications whose day to bring them up to date had not passed, or that have none",
        "Publications of Specified Information that no later one replaces",
        "An item of the Order of which nothing is published is listed apart, and not in it",
        of=("publication",), direction=Direction.HIGHER, caveats=(AS_RECORDED,),
    ),
)  # fmt: skip

OFFICE_MEASURES: dict[str, OfficeMeasure] = {one.id: one for one in _ALL}
