"""When two printings of an office's word are one word."""

import re
import unicodedata


def word_key(printed: str) -> str:
    """Return the form in which words of a return are compared: case, spaces, dashes, punctuation
    and ``&`` for ``and`` are levelled.

    Unlike the names of forces (``spelling_key``) a number at the end is no footnote here: "Team 1"
    and "Team 2" are two teams, LS1 and LS10 two districts. What is nothing but signs stays.
    """
    text = unicodedata.normalize("NFKC", printed).strip().casefold().replace("&", " and ")
    return " ".join(re.sub(r"[\W_]+", " ", text).split()) or text
