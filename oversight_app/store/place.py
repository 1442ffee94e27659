"""Whether a folder is a place where a workspace is safe.

A database on a network drive can lose what was saved, and a program that synchronises a folder
copies the file while it is being written. Both are refused, with a place that works.
"""

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import psutil

from oversight_app.domain.errors import FileProblem, Trouble

_NETWORK = re.compile(
    r"^(nfs\d?|cifs|smb.*|afp.*|webdav|davfs\d?|fuse\.(sshfs|rclone|davfs\d?|s3fs|gvfsd-fuse)|"
    r"sshfs|rclone|ncpfs|afs|ceph|glusterfs|osxfuse|macfuse)$",
    re.IGNORECASE,
)
"""File systems on another computer. 9p and overlay are not among them: a container or virtual
machine shows its own disk through those."""

_SYNCED_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud",
    "cloudstorage": "a cloud storage folder",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "box sync": "Box",
    "sharepoint": "SharePoint",
}
_ENVIRONMENT = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


def _synced_name(folder: str) -> str:
    """The service a folder's name belongs to, or empty: "OneDrive - Office of the PCC"."""
    name = folder.casefold()
    if name in _SYNCED_NAMES:
        return _SYNCED_NAMES[name]
    for start, service in _SYNCED_NAMES.items():
        if start in ("my drive", "mobile documents", "cloudstorage"):
            continue
        if name.startswith((f"{start} -", f"{start} (")):
            return service
    return "SharePoint" if " - sharepoint" in name else ""


def _on_network(path: Path, mounts: Iterable[tuple[str, str, str]]) -> bool:
    """Whether the mount that holds a path is a network one; the longest mount point wins."""
    found = max(
        (mount for mount in mounts if path.is_relative_to(mount[0])),
        key=lambda mount: len(mount[0]),
        default=None,
    )
    if found is None:
        return False
    _, kind, options = found
    return bool(_NETWORK.match(kind)) or "remote" in options.split(",")


def _mounts() -> list[tuple[str, str, str]]:
    try:
        return [(m.mountpoint, m.fstype, m.opts) for m in psutil.disk_partitions(all=True)]
    except OSError:
        return []  # a container may hide its mounts; nothing is known against the place then


def reason_against(
    path: Path,
    environment: Mapping[str, str] | None = None,
    mounts: Iterable[tuple[str, str, str]] | None = None,
) -> str:
    """Return why a workspace may not lie at a path ("in OneDrive"), or an empty string.

    ``mounts`` are (mount point, file system, options); the computer's own where left out.
    """
    environment = os.environ if environment is None else environment
    written = str(path)
    if written.startswith(("\\\\", "//")) and not written.startswith("\\\\?\\"):
        return "on a network drive"
    try:
        # Of links that lead round in a circle, Path.resolve makes a fault.
        resolved = Path(os.path.realpath(path))
    except ValueError:
        return ""  # no name that a file can have: whoever looks for it says so
    if str(resolved).startswith("\\\\") and not str(resolved).startswith("\\\\?\\"):
        return "on a network drive"
    for name in _ENVIRONMENT:
        root = environment.get(name, "")
        if root and (path.is_relative_to(root) or resolved.is_relative_to(root)):
            return "in OneDrive"
    for folder in (*path.parts[:-1], *resolved.parts[:-1]):
        if service := _synced_name(folder):
            return f"in {service}"
    if _on_network(resolved, _mounts() if mounts is None else mounts):
        return "on a network drive"
    return ""


def check_place(path: Path) -> None:
    """Raise a FileProblem where a workspace would not be safe, naming a place that works."""
    reason = reason_against(path)
    if reason:
        raise FileProblem(
            f"“{path.name}” lies {reason}, where a workspace can lose what was saved. "
            "Nothing was changed. Keep the workspace in a folder on this computer, for example "
            f"“{good_place()}”, and put backups in the shared folder.",
            Trouble.PLACE,
        )


def good_place() -> Path:
    """A folder of the person's own on this computer that a workspace may lie in."""
    home = Path.home()
    return next(
        (
            place
            for place in (home / "Documents", home)
            if place.is_dir() and not reason_against(place / "file")
        ),
        home / "Oversight",
    )
