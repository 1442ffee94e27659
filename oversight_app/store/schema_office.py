"""The tables of version 6: what the office put off, and how it looks at its figures.

A row of ``snooze`` is one thing that needs attention, by the name that ``review/attention`` gives
it. ``weight`` is how much there was of it then: where there is more, it comes back early.
"""

VERSION_6_TABLES = (
    """CREATE TABLE snooze (
    subject TEXT NOT NULL PRIMARY KEY CHECK (length(subject) > 0),
    until TEXT NOT NULL CHECK (until IS date(until)),
    reason TEXT NOT NULL CHECK (length(reason) > 0),
    weight INTEGER NOT NULL CHECK (weight >= 0),
    snoozed_on TEXT NOT NULL CHECK (snoozed_on IS date(snoozed_on)),
    snoozed_by TEXT NOT NULL,
    CHECK (until > snoozed_on)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE office_setting (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    measures TEXT NOT NULL CHECK (json_valid(measures)),
    sorted_by TEXT NOT NULL CHECK (sorted_by IN ('matters', 'subject')),
    decimals INTEGER CHECK (decimals BETWEEN 0 AND 3),
    opens_on TEXT CHECK (opens_on IN ('month', 'quarter', 'year'))
) STRICT""",
)
