"""Where the files of ``resources/`` lie: inside an installed wheel, or beside the package."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of a file or folder in ``resources/``, for example
    ``resource("typst", "brief.typ")``."""
    installed = _PACKAGE / "resources"
    root = installed if installed.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)
