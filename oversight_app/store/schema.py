"""The tables of a workspace, as text.

The text is kept here and not made by peewee, since the text in a file is compared with it when
the file is opened: it may not change with a library's version. A migration rebuilds tables so
that a migrated file ends with this very text.
"""

from collections.abc import Sequence

from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.schema_local import VERSION_2_TABLES
from oversight_app.store.schema_office import VERSION_6_TABLES
from oversight_app.store.schema_outside import VERSION_4_TABLES
from oversight_app.store.schema_papers import VERSION_5_TABLES
from oversight_app.store.schema_records import REBUILT_2, VERSION_3_TABLES

APPLICATION_ID = 0x4F565253
"""``OVRS``, in the header of every workspace."""

VERSION = 6
"""The version of the tables that this program writes; the header's ``user_version``."""

_BREAKDOWN = """measure TEXT NOT NULL,
    as_at TEXT NOT NULL CHECK (as_at IS date(as_at)),
    body_id INTEGER NOT NULL REFERENCES body (id),
    release_id INTEGER NOT NULL REFERENCES release (id),
    sex TEXT NOT NULL,
    rank TEXT NOT NULL,
    area TEXT NOT NULL,
    value REAL CHECK (value >= 0 AND value < 1e15),
    marker TEXT CHECK (marker IN ('not supplied', 'not available')),
    batch_id INTEGER NOT NULL REFERENCES batch (id),
    sheet TEXT NOT NULL,
    printed_row INTEGER NOT NULL CHECK (printed_row >= 0),"""

_OUTLINE = """release_id INTEGER NOT NULL REFERENCES release (id),
    body_id INTEGER NOT NULL REFERENCES body (id),
    batch_id INTEGER NOT NULL REFERENCES batch (id),
    polygons TEXT NOT NULL CHECK (json_valid(polygons)),"""

