"""What holds of a line to take that was cleared: the clearance is of the words it had then."""

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.periods import written_date
from oversight_app.domain.press import LineToTake


def check_clearance(old: LineToTake | None, new: LineToTake) -> None:
    """Raise UserProblem for other words under the clearance of earlier ones.

    Without this, a line that was cleared could be changed, and would go on being sayable.
    """
    if old is None or old.words == new.words:
        return
    if old.cleared_on is None or new.cleared_on is None:
        return
    if (old.cleared_by, old.cleared_on) == (new.cleared_by, new.cleared_on):
        raise UserProblem(
            f"{old.cleared_by} cleared the earlier words on {written_date(old.cleared_on)}, and "
            "these are others. Nothing was saved. Empty “Cleared by” and “Cleared on” until they "
            "are cleared too, or fill in who cleared these words, and when."
        )
