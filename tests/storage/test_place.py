"""Folders that would damage a store are refused; folders that only sound like them are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from leadbooth.errors import KnownError
from leadbooth.storage.place import _macos_mount, check_place, kind_in_mounts

HOMES = Path("/", "home")
HOME = HOMES / "ada"


@pytest.mark.parametrize(
    "folder",
    [
        f"{HOME}/OneDrive/LeadBooth",
        f"{HOME}/OneDrive - Lace GmbH/LeadBooth",
        f"{HOME}/Dropbox/LeadBooth",
        f"{HOME}/Dropbox (Lace)/a/b",
        f"{HOME}/Library/Mobile Documents/com~apple~CloudDocs/LeadBooth",
        f"{HOME}/Library/CloudStorage/GoogleDrive-ada/LeadBooth",
        f"{HOME}/Nextcloud/LeadBooth",
        f"{HOME}/ownCloud/LeadBooth",
        f"{HOME}/pCloudDrive/LeadBooth",
        f"{HOME}/MEGA/LeadBooth",
        f"{HOME}/Box/LeadBooth",
        f"{HOME}/Proton Drive/LeadBooth",
        "/srv/Dropbox/LeadBooth",
    ],
)
def test_folders_of_cloud_services_are_refused_with_their_name(folder: str) -> None:
    with pytest.raises(KnownError, match="folder_synced") as refusal:
        check_place(Path(folder), environ={}, home=HOME)
    assert refusal.value.params["service"] in Path(folder).parts


@pytest.mark.parametrize(
    ("folder", "home"),
    [
        (f"{HOME}/.local/share/LeadBooth", f"{HOME}"),
        (f"{HOMES}/box/.local/share/LeadBooth", f"{HOMES}/box"),
        (f"{HOMES}/dropbox/.local/share/LeadBooth", f"{HOMES}/dropbox"),
        (f"{HOME}/boxes/LeadBooth", f"{HOME}"),
        (f"{HOME}/projects/box/LeadBooth", f"{HOME}"),
        ("/srv/mega/LeadBooth", f"{HOME}"),
        (f"{HOME}/my drives/LeadBooth", f"{HOME}"),
        (f"{HOME}/dropboxing", f"{HOME}"),
    ],
)
def test_folders_that_only_sound_alike_are_not(folder: str, home: str) -> None:
    check_place(Path(folder), environ={}, home=Path(home))


@pytest.mark.parametrize("marker", [".dropbox", ".stfolder", ".csync_journal.db"])
def test_a_folder_that_a_service_has_marked_is_refused_whatever_its_name(tmp_path: Path, marker: str) -> None:
    (tmp_path / marker).touch()
    with pytest.raises(KnownError, match="folder_synced"):
        check_place(tmp_path / "plain" / "LeadBooth", environ={}, home=HOME)


def test_the_folder_that_the_system_names_as_onedrive_is_refused() -> None:
    with pytest.raises(KnownError, match="OneDrive"):
        check_place(Path("/data/Firm/LeadBooth"), environ={"OneDriveCommercial": "/data/Firm"}, home=HOME)


MOUNTS = [
    ("/", "ext4"),
    ("/home", "nfs4"),
    (f"{HOME}/local disk", "xfs"),
    ("/media/stick", "vfat"),
    ("/mnt/server", "cifs"),
    ("/run/user/0/gvfs", "fuse.gvfsd-fuse"),
]


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/lib", ""),
        (f"{HOME}", "nfs4"),
        (f"{HOME}/local disk/x", ""),
        ("/homes", ""),
        ("/media/stick/x", ""),
        ("/mnt/server/x", "cifs"),
        ("/run/user/0/gvfs/smb", "fuse.gvfsd-fuse"),
    ],
)
def test_the_innermost_mount_decides_whether_a_folder_lies_on_a_network(folder: str, kind: str) -> None:
    assert kind_in_mounts(Path(folder), MOUNTS) == kind


def test_mounts_of_macos_are_read() -> None:
    line = "//ada@nas/share on /Volumes/My Share (smbfs, nodev, nosuid, mounted by ada)"
    assert _macos_mount(line) == ("/Volumes/My Share", "smbfs")