_TABLES = (
    """CREATE TABLE workspace (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    office_name TEXT NOT NULL CHECK (length(office_name) > 0),
    home_force TEXT NOT NULL,
    review_date TEXT CHECK (review_date IS date(review_date)),
    sample INTEGER NOT NULL CHECK (sample IN (0, 1))
) STRICT""",
    """CREATE TABLE body (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE CHECK (length(code) > 0),
    name TEXT NOT NULL CHECK (length(name) > 0),
    kind TEXT NOT NULL CHECK (kind IN ('force', 'special police force')),
    region TEXT NOT NULL,
    valid_from TEXT CHECK (valid_from IS date(valid_from)),
    valid_to TEXT CHECK (valid_to IS date(valid_to)),
    tile_column INTEGER,
    tile_row INTEGER,
    short TEXT NOT NULL CHECK (length(short) <= 4),
    CHECK ((tile_column IS NULL) = (tile_row IS NULL)),
    CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
) STRICT""",
    """CREATE TABLE spelling (
    spelling_key TEXT NOT NULL PRIMARY KEY CHECK (length(spelling_key) > 0),
    printed TEXT NOT NULL,
    body_id INTEGER REFERENCES body (id)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE release (
    id INTEGER PRIMARY KEY,
    series TEXT NOT NULL CHECK (length(series) > 0),
    edition TEXT NOT NULL CHECK (edition IS date(edition)),
    reissue INTEGER NOT NULL CHECK (reissue >= 0),
    title TEXT NOT NULL,
    publisher TEXT NOT NULL,
    licence TEXT NOT NULL,
    published TEXT CHECK (published IS date(published)),
    provenance TEXT NOT NULL CHECK (provenance IN ('published', 'local', 'sample')),
    UNIQUE (series, edition, reissue)
) STRICT""",
    """CREATE TABLE batch (
    id INTEGER PRIMARY KEY,
    release_id INTEGER NOT NULL REFERENCES release (id),
    file_name TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    format_name TEXT NOT NULL,
    kept_at TEXT NOT NULL CHECK (kept_at GLOB '????-??-??T??:??:??*'),
    kept_by TEXT NOT NULL,
    added INTEGER NOT NULL CHECK (added >= 0),
    updated INTEGER NOT NULL CHECK (updated >= 0),
    unchanged INTEGER NOT NULL CHECK (unchanged >= 0),
    rejected INTEGER NOT NULL CHECK (rejected >= 0),
    checked INTEGER NOT NULL CHECK (checked >= 0),
    notes TEXT NOT NULL CHECK (json_valid(notes)),
    undone_at TEXT CHECK (undone_at GLOB '????-??-??T??:??:??*')
) STRICT""",
    """CREATE TABLE batch_issue (
    batch_id INTEGER NOT NULL REFERENCES batch (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    sheet TEXT NOT NULL,
    printed_row INTEGER NOT NULL CHECK (printed_row >= 0),
    printed_column TEXT NOT NULL,
    what TEXT NOT NULL,
    why TEXT NOT NULL,
    blocking INTEGER NOT NULL CHECK (blocking IN (0, 1)),
    PRIMARY KEY (batch_id, number)
) STRICT, WITHOUT ROWID""",
    # The key is the order that figures are read in, so the table is its own covering index.
    f"""CREATE TABLE observation (
    {_BREAKDOWN}
    PRIMARY KEY (measure, as_at, body_id, release_id, sex, rank, area),
    CHECK ((value IS NULL) <> (marker IS NULL))
) STRICT, WITHOUT ROWID""",
    # What each release says in all: kept by every write of observations, never edited.
    """CREATE TABLE total (
    measure TEXT NOT NULL,
    as_at TEXT NOT NULL CHECK (as_at IS date(as_at)),
    body_id INTEGER NOT NULL REFERENCES body (id),
    release_id INTEGER NOT NULL REFERENCES release (id),
    value REAL,
    marker TEXT,
    PRIMARY KEY (measure, as_at, body_id, release_id),
    CHECK ((value IS NULL) <> (marker IS NULL))
) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE observation_shelf (
    {_BREAKDOWN}
    PRIMARY KEY (batch_id, measure, as_at, body_id, release_id, sex, rank, area),
    CHECK ((value IS NULL) <> (marker IS NULL))
) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE boundary (
    {_OUTLINE}
    PRIMARY KEY (release_id, body_id)
) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE boundary_shelf (
    {_OUTLINE}
    PRIMARY KEY (batch_id, release_id, body_id)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE preference (
    measure TEXT NOT NULL,
    as_at TEXT NOT NULL CHECK (as_at IS date(as_at)),
    release_id INTEGER NOT NULL REFERENCES release (id),
    reason TEXT NOT NULL CHECK (length(reason) > 0),
    decided_on TEXT NOT NULL CHECK (decided_on IS date(decided_on)),
    decided_by TEXT NOT NULL,
    PRIMARY KEY (measure, as_at)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE peer_set (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
    chosen_by TEXT NOT NULL,
    chosen_on TEXT NOT NULL CHECK (chosen_on IS date(chosen_on)),
    reason TEXT NOT NULL
) STRICT""",
    """CREATE TABLE peer_set_member (
    peer_set_id INTEGER NOT NULL REFERENCES peer_set (id),
    position INTEGER NOT NULL CHECK (position >= 1),
    body_id INTEGER NOT NULL REFERENCES body (id),
    PRIMARY KEY (peer_set_id, position),
    UNIQUE (peer_set_id, body_id)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE target (
    id INTEGER PRIMARY KEY,
    measure TEXT NOT NULL,
    body_id INTEGER NOT NULL REFERENCES body (id),
    value REAL CHECK (value >= 0 AND value < 1e15),
    set_on TEXT NOT NULL CHECK (set_on IS date(set_on)),
    set_by TEXT NOT NULL,
    source TEXT NOT NULL,
    review_by TEXT CHECK (review_by IS date(review_by)),
    UNIQUE (measure, body_id, set_on)
) STRICT""",
    """CREATE TABLE investment (
    id INTEGER PRIMARY KEY,
    from_day TEXT NOT NULL CHECK (from_day IS date(from_day)),
    to_day TEXT NOT NULL CHECK (to_day IS date(to_day)),
    pence INTEGER NOT NULL CHECK (pence >= 0),
    purpose TEXT NOT NULL,
    source TEXT NOT NULL,
    CHECK (from_day <= to_day)
) STRICT""",
    """CREATE TABLE flow (
    id INTEGER PRIMARY KEY,
    body_id INTEGER NOT NULL REFERENCES body (id),
    from_day TEXT NOT NULL CHECK (from_day IS date(from_day)),
    to_day TEXT NOT NULL CHECK (to_day IS date(to_day)),
    joiners INTEGER NOT NULL CHECK (joiners >= 0),
    leavers INTEGER NOT NULL CHECK (leavers >= 0),
    source TEXT NOT NULL,
    UNIQUE (body_id, from_day, to_day),
    CHECK (from_day <= to_day)
) STRICT""",
    """CREATE TABLE history (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*'),
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    commitment TEXT NOT NULL CHECK (length(commitment) = 64),
    previous TEXT NOT NULL CHECK (length(previous) = 64),
    hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT""",
    # Apart from the chain, so that a disposal can erase it while the chain still verifies.
    """CREATE TABLE history_content (
    seq INTEGER PRIMARY KEY REFERENCES history (seq),
    salt TEXT NOT NULL CHECK (length(salt) = 64),
    content TEXT NOT NULL CHECK (json_valid(content))
) STRICT""",
    """CREATE TABLE undo_step (
    seq INTEGER PRIMARY KEY REFERENCES history (seq),
    action TEXT NOT NULL,
    undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
    steps TEXT NOT NULL CHECK (json_valid(steps))
) STRICT""",
    """CREATE TABLE content_digest (
    table_name TEXT NOT NULL PRIMARY KEY,
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    row_count INTEGER NOT NULL CHECK (row_count >= 0)
) STRICT, WITHOUT ROWID""",
)

