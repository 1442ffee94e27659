"""What is typed into the search box, as a condition on rows of activity.

Every word has to be found: in the name of a scheme, district, activity or patrol status, or at
the start of a volunteer's reference or of a row's. Names are few and looked through; rows are
then counted by the summaries or found by an index, never read through.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from oversight_app.domain.activity import RowQuery
from oversight_app.store.activity_filter import Chosen, chosen
from oversight_app.store.database import WorkspaceDatabase

REFERENCES = 50
"""More references than these that begin with a word are not looked for: each may have hundreds
of rows, and a search is answered as it is typed."""
ROW_REFERENCES = 1000
_COLUMNS = {"district": "district_id", "activity": "activity_id", "status": "status_id"}


@dataclass(frozen=True, slots=True)
class Selected:
    """Which rows (``t``) a query asks for.

    Those for which ``named`` holds can be counted by ``activity_month``; ``among`` picks a few
    more (an index, and a condition that it serves), of which those with ``wanted`` are asked
    for. Texts stand as ``?1``, ``?2`` … of ``parameters``.
    """

    chosen: Chosen
    named: str = "1"
    wanted: str = "1"
    among: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()
    too_many: tuple[str, ...] = ()
    """The words that more references begin with than are looked for."""

    @property
    def in_block(self) -> str:
        """The condition on rows of one scheme and month."""
        return f"({self.chosen.of_terms}) AND ({self.wanted})"

    @property
    def extra(self) -> str | None:
        """The query for the keys of rows that are asked for and not ``named``: scheme, month,
        day, batch, line, minutes, people, activity, volunteer."""
        if not self.among:
            return None
        return " UNION ".join(
            "SELECT t.scheme_id, t.month, t.day, t.batch_id, t.line, t.minutes, t.people, "
            f"t.activity_id, t.volunteer_id FROM activity AS t INDEXED BY {one} AND "
            f"{self.chosen.of_rows} AND ({self.wanted}) AND coalesce(NOT ({self.named}), 1)"
            for one in self.among
        )


def selected(db: WorkspaceDatabase, query: RowQuery) -> Selected:
    """Return which rows a query asks for."""
    which = chosen(db, query.filter)
    named, wanted, among, texts, too_many = [], [], [], list[str](), []
    for word in query.search.split():
        names = _names(db, word)
        volunteers, all_volunteers = _volunteers(db, word)
        keys, all_keys = _row_references(db, which, word)
        if not (all_volunteers and all_keys):
            too_many.append(word)
        references = []
        if volunteers:
            references.append(f"t.volunteer_id IN ({', '.join(map(str, volunteers))})")
        for text in keys:
            texts.append(text)
            references.append(f"t.row_key = ?{len(texts)}")
        named.append(" OR ".join(names) or "0")
        wanted.append(" OR ".join([*names, *references]) or "0")
        if volunteers:
            among.append(f"activity_by_volunteer WHERE {references[0]}")
        if keys:
            schemes = ", ".join(map(str, which.schemes))
            marks = ", ".join(f"?{len(texts) - place}" for place in range(len(keys)))
            among.append(
                f"activity_by_key WHERE t.scheme_id IN ({schemes}) AND t.row_key IN ({marks})"
            )
    return Selected(
        which,
        " AND ".join(f"({one})" for one in named) or "1",
        " AND ".join(f"({one})" for one in wanted) or "1",
        tuple(among),
        tuple(texts),
        tuple(too_many),
    )


def _names(db: WorkspaceDatabase, word: str) -> list[str]:
    """The conditions that a row has a scheme or term with a word in its name."""
    sought = word.casefold()
    found: dict[str, list[int]] = {}
    for number, name in db.rows("SELECT id, name FROM scheme"):
        if sought in name.casefold():
            found.setdefault("scheme_id", []).append(number)
    for number, kind, name in db.rows("SELECT id, kind, name FROM term"):
        if sought in name.casefold():
            found.setdefault(_COLUMNS[kind], []).append(number)
    return [f"t.{name} IN ({', '.join(map(str, ids))})" for name, ids in found.items()]


def _volunteers(db: WorkspaceDatabase, word: str) -> tuple[Sequence[int], bool]:
    """The volunteers whose reference begins with a word, and whether those are all: where they
    are too many, it is those whose reference is the very word."""
    pattern = "".join(f"\\{c}" if c in "%_\\" else c for c in word) + "%"
    rows = db.rows(
        "SELECT id FROM volunteer WHERE reference LIKE ? ESCAPE '\\' LIMIT ?",
        (pattern, REFERENCES + 1),
    )
    if whole := len(rows) <= REFERENCES:
        return [number for (number,) in rows], whole
    exact = db.rows("SELECT id FROM volunteer WHERE reference = ? COLLATE NOCASE", (word,))
    return [number for (number,) in exact], whole


def _row_references(db: WorkspaceDatabase, which: Chosen, word: str) -> tuple[Sequence[str], bool]:
    """The references of rows that begin with a word, written so or in capitals, and whether
    those are all: where they are too many, it is the very word."""
    found: set[str] = set()
    exact: set[str] = set()
    for text in {word, word.upper()}:
        for scheme in which.schemes:
            within = "FROM activity WHERE scheme_id = ? AND row_key"
            rows = db.rows(
                f"SELECT row_key {within} >= ? AND row_key < ? AND row_key IS NOT NULL LIMIT ?",
                (scheme, text, f"{text}\U0010ffff", ROW_REFERENCES + 1),
            )
            found.update(key for (key,) in rows)
            if db.value(f"SELECT 1 {within} = ? LIMIT 1", (scheme, text)):
                exact.add(text)
    whole = len(found) <= ROW_REFERENCES
    return sorted(found if whole else exact), whole
