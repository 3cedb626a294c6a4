"""From records to a proposal: what they would do to a map, in the order in which their parts need each other.

Pure: nothing enters the map before its edit is performed. Knows no file format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from workbench.application.edits.importing import ImportRecords, import_records
from workbench.application.importing.assignment_records import take_assignments
from workbench.application.importing.choices import LEAVE, Choices
from workbench.application.importing.codes import without_shared_codes
from workbench.application.importing.department_records import take_departments
from workbench.application.importing.draft import Draft, Lookup, Thing
from workbench.application.importing.level_records import take_levels
from workbench.application.importing.matching import tidy_name
from workbench.application.importing.people_records import Staffed, staffed, take_people
from workbench.application.importing.proposal import GoneFromSource, Line, LineKind, Proposal, Remark
from workbench.application.importing.records import HoldingRecord, Records
from workbench.application.importing.role_records import take_roles
from workbench.application.importing.settling import Pass, settled
from workbench.application.importing.skill_records import take_skills
from workbench.application.importing.sound import sound_records
from workbench.application.importing.target import scenario_for
from workbench.application.importing.wanted import wanted, with_roles_of_holdings
from workbench.application.task import UNWATCHED, Task
from workbench.domain.model import CapabilityMap, Role, Scenario, Skill
from workbench.domain.normalisation import name_key
from workbench.domain.replace import replace
from workbench.domain.transform import edit_scenario

_COUNTED: tuple[LineKind, ...] = ("skill", "role", "assignment", "department", "person", "level")
"""What the label of the step counts, in its order."""
_PRESET = Choices()

MOST_GONE = 0.5
"""The share of what came from a source, up to which it is gone from it: above, the file is another part of that source,
as one of O*NET's or ESCO's many is."""


def propose(document: CapabilityMap, records: Records, choices: Choices = _PRESET, task: Task = UNWATCHED) -> Proposal:
    """The proposal of importing records into a map. Raises Cancelled, and EditRefused where the target is not there."""
    sound = sound_records(records)
    left = {name for name, decided in choices.names.get("person", {}).items() if decided == LEAVE}
    staff = staffed(with_roles_of_holdings(sound.records), choices.people_as, left)
    taken = wanted(without_shared_codes(staff.records), choices)

    def take(document: CapabilityMap, scenario: Scenario | None) -> Pass:
        return _pass(Draft(document, scenario, choices, task), taken.records, staff)

    scenario = scenario_for(document, taken.records, choices)
    whole = settled(take, take(document, scenario))
    left_out = (
        Line(
            kind="row",
            outcome="left_out",
            name=each.what,
            origins=(each.origin,),
            remarks=(Remark("as_read", left=each.reason, number=each.cells),),
            personal=each.personal,
        )
        for each in staff.records.left_out
    )
    return Proposal(
        lines := (*sound.lines, *taken.lines, *whole.lines, *left_out),
        (*taken.questions, *whole.questions),
        tuple(_gone(document, scenario, staff.records)),
        _edit(document, whole.after, lines),
        scenario.name if scenario else "",
        scenario is not None and scenario not in document.scenarios,
        frozenset(name_key(tidy_name(name)) for name in staff.records.personal),
    )


def _pass(draft: Draft, records: Records, staff: Staffed) -> Pass:
    """One pass: all parts of the records taken into a draft."""
    taken_roles = None
    if draft.scenario is not None:
        departments = take_departments(draft, records.departments, records.roles)
        taken_roles = take_roles(draft, records.roles, departments, staff.posts)
    roles = taken_roles.lookup if taken_roles else Lookup.of(())
    people = take_people(draft, records.people, roles)
    if taken_roles:
        taken_roles.settle()
    best = [
        record
        for record in staff.best
        if any(map(draft.is_bare, draft.in_place(roles.ids(record.holder), record.department)))
    ]
    levels = _levels(draft, chain(records.holdings, best), roles)
    skills = take_skills(draft, records.skills, levels, chain(records.holdings, records.levels, best))
    if taken_roles:
        take_assignments(draft, records.holdings, staff.best, roles, skills)
    else:
        _say_library_only(draft, records)
    take_levels(draft, records.levels, people, skills)
    after, scenario = _map_of(draft), draft.scenario
    if scenario is not None:
        scenario = next((each for each in after.scenarios if each.id == scenario.id), scenario)
    return Pass(draft.document, after, scenario, tuple(draft.lines), tuple(draft.questions))


def _say_library_only(draft: Draft, records: Records) -> None:
    """Say what is left out where nothing but the library was chosen."""
    remark = Remark("library_only")
    for unit in records.departments:
        draft.say("department", "left_out", unit.name, (unit.origin,), remark)
    for role in records.roles:
        draft.say("role", "left_out", role.title, (role.origin,), remark)
    for held in records.holdings:
        draft.say("assignment", "left_out", held.skill, (held.origin,), remark, holder=held.holder)


def _levels(draft: Draft, holdings: Iterable[HoldingRecord], roles: Lookup) -> dict[str, int]:
    """Key of a skill -> the highest level at which a role that is taken holds it in the file."""
    levels: dict[str, int] = {}
    for record in holdings:
        holders = draft.in_place(roles.ids(record.holder, record.holder_id), record.department)
        if record.level and len(holders) == 1:
            key = name_key(record.skill)
            levels[key] = max(levels.get(key, 0), record.level)
    return levels


def _edit(document: CapabilityMap, after: CapabilityMap, lines: Sequence[Line]) -> ImportRecords | None:
    """The edit that makes the map after of the document; None where they are the same."""
    if after is document:
        return None
    files = dict.fromkeys(origin.file for line in lines for origin in line.origins if origin.file)
    return import_records(files, _touched(lines), document, after)


def _touched(lines: Iterable[Line]) -> Iterator[tuple[str, int]]:
    changed = [line.kind for line in lines if line.outcome in ("added", "updated")]
    for kind in _COUNTED:
        if kind in changed:
            yield kind, changed.count(kind)


def _map_of(draft: Draft) -> CapabilityMap:
    """The map that a draft makes; the very same where nothing is another."""
    document = replace(
        draft.document,
        skills=_kept(draft.document.skills, draft.skills),
        people=_kept(draft.document.people, draft.people),
    )
    scenario = draft.scenario
    if scenario is None:
        return document
    units, roles = _kept(scenario.departments, draft.departments), _kept(scenario.roles, draft.roles)
    if scenario not in document.scenarios:
        if not units and not roles:
            return document
        document = replace(document, scenarios=(*document.scenarios, scenario))

    def changed(before: Scenario) -> Scenario:
        return replace(before, departments=units, roles=roles)

    return edit_scenario(document, scenario.id, changed)


def _kept(before: tuple[Thing, ...], now: Mapping[str, Thing]) -> tuple[Thing, ...]:
    """The things as a tuple; the tuple that was where each is the same object."""
    after = tuple(now.values())
    same = len(after) == len(before) and all(one is other for one, other in zip(before, after, strict=True))
    return before if same else after


def _gone(document: CapabilityMap, scenario: Scenario | None, records: Records) -> Iterator[GoneFromSource]:
    """What of the map once came from the sources of the file, and is not in it any more."""
    kinds: tuple[tuple[LineKind, Iterable[Skill | Role], set[str]], ...] = (
        ("skill", document.skills, {skill.source for skill in records.skills if skill.source}),
        (
            "role",
            scenario.roles if scenario else (),
            {role.source for role in records.roles if role.source},
        ),
    )
    for kind, things, sources in kinds:
        for scheme in dict.fromkeys(map(_scheme, sorted(sources))):
            known = [thing for thing in things if thing.source and _scheme(thing.source) == scheme]
            gone = tuple(
                thing.title if isinstance(thing, Role) else thing.name for thing in known if thing.source not in sources
            )
            if scheme and gone and len(gone) <= MOST_GONE * len(known):
                yield GoneFromSource(kind, scheme, gone)


def _scheme(source: str) -> str:
    """The source system of a source: "onet" of "onet:2.A.1.a"; "" where it names none."""
    return source.partition(":")[0] if ":" in source else ""
