"""Names that were found in files: what each means by now, what else it may mean, and whether it is taken.

Choosing among them gives other `Choices`. Knows no word of the screen.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from workbench.application.importing.choices import KINDS, LEAVE, NEW, Choices, Kind
from workbench.application.importing.preparation import Preparation
from workbench.application.importing.proposal import Alike, Line, Several
from workbench.domain.model import CapabilityMap
from workbench.domain.normalisation import name_key

State = Literal["known", "new", "alike", "several", "left_out", "refused"]
"""What a name is by now. alike: new, but like what is known, and nobody has said which yet; several: it fits more than
one, of which none is chosen; refused: it can mean nothing."""

Key = tuple[Kind, str]
"""A kind and the key of a name, by which it is decided upon."""
Known = tuple[str, str]
"""The id of a thing of the map, and its name there."""

_CHOSEN = ("not_wanted", "too_many")
"""Why a name is left out that can be taken in."""


@dataclass(frozen=True)
class FoundName:
    """A name of a file.

    known: the thing of the map that it means, None for a new one or none. others: what it is like; or, where `several`,
    what it fits. decision: what was said that it means: an id, NEW or LEAVE; None for nothing. family: the coarser role
    that a role is one of. taken: whether it is taken in. fixed: whether nothing can be chosen of it, as what it names
    is refused, or goes nowhere.
    """

    kind: Kind
    name: str
    state: State
    known: Known | None = None
    others: tuple[Known, ...] = ()
    several: bool = False
    decision: str | None = None
    family: str = ""
    taken: bool = True
    fixed: bool = False

    @cached_property
    def key(self) -> Key:
        """Its kind and the key of the name."""
        return self.kind, name_key(self.name)

    @property
    def asked(self) -> bool:
        """Whether somebody has to say what it means."""
        return self.state in ("alike", "several")

    @cached_property
    def options(self) -> tuple[str | None, ...]:
        """What may be decided: ids, NEW, LEAVE, and None for what it means by itself."""
        if self.fixed:
            return ()
        ids = tuple(identifier for identifier, _ in self.others)
        return (*(() if self.several else (NEW,)), *ids, LEAVE) if ids else (None, LEAVE)

    @cached_property
    def option(self) -> int:
        """Which of the options stands; -1 for none."""
        if not self.options or (self.several and self.asked):
            return -1
        stands = LEAVE if not self.taken else self.decision
        if stands is None and self.others:
            stands = NEW
        return self.options.index(stands) if stands in self.options else 0


Found = Mapping[Key, FoundName]


def found_names(preparation: Preparation, before: Found) -> dict[Key, FoundName]:
    """The names in their order. before: those found until now; what a name is like is told only while that is open."""
    names = _names_of(preparation.document)
    families = {name_key(role.title): role.family for role in preparation.records.roles if role.family}
    asked = {
        (question.kind, name_key(question.name)): question
        for question in preparation.proposal.questions
        if isinstance(question, Alike | Several)
    }
    found: dict[Key, FoundName] = {}
    for line in preparation.proposal.lines:
        kind = _kind_of(line)
        if kind is None or not line.name:
            continue
        key = kind, name_key(line.name)
        if key in found and (line.outcome == "left_out" or found[key].taken):
            continue
        was = _with(
            before.get(key) or FoundName(kind, line.name, "new"),
            decision=preparation.choices.names.get(kind, {}).get(key[1]),
            family=families.get(key[1], "") if kind == "role" else "",
        )
        found[key] = _found(line, was, preparation, names, asked.get(key))
    waits = _takes_no_role(preparation.choices)
    for key, was in before.items():  # of a name that was said to be another's, or nothing, there may be no line
        decision = preparation.choices.names.get(key[0], {}).get(key[1])
        if key in found or (decision is None and not waits):
            continue
        if decision is None:  # it comes in with the roles that are taken, once there are any
            found[key] = _with(was, decision=decision, state="left_out", taken=False, fixed=True)
        elif decision == LEAVE:
            found[key] = _with(was, decision=decision, state="left_out", taken=False)
        else:
            known = next((each for each in was.others if each[0] == decision), None)
            found[key] = _with(was, decision=decision, known=known, state="known", taken=True)
    return {key: found[key] for key in (*(key for key in before if key in found), *found)}


def _with(name: FoundName, **values: Any) -> FoundName:
    """The name with other values; the same object where none differs, so that its row need not be made again."""
    if all(getattr(name, field) == value for field, value in values.items()):
        return name
    return dataclasses.replace(name, **values)


def _kind_of(line: Line) -> Kind | None:
    return next((kind for kind in KINDS if kind == line.kind), None)


def _names_of(document: CapabilityMap) -> dict[str, str]:
    """Subject -> name, of all that a file may name."""
    names = {f"skill:{skill.id}": skill.name for skill in document.skills}
    names |= {f"person:{person.id}": person.name for person in document.people}
    for scenario in document.scenarios:
        names |= {f"department:{unit.id}": unit.name for unit in scenario.departments}
        names |= {f"role:{role.id}": role.title for role in scenario.roles}
    return names


def _found(
    line: Line,
    was: FoundName,
    preparation: Preparation,
    names: Mapping[str, str],
    question: Alike | Several | None,
) -> FoundName:
    was = _with(was, fixed=False)
    match question:
        case Alike(known=likes):
            others = tuple((like.id, like.name) for like in likes)
            return _with(was, state="alike", known=None, others=others, several=False, taken=True)
        case Several(known=known):
            return _with(was, state="several", known=None, others=known, several=True, taken=True)
    reasons = {remark.reason for remark in line.remarks}
    if line.outcome == "left_out" and reasons.intersection(_CHOSEN):
        taken = "too_many" in reasons and _is_chosen(was.kind, preparation.choices)
        return _with(was, state="left_out", taken=taken)
    if line.outcome in ("refused", "left_out"):
        return _with(was, state=line.outcome, taken=False, fixed=True)
    if line.outcome == "added":
        return _with(was, state="new", known=None, taken=True)
    identifier = line.subject.partition(":")[2]
    return _with(was, state="known", known=(identifier, names.get(line.subject, line.name)), taken=True)


def _is_chosen(kind: Kind, choices: Choices) -> bool:
    """Whether it was said which of a kind are taken."""
    if kind == "role" and choices.only_roles is not None:
        return True
    return LEAVE in choices.names.get(kind, {}).values()


def with_decisions(choices: Choices, found: Found, decisions: Mapping[Key, str | None]) -> Choices:
    """The choices where names mean something else; None: what they mean by themselves."""
    again = [key for key, decision in decisions.items() if decision != LEAVE and not found[key].taken]
    if again:
        choices = with_taken(choices, found, again, taken=True)
    for kind in dict.fromkeys(kind for kind, _ in decisions):
        mine = {name: decision for (each, name), decision in decisions.items() if each == kind}
        names = {name: said for name, said in choices.names.get(kind, {}).items() if name not in mine}
        names |= {name: decision for name, decision in mine.items() if decision is not None}
        choices = _with_names(choices, kind, names)
    return choices


def with_taken(choices: Choices, found: Found, keys: Collection[Key], *, taken: bool) -> Choices:
    """The choices where some names are taken in, or no longer; of roles those that are taken are listed.

    Where no role is taken any more, all else of the file waits for roles: what is left out together with all of them is
    not left out by itself, and comes in with those that are taken again.
    """
    for kind in sorted({kind for kind, _ in keys}, key=lambda each: each != "role"):
        chosen = {name for each, name in keys if each == kind}
        if kind == "role" or taken or not _waits_for_roles(choices, found, kind, chosen):
            choices = _with_taken(choices, found, kind, chosen, taken=taken)
    return choices


def _takes_no_role(choices: Choices) -> bool:
    """Whether roles were chosen, and none of them is taken."""
    left = {name for name, said in choices.names.get("role", {}).items() if said == LEAVE}
    return choices.only_roles is not None and choices.only_roles <= left


def _waits_for_roles(choices: Choices, found: Found, kind: Kind, chosen: set[str]) -> bool:
    """Whether all names of a kind are left out together with all roles."""
    every = {name for (each, name), this in found.items() if each == kind and this.taken and not this.fixed}
    return _takes_no_role(choices) and every <= chosen


def _with_taken(choices: Choices, found: Found, kind: Kind, chosen: set[str], *, taken: bool) -> Choices:
    names = dict(choices.names.get(kind, {}))
    every = {name for (each, name), this in found.items() if each == kind and not this.fixed}
    were = _taken_now(choices, found, kind) & every
    now = were | chosen if taken else were - chosen
    if kind == "role":
        kept = {name: said for name, said in names.items() if not (said == LEAVE and name in now)}
        only = None if now == every else frozenset(now)
        return dataclasses.replace(_with_names(choices, kind, kept), only_roles=only)
    for name in every:
        if name not in now:
            names[name] = LEAVE
        elif names.get(name) == LEAVE:
            del names[name]
    return _with_names(choices, kind, names)


def _taken_now(choices: Choices, found: Found, kind: Kind) -> set[str]:
    """The names of a kind that are taken, by what was chosen; where nothing was, as they were found.

    What was chosen may be newer than what was found, which takes a while with a large file.
    """
    names = choices.names.get(kind, {})
    left = {name for name, said in names.items() if said == LEAVE}
    if kind == "role" and choices.only_roles is not None:
        return set(choices.only_roles - left)
    if kind != "role" and left:
        return {name for each, name in found if each == kind} - left
    return {name for (each, name), this in found.items() if each == kind and this.taken}


def _with_names(choices: Choices, kind: Kind, names: Mapping[str, str]) -> Choices:
    """The choices with other decisions on the names of a kind."""
    return dataclasses.replace(choices, names={**choices.names, kind: names})
