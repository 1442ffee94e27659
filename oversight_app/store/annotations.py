"""What the office adds to a series of figures, and the views of a page that it keeps.

Every decision about limits is dated, signed and has its reason.
"""

from datetime import date
from typing import Any, TypeVar

from oversight_app.domain.annotations import (
    Baseline,
    ChartNote,
    Rebase,
    SavedView,
    SeriesKey,
    SeriesTarget,
)
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.periods import written_date
from oversight_app.store.actions import writing
from oversight_app.store.changes import Changes
from oversight_app.store.opened import Workspace

T = TypeVar("T", ChartNote, Rebase, Baseline, SeriesTarget)

_DATED = {
    ChartNote: ("chart_note", "id, series, month, words, noted_by, noted_on", "month, id"),
    Rebase: (
        "rebase",
        "id, series, from_month, name, reason, decided_by, decided_on",
        "from_month, id",
    ),
    Baseline: (
        "baseline",
        "id, series, first_month, last_month, reason, decided_by, decided_on",
        "first_month, id",
    ),
    SeriesTarget: ("series_target", "id, series, value, set_on, set_by, source", "set_on, id"),
}
"""By kind: its table, its columns and its order."""

LONGEST_NOTE = 500
LONGEST_NAME = 100


def notes(workspace: Workspace, series: SeriesKey | None = None) -> tuple[ChartNote, ...]:
    """Return the notes on a series (None: on all), the earliest month first."""
    return _read(workspace, ChartNote, "noted_on", series)


def rebases(workspace: Workspace, series: SeriesKey | None = None) -> tuple[Rebase, ...]:
    """Return the decisions to re-base the limits of a series (None: of all), in order."""
    return _read(workspace, Rebase, "decided_on", series)


def baselines(workspace: Workspace, series: SeriesKey | None = None) -> tuple[Baseline, ...]:
    """Return the decisions to lock the limits of a series (None: of all), in order."""
    return _read(workspace, Baseline, "decided_on", series)


def targets(workspace: Workspace, series: SeriesKey | None = None) -> tuple[SeriesTarget, ...]:
    """Return the targets of a series (None: of all), the earliest first."""
    return _read(workspace, SeriesTarget, "set_on", series)


def views(workspace: Workspace, page: str) -> tuple[SavedView, ...]:
    """Return the views kept of a page, A to Z."""
    with workspace.snapshot():
        rows = workspace.db.rows(
            "SELECT page, name, selection, saved_on, id FROM saved_view WHERE page = ? "
            "ORDER BY name COLLATE NOCASE, id",
            (page,),
        )
    return tuple(
        SavedView(of, name, selection, date.fromisoformat(saved), number)
        for of, name, selection, saved, number in rows
    )


def add_note(workspace: Workspace, note: ChartNote) -> Changes:
    """Add a dated note on a month of a series."""
    return _save(workspace, "chart_note", "Add a note", 0, _note_row(note), "Note added")


def change_note(workspace: Workspace, note: ChartNote) -> Changes:
    """Change a note; ``id`` says which."""
    return _save(workspace, "chart_note", "Change a note", note.id, _note_row(note), "Note saved")


def delete_note(workspace: Workspace, number: int) -> Changes:
    """Delete a note."""
    return _delete(workspace, "chart_note", "Delete a note", number, "Note deleted")


def add_rebase(workspace: Workspace, rebase: Rebase) -> Changes:
    """Record a decision that limits are worked out anew from a month on."""
    return _save(
        workspace, "rebase", "Re-base limits", 0, _rebase_row(rebase), "Limits re-based",
        ("from_month",),
    )  # fmt: skip


def change_rebase(workspace: Workspace, rebase: Rebase) -> Changes:
    """Change a recorded decision; ``id`` says which."""
    return _save(
        workspace, "rebase", "Change re-based limits", rebase.id, _rebase_row(rebase),
        "Decision saved", ("from_month",),
    )  # fmt: skip


def delete_rebase(workspace: Workspace, number: int) -> Changes:
    """Delete a decision that was recorded by mistake."""
    return _delete(workspace, "rebase", "Delete re-based limits", number, "Decision deleted")


def add_baseline(workspace: Workspace, baseline: Baseline) -> Changes:
    """Record a decision that the limits rest on some months."""
    return _save(
        workspace, "baseline", "Lock limits", 0, _baseline_row(baseline), "Limits locked",
        ("first_month",),
    )  # fmt: skip


def change_baseline(workspace: Workspace, baseline: Baseline) -> Changes:
    """Change a recorded decision; ``id`` says which."""
    return _save(
        workspace, "baseline", "Change locked limits", baseline.id, _baseline_row(baseline),
        "Decision saved", ("first_month",),
    )  # fmt: skip


def delete_baseline(workspace: Workspace, number: int) -> Changes:
    """Delete a decision that was recorded by mistake: the limits move again."""
    return _delete(workspace, "baseline", "Unlock limits", number, "Limits unlocked")


def add_target(workspace: Workspace, target: SeriesTarget) -> Changes:
    """Record a target for a series, or (value None) that the last one no longer holds."""
    said = "Target set" if target.value is not None else "Target retired"
    return _save(
        workspace, "series_target", "Set a target", 0, _target_row(target), said, ("set_on",)
    )


def change_target(workspace: Workspace, target: SeriesTarget) -> Changes:
    """Change a target that was recorded wrongly; ``id`` says which."""
    return _save(
        workspace, "series_target", "Change a target", target.id, _target_row(target),
        "Target saved", ("set_on",),
    )  # fmt: skip


