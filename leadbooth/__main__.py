"""Where LeadBooth starts: the window, or a command. Nothing heavy is imported before it is known which."""

from __future__ import annotations

import sys
from pathlib import Path


def main(argv: list[str]) -> int:
    """Start with these arguments, the program's name not among them, and answer the exit code."""
    if not argv:
        return _window(None)
    from leadbooth.cli import app

    arguments = app.parse(argv)
    if arguments.command is not None:
        return app.run(arguments)
    if arguments.smoke:
        return _smoke(arguments.screenshot)
    return _window(arguments.data_dir)


def _window(data_dir: Path | None) -> int:
    from leadbooth.bootstrap import run_window

    return run_window(data_dir)


def _smoke(screenshot: Path | None) -> int:
    """Try the window on a store that is thrown away."""
    from tempfile import TemporaryDirectory

    from leadbooth.bootstrap import run_window

    with TemporaryDirectory(prefix="leadbooth-", ignore_cleanup_errors=True) as folder:
        return run_window(Path(folder) / "store", smoke=True, screenshot=screenshot)


def run() -> int:
    """The entry point of the installed program."""
    return main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(run())
