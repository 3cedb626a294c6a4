"""Department list: the departments of the scenario as links, nested ones with their path. Changes nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.domain.index import Index
from workbench.domain.model import Department, Role
from workbench.qt.context import Context
from workbench.widgets.parts.link_button import LinkButton
from workbench.widgets.parts.style import discard, label, restyle

NEW = "New department…"
"""Text of the entry that adds a department where one is chosen."""
NONE = "No departments yet. Scenario, Add department makes one."


def department_options(index: Index) -> list[tuple[str, str]]:
    """Choices of a department, (id, name), nested ones with their path."""
    paths = {
        department.id: [above.name for above in index.chain(department.id)] for department in index.scenario.departments
    }
    return [(department_id, " › ".join(reversed(path))) for department_id, path in paths.items()]


def other_marketing(index: Index, role: Role) -> tuple[Department, ...]:
    """The marketing departments that a role sits neither in nor below."""
    here = {department.id for department in index.chain(role.department)}
    return tuple(
        department
        for department in index.scenario.departments
        if department.kind == "marketing" and department.id not in here
    )


class Departments(QWidget):
    """List of all departments; a click reveals one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: list[tuple[str, str]] | None = None
        self.links: list[LinkButton] = []
        self._heading = label("", "heading", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self._heading)

    def show_index(self, index: Index) -> None:
        """Update the list."""
        options = department_options(index)
        if options == self._shown:
            return
        self._shown = options
        self._heading.setText("Departments" if options else NONE)
        restyle(self._heading, "look", "heading" if options else "muted")
        for link in self.links:
            self._column.removeWidget(link)
            discard(link)
        self.links = [self._link(identifier, name) for identifier, name in options]

    def _link(self, identifier: str, name: str) -> LinkButton:
        link = LinkButton(name, self._context.theme, parent=self)
        link.clicked.connect(lambda: self._context.selection.reveal(f"department:{identifier}", "name"))
        self._column.addWidget(link)
        link.show()
        return link
