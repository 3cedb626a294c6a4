"""The inspector: every field of what is picked, edited in place, and what-if previews. Imports no other view."""

from workbench.widgets.inspector.inspector import Inspector

__all__ = ["Inspector"]
