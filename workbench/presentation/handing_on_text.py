"""What was left out of something handed on, in a sentence. Knows no file."""

from __future__ import annotations

from workbench.application.handing_on import LeftOut
from workbench.domain.words import join_names, pluralise

PEOPLE_LEFT_OUT = "People are left out of it."
WITH_PEOPLE = "Copy with people"


def left_out_parts(left_out: LeftOut) -> tuple[str, ...]:
    """What is left out, as the members of a list: "4 people with their levels", "who holds 2 roles"."""
    levels = pluralise(left_out.levels, "person or background", "people and backgrounds")
    counted = (
        (left_out.scenarios, pluralise(left_out.scenarios, "scenario")),
        (left_out.people, pluralise(left_out.people, "person with their levels", "people with their levels")),
        (left_out.backgrounds, pluralise(left_out.backgrounds, "typical background")),
        (left_out.levels, f"the levels of {levels}"),
        (
            left_out.accepted,
            pluralise(left_out.accepted, "accepted point about people", "accepted points about people"),
        ),
        (left_out.authors, f"who accepted {pluralise(left_out.authors, 'open point')}"),
        (left_out.holders, f"who holds {pluralise(left_out.holders, 'role')}"),
        (left_out.notes, pluralise(left_out.notes, "note")),
    )
    return tuple(text for number, text in counted if number)


def still_in_note(still: LeftOut) -> str:
    """The note on what of people is still in it: "Still in it: who holds 2 roles."; "" where that is nothing.

    still: what leaving out all names would take away.
    """
    parts = left_out_parts(still)
    return f"Still in it: {join_names(parts, len(parts))}." if parts else ""


def left_out_note(left_out: LeftOut) -> str:
    """The note after an export: "Left out: 4 people with their levels."; "" where nothing was."""
    parts = left_out_parts(left_out)
    return f"Left out: {join_names(parts, len(parts))}." if parts else ""
