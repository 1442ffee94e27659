"""The bundled reference, read as any program would read it."""

import csv
from collections.abc import Callable

import pytest

from oversight_app.resource_files import resource

Read = Callable[[str], list[dict[str, str]]]


@pytest.fixture(scope="session")
def read() -> Read:
    """Return a function that reads a file of ``resources/reference`` as rows."""
    kept: dict[str, list[dict[str, str]]] = {}

    def rows(name: str) -> list[dict[str, str]]:
        if name not in kept:
            with resource("reference", name).open(encoding="utf-8", newline="") as file:
                kept[name] = list(csv.DictReader(file))
        return kept[name]

    return rows


@pytest.fixture(scope="session")
def codes(read: Read) -> dict[str, str]:
    """The ONS code of each territorial force by its name."""
    return {row["name"]: row["code"] for row in read("forces.csv") if row["kind"] == "force"}
