"""Organisation tree: what the chart shows as a tree view, for keyboard and screen readers. Changes nothing itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from workbench.domain.index import Index
from workbench.domain.model import Department
from workbench.domain.vocabulary import vocabulary_of
from workbench.domain.words import grade_name, join_names, pluralise
from workbench.presentation.organisation.picture import Box, Picture, RoleRow
from workbench.qt.text_escape import tooltip_text
from workbench.widgets.organisation import menus
from workbench.widgets.organisation.commands import GROUND, NOWHERE, OrganisationCommands

SUBJECT = Qt.ItemDataRole.UserRole
NAME = "Departments and roles"


class OrganisationTree(QTreeView):
    """Tree view of nested departments with their roles."""

    picked = Signal(str)
    """The subject of the row that the user made current."""

    folding_changed = Signal()
    """The user folded or unfolded a department."""

    def __init__(self, commands: OrganisationCommands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._folded: set[str] = set()
        self._shown: tuple[object, ...] = ()
        self._places: dict[str, QStandardItem] = {}
        self._reflecting = False
        self._rows = QStandardItemModel(self)
        self.setObjectName("organisationList")
        self.setAccessibleName(NAME)
        self.setModel(self._rows)
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.collapsed.connect(lambda place: self._fold(place, True))
        self.expanded.connect(lambda place: self._fold(place, False))
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.doubleClicked.connect(lambda place: self._open(place))

    def show_organisation(self, index: Index, picture: Picture) -> None:
        """Show a scenario; folding and current row are kept."""
        rows = _rows(index, picture)
        if rows == self._shown:
            return
        self._shown = rows
        current = self.current()
        self._reflecting = True
        self._rows.clear()
        self._places = {}
        for subject, above, text, whole in rows:
            item = QStandardItem(text)
            item.setData(subject, SUBJECT)
            item.setData(whole, Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(tooltip_text(whole))
            self._places[subject] = item
            (self._places.get(above) or self._rows.invisibleRootItem()).appendRow(item)
        self._show_folding()
        self.show_current(current)

    @property
    def folded(self) -> frozenset[str]:
        """The subjects of the departments that the user folded."""
        return frozenset(self._folded)

    def set_folded(self, subjects: frozenset[str]) -> None:
        """Fold these departments and no others, as they were left."""
        if subjects != self._folded:
            self._folded = set(subjects)
            self._show_folding()

    def _show_folding(self) -> None:
        self._reflecting = True
        for subject, item in self._places.items():
            self.setExpanded(item.index(), subject not in self._folded)
        self._reflecting = False

    def current(self) -> str:
        """The subject of the current row, or GROUND."""
        return self._subject(self.currentIndex())

    def _subject(self, place: QModelIndex) -> str:
        """Subject of a row; GROUND for none, or if it was deleted."""
        subject = str(place.data(SUBJECT) or GROUND)
        return subject if self._commands.has(subject) else GROUND

    def words(self, subject: str) -> str:
        """Accessible text of a subject, with its department; "" if it is not listed."""
        item = self._places.get(subject)
        if item is None:
            return ""
        around = item.parent()
        whole = str(item.data(Qt.ItemDataRole.AccessibleTextRole))
        return f"{whole}, in {around.text()}" if around is not None else whole

    def show_current(self, subject: str) -> None:
        """Make a subject's row current, without signals."""
        item = self._places.get(subject)
        self._reflecting = True
        if item is not None:
            self.setCurrentIndex(item.index())
            self.scrollTo(item.index())
        else:
            self.selectionModel().clearSelection()
        self._reflecting = False

    def _fold(self, place: QModelIndex, folded: bool) -> None:
        if not self._reflecting:
            (self._folded.add if folded else self._folded.discard)(str(place.data(SUBJECT)))
            self.folding_changed.emit()

    def _current_changed(self, place: QModelIndex) -> None:
        subject = self._subject(place)
        if not self._reflecting and subject not in (GROUND, NOWHERE):
            self.picked.emit(subject)

    def _open(self, place: QModelIndex) -> None:
        subject = self._subject(place)
        if subject not in (GROUND, NOWHERE):
            self._commands.edit_requested.emit(subject)

    def _below_current(self) -> QPoint:
        return self.viewport().mapTo(self, self.visualRect(self.currentIndex()).bottomLeft())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Context menu of the row under the pointer, or by key of the current row."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        place = self.indexAt(self.viewport().mapFrom(self, event.pos())) if by_mouse else self.currentIndex()
        subject = self._subject(place)
        if subject not in (GROUND, NOWHERE):
            at = event.pos() if by_mouse else self._below_current()
            menus.subject_menu(self, self._commands, subject).popup(self.mapToGlobal(at))

    def event(self, event: QEvent) -> bool:
        """Shortcut override for the keys bound here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and menus.wants(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Key bindings of the current row; all others are Qt's, except Copy, which would copy a mere line of text."""
        if event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()
            return
        subject = self.current()
        if subject in (GROUND, NOWHERE) or not menus.press(event, self, self._commands, subject, self._below_current()):
            super().keyPressEvent(event)


def _rows(index: Index, picture: Picture) -> tuple[tuple[str, str, str, str], ...]:
    """Rows of the tree, (subject, parent subject, text, accessible text), in the order of the picture."""
    rows = []
    drawn = {box.department: box for box in picture.boxes if not box.missing}
    for department in _outermost_first(index):
        box = drawn[department.id]
        subject, above = f"department:{department.id}", f"department:{department.parent}" if department.parent else ""
        rows.append((subject, above, department.name, _whole_department(index, department, box)))
        rows += [_role(index, row, subject) for row in box.rows]
    if None in drawn:
        rows.append((NOWHERE, "", drawn[None].name, f"{drawn[None].name}, {pluralise(len(drawn[None].rows), 'role')}"))
        rows += [_role(index, row, NOWHERE) for row in drawn[None].rows]
    return tuple(rows)


def _outermost_first(index: Index) -> list[Department]:
    return sorted(index.scenario.departments, key=lambda department: sum(1 for _ in index.chain(department.id)))


def _whole_department(index: Index, department: Department, box: Box) -> str:
    here = pluralise(len(box.rows), "role") if box.rows else box.note or "no role of its own"
    kind = vocabulary_of(index.document).department_kind[department.kind]
    return f"{department.name}, {kind} department, {here}"


def _role(index: Index, row: RoleRow, within: str) -> tuple[str, str, str, str]:
    role = index.roles[row.role]
    grade = grade_name(index.document, role.grade)
    parts = [row.title, grade]
    if role.reports_to is not None:
        parts.append(f"reports to {index.titles[role.reports_to]}")
    if role.dotted_to:
        parts.append(f"dotted line to {join_names([index.titles[role_id] for role_id in role.dotted_to])}")
    parts += row.absorbed
    return f"role:{role.id}", within, f"{row.title}, {grade}", ", ".join(parts)