def delete_target(workspace: Workspace, number: int) -> Changes:
    """Delete a target that was recorded by mistake."""
    return _delete(workspace, "series_target", "Delete a target", number, "Target deleted")


def save_view(workspace: Workspace, view: SavedView) -> Changes:
    """Keep a page's filters by name; a view of the same name and page is replaced."""
    name = " ".join(view.name.split())
    if not name:
        raise UserProblem("The view has no name. Nothing was saved. Give it a name.")
    if len(name) > LONGEST_NAME:
        raise UserProblem(
            f"The name of the view has {len(name):,} characters, and {LONGEST_NAME} is the most. "
            "Nothing was saved. Shorten it."
        )
    row = {
        "page": view.page,
        "name": name,
        "selection": view.selection,
        "saved_on": view.saved_on,
    }
    with writing(workspace, "Save a view", "saved_view") as action:
        found = view.id or action.db.value(
            "SELECT id FROM saved_view WHERE page = ? AND name = ?", (view.page, name)
        )
        if found:
            action.update_record("saved_view", found, **row)
        else:
            action.insert("saved_view", **row)
        action.description = f"View “{name}” saved"
    return action.changes


def delete_view(workspace: Workspace, number: int) -> Changes:
    """Delete a view; the figures stay as they are."""
    return _delete(workspace, "saved_view", "Delete a view", number, "View deleted")


def _read(workspace: Workspace, kind: type[T], day: str, series: SeriesKey | None) -> tuple[T, ...]:
    table, columns, order = _DATED[kind]
    where, parameters = ("1", []) if series is None else ("series = ?", [str(series)])
    with workspace.snapshot():
        rows = workspace.db.rows(
            f"SELECT {columns} FROM {table} WHERE {where} ORDER BY {order}", parameters
        )
    names = columns.split(", ")
    found: list[T] = []
    for row in rows:
        said: dict[str, Any] = dict(zip(names, row, strict=True))
        said["series"] = SeriesKey.parse(said["series"])
        said[day] = date.fromisoformat(said[day])
        found.append(kind(**said))
    return tuple(found)


def _save(
    workspace: Workspace,
    table: str,
    name: str,
    number: int,
    row: dict[str, Any],
    description: str,
    one_a: tuple[str, ...] = (),
) -> Changes:
    """Add a row, or change the one with a number; ``one_a`` names what a series has one for."""
    with writing(workspace, name, table) as action:
        for column in one_a:
            value = row[column]
            if action.db.value(
                f"SELECT 1 FROM {table} WHERE series = ? AND {column} = ? AND id <> ?",
                (row["series"], value.isoformat() if isinstance(value, date) else value, number),
            ):
                said = f" set on {written_date(value)}" if isinstance(value, date) else " from then"
                raise UserProblem(
                    f"There is already one for this series{said}. Nothing was saved. Delete that "
                    "one first, or choose another date."
                )
        if number:
            action.update_record(table, number, **row)
        else:
            action.insert(table, **row)
        action.description = description
    return action.changes


def _delete(workspace: Workspace, table: str, name: str, number: int, description: str) -> Changes:
    with writing(workspace, name, table) as action:
        action.delete_record(table, number)
        action.description = description
    return action.changes


def _note_row(note: ChartNote) -> dict[str, Any]:
    words = " ".join(note.words.split())
    if not words:
        raise UserProblem("The note is empty. Nothing was saved. Say what happened in that month.")
    if len(words) > LONGEST_NOTE:
        raise UserProblem(
            f"The note has {len(words):,} characters, and {LONGEST_NOTE} is the most. "
            "Nothing was saved. Shorten it."
        )
    return {
        "series": str(note.series),
        "month": note.month,
        "words": words,
        "noted_by": note.noted_by.strip(),
        "noted_on": note.noted_on,
    }


def _decision(one: Rebase | Baseline) -> dict[str, Any]:
    if not one.reason.strip():
        raise UserProblem(
            "The decision has no reason. Nothing was saved. Say why the limits are to change."
        )
    if not one.decided_by.strip():
        raise UserProblem(
            "The decision does not say whose it is. Nothing was saved. Say who decided it."
        )
    return {
        "series": str(one.series),
        "reason": one.reason.strip(),
        "decided_by": one.decided_by.strip(),
        "decided_on": one.decided_on,
    }


def _rebase_row(rebase: Rebase) -> dict[str, Any]:
    if not rebase.name.strip():
        raise UserProblem(
            "The decision has no name. Nothing was saved. Name it by what changed, for example "
            "“New rota”."
        )
    return {
        **_decision(rebase),
        "from_month": rebase.from_month,
        "name": " ".join(rebase.name.split()),
    }


def _baseline_row(baseline: Baseline) -> dict[str, Any]:
    if baseline.last_month < baseline.first_month:
        raise UserProblem(
            "The months end before they begin. Nothing was saved. Correct the months."
        )
    return {
        **_decision(baseline),
        "first_month": baseline.first_month,
        "last_month": baseline.last_month,
    }


def _target_row(target: SeriesTarget) -> dict[str, Any]:
    if target.value is not None and not 0 <= target.value < 1e15:
        raise UserProblem("A target can't be below zero. Nothing was saved. Correct the number.")
    if not target.source.strip():
        raise UserProblem(
            "The target has no source. Nothing was saved. Say where it was set, for example "
            "in which plan or paper."
        )
    return {
        "series": str(target.series),
        "value": None if target.value is None else float(target.value),
        "set_on": target.set_on,
        "set_by": target.set_by.strip(),
        "source": target.source.strip(),
    }
