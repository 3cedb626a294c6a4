"""The deletion of a person in sentences: what is asked before it, and what is said after it. Knows no file."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.application.erasure import Mentions
from workbench.domain.words import join_names, pluralise

CANNOT_BE_UNDONE = "This cannot be undone, and Undo begins anew: its steps hold the person, too."
ELSEWHERE = "Not reached: exports, copies that were sent, and files that lie elsewhere."


@dataclass(frozen=True, slots=True)
class Erased:
    """What was done. Numbers of files; save_problem is why the map could not be saved, "" where it was.

    saved: whether the file of the map was written without her; False for a map that is in none. unreadable, failed:
    files of the program's own that may still hold her.
    """

    saved: bool = False
    save_problem: str = ""
    versions: int = 0
    recovery: int = 0
    discarded: int = 0
    unreadable: int = 0
    failed: int = 0


def question(name: str) -> str:
    """The question, such as "Delete “Ada Lovelace” everywhere?"."""
    return f"Delete “{name}” everywhere?"


def what_is_deleted(name: str, mentioned: Mentions, *, in_file: bool) -> str:
    """What the deletion takes, what it cannot, and that it is for good."""
    own = "this map and its file, which is saved now" if in_file else "this map"
    paragraphs = (
        f"“{name}” is taken out of {own}, and out of all that the program keeps on this computer: earlier versions, "
        "recovery copies and discarded work. “Holder (as text)” is emptied where it is exactly this name.",
        CANNOT_BE_UNDONE,
        ELSEWHERE,
        _still_named(mentioned),
    )
    return "\n\n".join(filter(None, paragraphs))


def done(name: str) -> str:
    """What was done, such as "“Ada Lovelace” is deleted."."""
    return f"“{name}” is deleted."


def what_was_done(erased: Erased, mentioned: Mentions) -> str:
    """From how many files the person was taken, what could not be reached, and where the name still stands."""
    counted = (
        (erased.versions, pluralise(erased.versions, "earlier version")),
        (erased.recovery, pluralise(erased.recovery, "recovery copy", "recovery copies")),
        (erased.discarded, pluralise(erased.discarded, "copy of discarded work", "copies of discarded work")),
    )
    places = ["the map", *(["its file"] if erased.saved else []), *(text for number, text in counted if number)]
    failed = pluralise(erased.failed, "file of the program", "files of the program")
    paragraphs = (
        f"Taken out of {join_names(places)}. Undo begins anew.",
        f"The file of the map still holds the person. {erased.save_problem} Save the map to take them out of it."
        if erased.save_problem
        else "",
        f"{failed} could not be written and may still hold the person. Close other windows of the program, and make "
        "room on the disk, then delete the earlier versions of this map."
        if erased.failed
        else "",
        ELSEWHERE,
        _still_named(mentioned),
    )
    return "\n\n".join(filter(None, paragraphs))


def unreadable_files(number: int) -> str:
    """The question about files that cannot be read."""
    files = pluralise(number, "copy that the program keeps", "copies that the program keeps")
    return (
        f"{files} cannot be read by this version, so it cannot tell whether the person is in there. Delete them, too?"
    )


def _still_named(mentioned: Mentions) -> str:
    counted = (
        (mentioned.holders, f"“Holder (as text)” of {pluralise(mentioned.holders, 'role')}"),
        (mentioned.texts, pluralise(mentioned.texts, "other text")),
    )
    places = [text for number, text in counted if number]
    return f"The name stays where somebody wrote it: in {join_names(places)}. Search for it there." if places else ""
