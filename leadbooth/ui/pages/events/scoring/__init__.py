"""How leads of an event are scored, marked and given to people."""

from leadbooth.ui.pages.events.scoring.tab import ScoringTab

__all__ = ["ScoringTab"]
