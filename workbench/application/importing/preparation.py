"""Preparation of an import: what was opened, what it means by now, and what accepting it would do. Pure values.

Every answer makes another preparation, of the same contents; nothing of it touches a map. The command line and the
window take the same way.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from workbench.application.importing.axes import Known
from workbench.application.importing.choices import Choices, Target
from workbench.application.importing.content import Content
from workbench.application.importing.extraction import records_of
from workbench.application.importing.mapping import Mapping, Question
from workbench.application.importing.proposal import Proposal
from workbench.application.importing.proposing import propose
from workbench.application.importing.recognition import NOBODY, propose_mapping
from workbench.application.importing.records import Records
from workbench.application.importing.waiting import asking
from workbench.application.task import UNWATCHED, Task
from workbench.domain.model import CapabilityMap
from workbench.domain.names import scenario_called
from workbench.domain.normalisation import name_key

_PRESET = Choices()


@dataclass(frozen=True)
class Preparation:
    """An import as it stands. document: the map it is prepared for. mappings: one for each of the contents."""

    document: CapabilityMap
    contents: tuple[Content, ...]
    mappings: tuple[Mapping, ...]
    choices: Choices
    records: Records
    proposal: Proposal

    @property
    def cells(self) -> int:
        """How many cells were opened."""
        return cells_in(self.contents)

    @cached_property
    def asking(self) -> tuple[Mapping, ...]:
        """The mappings without the questions about what stands in no row that is taken: those that are to be asked."""
        read = zip(self.contents, self.mappings, strict=True)
        return tuple(asking(content, mapping, self.proposal.lines) for content, mapping in read)

    @property
    def undecided(self) -> int:
        """How many questions are open, of the tables and of the names."""
        return sum(len(open_questions(mapping)) for mapping in self.asking) + len(self.proposal.questions)


def open_questions(mapping: Mapping) -> tuple[Question, ...]:
    """The questions of a mapping that matter: those about tables that are read, and which of several is read."""
    return tuple(
        question for question in mapping.questions if question.topic == "tables" or mapping.tables[question.table].taken
    )


def cells_in(contents: Iterable[Content]) -> int:
    """How many cells the sheets of some contents have."""
    return sum(len(row) for content in contents for grid in content.grids for row in grid.rows)


def target_that_stands(preparation: Preparation) -> Target:
    """Where a preparation goes, as if it had been chosen; the preset one where nothing goes into a scenario yet."""
    target, proposal = preparation.choices.target, preparation.proposal
    if target.place != "preset" or not proposal.scenario:
        return target
    if proposal.new_scenario:
        return Target("new_scenario", proposal.scenario)
    scenario = scenario_called(preparation.document, proposal.scenario)
    return target if scenario is None else Target("scenario", scenario.id)


def known_of(document: CapabilityMap) -> Known:
    """The names of skills and roles that a map has."""
    return Known(
        frozenset(name_key(skill.name) for skill in document.skills),
        frozenset(name_key(role.title) for scenario in document.scenarios for role in scenario.roles),
    )


def prepare(
    document: CapabilityMap,
    contents: Sequence[Content],
    mappings: Sequence[Mapping | None] | None = None,
    choices: Choices = _PRESET,
    task: Task = UNWATCHED,
) -> Preparation:
    """The preparation of importing contents into a map. mappings: None, for one or for all, for what the rules find.

    Raises Cancelled, and EditRefused where the target is not there.
    """
    given = [None] * len(contents) if mappings is None else mappings
    known = known_of(document) if any(mapping is None for mapping in given) else NOBODY
    meant = [
        propose_mapping(content, known, task) if mapping is None else mapping
        for content, mapping in zip(contents, given, strict=True)
    ]
    read = [records_of(content, mapping, task) for content, mapping in zip(contents, meant, strict=True)]
    records = joined_records(read)
    proposal = propose(document, records, choices, task)
    return Preparation(document, tuple(contents), tuple(meant), choices, records, proposal)


def joined_records(all_records: Sequence[Records]) -> Records:
    """The records of several contents as one."""
    return Records(
        **{
            field.name: tuple(each for records in all_records for each in getattr(records, field.name))
            for field in dataclasses.fields(Records)
        }
    )
