"""Small returns to keep in tests."""

from oversight_app.domain.local import LocalIncoming
from oversight_app.domain.local_building import Record, built
from oversight_app.domain.mappings import Mapping
from oversight_app.store import scheme_returns
from oversight_app.store.opened import Workspace

JANUARY, FEBRUARY, MARCH = (2022 * 12 + month for month in range(3))


def local_file(
    dataset: str, *records: Record, layout: str = "Layout", name: str = "", **more: object
) -> LocalIncoming:
    """Return a resolved file of a dataset."""
    mapping = Mapping(layout, dataset, (), **more)  # type: ignore[arg-type]
    return built(records, mapping, file_name=name or f"{dataset}.csv")


def returned(month: int, headcount: int, scheme: str = "specials", **more: int) -> Record:
    """Return a monthly return of one scheme."""
    return {"scheme": scheme, "month": month, "headcount": headcount, **more}


def headcounts(workspace: Workspace) -> dict[tuple[str, int], int | None]:
    """Return the headcount of each scheme and month that stands."""
    return {(one.scheme, one.month): one.headcount for one in scheme_returns.returns(workspace)}
