"""Paste preview of people: what a paste would do, row by row, before it is performed. Performs nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QWidget

from workbench.application.edit import Edit
from workbench.application.paste_holders import Holder, holders_by_title, holding_offer
from workbench.application.paste_people import PeoplePlan
from workbench.application.task import Task
from workbench.domain.model import Scenario
from workbench.qt.text_escape import escape_mnemonic
from workbench.qt.theme import Colours
from workbench.widgets.dialogs.paste_preview import PastePreview
from workbench.widgets.dialogs.paste_rows import outcomes

Planned = Callable[[Task, str | None], PeoplePlan]


class PastePeopleDialog(PastePreview):
    """Paste preview of people.

    planned: makes the plan; called again, with what parts the cells, when the user says so. scenario: the one whose
    roles they may be put on.
    """

    def __init__(
        self,
        text: str,
        planned: Planned,
        scenario: Scenario,
        colours: Colours,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, "person", parent)
        self.setWindowTitle("Paste people")
        self.setObjectName("pastePeopleDialog")
        self.plan: PeoplePlan | None = None
        """The plan that accepting performs; None while it is being worked out."""
        self._planned, self._scenario = planned, scenario
        self._holders: tuple[Holder, ...] = ()
        self._anew = False
        self.hold = QCheckBox()
        self.hold.hide()
        self.hold.toggled.connect(self._show)
        self.lay_out("Person", colours, self.hold)
        self.work_out(f"Reading {len(text):,} characters…", lambda task: planned(task, None))

    @property
    def edit(self) -> Edit | None:
        """The edit that accepting performs, None while there is no plan; who is to hold a role does so in this step."""
        return None if self.plan is None else self.plan.edit(self._scenario.id, self._holding)

    @property
    def taken(self) -> int:
        """How many people accepting takes in, or lets hold a role where that is all it does."""
        return 0 if self.plan is None else self.plan.accepted or len(self._holding)

    @property
    def _holding(self) -> tuple[Holder, ...]:
        return self._holders if self.hold.isChecked() else ()

    def show_read(self, read: PeoplePlan) -> None:
        """Show a plan, and offer to put people on the roles that have their titles."""
        self.plan = read
        self._mark.show_marks(read.mark, read.marks)
        self._holders = holders_by_title(read.people, self._scenario)
        self.hold.setText(escape_mnemonic(holding_offer(self._holders, self._scenario)))
        self.hold.setVisible(bool(self._holders))
        self._show()
        if not self._anew:
            self._take.setFocus()

    def read_anew(self, mark: str) -> None:
        """Read the text with its cells parted by a mark."""
        self.plan, self._anew, planned = None, True, self._planned
        self.work_out("Reading it anew…", lambda task: planned(task, mark))

    def _show(self) -> None:
        if self.plan is not None:
            numbers = outcomes(self.plan.rows) | {"added": self.plan.added, "updated": self.plan.updated}
            changes = self.plan.changes or bool(self._holding)
            self.show_plan(self.plan.rows, numbers, self.plan.notes, changes=changes)
