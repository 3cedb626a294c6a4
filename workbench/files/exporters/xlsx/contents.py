"""Contents of the cells of Matrix and Organisation: names, rows and ids of one scenario, as they are written.

Written once for the reader to change, once hidden to compare, and worked out again when the workbook comes back. Knows
no style and no formula.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from workbench.application.task import UNWATCHED
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Department, Role, Scenario, Skill
from workbench.domain.names import NO_DEPARTMENT, IndexNames
from workbench.domain.vocabulary import Vocabulary, vocabulary_of
from workbench.files.exporters.xlsx.sides import SideWords
from workbench.files.texts import clean, shorten


def fit(text: str) -> str:
    """The text as a cell can hold it."""
    return shorten(clean(text)[0])


class Contents:
    """What the cells of one workbook say of a scenario.

    own_ids: whether ids are those of the map; else each is a number, by which formulas find rows and columns all the
    same. `check_cancelled` is called often, and raises Cancelled.
    """

    def __init__(
        self,
        index: Index,
        fit: Callable[[str], str] = fit,
        check_cancelled: Callable[[], None] = UNWATCHED.check_cancelled,
        *,
        own_ids: bool = True,
    ) -> None:
        self.index = index
        self.check_cancelled = check_cancelled
        self._fit = fit
        self._own_ids = own_ids

    @property
    def document(self) -> CapabilityMap:
        """The map."""
        return self.index.document

    @property
    def scenario(self) -> Scenario:
        """The scenario."""
        return self.index.scenario

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the map."""
        return vocabulary_of(self.document)

    @cached_property
    def sides(self) -> SideWords:
        """The words for the sides."""
        return SideWords(self.vocabulary)

    @cached_property
    def names(self) -> IndexNames:
        """Names of values as formulas find them: with the unique names of departments."""
        return _CellNames(self)

    @cached_property
    def departments(self) -> tuple[tuple[Department, int], ...]:
        """Every department with its depth, in tree order: each below its parent."""
        below: dict[str | None, list[Department]] = {}
        for department in self.scenario.departments:
            below.setdefault(department.parent, []).append(department)

        def walk(parent: str | None, depth: int) -> list[tuple[Department, int]]:
            branch = []
            for department in below.get(parent, []):
                branch += [(department, depth), *walk(department.id, depth + 1)]
            return branch

        return tuple(walk(None, 0))

    @cached_property
    def department_names(self) -> dict[str, str]:
        """Department id -> its unique name in cells. Formulas find departments by name, so equal names, capital letters
        or not, get a number."""
        taken = {NO_DEPARTMENT.casefold()}
        names = {}
        for department, _ in self.departments:
            name = plain = self._fit(department.name)
            number = 1
            while name.casefold() in taken:
                number += 1
                name = f"{plain} ({number})"
            taken.add(name.casefold())
            names[department.id] = name
        return names

    @cached_property
    def organisation_rows(self) -> tuple[tuple[Department | None, Role | None], ...]:
        """The rows of Organisation: each department with its roles, the highest grade first, or once without a role;
        then the roles without a department."""
        members: dict[str | None, list[Role]] = {}
        for role in self.scenario.roles:
            members.setdefault(role.department, []).append(role)
        rows: list[tuple[Department | None, Role | None]] = []
        for department, _ in self.departments:
            staff = sorted(members.get(department.id, ()), key=lambda member: -member.grade)
            rows += [(department, role) for role in staff] or [(department, None)]
        return (*rows, *((None, role) for role in sorted(members.get(None, ()), key=lambda member: -member.grade)))

    def id_of(self, thing: Skill | Role | Department | None) -> str:
        """The id that stands beside a thing, "" where there is none."""
        return "" if thing is None else thing.id if self._own_ids else self._numbers[type(thing), thing.id]

    @cached_property
    def _numbers(self) -> dict[tuple[type, str], str]:
        return {
            **_numbered(self.document.skills),
            **_numbered(self.scenario.roles),
            **_numbered(self.scenario.departments),
        }


def _numbered(things: Sequence[Skill | Role | Department]) -> dict[tuple[type, str], str]:
    return {(type(thing), thing.id): str(number) for number, thing in enumerate(things, 1)}


class _CellNames(IndexNames):
    def __init__(self, contents: Contents) -> None:
        super().__init__(contents.index)
        self._contents = contents

    def department(self, department_id: str) -> str:
        return self._contents.department_names[department_id]
