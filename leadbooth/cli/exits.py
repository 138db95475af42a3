"""Exit codes, as ``leadbooth --help`` lists them."""

from __future__ import annotations

from enum import IntEnum

from leadbooth.errors import KnownError


class Exit(IntEnum):
    """What a command answers to whoever started it."""

    OK = 0
    FAULT = 1  # doctor found a fault, a payload could not be read, nothing matched
    USAGE = 2
    KNOWN = 3  # said in a sentence on standard error
    IN_USE = 4
    PASSPHRASE = 5
    BUG = 70
    CANCELLED = 130
    PIPE = 141  # whoever read our output has stopped


MEANINGS: dict[Exit, str] = {
    Exit.OK: "done",
    Exit.FAULT: "done, but a fault was found or nothing matched",
    Exit.USAGE: "the command was not understood",
    Exit.KNOWN: "not done, for the reason that is given",
    Exit.IN_USE: "another LeadBooth is using the store",
    Exit.PASSPHRASE: "the passphrase is missing or wrong",
    Exit.BUG: "an error in LeadBooth; details are in the log",
    Exit.CANCELLED: "cancelled with Ctrl+C",
    Exit.PIPE: "the reader of the output has gone",
}

_BY_CODE = {
    "cancelled": Exit.CANCELLED,
    "store_in_use": Exit.IN_USE,
    "wrong_passphrase": Exit.PASSPHRASE,
    "wrong_key": Exit.PASSPHRASE,
    "passphrase_missing": Exit.PASSPHRASE,
    "passphrase_needed": Exit.PASSPHRASE,
    "nothing_to_export": Exit.FAULT,
}


def exit_for(error: KnownError) -> Exit:
    """The exit code of an error."""
    return _BY_CODE.get(error.code, Exit.KNOWN)
