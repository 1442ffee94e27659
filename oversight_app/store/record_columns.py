"""How the typed tables of records are written: the columns of each kind of field."""


def record_table(name: str, *columns: str) -> str:
    """Return the statement of a kind's table: its key is that of the registry."""
    inside = ",\n    ".join(("id INTEGER PRIMARY KEY REFERENCES record (id)", *columns))
    return f"CREATE TABLE {name} (\n    {inside}\n) STRICT"


def _columns(names: tuple[str, ...], of: str) -> str:
    return ",\n    ".join(of.format(name=name) for name in names)


def text_columns(*names: str) -> str:
    """Columns of words, "" for none."""
    return _columns(names, "{name} TEXT NOT NULL")


def day_columns(*names: str) -> str:
    """Columns of days, NULL for none."""
    return _columns(names, "{name} TEXT CHECK ({name} IS date({name}))")


def scheme_columns(*names: str) -> str:
    """Columns with the code of a scheme."""
    return _columns(names, "{name} TEXT REFERENCES scheme (code)")


def yes_columns(*names: str) -> str:
    """Columns of yes or no."""
    return _columns(names, "{name} INTEGER NOT NULL CHECK ({name} IN (0, 1))")


def count_columns(*names: str) -> str:
    """Columns of counts from 0."""
    return _columns(names, "{name} INTEGER CHECK ({name} >= 0)")


def score_columns(*names: str) -> str:
    """Columns of levels of the risk scale."""
    return _columns(names, "{name} INTEGER CHECK ({name} BETWEEN 1 AND 10)")


def record_column(name: str, of: str) -> str:
    """A column that points to a record of a kind."""
    return f"{name} INTEGER REFERENCES {of}_record (id)"
