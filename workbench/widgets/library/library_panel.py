"""Left panel of the window: the skills and the people of the map, one of them at a time. Knows neither's list."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workbench.domain.findings import subject_id
from workbench.domain.words import pluralise
from workbench.qt.context import Context
from workbench.qt.theme import px
from workbench.widgets.library.people_commands import PeopleCommands
from workbench.widgets.library.skill_library import SkillLibrary
from workbench.widgets.parts.style import label
from workbench.widgets.parts.switch import Switch

if TYPE_CHECKING:
    from workbench.widgets.library.people_library import PeopleLibrary

Tab = Literal["skills", "people"]


class LibraryPanel(QFrame):
    """Panel with a tab for the skills and one for the people; what is revealed brings its tab to the front."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("libraryPanel")
        self.setProperty("look", "panel")
        self.setAccessibleName("Skills and people")
        self.setMinimumWidth(px(220))
        context.selection.revealed.connect(self._reveal)  # before the lists, which scroll what is in front by then
        self.skills = SkillLibrary(context, self)
        self.people_commands = PeopleCommands(context.session, self)
        self.tabs = Switch((("skills", "Skills"), ("people", "People")), self)
        self.tabs.setAccessibleName("Skills or people")
        self._count = label("", "muted", parent=self)
        self._hint = label("", "strong", parent=self)
        self._hint.setMinimumHeight(self.tabs.sizeHint().height())
        self._hint.hide()
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.skills)
        header = QHBoxLayout()
        header.setContentsMargins(14, 14, 14, 0)
        header.addWidget(self.tabs)
        header.addWidget(self._hint)
        header.addStretch(1)
        header.addWidget(self._count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(header)
        layout.addWidget(self._stack, 1)
        self.setFocusProxy(self.skills)
        self.tabs.chosen.connect(self._choose)
        self.skills.hinted.connect(self._show_hint)
        self.skills.counted.connect(self._show_count)
        self._show_count()

    @cached_property
    def people(self) -> PeopleLibrary:
        """The list of people, made when it is first asked for: most maps are read without it."""
        from workbench.widgets.library.people_library import PeopleLibrary

        people = PeopleLibrary(self._context, self.people_commands, self)
        self._stack.addWidget(people)
        people.counted.connect(self._show_count)
        return people

    @property
    def tab(self) -> Tab:
        """The tab in front."""
        return "skills" if self._stack.currentWidget() is self.skills else "people"

    def show_tab(self, tab: Tab) -> None:
        """Bring a tab to the front."""
        page = self.people if tab == "people" else self.skills
        self.tabs.choose(tab)
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)
        self._show_count()

    def _choose(self, name: str) -> None:
        self.show_tab("people" if name == "people" else "skills")

    def _show_count(self) -> None:
        if self.tab == "people":
            number, noun = self.people.number, "person"
        else:
            number, noun = self.skills.number, "skill"
        self._count.setText(str(number))
        self._count.setAccessibleName(pluralise(number, noun))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste where the tabs have the focus goes into the list of the tab in front."""
        if event.matches(QKeySequence.StandardKey.Paste) and self.tab == "people":
            self.people_commands.paste()
        else:
            super().keyPressEvent(event)

    def _show_hint(self, hint: str) -> None:
        """Show a hint in the place of the tabs, so that nothing moves."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.tabs.setVisible(not hint)

    def _reveal(self, subject: str) -> None:
        kind, identifier = subject_id(subject)
        if kind == "person":
            self.show_tab("people")
            self.people.bring_into_sight(identifier)  # a list that was only now made has not heard of it
        elif kind == "skill":
            self.show_tab("skills")
