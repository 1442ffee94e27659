"""A workbook in the reading process: checked, opened within limits, its rows one by one."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from oversight_app.imports import limits
from oversight_app.imports.container import check
from oversight_app.imports.refusals import Reason, Refused


class Workbook:
    """An .xlsx or .ods file; Refused where it must not or can't be read.

    ``sheets`` are (name, whether it is visible), worksheets alone; ``height`` is how many rows
    the sheet has that is being read. ``a_return``: its rows are taken one by one and not held,
    so that it may have more of them.
    """

    def __init__(self, data: bytes, *, a_return: bool = False) -> None:
        if len(data) > limits.MAX_SPREADSHEET_BYTES:
            most = f"{limits.MAX_SPREADSHEET_BYTES // 2**20} MB is the most"
            raise Refused(Reason.TOO_LARGE, most)
        self.height = 0
        container = check(data, a_return=a_return)
        limits.hold_to(
            limits.memory_for(container.unpacked, container.cells),
            limits.SECONDS_FOR_A_RETURN if a_return else limits.SECONDS,
        )
        from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

        with _refusing():
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(data))
            self.sheets = tuple(
                (sheet.name, sheet.visible == SheetVisibleEnum.Visible)
                for sheet in self._book.sheets_metadata
                if sheet.typ == SheetTypeEnum.WorkSheet
            )

    def rows(self, name: str) -> Iterator[list[Any]]:
        """Yield a sheet's rows from row 1 and column A, the empty ones too."""
        with _refusing():
            sheet = self._book.get_sheet_by_name(name)
            self.height = sheet.total_height
            yield from sheet.iter_rows()


@contextmanager
def _refusing() -> Iterator[None]:
    """Tell the library's errors as reasons to refuse the file."""
    from python_calamine import CalamineError, PasswordError

    try:
        yield
    except PasswordError as error:
        raise Refused(Reason.PASSWORD) from error
    except CalamineError as error:
        raise Refused(Reason.DAMAGED) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise Refused(Reason.DAMAGED) from error
