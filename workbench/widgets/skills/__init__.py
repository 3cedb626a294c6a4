"""The skills as a table: every skill of the library a row, every field a column. Knows no other view."""

from workbench.widgets.skills.view import SkillsView

__all__ = ["SkillsView"]
