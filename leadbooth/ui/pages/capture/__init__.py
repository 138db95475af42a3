"""The Capture page: scan or type, qualify, next person."""

from leadbooth.ui.pages.capture.page import CapturePage

__all__ = ["CapturePage"]
