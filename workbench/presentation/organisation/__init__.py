"""The organisation as a picture: boxes, lines and captions in abstract units, worked out from the map alone."""

from workbench.presentation.organisation.layout import layout_chart

__all__ = ["layout_chart"]
