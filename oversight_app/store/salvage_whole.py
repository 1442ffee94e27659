"""Making what was read of a damaged file a workspace again: every record whole, every link with
both its ends, every sum the sum of its rows.

A record is kept in three places (the registry, the table of its kind, its versions), so one of
them that was lost is written again from the others. Nothing is made up: what has lost what it
rests on is left out.
"""

import hashlib
import json
from contextlib import suppress
from typing import Any

import peewee

from oversight_app.domain.record_kinds import KINDS, table_of
from oversight_app.domain.recorded import specs
from oversight_app.store.activity_blocks import live_blocks
from oversight_app.store.activity_summaries import sum_month, training_ids
from oversight_app.store.content import CONTENTS, canonical, content_sum
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.salvage_history import images
from oversight_app.store.salvage_rows import tables_of
from oversight_app.store.schema import VERSION
from oversight_app.store.totals import refresh_totals


def drop_wrong_contents(db: WorkspaceDatabase) -> int:
    """Leave out kept files that are not what was kept; return how many."""
    wrong = [
        digest
        for digest, size, content in db.execute_sql("SELECT sha256, size, content FROM kept_file")
        if len(content) != size or hashlib.sha256(content).hexdigest() != digest
    ]
    db.many("DELETE FROM kept_file WHERE sha256 = ?", ((one,) for one in wrong))
    return len(wrong)


def mend_records(db: WorkspaceDatabase) -> None:
    """Write again what a record has lost in one of its three places, from the other two and from
    what sound entries of the history say."""
    provenances, versions = _remembered(db)
    for kind in KINDS.values():
        table = table_of(kind.kind)
        names = [spec.id for spec in specs(kind)]
        for number, said in db.rows(
            "SELECT r.id, v.said FROM record AS r JOIN record_version AS v "
            "ON v.record_id = r.id AND v.version = r.version "
            f"WHERE r.kind = ? AND r.id NOT IN (SELECT id FROM {table})",
            (kind.kind,),
        ):
            with suppress(ValueError, KeyError, TypeError):
                words = json.loads(said)
                _try(db, table, {"id": number, **{name: words[name] for name in names}})
        for number, series in db.rows(
            f"SELECT t.id, n.number FROM {table} AS t JOIN issued_number AS n "
            "ON n.record_id = t.id AND n.series = ? WHERE t.id NOT IN (SELECT id FROM record)",
            (kind.kind,),
        ):
            version = db.value(
                "SELECT max(version) FROM record_version WHERE record_id = ?", (number,)
            )
            provenance = provenances.get((kind.kind, series))
            if version is not None and provenance is not None:
                _try(
                    db,
                    "record",
                    {"id": number, "kind": kind.kind, "number": series, "version": version,
                     "provenance": provenance},
                )  # fmt: skip
        for number, series, version in db.rows(
            f"SELECT r.id, r.number, r.version FROM record AS r JOIN {table} AS t ON t.id = r.id "
            "LEFT JOIN record_version AS v ON v.record_id = r.id AND v.version = r.version "
            "WHERE r.kind = ? AND v.version IS NULL",
            (kind.kind,),
        ):
            row = db.named_row(f"SELECT {', '.join(names)} FROM {table} WHERE id = ?", (number,))
            words = canonical(row)
            if (kind.kind, series, words) in versions:
                day, who = versions[kind.kind, series, words]
                kept = {"record_id": number, "version": version, "day": day, "who": who}
                _try(db, "record_version", {**kept, "said": words})


def _remembered(
    db: WorkspaceDatabase,
) -> tuple[dict[tuple[str, int], str], dict[tuple[str, int, str], tuple[str, str]]]:
    """What the history says of records: where each is from, and of each thing that one said, from
    which day and who saved it."""
    provenances: dict[tuple[str, int], str] = {}
    versions: dict[tuple[str, int, str], tuple[str, str]] = {}
    for table, said in images(db):
        with suppress(KeyError, TypeError):
            own = said["kind"], said["number"]
            if table == "record":
                provenances.setdefault(own, said["provenance"])
            elif table == "record_version":
                versions.setdefault((*own, said["said"]), (said["day"], said["who"]))
    return provenances, versions


def drop_half(db: WorkspaceDatabase) -> None:
    """Leave out every row that points to one that is gone, and every record that is there by
    half, until nothing of the kind is left."""
    while _drop_pointing(db) + _drop_half_records(db):
        pass


def _drop_pointing(db: WorkspaceDatabase) -> int:
    gone = 0
    for table in tables_of(VERSION):
        for _, _, parent, own, theirs, *_ in db.rows(f"PRAGMA foreign_key_list({table})"):
            gone += db.execute_sql(
                f"DELETE FROM {table} WHERE {own} IS NOT NULL "
                f"AND {own} NOT IN (SELECT {theirs} FROM {parent})"
            ).rowcount
    return gone


def _drop_half_records(db: WorkspaceDatabase) -> int:
    known = ", ".join(f"'{kind}'" for kind in KINDS)
    gone = db.execute_sql(f"DELETE FROM record WHERE kind NOT IN ({known})").rowcount
    gone += db.execute_sql(
        "DELETE FROM record WHERE NOT EXISTS (SELECT 1 FROM record_version AS v "
        "WHERE v.record_id = record.id AND v.version = record.version)"
    ).rowcount
    for kind in KINDS.values():
        table = table_of(kind.kind)
        gone += db.execute_sql(
            f"DELETE FROM record WHERE kind = ? AND id NOT IN (SELECT id FROM {table})",
            (kind.kind,),
        ).rowcount
        gone += db.execute_sql(
            f"DELETE FROM {table} WHERE id NOT IN (SELECT id FROM record WHERE kind = ?)",
            (kind.kind,),
        ).rowcount
    return int(gone)


def work_out_sums(db: WorkspaceDatabase) -> None:
    """Work out anew every total, every month's sums, the blocks and the digests."""
    db.execute_sql("DELETE FROM total")
    for release, measure in db.rows("SELECT DISTINCT release_id, measure FROM observation"):
        refresh_totals(db, release, [measure])
    for table in ("activity_month", "people_month", "activity_block"):
        db.execute_sql(f"DELETE FROM {table}")
    training = training_ids(db)
    for scheme, month in db.rows("SELECT DISTINCT scheme_id, month FROM activity"):
        sum_month(db, scheme, month, training)
    db.many(
        "INSERT INTO activity_block (batch_id, scheme_id, month, row_count, minutes, first_day, "
        "last_day, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (*key, one.rows, one.minutes, one.first_day, one.last_day, one.sum.text)
            for key, one in live_blocks(db)
        ],
    )
    db.execute_sql("DELETE FROM content_digest")
    sums = {table: content_sum(db, table) for table in CONTENTS}
    db.many(
        "INSERT INTO content_digest (table_name, digest, row_count) VALUES (?, ?, ?)",
        [(table, one.text, one.rows) for table, one in sums.items()],
    )


def _try(db: WorkspaceDatabase, table: str, row: dict[str, Any]) -> None:
    """Put a row in, unless the table's own rules refuse it."""
    with suppress(peewee.IntegrityError):
        db.put(table, row)
