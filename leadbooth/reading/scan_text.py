"""From the characters a scanner typed to the payload it read: AIM, Caps Lock, control characters."""

from __future__ import annotations

import re

from leadbooth.reading.aim import strip_aim
from leadbooth.reading.keyboards import repair_layout
from leadbooth.reading.scanner_settings import PREFIX_KEYS, ScannerSettings

_OPENED_CARD = re.compile(r"BEGIN\W?.?(VCARD|VEVENT|VCALENDAR)", re.IGNORECASE)
_UPRIGHT = re.compile(r"\b[A-Z][a-z]+")
_INVERTED = re.compile(r"\b[a-z][A-Z]+")
_LOWERED_HEADS = ("begin:vcard", "mecard:", "bizcard:", "memory:", "matmsg:")
_RAISED_HEADS = ("HTTP://", "HTTPS://", "MAILTO:")
_CONTROL_CODES = {"GS": "\x1d", "RS": "\x1e", "US": "\x1f", "FS": "\x1c", "EOT": "\x04"}
# "^^" and "^D" are left alone although they mean RS and EOT: badges use "^" between their fields.
_SPELLED_CONTROL = re.compile(r"<(GS|RS|US|FS|EOT)>|\{(GS|RS|US|FS|EOT)\}|\\u00(1[c-fC-F]|04)|\\x(1[c-fC-F]|04)|\^\]")


def read_payload(typed: str, settings: ScannerSettings) -> tuple[str, str]:
    """The payload and its symbology ("" when the scanner does not say) from what was typed."""
    text = repair_layout(typed, settings.scanner_layout, settings.computer_layout)
    text = strip_prefix(text, settings.prefix)
    text = text.rstrip("\r\n\t")
    if settings.fix_caps_lock:
        text = fix_caps_lock(text)
    payload, symbology = strip_aim(text)
    return spell_controls(payload), symbology


def strip_prefix(text: str, prefix: str) -> str:
    """``text`` without the configured prefix; the ``]`` of an AIM identifier stays, it says the symbology."""
    if not prefix or prefix in PREFIX_KEYS or prefix.startswith("]"):
        return text
    return text.removeprefix(prefix)


def fix_caps_lock(text: str) -> str:
    """``text`` with its case inverted when it was typed with Caps Lock on, which its head gives away."""
    return text.swapcase() if is_case_inverted(text) else text


def is_case_inverted(text: str) -> bool:
    """Whether a known head has its case upside down, and nothing after it speaks against that.

    Letters of AIM identifiers mostly exist in one case only: ``]q1`` is ``]Q1`` with Caps Lock on.
    """
    if text.startswith("]"):
        return not strip_aim(text)[1] and bool(strip_aim(text.swapcase())[1])
    if text.startswith(_LOWERED_HEADS):
        return len(_UPRIGHT.findall(text)) <= len(_INVERTED.findall(text))
    if text.startswith(_RAISED_HEADS):
        # Codes in capitals only are common (they make smaller QR codes); capitals and small letters are not.
        return any(character.islower() for character in text)
    return False


def spell_controls(text: str) -> str:
    """GS, RS, US, FS and EOT as characters where a scanner spelled them, as in ``<GS>``, ``{RS}``, ``^]``."""
    return _SPELLED_CONTROL.sub(_control, text)


def _control(match: re.Match[str]) -> str:
    name = match[1] or match[2]
    if name:
        return _CONTROL_CODES[name]
    digits = match[3] or match[4]
    return chr(int(digits, 16)) if digits else "\x1d"


def opened_card(text: str) -> str:
    """``VCARD``, ``VEVENT`` or ``VCALENDAR`` when ``text`` begins one, even with another colon; else ""."""
    match = _OPENED_CARD.search(text)
    return match[1].upper() if match else ""


def closes_card(text: str, kind: str) -> bool:
    """Whether ``text`` ends with the last line of a card of this kind."""
    return re.search(rf"END\W?.?{kind}\s*$", text[-24:], re.IGNORECASE) is not None


def expects_more_lines(text: str) -> bool:
    """Whether a line end after ``text`` is inside the payload: an open card, JSON object or DoCoMo record."""
    card = opened_card(text)
    if card:
        return not closes_card(text, card)
    head = strip_aim(text)[0].lstrip()
    if head.startswith("{"):
        return head.count("{") > head.count("}")
    return head.upper().startswith("MEMORY:")


def alt_code(digits: str) -> str:
    """The character of an Alt+numpad code as Windows types it; "" when the code has none.

    A leading zero means the Windows code page, no leading zero the old DOS one; longer codes are Unicode.
    """
    number = int(digits) if digits.isdecimal() else -1
    if number < 0 or number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        return ""
    if number < 32 or number > 255:
        return chr(number)
    encoding = "cp1252" if digits.startswith("0") else "cp437"
    return bytes([number]).decode(encoding, errors="ignore")
