"""Event setup: what an event is, and how its badges are read."""

from leadbooth.ui.pages.events.page import EventsPage

__all__ = ["EventsPage"]
