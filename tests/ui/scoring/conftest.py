"""Hands in front of the whole program, as the tests of the window have them."""

from tests.ui.shell.conftest import folder, started

__all__ = ["folder", "started"]
