"""What every view is held to, and what is known to fall short of it."""

from collections.abc import Callable, Iterator
from itertools import chain

from tests.accessible.fitting import check_clipped, check_targets
from tests.accessible.keyboard import Rings, check_keyboard
from tests.accessible.openings import OPENINGS
from tests.accessible.pixels import check_contrast
from tests.accessible.tree import check_alike, check_names, check_roles
from tests.accessible.walking import Fault, View, Walk

CHECKS: tuple[Callable[[View], Iterator[Fault]], ...] = (
    check_names, check_roles, check_alike, check_clipped, check_targets, check_contrast,
)  # fmt: skip

KNOWN: tuple[tuple[str, str], ...] = ()
"""(check, part of where) of what is still to be mended. It is empty when all is well."""


def faults_of_pages(walk: Walk, scale: float) -> str:
    """Walk every page at a size of text; return what was found, a line each."""
    # A ring is as wide whatever the size of the text.
    checks = CHECKS if scale > 1 else (*CHECKS, Rings())
    return _held(walk, walk.views(), scale, checks)


def faults_of_dialogs(walk: Walk, scale: float) -> str:
    """Open every dialog at a size of text; return what was found, a line each."""
    return _held(walk, walk.opened(OPENINGS), scale)


def faults_of_keyboard(walk: Walk) -> str:
    """Go through every page and dialog by Tab; return what was found, a line each."""
    checks = (check_keyboard, Rings())
    return _held(walk, chain(walk.views(), walk.opened(OPENINGS)), 1.0, checks)


def _held(
    walk: Walk,
    views: Iterator[View],
    scale: float,
    checks: tuple[Callable[[View], Iterator[Fault]], ...] = CHECKS,
) -> str:
    walk.take_scale(scale)
    walk.faults.clear()
    for view in views:
        for check in checks:
            walk.faults.extend(check(view))
    found = {str(one) for one in walk.faults if not _known(one)}
    return "\n".join(sorted(found))


def _known(one: Fault) -> bool:
    return any(one.check == check and part in one.where for check, part in KNOWN)
