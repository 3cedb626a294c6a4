"""Item model of a table of roles or skills: rows in groups that fold, a column a field, cells read when they are shown.

Filter and order are as they stood when they were chosen: a changed cell leaves its row where it is, since the focus is
on it; only another group moves it. Paints nothing, changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from workbench.application.cell_values import CellWords
from workbench.application.field_rows import (
    GroupRow,
    NewRow,
    Order,
    TableRow,
    ThingRow,
    arranged,
    next_order,
    outline,
    passing,
    ranks,
    texts_of,
)
from workbench.application.field_table import FieldTable
from workbench.domain.change import Change
from workbench.domain.field import Field
from workbench.qt.any_index import AnyIndex
from workbench.qt.field_table_text import cell_tip, column_header, spoken_cell
from workbench.qt.session import Session
from workbench.qt.text_escape import tooltip_text

MANY = 100
"""Rows above which one dataChanged for the whole table takes the place of one for each."""

_EDITABLE = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEditable
    | Qt.ItemFlag.ItemNeverHasChildren
)
_FIXED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren


class FieldTableModel(QAbstractTableModel):
    """Table model over the roles of the scenario on screen, or the skills of the map."""

    folding_changed = Signal()
    """A group was folded or unfolded by hand."""

    narrowed = Signal()
    """Search, filters, order or grouping are others."""

    def __init__(self, session: Session, table: FieldTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._token = session, session.document_token
        self.table = table
        self.order: Order | None = None
        self.query = ""
        self.grouped = True
        self.rows: list[TableRow] = []
        self.new_group: str | None = None
        """The key of the group that what is begun in the last row comes into; None where its cells say so."""
        self.spoken: Mapping[str, str] = {}
        """Subject -> what is said of it as a whole, where more is to say than its cells do."""
        self._only: dict[str, frozenset[str]] = {}
        self._folded: set[str] = set()
        self._ranks: dict[str, int] = {}
        self._passing: set[str] = set()
        self._known: set[str] = set()
        self._places: dict[str, int] | None = None
        self._texts: dict[int, tuple[str, ...]] = {}
        """Cache: the texts of a row, until something changes."""
        self.name_column = table.columns.index(table.name_field)
        self._take_values()
        self._arrange(refilter=True)
        session.changed.connect(self._take_change)

    # What stands where

    @property
    def columns(self) -> tuple[Field, ...]:
        """The columns from the left."""
        return self.table.columns

    def column_of(self, name: str) -> int:
        """The column of a field by its name."""
        return next(place for place, field in enumerate(self.columns) if field.name == name)

    def thing_at(self, row: int) -> str | None:
        """The id of the role or skill of a row; None for another row."""
        entry = self.rows[row] if 0 <= row < len(self.rows) else None
        return entry.id if isinstance(entry, ThingRow) else None

    def group_at(self, row: int) -> GroupRow | None:
        """The group whose row this is."""
        entry = self.rows[row] if 0 <= row < len(self.rows) else None
        return entry if isinstance(entry, GroupRow) else None

    def depth(self, row: int) -> int:
        """How far the name of a row is indented: how many groups that of the row, or of its role or skill, lies in."""
        entry = self.rows[row]
        return entry.group.depth if isinstance(entry, GroupRow) else entry.depth if isinstance(entry, ThingRow) else 0

    def is_new(self, row: int) -> bool:
        """Whether this is the last row, in which a new one is begun."""
        return 0 <= row < len(self.rows) and isinstance(self.rows[row], NewRow)

    def subject_at(self, row: int) -> str:
        """The subject of a row, "" for none."""
        thing, group = self.thing_at(row), self.group_at(row)
        if thing is not None:
            return self.table.subject(thing)
        return self.table.group_subject(group.group.key) if group is not None else ""

    def row_of(self, subject: str) -> int | None:
        """The row of a subject; None where it is not in sight."""
        if self._places is None:
            subjects = ((self.subject_at(row), row) for row in range(len(self.rows)))
            self._places = {found: row for found, row in subjects if found}
        return self._places.get(subject)

    @property
    def placeholder(self) -> str:
        """What the last row says: "New role", or "New role in Sales"."""
        groups = {group.key: group.name for group in self.table.groups(self._session.index)} if self.new_group else {}
        where = f" in {groups[self.new_group]}" if self.new_group in groups else ""
        return f"{self.table.placeholder}{where}"

    def side(self, row: int) -> str:
        """The side of the role or skill of a row, "" for another row and for those of no side."""
        thing = self.thing_at(row)
        return self.table.side(self._things[thing]) if thing is not None else ""

    def group_above(self, row: int) -> str | None:
        """The key of the group that a row stands in; None without groups."""
        above = (self.group_at(place) for place in range(min(row, len(self.rows) - 1), -1, -1))
        return next((group.group.key for group in above if group is not None), None)

    def things_in_sight(self) -> list[str]:
        """The ids of all roles or skills in sight, from the top down."""
        return [row.id for row in self.rows if isinstance(row, ThingRow)]

    def things_passing(self) -> list[str]:
        """The ids of all that pass search and filters, also in folded groups, from the top down."""
        if not (self.grouped and self._folded):
            return self.things_in_sight()
        rows = arranged(self.table, self._session.index, self._shown(), self._ranks, ())
        return [row.id for row in rows if isinstance(row, ThingRow)]

    @property
    def passing(self) -> int:
        """How many roles or skills pass search and filters, also in folded groups."""
        return len(self._shown())

    @property
    def total(self) -> int:
        """How many roles or skills there are, also those hidden."""
        return len(self._things)

    def cell_field(self, row: int, column: int) -> tuple[type, Field] | None:
        """The class and field of a cell; None for a cell of a group that holds nothing."""
        group = self.group_at(row)
        if group is None:
            return self.table.kind, self.columns[column]
        return self.table.group_fields.get(self.columns[column].name) if group.group.key else None

    def value(self, row: int, column: int) -> Any:
        """The value of a cell; None where it has none."""
        thing, group, found = self.thing_at(row), self.group_at(row), self.cell_field(row, column)
        if found is None:
            return None
        if thing is not None:
            return getattr(self._things[thing], found[1].name)
        return self.table.group_value(self._session.index, group.group.key, found[1]) if group is not None else None

    def text(self, row: int, column: int) -> str:
        """The text of a cell."""
        texts = self._texts.get(row)
        if texts is None:
            texts = self._texts[row] = self._row_texts(row)
        return texts[column]

    def _row_texts(self, row: int) -> tuple[str, ...]:
        entry, words = self.rows[row], self.words
        if isinstance(entry, ThingRow):
            thing = self._things[entry.id]
            return tuple(words.text(field, getattr(thing, field.name)) for field in self.columns)
        texts = [""] * len(self.columns)
        if isinstance(entry, GroupRow):
            for column in range(len(texts)):
                found = self.cell_field(row, column)
                texts[column] = "" if found is None else words.text(found[1], self.value(row, column))
            texts[self.name_column] = entry.group.name
        return tuple(texts)

    # What is shown

    @property
    def only(self) -> Mapping[str, frozenset[str]]:
        """Name of a filtered column -> the texts that are shown."""
        return self._only

    @property
    def folded(self) -> frozenset[str]:
        """The keys of the folded groups."""
        return frozenset(self._folded)

    def search(self, query: str) -> None:
        """Show the rows that hold all words of a query."""
        if query.split() != self.query.split():
            self.query = query
            self._narrow()

    def show_only(self, name: str, texts: frozenset[str] | None) -> None:
        """Filter a column: show the rows with these texts in it; None shows all."""
        self._only.pop(name, None)
        if texts is not None:
            self._only[name] = texts
        self._narrow()

    def show_all(self) -> None:
        """Take search and filters away."""
        self.query, self._only = "", {}
        self._narrow()

    def texts_of(self, field: Field) -> list[str]:
        """The different texts of a column, sorted."""
        return texts_of(self.table, self._session.index, self.words, field)

    def sort(self, column: int, order: Qt.SortOrder | None = None) -> None:
        """Sort by a column: ascending, descending and the map's order in turn, or as asked."""
        name = self.columns[column].name
        asked = next_order(self.order, name) if order is None else Order(name, order == Qt.SortOrder.DescendingOrder)
        self.sort_by(asked)

    def sort_by(self, order: Order | None) -> None:
        """Sort the rows, within their groups where they are grouped; None is the order of the map."""
        self.order = order
        self._ranks = ranks(self.table, self._session.index, self.words, order)
        self._arrange()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self.narrowed.emit()

    def group_by(self, grouped: bool) -> None:
        """Show the rows with or without their groups."""
        self.grouped = grouped
        self._arrange()
        self.narrowed.emit()

    def fold(self, key: str, folded: bool) -> None:
        """Fold or unfold a group."""
        (self._folded.add if folded else self._folded.discard)(key)
        self._arrange()
        self.folding_changed.emit()

    def fold_all(self, folded: bool) -> None:
        """Fold or unfold every group."""
        keys = {group.key for group in self.table.groups(self._session.index)}
        self._folded = keys if folded else set()
        self._arrange()
        self.folding_changed.emit()

    def set_folded(self, keys: frozenset[str]) -> None:
        """Fold these groups and no others, as they were left."""
        if keys != self._folded:
            self._folded = set(keys)
            self._arrange()

    def uncover(self, subject: str) -> int | None:
        """The row of a subject, revealed first where search, filters or folding hide it; None where it is gone."""
        kind, _, identifier = subject.partition(":")
        if kind == self.table.noun and identifier in self._things and identifier not in self._passing:
            self.show_all()
        if self.row_of(subject) is None and self._folded:
            self._folded -= self._around(kind, identifier)
            self._arrange()
        return self.row_of(subject)

    def _around(self, kind: str, identifier: str) -> set[str]:
        """The keys of the groups around a thing or group, from the outermost down to its own or that above it."""
        thing = self._things.get(identifier) if kind == self.table.noun else None
        wanted = self.table.group_of(thing) if thing is not None else identifier
        path: list[str] = []
        for group in self.table.groups(self._session.index):
            del path[group.depth :]
            path.append(group.key)
            if group.key == wanted:
                return set(path) if thing is not None else set(path[:-1])
        return set()

    # What changes

    def _take_values(self) -> None:
        index = self._session.index
        self.words = CellWords(index.document, index.scenario, index.titles)
        self._things = {thing.id: thing for thing in self.table.things(index)}

    def _take_change(self, change: Change) -> None:
        before, words = self._things, self.words
        self._take_values()
        said_otherwise = (
            change.other_scenario
            or bool(change.departments)
            or change.before.grade_names != change.after.grade_names
            or change.terms
            or words.titles != self.words.titles
            or (bool(change.people) and words.people != self.words.people)
        )
        gone = before.keys() - self._things.keys()
        differing = {key for key, thing in self._things.items() if before.get(key) is not thing} | gone
        other = change.other_scenario or self._token is not self._session.document_token
        if self._token is not self._session.document_token:
            self._token, self._folded = self._session.document_token, set()
        if other:
            self.query, self._only, self.order, self._ranks = "", {}, None, {}
        self._arrange(refilter=other, anew=other, changed=None if said_otherwise else differing)
        if other:
            self.narrowed.emit()

    def _narrow(self) -> None:
        self._arrange(refilter=True)
        self.narrowed.emit()

    def _arrange(self, *, refilter: bool = False, anew: bool = False, changed: Collection[str] | None = None) -> None:
        """Work out the rows. The model is reset only where they are others: a reset loses focus and selection.

        changed: the ids of what an edit changed or took away, None where any row may say something else.
        """
        index = self._session.index
        if refilter:
            self._passing = passing(self.table, index, self.words, self.query, self._only)
            self._known = set(self._things)
        rows = arranged(self.table, index, self._shown(), self._ranks, self._folded if self.grouped else None)
        if not anew and outline(rows) == outline(self.rows):
            self.rows = rows
            self._announce(changed)
            return
        self.beginResetModel()
        self.rows, self._places, self._texts = rows, None, {}
        self.endResetModel()

    def _announce(self, changed: Collection[str] | None) -> None:
        """Emit dataChanged for the rows of what changed, or for all where these are many or not known."""
        self._texts, last = {}, len(self.columns) - 1
        rows = None if changed is None else [self.row_of(self.table.subject(thing)) for thing in changed]
        if rows is None or None in rows or len(rows) > MANY:  # what is folded away counts in its group's row
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, last))
            return
        for row in rows:
            if row is not None:
                self.dataChanged.emit(self.index(row, 0), self.index(row, last))

    def _shown(self) -> set[str]:
        """The ids that pass, and of what came after the filter was chosen: it would vanish as it is made."""
        return {thing for thing in self._things if thing in self._passing or thing not in self._known}

    # What Qt asks

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """The number of visible rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """The number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """All cells can be edited, but those of groups that hold nothing."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = index.row()
        if isinstance(self.rows[row], GroupRow) and self.cell_field(row, index.column()) is None:
            return _FIXED
        return _EDITABLE

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text, the accessible text and the tooltip of a cell."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_cell(self, self._session.index, row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(cell_tip(self, row, column))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings of the columns; the accessible text says whether they sort or filter the rows."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        field = self.columns[section]
        sorted_now = self.order is not None and self.order.column == field.name
        return column_header(field, role, sorted_now=sorted_now, filtered=field.name in self._only)
