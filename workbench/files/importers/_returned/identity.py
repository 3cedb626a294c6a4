"""Identity of the rows and columns of a returned workbook: which thing each is of, by its id, else by its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbench.application.returned import Place
from workbench.domain.differences import ENTIRE
from workbench.domain.merge.outcome import Subject
from workbench.domain.normalisation import name_key
from workbench.domain.transform import fresh_id
from workbench.files.exporters.xlsx.contents import fit
from workbench.files.importers._returned.cells import SheetCell, as_read
from workbench.files.importers._returned.facts import Facts


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A row or a column that names a thing. number: which one; id: what stands for its id; place: that of its name."""

    number: int
    id: str
    name: SheetCell
    place: Place


@dataclass(frozen=True, slots=True)
class Identities:
    """The things of a kind: those of the base by what is written for their names, and those that are new.

    kind, scenario: as in an address of a merge. written: id -> name, as it was written. now: id -> the name that a
    sheet read before gives it. new: id -> its name. seen: those that some sheet has.
    """

    kind: str
    scenario: str
    written: Mapping[str, str]
    facts: Facts
    now: dict[str, str] = field(default_factory=dict)
    new: dict[str, str] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    _taken: set[str] = field(default_factory=set)

    def named(self, identifier: str) -> str:
        """What a thing is called by now."""
        return self.new.get(identifier) or self.now.get(identifier) or self.written.get(identifier, "")

    def subject(self, identifier: str) -> Subject:
        """The address of a thing."""
        return Subject(self.scenario, f"{self.kind}:{identifier}")

    def missing(self) -> list[str]:
        """The things of the base that no sheet has."""
        return [identifier for identifier in self.written if identifier not in self.seen]

    def add(self, name: str, place: Place) -> str:
        """The id of a new thing of this name."""
        if not self._taken:
            self._taken.update(self.written)
        identifier = fresh_id(name, self._taken)
        self._taken.add(identifier)
        self.new[identifier] = name
        self.facts.places[self.subject(identifier).unit(ENTIRE)] = place
        return identifier

    def resolved(self, lines: Sequence[NamedLine]) -> dict[int, str]:
        """Number of a row or column -> the id of its thing; not of those that are refused or have no name."""
        known = {as_read(identifier): identifier for identifier in self.written}
        by_id: dict[str, list[NamedLine]] = defaultdict(list)
        loose: list[NamedLine] = []
        for line in lines:
            identifier = known.get(as_read(line.id))
            if identifier is None:
                loose.append(line)
                if line.id:
                    self.facts.tell("not_of_map", line.place, line.name.line, text=line.id)
            else:
                by_id[identifier].append(line)
        self._believe_names(by_id)
        found: dict[int, str] = {}
        for identifier, same_id in by_id.items():
            keepers = [line for line in same_id if line.name.says(self.written[identifier])]
            keeper = (keepers or same_id)[0]
            found[keeper.number] = identifier
            for line in same_id:
                if line is keeper:
                    continue
                if line in keepers:
                    self.facts.refuse("twice", line.place, line.name.line, other=keeper.place.cell)
                else:
                    loose.append(line)
                    if line.name.line:
                        self.facts.tell("copied", line.place, line.name.line, other=keeper.place.cell)
        self._by_name(loose, found, {line.number: line.place for line in lines})
        self.seen.update(found.values())
        return found

    def _believe_names(self, by_id: dict[str, list[NamedLine]]) -> None:
        """Ids beside the names of others: rows were sorted without the hidden column, so the names are right.

        Only where the id of that other one, too, stands beside a name that is not its own.
        """
        owners: dict[str, list[str]] = defaultdict(list)
        for identifier, name in self.written.items():
            owners[as_read(fit(name))].append(identifier)

        def at_home(identifier: str) -> bool:
            return any(line.name.says(self.written[identifier]) for line in by_id.get(identifier, ()))

        moved = []
        for identifier, lines in by_id.items():
            for line in lines:
                owner = owners.get(as_read(line.name.text), [])
                if identifier in owner or len(owner) != 1 or owner[0] not in by_id or at_home(owner[0]):
                    continue
                moved.append((identifier, owner[0], line))
        for identifier, owner_id, line in moved:
            by_id[identifier].remove(line)
            by_id[owner_id].insert(0, line)
            self.facts.tell("new_id", line.place, line.name.line)
        for identifier in [each for each, lines in by_id.items() if not lines]:
            del by_id[identifier]

    def _by_name(self, loose: Sequence[NamedLine], found: dict[int, str], where: Mapping[int, Place]) -> None:
        """Rows without an id: of what has no row, by its name; else something new; one of a name there is, refused."""
        places = {identifier: where[number] for number, identifier in found.items()}
        called = _Called(self)
        for line in sorted(loose, key=lambda line: line.number):
            name = line.name.line
            if not name or line.name.error:
                continue
            alike = called.alike(line.name)
            identifier = next((each for each in alike if each not in places), None)
            if identifier is None and alike:
                self.facts.refuse("twice", line.place, name, other=places[alike[0]].cell)
                continue
            if identifier is None:
                identifier = self.add(name, line.place)
                called.add(identifier)
            elif identifier in self.written:
                self.facts.tell("by_name", line.place, name)
            found[line.number] = identifier
            places[identifier] = line.place


class _Called:
    """The things of a kind by their names: as they were written, and as they are called by now, but for their signs."""

    def __init__(self, things: Identities) -> None:
        self._things = things
        self._written: dict[str, list[str]] = defaultdict(list)
        self._now: dict[str, list[str]] = defaultdict(list)
        for identifier, name in things.written.items():
            self._written[as_read(fit(name))].append(identifier)
        for identifier in (*things.written, *things.new):
            self.add(identifier)

    def add(self, identifier: str) -> None:
        """Know a thing by the name that it has by now."""
        self._now[name_key(self._things.named(identifier))].append(identifier)

    def alike(self, name: SheetCell) -> list[str]:
        """The things of this name, those that were written so first."""
        exact = self._written.get(as_read(name.text), [])
        return list(dict.fromkeys((*exact, *self._now.get(name_key(name.line), ()))))
