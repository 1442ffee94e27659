"""Where figures come from, as a paper says it."""

from collections.abc import Iterable, Iterator

from oversight_app.domain.observations import Release
from oversight_app.summaries.document import Term


def source_terms(releases: Iterable[Release]) -> Iterator[Term]:
    """Yield a term a release: who published it, its title, and its licence where it has one."""
    for one in releases:
        licence = f" {one.licence}." if one.licence.strip() else ""
        yield Term(f"Source: {one.publisher}", f"{one.title.rstrip('.')}.{licence}")
