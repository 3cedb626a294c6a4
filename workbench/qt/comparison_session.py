"""Comparison session: the two scenarios compared, and their differences, kept up to date. Knows no widget.

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
    """One side of a comparison: a scenario, by id, of the map on screen, of a file or of an earlier version.

    file: the path of the file or the name of the version, "" for the map on screen.
    """

    file: str
    scenario: str


class ComparisonSession(QObject):
    """The compared pair and its comparison, worked out anew as the map changes while a view shows it."""

    changed = Signal()
    """The sides, the comparison or `busy` differ."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._token = session.document_token
        self._files: dict[str, CapabilityMap] = {}
        self._wanted: list[ComparedScenario | None] = [None, None]
        self._work = Background(self)
        self._active = self._stale = False
        self.busy = False
        self.comparison: Comparison | None = None
        session.changed.connect(self._take_change)
        session.erased.connect(self._forget_files)

    @property
    def sides(self) -> tuple[ComparedScenario, ComparedScenario] | None:
        """The two sides; None where there are not two to compare.

        A side whose scenario is gone gives way to another, and comes back with it.
        """
        there = [side for side, _ in self.choices()]
        before, after = (side if side in there else None for side in self._wanted)
        screen = ComparedScenario("", self._session.scenario.id)
        before = before or next((side for side in there if side != after), None)
        after = after or next((side for side in (screen, *there) if side != before), None)
        return (before, after) if before is not None and after is not None else None

    def choices(self) -> list[tuple[ComparedScenario, str]]:
        """Everything that can be a side, with its name."""
        own = [(ComparedScenario("", scenario.id), scenario.name) for scenario in self._session.document.scenarios]
        return own + [
            (ComparedScenario(file, scenario.id), f"{scenario.name} ({self._called(Path(file))})")
            for file, document in self._files.items()
            for scenario in document.scenarios
        ]

    def _called(self, path: Path) -> str:
        """The name of a file, with its folder where another file has that name too."""
        alike = sum(Path(file).name == path.name for file in self._files)
        return shown(path.name if alike == 1 else f"{path.name} in {path.parent.name}")

    @property
    def names(self) -> tuple[str, str]:
        """The names of the two sides, "" for a missing one."""
        names = dict(self.choices())
        before, after = self.sides or (None, None)
        return ("" if before is None else names[before], "" if after is None else names[after])

    @property
    def target(self) -> Scenario | None:
        """The scenario that changes are copied to; None where it is one of a file."""
        sides = self.sides
        if sides is None or sides[0].file:
            return None
        return next(
            (scenario for scenario in self._session.document.scenarios if scenario.id == sides[0].scenario), None
        )

    @property
    def only_read(self) -> str:
        """Why nothing can be copied, and what to do; "" where it can."""
        sides = self.sides
        if sides is None or not sides[0].file:
            return ""
        return BOTH_READ if sides[1].file else ONLY_READ

    def activate(self, active: bool) -> None:
        """Begin or stop following the map: a comparison that no view shows is not worked out."""
        self._active = active
        if active and (self._stale or self.comparison is None):
            self._refresh()

    def choose(self, place: int, chosen: ComparedScenario) -> None:
        """Put a scenario on a side, 0 before or 1 after; where it is the other side already, the two are swapped."""
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
        """Swap the two sides."""
        if self.sides is not None:
            self._wanted = [*reversed(self.sides)]
            self._refresh()

    def take_file(self, place: int, path: Path, document: CapabilityMap) -> None:
        """Put the first scenario of a file that was read on a side, 0 before or 1 after."""
        self._files[str(path)] = document
        self.choose(place, ComparedScenario(str(path), document.scenarios[0].id))

    def compare_with(self, called: str, document: CapabilityMap, *, own_first: bool = False) -> None:
        """Compare the scenario on screen with another state of the map, such as an earlier version, by its name.

        own_first: whether the scenario on screen is the first side; else it is the second.
        """
        on_screen = self._session.scenario.id
        theirs = {scenario.id for scenario in document.scenarios}
        self._files[called] = document
        other, own = (
            ComparedScenario(called, on_screen if on_screen in theirs else document.scenarios[0].id),
            ComparedScenario("", on_screen),
        )
        self._wanted = [own, other] if own_first else [other, own]
        self._refresh()

    def copy(self, changes: tuple[Difference, ...]) -> bool:
        """Copy changes to the first side, as one undo step; whether that was done. A sentence says why not."""
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
        return Index(document, next(scenario for scenario in document.scenarios if scenario.id == side.scenario))

    def wait(self, limit: float | None = None) -> bool:
        """Block until the comparison is that of the chosen sides, for `limit` seconds; whether it is."""
        return self._work.wait(limit)

    def _take_change(self) -> None:
        if self._session.document_token is not self._token:
            self._token = self._session.document_token
            self._forget_files()
        self._refresh()

    def _forget_files(self) -> None:
        self._files, self._wanted = {}, [None, None]

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
