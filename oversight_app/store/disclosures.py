"""What papers gave away, as it is kept beside each frozen paper."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from oversight_app.domain.small_numbers import Disclosure, Sum

MEMBER = "disclosure"
"""Where it stands in the content of a frozen paper, which is one JSON object."""


def said_disclosure(disclosure: Disclosure) -> dict[str, Any]:
    """Return what a paper gives away as plain values for JSON."""
    return {
        "shown": dict(disclosure.shown),
        "rounded": dict(disclosure.rounded),
        "hidden": dict(disclosure.hidden),
        "sums": [[one.total, list(one.parts), one.exact] for one in disclosure.sums],
    }


def read_disclosure(said: Mapping[str, Any]) -> Disclosure:
    """Read what ``said_disclosure`` made; KeyError, TypeError or ValueError for anything else."""
    return Disclosure(
        _numbers(said["shown"]),
        _numbers(said["rounded"]),
        _numbers(said["hidden"]),
        tuple(Sum(total, tuple(parts), bool(exact)) for total, parts, exact in said["sums"]),
    )


@lru_cache(maxsize=256)
def disclosed(content: bytes) -> Disclosure:
    """Return what the frozen paper with this content gives away: nothing where it says nothing.

    Every preparation of a paper asks for those of all that were sent, whose contents never change.
    """
    said = json.loads(content).get(MEMBER)
    return Disclosure() if said is None else read_disclosure(said)


def _numbers(said: Mapping[str, Any]) -> dict[str, int]:
    return {str(key): int(value) for key, value in said.items()}
