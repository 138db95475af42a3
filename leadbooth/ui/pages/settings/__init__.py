"""Settings: a page of sections."""

from leadbooth.ui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
