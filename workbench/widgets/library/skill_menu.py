"""Context menu of skills. Every entry is an edit or a request; it keeps no state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from workbench.domain.field import Field
from workbench.domain.field_places import IN_FORM
from workbench.domain.model import Skill
from workbench.domain.vocabulary import vocabulary_of
from workbench.widgets.library.commands import LibraryCommands


def skill_menu(parent: QWidget, commands: LibraryCommands, skills: tuple[Skill, ...]) -> QMenu:
    """Context menu for these skills; for none, that of the empty part of the list."""
    menu = QMenu(parent)
    if not skills:
        menu.addAction("Add skill…", commands.add_requested.emit)
        menu.addAction("Paste a list", commands.paste)
        return menu
    ids = tuple(skill.id for skill in skills)

    vocabulary = vocabulary_of(commands.session.document)

    def set_field(field: str, value: object) -> Callable[[], Any]:
        return lambda: commands.set_field(ids, field, value)

    def choices(row: Field) -> None:
        submenu = menu.addMenu(row.label)
        for value, label in row.values.offered(vocabulary, _common(skills, row.name)).items():
            action = submenu.addAction(label, set_field(row.name, value))
            action.setCheckable(True)
            action.setChecked(all(getattr(skill, row.name) == value for skill in skills))

    menu.addAction("Assign to…", lambda: commands.assign(ids))
    if len(skills) == 1:
        menu.addAction("Edit…", lambda: commands.edit_requested.emit(f"skill:{ids[0]}"))
        menu.addAction("Merge into…", lambda: commands.merge_requested.emit(ids[0]))
    menu.addSeparator()
    in_scope = all(skill.in_scope for skill in skills)
    menu.addAction("Take out of scope" if in_scope else "Take into scope", set_field("in_scope", not in_scope))
    for row, _ in IN_FORM[Skill]:
        if row.values.allowed or row.values.shape == "whole":
            choices(row)
    bridge = all(skill.bridge for skill in skills)
    action = menu.addAction("Shared on purpose", set_field("bridge", not bridge))
    action.setCheckable(True)
    action.setChecked(bridge)
    menu.addSeparator()
    menu.addAction("Delete", lambda: commands.delete(ids))
    return menu


def _common(skills: tuple[Skill, ...], field: str) -> object:
    """The value that all of them have, None where they differ."""
    values = {getattr(skill, field) for skill in skills}
    return values.pop() if len(values) == 1 else None
