"""Small files in the published layouts, made by the tests themselves; nothing is copied."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import xlsxwriter

from oversight_app.domain.batches import Incoming
from oversight_app.domain.bodies import Body, BodyKind, spelling_key
from oversight_app.imports.reading import read_files

TODAY = date(2022, 10, 31)

Cell = None | str | int | float | bool | date
Grid = list[list[Cell]]

REGIONS: dict[str, dict[str, str]] = {
    "North East ": {"Cleveland": "E23000013", "Durham": "E23000008", "Northumbria": "E23000007"},
    "West Midlands ": {
        "Staffordshire": "E23000015",
        "Warwickshire": "E23000017",
        "West Mercia": "E23000016",
        "West Midlands": "E23000014",
    },
    "London ": {"London, City of": "E23000034", "Metropolitan Police": "E23000001"},
    "Wales": {"Gwent": "W15000002", "South Wales": "W15000003"},
}
"""A small country in the Home Office's own order and printing: eleven forces."""

FORCES = {name: code for forces in REGIONS.values() for name, code in forces.items()}
BODIES = [
    *(
        Body(code, name, BodyKind.FORCE, region.strip())
        for region, forces in REGIONS.items()
        for name, code in forces.items()
    ),
    Body("BTP", "British Transport Police", BodyKind.SPECIAL_FORCE, ""),
]
NAMES: dict[str, str | None] = {
    **{spelling_key(body.name): body.code for body in BODIES},
    "city of london": "E23000034",
    "north east": None,
    "london": None,
    "wales": None,
    "total": None,
    "central service secondments": None,
    "action fraud": None,
}

SEP_2018, MAR_2019, SEP_2019 = date(2018, 9, 30), date(2019, 3, 31), date(2019, 9, 30)
THREE = (SEP_2018, MAR_2019, SEP_2019)
SPECIALS_2019 = (
    "Table 12: Special constables by police force area, England and Wales, "
    "30 September 2018, 31 March 2019 and 30 September 20191 (headcount)"
)


def figures(step: float = 1.0, dates: int = 3) -> dict[str, list[Cell]]:
    """Return a figure for each force and date: 10, 11, 12 for the first, 20, 21, 22 for the
    second and so on to 110, times ``step``; and 5, 6, 7 for British Transport Police."""
    made: dict[str, list[Cell]] = {
        name: [(10 * (place + 1) + column) * step for column in range(dates)]
        for place, name in enumerate(FORCES)
    }
    made["British Transport Police"] = [(5 + column) * step for column in range(dates)]
    return made


def table_rows(values: Mapping[str, Sequence[Cell]], *, secondments: bool = False) -> Grid:
    """Return the rows below the headings: regions with their forces, and the totals.

    Sums are of the numbers alone, as the Home Office's are: a ".." adds nothing.
    """
    width = len(next(iter(values.values())))
    rows: Grid = []
    everyone: list[Sequence[Cell]] = []
    for region, forces in REGIONS.items():
        members = [values[name] for name in forces if name in values]
        rows.append([region, *_sum(members, width)])
        rows += [[name, *values[name]] for name in forces if name in values]
        everyone += members
    rows.append([f"Total {len(everyone)} forces", *_sum(everyone, width)])
    if secondments:
        extra: list[Cell] = [3.5] * width
        rows.append(["Central Service Secondments", *extra])
        everyone.append(extra)
    if "British Transport Police" in values:
        rows.append(["British Transport Police", *values["British Transport Police"]])
        everyone.append(values["British Transport Police"])
    rows.append(["Total", *_sum(everyone, width)])
    return rows


def _sum(members: Sequence[Sequence[Cell]], width: int) -> list[Cell]:
    columns = ([row[c] for row in members] for c in range(width))
    return [float(sum(n for n in column if isinstance(n, float))) for column in columns]


def table_2019(
    rows: Grid,
    *,
    title: str = SPECIALS_2019,
    unit: str = "Headcount",
    dates: Sequence[Cell] = THREE,
) -> Grid:
    """Return a sheet in the layout of 2016 to 2019: the unit on row 3, dates on row 6, changes
    to the right of the figures, notes below."""
    width = len(dates)
    change: list[Cell] = ["number", "%"]
    return [
        [title],
        [],
        ["England and Wales", *[None] * (width + 1), unit],
        [None, "As at:", *[None] * (width - 1), "Change in 12 months\nSep-18 to Sep-19"],
        [],
        [None, *dates, *change],
        *[[*row, 1.0, "*"] for row in rows],
        [],
        ["Notes"],
        ["'..' Denotes data not available"],
        ["1. Forces remove inactive volunteers at their discretion, nit at fixed dates."],
    ]


