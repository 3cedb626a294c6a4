"""Context menus of the board: all that keys and drags do. Each entry calls one command."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from workbench.domain.leads_by_title import let_act
from workbench.domain.model import ACTS_AS, GRADES, LEVELS, AssignmentKind
from workbench.domain.names import person_names
from workbench.domain.vocabulary import vocabulary_of
from workbench.domain.words import LEVEL, grade_name, pluralise
from workbench.widgets.board.card_chips import CardChips
from workbench.widgets.board.card_data import LANES, STRATEGISTS, TERM_OF, column_of, column_titles
from workbench.widgets.board.commands import BoardCommands
from workbench.widgets.inspector.departments import other_marketing
from workbench.widgets.parts.menu import add, new_menu, tick
from workbench.widgets.parts.what_if_menu import add_what_if_menu

STEPS = (("Move up", False, "Alt+Up"), ("Move down", True, "Alt+Down"))
"""Reorder entries of a list or a lane: text, whether it goes down, shortcut."""


class MenuCard(Protocol):
    """Interface of the card a menu is for: its chips, and the commands after which the focus follows."""

    @property
    def chips(self) -> CardChips:
        """The chip lists, and through them the widget, the role and the commands."""

    def rename(self) -> None:
        """Inline editing of the title."""

    def set_kind(self, skills: tuple[str, ...], kind: AssignmentKind) -> None:
        """Make chips leads or supports."""

    def step(self, skills: tuple[str, ...], down: bool) -> None:
        """Move chips, or the card where there is none, one place up or down."""


def open_for(card: MenuCard, point: QPoint | None) -> None:
    """Open the menu of the chip or card at a point of the card; None: of what has the focus."""
    widget, chips = card.chips.card, card.chips.active()
    if point is not None:
        chips = card.chips.at(point)
        if chips is not None:
            index = chips.indexAt(chips.mapFrom(widget, point))
            if not index.isValid():
                chips = None
            elif not chips.selectionModel().isSelected(index):
                chips.pick_row(index.row())
        (chips or widget).setFocus(Qt.FocusReason.MouseFocusReason)
    skills = chips.selected_skills() if chips is not None else ()
    if chips is not None and skills:
        menu = chip_menu(card, skills)
        place = chips.visualRect(chips.currentIndex()).bottomLeft() if point is None else None
        where = chips.mapToGlobal(place) if place is not None else widget.mapToGlobal(point or QPoint())
    else:
        menu = card_menu(card)
        where = widget.mapToGlobal(point or QPoint(24, 24))
    menu.popup(where)


def chip_menu(card: MenuCard, skills: tuple[str, ...]) -> QMenu:
    """Context menu of chips."""
    commands, role = card.chips.services.commands, card.chips.role_id
    by_skill = {assignment.skill: assignment for assignment in commands.session.index.roles[role].assignments}
    levels, kinds = {by_skill[skill].level for skill in skills}, {by_skill[skill].kind for skill in skills}
    menu = new_menu(card.chips.card, "Chip")
    level_menu = menu.addMenu("Level")
    for level in LEVELS:
        entry = add(level_menu, f"{level} {LEVEL[level]}", partial(commands.set_level, role, skills, level), str(level))
        tick(entry, levels == {level})
    choices: tuple[tuple[str, AssignmentKind, str], ...] = (("Leads", "lead", "L"), ("Supports", "support", "S"))
    for text, kind, key in choices:
        tick(add(menu, text, partial(card.set_kind, skills, kind), key), kinds == {kind})
    for text, down, key in STEPS:
        can = commands.stepped_skills(role, skills, down) is not None
        add(menu, text, partial(card.step, skills, down), key).setEnabled(can)
    menu.addSeparator()
    add(menu, "Cut", partial(commands.cut, role, skills), QKeySequence.StandardKey.Cut)
    add(menu, "Copy", partial(commands.copy, role, skills), QKeySequence.StandardKey.Copy)
    add(menu, "Paste", partial(commands.paste, role), QKeySequence.StandardKey.Paste).setEnabled(commands.can_paste)
    menu.addSeparator()
    if len(skills) == 1:
        add(menu, "Note…", partial(commands.note_requested.emit, role, skills[0]))
        add(menu, "Edit skill…", partial(commands.edit_requested.emit, f"skill:{skills[0]}"), "Return")
    what = "" if len(skills) == 1 else f" {pluralise(len(skills), 'skill')}"
    add(menu, f"Remove{what} from the card", partial(commands.remove, role, skills), QKeySequence.StandardKey.Delete)
    return menu


def card_menu(card: MenuCard) -> QMenu:
    """Context menu of a role's card."""
    commands, role_id = card.chips.services.commands, card.chips.role_id
    index = commands.session.index
    role, document = index.roles[role_id], index.document
    vocabulary = vocabulary_of(document)
    menu = new_menu(card.chips.card, index.titles[role_id])
    add(menu, "Assign skills…", partial(commands.assign_requested.emit, role_id), "Ctrl+Return")
    add(menu, "Copy job description", partial(commands.profile_requested.emit, role_id), QKeySequence.StandardKey.Copy)
    add(menu, "Paste", partial(commands.paste, role_id), QKeySequence.StandardKey.Paste).setEnabled(commands.can_paste)
    add(menu, "Let hold…", partial(commands.holder_requested.emit, role_id), "Ctrl+Shift+O")
    if role.people:
        held_by = menu.addMenu("Take off the card")
        names = person_names(index)
        for person in role.people:
            add(held_by, names[person], partial(commands.take_off, role_id, person))
    menu.addSeparator()
    _what_if(menu, commands, role_id)
    add_what_if_menu(menu, commands.trial_requested.emit, role_id)
    menu.addSeparator()
    add(menu, "Rename", card.rename, "F2")
    add(menu, "Edit…", partial(commands.edit_requested.emit, f"role:{role_id}"))
    acts = menu.addMenu("Acts as")
    for acts_as in (None, *ACTS_AS):
        entry = add(acts, vocabulary.acts_as[acts_as], partial(commands.set_field, role_id, "acts_as", acts_as))
        tick(entry, role.acts_as == acts_as)
    grades = menu.addMenu("Grade")
    for grade in reversed(GRADES):
        entry = add(grades, grade_name(document, grade), partial(commands.set_field, role_id, "grade", grade))
        tick(entry, role.grade == grade)
    lanes = menu.addMenu("Move to lane")
    titles = column_titles(vocabulary)
    for lane in LANES:
        tick(add(lanes, titles[lane], partial(commands.to_lane, role_id, lane)), column_of(role) == lane)
    menu.addSeparator()
    for text, down, key in STEPS:
        add(menu, text, partial(card.step, (), down), key).setEnabled(commands.next_role(role_id, down) is not None)
    add(menu, "Order heaviest first", partial(commands.order_heaviest_first, role_id))
    add(menu, "Duplicate", partial(commands.duplicate, role_id))
    add(menu, "Delete", partial(commands.delete, (role_id,)), QKeySequence.StandardKey.Delete)
    return menu


