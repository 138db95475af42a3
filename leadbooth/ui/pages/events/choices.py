"""Countries, currencies and time zones to choose from, in the words of the user's language."""

from __future__ import annotations

from functools import cache
from typing import Any

from PySide6.QtCore import QLocale, QTimeZone

from leadbooth.domain.event import Event

Options = tuple[tuple[str, str], ...]


@cache
def countries() -> Options:
    """ISO 3166 alpha-2 and name, by name."""
    found = {}
    for territory in QLocale.Country:
        code = QLocale.territoryToCode(territory)
        if len(code) == 2 and code.isalpha():
            found[code] = QLocale.territoryToString(territory)
    return tuple(sorted(found.items(), key=lambda item: item[1]))


@cache
def currencies() -> Options:
    """ISO 4217 codes."""
    code = QLocale.CurrencySymbolFormat.CurrencyIsoCode
    locales = QLocale.matchingLocales(
        QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyTerritory
    )
    found = sorted({symbol for locale in locales if (symbol := locale.currencySymbol(code))})
    return tuple((symbol, symbol) for symbol in found)


@cache
def time_zones() -> Options:
    """Names of the IANA list, such as ``Europe/Berlin``."""
    names = (bytes(name.data()).decode() for name in QTimeZone.availableTimeZoneIds())
    return tuple((name, name.replace("_", " ")) for name in names if "/" in name and not name.startswith("Etc/"))


def usual_place(event: Event) -> dict[str, Any]:
    """Time zone, currency and country that a new event starts with: those of ``event``, else those of the laptop."""
    locale = QLocale.system()
    zone = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    country = QLocale.territoryToCode(locale.territory())
    return {
        "time_zone": event.time_zone or (zone if zone in dict(time_zones()) else ""),
        "currency": event.currency or locale.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode),
        "default_country": event.default_country or (country if country in dict(countries()) else ""),
    }
