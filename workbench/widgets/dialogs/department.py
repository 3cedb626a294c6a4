"""Dialog for a new department: its name, its kind, and its parent. Knows no map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from workbench.application.edits.departments import kind_named
from workbench.domain.fields import FIELDS
from workbench.domain.model import Department, DepartmentKind
from workbench.domain.vocabulary import Vocabulary
from workbench.widgets.dialogs.name import NameDialog
from workbench.widgets.parts.choice_box import ChoiceBox
from workbench.widgets.parts.style import label

WHY = "The kind says on which side the work of the department counts."


class DepartmentDialog(NameDialog):
    """Name dialog with kind and parent. The kind is derived from the name until the user chooses one."""

    def __init__(
        self, parents: Sequence[tuple[str, str]], vocabulary: Vocabulary, parent: QWidget | None = None
    ) -> None:
        super().__init__("Add department", "Name", "", "Add", parent)
        self._parents = [(None, "Nothing: at the top"), *parents]
        self._vocabulary, self._chosen = vocabulary, False
        kinds: Mapping[DepartmentKind, str] = FIELDS[Department]["kind"].values.offered(vocabulary)
        self._kinds = list(kinds)
        self.kind_box, self.parent_box = ChoiceBox(self), ChoiceBox(self)
        self.kind_box.setAccessibleName("Kind")
        self.parent_box.setAccessibleName("Part of")
        self.kind_box.addItems(list(kinds.values()))
        self.parent_box.addItems([name for _, name in self._parents])
        self.kind_box.activated.connect(self._choose)
        self.line.textChanged.connect(self._follow)
        self.form.addRow("Kind", self.kind_box)
        self.form.addRow("Part of", self.parent_box)
        self.form.addRow("", label(WHY, "small", wrap=True))
        self._follow("")

    @property
    def kind(self) -> DepartmentKind:
        """The kind chosen, or derived from the name."""
        return self._kinds[self.kind_box.currentIndex()]

    @property
    def part_of(self) -> str | None:
        """The id of the parent department, None at the top."""
        return self._parents[self.parent_box.currentIndex()][0]

    def _choose(self) -> None:
        self._chosen = True

    def _follow(self, text: str) -> None:
        if not self._chosen:
            self.kind_box.setCurrentIndex(self._kinds.index(kind_named(text, self._vocabulary)))
