"""The compare view: two scenarios against each other, and changes copied from the one to the other."""

from workbench.widgets.compare.view import CompareView

__all__ = ["CompareView"]
