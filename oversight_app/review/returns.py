"""Returns: which are late, what to write about them, and which questions to send back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.datasets import CADENCES, DATASETS
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.findings import (
    Align,
    Column,
    Finding,
    Origin,
    Row,
    Status,
    Table,
    cell_words,
)
from oversight_app.domain.periods import written_date, written_month, written_months
from oversight_app.domain.returns import DueReturn
from oversight_app.domain.wording import (
    Quantity,
    Sentence,
    Slot,
    count_word,
    counted,
    mid_sentence,
    sentence_case,
)
from oversight_app.review.activity_wording import listed
from oversight_app.review.return_queries import query_rows
from oversight_app.store import batches, expected, schemes
from oversight_app.store.activity_sources import local_provenance
from oversight_app.store.office import office
from oversight_app.store.workspace import Workspace

ALL_SCHEMES = "all schemes"
_CADENCE_NAMES = {one.id: one.name for one in CADENCES}
_METHOD = (
    "A return is late where its due day is past and a month of it is not here. It is due so many "
    "days after its period ends."
)


@dataclass(frozen=True, slots=True)
class ReturnsAnswer:
    """The calendar of expected returns: ``calendar`` has a row for each of ``due``, in the same
    order (row key: its place there), what is late first. Of what is here, the newest period of
    each expected return is listed."""

    finding: Finding
    calendar: Table
    due: tuple[DueReturn, ...]


def returns(ws: Workspace, months: tuple[int, int] | None = None) -> ReturnsAnswer:
    """Say which expected returns are late, which are due next, and which are here. ``months``
    leaves out those that are not about one of them, the first and the last counted."""
    with ws.snapshot():
        today = ws.today()
        everything = expected.due(ws, today)
        names = scheme_names(ws)
        any_expected = bool(expected.all_expected(ws))
        provenance = local_provenance(ws)
    if months is not None:
        first, last = months
        everything = tuple(
            one for one in everything if one.first_month <= last and one.last_month >= first
        )
    late = [one for one in everything if one.late(today)]
    waiting = [one for one in everything if not one.late(today) and not _here(one)]
    newest: dict[int, DueReturn] = {}
    for one in everything:
        if _here(one):
            newest[one.expected.id] = one
    listed = (*late, *waiting, *sorted(newest.values(), key=lambda one: one.due, reverse=True))
    calendar = Table(
        id="returns-calendar",
        title="Expected returns",
        columns=(
            Column("return", "Return"),
            Column("scheme", "Scheme"),
            Column("period", "Period"),
            Column("from", "From"),
            Column("cadence", "How often"),
            Column("due", "Due"),
            Column("days", "Days late", Align.RIGHT),
            Column("state", "State"),
            Column("arrived", "Arrived"),
        ),
        rows=tuple(_row(str(n), one, today, names) for n, one in enumerate(listed)),
        note="Late ones first; of what is here, the newest of each"
        if listed
        else "No return is expected yet",
    )
    headline, support = _words(late, waiting, names, any_expected)
    return ReturnsAnswer(
        Finding(
            id="returns",
            question="Which returns are late?",
            headline=headline,
            support=support,
            method=_METHOD,
            charts=(),
            tables=(calendar,) if listed else (),
            origin=Origin(
                headline, "Returns that the office expects", "", "", "", written_date(today),
                _METHOD, (), (), "", (),
            ),
            caveats=(),
            provenance=provenance,
        ),
        calendar,
        listed,
    )  # fmt: skip


def _here(one: DueReturn) -> bool:
    return one.arrived_on is not None and not one.missing_months


def scheme_names(ws: Workspace) -> dict[str, str]:
    """Return the names of schemes by code; "" is all of them."""
    return {"": ALL_SCHEMES} | {scheme.code: scheme.name for scheme in schemes.all_schemes(ws)}


def _row(key: str, one: DueReturn, today: date, names: dict[str, str]) -> Row:
    wanted = one.expected
    days = (today - one.due).days
    scheme = names.get(wanted.scheme, wanted.scheme)
    return Row(
        key,
        (
            DATASETS[wanted.dataset].name,
            sentence_case(scheme),
            written_months(one.first_month, one.last_month),
            wanted.from_office,
            _CADENCE_NAMES.get(wanted.cadence, wanted.cadence),
            one.due,
            Quantity(days) if one.late(today) else None,
            _state(one, today),
            one.arrived_on,
        ),
    )


def _state(one: DueReturn, today: date) -> Status:
    if one.late(today):
        if one.arrived_on is not None:
            missing = counted(len(one.missing_months), "month", "months")
            return Status(f"Late: {missing} missing", "partly", strong=True)
        return Status("Late", "not-met", strong=True)
    if not _here(one):
        return Status("Expected", "clock")
    if one.arrived_on is not None and one.arrived_on > one.due:
        return Status("Arrived late", "partly")
    return Status("Arrived", "met")


def _words(
    late: list[DueReturn], waiting: list[DueReturn], names: dict[str, str], any_expected: bool
) -> tuple[Sentence, Sentence]:
    if not any_expected:
        return (
            Sentence("No return is expected yet"),
            Sentence("Say which returns the office waits for, and what is late is shown here."),
        )
    slots: dict[str, Slot] = {}
    parts = []
    if waiting:
        following = min(waiting, key=lambda one: one.due)
        slots |= {"next": what_is_due(following, names), "due": following.due}
        parts.append("Next: {next}, due on {due}.")
    if not late:
        return Sentence("No return is late"), Sentence(" ".join(parts), slots)
    verb = "return is" if len(late) == 1 else "returns are"
    slots |= {"number": f"{sentence_case(count_word(len(late)))} {verb}", "first": late[0].due}
    longest = "It is" if len(late) == 1 else "The longest is"
    parts.insert(0, f"{longest} {{what}}, due on {{first}}.")
    slots["what"] = what_is_due(late[0], names)
    return Sentence("{number} late", slots), Sentence(" ".join(parts), slots)


def what_is_due(one: DueReturn, names: Mapping[str, str]) -> str:
    """Return ``the duty or shift log of Community Speedwatch for May 2022``; ``names`` are those
    of schemes by code."""
    dataset = DATASETS[one.expected.dataset].name
    name = names.get(one.expected.scheme, one.expected.scheme)
    months = written_months(one.first_month, one.last_month)
    return f"the {mid_sentence(dataset)} of {_the(name)} for {months}"


def _the(name: str) -> str:
    """Return a scheme's name after "of": those that are one body take an article."""
    return f"the {name}" if name.endswith("Constabulary") else name


