"""Places of files: what is shipped, and what a user's data lies in."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a shipped file, for example ``resource("presets", "badges.toml")``.

    Resources lie in the package when it is installed or frozen, and beside it in a source tree.
    """
    installed = _PACKAGE / "resources"
    root = installed if installed.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def data_dir(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder of the store: ``LEADBOOTH_DATA_DIR``, or what the system keeps for programs of this user."""
    if chosen := environ.get("LEADBOOTH_DATA_DIR"):
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("LeadBooth", appauthor=False)


def log_dir(data: Path) -> Path:
    """The folder of the log files of the store in ``data``."""
    return data / "logs"
