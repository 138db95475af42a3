"""Words of Event setup: what an event costs, what it offers, amounts of money and languages."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QLocale

from leadbooth.ui.i18n import fill, translate

_CONTEXT = "EventWords"
_TWO_LETTERS = 2


def cost_word(kind: str) -> str:
    """What was paid for."""
    words = {
        "space": translate(_CONTEXT, "Space"),
        "stand": translate(_CONTEXT, "Stand"),
        "travel": translate(_CONTEXT, "Travel"),
        "staff": translate(_CONTEXT, "Staff"),
        "freight": translate(_CONTEXT, "Freight"),
        "promotion": translate(_CONTEXT, "Promotion"),
        "giveaways": translate(_CONTEXT, "Giveaways"),
        "other": translate(_CONTEXT, "Other"),
    }
    return words.get(kind, kind)


def magnet_kind_word(kind: str) -> str:
    """What a lead magnet is."""
    words = {
        "free_trial": translate(_CONTEXT, "Free trial"),
        "consultation": translate(_CONTEXT, "Free consultation"),
        "report": translate(_CONTEXT, "Special report"),
        "tip_sheet": translate(_CONTEXT, "Tip sheet"),
        "white_paper": translate(_CONTEXT, "White paper"),
        "ebook": translate(_CONTEXT, "E-book"),
        "webinar_seat": translate(_CONTEXT, "Webinar seat"),
        "sample": translate(_CONTEXT, "Sample product"),
        "demo": translate(_CONTEXT, "Demo"),
        "prize_draw": translate(_CONTEXT, "Prize draw"),
    }
    return words.get(kind, kind)


def amount_words(amount: float, currency: str = "") -> str:
    """An amount as people write it, with cents only where there are any: 12,400 EUR."""
    amount = float(amount)  # out of a file it may be a whole number
    number = QLocale().toString(amount, "f", 0 if amount.is_integer() else 2)
    return fill(translate(_CONTEXT, "{amount} {currency}"), amount=number, currency=currency).strip()


def amount_of(text: str) -> float | None:
    """The amount somebody wrote, 0 for nothing; None where it is no amount, or below nothing."""
    text = text.strip()
    if not text:
        return 0.0
    for locale in (QLocale(), QLocale.c()):
        amount, readable = locale.toDouble(text)
        if readable:
            return amount if amount >= 0 and amount != float("inf") else None
    return None


@cache
def languages() -> tuple[tuple[str, str], ...]:
    """ISO 639-1 code and the name of each language, in the window's language where Qt knows it, by name."""
    found = {}
    for language in QLocale.Language:
        code = QLocale.languageToCode(language)
        if len(code) == _TWO_LETTERS and code.isalpha():
            found[code] = QLocale.languageToString(language)
    return tuple(sorted(found.items(), key=_by_name))


def usual_language() -> str:
    """The language of the window, ISO 639-1."""
    code = QLocale.languageToCode(QLocale().language())
    return code if code in dict(languages()) else "en"


def _by_name(item: tuple[str, str]) -> str:
    return item[1]


def language_word(code: str) -> str:
    """The name of a language."""
    return dict(languages()).get(code, code)
