"""The library on the left: the skills and the people of the map, each with search and a list.

Here belong the lists, their delegates, menus and commands. Filtering and grouping belong in `qt.skill_model`,
`qt.person_model` and `presentation.skill_filters`; no view is imported.
"""

from workbench.widgets.library.library_panel import LibraryPanel
from workbench.widgets.library.skill_library import SkillLibrary

__all__ = ["LibraryPanel", "SkillLibrary"]
