"""Looking at a file in a layout never seen: what is in it, and how its columns could be taken.

Nothing is settled here. What can't be told from the file is asked (``settled``), never guessed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from oversight_app.domain.local import Layout
from oversight_app.domain.mappings import ColumnUse, Crosstab, DateOrder, Mapping


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """One column of the file, in the file's order.

    ``samples`` are up to five different cells as printed; none of a column that may say who
    somebody is. ``orders`` are the ways its dates can be taken: more than one must be asked
    about. ``fields`` are the fields of the dataset it could be, the likeliest first.
    ``why`` says in plain words what ``use`` was proposed from.
    """

    heading: str
    again: int
    index: int
    """The number of the column from 0."""
    samples: tuple[str, ...]
    filled: int
    distinct: int
    use: ColumnUse
    fields: tuple[str, ...] = ()
    orders: tuple[DateOrder, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """A file as it looks, and a mapping proposed for it.

    ``columns`` of a crosstab are its leading ones, and those beside the table that are left
    out; what stands across is in ``crosstab`` and ``across``. ``fits`` is a kept mapping that
    was made for this very layout: the file can go straight to its preview. ``missing`` and
    ``added`` are headings held against the kept mapping that is nearest.
    """

    path: Path
    file_name: str
    sheets: tuple[str, ...]
    sheet: str
    layout: Layout
    dataset: str
    columns: tuple[ColumnLook, ...]
    crosstab: Crosstab | None
    proposed: Mapping
    fits: Mapping | None = None
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    nearest: str = ""
    """The name of the kept mapping that ``missing`` and ``added`` are held against."""
    across: tuple[str, ...] = ()
    """The first headings that stand across, as printed (crosstabs)."""
    rows_seen: int = 0
    cut_off: bool = False
    """True where the file ends at a spreadsheet's last row, as one cut off by its maker does."""
    notes: tuple[str, ...] = ()


def is_local(path: Path) -> bool:
    """Tell whether a file is a table in no published format; cheap, and False for a file that
    can't be read at all (the way of the published formats then says why)."""
    raise NotImplementedError(path)


def look(
    path: Path,
    *,
    mappings: Sequence[Mapping] = (),
    dataset: str | None = None,
    sheet: str = "",
    today: date,
    progress: Callable[[int, int, str], None] = lambda done, of, what: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Look:
    """Return how a file looks and a mapping proposed for it, from its first rows and a sample
    of the later ones. ``dataset`` and ``sheet`` settle what is otherwise proposed.

    Raises UserProblem where there is no table to be read, and ``Cancelled`` on request.
    """
    raise NotImplementedError


def relook(seen: Look, *, dataset: str) -> Look:
    """Return the same file looked at as another kind of return; the file is not read again."""
    raise NotImplementedError


def settled(mapping: Mapping) -> tuple[str, ...]:
    """Return what is still to be said before a file can be read by a mapping, a sentence each;
    empty when it is ready."""
    raise NotImplementedError
