"""Growth: the levels a person would have to gain for a chosen role, and what her own cards lose if she moves there."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.domain.fit import GOAL, Fits, after_move
from workbench.domain.growth import growth_path
from workbench.domain.names import person_names
from workbench.domain.words import percent
from workbench.presentation.fit_text import growth_in_words, path_end, remains
from workbench.presentation.formatting import bulleted
from workbench.qt.context import Context
from workbench.widgets.inspector.fields import ChoiceField
from workbench.widgets.parts.announce import announce
from workbench.widgets.parts.style import label


class GrowthPanel(QWidget):
    """A choice of the role, the path to it, a skill a line, and what remains of the cards she holds."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._person = ""
        self._role: str | None = None
        self._spoken_steps = ""
        self._heading = label(f"Growth path to {percent(GOAL)} of", "heading")
        self.choice = ChoiceField()
        self.choice.box.name("Role of the growth path")
        self.choice.edited.connect(self._choose)
        self.steps = label("", wrap=True)
        self.end = label("", "muted", wrap=True)
        self._moving = label("If she moves there", "heading")
        self.remains = label("", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        for widget in (self._heading, self.choice, self.end, self.steps, self._moving, self.remains):
            column.addWidget(widget)

    def show_person(self, person_id: str) -> None:
        """Show the growth of a person: to the role chosen, at first the one she fits best and does not hold."""
        index = self._context.session.index
        fits = index.derived(Fits).roles_for(person_id)
        ranked = [fit.role for fit in fits if fit.known is not None]
        fresh, self._person = person_id != self._person, person_id
        if fresh or self._role not in {role.id for role in ranked}:
            others = [role for role in ranked if person_id not in role.people]
            self._role = next((role.id for role in (*others, *ranked)), None)
        self.setVisible(self._role is not None)
        self.choice.set_options([(role.id, index.titles[role.id]) for role in ranked])
        self.choice.show_value(self._role)
        self._show()

    def _choose(self, role_id: str) -> None:
        self._role = self.choice.value = role_id
        self._show()
        announce(self.choice.box, f"{self.end.text()} {self._spoken_steps}".strip())

    def _show(self) -> None:
        if self._role is None:
            return
        index = self._context.session.index
        path = growth_path(index, self._person, self._role)
        self.end.setText(f"{path_end(path)}.")
        steps = [growth_in_words(each) for each in path.by_skill]
        self.steps.setText(bulleted(steps))
        self._spoken_steps = "; ".join(steps)
        self.steps.setVisible(bool(path.by_skill))
        lost = after_move(index, self._person, self._role)
        self.remains.setText(
            bulleted(f"{remains(each, index.titles[each.role.id], person_names(index))}." for each in lost)
        )
        for widget in (self._moving, self.remains):
            widget.setVisible(bool(lost))
