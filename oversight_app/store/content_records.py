"""What the rows of the office's own records say. A kind's columns follow from its declared fields;
records are named by kind and number, which are the same in every workspace that says the same."""

from oversight_app.domain.record_fields import Holds
from oversight_app.domain.record_kinds import KINDS, table_of
from oversight_app.domain.recorded import Recorded, specs
from oversight_app.store.content_table import Content

_OF_RECORD = "AS t JOIN record AS r ON r.id = t.record_id"


def _named(column: str, name: str) -> str:
    """The record that a column points to, as its kind and number."""
    return f"(SELECT x.kind || ' ' || x.number FROM record AS x WHERE x.id = t.{column}) AS {name}"


def _columns(kind: type[Recorded]) -> str:
    said = (
        _named(spec.id, spec.id) if spec.holds is Holds.RECORD else f"t.{spec.id}"
        for spec in specs(kind)
    )
    return ", ".join(("r.kind", "r.number", *said))


def _of_record(table: str, columns: str) -> Content:
    return Content(table, ("id",), f"r.kind, r.number, {columns}", _OF_RECORD, shows="governance")


RECORD_CONTENTS = (
    Content("record", ("id",), "kind, number, provenance", shows="governance"),
    *(
        Content(
            table_of(kind.kind),
            ("id",),
            _columns(kind),
            "AS t JOIN record AS r ON r.id = t.id",
            shows="governance",
        )
        for kind in KINDS.values()
    ),
    Content(
        "record_version",
        ("record_id", "version"),
        "r.kind, r.number, t.day, t.who, t.said",
        _OF_RECORD,
        shows="governance",
    ),
    Content(
        "record_link",
        ("id",),
        f"{_named('from_id', 'link_from')}, t.relation, {_named('to_id', 'link_to')}, t.scheme, "
        "t.figure, t.batch_id, t.made_on",
        shows="governance",
    ),
    _of_record("record_note", "t.words, t.noted_by, t.noted_on"),
    _of_record("record_review", "t.reviewed_on, t.reviewed_by, t.outcome, t.next_review"),
    _of_record("record_hold", "t.why, t.placed_by, t.placed_on, t.lifted_on"),
    Content(
        "issued_number",
        ("series", "number"),
        "series, number, record_id, issued_on, brought",
        shows="governance",
        logical=False,
    ),
    Content(
        "question_set",
        ("version",),
        "version, from_day, set_by, reason, questions",
        shows="governance",
    ),
    Content(
        "criteria_set",
        ("version",),
        "version, from_day, set_by, reason, criteria",
        shows="governance",
    ),
    Content(
        "risk_scale",
        ("version",),
        "version, from_day, set_by, reason, scale",
        shows="governance",
    ),
    Content(
        "retention_rule",
        ("kind",),
        "kind, months, reason, set_by, set_on",
        shows="governance",
    ),
    Content(
        "disposal",
        ("id",),
        "disposed_on, disposed_by, rule, records, entries, backups",
        shows="governance",
        logical=False,
    ),
)
