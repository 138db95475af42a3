"""Where a store may lie: not in a folder that is synchronised behind its back, not on a network share."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from leadbooth.errors import KnownError

_SYNC_FOLDERS = (
    "onedrive", "dropbox", "google drive", "googledrive", "my drive", "icloud drive", "com~apple~clouddocs",
    "mobile documents", "cloudstorage", "nextcloud", "owncloud", "box sync", "pcloud", "pclouddrive",
    "megasync", "tresorit", "sync.com", "seafile", "yandex.disk", "proton drive", "creative cloud files",
)  # fmt: skip
"""Names (or first words) of folders that cloud services keep in step. A store copied while in use is damaged."""

_PLAIN_WORDS = ("box", "mega", "sync")
"""Services whose names are words of everyday: believed directly in the home folder only, where they put themselves."""

_SYNC_MARKERS = (
    ".dropbox",
    ".dropbox.cache",
    ".stfolder",
    ".owncloudsync.log",
    ".nextcloudsync.log",
    ".csync_journal.db",
)
_SYNC_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_NETWORK_TYPES = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "afs", "9p", "ncpfs", "webdav", "davfs",
     "fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.s3fs", "glusterfs", "ceph", "fuse.glusterfs"}
)  # fmt: skip
_DRIVE_REMOTE = 4  # GetDriveTypeW


def check_place(folder: Path, environ: Mapping[str, str] = os.environ, home: Path | None = None) -> None:
    """Refuse a folder that would damage a store. Raises KnownError("folder_synced" or "folder_on_network")."""
    for place in {folder.absolute(), folder.resolve()}:  # a link into such a folder is no better
        if service := _sync_service(place, environ, home or Path.home()):
            raise KnownError("folder_synced", path=str(folder), service=service)
    if kind := network_kind(folder.absolute()):
        raise KnownError("folder_on_network", path=str(folder), kind=kind)


def _sync_service(folder: Path, environ: Mapping[str, str], home: Path) -> str:
    for variable in _SYNC_VARIABLES:
        root = environ.get(variable)
        if root and folder.is_relative_to(Path(root)):
            return "OneDrive"
    for parent in (folder, *folder.parents):
        if any((parent / marker).exists() for marker in _SYNC_MARKERS):
            return parent.name
        if home.is_relative_to(parent):
            continue  # how a user is called says nothing: /home/dropbox
        words = _SYNC_FOLDERS + (_PLAIN_WORDS if parent.parent == home else ())
        name = parent.name.lower()
        if any(name == word or name.startswith((f"{word} -", f"{word} (")) for word in words):
            return parent.name
    return ""


def network_kind(folder: Path) -> str:
    """The kind of network share ``folder`` lies on, "" for a local disk."""
    if sys.platform == "win32":
        return _network_on_windows(folder)
    return kind_in_mounts(folder, _mounts())


def _network_on_windows(folder: Path) -> str:
    if str(folder).startswith("\\\\"):
        return "UNC"
    windll = ctypes.windll  # type: ignore[attr-defined,unused-ignore]
    return "network drive" if windll.kernel32.GetDriveTypeW(folder.anchor) == _DRIVE_REMOTE else ""


def _mounts() -> Iterable[tuple[str, str]]:
    """``(mount point, type)`` of everything mounted."""
    if sys.platform == "darwin":
        listed = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout
        return [_macos_mount(line) for line in listed.splitlines() if " on " in line]
    try:
        lines = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []  # no such list on this system: nothing is known against the folder
    return [(fields[1].replace("\\040", " "), fields[2]) for fields in map(str.split, lines)]


def _macos_mount(line: str) -> tuple[str, str]:
    # "//user@host/share on /Volumes/share (smbfs, nodev, nosuid)"
    place, _, options = line.partition(" on ")[2].rpartition(" (")
    return place, options.partition(",")[0].rstrip(")")


def kind_in_mounts(folder: Path, mounts: Iterable[tuple[str, str]]) -> str:
    """The network type of the mount ``folder`` lies under, "" where that is a local one."""
    under = [(point, kind) for point, kind in mounts if folder.is_relative_to(point)]
    _, kind = max(under, key=lambda mount: len(mount[0]), default=("", ""))
    return kind if kind in _NETWORK_TYPES else ""
