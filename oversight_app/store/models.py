"""peewee models of the tables that pages read as records. They never leave this room.

The tables themselves are made by ``schema.py``; a test holds the two side by side. The large
tables (observations, totals, the history) are read with SQL of their own.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from peewee import (
    AutoField,
    BooleanField,
    CompositeKey,
    FloatField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

from oversight_app.store.database import WorkspaceDatabase

T = TypeVar("T")


class DayField(TextField):
    """A day, stored as ISO text: peewee's DATE is no type of a STRICT table."""

    def db_value(self, value: date | None) -> str | None:
        """Return the text that is stored."""
        return None if value is None else value.isoformat()

    def python_value(self, value: str | None) -> date | None:
        """Return the day that the text stands for."""
        return None if value is None else date.fromisoformat(value)


class WorkspaceRow(Model):
    """The one row that says whose workspace it is."""

    id = AutoField()
    office_name = TextField()
    home_force = TextField()
    review_date = DayField(null=True)
    sample = BooleanField()

    class Meta:
        table_name = "workspace"


class BodyRow(Model):
    """A police force."""

    id = AutoField()
    code = TextField()
    name = TextField()
    kind = TextField()
    region = TextField()
    valid_from = DayField(null=True)
    valid_to = DayField(null=True)
    tile_column = IntegerField(null=True)
    tile_row = IntegerField(null=True)
    short = TextField()

    class Meta:
        table_name = "body"


class SpellingRow(Model):
    """A printed name."""

    spelling_key = TextField(primary_key=True)
    printed = TextField()
    body = ForeignKeyField(BodyRow, null=True)

    class Meta:
        table_name = "spelling"


class ReleaseRow(Model):
    """One edition of a published table."""

    id = AutoField()
    series = TextField()
    edition = DayField()
    reissue = IntegerField()
    title = TextField()
    publisher = TextField()
    licence = TextField()
    published = DayField(null=True)
    provenance = TextField()

    class Meta:
        table_name = "release"


class PreferenceRow(Model):
    """The office's choice of a release."""

    measure = TextField()
    as_at = DayField()
    release = ForeignKeyField(ReleaseRow)
    reason = TextField()
    decided_on = DayField()
    decided_by = TextField()

    class Meta:
        table_name = "preference"
        primary_key = CompositeKey("measure", "as_at")


class PeerSetRow(Model):
    """A named set of forces."""

    id = AutoField()
    name = TextField()
    chosen_by = TextField()
    chosen_on = DayField()
    reason = TextField()

    class Meta:
        table_name = "peer_set"


class PeerSetMemberRow(Model):
    """A force in a peer set."""

    peer_set = ForeignKeyField(PeerSetRow)
    position = IntegerField()
    body = ForeignKeyField(BodyRow)

    class Meta:
        table_name = "peer_set_member"
        primary_key = CompositeKey("peer_set", "position")


class TargetRow(Model):
    """A target for a measure."""

    id = AutoField()
    measure = TextField()
    body = ForeignKeyField(BodyRow)
    value = FloatField(null=True)
    set_on = DayField()
    set_by = TextField()
    source = TextField()
    review_by = DayField(null=True)

    class Meta:
        table_name = "target"


class FlowRow(Model):
    """Joiners and leavers of a body over a period."""

    id = AutoField()
    body = ForeignKeyField(BodyRow)
    from_day = DayField()
    to_day = DayField()
    joiners = IntegerField()
    leavers = IntegerField()
    source = TextField()

    class Meta:
        table_name = "flow"


MODELS: tuple[type[Model], ...] = (
    WorkspaceRow,
    BodyRow,
    SpellingRow,
    ReleaseRow,
    PreferenceRow,
    PeerSetRow,
    PeerSetMemberRow,
    TargetRow,
    FlowRow,
)


def filled(db: WorkspaceDatabase, query: Any, constructor: Callable[..., T]) -> tuple[T, ...]:
    """Return the rows of a query, each as a dataclass filled by column name."""
    return tuple(constructor(**row) for row in query.dicts().execute(db))
