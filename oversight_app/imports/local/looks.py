"""How a file looks before anything of it is read: what is shown of it, and what is proposed."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from oversight_app.domain.local import Layout
from oversight_app.domain.mappings import ColumnUse, Crosstab, DateOrder, Mapping
from oversight_app.imports.local.proposing import Words
from oversight_app.imports.local.sampling import Sample


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
    warning: str = ""
    """What looks wrong about it, a sentence; "" where nothing does."""


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
    values: tuple[str, ...] = ()
    """The fields that the figures of a crosstab can be, to choose ``Crosstab.value`` from, or the
    field of each of its ``measures``."""
    acrosses: tuple[str, ...] = ()
    """The fields that can stand across, to choose ``Crosstab.across`` from."""
    between: tuple[str, ...] = ()
    """Headings between the rows, under which the same measures come again."""
    notes: tuple[str, ...] = ()
    seen: "Seen | None" = field(default=None, repr=False, compare=False)
    """What was read of the file, for looking at it as another kind of return."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The rows that a look was made from, and what it was held against. Never shown."""

    sample: Sample = field(repr=False)
    mappings: tuple[Mapping, ...]
    words: Words
    today: date
