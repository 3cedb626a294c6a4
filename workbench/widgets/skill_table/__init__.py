"""The skills as a table: every skill of the library a row, every field a column. Knows no other view."""

from workbench.widgets.skill_table.view import SkillTableView

__all__ = ["SkillTableView"]
