"""LeadBooth: capture sales leads at trade shows, offline, in seconds, with nothing lost."""

__version__ = "0.1.0"
