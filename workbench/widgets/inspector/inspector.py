"""Inspector: the page of the selection, or a what-if preview, kept up to date as the map changes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from workbench.domain.change import Change
from workbench.domain.findings import subject_id
from workbench.qt.context import Context
from workbench.qt.theme import px
from workbench.widgets.inspector.pages import (
    FIELDS_TAB,
    DepartmentPage,
    InspectorPage,
    PersonPage,
    RolePage,
    ScenarioPage,
    SkillPage,
    SkillsPage,
)
from workbench.widgets.inspector.what_if import WhatIf
from workbench.widgets.parts.style import discard

MARGIN, SIDE = 12, 14
PAGES: dict[str, type[InspectorPage]] = {
    "role": RolePage,
    "skill": SkillPage,
    "department": DepartmentPage,
    "person": PersonPage,
}


class Inspector(QFrame):
    """Stack of pages: of the selected role, skill, skills or department; of the scenario without a selection."""

    preview_closed = Signal()
    """The what-if preview was closed."""

    department_requested = Signal(str)
    """A department is to be added, into which this subject moves."""

    names_pasted = Signal(str, str)
    """A subject, and several names, a line each, that were pasted into its name field."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._session = context, context.session
        self.setObjectName("inspector")
        self.setProperty("look", "panel")
        self.setAccessibleName("Inspector")
        self.setMinimumWidth(px(240))
        self._pages: dict[type[InspectorPage], InspectorPage] = {}
        self.what_if: WhatIf | None = None

        content = QWidget(self)
        content.setProperty("look", "panel")
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(SIDE, MARGIN, SIDE, MARGIN)
        self._column.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(SIDE, 0, SIDE, 0)
        layout.addLayout(self._foot)

        self.page: InspectorPage = self._made(ScenarioPage)
        context.selection.changed.connect(self._selection_changed)
        context.selection.field_revealed.connect(self._open_field)
        self._session.changed.connect(self._map_changed)
        self._refresh()

    def show_what_if(self, role_id: str, department_id: str) -> None:
        """Preview a role in a department. Nothing is changed until "Do it"."""
        self._drop_what_if()
        self.what_if = WhatIf(self._context, role_id, department_id, self)
        self.what_if.closed.connect(self._close_what_if)
        self.page.hide()
        self._column.insertWidget(0, self.what_if)
        self.what_if.show()
        self._foot.setContentsMargins(SIDE, MARGIN, SIDE, MARGIN)
        self._foot.addWidget(self.what_if.foot)
        foot = self.what_if.foot.sizeHint().height() + 2 * MARGIN
        wanted = self.what_if.heightForWidth(self.width() - 2 * SIDE) + 2 * MARGIN + foot
        room = (self.parentWidget() or self).height()
        self.setMinimumHeight(min(wanted, room * 65 // 100))
        self._scroll.verticalScrollBar().setValue(0)
        self.what_if.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_tab(self, name: str) -> None:
        """Bring a tab of the page to the front, from its top; nothing on a page without it."""
        self.page.show_tab(name)
        self._refresh()
        self._scroll.verticalScrollBar().setValue(0)

    def show_end(self) -> None:
        """Scroll to the end of the page."""
        self._scroll.verticalScrollBar().setValue(self._scroll.verticalScrollBar().maximum())

    def _close_what_if(self) -> None:
        self._drop_what_if()
        self._refresh()

    def _drop_what_if(self) -> None:
        if self.what_if is not None:
            discard(self.what_if.foot)
            discard(self.what_if)
            self.what_if = None
            self._foot.setContentsMargins(SIDE, 0, SIDE, 0)
            self.setMinimumHeight(0)
            self.preview_closed.emit()

    def _selection_changed(self) -> None:
        self._drop_what_if()
        self._refresh()

    def _map_changed(self, _: Change) -> None:
        self._drop_what_if()
        self._refresh()

    def _made(self, kind: type[InspectorPage]) -> InspectorPage:
        """The page of a kind, made lazily."""
        if kind not in self._pages:
            self._pages[kind] = kind(self._context, self)
            self._pages[kind].department_requested.connect(self.department_requested)
            self._pages[kind].names_pasted.connect(self.names_pasted)
            self._column.insertWidget(self._column.count() - 1, self._pages[kind])
        return self._pages[kind]

    def _refresh(self) -> None:
        kind, subject = self._choose()
        page = self._made(kind)
        if page is not self.page:
            self.page.hide()
            self._scroll.verticalScrollBar().setValue(0)
        self.page = page
        if isinstance(page, SkillsPage):
            page.show_skills(self._picked_skills())
        else:
            page.show_subject(subject)
        page.show()
        first = next(iter(page.form.fields.values()))
        self.setFocusProxy(page.tabs.buttons[page.tab] if page.tabs and page.tab != FIELDS_TAB else first)

    def _picked_skills(self) -> tuple[str, ...]:
        known = self._session.index.skills
        return tuple(skill_id for skill_id in self._context.selection.ids("skill") if skill_id in known)

    def _open_field(self, name: str) -> None:
        field = self.page.form.fields.get(name)
        if field is not None:
            self.page.show_tab(FIELDS_TAB)
            field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(field.editor, QLineEdit):
                field.editor.selectAll()  # typing replaces it
            self._scroll.ensureWidgetVisible(field, 0, MARGIN)

    def _choose(self) -> tuple[type[InspectorPage], str]:
        if len(self._picked_skills()) > 1:
            return SkillsPage, ""
        for subject in self._context.selection.subjects:
            kind, identifier = subject_id(subject)
            page = PAGES.get(kind)
            if page is not None and page.exists(self._session.index, identifier):
                return page, identifier
        return ScenarioPage, self._session.scenario.id
