"""The measures of currency: share in date of those who need it, one a need, and the rank ratio.

They are management information, counted from status lists, and *sensitive*: a count below the
small-number rule is shown inside the office and hidden before anything is published.
"""

from oversight_app.domain.currency import NEEDS, Need
from oversight_app.domain.local_measures import OWN_RULES, LocalMeasure
from oversight_app.domain.measures import Direction, Unit

ONLY_LISTED = (
    "A volunteer who is missing from the newest list counts as the list before said, until an "
    "end date comes."
)
NOT_RECORDED = "Where nothing is recorded nobody counts as in date: it may have been done."
NOT_RIGHT = "In date says that a check was made, not that it was a good one."


def _measure(need: Need) -> LocalMeasure:
    name = need.name.lower()
    return LocalMeasure(
        need.measure, f"{need.name} in date", f"{name} in date", "In date", Unit.PERCENT,
        f"Volunteers in post whose {name} is in date on the day, as a share of those who need it",
        f"{need.lasts}. Those that lapse soon are in date",
        need.asked,
        "Those of whom nothing is recorded are among those who need it",
        decimals=1, direction=Direction.HIGHER, sensitive=True,
        caveats=(NOT_RECORDED, ONLY_LISTED, NOT_RIGHT, OWN_RULES),
    )  # fmt: skip


RANK_RATIO = LocalMeasure(
    "rank-ratio", "Supervisors for each constable", "supervisors for each constable",
    "Ratio", Unit.RATE,
    "Supervisors in post (sergeants and above) divided by constables in post",
    "Volunteers in post whose rank on the status list is sergeant or above",
    "Volunteers in post whose rank on the status list is constable",
    "Those without a rank are in neither count",
    decimals=2, plural=True, sensitive=True,
    caveats=("A rank does not say how many are supervised, or how well.", OWN_RULES),
)  # fmt: skip

CURRENCY_MEASURES: dict[str, LocalMeasure] = {
    **{one.measure: _measure(one) for one in NEEDS.values()},
    RANK_RATIO.id: RANK_RATIO,
}
