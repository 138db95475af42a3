"""Command: what each module of the command line describes itself with."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Command:
    """One command. ``run`` gets the parsed arguments, with ``data_dir`` among them, and answers an exit code.

    ``examples`` are lines as they are typed, each with what it does.
    """

    name: str
    summary: str
    description: str
    examples: tuple[tuple[str, str], ...]
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]


def folder_of(arguments: Namespace) -> Path:
    """The folder of the store that a command works on."""
    from leadbooth.paths import data_dir

    chosen: Path | None = arguments.data_dir
    return chosen.expanduser() if chosen is not None else data_dir()