def _what_if(menu: QMenu, commands: BoardCommands, role_id: str) -> None:
    index = commands.session.index
    role = index.roles[role_id]
    marketing = other_marketing(index, role)
    departments = [
        department
        for department in index.scenario.departments
        if department in marketing or (department.kind != "marketing" and department.id != role.department)
    ]
    if not departments:
        return
    first = (*marketing, *departments)[0]
    ask = commands.what_if_requested.emit
    add(menu, f"See what happens under {first.name}", partial(ask, role_id, first.id))
    others = [department for department in departments if department is not first]
    if others:
        submenu = menu.addMenu("See what happens under")
        for other in others:
            add(submenu, other.name, partial(ask, role_id, other.id))


def board_menu(parent: QWidget, commands: BoardCommands, lane: str | None) -> QMenu:
    """Context menu where there is no card: of a lane, or None beside the lanes."""
    session = commands.session
    menu, titles = new_menu(parent, "Board"), column_titles(vocabulary_of(session.document))
    for key in LANES:
        if lane in (None, key):
            add(menu, f"Add a role to {titles[key]}", partial(commands.add_to_lane, key))
    menu.addSeparator()
    present = {role.acts_as for role in session.scenario.roles}
    for acts_as in STRATEGISTS:
        called = commands.called(acts_as)
        if called is not None:
            add(menu, let_act(session.document, called.title, acts_as), partial(commands.let_act, called.id, acts_as))
        elif acts_as not in present:
            add(menu, f"Add the {titles[acts_as]}", partial(commands.add_strategist, acts_as))
    menu.addSeparator()
    if lane in TERM_OF:
        add(menu, f"Change the word {titles[lane]}…", partial(commands.terms_requested.emit, TERM_OF[lane]), "F2")
    else:
        add(menu, "Words of this map…", partial(commands.terms_requested.emit, ""))
    return menu
