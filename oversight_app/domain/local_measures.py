"""The catalogue of what local returns are asked: what each measure is, how it is worked out, and
what it does not show.

All are *management information*: counted by the sender, by the sender's rules. The published
comparisons are in ``measures``. Definitions: facts.md, measure catalogue.
"""

from dataclasses import dataclass

from oversight_app.domain.measures import Direction, Unit

SOURCE = "Management information, from returns to the office"
MANY_ROLES = "People are not added up: some belong to two schemes."
A_FEW_GIVE_MANY = (
    "The share who gave the required hours stands beside the average, since a few people give "
    "very many hours and lift it."
)
OWN_RULES = "Each sender counts by its own rules; a change of rule looks like a change of work."
NO_REFERENCE = "Records without a volunteer’s reference add hours but count nobody."
TRAINING_APART = "Hours of training are counted apart and are not in it."
NOT_QUALITY = "More hours are not a judgement on how well they were used."


@dataclass(frozen=True, slots=True)
class LocalMeasure:
    """One measure of local returns.

    ``short`` follows a scheme's name in a sentence ("Community Speedwatch hours"), ``plural``
    says whether it takes a plural verb. ``heading`` stands over its column.
    ``sensitive``: small counts of people, to be hidden before they are published.
    """

    id: str
    name: str
    short: str
    heading: str
    unit: Unit
    definition: str
    numerator: str
    denominator: str = ""
    inclusion: str = ""
    decimals: int = 0
    plural: bool = False
    direction: Direction = Direction.NEITHER
    sensitive: bool = False
    source: str = SOURCE
    caveats: tuple[str, ...] = ()


_ALL = (
    LocalMeasure(
        "hours", "Hours of duty", "hours", "Hours", Unit.COUNT,
        "Hours of duty given in the month",
        "Minutes of duty in the activity log; where a month has no log, the duty hours of the "
        "monthly return",
        inclusion="Every activity that is not training, those not stated among them",
        plural=True, caveats=(TRAINING_APART, OWN_RULES, NOT_QUALITY),
    ),
    LocalMeasure(
        "hours-per-person", "Hours for each person in post", "hours for each person",
        "Each", Unit.RATE,
        "Hours of duty in the month for each person in post at its start",
        "Hours of duty in the month",
        "People in post at the start of the month; where that is not known, at its end",
        "Everybody in post, also those who gave no hours",
        decimals=1, plural=True,
        caveats=(A_FEW_GIVE_MANY, TRAINING_APART, OWN_RULES),
    ),
    LocalMeasure(
        "hours-per-active", "Hours for each active person", "hours for each active person",
        "Each active", Unit.RATE,
        "Hours of duty in the month for each person with duty in it",
        "Hours of duty in the month", "People with duty in the month",
        decimals=1, plural=True, caveats=(A_FEW_GIVE_MANY, NO_REFERENCE, OWN_RULES),
    ),
    LocalMeasure(
        "active", "Active people", "active people", "Active", Unit.COUNT,
        "People with duty in the month",
        "Volunteers’ references with duty in the activity log; where a month has none, the "
        "active people of the monthly return",
        plural=True, sensitive=True, caveats=(MANY_ROLES, NO_REFERENCE, OWN_RULES),
    ),
    LocalMeasure(
        "attendances", "Attendances", "attendances", "Attendances", Unit.COUNT,
        "People on each duty, one person on three duties being three",
        "People of each record of the activity log, training among them",
        plural=True, caveats=(OWN_RULES,),
    ),
    LocalMeasure(
        "visits", "Visits and sessions", "visits and sessions", "Visits", Unit.COUNT,
        "Visits or sessions in the month",
        "Visits made by the custody-visit forms; for other schemes the visits or sessions of "
        "the monthly return",
        plural=True, caveats=(OWN_RULES,),
    ),
    LocalMeasure(
        "headcount", "People in post", "people in post", "People", Unit.COUNT,
        "People in post at the end of the month",
        "The closing headcount of the monthly return; where there is none, volunteers in post by "
        "the status list",
        inclusion="Headcount, never full-time equivalents",
        plural=True, sensitive=True, caveats=(MANY_ROLES, OWN_RULES),
    ),
    LocalMeasure(
        "share-required", "Share who gave the required hours", "share meeting the required hours",
        "Met required", Unit.PERCENT,
        "People who gave at least the required hours of duty in the month, as a share of those "
        "in post at its start",
        "Volunteers’ references with at least the required hours of duty in the activity log",
        "People in post at the start of the month; where that is not known, at its end",
        "Schemes of which hours are required",
        decimals=0, direction=Direction.HIGHER, sensitive=True,
        caveats=(A_FEW_GIVE_MANY, NO_REFERENCE, OWN_RULES),
    ),
)  # fmt: skip

LOCAL_MEASURES: dict[str, LocalMeasure] = {one.id: one for one in _ALL}
