"""New map dialog: the two sides, the roles that lead them, departments and roles; beside them what was read, live.

Every field has a sensible value, so that Enter alone makes a map. Performs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Literal

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from workbench.application.importing.delimited import NO_MARK
from workbench.application.new_map import NewMap, NewMapPlan, plan
from workbench.application.new_map_lines import ListName, Outcome, PlannedLine
from workbench.application.role_list import GRADES_TAKEN
from workbench.domain.assess import assess
from workbench.domain.index import Index
from workbench.domain.limits import LONGEST_TERM
from workbench.domain.model import CapabilityMap
from workbench.domain.vocabulary import vocabulary_of
from workbench.domain.words import pluralise, sentence_start
from workbench.presentation.finding_text import message
from workbench.qt.theme import Colours, px
from workbench.widgets.dialogs.buttons import button_row
from workbench.widgets.dialogs.leaving import may_leave
from workbench.widgets.dialogs.paste_mark import PasteMark
from workbench.widgets.dialogs.preview_rows import PreviewRow, PreviewRows, PreviewTable
from workbench.widgets.parts.announce import LateAnnouncement
from workbench.widgets.parts.editors import LineEdit, TextEdit
from workbench.widgets.parts.fold_button import FoldButton
from workbench.widgets.parts.screen import fill
from workbench.widgets.parts.style import label, restyle

SIZE = QSize(1120, 720)
"""Initial size of the dialog in pixels."""
FORM, DEPARTMENTS, ROLES = 400, 92, 120
"""Width of the form, and least heights of the two lists, in pixels."""
AT_ONCE, LATER = 4_000, 250
"""Characters up to which the preview follows at once, and milliseconds after the last key that it follows beyond."""

HEADINGS = ("Line", "Name", "Read as", "What becomes of it")
_OUTCOMES: dict[Outcome, str] = {
    "department": "Department",
    "role": "Role",
    "counted": "Further post",
    "left_out": "Left out",
}
MORE_WORDS = "More words (optional)"
THIRD = "The third kind of work counts on the other side. A department called as one of these words gets its kind."
WHICH_IS_WHICH = "The checks warn where the one side absorbs work of the other."
LEAVE, DROP = "Leave the new map, and drop what you typed?", "Drop the text"
_HINT = "One a line, or paste columns from Excel: {columns}. Headings may stand in any order."


class NewMapDialog(QDialog):
    """Form over a `NewMap`, with a table of what was read of it. `plan` is what accepting makes."""

    def __init__(self, colours: Colours, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("New map")
        self.setObjectName("newMapDialog")
        self.plan = NewMapPlan()
        self._today = today
        typed = NewMap()
        self.sides = (self._line("One side", typed.marketing), self._line("Other side", typed.product))
        self.leaders = (
            self._line("Leads the one side", typed.marketing_strategist),
            self._line("Leads the other side", typed.product_strategist),
        )
        self.more = FoldButton(self)
        self.more.show_words(MORE_WORDS)
        self.third, self.hub = self._line("Third kind of work", ""), self._line("Hub", "")
        for field, example in ((self.third, "None, or such as data"), (self.hub, "Hub, or such as centre")):
            field.setPlaceholderText(example)
            field.setAccessibleDescription(THIRD)
        self.departments = self._list("Departments", "Customer service\nLegal", DEPARTMENTS)
        self.roles = self._list("Roles", "Head of Sales\nBuyer; Purchasing; Senior; Head of Purchasing", ROLES)
        self._said_marks: dict[ListName, str] = {}
        self.marks: dict[ListName, PasteMark] = {
            "departments": PasteMark("Departments", self),
            "roles": PasteMark("Roles", self),
        }
        for name, box in self.marks.items():
            box.chosen.connect(partial(self._set_mark, name))
        for side, leader in zip(self.sides, self.leaders, strict=True):
            side.setAccessibleDescription(WHICH_IS_WHICH)
            side.textEdited.connect(lambda text, leader=leader: self._follow_side(text, leader))
        self._summary = label("", "strong", wrap=True, parent=self)
        self._summary.setObjectName("newMapSummary")
        self._notes = label("", "muted", wrap=True, parent=self)
        self._rows = PreviewRows(HEADINGS, colours, self)
        self._table = PreviewTable(self._rows, "What was read", self)
        buttons, self._create = button_row(self, "Create")
        self._create.setDefault(True)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        self._found = LateAnnouncement(self)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._read)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addWidget(self._form())
        columns.addLayout(self._preview(), 1)
        fill(self, columns, buttons, SIZE)
        self._read()
        self.sides[0].setFocus()
        self.sides[0].selectAll()

    @property
    def typed(self) -> NewMap:
        """What is typed now."""
        (one, other), (leads_one, leads_other) = self.sides, self.leaders
        return NewMap(
            one.text(),
            other.text(),
            leads_one.text(),
            leads_other.text(),
            self.departments.toPlainText(),
            self.roles.toPlainText(),
            self.third.text(),
            self.hub.text(),
            dict(self._said_marks),
        )

    def accept(self) -> None:
        """Close with the plan of what is typed, unless there is none."""
        self._read()
        if self.plan.document is not None:
            super().accept()

    def reject(self) -> None:
        """Close without a map; where that would drop what was typed it is asked first."""
        if self.typed == NewMap() or may_leave(self, self.windowTitle(), LEAVE, DROP):
            super().reject()

    def _line(self, name: str, text: str) -> LineEdit:
        field = LineEdit(self)
        field.setText(text)
        field.setMaxLength(LONGEST_TERM)
        field.setAccessibleName(name)
        field.textChanged.connect(self._changed)
        return field

    def _list(self, name: str, example: str, height: int) -> TextEdit:
        field = TextEdit(self)
        field.setAccessibleName(f"{name}, one a line")
        field.setPlaceholderText(example)
        field.setTabChangesFocus(True)
        field.setLineWrapMode(TextEdit.LineWrapMode.NoWrap)
        field.setMinimumHeight(px(height))
        field.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored
        )  # what there is, not what Qt wants
        field.textChanged.connect(self._changed)
        return field

    def _form(self) -> QWidget:
        form = QWidget(self)
        form.setFixedWidth(px(FORM))
        grid = QGridLayout(form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        texts = (("One side", "Other side"), ("Led by", "Led by"))
        for row, (names, fields) in enumerate(zip(texts, (self.sides, self.leaders), strict=True)):
            for column, (name, field) in enumerate(zip(names, fields, strict=True)):
                grid.addWidget(self._caption(name, field), 3 * row, column)
                grid.addWidget(field, 3 * row + 1, column)
        grid.addWidget(label(WHICH_IS_WHICH, "small", wrap=True, parent=self), 2, 0, 1, 2)
        grid.addWidget(self._more_words(), 5, 0, 1, 2)
        for place, area, mark, name, columns, also in (
            (6, self.departments, self.marks["departments"], "Departments (optional)", "Department, Kind, Part of", ""),
            (
                *(10, self.roles, self.marks["roles"], "Roles"),
                *("Title, Department, Grade, Reports to", f" {GRADES_TAKEN}"),
            ),
        ):
            hint = _HINT.format(columns=columns) + also
            area.setAccessibleDescription(hint)
            grid.setRowMinimumHeight(place, px(28))
            grid.addWidget(self._caption(name, area), place, 0, 1, 2)
            grid.addWidget(area, place + 1, 0, 1, 2)
            grid.addWidget(mark, place + 2, 0, 1, 2)
            grid.addWidget(label(hint, "small", wrap=True, parent=self), place + 3, 0, 1, 2)
        grid.setRowStretch(7, 2)
        grid.setRowStretch(11, 3)
        return form

    def _more_words(self) -> QWidget:
        """The words that few maps need, folded at first."""
        box, folded = QWidget(self), QWidget(self)
        column, grid = QVBoxLayout(box), QGridLayout(folded)
        for layout in (column, grid):
            layout.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for place, (name, field) in enumerate((("Third kind of work", self.third), ("Hub", self.hub))):
            grid.addWidget(self._caption(name, field), 0, place)
            grid.addWidget(field, 1, place)
        grid.addWidget(label(THIRD, "small", wrap=True, parent=self), 2, 0, 1, 2)
        folded.hide()
        self.more.toggled_open.connect(folded.setVisible)
        column.addWidget(self.more)
        column.addWidget(folded)
        return box

    def _caption(self, name: str, field: QWidget) -> QLabel:
        caption = label(name, "strong", parent=self)
        caption.setBuddy(field)
        caption.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return caption

    def _preview(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self._summary)
        column.addWidget(self._notes)
        column.addWidget(self._table, 1)
        column.addWidget(label("Skills come next: paste them into the map from Excel.", "small", parent=self))
        return column

    def _follow_side(self, text: str, leader: LineEdit) -> None:
        """Call the leading role after its side, until somebody types another title."""
        if not leader.isModified():
            leader.setText(f"Head of {sentence_start(text)}"[:LONGEST_TERM] if text.strip() else "")
            leader.setCursorPosition(0)  # a long title shows how it begins

    def _set_mark(self, name: ListName, mark: str) -> None:
        self._said_marks[name] = mark
        self._read()

    def _changed(self) -> None:
        size = len(self.departments.toPlainText()) + len(self.roles.toPlainText())
        if size <= AT_ONCE:
            self._read()
        else:
            self._late.start(LATER)

    def _read(self) -> None:
        self._late.stop()
        self.plan = plan(self.typed)
        document = self.plan.document
        said = self.plan.problem or _summary(self.plan.rows, document)
        if said != self._summary.text():
            self._found.say(said)
        self._summary.setText(said)
        for name, box in self.marks.items():
            box.show_marks(*self.plan.marks.get(name, (NO_MARK, ())))
        restyle(self._summary, "tone", "must" if self.plan.problem else "")
        notes = [*self.plan.notes, *(_to_fix(document, self._today) if document else ())]
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))
        self._create.setEnabled(document is not None)
        self._rows.show_rows([_preview_row(line) for line in self.plan.rows])


def _to_fix(document: CapabilityMap, today: date) -> Iterator[str]:
    """What the checks will ask to be fixed: a line may put a leading role where it should not be."""
    for finding in assess(Index(document, document.scenarios[0]), today).open:
        if finding.severity != "advice":
            yield f"The checks will say: {message(finding, vocabulary_of(document))}"


def _preview_row(line: PlannedLine) -> PreviewRow:
    outcome = f"Leads {line.leads}" if line.outcome == "leader" else _OUTCOMES[line.outcome]
    tone: Literal["", "must", "should", "muted"] = "must" if line.outcome == "left_out" else ""
    if not tone:
        tone = "should" if line.doubts else "muted" if line.number is None else ""
    number = "" if line.number is None else str(line.number)
    return PreviewRow((number, line.name, outcome, f"{line.detail} {line.doubts}".strip()), tone)


def _summary(lines: tuple[PlannedLine, ...], document: CapabilityMap | None) -> str:
    """How much was read, as a sentence."""
    scenario = document.scenarios[0] if document else None
    roles = pluralise(len(scenario.roles) if scenario else 0, "role")
    departments = pluralise(len(scenario.departments) if scenario else 0, "department")
    doubtful = sum(bool(line.doubts) and line.outcome != "left_out" for line in lines)
    left_out = sum(line.outcome == "left_out" for line in lines)
    counts = [f"{roles} in {departments}"]
    counts += [f"{pluralise(left_out, 'line')} left out"] if left_out else []
    counts += [f"{pluralise(doubtful, 'line')} to look at"] if doubtful else []
    return f"{'; '.join(counts)}."