_VERSION_2 = (*_TABLES, *VERSION_2_TABLES)


def _of_version_3() -> tuple[str, ...]:
    """What is left of version 2, some of it rebuilt, and what is new."""
    names = {one: one.split(" ", 3)[2] for one in _VERSION_2}
    kept = (
        REBUILT_2.get(name, statement) if statement.startswith("CREATE TABLE ") else statement
        for statement, name in names.items()
        if name != "investment"
    )
    return (*kept, *VERSION_3_TABLES)


_VERSION_3 = _of_version_3()

SCHEMAS: dict[int, tuple[str, ...]] = {
    1: _TABLES,
    2: _VERSION_2,
    3: _VERSION_3,
    4: (*_VERSION_3, *VERSION_4_TABLES),
    5: (*_VERSION_3, *VERSION_4_TABLES, *VERSION_5_TABLES),
    6: (*_VERSION_3, *VERSION_4_TABLES, *VERSION_5_TABLES, *VERSION_6_TABLES),
}
"""Every version's statements, in the order in which a new file gets them. A version that has
been in use is never edited."""


def build(db: WorkspaceDatabase, version: int = VERSION) -> None:
    """Make the tables of a version in an empty file, the version number last."""
    for statement in SCHEMAS[version]:
        db.execute_sql(statement)
    db.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute_sql(f"PRAGMA user_version = {version}")


def is_canonical(db: WorkspaceDatabase, statements: Sequence[str]) -> bool:
    """Tell whether a file holds the tables of some statements, word for word, and nothing else."""
    found = db.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema")
    made = [row for row in found if row[3] is not None]
    if sorted(sql for *_, sql in made) != sorted(statements):
        return False
    if not all(_is_what_it_says(*row) for row in made):
        return False
    # Rows without text are the indexes that SQLite makes for UNIQUE and PRIMARY KEY.
    return all(
        kind == "index" and name.startswith(f"sqlite_autoindex_{table}_")
        for kind, name, table, sql in found
        if sql is None
    )


def _is_what_it_says(kind: str, name: str, table: str, sql: str) -> bool:
    """Tell whether a row is the table or index that its text makes: an edited row may name
    another."""
    if kind == "table":
        return name == table and sql.startswith(f"CREATE TABLE {name} (")
    starts = (f"CREATE INDEX {name} ON {table} (", f"CREATE UNIQUE INDEX {name} ON {table} (")
    return kind == "index" and sql.startswith(starts)
