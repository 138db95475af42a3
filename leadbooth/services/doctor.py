"""Doctor: looks after the store, the libraries, the keychain and the disk, and says what is not well."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

import leadbooth
from leadbooth.errors import KnownError
from leadbooth.messages import explain
from leadbooth.paths import log_dir
from leadbooth.services import stores
from leadbooth.storage import migrate
from leadbooth.storage.engine import check_sqlite
from leadbooth.storage.place import check_place
from leadbooth.storage.store import BACKUPS, Store
from leadbooth.storage.versions import sqlite_versions

Health = Literal["ok", "warning", "fault"]
Progress = Callable[[int, int], bool]
"""Called with examinations done and in all; the answer is not needed, an examination is not cancelled half-way."""

LIBRARIES = ("PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "cryptography", "keyring")
_LITTLE_ROOM = 500 * 1024 * 1024  # bytes
_MANY_LOGS = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Finding:
    """What one examination says. ``code`` is its name for programs, ``said`` a plain sentence."""

    code: str
    health: Health
    said: str


def examine(
    folder: Path,
    store: Store | None,
    *,
    trouble: KnownError | None = None,
    cameras: Callable[[], list[str] | None] | None = None,
    progress: Progress | None = None,
) -> list[Finding]:
    """Everything that can be said of the store in ``folder``.

    ``store`` is the open store, None where there is none or where ``trouble`` kept it from being opened. ``cameras``
    lists the cameras of this computer, None where that cannot be asked.
    """
    examinations: list[Callable[[], Iterable[Finding]]] = [
        _program,
        _sqlite,
        lambda: _place(folder),
        lambda: _disk(folder),
        lambda: _backups(folder),
        lambda: _logs(folder),
        _keychain,
        lambda: _cameras(cameras),
        lambda: _opening(folder, store, trouble),
    ]
    if store is not None:
        examinations += [lambda: _schema(store), lambda: _pages(store), lambda: _log_and_state(store)]
    findings: list[Finding] = []
    for done, look in enumerate(examinations):
        if progress is not None:
            progress(done, len(examinations))
        findings += look()
    return findings


def _program() -> Iterator[Finding]:
    system = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    yield Finding("program", "ok", f"LeadBooth {leadbooth.__version__}, {system}")
    yield Finding("libraries", "ok", ", ".join(f"{name} {_version(name)}" for name in LIBRARIES))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "built in"  # a frozen program carries no records of its packages


def _sqlite() -> Iterator[Finding]:
    sqlite, sqlcipher = sqlite_versions()
    try:
        check_sqlite()
    except KnownError:
        yield Finding("sqlite", "fault", f"SQLite {sqlite} can damage a store")
    else:
        yield Finding("sqlite", "ok", f"SQLite {sqlite}, SQLCipher {sqlcipher}")


def _place(folder: Path) -> Iterator[Finding]:
    try:
        check_place(folder)
    except KnownError as error:
        why = error.params.get("service") or error.params.get("kind")
        yield Finding("folder", "fault", f"{folder} is no place for a store: {why}")
    else:
        yield Finding("folder", "ok", f"{folder}, on a local disk and in no synchronised folder")


def _disk(folder: Path) -> Iterator[Finding]:
    there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    free = shutil.disk_usage(there).free
    yield Finding("disk", "ok" if free >= _LITTLE_ROOM else "warning", f"{_size(free)} free")


def _backups(folder: Path) -> Iterator[Finding]:
    files = _sizes(folder / BACKUPS)
    yield Finding("backups", "ok", f"{len(files)} files in {BACKUPS}, {_size(sum(files))}")


def _logs(folder: Path) -> Iterator[Finding]:
    total = sum(_sizes(log_dir(folder)))
    yield Finding("logs", "ok" if total <= _MANY_LOGS else "warning", f"{_size(total)} of log files")


def _sizes(folder: Path) -> list[int]:
    return [path.stat().st_size for path in folder.rglob("*") if path.is_file()] if folder.is_dir() else []


def _keychain() -> Iterator[Finding]:
    name = stores.keychain_name()
    yield Finding("keychain", "ok", name or "none on this computer; the passphrase is asked for")


def _cameras(ask: Callable[[], list[str] | None] | None) -> Iterator[Finding]:
    names = ask() if ask is not None else None
    if names is None:
        yield Finding("camera", "warning", "cannot be asked for here; scanners and typing work without")
    else:
        yield Finding("camera", "ok", ", ".join(names) or "none; scanners and typing work without")


def _opening(folder: Path, store: Store | None, trouble: KnownError | None) -> Iterator[Finding]:
    if store is not None:
        yield Finding("store", "ok", "opens, and nobody else is using it")
    elif trouble is None:
        yield Finding("store", "warning", f"there is none in {folder} yet")
    elif trouble.code == "store_in_use":
        yield Finding("store", "warning", "another LeadBooth is using it; close that to have it examined")
    elif trouble.code in ("passphrase_needed", "wrong_passphrase"):
        yield Finding("store", "warning", "locked; it was not examined")
    else:
        yield Finding("store", "fault", explain(trouble).happened)


def _schema(store: Store) -> Iterator[Finding]:
    newer = store.version > migrate.HEAD
    said = f"layout {store.version}" + (", of a newer LeadBooth; it can only be read" if newer else "")
    yield Finding("layout", "warning" if newer else "ok", said)


def _pages(store: Store) -> Iterator[Finding]:
    yield _examined("pages", store.check, "every page is intact")


def _log_and_state(store: Store) -> Iterator[Finding]:
    from leadbooth.storage.verify import verify

    yield _examined("state", partial(verify, store), "what is shown is what the change log says")


def _examined(code: str, faults_of: Callable[[], list[str]], well: str) -> Finding:
    try:
        faults = faults_of()
    except KnownError as error:  # such as no room on the disk for the work of it
        return Finding(code, "warning", f"not examined: {explain(error).happened}")
    return Finding(code, "fault", "; ".join(faults[:5])) if faults else Finding(code, "ok", well)


def _size(count: int) -> str:
    amount = float(count)
    for unit in ("bytes", "KB", "MB"):
        if amount < 1024:
            return f"{amount:,.0f} {unit}"
        amount /= 1024
    return f"{amount:,.1f} GB"
