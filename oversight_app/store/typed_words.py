"""Words that people type beside records (notes, outcomes, reasons), as they are kept."""

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.record_fields import Holds, Spec
from oversight_app.domain.recorded import cleaned_words

_TEXT = Spec("text", "Text", Holds.TEXT)
_LINE = Spec("line", "Line", Holds.LINE)


def typed_text(words: str) -> str:
    """Return paragraphs as they are kept; UserProblem where they are too long."""
    words = cleaned_words(_TEXT, words)
    if len(words) > _TEXT.longest:
        raise UserProblem(
            f"This has {len(words):,} characters, and {_TEXT.longest:,} is the most. Nothing was "
            "saved. Shorten it, or keep the rest in a file and name the file."
        )
    return words


def typed_line(words: str) -> str:
    """Return words on one line as they are kept; UserProblem where they are too long."""
    words = cleaned_words(_LINE, words)
    if len(words) > _LINE.longest:
        raise UserProblem(
            f"“{words[:40]}…” has {len(words):,} characters, and {_LINE.longest} is the most. "
            "Nothing was saved. Shorten it."
        )
    return words
