"""Tooltips that show words as they were written.

Qt takes a tooltip that looks like markup for a page: what somebody wrote would be drawn as one,
and the pictures that it names would be fetched, from another computer too.
"""

import re
from typing import overload

_JOINER = "\u2060"
_TAKEN_FOR_MARKUP = re.compile(r"<(?=[A-Za-z/!?])|&(?=lt;)")
"""What ``Qt::mightBeRichText`` looks for."""


@overload
def plain_tip(words: str) -> str: ...
@overload
def plain_tip(words: None) -> None: ...
@overload
def plain_tip(words: str | None) -> str | None: ...
def plain_tip(words: str | None) -> str | None:
    """Return words for a tooltip that Qt does not take for markup: what begins a tag is followed
    by a sign that nobody sees."""
    return _TAKEN_FOR_MARKUP.sub(rf"\g<0>{_JOINER}", words) if words else words
