"""Values of an import in words: what each becomes, what may be chosen for it, and what its scale is of."""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly

from workbench.application.importing.cells import number_of
from workbench.application.importing.choices import WhoLeads
from workbench.application.importing.mapping import Scaled
from workbench.application.importing.scale import HIGHEST_IMPORTANCE, Held, Scale, Value
from workbench.domain.model import BELONGS_TO, LEVELS
from workbench.domain.quoting import shortened
from workbench.domain.vocabulary import Vocabulary
from workbench.domain.words import LEVEL, pluralise

VALUES = "Values"
VALUE_HEADINGS = ("Value", "Found", "Becomes")
SCALE: ReadOnly[Scaled, str] = {
    "value": "Cells",
    "level": "Level",
    "level_needed": "Level needed",
    "importance": "Importance",
    "belongs_to": "Belongs to",
}
"""Scale -> what it is called in a list."""
HIGHEST = "Highest value"
ABOVE = "above the highest"
UNKNOWN = "not known"
TO_DECIDE = "To decide."

LEADING: ReadOnly[WhoLeads, str] = {
    "highest": "The one with the highest level",
    "nobody": "Nobody: all support",
    "all": "All lead",
}
"""Who leads -> its label."""
LEADING_TOLD: ReadOnly[WhoLeads, str] = {
    "highest": "Where several share the highest level, nobody leads.",
    "nobody": "A lead is chosen afterwards, for each skill.",
    "all": "A skill may then have several leads.",
}
"""Who leads -> what follows of it."""
_WITHOUT_LEVELS = "The file has no levels: a role leads what it alone holds, and nobody what several hold."
WHO_LEADS = "Who leads"


def leading_text(choice: WhoLeads, *, levels: bool) -> str:
    """What follows of who leads. levels: whether the file says at which levels roles hold what they do."""
    return LEADING_TOLD[choice] if levels or choice != "highest" else _WITHOUT_LEVELS


def held_text(held: Held | None, vocabulary: Vocabulary) -> str:
    """What a value becomes: "3 skilled", "Leads at 4 sets direction", "Left out"."""
    if held is None:
        return "Left out"
    if held.belongs_to is not None:
        return vocabulary.belongs_to[held.belongs_to]
    importance = "" if held.importance is None else f"Importance {held.importance}"
    if held.level is None and held.kind is None and importance:
        return importance
    return ", ".join(filter(None, (_level_text(held), importance)))


def _level_text(held: Held) -> str:
    level = "" if held.level is None else f" at {held.level} {LEVEL.get(held.level, '')}"
    match held.kind:
        case "lead":
            return f"Leads{level or ', level needed'}"
        case "support":
            return f"Supports{level or ', level needed'}"
    if held.level is None:
        return "The level needed"
    return f"{held.level} {LEVEL[held.level]}" if held.level else "None: not held"


def supposed_text(held: Held | None, vocabulary: Vocabulary) -> str:
    """What a value is supposed to become, until that is decided: "Left out?"."""
    return f"{held_text(held, vocabulary)}?"


def held_choices(name: Scaled, scale: Scale, vocabulary: Vocabulary) -> tuple[Held | None, ...]:
    """What a value of a scale may become; what its values are by now is always among it."""
    match name:
        case "importance":
            usual = [Held(importance=number) for number in range(1, HIGHEST_IMPORTANCE + 1)]
        case "belongs_to":
            usual = [Held(belongs_to=side) for side in BELONGS_TO if vocabulary.belongs_to[side]]
        case _:
            charted = [Held(kind="lead"), Held(kind="support")] if scale.family == "letters" else []
            usual = [*charted, Held(0), *map(Held, LEVELS), Held()]
    found = [value.held for value in scale.values]
    return tuple(dict.fromkeys((None, *usual, *found)))


def top_text(top: float) -> str:
    """A value that may be the highest."""
    return f"{top:g}"


def value_detail(value: Value, scale: Scale) -> str:
    """Why a value is left out that might be thought to say something; "" where there is nothing to say."""
    number = number_of(value.text)
    if value.held is None and number is not None and scale.top is not None and number > scale.top:
        return ABOVE
    return UNKNOWN if value.asked else ""


def value_spoken(value: Value, detail: str, becomes: str, *, asked: bool) -> str:
    """A value as it is heard: "“5”, above the highest, 12 cells: Left out. To decide."."""
    name = ", ".join(filter(None, (f"“{shortened(value.text)}”", detail, pluralise(value.count, "cell"))))
    return f"{name}: {becomes}. {TO_DECIDE}" if asked else f"{name}: {becomes}"


def top_spoken(top: float | None, *, asked: bool) -> str:
    """The highest value as it is heard."""
    said = f"{HIGHEST}: {'none' if top is None else top_text(top)}"
    return f"{said}. {TO_DECIDE}" if asked else said


def count_text(count: int) -> str:
    """How often a value was found, as its cell shows it."""
    return f"{count:,}"


def scale_place(name: Scaled, sheet: str, file: str, row: int) -> str:
    """What a scale is of: "Cells, “Team”, skills.xlsx". file, sheet: "" where they go without saying; row: 0 where its
    table is the only one of its sheet."""
    parts = (SCALE[name], f"“{shortened(sheet)}”" if sheet else "", f"row {row}" if row else "", shortened(file))
    return ", ".join(filter(None, parts))


def several_text(number: int) -> str:
    """The name of a list of choices for several rows."""
    return f"For {number:,} rows"


def open_text(number: int) -> str:
    """How many questions of a list are open; "" for none."""
    return f"{number:,} to decide" if number else ""
