"""Returns in layouts of others' making, once read: columns of integers and dictionaries of words.

A million duties as objects would take a gigabyte; as columns they take 60 MB and cross from the
reading process as they are.
"""

from array import array
from collections.abc import Mapping as Table
from dataclasses import dataclass, field

from oversight_app.domain.batches import Ledger, RowIssue
from oversight_app.domain.datasets import Field
from oversight_app.domain.mappings import Mapping
from oversight_app.domain.schemes import TERM_WORDS, Term, TermKind

MISSING = -(2**63)
"""In a column: the cell was blank."""


@dataclass(frozen=True, slots=True)
class LocalColumn:
    """One field's values, a row each (``array("q")``). For fields of words, ``words`` is the
    dictionary that they point into; else it is empty and the values are themselves the days,
    months, minutes or counts of ``FieldKind``."""

    values: "array[int]"
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """What was found of a file's shape, to be shown: nothing of it was assumed."""

    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""
    header_row: int = 1
    """The spreadsheet row of the (last) header row."""
    first_row: int = 2
    last_row: int = 0
    blank_rows: int = 0
    total_rows: int = 0
    """Rows of totals: held against the sums, stored nowhere."""
    note_rows: int = 0
    """Notes below the table, headings printed again, and rows of a crosstab without a figure."""

    @property
    def encoding_name(self) -> str:
        """How the encoding is called where people choose one: ``Windows-1252``."""
        plain = self.encoding.casefold().replace("_", "-")
        if plain.startswith("utf-16"):
            return "UTF-16"
        return _ENCODINGS.get(plain, self.encoding)

    @property
    def delimiter_name(self) -> str:
        """What stands between the cells of a line, in the plural: ``commas``."""
        return _DELIMITERS.get(self.delimiter, "signs")


_ENCODINGS = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "cp1252": "Windows-1252"}
_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright bars"}


@dataclass(frozen=True, slots=True)
class Rejected:
    """Rejected rows: the spreadsheet row of each, the column, and which of ``whys`` it was.

    All rows are here, a million where it comes to that; ``LocalIncoming.issues`` lists the first
    few thousand in words.
    """

    rows: "array[int]" = field(default_factory=lambda: array("q"))
    columns: "array[int]" = field(default_factory=lambda: array("q"))
    """The number of the column from 0, -1 for the row as a whole."""
    reasons: "array[int]" = field(default_factory=lambda: array("q"))
    whys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A printed word that no term is known for, with the rows it stands in.

    ``kind`` None: it should be one of the choices of the field ``choice``. ``suggested`` is the
    code that it may stand for, for a person to say; "" where nothing is like it.
    """

    field: str
    kind: TermKind | None
    printed: str
    rows: int
    suggested: str = ""
    choice: Field | None = None

    @property
    def of(self) -> str:
        """What the word should be one of, in the middle of a sentence: ``district``."""
        if self.kind is not None:
            return TERM_WORDS[self.kind]
        return self.choice.name.lower() if self.choice is not None else "choice"


@dataclass(frozen=True, slots=True)
class LocalIncoming:
    """A file read by a mapping.

    ``columns`` are by field id and all of one length. Before it is *resolved* the dictionaries
    of schemes, districts, activities and statuses hold words as printed; afterwards the office's
    codes, and ``asked`` holds the words that are not known. ``new_terms`` are made with it, in
    the same action. ``path`` is where the file lies, for saving rejected rows as they stand.
    """

    file_name: str
    file_sha256: str
    path: str
    mapping: Mapping
    layout: Layout
    columns: Table[str, LocalColumn]
    rows: "array[int]"
    """The spreadsheet row of each record."""
    columns_across: "array[int]"
    """In a crosstab the number of the column from 0; else empty."""
    rejected: Rejected = field(default_factory=Rejected)
    issues: tuple[RowIssue, ...] = ()
    """Rejected rows in words, and queries about rows that are kept (``blocking`` False)."""
    notes: tuple[str, ...] = ()
    asked: tuple[Asked, ...] = ()
    new_terms: tuple[Term, ...] = ()
    resolved: bool = False
    typed_in: bool = False

    @property
    def length(self) -> int:
        """How many records there are to keep."""
        return len(self.rows)

    @property
    def blocked(self) -> bool:
        """True while something must be answered before it can be kept."""
        return not self.resolved or bool(self.asked)


@dataclass(frozen=True, slots=True)
class Moved:
    """What a restated month comes to before and after: hours and rows of one scheme."""

    scheme: str
    month: int
    minutes_before: int
    minutes_after: int
    rows_before: int
    rows_after: int


@dataclass(frozen=True, slots=True)
class LocalPreview:
    """A resolved file beside the workspace: what keeping it would do.

    ``ledger`` obeys read = added + updated + unchanged + rejected. ``no_longer`` counts rows of
    earlier files that would no longer stand (``Mapping.whole_months``).
    """

    incoming: LocalIncoming
    ledger: Ledger
    no_longer: int = 0
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class LocalBatch:
    """What an import of a return says beside what ``Batch`` says of every import."""

    batch: int
    dataset: str
    mapping_name: str
    layout: Layout
    no_longer: int
    typed_in: bool
