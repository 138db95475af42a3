"""The badge layouts that are known by name, from ``resources/presets/badges.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from leadbooth.domain.badge import BadgeProfile
from leadbooth.paths import resource


class _Presets(Mapping[str, BadgeProfile]):
    """Key -> profile, in the order of the file, which is read when somebody first looks."""

    def __getitem__(self, key: str) -> BadgeProfile:
        return _load()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(_load())

    def __len__(self) -> int:
        return len(_load())


@cache
def _load() -> dict[str, BadgeProfile]:
    import tomllib

    with resource("presets", "badges.toml").open("rb") as file:
        tables = tomllib.load(file)
    return {key: BadgeProfile.from_mapping({"key": key, **table}) for key, table in tables.items()}


PRESETS: Mapping[str, BadgeProfile] = _Presets()
"""The layouts of known registrars and platforms."""
