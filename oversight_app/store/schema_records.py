"""The tables that came with version 3: the office's own records.

Each kind has a typed table whose key is that of the registry ``record``; links, notes, reviews
and holds point to the registry. ``record.version`` is the number of the history entry that saved
it last, so that it never comes back. ``record_version`` keeps what a record said from which day
on. ``investment`` of version 2 became ``investment_record``.
"""

from oversight_app.store.schema_local import VERSION_2_TABLES


def _table(name: str, *columns: str) -> str:
    inside = ",\n    ".join(("id INTEGER PRIMARY KEY REFERENCES record (id)", *columns))
    return f"CREATE TABLE {name} (\n    {inside}\n) STRICT"


def _columns(names: tuple[str, ...], of: str) -> str:
    return ",\n    ".join(of.format(name=name) for name in names)


def _text(*names: str) -> str:
    return _columns(names, "{name} TEXT NOT NULL")


def _day(*names: str) -> str:
    return _columns(names, "{name} TEXT CHECK ({name} IS date({name}))")


def _scheme(*names: str) -> str:
    return _columns(names, "{name} TEXT REFERENCES scheme (code)")


def _yes(*names: str) -> str:
    return _columns(names, "{name} INTEGER NOT NULL CHECK ({name} IN (0, 1))")


def _count(*names: str) -> str:
    return _columns(names, "{name} INTEGER CHECK ({name} >= 0)")


def _score(*names: str) -> str:
    return _columns(names, "{name} INTEGER CHECK ({name} BETWEEN 1 AND 10)")


def _record(name: str, of: str) -> str:
    return f"{name} INTEGER REFERENCES {of}_record (id)"


VERSION_3_TABLES = (
    """CREATE TABLE record (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (length(kind) > 0),
    number INTEGER NOT NULL CHECK (number >= 1),
    version INTEGER NOT NULL CHECK (version >= 1),
    provenance TEXT NOT NULL CHECK (provenance IN ('published', 'local', 'sample')),
    UNIQUE (kind, number)
) STRICT""",
    _table(
        "question_record",
        _text("asked", "direction", "asker", "asked_of"),
        _day("asked_on", "due"),
        _text("owner", "state"),
        _day("answered_on"),
        _record("meeting", "meeting"),
        _scheme("scheme"),
        _text("reply"),
    ),
    _table(
        "assurance_record",
        _text("said", "rating", "given_by"),
        _day("given_on"),
        _text("evidence", "location", "judged_by"),
        _record("meeting", "meeting"),
        _day("review_by"),
    ),
    _table(
        "action_record",
        _text("task", "owner"),
        _day("set_on", "due"),
        _text("state"),
        _day("done_on"),
        _text("outcome"),
        _record("meeting", "meeting"),
        _scheme("scheme"),
    ),
    _table(
        "decision_record",
        _text("notice", "name"),
        _day("proposed_on"),
        _text("owner", "summary", "options", "reasons"),
        _record("objective", "objective"),
        _scheme("scheme"),
        _text("financial", "legal", "equality", "environmental", "interests", "classification"),
        _text("public_interest", "state", "signatory"),
        _day("signed_on", "publish_by", "published_on", "withdrawn_on"),
        _text("withdrawn_why"),
        _day("review_by"),
    ),
    _table(
        "publication_record",
        _text("name", "item", "location"),
        _day("published_on"),
        _text("owner"),
        _day("refresh_by"),
        _yes("replaced"),
    ),
    _table(
        "meeting_record",
        _text("name", "purpose"),
        _day("held_on"),
        _text("place"),
        _yes("in_public"),
        _text("agenda", "papers", "minutes", "outcome", "owner"),
    ),
    _table(
        "request_record",
        _text("subject", "asked"),
        _day("received", "clarified_on", "due"),
        _text("owner", "state"),
        _day("hold_until", "answered_on"),
        _text("disclosed", "withheld", "exemptions", "location"),
    ),
    _table(
        "recommendation_record",
        _text("report", "inspectorate"),
        _day("published_on"),
        _text("recommended"),
        _day("due"),
        _text("owner"),
        _scheme("scheme"),
        _text("response"),
        _day("responded_on"),
        _text("location", "state", "progress"),
        _day("closed_on", "review_by"),
    ),
    _table(
        "risk_record",
        _text("name", "description"),
        _scheme("scheme"),
        _record("outside_group", "group"),
        _text("owner"),
        _day("raised_on"),
        _text("state"),
        _day("closed_on"),
        _score("likelihood", "impact", "inherent_likelihood", "inherent_impact"),
        _score("target_likelihood", "target_impact"),
        _count("scale"),
        _text("response", "controls", "control_state"),
        _day("review_by"),
    ),
    _table(
        "group_record",
        _text("name", "sort", "area", "does", "aliases", "known_to"),
        _day("known_since"),
        _text("contact"),
        _day("ended"),
    ),
    _table(
        "assessment_record",
        _scheme("scheme"),
        _record("outside_group", "group"),
        _day("assessed_on"),
        _text("assessed_by"),
        _day("review_by"),
        _text("note"),
        _count("question_set"),
        _yes("superseded"),
    ),
    _table(
        "answer_record",
        _record("assessment", "assessment"),
        _text("question", "answer", "evidence", "location", "next_step", "owner"),
        _day("answered_on", "review_by"),
        _yes("superseded"),
    ),
    _table(
        "term_record",
        _text("holder"),
        _day("from_day", "to_day"),
    ),
    _table(
        "plan_record",
        _text("name"),
        _record("term", "term"),
        _day("from_day", "to_day"),
        _text("location"),
    ),
    _table(
        "objective_record",
        _text("name"),
        _record("plan", "plan"),
        _text("description", "measured_by", "owner"),
        _day("from_day", "to_day", "review_by"),
        _count("position"),
    ),
    _table(
        "investment_record",
        _scheme("scheme"),
        _text("purpose"),
        _day("from_day", "to_day"),
        _count("budget", "spent"),
        _text("source"),
        _record("objective", "objective"),
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
