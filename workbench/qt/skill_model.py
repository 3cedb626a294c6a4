"""Item model of the library: the skills in groups, filtered and searched. Paints nothing, changes nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, Qt, Signal

from workbench.domain.change import Change
from workbench.domain.index import Index
from workbench.domain.model import Skill
from workbench.domain.searching import found, haystack, search_key
from workbench.domain.vocabulary import vocabulary_of
from workbench.domain.words import join_names, pluralise, sentence_start
from workbench.presentation.skill_filters import FilterCounts, SkillFilter, state_of
from workbench.qt.any_index import AnyIndex
from workbench.qt.mime import SKILLS, SkillsPayload, skills_data
from workbench.qt.near_search import NearSearch
from workbench.qt.session import Session
from workbench.qt.text_escape import tooltip_text

SKILL_ROLE = Qt.ItemDataRole.UserRole + 1
"""Item data role of the Skill of a row, None for a group."""

STATE_ROLE = Qt.ItemDataRole.UserRole + 2
"""Item data role of a skill's state in two words ("no lead"), "" where all is well; of a group's number of skills."""

NO_GROUP = "Without a group"

SKILL_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)


def group_of(skill: Skill) -> str:
    """The group that a skill is shown in."""
    return skill.group.strip() or NO_GROUP


def spoken_skill(index: Index, skill: Skill) -> str:
    """Accessible text: "Social APIs, technology, importance 5, led by Social Engineer"."""
    side = vocabulary_of(index.document).belongs_to_inside[skill.belongs_to]
    parts = (skill.name, side, f"importance {skill.importance}")
    return ", ".join((*parts, _holders(index, skill)))


def skill_tip(index: Index, skill: Skill) -> str:
    """Tooltip lines: name, definition, other names and who leads it."""
    also = f"Also called {'; '.join(skill.aliases)}." if skill.aliases else ""
    holders = sentence_start(_holders(index, skill))
    return "\n".join(filter(None, (skill.name, skill.definition, also, f"{holders}.")))


def _holders(index: Index, skill: Skill) -> str:
    """ "led by …" for a skill in scope that has leads, else its state."""
    leads = [index.titles[lead.role.id] for lead in index.leads[skill.id]]
    return f"led by {join_names(leads)}" if leads and skill.in_scope else state_of(index, skill)


class SkillModel(QAbstractItemModel):
    """Tree of two levels: groups, and their skills below, in the order of the document."""

    looked_near = Signal()
    """The fuzzy search of a query without matches has ended; its near matches, if any, are shown now."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._query = ""
        self._skill_filter: SkillFilter = "all"
        self._groups: list[tuple[str, list[Skill]]] = []
        self._places: dict[str, tuple[int, int]] = {}
        self._haystacks: dict[str, tuple[Skill, str]] = {}
        self._searched: tuple[Skill, ...] = ()
        self._filter_counts = FilterCounts(session.index)
        self._near: tuple[str, ...] = ()
        self.near_search = NearSearch(self)
        self.near_search.found.connect(self._take_near)
        session.changed.connect(self._take_change)
        self._arrange({})

    @property
    def query(self) -> str:
        """The search query."""
        return self._query

    @property
    def near(self) -> tuple[str, ...]:
        """The ids of the near matches shown where the query has none, the nearest first."""
        return self._near

    @property
    def skill_filter(self) -> SkillFilter:
        """The filter in force."""
        return self._skill_filter

    @property
    def counts(self) -> Mapping[SkillFilter, int]:
        """The number of skills that pass each filter."""
        return self._filter_counts.counts

    def narrow(self, query: str | None = None, skill_filter: SkillFilter | None = None) -> None:
        """Show the skills with all the words of `query` in name, aliases or definition, that pass the filter."""
        self._query = self._query if query is None else query
        self._skill_filter = skill_filter or self._skill_filter
        self._near = ()
        self._arrange(self._filter_counts.states)

    def _take_near(self, ids: tuple[str, ...]) -> None:
        skills = self._session.index.skills
        self._near = tuple(skill_id for skill_id in ids if skill_id in skills)
        self._show([skills[skill_id] for skill_id in self._near], self._filter_counts.states)
        self.looked_near.emit()

    def _take_change(self, change: Change) -> None:
        if change.other_scenario or change.before.skills is not change.after.skills:
            self._refresh()
            return
        differing = self._filter_counts.follow(self._session.index, change.held)
        if differing and self._skill_filter != "all":
            self._arrange(self._filter_counts.states)
        for place in map(self.place, differing):
            if place.isValid():
                self.dataChanged.emit(place, place)

    def _refresh(self) -> None:
        before, self._filter_counts = self._filter_counts.states, FilterCounts(self._session.index)
        self._arrange(before)

    def _arrange(self, states_before: Mapping[str, str]) -> None:
        """Show the matches; without any the near matches, and start the fuzzy search where there are none yet."""
        words, passes = search_key(self._query).split(), self._filter_counts.passes
        everything = self._session.document.skills
        skills: Sequence[Skill] = found(words, self._texts()) if words else everything
        if self._skill_filter != "all":
            skills = [skill for skill in skills if passes(self._skill_filter, skill.id)]
        unmatched = words and not skills
        candidates = [skill for skill in everything if passes(self._skill_filter, skill.id)] if unmatched else []
        shown = {skill.id: skill for skill in candidates if skill.id in self._near}
        self._near = tuple(skill_id for skill_id in self._near if skill_id in shown)
        if self._near:
            skills = [shown[skill_id] for skill_id in self._near]
        elif unmatched:
            self.near_search.seek(
                self._query, lambda: [(skill.id, (skill.name, *skill.aliases)) for skill in candidates]
            )
        else:
            self.near_search.forget()
        self._show(skills, states_before)

    def _show(self, skills: Iterable[Skill], states_before: Mapping[str, str]) -> None:
        grouped: dict[str, list[Skill]] = {}
        for skill in skills:
            grouped.setdefault(group_of(skill), []).append(skill)
        groups = list(grouped.items())
        if _outline(groups) == _outline(self._groups):
            before, self._groups = self._groups, groups
            for group, ((_, old), (_, new)) in enumerate(zip(before, groups, strict=True)):
                for row, (was, skill) in enumerate(zip(old, new, strict=True)):
                    if was is not skill or states_before.get(skill.id) != self._filter_counts.states[skill.id]:
                        place = self.createIndex(row, 0, group + 1)
                        self.dataChanged.emit(place, place)
            return
        self.beginResetModel()
        self._groups = groups
        self._places = {skill.id: (g, row) for g, (_, skills) in enumerate(groups) for row, skill in enumerate(skills)}
        self.endResetModel()

    def _texts(self) -> Collection[tuple[Skill, str]]:
        """Each skill with its search text, cached: worked out anew only for skills that differ from the last search."""
        skills, known = self._session.document.skills, self._haystacks
        if self._searched is not skills:
            self._searched = skills
            self._haystacks = {skill.id: _text(skill, known.get(skill.id)) for skill in skills}
        return self._haystacks.values()

    def place(self, skill_id: str) -> QModelIndex:
        """The model index of a skill; an invalid one where it is not shown."""
        place = self._places.get(skill_id)
        return QModelIndex() if place is None else self.index(place[1], 0, self.index(place[0], 0))

    def ids(self, indexes: Sequence[QModelIndex]) -> tuple[str, ...]:
        """The ids of the skills at these model indexes, from the top down."""
        places = sorted((index.internalId(), index.row()) for index in indexes if index.internalId())
        return tuple(self._groups[group - 1][1][row].id for group, row in places)

    def index(self, row: int, column: int, parent: AnyIndex = QModelIndex()) -> QModelIndex:  # noqa: B008
        """A model index; the internal id is 0 for a group, and for a skill the number of its group plus one."""
        group = parent.row() + 1 if parent.isValid() else 0
        if group and parent.internalId():  # below a skill
            return QModelIndex()
        rows: Sequence[object] = self._groups[group - 1][1] if group else self._groups
        return self.createIndex(row, column, group) if 0 <= row < len(rows) and column == 0 else QModelIndex()

    def parent(self, child: AnyIndex = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """The group of a skill."""
        group = child.internalId() if child.isValid() else 0
        return self.createIndex(group - 1, 0, 0) if group else QModelIndex()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """The groups, or the skills of one."""
        if not parent.isValid():
            return len(self._groups)
        return 0 if parent.internalId() else len(self._groups[parent.row()][1])

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """One."""
        return 1

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Skills can be picked and dragged, groups only folded."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return SKILL_FLAGS if index.internalId() else Qt.ItemFlag.ItemIsEnabled

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, state, accessible text and tooltip."""
        if not index.isValid():
            return None
        group = index.internalId()
        return self._of_skill(self._groups[group - 1][1][index.row()], role) if group else self._of_group(index, role)

    def _of_group(self, index: AnyIndex, role: int) -> Any:
        name, skills = self._groups[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == STATE_ROLE:
            return str(len(skills))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{name}, {pluralise(len(skills), 'skill')}"
        return None

    def _of_skill(self, skill: Skill, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return skill.name
        if role == SKILL_ROLE:
            return skill
        if role == STATE_ROLE:
            return self._filter_counts.states[skill.id]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_skill(self._session.index, skill)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(skill_tip(self._session.index, skill))
        return None

    def supportedDragActions(self) -> Qt.DropAction:
        """A skill dragged from the library stays there."""
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """Skills, and their names as text."""
        return [SKILLS, "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Mime data for the skills at these model indexes."""
        return self.skills_data(self.ids(indexes))

    def skills_data(self, skill_ids: Sequence[str]) -> QMimeData:
        """Mime data for skills of the library."""
        skills = self._session.index.skills
        names = "\n".join(skills[skill_id].name for skill_id in skill_ids)
        return skills_data(SkillsPayload(tuple(skill_ids)), names)


def _text(skill: Skill, known: tuple[Skill, str] | None) -> tuple[Skill, str]:
    """A skill and its search text; the known one where that is of the very same skill."""
    return known if known and known[0] is skill else (skill, haystack((skill.name, *skill.aliases, skill.definition)))


def _outline(groups: list[tuple[str, list[Skill]]]) -> list[tuple[str, list[str]]]:
    return [(name, [skill.id for skill in skills]) for name, skills in groups]
