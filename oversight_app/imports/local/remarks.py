"""What is worth knowing of a file that was read by a mapping."""

from typing import Any

from oversight_app.imports.gathering import counted
from oversight_app.imports.local.personal import may_tell_who
from oversight_app.imports.local.refusing import named
from oversight_app.imports.local.tables import LAST_ROW
from oversight_app.imports.reading_process import list_of, whole_of


def notes(about: dict[str, Any], end: dict[str, Any], *, unlisted: int) -> tuple[str, ...]:
    """Return the remarks; ``unlisted`` counts rejected rows that are in no issue."""
    missing, added = list_of(about, "missing"), list_of(about, "added")
    left, hidden = list_of(about, "left"), list_of(about, "hidden")
    # Remarks are kept with the import: a heading that names somebody is counted, not named.
    named_people = [heading for heading in added if may_tell_who(str(heading))]
    added = [heading for heading in added if heading not in named_people]
    made = []
    if missing:
        made.append(f"This file has no column {named(missing)}; what it held is left blank.")
    if added:
        made.append(f"The layout does not have {named(added)}; that was left out.")
    if named_people:
        columns = "1 column" if len(named_people) == 1 else f"{len(named_people):,} columns"
        made.append(
            f"The layout does not have {columns} whose heading may name somebody; what "
            f"{'it holds' if len(named_people) == 1 else 'they hold'} was left out."
        )
    if missing and added:
        made.append("If a column was renamed, match the columns again before this is kept.")
    if left:
        made.append(f"The figures under {named(left)} were not read: the heading is not known.")
    if unknown := list_of(end, "unknown"):
        plain = [word for word in unknown if not may_tell_who(str(word))]
        rows = f"The rows {named(plain)}" if plain else counted(len(unknown)).capitalize()
        made.append(
            f"{rows} {'was' if rows.startswith('1 row') else 'were'} not read: the layout does "
            "not say what they count. Match the file again to say it."
        )
    if hidden:
        made.append(f"Hidden sheets were not read: {', '.join(hidden)}.")
    if unstated := whole_of(end, "people_unstated"):
        made.append(
            f"The number of people is blank in {counted(unstated)}; a duty without it counts as "
            "of one person."
        )
    if whole_of(end, "last_row") == LAST_ROW:
        made.append(
            f"The file ends at row {LAST_ROW:,}, the last that a spreadsheet has: it may have "
            "been cut off by the program that made it. Ask the sender whether it is whole."
        )
    if nuls := whole_of(end, "nuls"):
        many = "1 NUL byte" if nuls == 1 else f"{nuls:,} NUL bytes"
        made.append(
            f"The file holds {many}, which stand for no letter and were left out. Ask the sender "
            "whether it is whole."
        )
    if unlisted > 0:
        made.append(
            f"{unlisted:,} more rejected rows are counted and not listed; save the rejected rows "
            "to see them all."
        )
    return tuple(made)
