"""Settings of this laptop: a typed file beside the store. Nothing of a lead is in it, so it is not encrypted."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from leadbooth.domain.listing import COLUMNS, DEFAULT_COLUMNS, Column
from leadbooth.reading.scanner_settings import ScannerSettings
from leadbooth.storage.files import write_atomically

Theme = Literal["system", "light", "dark"]
FILE_NAME = "settings.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """What this laptop remembers. ``event`` and ``staff`` are ids in hexadecimal, "" for none.

    ``lock_minutes`` is how long without a key or click until the store is locked; 0 never locks it by itself.
    ``column_widths`` are pixels by column; ``export_delimiter`` is "" until somebody chose one.
    """

    theme: Theme = "system"
    event: str = ""
    staff: str = ""
    lock_minutes: int = 15
    keychain: bool = False
    columns: tuple[Column, ...] = DEFAULT_COLUMNS
    column_widths: Mapping[str, int] = field(default_factory=dict)
    export_folder: str = ""
    export_excel: bool = False
    export_delimiter: str = ""
    scanner: ScannerSettings = field(default_factory=ScannerSettings)


def load_settings(folder: Path) -> Settings:
    """The settings of the store in ``folder``; whatever is missing or makes no sense is as at first."""
    try:
        values = json.loads((folder / FILE_NAME).read_bytes())
    except (OSError, ValueError):
        return Settings()
    return _read(values) if isinstance(values, Mapping) else Settings()


def save_settings(folder: Path, settings: Settings) -> None:
    """Keep the settings. Raises KnownError for a full disk or a read-only folder."""
    text = json.dumps(dataclasses.asdict(settings), indent=1, ensure_ascii=False)
    write_atomically(folder / FILE_NAME, text.encode())


def _read(values: Mapping[str, Any]) -> Settings:
    plain = _known(Settings(), values)
    scanner = values.get("scanner")
    if isinstance(scanner, Mapping):
        plain["scanner"] = dataclasses.replace(ScannerSettings(), **_known(ScannerSettings(), scanner))
    if plain.get("theme") not in get_args(Theme):
        plain.pop("theme", None)
    columns = values.get("columns")
    if isinstance(columns, list) and (chosen := tuple(name for name in columns if name in COLUMNS)):
        plain["columns"] = chosen
    widths = plain.get("column_widths", {})
    plain["column_widths"] = {name: width for name, width in widths.items() if name in COLUMNS and type(width) is int}
    return dataclasses.replace(Settings(), **plain)


def _known(defaults: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values whose name and type a dataclass of plain fields knows."""
    return {
        item.name: values[item.name]
        for item in dataclasses.fields(defaults)
        if item.name in values and type(values[item.name]) is type(getattr(defaults, item.name))
    }
