"""The tables of version 5: the papers that the office keeps, their files, and how it writes them.

What a paper holds lies in ``kept_file`` under the SHA-256 of its bytes: written once, never
changed, and no part of an undo; the rows of ``paper`` and ``paper_file`` point into it.
"""

VERSION_5_TABLES = (
    """CREATE TABLE kept_file (
    sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    size INTEGER NOT NULL CHECK (size >= 0),
    content BLOB NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE paper (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) > 0),
    ordered TEXT NOT NULL CHECK (json_valid(ordered)),
    prepared_by TEXT NOT NULL,
    drafted_on TEXT NOT NULL CHECK (drafted_on IS date(drafted_on)),
    provenance TEXT NOT NULL CHECK (provenance IN ('published', 'local', 'sample')),
    frozen TEXT REFERENCES kept_file (sha256),
    frozen_on TEXT CHECK (frozen_on IS date(frozen_on)),
    frozen_head TEXT NOT NULL,
    approved_on TEXT CHECK (approved_on IS date(approved_on)),
    approved_by TEXT NOT NULL,
    sent_on TEXT CHECK (sent_on IS date(sent_on)),
    sent_to TEXT NOT NULL,
    sent_by TEXT NOT NULL,
    request TEXT NOT NULL,
    passed TEXT NOT NULL CHECK (json_valid(passed)),
    CHECK ((frozen IS NULL) = (frozen_on IS NULL)),
    CHECK (approved_on IS NULL OR (frozen_on IS NOT NULL AND approved_by <> '')),
    CHECK (sent_on IS NULL OR (approved_on IS NOT NULL AND sent_to <> '')),
    CHECK (sent_on IS NULL OR provenance <> 'sample')
) STRICT""",
    "CREATE INDEX paper_sent ON paper (sent_on)",
    """CREATE TABLE paper_file (
    paper_id INTEGER NOT NULL REFERENCES paper (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    name TEXT NOT NULL CHECK (length(name) > 0),
    format TEXT NOT NULL CHECK (format IN ('html', 'pdf', 'docx', 'xlsx', 'csv')),
    sha256 TEXT NOT NULL REFERENCES kept_file (sha256),
    PRIMARY KEY (paper_id, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE paper_setting (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    rule TEXT NOT NULL CHECK (rule IN ('below-5', 'below-10', 'round-5')),
    pattern TEXT NOT NULL CHECK (length(pattern) > 0),
    handling TEXT NOT NULL,
    template TEXT REFERENCES kept_file (sha256),
    template_name TEXT NOT NULL
) STRICT""",
)
