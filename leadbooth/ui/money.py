"""Amounts of money, as the system writes them and as people type them."""

from __future__ import annotations

import re

from PySide6.QtCore import QLocale

_SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "CNY": "¥", "INR": "₹", "KRW": "₩", "PLN": "zł", "UAH": "₴"}
_AMOUNT = re.compile(r"\d[\d.,]*")
_THOUSANDS = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_UNSEEN = str.maketrans("", "", " '’\u00a0\u202f")  # what stands between thousands here and there
_TOUCHING = re.compile(r"(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")


def amount_text(value: float, currency: str = "") -> str:
    """An amount for reading; ``currency`` is its ISO 4217 code, "" where nobody said."""
    decimals = 0 if value == round(value) else 2
    if not currency:
        return QLocale().toString(value, "f", decimals)
    text = QLocale().toCurrencyString(value, _SYMBOLS.get(currency, currency), decimals)
    return _TOUCHING.sub("\u00a0", text)


def amount_to_edit(value: float | None) -> str:
    """An amount in a line one edits; "" for none."""
    return "" if value is None else QLocale().toString(value, "f", 0 if value == round(value) else 2)


def read_amount(text: str) -> float | None:
    """What somebody typed: 48000, 48,000, 48.000,50, € 48'000. None for nothing; raises ValueError for no amount."""
    bare = text.translate(_UNSEEN)
    if not bare:
        return None
    found = _AMOUNT.search(bare)
    if found is None or any(ch.isdigit() or ch in "-+" for ch in bare[: found.start()] + bare[found.end() :]):
        raise ValueError(text)
    digits = found[0].rstrip(".,")
    if _THOUSANDS.fullmatch(digits):
        return float(re.sub("[.,]", "", digits))
    whole, mark, part = _split(digits)
    return float(re.sub("[.,]", "", whole) + (f".{part}" if mark else ""))


def _split(digits: str) -> tuple[str, str, str]:
    """Before and after the last mark, which is the decimal one."""
    last = max(digits.rfind("."), digits.rfind(","))
    return (digits[:last], digits[last], digits[last + 1 :]) if last >= 0 else (digits, "", "")
