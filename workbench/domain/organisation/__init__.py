"""The organisation as a picture: boxes, lines and captions in abstract units, worked out from the map alone."""

from workbench.domain.organisation.draw import organisation

__all__ = ["organisation"]
