"""Why a file can't be read by a mapping: what is missing or must be said first."""

from collections.abc import Mapping as Table
from typing import Any

from oversight_app.domain.datasets import ACTIVITY, DATASETS, FieldKind
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.mappings import Mapping
from oversight_app.imports.reading_process import list_of, text_of, whole_of
from oversight_app.imports.refusals import problem

_MOST_NAMED = 8
_SHOWN = 60
"""Characters of a value that are quoted."""
_OF_A_ROW = frozenset({"minutes", "start", "finish", "people"})
"""What each record of a log says for itself, and no value for every row can."""


def check(mapping: Mapping) -> None:
    """Raise UserProblem where a mapping is of no dataset that is known, or gives every row of a
    log the same hours or people."""
    if mapping.dataset not in DATASETS:
        raise problem(
            f"The layout “{mapping.name}” is for a kind of return that this version of Oversight "
            "does not know.",
            "Match the columns again, or bring the file in with a newer version.",
        )
    if mapping.dataset == ACTIVITY.id:
        for name in sorted(_OF_A_ROW & mapping.constants.keys()):
            raise constant(ACTIVITY.field(name).name, mapping.constants[name])


def lacking(name: str, mapping: Mapping, message: Table[str, Any]) -> UserProblem:
    """Return the problem of a file that lacks columns it can't be read without."""
    gone, added = list_of(dict(message), "lacking"), list_of(dict(message), "added")
    layout = f"the layout “{mapping.name}”" if mapping.name else "the columns as they are matched"
    if not gone or whole_of(dict(message), "placed") == 0:
        happened = f"“{name}” has no row with the headings of {layout}"
    else:
        of_them = "the column" if len(gone) == 1 else "the columns"
        happened = f"“{name}” lacks {of_them} {named(gone)}, and can't be read without by {layout}"
    if added:
        happened += (
            f". It has {named(added)}, which the layout does not: a column may have been renamed"
        )
    return problem(f"{happened}.", "Match its columns again, or ask the sender for the old layout.")


def ask(name: str, mapping: Mapping, message: Table[str, Any]) -> UserProblem:
    """Return the problem of a column whose dates or lengths of time can be taken in two ways."""
    heading, cell = text_of(dict(message), "heading"), text_of(dict(message), "cell")
    fields = {one.id: one.kind for one in DATASETS[mapping.dataset].fields}
    used = {use.heading: fields.get(use.field) for use in mapping.columns if use.field}
    if used.get(heading) is FieldKind.MINUTES:
        return problem(
            f"In the column “{heading}” of “{name}”, {cell} can be hours or minutes.",
            "Choose in the matching of columns which it is.",
        )
    if cell.replace(".", "").isdigit():
        return problem(
            f"In the column “{heading}” of “{name}”, {cell} is a spreadsheet's own number for a "
            "day, and there are two ways of counting, from 1900 and from 1904.",
            "Choose in the matching of columns from which year it counts; from 1900 is usual.",
        )
    return problem(
        f"In the column “{heading}” of “{name}”, “{cell}” can mean more than one day.",
        "Choose in the matching of columns whether the day or the month comes first.",
    )


def constant(field: str, value: str) -> UserProblem:
    """Return the problem of a value for every row that is no value of its field."""
    shown = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
    return problem(
        f"“{shown}” can't be the value of “{field}” for every row.",
        "Change it in the matching of columns.",
    )


def named(headings: list[str]) -> str:
    """Return headings as they are named in a sentence, the first few of many."""
    told = [f"“{heading}”" for heading in headings[:_MOST_NAMED]]
    if len(headings) > _MOST_NAMED:
        told.append(f"{len(headings) - _MOST_NAMED:,} more")
    return " and ".join([", ".join(told[:-1]), told[-1]]) if len(told) > 1 else told[0]
