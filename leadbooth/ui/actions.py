"""Actions: what can be done from the keyboard, as data. They feed shortcuts, the palette, the sheet and the tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageAction:
    """Something a page offers while it is shown.

    ``id`` is ``page.verb``; ``text`` is translated; ``shortcut`` is portable text (``Ctrl+E``), "" for none.
    ``handler`` is a bound method without parameters. ``in_text_fields`` tells whether the shortcut also works while
    somebody types: plain letters and digits must not.
    """

    id: str
    text: str
    shortcut: str
    handler: Callable[[], None]
    in_text_fields: bool = True
