"""Text from data that must never become a formula where it is opened or pasted."""

_STARTS = ("=", "+", "-", "@", "\t", "\r")


def inert(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: with an apostrophe before it."""
    return f"'{text}" if text.startswith(_STARTS) else text
