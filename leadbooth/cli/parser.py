"""The parser of the command line, put together from the commands."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from pathlib import Path
from textwrap import fill

from leadbooth import __version__
from leadbooth.cli.commands import COMMANDS
from leadbooth.cli.exits import MEANINGS

_WIDTH = 100
_ABOUT = (
    "LeadBooth captures leads at trade shows, offline, in seconds, with nothing lost. Without a command it opens its "
    "window. LEADBOOTH_PASSPHRASE opens the store where nobody can type, LEADBOOTH_DATA_DIR is its folder."
)
_EXAMPLES = (
    ("leadbooth", "open the window"),
    ("leadbooth capture badges.txt", "save badges as leads"),
    ("leadbooth leads --search weber", "find somebody"),
    ("leadbooth export leads.csv", "take them home"),
    ("leadbooth COMMAND --help", "all about a command"),
)


def make_parser() -> ArgumentParser:
    """The parser; ``command`` of what it parses is a Command, None for the window."""
    codes = "\n".join(f"  {code:<3}  {meaning}" for code, meaning in MEANINGS.items())
    parser = ArgumentParser(
        prog="leadbooth",
        description=fill(_ABOUT, _WIDTH),
        epilog=f"{_examples(_EXAMPLES)}\n\nexit codes:\n{codes}",
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"LeadBooth {__version__}")
    parser.add_argument("--data-dir", type=Path, default=None, metavar="DIR", help="folder of the store")
    window = parser.add_argument_group("window")
    window.add_argument("--smoke", action="store_true", help="try the window on a store of its own, and close it")
    window.add_argument("--screenshot", type=Path, metavar="FILE", help="with --smoke: save a picture of the window")
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in COMMANDS:
        about = commands.add_parser(
            command.name,
            help=command.summary,
            description=fill(command.description, _WIDTH),
            epilog=_examples(command.examples),
            formatter_class=RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        about.add_argument("--data-dir", type=Path, default=SUPPRESS, metavar="DIR", help="folder of the store")
        command.add_arguments(about)
        about.set_defaults(command=command)
    return parser


def _examples(examples: Sequence[tuple[str, str]]) -> str:
    return "examples:\n" + "\n".join(f"  {line}\n      {what}" for line, what in examples)
