"""What rows and columns of a matrix are: decided by headings, by what is known, by RACI; else asked."""

from __future__ import annotations

import pytest

from tests.support.grids import grid_of_lines
from workbench.application.importing.axes import Known
from workbench.application.importing.content import Sheets
from workbench.application.importing.mapping import Mapping, TableMapping
from workbench.application.importing.pointing import with_answer
from workbench.application.importing.recognition import NOBODY, propose_mapping
from workbench.domain.normalisation import name_key


def sheets(lines: str) -> Sheets:
    return Sheets((grid_of_lines(lines),))


def proposed(lines: str, known: Known = NOBODY) -> Mapping:
    return propose_mapping(sheets(lines), known)


def axes(mapping: Mapping) -> tuple[str | None, str | None]:
    (table,) = mapping.tables
    return table.subject, table.across


def topics(mapping: Mapping) -> list[str]:
    return [question.topic for question in mapping.questions]


CELLS = """
Python|4|3|1
SQL|2|2|3
Git|1|4|4
"""


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Skill|Developer|Analyst|Head of Data", ("skill", "role")),
        ("Kompetenz|Entwicklerin|Berater|Leitung", ("skill", "role")),
        ("Activity|Business Owner|Product Team|Governance", ("skill", "role")),
        ("Role|Python|SQL|Git", ("role", "skill")),
        ("Mitarbeiterin|Python|SQL|Git", ("person", "skill")),
        ("Employee|Python|SQL|Git", ("person", "skill")),
    ],
)
def test_the_heading_over_the_labels_decides(headings: str, expected: tuple[str, str]) -> None:
    mapping = proposed(headings + CELLS)
    assert axes(mapping) == expected
    assert topics(mapping) == []


@pytest.mark.parametrize("headings", ["Skill|Anna Berg|Ben Holm|Cleo Vance", "Skill|Anna|Ben|Cleo"])
def test_columns_that_look_like_people_are_asked(headings: str) -> None:
    content = sheets(headings + CELLS)
    mapping = propose_mapping(content)
    (question,) = mapping.questions
    assert (question.topic, question.choices, question.preset) == ("columns", ("roles", "people"), "people")
    assert axes(with_answer(content, mapping, question, "people")) == ("skill", "person")
    assert axes(with_answer(content, mapping, question, "roles")) == ("skill", "role")


def test_names_that_are_known_decide() -> None:
    known = Known(skills=frozenset(map(name_key, ("Python", "SQL", "Git"))))
    mapping = proposed("|Red|Green|Blue" + CELLS, known)
    assert (axes(mapping)[0], "axes" in topics(mapping)) == ("skill", False)
    roles = Known(roles=frozenset(map(name_key, ("Python", "SQL", "Git"))))
    assert axes(proposed("|Red|Green|Blue" + CELLS, roles)) == ("role", "skill")


def test_skills_lie_where_each_line_has_one_a() -> None:
    rows = proposed("|Red|Green|Blue\nScope|A|R|C\nDeploy|R|A|I\nWatch|I|A|C\nClose|A|C|I")
    assert (axes(rows), topics(rows)) == (("skill", "role"), [])
    columns = proposed("|Scope|Deploy|Watch|Close\nRed|A|R|C|A\nGreen|R|A|I|R\nBlue|C|I|A|I")
    assert (axes(columns), topics(columns)) == (("role", "skill"), [])


def test_else_it_is_asked_and_the_longer_texts_are_supposed_to_be_skills() -> None:
    content = sheets("|Red|Blue|Green\nwriting of code|4|3|1\nasking of data|2|2|3\nkeeping of versions|1|4|4")
    mapping = propose_mapping(content)
    question = mapping.questions[0]
    assert (question.topic, question.preset, axes(mapping)) == ("axes", "skills", ("skill", "person"))
    assert axes(with_answer(content, mapping, question, "roles")) == ("role", "skill")
    assert axes(with_answer(content, mapping, question, "people")) == ("person", "skill")
    turned = with_answer(content, mapping, question, "roles").tables[0]
    assert turned.meanings == {0: "role"}


def test_people_with_their_roles_and_a_band_of_groups() -> None:
    mapping = proposed("""
        ||Hard skills||Soft skills|
        Employee|Role|Python|SQL|Talking|Listening
        Ann Berg|Developer|4|5|2|1
        Ben Holm|Developer|3|3|4|
        Cleo Vance|Analyst|1|5|5|3
        """)
    (table,) = mapping.tables
    assert (axes(mapping), table.band, table.meanings) == (("person", "skill"), "group", {0: "person", 1: "role"})
    assert topics(mapping) == ["top"]


def test_a_band_over_roles_is_asked() -> None:
    content = sheets("""
        |Anna Berg||Ben Holm|
        Activity|Developer|Analyst|Designer|Head of Data
        Scope|A|R|C|I
        Deploy|R|A|I|C
        Watch|C|I|A|R
        """)
    mapping = propose_mapping(content)
    (question,) = mapping.questions
    assert (question.topic, question.choices) == ("band", ("nothing", "departments", "people"))
    assert question.preset == "people"
    assert with_answer(content, mapping, question, "departments").tables[0].band == "department"
    assert with_answer(content, mapping, question, "nothing").tables[0].band is None


def test_the_label_columns_of_a_matrix() -> None:
    (table,) = proposed("""
        Code|Domain name|Skill|Level needed|Developer|Analyst
        A.1|Data|SQL|3|3|4
        A.2|Data|Models|2|1|2
        B.1|Software|Git|4|4|1
        B.2|Software|Tests|3|3|2
        """).tables
    assert table.meanings == {0: "skill_code", 1: "group", 2: "skill", 3: "level_needed"}


def test_a_group_column_without_a_known_heading() -> None:
    (table,) = proposed("""
        Large|Middle|Small|Developer|Analyst|Tester
        IT|Data|SQL|3|4|1
        |Data|Models|1|2|1
        |Software|Git|4|1|3
        |Software|Tests|3|2|4
        """).tables
    assert table.meanings == {1: "group", 2: "skill"}


def test_codes_that_begin_others_are_asked() -> None:
    content = sheets("""
        No|Skill|Developer|Analyst
        1|Software|3|2
        1.1|Python|4|2
        1.2|SQL|2|1
        2|Operations|1|4
        2.1|Alerts|1|4
        """)
    mapping = propose_mapping(content)
    (question,) = mapping.questions
    assert (question.topic, question.count, question.preset) == ("nested", 2, "groups")
    assert not with_answer(content, mapping, question, "skills").tables[0].nested


def test_one_column_of_letters_is_somebodys() -> None:
    content = sheets("Step|Role\nScope|A\nDeploy|R\nWatch|A/R\nClose|C\nStart|A\nStop|R\nRun|A\nWalk|A\nGo|C")
    mapping = propose_mapping(content)
    (question,) = mapping.questions
    assert (question.topic, question.preset) == ("whose", None)
    answered: TableMapping = with_answer(content, mapping, question, "Project lead").tables[0]
    assert answered.whose == "Project lead"
