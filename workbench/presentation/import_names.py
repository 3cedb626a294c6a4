"""Names of an import in words: how many there are, what each means, and what it may mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from workbench.application.importing.choices import LEAVE, NEW, Kind
from workbench.application.importing.found_names import FoundName, State
from workbench.domain.quoting import shortened
from workbench.presentation.import_values import TO_DECIDE

NAMES = "Names"
NAME_HEADINGS = ("Name", "Means")
SEARCH = "Find a name"
ALL_SHOWN = "All shown"
NONE_FOUND = "No name is called so."
KIND: Mapping[Kind, str] = {"skill": "Skills", "role": "Roles", "department": "Departments", "person": "People"}
"""Kind -> the heading over its names."""
STATE: Mapping[State, str] = {
    "known": "known",
    "alike": "alike",
    "several": "of several",
    "new": "new",
    "left_out": "left out",
    "refused": "refused",
}
"""What a name is -> the word after how many there are, in their order."""
Sieve = Literal["all", "asked", "new", "known", "left_out"]
SIEVE: Mapping[Sieve, str] = {
    "all": "All names",
    "asked": "To decide",
    "new": "New",
    "known": "Known",
    "left_out": "Left out",
}
"""Which names are shown -> its label."""
SIEVE_NAME = "Which names are shown"
CHOOSE = "Choose which"
"""What stands beside the names of a kind of which there are too many."""
LEFT_OUT = "Left out"
REFUSED = "Refused"


def counts_text(found: Iterable[FoundName]) -> str:
    """How many names are what: "12 known, 3 alike, 15 new"."""
    counts = Counter(name.state for name in found)
    return ", ".join(f"{counts[state]:,} {word}" for state, word in STATE.items() if counts[state])


def option_text(name: FoundName, option: str | None) -> str:
    """What a name may mean: "New", "Known as “Product manager”", "“Software design”", "Left out"."""
    if option == LEAVE:
        return LEFT_OUT
    if option == NEW:
        return "New"
    if option is not None:
        return f"“{shortened(dict(name.others).get(option, option))}”"
    if name.known is None:
        return "New"
    return "Known" if name.known[1] == name.name else f"Known as “{shortened(name.known[1])}”"


def means_text(name: FoundName) -> str:
    """What a name means, as its row shows it."""
    if name.fixed:
        return REFUSED if name.state == "refused" else LEFT_OUT
    if name.state == "several":
        return "Which one?"
    if name.state == "alike":
        return "New?"
    return option_text(name, name.options[name.option])


def name_spoken(name: FoundName) -> str:
    """A name as it is heard: "“Design software”, like “Software design”: new. To decide."."""
    others = ", ".join(f"“{shortened(other)}”" for _, other in name.others)
    like = f", {'fits' if name.several else 'like'} {others}" if others else ""
    said = f"“{shortened(name.name)}”{like}"
    if name.asked:
        return f"{said}. {TO_DECIDE}"
    return f"{said}: {means_text(name)}"


def like_text(name: FoundName) -> str:
    """What is said beside a name that is to be decided upon; "" for another."""
    if not name.asked:
        return ""
    others = ", ".join(f"“{shortened(other)}”" for _, other in name.others)
    return f"{'fits' if name.several else 'like'} {others}"


def kind_spoken(text: str, counts: str, *, asked: bool) -> str:
    """The heading over the names of a kind or a family as it is heard."""
    said = ": ".join(filter(None, (text, counts)))
    return f"{said}. {TO_DECIDE}" if asked else said
