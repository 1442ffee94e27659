"""A file read by a mapping: the parent's side. What arrives is checked again."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from oversight_app.domain.local import LocalIncoming
from oversight_app.domain.mappings import Mapping


def read_local(
    path: Path,
    mapping: Mapping,
    *,
    sheet: str = "",
    today: date,
    progress: Callable[[int, int, str], None] = lambda done, of, what: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> LocalIncoming:
    """Return a file's records, not yet resolved: the dictionaries hold words as printed.

    Every field the mapping matches or gives a constant for has a column. In fields of words
    ``words[0]`` is "" and stands for blank; a choice holds its codes; yes is 1 and no is 0.
    Activity always has ``minutes`` and ``people``. ``issues`` that are ``blocking`` tell of
    rejected rows, which are left out of the columns; others are queries on rows that are kept.

    Raises UserProblem where the file can't be read by this mapping, Cancelled on request.
    """
    raise NotImplementedError
