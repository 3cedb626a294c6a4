"""List model of the people of a map: persons first, then typical backgrounds, searched by name, title and note.

Paints nothing, changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, Qt, Signal

from workbench.domain.change import Change
from workbench.domain.index import Index
from workbench.domain.model import Person
from workbench.domain.names import person_names
from workbench.domain.searching import found, haystack, search_key
from workbench.domain.words import PERSON_KIND, join_names
from workbench.qt.any_index import AnyIndex
from workbench.qt.mime import PEOPLE, people_data
from workbench.qt.near_search import NearSearch
from workbench.qt.session import Session
from workbench.qt.text_escape import tooltip_text

PERSON_ROLE = Qt.ItemDataRole.UserRole + 1
"""Item data role of the Person of a row."""

DETAIL_ROLE = Qt.ItemDataRole.UserRole + 2
"""Item data role of the second line of a row: what she is, and her title."""

FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)
_ROOT = QModelIndex()


def detail_of(person: Person) -> str:
    """The line below a name: "Person · Community manager", "Typical background"."""
    return " · ".join(filter(None, (PERSON_KIND[person.kind], person.title)))


def held_titles(index: Index, person_id: str) -> tuple[str, ...]:
    """The titles of the roles on screen that a person holds."""
    return tuple(index.titles[role.id] for role in index.scenario.roles if person_id in role.people)


def spoken_person(index: Index, person: Person) -> str:
    """Accessible text: "Ada Lovelace, person, analyst, holds Social Engineer"."""
    held = held_titles(index, person.id)
    holds = f"holds {join_names(held)}" if held else "holds no role here" if person.kind == "person" else ""
    return ", ".join(filter(None, (person_names(index)[person.id], PERSON_KIND[person.kind], person.title, holds)))


def person_tip(index: Index, person: Person) -> str:
    """Tooltip lines: name, what she is, what she holds, and the note."""
    held = held_titles(index, person.id)
    holds = f"Holds {join_names(held)}." if held else ""
    return "\n".join(filter(None, (person_names(index)[person.id], detail_of(person), holds, person.note)))


class PersonModel(QAbstractListModel):
    """A row for each person that the search leaves."""

    looked_near = Signal()
    """The fuzzy search of a query without matches has ended; its near matches, if any, are shown now."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._people: list[Person] = []
        self.query = ""
        self.near: tuple[str, ...] = ()
        """The ids of the near matches shown where the query has none, the nearest first."""
        self.near_search = NearSearch(self)
        self.near_search.found.connect(self._take_near)
        session.changed.connect(self._take_change)
        self._arrange()

    def narrow(self, query: str) -> None:
        """Show the people with all the words of a query in name, title or note."""
        self.query, self.near = query, ()
        self._arrange()

    def _take_near(self, ids: tuple[str, ...]) -> None:
        by_id = {person.id: person for person in self._session.document.people}
        self.near = tuple(person_id for person_id in ids if person_id in by_id)
        self._show([by_id[person_id] for person_id in self.near])
        self.looked_near.emit()

    def _take_change(self, change: Change) -> None:
        if change.before.people is not change.after.people:
            self.near = ()
            self._arrange()
        elif self._people and (change.other_scenario or change.roles):
            self.dataChanged.emit(self.index(0), self.index(len(self._people) - 1))

    def _arrange(self) -> None:
        words, everybody = search_key(self.query).split(), self._session.document.people
        texts = ((person, haystack((person.name, person.title, person.note))) for person in everybody)
        people = found(words, texts) if words else list(everybody)
        if words and not people:
            self.near_search.seek(
                self.query, lambda: [(person.id, (person.name, person.title)) for person in everybody]
            )
        else:
            self.near_search.forget()
        self._show(people)

    def _show(self, people: list[Person]) -> None:
        shown = sorted(people, key=lambda person: person.kind != "person")
        if [person.id for person in shown] == [person.id for person in self._people]:
            self._people = shown
            if shown:
                self.dataChanged.emit(self.index(0), self.index(len(shown) - 1))
            return
        self.beginResetModel()
        self._people = shown
        self.endResetModel()

    def place(self, person_id: str) -> QModelIndex:
        """The model index of a person; an invalid one where she is not shown."""
        row = next((row for row, person in enumerate(self._people) if person.id == person_id), -1)
        return self.index(row) if row >= 0 else QModelIndex()

    def ids(self, indexes: Sequence[QModelIndex]) -> tuple[str, ...]:
        """The ids of the people at these model indexes, from the top down."""
        return tuple(self._people[row].id for row in sorted(index.row() for index in indexes))

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """The people shown."""
        return 0 if parent.isValid() else len(self._people)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """People can be picked and dragged."""
        return FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, the person herself, the line below, accessible text and tooltip."""
        if not index.isValid():
            return None
        person = self._people[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return person_names(self._session.index).get(person.id, person.name)
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_person(self._session.index, person)
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip_text(person_tip(self._session.index, person))
            case int(value) if value == PERSON_ROLE:
                return person
            case int(value) if value == DETAIL_ROLE:
                return detail_of(person)
        return None

    def supportedDragActions(self) -> Qt.DropAction:
        """A person dragged from the list stays there."""
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """People."""
        return [PEOPLE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Mime data for the people at these model indexes."""
        return people_data(self.ids(indexes))
