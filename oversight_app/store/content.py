"""What the rows of each table say, apart from how they are stored.

A *logical row* names bodies and releases by their published codes, so that two workspaces that
say the same have the same logical rows, whatever their inner numbers are. Digests and the
history are made of logical rows.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from oversight_app.store.content_records import RECORD_CONTENTS
from oversight_app.store.content_table import Content
from oversight_app.store.database import WorkspaceDatabase

MODULUS = 1 << 256

_RELEASE = "r.series, r.edition, r.reissue"
_FIGURE = (
    f"t.measure, t.as_at, b.code AS body, {_RELEASE}, t.sex, t.rank, t.area, t.value, t.marker, "
    "t.sheet, t.printed_row"
)
_FIGURE_FROM = "AS t JOIN body AS b ON b.id = t.body_id JOIN release AS r ON r.id = t.release_id"
_OF_BODY = "AS t JOIN body AS b ON b.id = t.body_id"
_OF_SCHEME = "AS t JOIN scheme AS s ON s.id = t.scheme_id"
_OF_VOLUNTEER = "JOIN volunteer AS v ON v.id = t.volunteer_id"
_ACTIVITY_KEY = ("scheme_id", "month", "day", "batch_id", "line")
_ACTIVITY = (
    "s.code AS scheme, t.day, v.reference, d.code AS district, a.code AS activity, "
    "p.code AS status, t.minutes, t.people, t.row_key, t.file_row, t.file_column"
)
_ACTIVITY_FROM = (
    f"{_OF_SCHEME} LEFT {_OF_VOLUNTEER} LEFT JOIN term AS d ON d.id = t.district_id "
    "LEFT JOIN term AS a ON a.id = t.activity_id LEFT JOIN term AS p ON p.id = t.status_id"
)
_DATASETS = (
    (
        "scheme_return",
        "t.month, t.opening, t.joiners, t.leavers, t.leavers_regular, t.leavers_resigned, "
        "t.leavers_retired, t.leavers_dismissed, t.leavers_transferred, t.leavers_lapsed, "
        "t.headcount, t.active, t.duty_minutes, t.training_minutes, t.sessions, t.leaders, "
        "t.leaders_vetted",
        "",
    ),
    (
        "volunteer_status",
        "v.reference, t.role, t.rank, t.end_reason, t.vetting_required, t.vetting_held, "
        "t.vetting_status, t.started, t.ended, t.vetting_until, t.training_until, "
        "t.supervision_last, t.agreement_signed, t.values_check, t.welfare_last, "
        "t.listed_on, d.code AS district, p.code AS status",
        f"{_OF_VOLUNTEER} LEFT JOIN term AS d ON d.id = t.district_id "
        "LEFT JOIN term AS p ON p.id = t.status_id",
    ),
    ("recruitment", "v.reference, t.stage, t.reached", _OF_VOLUNTEER),
    (
        "custody_visit",
        "t.suite, t.planned, t.made, t.visitor_one, t.visitor_two, t.delay, t.delay_reason, "
        "t.throughput, t.in_custody, t.not_available, t.not_offered, t.offered, t.accepted, "
        "t.seen, t.row_key",
        "",
    ),
    (
        "custody_issue",
        "t.suite, t.raised, t.category, t.urgent, t.raised_to, t.due, t.resolved, "
        "t.resolution, t.row_key",
        "",
    ),
)
"""Of each small dataset: its table, what a row says, and whose words it joins."""


_ALL = (
    Content("workspace", ("id",), "office_name, home_force, review_date, sample", shows="office"),
    Content(
        "body",
        ("id",),
        "code, name, kind, region, valid_from, valid_to, tile_column, tile_row, short",
        shows="bodies",
    ),
    Content(
        "spelling",
        ("spelling_key",),
        "t.spelling_key, t.printed, b.code AS body",
        "AS t LEFT JOIN body AS b ON b.id = t.body_id",
        shows="bodies",
    ),
    Content(
        "release",
        ("id",),
        "series, edition, reissue, title, publisher, licence, published, provenance",
        shows="batches",
        logical=False,
    ),
    Content(
        "batch",
        ("id",),
        f"{_RELEASE}, t.file_name, t.file_sha256, t.format_name, t.kept_at, t.kept_by, t.added, "
        "t.updated, t.unchanged, t.rejected, t.checked, t.notes, t.undone_at",
        "AS t JOIN release AS r ON r.id = t.release_id",
        shows="batches",
        logical=False,
    ),
    Content(
        "batch_issue",
        ("batch_id", "number"),
        "batch_id, number, sheet, printed_row, printed_column, what, why, blocking",
        shows="batches",
        logical=False,
    ),
    Content("observation", (), _FIGURE, _FIGURE_FROM, shows="figures"),
    Content("observation_shelf", (), _FIGURE, _FIGURE_FROM, shows="batches", logical=False),
    Content(
        "boundary",
        (),
        f"b.code AS body, {_RELEASE}, t.polygons",
        _FIGURE_FROM,
        shows="boundaries",
    ),
    Content(
        "boundary_shelf",
        (),
        f"b.code AS body, {_RELEASE}, t.polygons",
        _FIGURE_FROM,
        shows="batches",
        logical=False,
    ),
    Content(
        "preference",
        ("measure", "as_at"),
        f"t.measure, t.as_at, {_RELEASE}, t.reason, t.decided_on, t.decided_by",
        "AS t JOIN release AS r ON r.id = t.release_id",
        shows="figures",
    ),
    Content("peer_set", ("id",), "name, chosen_by, chosen_on, reason"),
    Content(
        "peer_set_member",
        ("peer_set_id", "position"),
        "s.name AS peer_set, t.position, b.code AS body",
        f"{_OF_BODY} JOIN peer_set AS s ON s.id = t.peer_set_id",
    ),
    Content(
        "target",
        ("id",),
        "t.measure, b.code AS body, t.value, t.set_on, t.set_by, t.source, t.review_by",
        _OF_BODY,
    ),
    Content(
        "flow",
        ("id",),
        "b.code AS body, t.from_day, t.to_day, t.joiners, t.leavers, t.source",
        _OF_BODY,
    ),
    Content(
        "scheme",
        ("id",),
        "code, name, people, run_by, vetting_of, required_minutes, valid_from, valid_to, "
        "position, aggregate_only",
        shows="schemes",
        stands="t.live = 1",
    ),
    Content(
        "term",
        ("id",),
        "kind, code, name, training, level",
        shows="schemes",
        stands="t.live = 1",
    ),
    Content(
        "volunteer",
        ("id",),
        "s.code AS scheme, t.reference",
        _OF_SCHEME,
        shows="activity",
        logical=False,
    ),
    Content("activity", _ACTIVITY_KEY, _ACTIVITY, _ACTIVITY_FROM, shows="activity"),
    Content(
        "activity_shelf",
        ("batch_id", "scheme_id", "month", "day", "line"),
        f"{_ACTIVITY}, t.replaced_by",
        _ACTIVITY_FROM,
        shows="activity",
        logical=False,
    ),
    Content(
        "activity_replaced",
        (),
        "replaced_by, batch_id, scheme_id, month, day, line",
        shows="activity",
        logical=False,
    ),
    Content(
        "mapping",
        ("id",),
        "name, dataset, source_office, made_on, made_by, definition",
        shows="mappings",
    ),
    Content(
        "local_batch",
        ("batch_id",),
        "batch_id, dataset, mapping_name, layout, no_longer, typed_in",
        shows="batches",
        logical=False,
    ),
    *(
        Content(
            table,
            ("batch_id", "line"),
            f"s.code AS scheme, t.live, {columns}, t.file_row",
            f"{_OF_SCHEME} {joins}".strip(),
            shows="activity",
            logical=False,
            standing=f"s.code AS scheme, {columns}",
        )
        for table, columns, joins in _DATASETS
    ),
    Content(
        "expected_return",
        ("id",),
        "t.dataset, s.code AS scheme, t.cadence, t.due_days, t.from_office, t.since, t.until",
        "AS t LEFT JOIN scheme AS s ON s.id = t.scheme_id",
        shows="schemes",
    ),
    Content(
        "chart_note",
        ("id",),
        "series, month, words, noted_by, noted_on",
        shows="annotations",
    ),
    Content(
        "rebase",
        ("id",),
        "series, from_month, name, reason, decided_by, decided_on",
        shows="annotations",
    ),
    Content(
        "baseline",
        ("id",),
        "series, first_month, last_month, reason, decided_by, decided_on",
        shows="annotations",
    ),
    Content(
        "series_target",
        ("id",),
        "series, value, set_on, set_by, source",
        shows="annotations",
    ),
    Content("saved_view", ("id",), "page, name, selection, saved_on", shows="annotations"),
    Content(
        "paper",
        ("id",),
        "name, ordered, prepared_by, drafted_on, provenance, frozen, frozen_on, frozen_head, "
        "approved_on, approved_by, sent_on, sent_to, sent_by, request, passed",
        shows="papers",
        logical=False,
    ),
    Content(
        "paper_file",
        ("paper_id", "position"),
        "paper_id, position, name, format, sha256",
        shows="papers",
        logical=False,
    ),
    Content(
        "paper_setting",
        ("id",),
        "rule, pattern, handling, template, template_name",
        shows="papers",
    ),
    Content(
        "snooze",
        ("subject",),
        "subject, until, reason, weight, snoozed_on, snoozed_by",
        shows="attention",
    ),
    Content(
        "office_setting",
        ("id",),
        "measures, sorted_by, decimals, opens_on",
        shows="viewing",
    ),
    *RECORD_CONTENTS,
    Content("undo_step", ("seq",), "seq, action, undone, steps", shows="history", logical=False),
)

CONTENTS: Mapping[str, Content] = {content.table: content for content in _ALL}


_WRITTEN = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)
"""Made once: a check writes a million rows."""


def canonical(value: object) -> str:
    """Return the one JSON text of a value."""
    return _WRITTEN.encode(value)


def row_hash(row: Sequence[object]) -> int:
    """Return the SHA-256 of a logical row, as an integer below 2**256."""
    return int.from_bytes(hashlib.sha256(canonical(row).encode()).digest(), "big")


@dataclass(frozen=True, slots=True)
class Sum:
    """An order-independent digest: the sum of the hashes of rows, modulo 2**256, and how
    many rows there are."""

    total: int = 0
    rows: int = 0

    def __add__(self, other: "Sum") -> "Sum":
        return Sum((self.total + other.total) % MODULUS, self.rows + other.rows)

    def __neg__(self) -> "Sum":
        return Sum(-self.total % MODULUS, -self.rows)

    @property
    def text(self) -> str:
        """The digest as 64 hexadecimal digits."""
        return f"{self.total:064x}"


def sum_of(rows: Iterator[Sequence[object]] | Sequence[Sequence[object]]) -> Sum:
    """Return the digest of logical rows."""
    total = count = 0
    for row in rows:
        total += row_hash(row)
        count += 1
    return Sum(total % MODULUS, count)


def logical_rows(
    db: WorkspaceDatabase, table: str, where: str = "1", parameters: Sequence[object] = ()
) -> Iterator[tuple[Any, ...]]:
    """Yield the logical rows of a table for which a condition on ``t`` holds."""
    content = CONTENTS[table]
    cursor = db.execute_sql(f"{content.select} WHERE ({content.stands}) AND ({where})", parameters)
    return iter(cursor)


def content_sum(db: WorkspaceDatabase, table: str) -> Sum:
    """Return the digest of all that a table says, worked out from its rows."""
    if table in ("activity", "activity_shelf"):
        # Too many for a hash each: digested by blocks.
        from oversight_app.store.activity_blocks import table_sum

        return table_sum(db, table)
    return sum_of(logical_rows(db, table))


def standing_sum(db: WorkspaceDatabase, table: str) -> Sum:
    """Return the digest of the rows that stand, of a table that keeps more than those."""
    return sum_of(iter(db.execute_sql(CONTENTS[table].select_standing)))


def logical_row(db: WorkspaceDatabase, table: str, key: Sequence[object]) -> dict[str, Any] | None:
    """Return one logical row by the key of its stored row, or None where there is none."""
    content = CONTENTS[table]
    return db.named_row(f"{content.select} WHERE ({content.stands}) AND {content.by_key}", key)
