"""PayloadLines: cuts the byte stream of a serial scanner into payloads."""

from __future__ import annotations

from leadbooth.domain.badge import MAX_PAYLOAD_BYTES
from leadbooth.reading.scan_text import closes_card, expects_more_lines, opened_card

_STX, _ETX = b"\x02", b"\x03"


class PayloadLines:
    """Bytes in, finished payloads out. A payload ends with CR, LF, ETX or END:VCARD, or when ``flush`` is called.

    Text is UTF-8, or Windows-1252 where it is not. Lines of an open card or JSON object stay together.
    """

    def __init__(self) -> None:
        self._bytes = bytearray()

    @property
    def pending(self) -> bool:
        """Whether part of a payload is waiting for its end."""
        return bool(self._bytes)

    def feed(self, data: bytes) -> list[str]:
        """The payloads that these bytes finish."""
        finished: list[str] = []
        for line in data.replace(_STX, b"").replace(_ETX, b"\r").splitlines(keepends=True):
            self._bytes += line
            if self._is_finished():
                finished += self.flush()
        return finished

    def flush(self) -> list[str]:
        """What is waiting, as a payload: after a pause that is longer than any inside one."""
        text = _decode(bytes(self._bytes)).strip("\r\n")
        self.clear()
        return [text] if text.strip() else []

    def clear(self) -> None:
        """Forget what is waiting."""
        self._bytes.clear()

    def _is_finished(self) -> bool:
        if len(self._bytes) > MAX_PAYLOAD_BYTES:
            return True
        text = _decode(bytes(self._bytes))
        card = opened_card(text)
        if card:
            return closes_card(text, card)
        return text.endswith(("\r", "\n")) and not expects_more_lines(text)


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
