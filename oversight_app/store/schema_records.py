"""The tables that came with version 3: the office's own records.

Each kind has a typed table whose key is that of the registry ``record``; links, notes, reviews
and holds point to the registry. ``record.version`` is the number of the history entry that saved
it last, so that it never comes back. ``record_version`` keeps what a record said from which day
on. ``investment`` of version 2 became ``investment_record``.
"""

from oversight_app.store.record_columns import (
    count_columns,
    day_columns,
    record_column,
    record_table,
    scheme_columns,
    score_columns,
    text_columns,
    yes_columns,
)
from oversight_app.store.schema_local import VERSION_2_TABLES

DECISION_COLUMNS = (
    text_columns("notice", "name"),
    day_columns("proposed_on"),
    text_columns("owner", "summary", "options", "reasons"),
    record_column("objective", "objective"),
    scheme_columns("scheme"),
    text_columns("financial", "legal", "equality", "environmental", "interests", "classification"),
    text_columns("public_interest", "state", "signatory"),
    day_columns("signed_on", "publish_by", "published_on", "withdrawn_on"),
    text_columns("withdrawn_why"),
    day_columns("review_by"),
)
"""The columns that every kind of decision has."""

VERSION_3_TABLES = (
    """CREATE TABLE record (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (length(kind) > 0),
    number INTEGER NOT NULL CHECK (number >= 1),
    version INTEGER NOT NULL CHECK (version >= 1),
    provenance TEXT NOT NULL CHECK (provenance IN ('published', 'local', 'sample')),
    UNIQUE (kind, number)
) STRICT""",
    record_table(
        "question_record",
        text_columns("asked", "direction", "asker", "asked_of"),
        day_columns("asked_on", "due"),
        text_columns("owner", "state"),
        day_columns("answered_on"),
        record_column("meeting", "meeting"),
        scheme_columns("scheme"),
        text_columns("reply"),
    ),
    record_table(
        "assurance_record",
        text_columns("said", "rating", "given_by"),
        day_columns("given_on"),
        text_columns("evidence", "location", "judged_by"),
        record_column("meeting", "meeting"),
        day_columns("review_by"),
    ),
    record_table(
        "action_record",
        text_columns("task", "owner"),
        day_columns("set_on", "due"),
        text_columns("state"),
        day_columns("done_on"),
        text_columns("outcome"),
        record_column("meeting", "meeting"),
        scheme_columns("scheme"),
    ),
    record_table("decision_record", *DECISION_COLUMNS),
    record_table(
        "publication_record",
        text_columns("name", "item", "location"),
        day_columns("published_on"),
        text_columns("owner"),
        day_columns("refresh_by"),
        yes_columns("replaced"),
    ),
    record_table(
        "meeting_record",
        text_columns("name", "purpose"),
        day_columns("held_on"),
        text_columns("place"),
        yes_columns("in_public"),
        text_columns("agenda", "papers", "minutes", "outcome", "owner"),
    ),
    record_table(
        "request_record",
        text_columns("subject", "asked"),
        day_columns("received", "clarified_on", "due"),
        text_columns("owner", "state"),
        day_columns("hold_until", "answered_on"),
        text_columns("disclosed", "withheld", "exemptions", "location"),
    ),
    record_table(
        "recommendation_record",
        text_columns("report", "inspectorate"),
        day_columns("published_on"),
        text_columns("recommended"),
        day_columns("due"),
        text_columns("owner"),
        scheme_columns("scheme"),
        text_columns("response"),
        day_columns("responded_on"),
        text_columns("location", "state", "progress"),
        day_columns("closed_on", "review_by"),
    ),
    record_table(
        "risk_record",
        text_columns("name", "description"),
        scheme_columns("scheme"),
        record_column("outside_group", "group"),
        text_columns("owner"),
        day_columns("raised_on"),
        text_columns("state"),
        day_columns("closed_on"),
        score_columns("likelihood", "impact", "inherent_likelihood", "inherent_impact"),
        score_columns("target_likelihood", "target_impact"),
        count_columns("scale"),
        text_columns("response", "controls", "control_state"),
        day_columns("review_by"),
    ),
    record_table(
        "group_record",
        text_columns("name", "sort", "area", "does", "aliases", "known_to"),
        day_columns("known_since"),
        text_columns("contact"),
        day_columns("ended"),
    ),
    record_table(
        "assessment_record",
        scheme_columns("scheme"),
        record_column("outside_group", "group"),
        day_columns("assessed_on"),
        text_columns("assessed_by"),
        day_columns("review_by"),
        text_columns("note"),
        count_columns("question_set"),
        yes_columns("superseded"),
    ),
    record_table(
        "answer_record",
        record_column("assessment", "assessment"),
        text_columns("question", "answer", "evidence", "location", "next_step", "owner"),
        day_columns("answered_on", "review_by"),
        yes_columns("superseded"),
    ),
    record_table(
        "term_record",
        text_columns("holder"),
        day_columns("from_day", "to_day"),
    ),
    record_table(
        "plan_record",
        text_columns("name"),
        record_column("term", "term"),
        day_columns("from_day", "to_day"),
        text_columns("location"),
    ),
    record_table(
        "objective_record",
        text_columns("name"),
        record_column("plan", "plan"),
        text_columns("description", "measured_by", "owner"),
        day_columns("from_day", "to_day", "review_by"),
        count_columns("position"),
    ),
    record_table(
        "investment_record",
        scheme_columns("scheme"),
        text_columns("purpose"),
        day_columns("from_day", "to_day"),
        count_columns("budget", "spent"),
        text_columns("source"),
        record_column("objective", "objective"),
    ),
    """CREATE TABLE record_version (
    record_id INTEGER NOT NULL REFERENCES record (id),
    version INTEGER NOT NULL CHECK (version >= 1),
    day TEXT NOT NULL CHECK (day IS date(day)),
    who TEXT NOT NULL,
    said TEXT NOT NULL CHECK (json_valid(said)),
    PRIMARY KEY (record_id, version)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE record_link (
    id INTEGER PRIMARY KEY,
    from_id INTEGER NOT NULL REFERENCES record (id),
    relation TEXT NOT NULL CHECK (length(relation) > 0),
    to_id INTEGER REFERENCES record (id),
    scheme TEXT REFERENCES scheme (code),
    figure TEXT CHECK (length(figure) > 0),
    batch_id INTEGER REFERENCES batch (id),
    made_on TEXT NOT NULL CHECK (made_on IS date(made_on)),
    CHECK (from_id IS NOT to_id),
    CHECK ((to_id IS NOT NULL) + (scheme IS NOT NULL) + (figure IS NOT NULL)
        + (batch_id IS NOT NULL) = 1)
) STRICT""",
    "CREATE INDEX record_link_from ON record_link (from_id)",
    "CREATE INDEX record_link_to ON record_link (to_id)",
    """CREATE TABLE record_note (
    id INTEGER PRIMARY KEY,
    record_id INTEGER NOT NULL REFERENCES record (id),
    words TEXT NOT NULL CHECK (length(words) > 0),
    noted_by TEXT NOT NULL,
    noted_on TEXT NOT NULL CHECK (noted_on IS date(noted_on))
) STRICT""",
    "CREATE INDEX record_note_of ON record_note (record_id)",
    """CREATE TABLE record_review (
    id INTEGER PRIMARY KEY,
    record_id INTEGER NOT NULL REFERENCES record (id),
    reviewed_on TEXT NOT NULL CHECK (reviewed_on IS date(reviewed_on)),
    reviewed_by TEXT NOT NULL CHECK (length(reviewed_by) > 0),
    outcome TEXT NOT NULL,
    next_review TEXT CHECK (next_review IS date(next_review))
) STRICT""",
    "CREATE INDEX record_review_of ON record_review (record_id)",
    # Numbers that were given out, never given out again; undo leaves them. One that a table
    # ``brought`` may come back with that table once it has gone with it.
    """CREATE TABLE issued_number (
    series TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number >= 1),
    record_id INTEGER NOT NULL,
    issued_on TEXT NOT NULL CHECK (issued_on IS date(issued_on)),
    brought INTEGER NOT NULL CHECK (brought IN (0, 1)),
    PRIMARY KEY (series, number)
) STRICT, WITHOUT ROWID""",
    # What is typed in a form and not saved yet: kept without an entry in the history.
    """CREATE TABLE draft (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    record_id INTEGER,
    version INTEGER NOT NULL,
    said TEXT NOT NULL CHECK (json_valid(said)),
    kept_at TEXT NOT NULL CHECK (kept_at GLOB '????-??-??T??:??:??*')
) STRICT""",
    """CREATE TABLE question_set (
    version INTEGER PRIMARY KEY CHECK (version >= 1),
    from_day TEXT NOT NULL CHECK (from_day IS date(from_day)),
    set_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    questions TEXT NOT NULL CHECK (json_valid(questions))
) STRICT""",
    """CREATE TABLE risk_scale (
    version INTEGER PRIMARY KEY CHECK (version >= 1),
    from_day TEXT NOT NULL CHECK (from_day IS date(from_day)),
    set_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    scale TEXT NOT NULL CHECK (json_valid(scale))
) STRICT""",
    """CREATE TABLE retention_rule (
    kind TEXT NOT NULL PRIMARY KEY,
    months INTEGER NOT NULL CHECK (months BETWEEN 1 AND 1200),
    reason TEXT NOT NULL,
    set_by TEXT NOT NULL,
    set_on TEXT NOT NULL CHECK (set_on IS date(set_on))
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE record_hold (
    id INTEGER PRIMARY KEY,
    record_id INTEGER NOT NULL REFERENCES record (id),
    why TEXT NOT NULL CHECK (length(why) > 0),
    placed_by TEXT NOT NULL,
    placed_on TEXT NOT NULL CHECK (placed_on IS date(placed_on)),
    lifted_on TEXT CHECK (lifted_on IS date(lifted_on))
) STRICT""",
    "CREATE INDEX record_hold_of ON record_hold (record_id)",
    # That something was disposed of, never what it said. ``entries`` are the entries of the
    # history whose content went with it.
    """CREATE TABLE disposal (
    id INTEGER PRIMARY KEY,
    disposed_on TEXT NOT NULL CHECK (disposed_on IS date(disposed_on)),
    disposed_by TEXT NOT NULL CHECK (length(disposed_by) > 0),
    rule TEXT NOT NULL,
    records TEXT NOT NULL CHECK (json_valid(records)),
    entries TEXT NOT NULL CHECK (json_valid(entries)),
    backups TEXT NOT NULL CHECK (json_valid(backups))
) STRICT""",
)

_BY_LINE = "    PRIMARY KEY (batch_id, line)"
_LISTED_ON = "    listed_on TEXT CHECK (listed_on IS date(listed_on)),\n"
REBUILT_2 = {
    "volunteer_status": next(
        one for one in VERSION_2_TABLES if one.startswith("CREATE TABLE volunteer_status ")
    ).replace(_BY_LINE, _LISTED_ON + _BY_LINE),
}
"""Tables of version 2 as they are since: a status list says for which day it was drawn up."""
