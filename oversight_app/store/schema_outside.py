"""The tables that came with version 4: outside groups, what is said of them, what was decided.

The row of an engagement decision can't hold an outcome that its gates do not allow, whoever writes
it: the rule of ``domain/engagement.py`` once more, as the last line of defence.
"""

from oversight_app.store.record_columns import (
    count_columns,
    day_columns,
    record_column,
    record_table,
    scheme_columns,
    text_columns,
    yes_columns,
)
from oversight_app.store.schema_records import DECISION_COLUMNS


def _gate(name: str) -> str:
    said = (f"{name}_{part}" for part in ("gate", "evidence", "against", "needs", "by"))
    return f"{text_columns(*said)},\n    {day_columns(f'{name}_on')}"


VERSION_4_TABLES = (
    record_table(
        "organisation_record",
        text_columns("name", "sort", "area", "answers_for", "aliases"),
        day_columns("known_since", "ended"),
    ),
    record_table(
        "position_record",
        record_column("organisation", "organisation"),
        record_column("outside_group", "group"),
        text_columns("name", "wording"),
        record_column("about", "group"),
        text_columns("stance", "rung"),
        day_columns("from_day", "to_day"),
        record_column("replaces", "position"),
        text_columns("owner"),
        day_columns("review_by"),
        yes_columns("superseded"),
        text_columns("source", "dated", "location", "forecast"),
        day_columns("forecast_by"),
        text_columns("came_true", "happened"),
        day_columns("judged_on"),
        "CHECK (replaces IS NOT id)",
    ),
    "CREATE INDEX position_replaces ON position_record (replaces)",
    record_table(
        "claim_record",
        text_columns("name", "wording"),
        record_column("about", "group"),
        text_columns("quoted_by"),
        day_columns("quoted_on"),
        text_columns("dated", "source", "location", "owner"),
        day_columns("check_by"),
        text_columns("counted"),
        count_columns("numerator"),
        text_columns("numerator_is", "numerator_unit"),
        count_columns("denominator"),
        text_columns("denominator_unit", "quoted_share", "offence"),
        day_columns("period_from", "period_to"),
        text_columns("area", "population", "complete", "counted_by"),
        count_columns("asked", "answered"),
        record_column("same_figure", "claim"),
        text_columns("conviction", "twice", "failures", "gains", "found"),
        text_columns("verdict", "shows", "not_shown", "quotable", "checked_by"),
        day_columns("checked_on", "review_by"),
        text_columns("conclusion", "conclusion_by", "follows", "follows_why"),
        "CHECK (denominator > 0)",
        "CHECK (numerator <= denominator)",
        "CHECK (same_figure IS NOT id)",
    ),
    record_table(
        "engagement_record",
        *DECISION_COLUMNS,
        record_column("outside_group", "group"),
        text_columns("area", "outcome", "assurance"),
        _gate("children"),
        _gate("risks"),
        text_columns("residual", "residual_by"),
        day_columns("residual_on"),
        _gate("case"),
        text_columns("conditions", "stop_conditions", "supervised_by", "ends", "how_published"),
        "CHECK (outcome IN ('', 'none', 'ask', 'signpost') OR (children_gate = 'met' "
        "AND risks_gate = 'met' AND case_gate = 'met'))",
    ),
    record_table(
        "appraisal_record",
        text_columns("name"),
        record_column("outside_group", "group"),
        day_columns("appraised_on"),
        text_columns("appraised_by", "owner"),
        day_columns("review_by"),
        text_columns("note"),
        count_columns("criteria"),
    ),
    record_table(
        "option_record",
        record_column("appraisal", "appraisal"),
        text_columns("name"),
        count_columns("position"),
        scheme_columns("scheme"),
        text_columns("rung", "best_if"),
        day_columns("added_on"),
    ),
    record_table(
        "judgement_record",
        record_column("option", "option"),
        text_columns("criterion", "judgement", "why", "evidence", "location"),
        record_column("assessment", "assessment"),
        text_columns("judged_by"),
        day_columns("judged_on"),
    ),
    record_table(
        "press_record",
        text_columns("name"),
        record_column("about", "group"),
        text_columns("words"),
        day_columns("written_on"),
        text_columns("owner", "cleared_by"),
        day_columns("cleared_on", "review_by", "taken_back_on"),
    ),
    """CREATE TABLE criteria_set (
    version INTEGER PRIMARY KEY CHECK (version >= 1),
    from_day TEXT NOT NULL CHECK (from_day IS date(from_day)),
    set_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    criteria TEXT NOT NULL CHECK (json_valid(criteria))
) STRICT""",
)
