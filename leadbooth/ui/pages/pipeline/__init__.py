"""Pipeline: the board of stages."""

from leadbooth.ui.pages.pipeline.page import PipelinePage

__all__ = ["PipelinePage"]
