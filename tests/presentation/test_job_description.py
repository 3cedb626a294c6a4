"""A role as a job description: what it says, in which order, and what it leaves out."""

from __future__ import annotations

from workbench.domain.index import Index
from workbench.domain.model import Assignment, CapabilityMap, Department, Role, Scenario, Skill
from workbench.presentation.job_description import DescriptionPart, JobDescription, job_description


def described(role: Role, *others: Role, skills: tuple[Skill, ...] = ()) -> JobDescription:
    """The description of a role among others."""
    scenario = Scenario(
        "s", "S", model="holistic", departments=(Department("unit", "Unit", kind="product"),), roles=(role, *others)
    )
    index = Index(CapabilityMap("Map", skills=skills, scenarios=(scenario,)), scenario)
    return job_description(index, role)


def part_of(said: JobDescription, heading: str) -> DescriptionPart:
    return next(each for each in said.parts if each.heading.startswith(heading))


def skill(name: str, importance: int = 3, group: str = "G", definition: str = "") -> Skill:
    return Skill(
        name.lower(),
        name,
        group=group,
        belongs_to="product",
        importance=importance,
        level_needed=3,
        definition=definition,
    )


def lead(name: str, level: int = 3, note: str = "") -> Assignment:
    return Assignment(name.lower(), "lead", level=level, note=note)


def support(name: str, level: int = 3) -> Assignment:
    return Assignment(name.lower(), "support", level=level)


def test_what_it_leads_stands_heaviest_first_with_its_level_in_words() -> None:
    skills = skill("Light", 1), skill("Heavy", 5), skill("Middle", 3)
    said = described(Role("r", "R", assignments=(lead("Light"), lead("Heavy", 2), lead("Middle", 4))), skills=skills)
    led = part_of(said, "Accountable for (3 skills)").skills
    assert [(each.skill.name, each.level) for each in led] == [
        ("Heavy", "2 working; needs 3"),
        ("Middle", "4 sets direction"),
        ("Light", "3 skilled"),
    ]


def test_a_note_says_more_than_the_definition() -> None:
    skills = skill("One", definition="Defined."), skill("Two", definition="Defined too.")
    said = described(Role("r", "R", assignments=(lead("One", note="Noted."), lead("Two"))), skills=skills)
    assert [each.note for each in part_of(said, "Accountable").skills] == ["Noted.", "Defined too."]


def test_what_it_supports_names_who_leads_it() -> None:
    skills = skill("One"), skill("Two")
    other = Role("o", "Other", assignments=(lead("One"),))
    said = described(Role("r", "R", assignments=(support("One"), support("Two"))), other, skills=skills)
    assert [each.note for each in part_of(said, "Supports (2 skills)").skills] == ["led by Other", "nobody leads it"]
    assert part_of(said, "Accountable for (0 skills)").fields == (("Nothing", "This role supports others."),)


def test_a_role_without_skills_says_so() -> None:
    said = described(Role("r", "R"))
    assert [each.heading for each in said.parts] == ["Accountable for (0 skills)", "Works with"]
    assert said.parts[0].fields == (("Nothing", "Nothing is assigned to it yet."),)
    assert said.parts[1].fields == (("Reports to", "nobody in this map"),)
    assert said.place == "Manager · No department · existing"
    assert dict(said.fields) == {"Kind of work": "Other", "Purpose": "Not yet written."}


def test_it_works_with_those_who_share_most_and_no_more_than_eight() -> None:
    skills = tuple(skill(f"S{n}") for n in range(10))
    others = [Role(f"o{n}", f"Other {n}", assignments=tuple(support(f"S{k}") for k in range(n + 1))) for n in range(10)]
    role = Role("r", "R", reports_to="o0", assignments=tuple(lead(f"S{n}") for n in range(10)))
    here = Role("h", "Below", reports_to="r")
    fields = part_of(described(role, *others, here, skills=skills), "Works with").fields
    assert fields[:2] == (("Reports to", "Other 0"), ("Reporting here", "Below"))
    assert [name for name, _ in fields[2:]] == [f"Other {n}" for n in range(9, 1, -1)]
    assert dict(fields)["Other 2"] == "S0, S1, S2"


def test_what_others_lead_in_its_groups_is_no_part_of_it_heaviest_first() -> None:
    skills = skill("Mine"), skill("Small", 1), skill("Large", 5), skill("Far", 5, group="Elsewhere"), skill("Free")
    other = Role("o", "Other", assignments=(lead("Small"), lead("Large"), lead("Far")))
    said = described(Role("r", "R", assignments=(lead("Mine"),)), other, skills=skills)
    assert part_of(said, "Not part of this role").fields == (("Other", "Large, Small"),)
