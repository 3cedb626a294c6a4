"""The organisation as a picture: boxes, lines and captions in abstract units, worked out from the map alone."""

from workbench.presentation.organisation.layout import organisation

__all__ = ["organisation"]
