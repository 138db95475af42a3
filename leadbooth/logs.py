"""Logs: what the program did, in a few small files beside the store, without anything about anybody.

Whatever looks like a person's data is taken out before a record is written: e-mail addresses, phone numbers, badge
payloads, keys. What a log says is codes, counts, times and the program's own words.
"""

from __future__ import annotations

import logging
import os
import re
import sys
import traceback
from collections.abc import Mapping
from contextlib import suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from leadbooth.errors import KnownError

FILE_NAME = "leadbooth.log"
LEVEL_VARIABLE = "LEADBOOTH_LOG"
_BYTES, _KEPT = 1_000_000, 3
_LONGEST = 500  # characters of one value: more is a payload, not a message
_FORM = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
_OURS = "_leadbooth"
_ESCAPED = "backslashreplace"

_SECRETS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"BEGIN:V.*", re.IGNORECASE | re.DOTALL), "<payload>"),
    (re.compile(r"(MECARD|BIZCARD|MEMORY|MATMSG):.*", re.IGNORECASE | re.DOTALL), "<payload>"),
    (re.compile(r"\{\s*[\"'].*", re.DOTALL), "<payload>"),
    (
        re.compile(r"(?i)\b(passphrase|password|secret|recovery[ _-]?key|key)\b(\s*[=:]\s*|\s+is\s+)\S+"),
        r"\1\2<secret>",
    ),
    (re.compile(r"\b(?:[A-Z2-9]{4}-){6}[A-Z2-9]{4}\b"), "<recovery key>"),
    (re.compile(r"\b[0-9a-fA-F]{64}\b"), "<key>"),
    (re.compile(r"[^\s<>\"'(),;:]+@[^\s<>\"'(),;:]+"), "<e-mail>"),
    (re.compile(r"(?<![\w.:-])(?:\+|00)?\(?\d(?:[\s().\-/]{0,2}\d){6,17}(?![\w:])"), "<number>"),
    (re.compile(r"(?:[^\s^|;~]*[\^|;~]){3,}[^\s]*"), "<payload>"),
)


def redacted(text: str) -> str:
    """``text`` without what could be somebody's data or a secret."""
    for pattern, stand_in in _SECRETS:
        text = pattern.sub(stand_in, text)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}… ({len(text)} characters)"


class Redaction(logging.Formatter):
    """Formats a record and takes out what must not be kept. Of an error it keeps where and which, not what it says:
    that is often the very value that was wrong.
    """

    def format(self, record: logging.LogRecord) -> str:
        plain = logging.makeLogRecord({**record.__dict__, "msg": redacted(record.getMessage()), "args": None})
        plain.exc_text = None
        return super().format(plain)

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        kind, error, trace = ei
        lines = "".join(traceback.format_tb(trace)).rstrip() if trace else ""
        code = f" {error.code}" if isinstance(error, KnownError) else ""
        return f"{lines}\n{kind.__name__}{code}".lstrip() if kind else lines


def start(folder: Path | None, *, console: bool, environ: Mapping[str, str] = os.environ) -> None:
    """Log to ``folder`` (none: to no file) once the folder above it is there, and with ``console`` warnings to
    standard error.

    ``LEADBOOTH_LOG`` sets the level of the file: ``DEBUG``, ``INFO`` (as without it), ``WARNING`` ...
    """
    stop()
    level = logging.getLevelNamesMapping().get(environ.get(LEVEL_VARIABLE, "").upper(), logging.INFO)
    handlers: list[logging.Handler] = []
    if folder is not None:
        handlers.append(_LogFile(folder))
    if console:
        handlers.append(logging.StreamHandler())
        handlers[-1].setLevel(logging.WARNING)
    root = logging.getLogger()
    for handler in handlers:
        handler.setFormatter(Redaction(_FORM))
        handler.set_name(_OURS)
        root.addHandler(handler)
    logging.getLogger("leadbooth").setLevel(level)


class _LogFile(RotatingFileHandler):
    """Begins when the folder of the store is there. Where the disk takes no more, what was to be logged is left out:
    whoever was refused room says so.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        path = folder / FILE_NAME
        super().__init__(path, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True, errors=_ESCAPED)

    def emit(self, record: logging.LogRecord) -> None:
        if self._folder.parent.is_dir():
            super().emit(record)

    def _open(self) -> TextIOWrapper:
        self._folder.mkdir(exist_ok=True)
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:
        if not isinstance(sys.exc_info()[1], OSError):
            super().handleError(record)

    def close(self) -> None:
        with suppress(OSError):
            super().close()


def stop() -> None:
    """Close what ``start`` opened."""
    root = logging.getLogger()
    for handler in [one for one in root.handlers if one.get_name() == _OURS]:
        root.removeHandler(handler)
        handler.close()
