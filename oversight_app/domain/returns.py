"""Monthly scheme returns, whether they reconcile, and which are expected when."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SchemeReturn:
    """What a return says of one scheme in one month; None where it is silent. Management
    information: counted by the sender, by the sender's rules."""

    scheme: str
    month: int
    opening: int | None = None
    joiners: int | None = None
    leavers: int | None = None
    leavers_by_reason: tuple[tuple[str, int], ...] = ()
    headcount: int | None = None
    active: int | None = None
    duty_minutes: int | None = None
    training_minutes: int | None = None
    sessions: int | None = None
    leaders: int | None = None
    leaders_vetted: int | None = None
    batch: int = 0
    file_name: str = ""
    file_row: int = 0

    @property
    def residual(self) -> int | None:
        """closing − (opening + joiners − leavers); None where a part is missing."""
        if (
            self.opening is None
            or self.joiners is None
            or self.leavers is None
            or self.headcount is None
        ):
            return None
        return self.headcount - (self.opening + self.joiners - self.leavers)


@dataclass(frozen=True, slots=True)
class Restatement:
    """A month that a later return restated: what it said before and after."""

    scheme: str
    month: int
    before: SchemeReturn
    after: SchemeReturn


@dataclass(frozen=True, slots=True)
class ExpectedReturn:
    """A return the office waits for: of which scheme ("" for all in one), of which dataset, how
    often (a ``Cadence`` id), due so many days after its period ends, from which office."""

    dataset: str
    scheme: str
    cadence: str
    due_days: int
    from_office: str
    since: int
    """The first month it is expected for."""
    until: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class DueReturn:
    """One period of an expected return. ``arrived_on`` None: nothing of it is here yet."""

    expected: ExpectedReturn
    first_month: int
    last_month: int
    due: date
    arrived_on: date | None = None
    missing_months: tuple[int, ...] = ()

    def late(self, today: date) -> bool:
        """True where it is past its due day and not here whole."""
        return today > self.due and (self.arrived_on is None or bool(self.missing_months))