def table_2015(rows: Grid, *, title: str, unit: str = "Headcount", dates: Sequence[Cell]) -> Grid:
    """Return a sheet in the layout of 2015: the heading beside "As at:", a stray line break in a
    far column, the source below the figures."""
    width = len(dates)
    grid: Grid = [
        [title],
        [],
        [*[None] * (width + 2), unit],
        ["Police force area, English region and Wales", "As at:"],
        [],
        [None, *dates, "number", "%"],
        *[[*row, -3.5, "*"] for row in rows],
        [*[None] * (width + 2), "Source: Home Office"],
        [],
        ["1 Forces periodically go through a cleansing process."],
    ]
    grid[6] = [*grid[6], None, "\n"]
    return grid


def index_sheet(last_updated: str = "30 January 2020") -> Grid:
    """Return the sheet that lists the tables."""
    return [
        ["Police Workforce, England and Wales, 30 September 2019"],
        [],
        ["Table number", "Title", "Period covered", "National Statistics", "Last updated"],
        ["Table 12", "Special constables by police force area", "", "Yes", last_updated],
    ]


def ods(sheets: Mapping[str, Grid]) -> bytes:
    """Return an .ods as the Home Office's tool writes it: every sheet padded to the last row
    and column with repeated empty cells."""
    tables = "".join(
        f'<table:table table:name="{escape(name)}">{"".join(map(_ods_row, grid))}'
        f'<table:table-row table:number-rows-repeated="{1048576 - len(grid)}">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
        for name, grid in sheets.items()
    )
    return ods_of(tables)


def ods_of(tables: str, before: str = "") -> bytes:
    """Return an .ods whose content is the given tables, with a text before its root."""
    spaces = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content{spaces}>'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": '<?xml version="1.0" encoding="UTF-8"?><manifest/>',
        }
    )


def _ods_row(row: Sequence[Cell]) -> str:
    cells = "".join(map(_ods_cell, row))
    padding = f'<table:table-cell table:number-columns-repeated="{16384 - len(row)}"/>'
    return f"<table:table-row>{cells}{padding}</table:table-row>"


def _ods_cell(cell: Cell) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, str):
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.split("\n"))
        return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
    if isinstance(cell, date):
        return (
            f'<table:table-cell office:value-type="date" office:date-value="{cell.isoformat()}">'
            f"<text:p>{cell}</text:p></table:table-cell>"
        )
    return (
        f'<table:table-cell office:value-type="float" office:value="{cell}">'
        f"<text:p>{cell}</text:p></table:table-cell>"
    )


def xlsx(sheets: Mapping[str, Grid], hidden: Sequence[str] = (), **options: object) -> bytes:
    """Return an .xlsx of the sheets."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, **options}) as book:
        dated = book.add_format({"num_format": "d mmm yyyy"})
        for name, grid in sheets.items():
            sheet = book.add_worksheet(name)
            if name in hidden:
                sheet.hide()
            for r, row in enumerate(grid):
                for c, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(r, c, cell, dated)
                    elif isinstance(cell, bool):
                        sheet.write_boolean(r, c, cell)
                    elif isinstance(cell, str):
                        sheet.write_string(r, c, cell)
                    elif cell is not None:
                        sheet.write_number(r, c, cell)
    return out.getvalue()


def zipped(parts: Mapping[str, str | bytes], level: int = 6) -> bytes:
    """Return a zip file of the parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def replaced(book: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a zip file with one part changed."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part])
    return zipped(parts)


def read(
    folder: Path, data: bytes | str, name: str = "file.ods", names: Mapping[str, str | None] = NAMES
) -> Incoming:
    """Write a file and return what it says; the one file must give one answer."""
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    (incoming,) = read_files([path], names=names, bodies=BODIES, today=TODAY)
    return incoming


def values(incoming: Incoming, measure: str) -> dict[tuple[str, date], float | None]:
    """Return the figures of a measure by body and date, breakdowns added."""
    found: dict[tuple[str, date], float | None] = {}
    for row in incoming.rows:
        for one in row:
            if one.measure == measure:
                before = found.get((one.body, one.as_at), 0.0)
                missing = before is None or one.value is None
                found[one.body, one.as_at] = (
                    None if missing else (before or 0.0) + (one.value or 0.0)
                )
    return found
