"""The tables refuse what must never be stored, and the models read what the tables hold."""

import hashlib

import peewee
import pytest

from oversight_app.store.content import CONTENTS
from oversight_app.store.models import MODELS
from oversight_app.store.schema import SCHEMAS, VERSION
from oversight_app.store.workspace import Workspace

_TARGET = "INSERT INTO target VALUES (1, 'specials-strength', 1, {value}, {day}, '', 'x', NULL)"
_FIGURE = (
    "INSERT INTO total VALUES ('specials-strength', '2022-03-31', {body}, {release}, 1, {marker})"
)


@pytest.mark.parametrize(
    "statement",
    [
        _TARGET.format(value=1, day="'2022-02-30'"),
        _TARGET.format(value=1, day="'20220331'"),
        _TARGET.format(value=1, day="'31 March 2022'"),
        _TARGET.format(value=1, day="'now'"),
        _TARGET.format(value=-1, day="'2022-03-31'"),
        _TARGET.format(value="'many'", day="'2022-03-31'"),
        _TARGET.format(value="9e999", day="'2022-03-31'"),
        _FIGURE.format(body=1, release=1, marker="NULL"),  # no such release
        _FIGURE.format(body=99, release=1, marker="NULL"),  # no such body
        _FIGURE.format(body=1, release=1, marker="'not supplied'"),  # a value and a marker
        "INSERT INTO workspace VALUES (2, 'Second', 'E1', NULL, 0)",
        "INSERT INTO record VALUES (1, 'question', 0, 1, 'local')",  # numbers begin at 1
        "INSERT INTO record VALUES (1, 'question', 1, 1, 'made up')",
        "INSERT INTO term_record VALUES (1, 'The office', '2022-03-31', NULL)",  # not registered
        "INSERT INTO flow VALUES (1, 1, '2022-03-01', '2022-03-31', -1, 0, '')",
        "UPDATE body SET kind = 'region'",
        "DELETE FROM body",
    ],
)
def test_a_wrong_row_is_refused(small: Workspace, statement: str) -> None:
    with pytest.raises(peewee.DatabaseError):
        small.db.execute_sql(statement)


def test_models_and_tables_agree(small: Workspace) -> None:
    for model in MODELS:
        meta = model._meta
        columns = small.db.rows(f"PRAGMA table_info({meta.table_name})")
        assert {name: bool(required or key) for _, name, _, required, _, key in columns} == {
            field.column_name: not field.null for field in meta.sorted_fields
        }, meta.table_name


def test_every_table_of_content_has_a_digest(small: Workspace) -> None:
    tables = {
        name for (name,) in small.db.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    }
    # The history proves itself, sums are worked out, digests are not digested, and what is typed
    # in a form is nothing that the workspace says yet.
    worked_out = {"activity_month", "people_month", "activity_block"}
    assert tables - set(CONTENTS) - worked_out == {
        "history", "history_content", "total", "content_digest", "draft", "kept_file",
    }  # fmt: skip
    digested = {name for (name,) in small.db.rows("SELECT table_name FROM content_digest")}
    assert digested == set(CONTENTS)


def test_a_connection_is_as_safe_as_it_should_be(small: Workspace) -> None:
    def pragma(name: str) -> object:
        return small.db.value(f"PRAGMA {name}")

    assert pragma("journal_mode") == "wal"
    assert pragma("synchronous") == 2  # FULL
    assert [pragma(n) for n in ("foreign_keys", "cell_size_check", "secure_delete")] == [1, 1, 1]
    assert pragma("trusted_schema") == 0
    # SQLite before 3.51.3 can lose what was saved when a write-ahead log is reset.
    version = small.db.value("SELECT sqlite_version()").split(".")
    assert tuple(map(int, version)) >= (3, 51, 3)


@pytest.mark.parametrize(
    ("version", "digest"),
    [
        (1, "ce07788052007c39133578c971070b50bfb634afe874033873850e56cc4676ab"),
        (2, "8e83a3148016f6265d3eb82eb291d1d4740aa0e9e3cc680f2ce15c020a7a8e77"),
        (3, "9c3970c03b70083a615a113e2c6563c7ab15b9bc274214d1a9c6cb97b88ffe65"),
        (4, "d135dbbb8e180bb30747858f322aa2f5e35334338c36e736e695a544c406e6f2"),
        (5, "69e6fdb6a83a09641f3a5b417ba09cf72d50e2b505e5d97fe008081db63114a4"),
        (6, "640cdd24290a510a30199fe8577902ebdca802592395bf4a7b2c8f53c687cda0"),
    ],
)
def test_the_tables_in_use_are_never_edited(version: int, digest: str) -> None:
    """They are in files that people have: a change of their text locks those out. Make a next
    version and a migration instead."""
    assert max(SCHEMAS) == VERSION == 6
    assert hashlib.sha256("\n".join(SCHEMAS[version]).encode()).hexdigest() == digest
