"""Why a file can't be read at all, and the one message a person gets for each reason."""

from enum import StrEnum

from oversight_app.domain.errors import UserProblem

KNOWN_FORMATS = (
    "the Home Office police workforce data tables (.ods or .xlsx), "
    "the Home Office police workforce open data table (.csv, .ods or .xlsx), "
    "the ONS population estimates by local authority (.csv), "
    "and the police force area boundaries (GeoJSON)"
)
_UNCHANGED = "Nothing was brought in, and the workspace is as it was."


class Reason(StrEnum):
    """A reason to refuse a whole file. The value is sent by the reading process."""

    EMPTY = "empty"
    NOT_A_SPREADSHEET = "not a spreadsheet"
    OLD_EXCEL = "old excel"
    PASSWORD = "password"
    DAMAGED = "damaged"
    BOMB = "bomb"
    FAR_CELL = "far cell"
    TOO_MANY_CELLS = "too many cells"
    ENTITIES = "entities"
    TOO_LARGE = "too large"
    TOO_MUCH_MEMORY = "too much memory"
    TOO_SLOW = "too slow"
    QUOTES = "quotes"
    LONG_CELL = "long cell"
    NO_SUCH_SHEET = "no such sheet"
    UNKNOWN_FORMAT = "unknown format"


_WORDS = {
    Reason.EMPTY: ("“{name}” is empty.", "Ask the sender for it again, or download it again."),
    Reason.NOT_A_SPREADSHEET: (
        "“{name}” is not a spreadsheet, a CSV file or a GeoJSON file that Oversight can read.",
        "Open it to see what it is; if it holds a table, save that as .xlsx, .ods or .csv.",
    ),
    Reason.OLD_EXCEL: (
        "“{name}” is in an Excel format that Oversight does not read (.xls or .xlsb).",
        "Open it in Excel, save it as .xlsx, and bring in that file.",
    ),
    Reason.PASSWORD: (
        "“{name}” is protected with a password, so it can't be read.",
        "Open it with its password, save a copy without one, and bring in the copy.",
    ),
    Reason.DAMAGED: (
        "“{name}” is damaged or cut short, so it can't be read.",
        "Download it again, or ask the sender for it again.",
    ),
    Reason.BOMB: (
        "“{name}” unpacks to far more than its size allows for, as a harmful file does.",
        "Do not open it. Download it again from the publisher's own page.",
    ),
    Reason.FAR_CELL: (
        "“{name}” has a cell so far from the others that the sheet would be mostly empty "
        "({detail}).",
        "Open it, delete the rows and columns beyond the table, save it, and bring it in again.",
    ),
    Reason.TOO_MANY_CELLS: (
        "“{name}” holds more cells than Oversight reads at once ({detail}).",
        "Delete the sheets that are not needed, or split the table, and bring it in again.",
    ),
    Reason.ENTITIES: (
        "“{name}” holds a document type declaration, which spreadsheets do not have and harmful "
        "files do.",
        "Do not open it. Download it again from the publisher's own page.",
    ),
    Reason.TOO_LARGE: (
        "“{name}” is larger than Oversight reads at once ({detail}).",
        "Delete what is not needed, or split it, and bring it in again.",
    ),
    Reason.TOO_MUCH_MEMORY: (
        "“{name}” needs more memory to read than Oversight allows one file.",
        "Delete the sheets that are not needed, or save the table as .csv, and bring that in.",
    ),
    Reason.TOO_SLOW: (
        "“{name}” takes longer to read than Oversight allows one file.",
        "Delete the sheets that are not needed, or save the table as .csv, and bring that in.",
    ),
    Reason.QUOTES: (
        "“{name}” is not a sound CSV file: its quotation marks do not pair up ({detail}).",
        "Download it again; if it is the same, open it in a spreadsheet and save it as .csv.",
    ),
    Reason.LONG_CELL: (
        "“{name}” has a cell of more characters than Oversight takes, or a quotation mark that "
        "nothing closes ({detail}).",
        "Shorten that text, or close the quotation mark, and bring the file in again.",
    ),
    Reason.NO_SUCH_SHEET: (
        "“{name}” has no visible sheet {detail}.",
        "Open it to see which sheet holds the table, and choose that one.",
    ),
    Reason.UNKNOWN_FORMAT: (
        "“{name}” is not a published table that Oversight knows{detail}.",
        f"It knows {KNOWN_FORMATS}. Check that the file is the one you meant, as published.",
    ),
}  # fmt: skip


class Refused(Exception):  # noqa: N818 - becomes a UserProblem once the file's name is known
    """A file is refused for a reason; ``detail`` fills the gap in its message."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail

    def problem(self, name: str) -> UserProblem:
        """Return the message for the file of this name."""
        happened, next_step = _WORDS[self.reason]
        happened = happened.format(name=name, detail=self.detail)
        return UserProblem(f"{happened} {_UNCHANGED} {next_step}")


def problem(happened: str, next_step: str) -> UserProblem:
    """Return a problem of a file that was read: what happened, nothing lost, what to do."""
    return UserProblem(f"{happened} {_UNCHANGED} {next_step}")
