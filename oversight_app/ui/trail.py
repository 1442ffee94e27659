"""Where somebody has been in the window: back and forward."""

_MOST = 50


class Trail:
    """Addresses as ``Context.go_to`` takes them, like the pages of a browser: going somewhere new
    forgets what was ahead."""

    def __init__(self) -> None:
        self._been: list[str] = []
        self._here = -1

    @property
    def here(self) -> str:
        """The address in front; "" before the first."""
        return self._been[self._here] if self._been else ""

    @property
    def can_go_back(self) -> bool:
        """True where there is something behind."""
        return self._here > 0

    @property
    def can_go_forward(self) -> bool:
        """True where something was gone back from."""
        return self._here < len(self._been) - 1

    @property
    def behind(self) -> str:
        """The address that *back* leads to; "" for none."""
        return self._been[self._here - 1] if self.can_go_back else ""

    @property
    def ahead(self) -> str:
        """The address that *forward* leads to; "" for none."""
        return self._been[self._here + 1] if self.can_go_forward else ""

    def went(self, address: str) -> None:
        """Note where somebody went; staying is not going."""
        if not address or address == self.here:
            return
        self._been = [*self._been[: self._here + 1], address][-_MOST:]
        self._here = len(self._been) - 1

    def stayed(self, address: str) -> None:
        """Note what one came to where one is: another row of the same tab."""
        if address and self._been:
            self._been[self._here] = address

    def back(self) -> str:
        """Go one back, and return where to; "" where nothing is behind."""
        if not self.can_go_back:
            return ""
        self._here -= 1
        return self.here

    def forward(self) -> str:
        """Go one forward, and return where to; "" where nothing is ahead."""
        if not self.can_go_forward:
            return ""
        self._here += 1
        return self.here

    def forget(self) -> None:
        """Begin anew, with another workspace."""
        self._been, self._here = [], -1
