"""Claims in few words: a year of one figure."""

from datetime import date
from typing import Any

from oversight_app.domain.claims import Claim


def year_of(year: int, top: int | None, bottom: int | None, **other: Any) -> Claim:
    """Return what was counted in a year, whole base known; its ``id`` is the year unless given."""
    said: dict[str, Any] = {
        "id": year,
        "number": year - 2010,
        "name": f"{year}",
        "wording": "As quoted",
        "quoted_by": "BBC",
        "quoted_on": date(year + 1, 4, 1),
        "source": "A request",
        "numerator": top,
        "denominator": bottom,
        "numerator_unit": "files",
        "denominator_unit": "files",
        "offence": "meeting a child following sexual grooming",
        "area": "England and Wales",
        "period_from": date(year, 1, 1),
        "period_to": date(year, 12, 31),
    }
    return Claim(**said | other)


FIRST = year_of(2014, 20, 176, same_figure=2016)
SECOND = year_of(2015, 77, 256, same_figure=2016)
THIRD = year_of(2016, 114, 259)
QUOTED = year_of(
    2016, 114, 259, id=1, same_figure=2016, numerator_unit="occasions", denominator_unit="cases"
)
"""The public record: the series as counted, and the last of it as it was quoted."""
