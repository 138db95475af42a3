"""Running one command: logs, errors as sentences, exit codes."""

from __future__ import annotations

import io
import logging
import os
import sys
from argparse import Namespace

from leadbooth import logs
from leadbooth.cli.command import folder_of
from leadbooth.cli.exits import Exit, exit_for
from leadbooth.cli.parser import make_parser
from leadbooth.cli.terminal import tell, tell_error
from leadbooth.errors import KnownError
from leadbooth.paths import log_dir

_log = logging.getLogger(__name__)


def parse(argv: list[str]) -> Namespace:
    """The arguments; prints help or what was not understood and exits where that is asked for."""
    parser = make_parser()
    arguments = parser.parse_args(argv)
    if arguments.screenshot is not None and not arguments.smoke:
        parser.error("--screenshot goes with --smoke")
    return arguments


def run(arguments: Namespace) -> int:
    """Run the command and answer its exit code. Nothing is raised but by the interpreter's end."""
    _speak_utf8()
    folder = log_dir(folder_of(arguments))
    logs.start(None if arguments.command.name == "decode" else folder, console=True)
    try:
        code = int(arguments.command.run(arguments))
        sys.stdout.flush()
    except KnownError as error:
        tell_error(error)
        code = exit_for(error)
    except KeyboardInterrupt:
        tell_error(KnownError("cancelled"))
        code = Exit.CANCELLED
    except BrokenPipeError:
        code = _reader_gone()
    except Exception:  # noqa: BLE001 - the last stop: whatever it is goes to the log, with its place
        _log.exception("command failed: %s", arguments.command.name)
        details = folder / logs.FILE_NAME
        tell("leadbooth: an error in LeadBooth. Nothing that was saved is lost.")
        tell(f"  Details: {details}" if details.exists() else "  Details stand above.")
        code = Exit.BUG
    finally:
        logs.stop()
    return code


def _speak_utf8() -> None:
    """Names are in every script, whatever a terminal or pipe is set to; what has no sign there is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _reader_gone() -> Exit:
    """Nobody reads any more, as with ``| head``: end quietly, also when the interpreter flushes at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return Exit.PIPE
