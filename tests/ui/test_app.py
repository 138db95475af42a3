"""The application speaks as its system does, and plainly where that says nothing."""

from PySide6.QtCore import QLocale

from leadbooth.ui.app import spoken


def test_a_system_that_names_no_language_gets_readable_amounts() -> None:
    assert spoken(QLocale.c()).toCurrencyString(654000, "€", 0) == "€654,000"


def test_a_system_that_names_one_is_followed() -> None:
    german = QLocale(QLocale.Language.German, QLocale.Country.Germany)
    assert spoken(german) == german
