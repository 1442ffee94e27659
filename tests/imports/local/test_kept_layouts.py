"""A file held against the layouts that were kept: the next one goes straight through."""

from dataclasses import replace
from pathlib import Path

from oversight_app.domain.mappings import DateOrder, LeftOut, Mapping
from oversight_app.imports.local.looking import look, settled
from tests.imports.local.making_layouts import TODAY, column, csv_file, looked, taken

FIRST = """
    Date,Volunteer ID,Area,Hours
    13/04/2022,V1,North,7
    14/04/2022,V2,South,8
    """


def _kept(folder: Path, text: str = FIRST, **changes: object) -> Mapping:
    seen = looked(folder, text)
    return replace(seen.proposed, name="Duty log", constants={"scheme": "specials"}, **changes)


def test_the_next_file_of_a_layout_fits(tmp_path: Path) -> None:
    kept = _kept(tmp_path)
    seen = looked(
        tmp_path,
        """
        hours,AREA,Volunteer_ID,Date
        7,North,V3,03/05/2022
        """,
        mappings=[kept],
    )
    assert seen.fits == kept
    assert seen.proposed == kept
    assert settled(kept) == ()


def test_the_choices_of_a_person_are_kept_against_what_would_be_proposed(tmp_path: Path) -> None:
    kept = _kept(tmp_path)
    own = replace(
        kept,
        columns=tuple(replace(c, field="") if c.heading == "Area" else c for c in kept.columns),
    )
    seen = looked(tmp_path, FIRST, mappings=[own])
    assert seen.fits == own
    assert taken(seen)["Area"] == "(not needed)"


def test_a_kind_of_return_chosen_before_is_chosen_again(tmp_path: Path) -> None:
    text = "Month,Scheme,Hours\nApr-22,PSV,300\n"
    other = "activity" if looked(tmp_path, text).dataset == "return" else "return"
    kept = replace(looked(tmp_path, text, dataset=other).proposed, name="Other")
    seen = looked(tmp_path, text, mappings=[kept])
    assert (seen.dataset, seen.fits) == (other, kept)


def test_a_renamed_and_an_added_column_are_named(tmp_path: Path) -> None:
    kept = _kept(tmp_path)
    seen = looked(
        tmp_path,
        """
        Date,Volunteer ID,Sector,Hours,Activity
        13/05/2022,V1,North,7,Patrol
        """,
        mappings=[kept],
    )
    assert seen.fits is None
    assert (seen.nearest, seen.missing) == ("Duty log", ("Area",))
    assert seen.added == ("Sector", "Activity")
    assert taken(seen)["Sector"] == "district"
    seen = looked(
        tmp_path,
        """
        Date,Volunteer ID,Area,Hours,Activity
        13/05/2022,V1,North,7,Patrol
        """,
        mappings=[kept],
    )
    assert seen.fits is None
    assert (seen.nearest, seen.missing, seen.added) == ("Duty log", (), ("Activity",))
    assert seen.proposed.name == "Duty log"
    assert seen.proposed.constants == {"scheme": "specials"}
    assert taken(seen)["Activity"] == "activity"


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    seen = looked(
        tmp_path,
        "Date,Volunteer ID,Hours\n13/05/2022,V1,7\n",
        mappings=[_kept(tmp_path)],
    )
    assert seen.fits is None
    assert (seen.missing, seen.added) == (("Area",), ())


def test_dates_in_another_order_than_before_are_asked_about_again(tmp_path: Path) -> None:
    kept = _kept(tmp_path)
    assert kept.columns[0].order is DateOrder.DAY_FIRST
    seen = looked(
        tmp_path,
        """
        Date,Volunteer ID,Area,Hours
        04/13/2022,V1,North,7
        """,
        mappings=[kept],
    )
    assert seen.fits is None
    assert any("can't be taken day first" in note for note in seen.notes)
    assert seen.proposed.columns[0].order is DateOrder.MONTH_FIRST


def test_dates_that_need_no_order_fit_any(tmp_path: Path) -> None:
    kept = _kept(tmp_path)
    seen = looked(
        tmp_path,
        """
        Date,Volunteer ID,Area,Hours
        2022-05-13,V1,North,7
        """,
        mappings=[kept],
    )
    assert seen.fits == kept


def test_ambiguous_dates_after_iso_ones_are_asked_about(tmp_path: Path) -> None:
    iso = FIRST.replace("13/04/2022", "2022-04-13").replace("14/04/2022", "2022-04-14")
    seen = looked(tmp_path, FIRST.replace("13/04", "03/04").replace("14/04", "04/05"),
                  mappings=[_kept(tmp_path, iso)])  # fmt: skip
    assert seen.fits is None
    assert "Say in which order the dates in “Date” are." in settled(seen.proposed)


def test_names_where_there_were_references_stop_the_fit(tmp_path: Path) -> None:
    seen = looked(
        tmp_path,
        """
        Date,Volunteer ID,Area,Hours
        13/05/2022,Jane Smith,North,7
        14/05/2022,John Brown,North,7
        """,
        mappings=[_kept(tmp_path)],
    )
    assert seen.fits is None
    assert column(seen, "Volunteer ID").use.left_out is LeftOut.NAME
    assert column(seen, "Volunteer ID").samples == ()
    assert any("“Volunteer ID” was taken before" in note for note in seen.notes)
    assert "volunteer" not in {use.field for use in seen.proposed.columns}


def test_of_several_layouts_the_one_that_fits_is_found(tmp_path: Path) -> None:
    kept = _kept(tmp_path)
    near = replace(kept, name="Near", columns=kept.columns[:3])
    seen = look(csv_file(tmp_path, FIRST), mappings=[near, kept], today=TODAY)
    assert seen.fits == kept


def test_next_years_crosstab_fits_last_years(tmp_path: Path) -> None:
    text = "Specials hours,,\nDistrict,Apr-22,May-22\nNorth,1.5,2\nSouth,3,4\n"
    kept = replace(looked(tmp_path, text).proposed, name="Hours by district")
    later = text.replace("-22", "-23").replace("May-23", "May-23,Jun-23").replace(",2\n", ",2,9\n")
    seen = looked(tmp_path, later.replace(",4\n", ",4,9\n"), mappings=[kept])
    assert seen.fits == kept
    assert seen.across == ("Apr-23", "May-23", "Jun-23")
