"""The skill library on the left: search, filters, the list in groups. Imports no other view."""

from workbench.widgets.library.skill_library import SkillLibrary

__all__ = ["SkillLibrary"]
