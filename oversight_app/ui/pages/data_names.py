"""Names: the printed names that the office has explained, and what each means."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from oversight_app.domain.bodies import spelling_key
from oversight_app.domain.findings import Column, Row, Table
from oversight_app.domain.wording import count_word, sentence_case
from oversight_app.ui.context import Context
from oversight_app.ui.pages.data_tab import DataTab
from oversight_app.ui.widgets.status_line import moment

if TYPE_CHECKING:
    from oversight_app.store.workspace import Workspace

_A_PAGE = 500


@dataclass(frozen=True, slots=True)
class Explained:
    """A printed name, what it means ("not a single police force" for none), when and by whom."""

    printed: str
    meaning: str
    at: datetime
    who: str


class NamesTab(DataTab):
    """What was answered when a file had a name that nobody knew."""

    id = "names"
    title = "Names"
    concerns = ("bodies",)

    def __init__(self, context: Context) -> None:
        super().__init__(context)

    def reload(self) -> None:
        """Read the names."""
        self.context.jobs.read("data-names", _read, self._show)

    def _show(self, names: tuple[Explained, ...]) -> None:
        count = len(names)
        word = "name" if count == 1 else "names"
        self.say(
            f"{sentence_case(count_word(count))} {word} explained by the office",
            "A name that no file had before is asked about and never guessed. The names of the "
            "forces, as publishers print them, are known from the start.",
        )
        self.show_table(names_table(names))


def _read(workspace: "Workspace") -> tuple[Explained, ...]:
    """Read them from the history, which alone knows who explained each and when."""
    from oversight_app.store import bodies, history

    known = bodies.names(workspace)
    forces = {body.code: body.name for body in bodies.all_bodies(workspace)}
    found: dict[str, Explained] = {}
    before: int | None = None
    while True:
        page = history.entries(workspace, _A_PAGE, before)
        for entry in page:
            for row in entry.after or () if entry.subject == "spelling" else ():
                key = spelling_key(str(row.get("printed", "")))
                if key in known and key not in found:
                    meaning = forces.get(known[key] or "", "Not a single police force")
                    found[key] = Explained(str(row["printed"]), meaning, entry.at, entry.who)
        if len(page) < _A_PAGE:
            return tuple(found.values())
        before = page[-1].seq


def names_table(names: tuple[Explained, ...]) -> Table:
    """Make the table of names, the newest first."""
    columns = (
        Column("printed", "As printed"),
        Column("meaning", "Means"),
        Column("when", "Explained"),
        Column("who", "By"),
    )
    rows = tuple(
        Row(str(i), (one.printed, one.meaning, moment(one.at), one.who))
        for i, one in enumerate(names)
    )
    return Table(
        "names",
        "Names explained",
        columns,
        rows,
        "Newest first" if rows else "No name has been asked about",
    )
