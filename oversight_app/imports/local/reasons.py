"""Why a row is rejected: one list, known to the reading process by number and told in words."""

from enum import IntEnum


class Why(IntEnum):
    """A reason to reject a row. The numbers cross from the reading process."""

    NO_DATE = 0
    NOT_A_DATE = 1
    NO_SUCH_DAY = 2
    NO_YEAR = 3
    A_NUMBER_NOT_A_DATE = 4
    FUTURE = 5
    TOO_EARLY = 6
    NO_HOURS = 7
    NOT_HOURS = 8
    NEGATIVE = 9
    TOO_LONG = 10
    TOO_LARGE = 11
    NOT_A_COUNT = 12
    NOT_WHOLE = 13
    NOT_A_TIME = 14
    SAME_TIMES = 15
    NOT_YES_OR_NO = 16
    NO_CHOICE = 17
    BLANK = 18
    LONG_TEXT = 19
    CONTROLS = 20
    LONG_REFERENCE = 21
    AN_ADDRESS = 22
    NOBODY = 23
    NOTHING = 24
    ERROR_CELL = 25
    ONE_CELL = 26
    GIVEN_TWICE = 27


WORDS = {
    Why.NO_DATE: "There is no date",
    Why.NOT_A_DATE: "A date was expected",
    Why.NO_SUCH_DAY: "There is no such day in the order that this column is read in",
    Why.NO_YEAR: "The year is missing",
    Why.A_NUMBER_NOT_A_DATE: "This is a number; the column is not read as a spreadsheet's own "
    "numbers for dates",
    Why.FUTURE: "The date is in the future",
    Why.TOO_EARLY: "The date is earlier than anything kept here; an empty date often turns into "
    "1900",
    Why.NO_HOURS: "There are no hours, and no start and finish",
    Why.NOT_HOURS: "A length of time was expected, such as 7.5, 7:30 or 450 min",
    Why.NEGATIVE: "It is below zero",
    Why.TOO_LONG: "It is more than 24 hours for each person on one day",
    Why.TOO_LARGE: "The number is too large to be right",
    Why.NOT_A_COUNT: "A whole number was expected",
    Why.NOT_WHOLE: "A whole number was expected, without a fraction",
    Why.NOT_A_TIME: "A time of day was expected, such as 17:30",
    Why.SAME_TIMES: "Start and finish are the same, so the length is not known",
    Why.NOT_YES_OR_NO: "Yes or no was expected",
    Why.NO_CHOICE: "It is none of the choices for this column",
    Why.BLANK: "The cell is blank, and the row can't be told from others without it",
    Why.LONG_TEXT: "The cell holds more than 300 characters",
    Why.CONTROLS: "The cell holds characters that are not text",
    Why.LONG_REFERENCE: "A reference has at most 80 characters",
    Why.AN_ADDRESS: "A pseudonymous reference was expected, not a name or an e-mail address",
    Why.NOBODY: "It gives hours and says that nobody was there",
    Why.NOTHING: "Every matched column is blank in this row",
    Why.ERROR_CELL: "The cell holds a spreadsheet's error message",
    Why.ONE_CELL: "The row holds nothing but this",
    Why.GIVEN_TWICE: "The table gives this figure twice; the first was taken",
}
"""What a person is told of each."""

WHYS = tuple(WORDS[why] for why in sorted(WORDS))
"""By number, for ``Rejected.whys``."""


class Wrong(ValueError):  # noqa: N818 - read as a sentence
    """A cell can't be taken; ``why`` says why."""

    def __init__(self, why: Why) -> None:
        super().__init__(WORDS[why])
        self.why = why


class MustBeAsked(Exception):  # noqa: N818 - read as a sentence
    """A cell means two things, and the mapping does not say which: nothing may be read."""
