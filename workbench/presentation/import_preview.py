"""Preview of a sheet that is imported, in words: its headers, its cells as they are heard, and its menus."""

from __future__ import annotations

from workbench.application.importing.headings import Meaning
from workbench.application.importing.layout import Role
from workbench.application.importing.mapping import Across
from workbench.application.importing.readable import OF_HOLDINGS, OF_PEOPLE, OF_ROLES, OF_SKILLS
from workbench.application.importing.scale import Held
from workbench.application.importing.shapes import LeftReason
from workbench.domain.quoting import shortened
from workbench.domain.vocabulary import Vocabulary
from workbench.presentation.import_left_out import WHY
from workbench.presentation.import_values import TO_DECIDE, held_text

PREVIEW = "Preview"
ROWS, COLUMNS = "Rows", "Columns"
EMPTY_SHEET = "This sheet is empty."
HEADING, GROUP, LEAVE, TAKE, END = "Holds the headings", "Is a group", "Leave out", "Take", "Table ends here"
LEFT = "Left out"
MORE: tuple[tuple[str, tuple[Meaning, ...]], ...] = (
    ("More of skills", OF_SKILLS),
    ("More of roles", OF_ROLES),
    ("More of people", OF_PEOPLE),
    ("More of who has what", OF_HOLDINGS),
)
"""What else a column may hold, by what it tells of."""
NO_HEADINGS = "Nothing is below this row that could be a table. Nothing was changed."
NO_CHANGE = "Nothing was changed."
_ACROSS: dict[Across, str] = {"skill": "Skill", "role": "Role", "person": "Person", "level": "Level"}
_ROLE: dict[Role, str] = {"heading": "heading", "band": "above the headings", "group": "group"}


def column_title(meaning: str, across: Across | None, reason: LeftReason | None) -> str:
    """What a column is: "Group", "Role", "its heading is not known". across: what it is as a column of values."""
    if reason is not None:
        return WHY[reason] or LEFT
    return _ACROSS[across] if across is not None else meaning


def column_spoken(letters: str, title: str, reason: LeftReason | None) -> str:
    """A column as it is heard: "Column C: Group", "Column H, left out: it sums up the others"."""
    left = f"Column {letters}, left out" if reason is not None else f"Column {letters}"
    return f"{left}: {title}" if title and title != LEFT else left


def row_spoken(number: str, reason: LeftReason | None) -> str:
    """A row as it is heard."""
    if reason is None:
        return f"Row {number}"
    return ": ".join(filter(None, (f"Row {number}, left out", WHY[reason])))


def cell_spoken(
    place: str,
    text: str,
    role: Role,
    held: Held | None,
    reason: LeftReason | None,
    vocabulary: Vocabulary,
    *,
    asked: bool = False,
) -> str:
    """A cell as it is heard: "C4: 5, becomes 4 sets direction", "H9: 12, left out: it sums up the others"."""
    said = f"{place}: {shortened(text) or 'empty'}"
    if role == "left_out":
        why = WHY[reason] if reason is not None else ""
        return f"{said}, left out: {why}" if why else f"{said}, left out"
    if role == "value" and text:
        becomes = f"{said}, becomes {held_text(held, vocabulary)}" if held is not None else f"{said}, left out"
        return f"{becomes}. {TO_DECIDE}" if asked else becomes
    if role in _ROLE and text:
        return f"{said}, {_ROLE[role]}"
    return f"{said}, in no table" if role == "outside" and text else said


def becomes_text(held: Held | None) -> str:
    """What a value becomes, in as few letters as can be: "3", "L4", "S"; "" where that goes without saying."""
    if held is None or (held.level is None and held.kind is None):
        return "" if held is None or held.importance is None else str(held.importance)
    letter = {"lead": "L", "support": "S"}.get(held.kind or "", "")
    return f"{letter}{'' if held.level is None else held.level}"


def arrow_text(becomes: str) -> str:
    """What stands behind a value that becomes another."""
    return f"→ {becomes}"


def gap_text(number: int) -> str:
    """What stands in the place of rows that are not shown."""
    return f"{number:,} more {'row' if number == 1 else 'rows'}"


def column_menu_title(letters: str, title: str) -> str:
    """The entry that opens what a column may be."""
    return f"Column {letters}: {title}" if title else f"Column {letters}"


def row_menu_title(number: str) -> str:
    """The name of the menu of a row."""
    return f"Row {number}"
