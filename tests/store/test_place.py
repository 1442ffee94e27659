"""Where a workspace may not lie: network drives and folders that are synchronised."""

from pathlib import Path

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.records import Office
from oversight_app.store.place import check_place, reason_against
from oversight_app.store.workspace import create, open_workspace

_LOCAL = [("/", "ext4", "rw")]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/home/pat/OneDrive/north.oversight", "in OneDrive"),
        ("/home/pat/OneDrive - Office of the PCC/Volunteers/north.oversight", "in OneDrive"),
        ("/home/pat/Dropbox/north.oversight", "in Dropbox"),
        ("/home/pat/Dropbox (Office)/north.oversight", "in Dropbox"),
        ("/home/pat/Google Drive/north.oversight", "in Google Drive"),
        ("/Volumes/GoogleDrive/My Drive/north.oversight", "in Google Drive"),
        ("/Users/pat/Library/Mobile Documents/com~apple~CloudDocs/n.oversight", "in iCloud"),
        ("/home/pat/iCloudDrive/north.oversight", "in iCloud"),
        ("/home/pat/Office of the PCC - SharePoint/north.oversight", "in SharePoint"),
        ("//server/share/north.oversight", "on a network drive"),
        ("\\\\server\\share\\north.oversight", "on a network drive"),
    ],
)
def test_synced_folders_and_network_paths(path: str, reason: str) -> None:
    assert reason_against(Path(path), {}, _LOCAL) == reason


@pytest.mark.parametrize(
    "path",
    [
        "/home/pat/Documents/north.oversight",
        "/home/dropbox-user/north.oversight",  # a user's name is not a synced folder
        "/home/pat/sharepoint notes/north.oversight",
        "/home/pat/Documents/OneDrive",  # the file's own name says nothing
    ],
)
def test_ordinary_folders(path: str) -> None:
    assert reason_against(Path(path), {}, _LOCAL) == ""


@pytest.mark.parametrize(
    ("kind", "options", "refused"),
    [
        ("nfs", "rw", True),
        ("nfs4", "rw", True),
        ("cifs", "rw", True),
        ("smb3", "rw", True),
        ("smbfs", "rw", True),
        ("afpfs", "rw", True),
        ("fuse.sshfs", "rw", True),
        ("fuse.rclone", "rw", True),
        ("davfs", "rw", True),
        ("NTFS", "rw,remote", True),
        ("NTFS", "rw,fixed", False),
        ("overlay", "rw", False),
        ("9p", "rw", False),
        ("apfs", "rw,local", False),
        ("fuseblk", "rw", False),
    ],
)
def test_the_file_system_decides(kind: str, options: str, refused: bool) -> None:
    mounts = [*_LOCAL, ("/mnt/office", kind, options)]
    inside = reason_against(Path("/mnt/office/volunteers/north.oversight"), {}, mounts)
    assert inside == ("on a network drive" if refused else "")
    assert reason_against(Path("/mnt/officer/north.oversight"), {}, mounts) == ""


def test_onedrive_by_its_environment_variable(tmp_path: Path) -> None:
    environment = {"OneDriveCommercial": str(tmp_path)}
    assert reason_against(tmp_path / "in" / "a.oversight", environment, _LOCAL) == "in OneDrive"
    assert reason_against(tmp_path.parent / "a.oversight", environment, _LOCAL) == ""


def test_a_synced_folder_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "Dropbox")
    assert reason_against(tmp_path / "link" / "a.oversight", {}, _LOCAL) == "in Dropbox"


def test_the_refusal_names_a_place_that_works(small_file: Path) -> None:
    synced = small_file.parent / "Dropbox"
    synced.mkdir()
    path = synced / "a.oversight"
    with pytest.raises(UserProblem, match="Dropbox") as caught:
        create(path, Office("North", "E1"), reference=False)
    assert str(Path.home()) in str(caught.value)
    assert not list(synced.iterdir())
    path.write_bytes(small_file.read_bytes())
    with pytest.raises(UserProblem, match="Dropbox"):
        open_workspace(path)
    assert [one.name for one in synced.iterdir()] == ["a.oversight"]


def test_this_computer_is_no_network(tmp_path: Path) -> None:
    check_place(tmp_path / "a.oversight")
