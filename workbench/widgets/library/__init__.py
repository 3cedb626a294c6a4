"""The skill library on the left: search, filters, and the list in groups.

Here belong the list, its delegate, menu and commands. Filtering and grouping belong in `qt.skill_model` and
`presentation.skill_filters`; no view is imported.
"""

from workbench.widgets.library.skill_library import SkillLibrary

__all__ = ["SkillLibrary"]
