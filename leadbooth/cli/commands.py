"""Every command, in the order ``--help`` shows them."""

from __future__ import annotations

from leadbooth.cli import backup, capture, decode, demo, doctor, events, export, leads, restore
from leadbooth.cli.command import Command

COMMANDS: tuple[Command, ...] = tuple(
    module.COMMAND for module in (capture, decode, leads, events, export, demo, doctor, backup, restore)
)
