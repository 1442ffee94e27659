"""The places that somebody pinned or saw lately, in one workspace on this computer."""

import hashlib
import json
from pathlib import Path

from oversight_app.ui.places import address_words
from oversight_app.ui.settings import Settings

_SEEN_KEPT, _PINS_KEPT = 12, 30


class PlacesSeen:
    """Kept in the settings by the workspace's path; addresses alone, never what a record says.

    A place that the window no longer has is left out, and forgotten with the next write.
    """

    def __init__(self, settings: Settings, workspace: Path) -> None:
        self._settings = settings
        self._key = key_of(workspace)

    @property
    def pins(self) -> tuple[str, ...]:
        """What was pinned, in the order pinned."""
        return self._read("pins")

    @property
    def seen(self) -> tuple[str, ...]:
        """What was seen, the last one first."""
        return self._read("seen")

    def is_pinned(self, address: str) -> bool:
        """Tell whether a place is pinned."""
        return _tab_of(address) in self.pins

    def switch_pin(self, address: str) -> bool:
        """Pin a place, or take its pin away; return whether it is pinned now."""
        place, pins = _tab_of(address), self.pins
        if place in pins:
            self._write("pins", [one for one in pins if one != place])
            return False
        self._write("pins", [*pins, place][-_PINS_KEPT:])
        return True

    def saw(self, address: str) -> None:
        """Put a place first among those seen."""
        place = _tab_of(address)
        seen = self.seen
        if place and (not seen or seen[0] != place):
            self._write("seen", [place, *(one for one in seen if one != place)][:_SEEN_KEPT])

    def _read(self, what: str) -> tuple[str, ...]:
        try:
            read = json.loads(self._settings.value(f"{what}/{self._key}", "[]"))
        except ValueError:
            return ()
        if not isinstance(read, list):
            return ()
        places = (one for one in read if isinstance(one, str) and address_words(one))
        return tuple(dict.fromkeys(places))

    def _write(self, what: str, addresses: list[str]) -> None:
        self._settings.set_value(f"{what}/{self._key}", json.dumps(addresses))


def key_of(workspace: Path) -> str:
    """Return what the settings know a workspace by; it does not say where the file lies."""
    written = str(workspace.absolute()).encode("utf-8", "surrogatepass")
    return hashlib.sha256(written).hexdigest()[:16]


def _tab_of(address: str) -> str:
    """The place and tab of an address: what it is set to may be gone another day."""
    return "/".join(address.split("/")[:2])
