"""Papers: findings set out as one document, and that document written in each format.

document   what a paper says, before any format is chosen
papers     the papers there are, declared once; each is built in a module of its own
words      how parts are worded, the same in every format
pdf, xlsx  the formats
rendering  one paper written in the formats asked for, each whole or not at all
"""


class Cancelled(Exception):  # noqa: N818 - not an error: the person asked for it
    """The person stopped the work; nothing that was not finished stays on the disk."""
