"""The typical backgrounds: each knows the skills of its templates, and is found for the maps that come from them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable

import pytest

from tests.test_templates import NEUTRAL, SOCIAL, SOCIAL_WORDS
from workbench.domain.model import CapabilityMap, Skill
from workbench.domain.replace import replace
from workbench.domain.validate import problems
from workbench.files.backgrounds import BackgroundFile, background_files, backgrounds, of_use
from workbench.files.templates import load
from workbench.runtime.paths import resources_dir

FILES = background_files()
FOLDER = resources_dir() / "backgrounds"
each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
NEARLY_ALL = 0.9


def levels(document: CapabilityMap) -> dict[str, dict[str, int]]:
    """Background id -> skill id -> level, as they are offered for a map."""
    return {person.id: {known.skill: known.level for known in person.levels} for person in backgrounds(document)}


def with_skills(document: CapabilityMap, change: Callable[[Skill], Skill]) -> CapabilityMap:
    """The library of a map alone, each skill changed."""
    return replace(document, skills=tuple(map(change, document.skills)), scenarios=())


def test_every_file_is_listed_and_every_template_with_skills_has_one() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == {"index", *(file.name for file in FILES)}
    served = [template for file in FILES for template in file.templates]
    assert sorted(served) == sorted([*SOCIAL, *NEUTRAL])


@each_file
def test_the_skills_are_those_of_each_of_its_templates(file: BackgroundFile) -> None:
    for name in file.templates:
        assert file.skills == {skill.id: skill.name for skill in load(name).skills}


@each_file
def test_each_is_a_career_whose_levels_are_said_to_be_an_estimate(file: BackgroundFile) -> None:
    assert 4 <= len(file.people) <= 8
    assert (
        len({person.id for person in file.people}) == len({person.name for person in file.people}) == len(file.people)
    )
    for person in file.people:
        assert (person.kind, person.source) == ("background", file.title)
        assert person.title
        assert person.note.startswith("Our estimate, edit it: ")
        assert person.note.endswith(".")


@each_file
def test_nearly_all_levels_are_known_and_from_none_to_the_highest(file: BackgroundFile) -> None:
    for person in file.people:
        known = Counter(each.skill for each in person.levels)
        assert known.keys() <= file.skills.keys()
        assert set(known.values()) == {1}
        assert len(known) >= NEARLY_ALL * len(file.skills)
        assert {each.level for each in person.levels} <= {0, 1, 2, 3, 4}
        assert max(each.level for each in person.levels) >= 3, f"{person.name} is good at nothing"


@each_file
def test_no_two_know_the_same(file: BackgroundFile) -> None:
    assert len({person.levels for person in file.people}) == len(file.people)
    assert len({person.note for person in file.people}) == len(file.people)


@each_file
def test_each_is_a_plain_file_for_people_to_read(file: BackgroundFile) -> None:
    text = (FOLDER / f"{file.name}.json").read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n"
    assert "before it was reckoned which role any of them fits" in json.loads(text)["about"]


@pytest.mark.parametrize("name", NEUTRAL)
def test_those_of_a_neutral_template_have_no_word_of_the_social_ones(name: str) -> None:
    foreign = re.compile(rf"\b({'|'.join(SOCIAL_WORDS)})s?\b", re.IGNORECASE)
    said = [text for person in backgrounds(load(name)) for text in (person.name, person.title, person.note)]
    assert [text for text in said if foreign.search(text)] == []


@each_file
def test_a_map_made_from_a_template_gets_its_own(file: BackgroundFile) -> None:
    for name in file.templates:
        document = load(name)
        assert {person.source for person in backgrounds(document)} == {file.title}
        assert list(problems(replace(document, people=backgrounds(document)))) == []
        assert levels(document) == {
            person.id: {known.skill: known.level for known in person.levels} for person in file.people
        }


def test_a_skill_is_found_by_its_name_whatever_its_id_and_case() -> None:
    document = load("data-and-it")
    renumbered = with_skills(document, lambda skill: replace(skill, id=f"x-{skill.id}", name=skill.name.upper()))
    assert levels(renumbered) == {
        person: {f"x-{skill}": level for skill, level in known.items()} for person, known in levels(document).items()
    }


def test_a_skill_that_was_renamed_keeps_its_levels() -> None:
    document = load("data-and-it")
    renamed = with_skills(
        document, lambda skill: replace(skill, name="Warehouse loading") if skill.id == "data-engineering" else skill
    )
    assert levels(renamed) == levels(document)


def test_skills_nobody_judged_are_not_known() -> None:
    document = load("data-and-it")
    added = replace(document.skills[0], id="welding", name="Welding")
    assert levels(replace(document, skills=(*document.skills, added))) == levels(document)


def test_skills_that_are_gone_are_left_out() -> None:
    document = load("data-and-it")
    few = replace(load("blank"), skills=document.skills[:3])
    ids = {skill.id for skill in few.skills}
    assert all(known.keys() == ids for known in levels(few).values())
    assert list(problems(replace(few, people=backgrounds(few)))) == []


def test_a_map_of_other_skills_has_none() -> None:
    assert backgrounds(load("blank")) == ()
    other = with_skills(load("data-and-it"), lambda skill: replace(skill, name=f"Bakery {skill.name}"))
    assert backgrounds(other) == ()


def test_those_are_of_use_that_know_a_quarter_of_the_skills_in_scope() -> None:
    document = load("data-and-it")
    assert of_use(document) == backgrounds(document)
    foreign = tuple(replace(document.skills[n], id=f"pump-{n}", name=f"Pump {n}") for n in range(len(document.skills)))
    joined = replace(document, skills=(*document.skills, *foreign), scenarios=())
    assert of_use(joined) == backgrounds(joined), "of two kinds of work it knows one"
    chance = replace(joined, skills=(*document.skills[:3], *foreign))
    assert len(backgrounds(chance)) > 0
    assert of_use(chance) == ()
    out = replace(chance, skills=tuple(replace(skill, in_scope=False) for skill in chance.skills))
    assert of_use(out) == ()


def test_what_a_background_shows_as_its_source_is_no_id_and_fits_its_field() -> None:
    for file in FILES:
        assert file.title[0].isupper()
        assert "-" not in file.title
        assert len(file.title) < 30
