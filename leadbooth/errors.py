"""Two kinds of trouble: the world's (say what is safe and what to do) and ours (report it)."""

from __future__ import annotations


class KnownError(Exception):
    """Not our fault: a full disk, a wrong passphrase, a payload that is too long.

    ``code`` and ``params`` are what the screen and the command line make their sentence of: what happened, what is
    safe, and what to do next.
    """

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.params = params
        super().__init__(code if not params else f"{code}: {params}")


class BugError(Exception):
    """Our fault: something that cannot happen did. Leads to the report dialog with copyable details."""
