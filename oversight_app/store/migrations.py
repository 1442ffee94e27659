"""Bringing an older workspace to the version of this program.

A thin runner of our own: ``playhouse.migrations`` keeps a second record of the version in a
table of its own (not a STRICT one), commits migration by migration and loads scripts from a
folder, while a workspace has one version number in its header, which changes last, in the same
transaction as everything else. Tables are rebuilt, never altered, so that a migrated file has
the same text as a new one.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.schema import VERSION

Step = Callable[[WorkspaceDatabase], None]

STEPS: Mapping[int, Step] = {}
"""What brings a file of each version to the next; version 1 is the first there is."""


def migrate(path: Path, steps: Mapping[int, Step] = STEPS, target: int = VERSION) -> None:
    """Bring a file, whose lock is held, to the target version."""
    raise NotImplementedError
