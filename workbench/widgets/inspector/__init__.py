"""The inspector: every field of the selection, edited in place, and what-if previews.

Here belong its pages and the field editors. Which fields there are belongs in `domain.fields`; no view is imported.
"""

from workbench.widgets.inspector.inspector import Inspector

__all__ = ["Inspector"]