def reminder_text(ws: Workspace, due: DueReturn) -> str:
    """Return the text of a reminder, to copy into an e-mail: its subject is the first line."""
    with ws.snapshot():
        today, names, name = ws.today(), scheme_names(ws), office(ws).name
    what = what_is_due(due, names)
    was = "was due" if due.due < today else "is due"
    lines = [
        f"Subject: Reminder: {what.removeprefix('the ')}",
        "",
        f"To: {due.expected.from_office}",
        "",
    ]
    sentence = sentence_case(what)
    if due.arrived_on is not None and due.missing_months:
        months = listed([written_month(month) for month in due.missing_months])
        lines.append(f"{sentence} {was} on {written_date(due.due)}. We have a part of it. "
                     f"Still missing: {months}.")  # fmt: skip
    else:
        arrived = ", and has not reached us" if due.due < today else ""
        lines.append(f"{sentence} {was} on {written_date(due.due)}{arrived}.")
    lines += [
        "",
        "Could you send it in the layout you usually use, or tell us when to expect it? If there "
        "was nothing to report, a reply that says so is enough. No names, addresses or dates of "
        "birth are needed.",
        "",
        "With thanks,",
        name,
    ]
    return "\n".join(lines) + "\n"


def queries_for(ws: Workspace, batch_id: int) -> Table:
    """Return the queries on one import: rejected rows, unlikely values and residuals.

    UserProblem where there is no such import.
    """
    with ws.snapshot():
        batch = next((one for one in batches.all_batches(ws) if one.id == batch_id), None)
        if batch is None:
            raise UserProblem(
                "There is no such import in this workspace. Nothing was changed. "
                "Choose one from the list."
            )
        rows = query_rows(ws, batch_id)
    return Table(
        id="return-queries",
        title=f"Questions on “{batch.file_name}”",
        columns=(
            Column("kind", "Kind"),
            Column("sheet", "Sheet"),
            Column("row", "Row", Align.RIGHT),
            Column("column", "Column"),
            Column("what", "What was found"),
            Column("ask", "What to do"),
        ),
        rows=rows,
        note=counted(len(rows), "question", "questions")
        if rows
        else "There is nothing to ask about",
    )


def rows_to_send(table: Table) -> tuple[tuple[str, ...], ...]:
    """Return a table in words, its headings first: to be saved as a list and sent back."""
    return (
        tuple(column.heading for column in table.columns),
        *(tuple(cell_words(cell) for cell in row.cells) for row in table.rows),
    )
