"""The world's trouble, which says what is safe and what to do. Any other exception is a fault of ours, to report."""

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
