"""Where the latest figure of a measure comes from, whatever list it stands in."""

from datetime import date
from pathlib import Path

from oversight_app.domain.records import Office
from oversight_app.review.measure_origin import measure_origin
from oversight_app.store.workspace import create, open_workspace


def test_every_kind_of_measure_has_its_origin(sample_file: Path) -> None:
    with open_workspace(sample_file, for_writing=False) as ws:
        strength = measure_origin(ws, "specials-strength")
        hours = measure_origin(ws, "hours/specials///")
        vetting = measure_origin(ws, "vetting-in-date/specials///")
        own = measure_origin(ws, "actions-in-date")
    assert strength is not None
    assert "153" in str(strength.figure)
    assert strength.releases[0].publisher == "Home Office"
    for found, figure in (
        (strength, "specials-strength"), (hours, "hours/specials///"),
        (vetting, "vetting-in-date/specials///"), (own, "actions-in-date"),
    ):  # fmt: skip
        assert found is not None
        assert found.figure_id == figure
        assert found.definition


def test_what_has_no_figure_has_no_origin(tmp_path: Path) -> None:
    office = Office("Sample office", "E23000038", review_date=date(2022, 10, 31))
    with create(tmp_path / "office.oversight", office, reference=False) as ws:
        assert measure_origin(ws, "hours/specials///") is None
        assert measure_origin(ws, "no longer a measure") is None
