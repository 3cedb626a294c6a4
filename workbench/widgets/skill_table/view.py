"""Skills view: the library as a table, in step with what is picked elsewhere. It changes by the table's commands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from workbench.application.field_table import SkillTable
from workbench.domain.findings import subject_id
from workbench.qt.context import Context
from workbench.widgets.field_table import FieldTablePanel
from workbench.widgets.parts.work_view import ViewServices, WorkView


class SkillTableView(WorkView):
    """Table of all skills of the map."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._selection = context.session, context.selection
        self._reflecting = False
        self.setObjectName("skillTableView")
        self.setAccessibleName("Skills")
        card = QFrame(self)
        card.setProperty("look", "card")
        self.panel = FieldTablePanel(context, SkillTable(), "Skills", card)
        self.table, self.model = self.panel.table, self.panel.model
        self.table.setObjectName("skillTable")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(6, 8, 6, 8)
        inside.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(card)
        self.setFocusProxy(self.table)

        self.table.current_changed.connect(self._pick)
        self.table.edit_requested.connect(self.edit_requested)
        self.model.folding_changed.connect(self.folding_changed)
        self._selection.changed.connect(self._show_picked)

    def wire(self, services: ViewServices) -> None:
        """Connect what the table says of a paste to the notice of the window."""
        self.table.notice_requested.connect(services.say)

    @property
    def folded(self) -> frozenset[str]:
        """The names of the groups that are folded."""
        return self.model.folded

    def set_folded(self, names: frozenset[str]) -> None:
        """Fold these groups and no others."""
        self.model.set_folded(names)

    def find_within(self) -> bool:
        """Focus the search of the table."""
        self.panel.focus_search()
        return True

    def replace_within(self) -> bool:
        """Open find and replace in the texts of the skills."""
        self.panel.find_bar.open()
        return True

    def reveal(self, subject: str) -> None:
        """Bring a skill's row into sight, and focus it."""
        kind, identifier = subject_id(subject)
        if kind == "skill" and identifier in self._session.index.skills:
            self.panel.reveal(subject)
            self.focus_first()

    def say_belonging(self) -> None:
        """Go to what the first skill belongs to that belongs to either side."""
        skills = self._session.document.skills
        skill = next((each for each in skills if each.belongs_to == "either"), next(iter(skills), None))
        row = self.model.uncover(f"skill:{skill.id}") if skill is not None else None
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if row is not None:
            self.table.go_to(row, self.model.column_of("belongs_to"))

    def _pick(self) -> None:
        subjects = self.table.picked_subjects()
        if self.table.hasFocus() and subjects:
            self._reflecting = True
            self._selection.pick(*subjects)
            self._reflecting = False

    def _show_picked(self) -> None:
        skills = self._selection.ids("skill")
        if skills and not self._reflecting and self.isVisible():
            self.table.show_subject(f"skill:{skills[0]}")

    def showEvent(self, event: QShowEvent) -> None:
        """Mirror the selection when the view is shown."""
        super().showEvent(event)
        self._show_picked()
