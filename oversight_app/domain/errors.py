"""What a person can mend, and what a person stopped."""


class UserProblem(Exception):  # noqa: N818 - a problem of the file or disk, not a fault of ours
    """Something the person can put right: a bad file, a full disk, a wrong name.

    The message is shown as it is. It says what happened, that nothing was lost, and what
    to do next. Anything else that is raised is a fault of the program and is reported as one.
    """


class CheckFailed(UserProblem):
    """A check that the person asked for found something wrong (exit code 3)."""


class Cancelled(Exception):  # noqa: N818 - not an error: the person asked for it
    """The person stopped the work; nothing that was not finished was kept."""
