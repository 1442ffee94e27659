"""The sums that pages read: activity by month and kind, and people by hours given.

Both tables follow from the activity table and are kept in the same transaction as its rows. A
month of which much changed is summed anew from its rows; a row or two are added or taken off.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from oversight_app.store.database import WorkspaceDatabase

BLANK_ID = 0
"""What stands for blank in the key of ``activity_month``."""
WHOLE = 0
"""The district of ``people_month`` that is the scheme as a whole."""
NO_DISTRICT = -1
"""The district of ``people_month`` that is the rows without one."""

Row = Sequence[Any]
"""volunteer, district, activity, status (inner numbers, 0 where blank), minutes, people."""

SUMMED = (
    "ifnull(volunteer_id, 0), ifnull(district_id, 0), ifnull(activity_id, 0), "
    "ifnull(status_id, 0), minutes, people"
)
"""The columns of a ``Row``."""

_CELL = "INSERT INTO activity_month VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_ADD_CELL = (
    f"{_CELL} ON CONFLICT DO UPDATE SET row_count = row_count + excluded.row_count, "
    "minutes = minutes + excluded.minutes, people = people + excluded.people"
)
_PEOPLE = "INSERT INTO people_month VALUES (?, ?, ?, ?, ?, ?)"
# Their key goes by district before it does by month.
_EVERY = f"SELECT id FROM term UNION ALL VALUES ({WHOLE}), ({NO_DISTRICT})"
_ADD_PEOPLE = (
    f"{_PEOPLE} ON CONFLICT DO UPDATE SET people = people + excluded.people, "
    "minutes = minutes + excluded.minutes"
)


@dataclass(slots=True)
class Sums:
    """What the rows of one scheme and month come to, or the change of it."""

    training: Collection[int]
    cells: dict[tuple[int, int, int], list[int]] = field(default_factory=dict)
    given: dict[tuple[int, int], list[int]] = field(default_factory=dict)
    """By volunteer and district: rows of duty and minutes."""

    def add(self, rows: Iterable[Row], sign: int = 1) -> None:
        """Count rows in (or, with −1, out)."""
        # A million rows go through here: nothing is made that is there already.
        cells, given, training = self.cells, self.given, self.training
        for volunteer, district, activity, status, minutes, people in rows:
            cell = cells.get(key := (district, activity, status))
            if cell is None:
                cell = cells[key] = [0, 0, 0]
            cell[0] += sign
            cell[1] += sign * minutes
            cell[2] += sign * people
            if volunteer and activity not in training:
                mine = given.get(who := (volunteer, district))
                if mine is None:
                    mine = given[who] = [0, 0]
                mine[0] += sign
                mine[1] += sign * minutes

    def bands(self) -> dict[tuple[int, int], list[int]]:
        """Return (people, minutes) by district (``WHOLE`` and ``NO_DISTRICT`` among them) and
        whole hours given."""
        found: dict[tuple[int, int], list[int]] = {}
        whole: dict[int, list[int]] = {}
        for (volunteer, district), (rows, minutes) in self.given.items():
            _count(found, district or NO_DISTRICT, rows, minutes)
            mine = whole.setdefault(volunteer, [0, 0])
            mine[0] += rows
            mine[1] += minutes
        for rows, minutes in whole.values():
            _count(found, WHOLE, rows, minutes)
        return found


def _count(bands: dict[tuple[int, int], list[int]], district: int, rows: int, minutes: int) -> None:
    """Count a person in, if there is a row of theirs."""
    if rows:
        band = bands.setdefault((district, minutes // 60), [0, 0])
        band[0] += 1
        band[1] += minutes


def training_ids(db: WorkspaceDatabase) -> frozenset[int]:
    """Return the inner numbers of the activities that are training."""
    rows = db.rows("SELECT id FROM term WHERE kind = 'activity' AND training = 1")
    return frozenset(number for (number,) in rows)


def sum_month(db: WorkspaceDatabase, scheme: int, month: int, training: Collection[int]) -> None:
    """Sum a month of a scheme anew from its rows."""
    sums = Sums(training)
    sums.add(
        db.execute_sql(
            f"SELECT {SUMMED} FROM activity WHERE scheme_id = ? AND month = ?", (scheme, month)
        )
    )
    db.execute_sql("DELETE FROM activity_month WHERE scheme_id = ? AND month = ?", (scheme, month))
    db.execute_sql(
        f"DELETE FROM people_month WHERE scheme_id = ? AND month = ? AND district_id IN ({_EVERY})",
        (scheme, month),
    )
    fill_month(db, scheme, month, sums)


def fill_month(db: WorkspaceDatabase, scheme: int, month: int, sums: Sums) -> None:
    """Write the sums of a month that has none."""
    db.many(_CELL, ((scheme, month, *key, *said) for key, said in sorted(sums.cells.items())))
    db.many(_PEOPLE, ((scheme, month, *key, *said) for key, said in sorted(sums.bands().items())))


def change_month(
    db: WorkspaceDatabase,
    scheme: int,
    month: int,
    training: Collection[int],
    added: Sequence[Row],
    removed: Sequence[Row],
) -> None:
    """Bring a month's sums up to some rows that are in the table now and some that no longer are.

    Costs by those rows and by what their volunteers gave in the month, however large it is.
    """
    change = Sums(training)
    change.add(added)
    change.add(removed, -1)
    db.many(_ADD_CELL, ((scheme, month, *key, *said) for key, said in change.cells.items()))
    db.execute_sql(
        "DELETE FROM activity_month WHERE scheme_id = ? AND month = ? AND row_count = 0",
        (scheme, month),
    )
    now = Sums(training)
    for volunteer in {volunteer for volunteer, _ in change.given}:
        now.add(
            db.execute_sql(
                f"SELECT {SUMMED} FROM activity WHERE volunteer_id = ? AND month = ?",
                (volunteer, month),
            )
        )
    before = Sums(training)
    for key in now.given.keys() | change.given.keys():
        rows, minutes = now.given.get(key, (0, 0))
        more, longer = change.given.get(key, (0, 0))
        before.given[key] = [rows - more, minutes - longer]
    was, is_ = before.bands(), now.bands()
    for bands, sign in ((was, -1), (is_, 1)):
        db.many(
            _ADD_PEOPLE,
            (
                (scheme, month, *key, sign * people, sign * minutes)
                for key, (people, minutes) in bands.items()
            ),
        )
    db.many(
        "DELETE FROM people_month WHERE scheme_id = ? AND district_id = ? AND month = ? "
        "AND hours = ? AND people = 0",
        [(scheme, district, month, hours) for district, hours in was],
    )


def sum_activity_anew(
    db: WorkspaceDatabase, activity: int, tell: Callable[[int, int], None]
) -> None:
    """Sum every month with an activity anew: whether it is training has changed. ``tell`` is
    called with the months done and how many there are."""
    training = training_ids(db)
    months = db.rows(
        "SELECT DISTINCT scheme_id, month FROM activity_month WHERE activity_id = ?", (activity,)
    )
    for done, (scheme, month) in enumerate(months):
        tell(done, len(months))
        sum_month(db, scheme, month, training)


def wrong_sums(db: WorkspaceDatabase) -> int:
    """Return how many sums differ from the rows behind them, are missing or are extra."""
    training = training_ids(db)
    cells = set(db.rows("SELECT * FROM activity_month"))
    people = set(db.rows("SELECT * FROM people_month"))
    months = db.rows("SELECT DISTINCT scheme_id, month FROM activity")
    for scheme, month in months:
        sums = Sums(training)
        sums.add(
            db.execute_sql(
                f"SELECT {SUMMED} FROM activity WHERE scheme_id = ? AND month = ?", (scheme, month)
            )
        )
        cells ^= {(scheme, month, *key, *said) for key, said in sums.cells.items()}
        people ^= {(scheme, month, *key, *said) for key, said in sums.bands().items()}
    return len(cells) + len(people)
