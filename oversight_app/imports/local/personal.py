"""Columns that may say who somebody is: told by their heading and by what is in them.

They are left out with the reason. Where a column can't be told from names it is left out too:
a volunteer is a reference.
"""

import re
from collections.abc import Iterable

from oversight_app.domain.datasets import Field, FieldKind
from oversight_app.domain.mappings import LeftOut
from oversight_app.imports.cells import MONTHS
from oversight_app.imports.local.contents import Contents
from oversight_app.imports.local.personal_words import (
    GIVEN,
    NAME_WORDS,
    NAMED_THINGS,
    PLACE_WORDS,
    TEXT_WORDS,
)

_SOME = 0.2
_MOST = 0.5
_MANY = 8

_NAME_PHRASES = ("known as", "line manager", "submitted by", "completed by", "entered by",
                 "raised by", "reported by", "authorised by", "approved by", "recorded by",
                 "created by", "signed by")  # fmt: skip
_MAIL_WORDS = frozenset({"email", "mail", "emails"})
_PHONE_WORDS = frozenset({"phone", "telephone", "mobile", "tel", "landline", "cell"})
_BIRTH_WORDS = frozenset({"dob", "birth", "birthday", "birthdate", "age", "born"})
_ADDRESS_WORDS = frozenset({"address", "addr", "street", "house", "residence"})
_HOME_WORDS = frozenset({"home", "residential", "volunteers", "their", "member", "applicant"})

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}")
_PHONE = re.compile(r"(?:\+44|0044|\(?0)[\d\s()\-]{8,14}\d|[127]\d{9}")
_PHONE_WITHIN = re.compile(r"(?<!\d)(?:\+44|0044|\(?0)[\d\s()\-]{8,14}\d(?!\d)")
_STREET = re.compile(
    r"(?:flat |unit )?\d+[a-z]?,? [\w' ]+\b(?:street|st|road|rd|lane|ln|avenue|ave|close|drive|"
    r"way|crescent|court|gardens|terrace|place|hill|row|mews|grove)\b.*",
    re.IGNORECASE,
)
_ADDRESS_POSTCODE = re.compile(r".+[ ,][A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}", re.IGNORECASE)
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Rev|Sir|PC|SC|SPC|SPS|Sgt|PS|Insp|A/PS)\.? "
_RANK = rf"(?:{_TITLE})?"
_WORD = r"[A-ZÀ-Þ][a-zà-ÿ]*(?:['’\-][A-ZÀ-Þa-zà-ÿ]+)*"
_SHAPE = re.compile(
    rf"{_RANK}{_WORD}(?: [A-Z]\.?)*(?: {_WORD}){{1,2}}|{_RANK}(?:[A-Z]\.? ?){{1,3}} ?{_WORD}|"
    rf"{_RANK}{_WORD}, ?{_RANK}(?:{_WORD}|[A-Z]\.?)(?: {_WORD}| [A-Z]\.?)*|"
    r"[A-Z]{2,}, [A-Z][A-Za-z]+"
)
_SURE = re.compile(
    rf"{_TITLE}.*|(?:[A-Z]\. ?){{1,3}}{_WORD}|{_WORD}, ?(?:{_WORD}|[A-Z]\.?)(?: {_WORD}| [A-Z]\.?)*"
)
"""Of what has the shape of a name, that which has no other: a title, initials, the family name
before a comma."""
_ONE_WORD = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ'’\-]{2,}")
_TITLED = re.compile(rf"\b{_TITLE}(?=[A-ZÀ-Þ])(?:[A-Z]\.? )*[A-ZÀ-Þ][a-zà-ÿ'’\-]+")
_CAPITALS = re.compile(rf"{_WORD} {_WORD}")
_MOST_WORDS = 4
"""A cell of more words than this, where no words were expected, is free text."""


_HEADING_SAYS = {
    LeftOut.NAME: "the heading speaks of names",
    LeftOut.EMAIL: "the heading speaks of e-mail addresses",
    LeftOut.PHONE: "the heading speaks of phone numbers",
    LeftOut.BIRTH: "the heading speaks of births or ages",
    LeftOut.ADDRESS: "the heading speaks of addresses",
    LeftOut.FREE_TEXT: "the heading speaks of free text, which may name people",
}


def personal(
    heading: str, cells: Contents, field: Field | None, dataset: str
) -> tuple[LeftOut, str] | None:
    """Return why a column is left out for what it may say of a person, with the reason in plain
    words; None where it may be taken. ``field`` is what its heading matches exactly."""
    by_heading = _by_heading(heading, cells, field, dataset)
    if by_heading:
        return by_heading, _HEADING_SAYS[by_heading]
    by_cells = _by_cells(cells, field, dataset)
    return (by_cells, str(by_cells)) if by_cells else None


def tells_who(text: str) -> bool:
    """Tell whether one cell may say who somebody is: never shown, wherever it stands."""
    return bool(
        _EMAIL.search(text)
        or _PHONE_WITHIN.search(text)
        or _STREET.fullmatch(text)
        or (_SHAPE.fullmatch(text) and _names_somebody(text))
        or len(text) > 60
    )


