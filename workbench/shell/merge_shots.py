"""Dialog of a merge for the screenshots: two copies of a map with conflicts, changes, and a removal that is undone."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workbench.application.edit import Edit
from workbench.application.edits.assignments import SetLevel
from workbench.application.edits.roles import DeleteRoles, SetRole
from workbench.application.edits.skills import SetSkill
from workbench.application.merge_review import one_copy
from workbench.domain.merge.three_way import merge
from workbench.domain.model import CapabilityMap
from workbench.presentation.merge_review_text import NO_BASE
from workbench.qt.theme import Colours
from workbench.widgets.merging.dialog import MergeDialog

NAME = "“Plan (Ben).capmap”"


def merge_dialog(document: CapabilityMap, colours: Colours, parent: QWidget, *, base: bool = True) -> MergeDialog:
    """The dialog of a merge of two copies; base: whether it is known what both came of."""
    scenario = document.scenarios[0]
    first, second, third, last = (role.id for role in (*scenario.roles[:3], scenario.roles[-1]))
    held = next(role.assignments[0] for role in scenario.roles if role.id == first)
    skills = [skill.id for skill in document.skills[:3]]
    ours = _edited(
        document,
        SetRole(scenario.id, first, "grade", 7),
        SetRole(scenario.id, second, "purpose", "Owns what is sold in the feed, from the first click to the parcel."),
        SetLevel(scenario.id, first, (held.skill,), 1),
        DeleteRoles(scenario.id, (last,)),
    )
    theirs = _edited(
        document,
        SetRole(scenario.id, first, "grade", 2),
        SetRole(scenario.id, second, "purpose", "Owns the shop in the feed; hands over at the checkout."),
        SetLevel(scenario.id, first, (held.skill,), 4),
        SetRole(scenario.id, third, "grade", 6),
        SetRole(scenario.id, last, "grade", 6),
        *(SetSkill(skill, "importance", 1) for skill in skills),
    )
    before = document if base else None
    source = one_copy(ours, lambda choices: merge(before, ours, theirs, choices), NAME)
    return MergeDialog(source, colours, parent, no_base="" if base else NO_BASE)


def _edited(document: CapabilityMap, *edits: Edit) -> CapabilityMap:
    for edit in edits:
        document = edit.apply(document)
    return document
