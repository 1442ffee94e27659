"""The tables that came with version 2: schemes, returns and the activity log.

``activity`` is clustered by scheme, month and day, so that it is its own covering index for
whatever a page shows of a scheme's months. Summaries and block digests are kept by every write
of activity, in the same transaction, and never edited.

The small datasets keep every row that was ever brought in; ``live`` marks the one that stands:
of the rows with one key, that of the newest import that was not taken back.

Schemes and terms are never deleted, since rows on a shelf may name them: one that is not
``live`` is as good as gone, and is there again when its code is used again.
"""

_MONTH = "month INTEGER NOT NULL CHECK (month BETWEEN 22800 AND 36000)"
_SOURCE = """batch_id INTEGER NOT NULL REFERENCES batch (id),
    line INTEGER NOT NULL CHECK (line >= 1),
    live INTEGER NOT NULL CHECK (live IN (0, 1)),
    file_row INTEGER NOT NULL CHECK (file_row >= 0),
    scheme_id INTEGER NOT NULL REFERENCES scheme (id),"""

_ACTIVITY = f"""scheme_id INTEGER NOT NULL REFERENCES scheme (id),
    {_MONTH},
    day INTEGER NOT NULL CHECK (day / 100 = (month / 12) * 100 + month % 12 + 1),
    batch_id INTEGER NOT NULL REFERENCES batch (id),
    line INTEGER NOT NULL CHECK (line >= 1),
    volunteer_id INTEGER REFERENCES volunteer (id),
    district_id INTEGER REFERENCES term (id),
    activity_id INTEGER REFERENCES term (id),
    status_id INTEGER REFERENCES term (id),
    minutes INTEGER NOT NULL CHECK (minutes >= 0),
    people INTEGER NOT NULL CHECK (people >= 0),
    row_key TEXT,
    file_row INTEGER NOT NULL CHECK (file_row >= 0),
    file_column INTEGER CHECK (file_column >= 0),"""


def _count(*names: str) -> str:
    return "\n    ".join(f"{name} INTEGER CHECK ({name} >= 0)," for name in names)


def _day(*names: str) -> str:
    return "\n    ".join(f"{name} TEXT CHECK ({name} IS date({name}))," for name in names)


def _text(*names: str) -> str:
    return "\n    ".join(f"{name} TEXT NOT NULL," for name in names)


