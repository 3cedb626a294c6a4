"""The compare view: two scenarios against each other, and changes copied from the one to the other.

Here belong its lists, its side cards and its figures. Finding differences belongs in `domain.compare`, wording them in
`presentation`, copying them in `application.edits`; no other view is imported.
"""

from workbench.widgets.compare.view import CompareView

__all__ = ["CompareView"]
