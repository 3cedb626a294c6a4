"""Which two scenarios are compared, and what differs between them: kept as the map changes. Knows no widget.

Each side is a scenario of the map on screen or of a file that was read to compare with; a file is never changed.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from workbench.application.edits.copying import CopyChanges
from workbench.domain.compare import Comparison, compare
from workbench.domain.differences import Difference
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Scenario
from workbench.qt.background import Background
from workbench.qt.session import Session, at_once
from workbench.runtime.paths import shown

ONLY_READ = "What is compared with is only read. Swap the two sides to copy from it into this map."
BOTH_READ = "What is compared with is only read. Choose a scenario of this map as the first side to copy into it."
BUSY = "The two are still being compared. Try again in a moment."


class ComparedScenario(NamedTuple):
    """A side: the path of a file, or what a version is called, "" for the map on screen; and the id of a scenario."""

    file: str
    scenario: str


class ComparisonSession(QObject):
    """Two sides and their comparison."""

    changed = Signal()
    """The sides, the comparison, or whether it is being worked out."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._loaded = session.document_token
        self._files: dict[str, CapabilityMap] = {}
        self._wanted: list[ComparedScenario | None] = [None, None]
        self._work = Background(self)
        self._active = self._stale = False
        self.busy = False
        self.comparison: Comparison | None = None
        session.changed.connect(self._take_change)

    @property
    def sides(self) -> tuple[ComparedScenario, ComparedScenario] | None:
        """The two sides; None where there are not two to compare.

        A side whose scenario is gone gives way to another, and comes back with it.
        """
        there = [each for each, _ in self.choices()]
        before, after = (each if each in there else None for each in self._wanted)
        screen = ComparedScenario("", self._session.scenario.id)
        before = before or next((each for each in there if each != after), None)
        after = after or next((each for each in (screen, *there) if each != before), None)
        return (before, after) if before is not None and after is not None else None

    def choices(self) -> list[tuple[ComparedScenario, str]]:
        """Everything that can be a side, with what it is called."""
        own = [(ComparedScenario("", each.id), each.name) for each in self._session.document.scenarios]
        return own + [
            (ComparedScenario(file, each.id), f"{each.name} ({self._called(Path(file))})")
            for file, document in self._files.items()
            for each in document.scenarios
        ]

    def _called(self, path: Path) -> str:
        """The name of a file, with its folder where another one is called so too."""
        alike = sum(Path(each).name == path.name for each in self._files)
        return shown(path.name if alike == 1 else f"{path.name} in {path.parent.name}")

    @property
    def names(self) -> tuple[str, str]:
        """What the two sides are called."""
        called = dict(self.choices())
        before, after = self.sides or (None, None)
        return ("" if before is None else called[before], "" if after is None else called[after])

    @property
    def target(self) -> Scenario | None:
        """The scenario that changes are copied to; None where it is one of a file."""
        sides = self.sides
        if sides is None or sides[0].file:
            return None
        return next((each for each in self._session.document.scenarios if each.id == sides[0].scenario), None)

    @property
    def only_read(self) -> str:
        """Why nothing can be copied, and what to do; "" where it can."""
        sides = self.sides
        if sides is None or not sides[0].file:
            return ""
        return BOTH_READ if sides[1].file else ONLY_READ

    def activate(self, active: bool) -> None:
        """Begin or stop to follow the map: what nobody sees is not worked out."""
        self._active = active
        if active and (self._stale or self.comparison is None):
            self._refresh()

    def choose(self, place: int, chosen: ComparedScenario) -> None:
        """Let a side, 0 before or 1 after, be this one; the sides are swapped where the other is this one already."""
        sides = self.sides
        if sides is not None and sides[1 - place] == chosen:
            self.swap()
            return
        if sides is not None:
            self._wanted = list(sides)
        self._wanted[place] = chosen
        self._refresh()

    def compare(self, before: str, after: str) -> None:
        """Compare two scenarios of the map on screen, by id."""
        self._wanted = [ComparedScenario("", before), ComparedScenario("", after)]
        self._refresh()

    def swap(self) -> None:
        """Take each side for the other."""
        if self.sides is not None:
            self._wanted = [*reversed(self.sides)]
            self._refresh()

    def take_file(self, place: int, path: Path, document: CapabilityMap) -> None:
        """Let a side be the first scenario of a file that was read."""
        self._files[str(path)] = document
        self.choose(place, ComparedScenario(str(path), document.scenarios[0].id))

    def compare_with(self, called: str, document: CapabilityMap, *, own_first: bool = False) -> None:
        """Compare another state of the map with the scenario on screen: as what was before it, or as what follows."""
        shown = self._session.scenario.id
        there = {each.id for each in document.scenarios}
        self._files[called] = document
        other, own = (
            ComparedScenario(called, shown if shown in there else document.scenarios[0].id),
            ComparedScenario("", shown),
        )
        self._wanted = [own, other] if own_first else [other, own]
        self._refresh()

    def copy(self, changes: tuple[Difference, ...]) -> bool:
        """Copy changes to the first side, as one undo step; whether that was done."""
        target, why_not = self.target, BUSY if self.busy else self.only_read
        if why_not:
            self._session.refuse(why_not)
        if why_not or target is None or self.comparison is None:
            return False
        return bool(self._session.perform(CopyChanges(target.id, self.comparison.differences, changes)))

    def index_of(self, side: ComparedScenario) -> Index:
        """The lookups of a side."""
        document, shown = self._files.get(side.file, self._session.document), self._session.index
        if not side.file and shown.scenario.id == side.scenario:
            return shown
        return Index(document, next(each for each in document.scenarios if each.id == side.scenario))

    def wait(self, limit: float | None = None) -> bool:
        """Block until the comparison is that of what is chosen, for `limit` seconds; whether it is."""
        return self._work.wait(limit)

    def _take_change(self) -> None:
        if self._session.document_token is not self._loaded:
            self._loaded = self._session.document_token
            self._files, self._wanted = {}, [None, None]
        self._refresh()

    def _refresh(self) -> None:
        self._work.forget()
        self._stale = not self._active
        if self._stale:
            return
        self.busy, sides = False, self.sides
        if sides is None:
            self._show(None)
            return
        self._wanted = [wanted or side for wanted, side in zip(self._wanted, sides, strict=True)]
        before, after = map(self.index_of, sides)
        today = self._session.today()
        if at_once(before, after):
            self._show(compare(before, after, today))
            return
        self.busy = True
        self._work.start("comparing", lambda _: compare(before, after, today), self._show)
        self.changed.emit()

    def _show(self, comparison: Comparison | None) -> None:
        self.busy, self.comparison = False, comparison
        self.changed.emit()