VERSION_2_TABLES = (
    """CREATE TABLE scheme (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE CHECK (length(code) > 0),
    name TEXT NOT NULL CHECK (length(name) > 0),
    people TEXT NOT NULL CHECK (length(people) > 0),
    run_by TEXT NOT NULL CHECK (run_by IN ('Force', 'Commissioner', 'Parishes', 'Independent')),
    vetting_of TEXT NOT NULL CHECK (vetting_of IN ('volunteers', 'leaders', 'nobody')),
    required_minutes INTEGER CHECK (required_minutes > 0),
    valid_from TEXT CHECK (valid_from IS date(valid_from)),
    valid_to TEXT CHECK (valid_to IS date(valid_to)),
    position INTEGER NOT NULL,
    aggregate_only INTEGER NOT NULL CHECK (aggregate_only IN (0, 1)),
    live INTEGER NOT NULL CHECK (live IN (0, 1)),
    CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
) STRICT""",
    """CREATE TABLE term (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('district', 'activity', 'status')),
    code TEXT NOT NULL CHECK (length(code) > 0),
    name TEXT NOT NULL CHECK (length(name) > 0),
    training INTEGER NOT NULL CHECK (training IN (0, 1)),
    level INTEGER NOT NULL CHECK (level >= 0),
    live INTEGER NOT NULL CHECK (live IN (0, 1)),
    UNIQUE (kind, code)
) STRICT""",
    # A dictionary of references, grown by imports; an unused reference stays and says nothing.
    """CREATE TABLE volunteer (
    id INTEGER PRIMARY KEY,
    scheme_id INTEGER NOT NULL REFERENCES scheme (id),
    reference TEXT NOT NULL CHECK (length(reference) BETWEEN 1 AND 80),
    UNIQUE (scheme_id, reference)
) STRICT""",
    """CREATE TABLE mapping (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
    dataset TEXT NOT NULL,
    source_office TEXT NOT NULL,
    made_on TEXT NOT NULL CHECK (made_on IS date(made_on)),
    made_by TEXT NOT NULL,
    definition TEXT NOT NULL CHECK (json_valid(definition))
) STRICT""",
    # What an import of a return says beside what ``batch`` says of every import.
    """CREATE TABLE local_batch (
    batch_id INTEGER PRIMARY KEY REFERENCES batch (id),
    dataset TEXT NOT NULL,
    mapping_name TEXT NOT NULL,
    layout TEXT NOT NULL CHECK (json_valid(layout)),
    no_longer INTEGER NOT NULL CHECK (no_longer >= 0),
    typed_in INTEGER NOT NULL CHECK (typed_in IN (0, 1))
) STRICT""",
    f"""CREATE TABLE activity (
    {_ACTIVITY}
    PRIMARY KEY (scheme_id, month, day, batch_id, line)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX activity_by_volunteer ON activity (volunteer_id, month, minutes)",
    "CREATE INDEX activity_by_key ON activity (scheme_id, row_key) WHERE row_key IS NOT NULL",
    # ``replaced_by`` NULL: it lies here since its own import was taken back.
    f"""CREATE TABLE activity_shelf (
    {_ACTIVITY}
    replaced_by INTEGER REFERENCES batch (id),
    PRIMARY KEY (batch_id, scheme_id, month, day, line)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX activity_shelf_replaced ON activity_shelf (scheme_id, month) "
    "WHERE replaced_by IS NOT NULL",
    "CREATE INDEX activity_shelf_by_key ON activity_shelf (scheme_id, row_key) "
    "WHERE replaced_by IS NOT NULL AND row_key IS NOT NULL",
    # Which import took the place of which row, for good: whether the row stands depends on
    # which of them stand. A row of an import stands while none that replaced it does.
    f"""CREATE TABLE activity_replaced (
    replaced_by INTEGER NOT NULL REFERENCES batch (id),
    batch_id INTEGER NOT NULL REFERENCES batch (id),
    scheme_id INTEGER NOT NULL REFERENCES scheme (id),
    {_MONTH},
    day INTEGER NOT NULL,
    line INTEGER NOT NULL,
    PRIMARY KEY (replaced_by, batch_id, scheme_id, month, day, line)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX activity_replaced_of ON activity_replaced (batch_id, line)",
    # A 0 stands for blank: the key of a table holds no NULL.
    f"""CREATE TABLE activity_month (
    scheme_id INTEGER NOT NULL REFERENCES scheme (id),
    {_MONTH},
    district_id INTEGER NOT NULL,
    activity_id INTEGER NOT NULL,
    status_id INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    people INTEGER NOT NULL,
    PRIMARY KEY (scheme_id, month, district_id, activity_id, status_id)
) STRICT, WITHOUT ROWID""",
    # People with duty in the month by whole hours given; district 0 is the whole scheme, -1
    # rows without a district.
    f"""CREATE TABLE people_month (
    scheme_id INTEGER NOT NULL REFERENCES scheme (id),
    {_MONTH},
    district_id INTEGER NOT NULL,
    hours INTEGER NOT NULL CHECK (hours >= 0),
    people INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    PRIMARY KEY (scheme_id, district_id, month, hours)
) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE activity_block (
    batch_id INTEGER NOT NULL REFERENCES batch (id),
    scheme_id INTEGER NOT NULL REFERENCES scheme (id),
    {_MONTH},
    row_count INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    first_day INTEGER NOT NULL,
    last_day INTEGER NOT NULL,
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    PRIMARY KEY (batch_id, scheme_id, month)
) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE scheme_return (
    {_SOURCE}
    {_MONTH},
    {_count("opening", "joiners", "leavers")}
    {_count("leavers_regular", "leavers_resigned", "leavers_retired", "leavers_dismissed")}
    {_count("leavers_transferred", "leavers_lapsed", "headcount", "active", "duty_minutes")}
    {_count("training_minutes", "sessions", "leaders", "leaders_vetted")}
    PRIMARY KEY (batch_id, line)
) STRICT, WITHOUT ROWID""",
    "CREATE UNIQUE INDEX scheme_return_live ON scheme_return (scheme_id, month) WHERE live = 1",
    f"""CREATE TABLE volunteer_status (
    {_SOURCE}
    volunteer_id INTEGER NOT NULL REFERENCES volunteer (id),
    {_text("role", "rank", "end_reason", "vetting_required", "vetting_held", "vetting_status")}
    {_day("started", "ended", "vetting_until", "training_until", "supervision_last")}
    {_day("agreement_signed", "values_check", "welfare_last")}
    district_id INTEGER REFERENCES term (id),
    status_id INTEGER REFERENCES term (id),
    PRIMARY KEY (batch_id, line)
) STRICT, WITHOUT ROWID""",
    "CREATE UNIQUE INDEX volunteer_status_live ON volunteer_status (volunteer_id) WHERE live = 1",
    f"""CREATE TABLE recruitment (
    {_SOURCE}
    volunteer_id INTEGER NOT NULL REFERENCES volunteer (id),
    stage TEXT NOT NULL CHECK (length(stage) > 0),
    reached TEXT NOT NULL CHECK (reached IS date(reached)),
    PRIMARY KEY (batch_id, line)
) STRICT, WITHOUT ROWID""",
    "CREATE UNIQUE INDEX recruitment_live ON recruitment (volunteer_id, stage) WHERE live = 1",
    f"""CREATE TABLE custody_visit (
    {_SOURCE}
    {_text("suite", "visitor_one", "visitor_two", "delay_reason", "row_key")}
    {_day("planned", "made")}
    {_count("delay", "throughput", "in_custody", "not_available", "not_offered", "offered")}
    {_count("accepted", "seen")}
    PRIMARY KEY (batch_id, line),
    CHECK (planned IS NOT NULL OR made IS NOT NULL)
) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE custody_issue (
    {_SOURCE}
    {_text("suite", "category", "raised_to", "resolution", "row_key")}
    raised TEXT NOT NULL CHECK (raised IS date(raised)),
    urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)),
    {_day("due", "resolved")}
    PRIMARY KEY (batch_id, line)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE expected_return (
    id INTEGER PRIMARY KEY,
    dataset TEXT NOT NULL,
    scheme_id INTEGER REFERENCES scheme (id),
    cadence TEXT NOT NULL CHECK (cadence IN ('monthly', 'quarterly', 'yearly')),
    due_days INTEGER NOT NULL CHECK (due_days BETWEEN 0 AND 366),
    from_office TEXT NOT NULL CHECK (length(from_office) > 0),
    since INTEGER NOT NULL,
    until INTEGER CHECK (until >= since)
) STRICT""",
    """CREATE TABLE chart_note (
    id INTEGER PRIMARY KEY,
    series TEXT NOT NULL,
    month INTEGER NOT NULL,
    words TEXT NOT NULL CHECK (length(words) > 0),
    noted_by TEXT NOT NULL,
    noted_on TEXT NOT NULL CHECK (noted_on IS date(noted_on))
) STRICT""",
    """CREATE TABLE rebase (
    id INTEGER PRIMARY KEY,
    series TEXT NOT NULL,
    from_month INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (length(name) > 0),
    reason TEXT NOT NULL CHECK (length(reason) > 0),
    decided_by TEXT NOT NULL CHECK (length(decided_by) > 0),
    decided_on TEXT NOT NULL CHECK (decided_on IS date(decided_on)),
    UNIQUE (series, from_month)
) STRICT""",
    """CREATE TABLE baseline (
    id INTEGER PRIMARY KEY,
    series TEXT NOT NULL,
    first_month INTEGER NOT NULL,
    last_month INTEGER NOT NULL CHECK (last_month >= first_month),
    reason TEXT NOT NULL CHECK (length(reason) > 0),
    decided_by TEXT NOT NULL CHECK (length(decided_by) > 0),
    decided_on TEXT NOT NULL CHECK (decided_on IS date(decided_on)),
    UNIQUE (series, first_month)
) STRICT""",
    """CREATE TABLE series_target (
    id INTEGER PRIMARY KEY,
    series TEXT NOT NULL,
    value REAL CHECK (value >= 0 AND value < 1e15),
    set_on TEXT NOT NULL CHECK (set_on IS date(set_on)),
    set_by TEXT NOT NULL,
    source TEXT NOT NULL CHECK (length(source) > 0),
    UNIQUE (series, set_on)
) STRICT""",
    """CREATE TABLE saved_view (
    id INTEGER PRIMARY KEY,
    page TEXT NOT NULL,
    name TEXT NOT NULL CHECK (length(name) > 0),
    selection TEXT NOT NULL CHECK (json_valid(selection)),
    saved_on TEXT NOT NULL CHECK (saved_on IS date(saved_on)),
    UNIQUE (page, name)
) STRICT""",
)
