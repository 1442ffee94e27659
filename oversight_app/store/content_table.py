"""How one table is read as logical rows (see ``content``)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Content:
    """How one table is read as logical rows.

    ``shows`` is the flag of ``Changes`` that a change of the table raises.
    ``logical`` is False for bookkeeping (imports, undo), which is checked for damage but is no
    part of the workspace's digest. ``stands`` is the condition under which a stored row says
    anything at all. ``standing`` gives, for a table that keeps what was restated beside what
    stands, the columns of the latter that are part of the workspace's digest.
    """

    table: str
    key: tuple[str, ...]
    columns: str
    source: str = "AS t"
    shows: str = "records"
    logical: bool = True
    stands: str = "1"
    standing: str = ""

    @property
    def select(self) -> str:
        """The query for its logical rows; the stored table is called ``t``."""
        return f"SELECT {self.columns} FROM {self.table} {self.source}"

    @property
    def by_key(self) -> str:
        """The condition that picks one stored row."""
        return " AND ".join(f"t.{name} = ?" for name in self.key)

    @property
    def select_standing(self) -> str:
        """The query for the rows that stand, of a table that keeps more than those."""
        return f"SELECT {self.standing} FROM {self.table} {self.source} WHERE t.live = 1"
