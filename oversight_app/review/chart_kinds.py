"""The kinds of chart, table and strip that the window draws, each explained: what it is, how to
read it, when not to use it.

The rules of a range chart are those of ``domain/spc``, of a funnel those of ``domain/funnel``; the
sources of their formulas stand there.
"""

from collections.abc import Mapping

from oversight_app.domain.charts import (
    BarChart,
    Chart,
    FunnelChart,
    MapChart,
    RangeChart,
    ShareChart,
    SpanChart,
    TrendChart,
)
from oversight_app.review.explained import Explained

_OF_CHART: Mapping[type, str] = {
    RangeChart: "range",
    FunnelChart: "funnel",
    TrendChart: "trend",
    MapChart: "map",
    BarChart: "bars",
    SpanChart: "timeline",
    ShareChart: "shares",
}


def kind_of(chart: Chart) -> str:
    """Return the id of a chart's kind."""
    return _OF_CHART[type(chart)]


_ALL = (
    Explained(
        "range",
        "Range chart (XmR chart)",
        "A line of months or quarters with the range that they usually lie in. It tells a real "
        "change from the ups and downs that every figure has.",
        (
            "The shaded band is the usual range. It is worked out from how much the figure "
            "moves from one month to the next.",
            "A marked point is more than chance: it lies outside the band, or in a run of seven "
            "on one side of the average, or seven that rise or fall, or two of three near an edge.",
            "A point inside the band that is not marked needs no explanation. Asking why it moved "
            "finds a story, not a cause.",
            "A line with words marks where the range was worked out anew, by whom, "
            "and why.",
            "With a target: where the whole band is worse, it will not be met without a change; "
            "where the whole band is better, it is met month after month; else it is hit and "
            "miss.",
        ),
        (
            "Not for fewer than 12 points: the range is then on trial, and says so.",
            "Not for a figure that comes once a year.",
            "Not to say why something changed, or that a change was for the better.",
        ),
        (
            ("Usual range", "The average, plus and minus 2.66 times the average step "
             "from one point to the next."),
        ),
        "NHS England and NHS-R Community, Making Data Count; Wheeler, Understanding Variation.",
        "read-a-range-chart",
    ),
    Explained(
        "funnel",
        "Funnel plot",
        "Every force as one dot: its rate upwards, its size to the right. The lines show how far a "
        "force of that size may differ from the average by chance.",
        (
            "A dot between the lines does not differ from the average by more than chance.",
            "A dot outside the 95% limits is worth a question: about two forces of 43 lie there by "
            "chance.",
            "A dot outside the 99.8% limits differs by more than chance. Ask what is "
            "different there.",
            "The lines are wide at the left, as small forces swing more.",
            "“Allow for ordinary differences” widens the limits, where forces differ from each "
            "other by more than chance for many ordinary reasons.",
        ),
        (
            "Not for putting forces in an order: there is no first and no last.",
            "Not to say that a high rate is good or a low one bad.",
            "Not for counts alone, as forces differ in size.",
        ),
        (
            ("Limits", "At 95% and 99.8%: Poisson for a rate, binomial for a share. The method "
             "is printed below the chart."),
        ),
        "Spiegelhalter, Funnel plots for comparing institutional performance (2005); "
        "UK Health Security Agency.",
        "compare-forces",
    ),
    Explained(
        "trend",
        "Trend beside peers",
        "One force over the years, with the middle of its peers behind it.",
        (
            "The strong line is the force. The thin line is the middle one (median) of its peers.",
            "Half of the peers lie in the shaded band, a quarter above it and a quarter below.",
            "A gap in the line is a date without a published figure, never a zero.",
            "A dashed line is the target of its day.",
        ),
        (
            "Not for telling chance from change: a published figure comes once or twice a year, "
            "which is too seldom for a usual range.",
            "Not without asking who the peers are: change the set, and the band changes.",
        ),
        source="Drawn from the published figures named below the chart.",
        topic="compare-forces",
    ),
    Explained(
        "map",
        "Map of forces",
        "Where the values are: a tile for each force, near its true place, or true outlines after "
        "a boundary file has been brought in.",
        (
            "A darker tile is more, in four steps; in dark colours a lighter tile is more. "
            "The key says from what to what.",
            "A tile without a fill has no figure.",
            "Every tile has one size, so that a large county does not look more important "
            "than a city.",
        ),
        (
            "Not for reading an exact value: point at a tile, or look at the table.",
            "Not for telling more than chance: two steps apart may still be chance. Look at the "
            "funnel plot.",
        ),
        source="Tiles of the program’s own design; boundaries from the Office for National "
        "Statistics where brought in.",
        topic="compare-forces",
    ),
    Explained(
        "bars",
        "Bars",
        "Parts of one total side by side, all on one scale that begins at zero.",
        (
            "The length is the value. The words at the end give it, with its share of the total.",
            "Choose a bar to see the rows behind it: their sum is the bar.",
        ),
        (
            "Not for change over time: look at the range chart.",
            "Not for adding people across schemes: one person may be in two.",
        ),
        source="Counted from the returns that the page names.",
        topic="volunteer-activity",
    ),
    Explained(
        "timeline",
        "Timeline of positions",
        "What each body said and when: a line for a body, a bar for as long as it said so.",
        (
            "The shape at the beginning of a bar tells the stance, and the key says it in words.",
            "A bar that reaches the right edge still holds.",
            "A bar without a beginning: it is known that it was said, not since when.",
        ),
        (
            "Not for what a body did: a position is what was said.",
            "Not for what is said today, where the source is old. Look at its day of review.",
        ),
        source="The positions that the office recorded, each with its source.",
        topic="outside-groups",
    ),
    Explained(
        "shares",
        "Shares with their interval",
        "A share for each period, with the range in which the true share may lie by chance.",
        (
            "The dot is the share, the line through it the 95% interval.",
            "A long line: few cases. Where two lines overlap much, the two shares may be the same.",
            "The counts stand beside each: 114 of 259.",
        ),
        (
            "Not where what was counted changed in between: the note says so.",
            "Not to say that one thing caused another.",
        ),
        (("Interval", "Wilson’s interval for a share, at 95%."),),
        "Wilson, Probable inference, the law of succession, and statistical inference (1927).",
        "check-a-claim",
    ),
    Explained(
        "heat-map",
        "Map of risks",
        "How many open risks there are of each likelihood and impact.",
        (
            "Likelihood goes upwards, impact to the right. Each cell says how many risks it holds.",
            "The word in the cell gives the level. Levels are set in the scale of the office.",
            "Choose a cell to see its risks.",
        ),
        (
            "Not for adding scores up: three small risks are not one large one.",
            "Not as a measurement: a score is a judgement, with a day and an owner.",
        ),
        source="The risk register of the office.",
        topic="risks",
    ),
    Explained(
        "metric-matrix",
        "Metric matrix",
        "The measures that the office chose, a row each: latest value, change, usual range, what "
        "it shows, target and how the target is met.",
        (
            "“What it shows” tells real change from chance; two conditions are bold: better or "
            "worse than chance allows, and a target that is reliably missed or met.",
            "“No real change” means that the figure lies where it usually does.",
            "“Hit and miss” means that chance decides whether the target is met.",
            "A figure that comes once a year has no usual range, and no verdict.",
        ),
        (
            "Not for one overall score: the rows are not to be added up.",
            "Not for comparing rows with each other: each has its own scale.",
        ),
        source="NHS England, Making Data Count: variation and assurance.",
        topic="overview",
    ),
    Explained(
        "sparkline",
        "Small line in a table",
        "The last months or years of one figure, as a line without a scale.",
        (
            "The dot is the newest value, and the band the usual range.",
            "A gap is a month without a figure.",
            "Each line has a scale of its own: two of them cannot be compared by height.",
        ),
        (
            "Not for reading values: open the figure’s own page.",
        ),
        source="The same figures as the chart of the measure.",
        topic="read-a-range-chart",
    ),
    Explained(
        "ladder",
        "Engagement ladder",
        "How close an office or a force works with an outside group: six steps, from none to an "
        "integrated volunteer role.",
        (
            "A step is marked where it is allowed by a signed position, and where contact is now.",
            "Everything above “signpost” needs all three gates: it protects children, its risks "
            "are managed, and it puts no case and nobody in danger.",
            "Working with a group is the chief constable’s operational choice. The ladder records "
            "the Commissioner’s position and the assurance that was sought.",
        ),
        (
            "Not as a target: higher is not better.",
            "Not for a decision about one case: no case is recorded here.",
        ),
        source="The program’s own; see Outside groups.",
        topic="outside-groups",
    ),
    Explained(
        "boundary-matrix",
        "Boundaries side by side",
        "Control, boundaries and governance, question by question, for schemes and outside "
        "groups beside each other.",
        (
            "A cell says met, partly met, not met or not known, in words and with an icon.",
            "“Not known” is an answer: nobody could show it.",
            "Choose a cell for its evidence, its day and its owner.",
        ),
        (
            "Not for a total: ten met do not outweigh one that is not.",
            "Not without the evidence: an answer is as good as what it rests on.",
        ),
        source="The question set of the office; its first version comes with the program.",
        topic="governance",
    ),
    Explained(
        "role-matrix",
        "Roles side by side",
        "What each way of working with volunteers would mean, criterion by criterion: the roles "
        "there are, the one proposed, and an outside group.",
        (
            "A column is a role, a row a criterion of the office: powers, selection, vetting, "
            "training, supervision, liability, rules of evidence, cost, time to begin.",
            "Each cell is a judgement with its reason. Choose it to read both.",
            "A cell without a judgement is still to be made.",
        ),
        (
            "Not for a winner: there are no weights and no total.",
            "Not in place of a decision: it is what a decision is made from.",
        ),
        source="The criteria and judgements of the office.",
        topic="outside-groups",
    ),
    Explained(
        "status-strip",
        "Strip of standing",
        "A row of tiles: how many there are, and how many of them need somebody.",
        (
            "The large figure counts what the words below it say, as at the day above.",
            "Choose a tile to see what it counted.",
        ),
        ("Not for a trend: it shows one day.",),
        source="Counted from the records and lists of the office.",
        topic="governance",
    ),
    Explained(
        "thread",
        "Thread of a matter",
        "One matter from the question that was asked to what was published, in order.",
        (
            "Each step names its record and its day. Choose one to open it.",
            "A step that is missing is said: asked and not answered, agreed and not done.",
        ),
        ("Not as proof of what was done: it shows what was recorded.",),
        source="The records of the office and the links between them.",
        topic="questions-and-actions",
    ),
)  # fmt: skip

KIND_OF_FINDING: Mapping[str, str] = {
    "appraisal": "role-matrix",
    "boundaries": "boundary-matrix",
    "matters": "thread",
    "metric-matrix": "metric-matrix",
    "outside-groups": "ladder",
    "positions": "timeline",
    "risks": "heat-map",
}
"""What is drawn of a finding that is about no one measure, by the finding's id."""

CHART_KINDS: Mapping[str, Explained] = {one.subject: one for one in _ALL}
"""By id, in the order in which they are listed."""
