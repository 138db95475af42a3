"""The shipped icons: SVG drawn with `currentColor`, so that one file serves every colour."""

from __future__ import annotations

from functools import cache

from leadbooth.paths import resource


def coloured_svg(name: str, colour: str) -> bytes:
    """The icon `name` (of `resources/icons`, without `.svg`) drawn in `colour`."""
    return _source(name).replace("currentColor", colour).encode()


def icon_names() -> tuple[str, ...]:
    """The names of all icons there are."""
    return tuple(sorted(path.stem for path in resource("icons").glob("*.svg")))


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")
