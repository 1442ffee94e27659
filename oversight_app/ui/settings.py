"""What the window remembers for this person on this computer; nothing of the office's data."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from oversight_app.ui.theme import Motion, Scheme

_RECENT_KEPT = 8


class Settings:
    """Typed access to QSettings, each value with its default."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store or QSettings("Oversight", "Oversight")

    @property
    def scheme(self) -> Scheme:
        """Light, dark or as the system."""
        written = str(self._store.value("look/scheme", Scheme.SYSTEM.value))
        return Scheme(written) if written in {s.value for s in Scheme} else Scheme.SYSTEM

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self._store.setValue("look/scheme", scheme.value)

    @property
    def text_scale(self) -> float:
        """1.0 to 2.0."""
        try:
            return float(str(self._store.value("look/text_scale", 1.0)))
        except ValueError:
            return 1.0

    @text_scale.setter
    def text_scale(self, scale: float) -> None:
        self._store.setValue("look/text_scale", scale)

    @property
    def motion(self) -> Motion:
        """As the system, or less."""
        written = str(self._store.value("look/motion", Motion.SYSTEM.value))
        return Motion(written) if written in {m.value for m in Motion} else Motion.SYSTEM

    @motion.setter
    def motion(self, motion: Motion) -> None:
        self._store.setValue("look/motion", motion.value)

    @property
    def remembers_places(self) -> bool:
        """True where the page that was in front comes to the front again, the next time."""
        return str(self._store.value("places/remembered", "yes")) != "no"

    @remembers_places.setter
    def remembers_places(self, remembers: bool) -> None:
        self._store.setValue("places/remembered", "yes" if remembers else "no")

    @property
    def recent(self) -> tuple[Path, ...]:
        """Workspaces opened lately, the newest first; those that have gone are left out. Slow
        where a drive is away: for a job."""
        return tuple(path for path in self.remembered if _is_file(path))

    @property
    def remembered(self) -> tuple[Path, ...]:
        """The same, with those that have gone; looks at no disk."""
        written = self._store.value("files/recent", [])
        paths = [written] if isinstance(written, str) else written
        if not isinstance(paths, list):
            return ()
        return tuple(Path(str(path)) for path in paths if path)

    def remember(self, path: Path) -> None:
        """Put a workspace first among the recent ones."""
        path = path.absolute()
        others = [str(p) for p in self.remembered if p != path]
        self._store.setValue("files/recent", [str(path), *others][:_RECENT_KEPT])

    def forget(self, path: Path) -> None:
        """Take a workspace off the recent ones; its file stays as it is."""
        self._store.setValue("files/recent", [str(p) for p in self.remembered if p != path])

    def value(self, key: str, default: str = "") -> str:
        """A word that a page remembers (a tab, a filter)."""
        return str(self._store.value(key, default))

    def set_value(self, key: str, value: str) -> None:
        """Remember a word for a page."""
        self._store.setValue(key, value)

    def state(self, key: str) -> QByteArray:
        """A geometry or column state as Qt writes it; empty if there is none."""
        found = self._store.value(f"state/{key}")
        return found if isinstance(found, QByteArray) else QByteArray()

    def set_state(self, key: str, state: QByteArray) -> None:
        """Remember a geometry or column state."""
        self._store.setValue(f"state/{key}", state)

    def save(self) -> None:
        """Write everything to the disk now."""
        self._store.sync()


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name too long, a folder that may not be looked into
        return False
