"""Laws of an import: its own records change nothing, twice is once, the result is valid, refused records do nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from itertools import count
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.support.imported import after, applied, at, blank, records_of, said
from tests.support.strategies import maps
from workbench.application.importing.choices import Choices
from workbench.application.importing.proposing import propose
from workbench.application.importing.records import (
    DepartmentRecord,
    HoldingRecord,
    Origin,
    PersonRecord,
    Records,
    RoleRecord,
    SkillRecord,
)
from workbench.domain.model import BELONGS_TO, CapabilityMap, Role, Scenario, Skill
from workbench.domain.normalisation import name_key
from workbench.domain.validate import problems

NAMES = st.sampled_from(
    ["A", "a ", "B", "C", "C++", "C#", "Data", "data-", "Analyst", "Ada", "Bo", "", "🎈", "x" * 250, "Jo\x92s"]
)
SOURCES = st.sampled_from([None, None, "s:1", "s:2", "t:1", "t:\x80"])


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


def told_by_one(record: Any) -> Any:
    """A record as a file has it: with an id of its source, or with one of the map."""
    return replace(record, id=None) if record.source else record


skills = st.builds(
    SkillRecord,
    name=NAMES,
    origin=st.builds(at, st.integers(1, 9)),
    source=SOURCES,
    id=st.sampled_from([None, None, "k0", "k1"]),
    group=maybe(st.sampled_from(["", "G"])),
    belongs_to=maybe(st.sampled_from(BELONGS_TO)),
    importance=maybe(st.integers(0, 6)),
    level_needed=maybe(st.integers(0, 5)),
    definition=maybe(st.sampled_from(["Said.", "Said\r\ntwice\x00."])),
    aliases=st.lists(NAMES, max_size=3).map(tuple),
).map(told_by_one)
roles = st.builds(
    RoleRecord,
    title=NAMES,
    origin=st.builds(at, st.integers(1, 9)),
    source=SOURCES,
    id=st.sampled_from([None, None, "r0", "r1"]),
    department=maybe(NAMES),
    grade=maybe(st.integers(0, 8) | st.sampled_from(["Director", "nobody"])),
    reports_to=maybe(NAMES),
    dotted_to=st.lists(NAMES, max_size=2).map(tuple),
    also_called=st.lists(NAMES, max_size=2).map(tuple),
    headcount=maybe(st.sampled_from([1.0, 2, 0.5, -1])),
    holder=maybe(NAMES),
    purpose=maybe(st.just("Said.")),
).map(told_by_one)
departments = st.builds(DepartmentRecord, name=NAMES, origin=st.builds(at, st.integers(1, 9)), parent=maybe(NAMES))
people = st.builds(
    PersonRecord,
    name=NAMES,
    origin=st.builds(at, st.integers(1, 9)),
    source=SOURCES,
    role=maybe(NAMES),
    kind=st.sampled_from([None, None, "person", "background"]),
)
held = st.builds(
    HoldingRecord,
    holder=NAMES,
    skill=NAMES,
    origin=st.builds(at, st.integers(1, 9)),
    level=maybe(st.integers(0, 5)),
    kind=st.sampled_from([None, None, "lead", "support"]),
    note=maybe(st.just("Note.")),
)


def several(values: st.SearchStrategy[Any], most: int = 5) -> st.SearchStrategy[Any]:
    return st.lists(values, max_size=most).map(tuple)


records = st.builds(
    Records,
    skills=several(skills),
    roles=several(roles),
    departments=several(departments, 3),
    people=several(people, 3),
    holdings=several(held, 8),
    levels=several(held, 4),
)
choices = st.builds(
    Choices,
    who_leads=st.sampled_from(["highest", "nobody", "all"]),
    people_as=st.sampled_from(["of_roles", "role_each", "levels_of_roles"]),
    names=st.fixed_dictionaries(
        {
            kind: st.dictionaries(
                st.sampled_from(["a", "b", "data"]), st.sampled_from(["+", "-", known, "gone"]), max_size=2
            )
            for kind, known in (("skill", "k0"), ("role", "r0"), ("department", "d0"), ("person", "p0"))
        }
    ),
    complete=st.booleans(),
    not_from_file=st.sampled_from([frozenset(), frozenset({"aliases", "levels"})]),
)


def distinct(document: CapabilityMap) -> bool:
    """Whether every name of a map is the only one of its kind, other names too."""
    scenario = document.scenarios[0]
    lists = (
        [name for skill in document.skills for name in (skill.name, *skill.aliases)],
        [role.title for role in scenario.roles],
        [person.name for person in document.people],
    )
    return all(len(set(map(name_key, names))) == len(names) and all(map(name_key, names)) for names in lists)


@settings(max_examples=40)
@given(maps(), st.booleans())
def test_its_own_records_change_nothing(document: CapabilityMap, ids: bool):
    proposal = propose(document, records_of(document, document.scenarios[0], ids=ids))
    assert proposal.edit is None, [line for line in proposal.lines if line.outcome in ("added", "updated")]
    assert not any(line.outcome in ("added", "updated") for line in proposal.lines)


@settings(max_examples=80)
@given(maps(), records, choices)
def test_twice_is_once_and_the_result_is_valid(document: CapabilityMap, read: Records, chosen: Choices):
    first = propose(document, read, chosen)
    once = applied(document, first)
    assert list(problems(once)) == []
    again = propose(once, read, chosen)
    assert again.edit is None, [line for line in again.lines if line.outcome in ("added", "updated")]


def test_sources_of_two_records_of_one_known_name_stay_two_things():
    before = replace(blank(), skills=(Skill("a", "A", group="", belongs_to="either", importance=3, level_needed=3),))
    read = Records(
        skills=(SkillRecord(name="A", origin=at(2), source="s:1"), SkillRecord(name="A", origin=at(3), source="s:2"))
    )
    once = after(before, read)
    assert propose(once, read).edit is None


def test_departments_of_roles_that_mean_nothing_stay_where_they_are():
    read = Records(
        roles=(RoleRecord(title="A", origin=at(2)),), departments=(DepartmentRecord(name="Sales", origin=at(2)),)
    )
    gone = {"names": {"role": {"a": "gone"}}}
    once = after(blank(), read, **gone)
    assert [len(each.departments) for each in once.scenarios] == [1]
    assert after(once, read, **gone) == once


def test_a_circle_that_another_line_of_the_file_opens_is_none():
    before = after(
        blank(),
        Records(
            roles=(RoleRecord(title="A", origin=at(2)), RoleRecord(title="B", origin=at(3), reports_to="A")),
            departments=(
                DepartmentRecord(name="D", origin=at(2)),
                DepartmentRecord(name="E", origin=at(3), parent="D"),
            ),
        ),
    )
    turned = Records(
        roles=(
            RoleRecord(title="A", origin=at(2), reports_to="B"),
            RoleRecord(title="B", origin=at(3), reports_to="C"),
            RoleRecord(title="C", origin=at(4)),
        ),
        departments=(
            DepartmentRecord(name="D", origin=at(2), parent="E"),
            DepartmentRecord(name="E", origin=at(3), parent="F"),
        ),
    )
    once = after(before, turned)
    (scenario,) = once.scenarios
    assert {role.id: role.reports_to for role in scenario.roles} == {"a": "b", "b": "c", "c": None}
    assert {unit.id: unit.parent for unit in scenario.departments} == {"d": "e", "e": "f", "f": None}
    assert propose(once, turned).edit is None


def test_a_code_that_the_file_gives_to_several_names_is_no_id():
    known = Skill("b", "B", group="", belongs_to="either", importance=3, level_needed=3, source="t:1")
    before = replace(blank(), skills=(known,))
    read = Records(
        skills=(SkillRecord(name="A", origin=at(2), source="s:1"), SkillRecord(name="B", origin=at(3), source="s:1")),
        roles=(RoleRecord(title="R", origin=at(4)),),
        holdings=(HoldingRecord(holder="R", skill="B", origin=at(4), level=2),),
    )
    once = after(before, read, complete=True)
    assert [each.skill for each in once.scenarios[0].roles[0].assignments] == ["b"]
    assert propose(once, read, Choices(complete=True)).edit is None


def two_of_one_title(**source: str | None) -> CapabilityMap:
    (scenario,) = blank().scenarios
    (unit,) = after(blank(), Records(departments=(DepartmentRecord(name="D", origin=at(2)),))).scenarios[0].departments
    roles = tuple(
        Role(each, "A", discipline="other", grade=1, headcount=1, status="existing", source=source.get(each))
        for each in ("r0", "r1")
    )
    return replace(blank(), scenarios=(replace(scenario, departments=(unit,), roles=roles),))


def test_a_name_fits_the_one_that_another_row_does_not_rename():
    read = Records(
        roles=(
            RoleRecord(title="A", origin=at(2), purpose="Said."),
            RoleRecord(title="C", origin=at(3), dotted_to=("A",), id="r0"),
        )
    )
    before = two_of_one_title()
    proposal = propose(before, read)
    assert said(proposal.lines) == [("role", "updated", "C", ()), ("role", "updated", "A", ())]
    assert proposal.questions == ()
    once = applied(before, proposal)
    assert [(role.title, role.purpose, role.dotted_to) for role in once.scenarios[0].roles] == [
        ("C", "", ("r1",)),
        ("A", "Said.", ()),
    ]
    assert propose(once, read).edit is None


def test_a_name_fits_the_one_that_another_row_does_not_move():
    read = Records(
        roles=(
            RoleRecord(title="A", origin=at(2), purpose="Said."),
            RoleRecord(title="A", origin=at(3), source="s:1", department="D"),
        )
    )
    once = after(two_of_one_title(r1="s:1"), read)
    assert [(role.department, role.purpose) for role in once.scenarios[0].roles] == [(None, "Said."), ("d", "")]
    assert propose(once, read).edit is None


def test_a_name_without_a_department_is_not_the_one_that_a_code_moves_into_one():
    read = Records(
        roles=(
            RoleRecord(title="B", origin=at(2)),
            RoleRecord(title="B", origin=at(3), department="D", id="b"),
        )
    )
    before = after(blank(), Records(roles=(RoleRecord(title="B", origin=at(2)),)))
    once = after(before, read)
    assert [(role.id, role.department) for role in once.scenarios[0].roles] == [("b", "d"), ("b-2", None)]
    assert propose(once, read).edit is None


def test_a_code_of_two_titles_is_given_to_none():
    read = Records(
        roles=(
            RoleRecord(title="A", origin=at(2), source="s:1", id="r0"),
            RoleRecord(title="B", origin=at(3), source="s:1"),
        )
    )
    once = after(two_of_one_title(r1="s:1"), read)
    assert [(role.title, role.source) for role in once.scenarios[0].roles] == [("A", None), ("A", "s:1"), ("B", None)]
    assert propose(once, read).edit is None


def test_a_new_name_without_a_code_is_none_of_two_that_have_one():
    read = Records(
        roles=(
            RoleRecord(title="B", origin=at(2), grade=7),
            RoleRecord(title="B", origin=at(3), source="s:1"),
            RoleRecord(title="B", origin=at(4), source="s:2"),
        )
    )
    before = blank()
    proposal = propose(before, read)
    assert said(proposal.lines) == [
        ("role", "refused", "B", ("several_codes",)),
        ("role", "added", "B", ()),
        ("role", "added", "B", ()),
    ]
    assert proposal.questions == ()
    once = applied(before, proposal)
    assert [(role.source, role.grade) for role in once.scenarios[0].roles] == [("s:1", 2), ("s:2", 2)]
    assert propose(once, read).edit is None


def test_an_id_of_another_map_is_given_to_nothing_else():
    read = Records(
        skills=(SkillRecord(name="K5", origin=at(2), id="k4"), SkillRecord(name="Other", origin=at(3), id="k5")),
    )
    once = after(blank(), read)
    assert [(skill.id, skill.name) for skill in once.skills] == [("k5-2", "K5"), ("other", "Other")]
    assert propose(once, read).edit is None


def test_departments_that_are_only_named_tell_the_scenario():
    read = Records(departments=(DepartmentRecord(name="A", origin=at(2), parent="B"),))
    left = {"names": {"department": {"a": "-"}}}
    once = after(blank(), read, **left)
    assert after(once, read, **left) == once


def test_departments_that_only_roles_name_tell_the_scenario():
    read = Records(roles=(RoleRecord(title="A", origin=at(2), department="Sales"),))
    gone = {"names": {"role": {"a": "-"}}}
    once = after(blank(), read, **gone)
    assert [len(each.departments) for each in once.scenarios] == [1]
    assert after(once, read, **gone) == once


@st.composite
def near(draw: st.DrawFn) -> CapabilityMap:
    """A map of which the names and sources are those that the records have."""
    document = draw(maps(most_skills=4, most_roles=4))
    titles = NAMES.filter(lambda name: name_key(name) and len(name) < 200 and name == name.strip())
    skills = [replace(each, name=draw(titles), source=draw(SOURCES)) for each in document.skills]
    (scenario,) = document.scenarios
    roles = [replace(each, title=draw(titles), source=draw(SOURCES)) for each in scenario.roles]
    people = [replace(each, name=draw(titles), source=draw(SOURCES)) for each in document.people]
    return replace(
        document,
        skills=tuple(skills),
        people=tuple(people),
        scenarios=(replace(scenario, roles=tuple(roles)),),
    )


@settings(max_examples=100)
@given(near(), records, choices)
def test_twice_is_once_also_where_names_and_sources_meet(document: CapabilityMap, read: Records, chosen: Choices):
    once = applied(document, propose(document, read, chosen))
    assert list(problems(once)) == []
    again = propose(once, read, chosen)
    assert again.edit is None, [line for line in again.lines if line.outcome in ("added", "updated")]


@settings(max_examples=40)
@given(maps(), records)
def test_the_lines_say_all_that_changes(document: CapabilityMap, read: Records):
    proposal = propose(document, read)
    changed = any(line.outcome in ("added", "updated") for line in proposal.lines)
    assert (proposal.edit is not None) == changed


@settings(max_examples=40)
@given(maps(), records)
def test_refused_records_change_nothing(document: CapabilityMap, read: Records):
    read = numbered(read)
    proposal = propose(document, read)
    fine = {origin for line in proposal.lines if line.outcome != "refused" for origin in line.origins}
    kept = numbered(read, fine.__contains__)
    assert applied(document, propose(document, kept)) == applied(document, proposal)


def numbered(read: Records, is_kept: Callable[[Origin], bool] = lambda _: True) -> Records:
    """The records, each in a row of its own unless it has one, without those that stand where nothing is kept."""
    rows = count(10)
    lists = {}
    for field in fields(Records):
        each = getattr(read, field.name)
        given = [record if record.origin.row > 9 else replace(record, origin=at(next(rows))) for record in each]
        lists[field.name] = tuple(record for record in given if is_kept(record.origin))
    return Records(**lists)


@settings(max_examples=40)
@given(maps().filter(distinct), st.booleans())
def test_into_a_blank_map_all_comes_as_it_was(document: CapabilityMap, ids: bool):
    before = document.scenarios[0]
    assume(any(role.assignments for role in before.roles) or not any(person.levels for person in document.people))
    made = after(blank(), records_of(document, before, ids=ids))
    scenario = made.scenarios[0]
    assert list(problems(made)) == []
    assert {skill.name.strip(): skill.level_needed for skill in made.skills} == {
        tidy(skill.name): skill.level_needed for skill in document.skills
    }
    assert cards(made, scenario) == cards(document, before)
    assert {unit.name for unit in scenario.departments} == {unit.name for unit in before.departments}


def tidy(name: str) -> str:
    return " ".join(name.split())


def cards(document: CapabilityMap, scenario: Scenario) -> dict[str, Any]:
    """What a card says, by its title: lines, holders and what is held."""
    names = {skill.id: tidy(skill.name) for skill in document.skills}
    titles = {role.id: tidy(role.title) for role in scenario.roles}
    units = {unit.id: unit.name for unit in scenario.departments}

    def of(role: Role) -> Any:
        return (
            role.grade,
            role.headcount,
            units.get(role.department or ""),
            titles.get(role.reports_to or ""),
            {titles[each] for each in role.dotted_to},
            {names[each.skill]: (each.kind, each.level) for each in role.assignments},
        )

    return {tidy(role.title): of(role) for role in scenario.roles}


@given(maps(), records, choices)
def test_what_became_of_each_record_is_told(document: CapabilityMap, read: Records, chosen: Choices):
    rows = count(1)
    read = Records(
        **{
            field.name: tuple(replace(each, origin=at(next(rows))) for each in getattr(read, field.name))
            for field in fields(Records)
        }
    )
    lines = propose(document, read, replace(chosen, people_as="of_roles")).lines
    kinds = ("skill", "role", "department", "person", "assignment", "level")
    for kind, field in zip(kinds, fields(Records), strict=False):
        told = {origin for line in lines if line.kind == kind for origin in line.origins}
        assert [each for each in getattr(read, field.name) if each.origin not in told] == []