def names_somebody(text: str) -> bool:
    """Tell whether a reference is no pseudonym but somebody's name."""
    return bool(_TITLED.match(text)) or (bool(_SHAPE.fullmatch(text)) and _names_somebody(text))


def may_tell_who(text: str) -> bool:
    """Tell whether words that were not expected where they stand (a cell that is rejected, a
    heading that no layout has) may say who somebody is: ``tells_who``, a name within other
    words, or a whole sentence. They are not quoted, since what is quoted is kept."""
    if tells_who(text) or _TITLED.search(text):
        return True
    pairs = (match[0].casefold().split() for match in _CAPITALS.finditer(text))
    if any(not GIVEN.isdisjoint(pair) and MONTHS.keys().isdisjoint(pair) for pair in pairs):
        return True
    return sum(any(map(str.isalpha, word)) for word in text.split()) > _MOST_WORDS


def _by_heading(heading: str, cells: Contents, field: Field | None, dataset: str) -> LeftOut | None:
    words = re.sub(r"[\W_]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)).casefold().split()
    said = frozenset(words)
    key = " ".join(words)
    if "e mail" in key or said & _MAIL_WORDS:
        return LeftOut.EMAIL
    if said & _PHONE_WORDS and not (field and cells.numbers < _MOST and "cell" in said):
        return LeftOut.PHONE
    if said & _BIRTH_WORDS:
        return LeftOut.BIRTH
    postcode = "postcode" in said or "post code" in key
    if said & _ADDRESS_WORDS or (postcode and (said & _HOME_WORDS or _of_people(dataset))):
        return LeftOut.ADDRESS
    if field is None and any(phrase in key for phrase in _NAME_PHRASES):
        return LeftOut.NAME
    # "Volunteer name" is a name; "Leaders" and "Name of event" are not.
    if said & NAME_WORDS and field is None and not said & NAMED_THINGS and not _counts(cells):
        return LeftOut.NAME
    if said & TEXT_WORDS and field is None and not _counts(cells):
        return LeftOut.FREE_TEXT
    return None


def _counts(cells: Contents) -> bool:
    return cells.numbers > _MOST


def _of_people(dataset: str) -> bool:
    """Where each row is one person, a postcode is a home's."""
    return dataset in ("volunteers", "recruitment")


def _by_cells(cells: Contents, field: Field | None, dataset: str) -> LeftOut | None:
    if not cells.filled:
        return None
    if cells.share_in(lambda text: bool(_EMAIL.search(text))) >= _SOME:
        return LeftOut.EMAIL
    key_like = field is not None and field.kind is FieldKind.TEXT
    if not key_like and cells.share_in(_is_phone) >= _MOST:
        return LeftOut.PHONE
    if field is None and cells.long_past and cells.dates + cells.serials >= _MOST:
        return LeftOut.BIRTH
    if cells.postcodes >= _MOST and _of_people(dataset):
        return LeftOut.ADDRESS
    if cells.share_in(_is_address) >= _SOME:
        return LeftOut.ADDRESS
    if _names(cells, field):
        return LeftOut.NAME
    if cells.long >= _SOME and (field is None or field.kind is not FieldKind.TEXT):
        return LeftOut.FREE_TEXT
    return None


def _is_phone(text: str) -> bool:
    return bool(_PHONE.fullmatch(text))


def _is_address(text: str) -> bool:
    return bool(_STREET.fullmatch(text) or _ADDRESS_POSTCODE.fullmatch(text))


def _names_somebody(text: str) -> bool:
    """Tell whether what could be a name is one: a given name is in it, or its form has no other
    use, and no word of a place or a duty is in it."""
    words = set(re.findall(r"[a-zà-ÿ]+", text.casefold()))
    return bool(words & GIVEN) or (bool(_SURE.fullmatch(text)) and not words & PLACE_WORDS)


def _names(cells: Contents, field: Field | None) -> bool:
    """Names: the shape of a name, with given names among them; or the shape alone where
    nothing else explains the column."""
    texts: Iterable[str] = cells.typical
    shaped = [text for text in texts if _SHAPE.fullmatch(text)]
    single = [text for text in texts if _ONE_WORD.fullmatch(text)]
    given = sum(_names_somebody(text) for text in (*shaped, *single))
    reference = field is not None and field.kind is FieldKind.VOLUNTEER
    if reference:
        return _named_references(cells, len(shaped) + len(single))
    if given >= max(2, _SOME * len(cells.typical)) and len(shaped) + len(single) >= (
        _MOST * len(cells.typical)
    ):
        return field is None or given >= _MOST * len(cells.typical)
    plain = [text for text in shaped if not PLACE_WORDS & set(text.casefold().split())]
    return field is None and len(plain) >= max(_MANY, 0.7 * len(cells.typical))


def _named_references(cells: Contents, named: int) -> bool:
    """References that are names, or hold one: letters with a capital, each its own word."""
    if named >= _MOST * len(cells.typical) and named >= 2:
        return True
    with_words = [
        words for text in cells.typical if (words := re.findall(r"[A-ZÀ-Þ][a-zà-ÿ]{2,}", text))
    ]
    different = {word for words in with_words for word in words}
    return len(with_words) >= max(2, _MOST * len(cells.typical)) and len(different) > 3
