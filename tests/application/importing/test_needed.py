"""Levels needed beside the values of a matrix: which row or column says them, and what is said of the others."""

from __future__ import annotations

import pytest

from tests.support.grids import grid_of_lines
from tests.support.presets import with_presets
from workbench.application.importing.content import Sheets
from workbench.application.importing.extraction import records_of
from workbench.application.importing.layout import sheet_layout
from workbench.application.importing.mapping import Mapping
from workbench.application.importing.pointing import with_meaning, with_required
from workbench.application.importing.recognition import propose_mapping
from workbench.presentation.import_left_out import why_text
from workbench.presentation.import_sentence import import_sentence, sentence_text

PEOPLE = """
Name|Stelle|SQL|Python|Reden
Anna Berger|Analyst|3|2|4
Bernd Huber|Analyst|2|3|1
Clara Weiß|Leiter|1|4|2
Soll||3|3|2
"""
SKILLS = """
Kompetenz|Anna Berger|Bernd Huber|Clara Weiß|{}
SQL|3|2|1|4
Python|2|3|4|3
Reden|4|1|2|2
"""


def sheets(lines: str) -> Sheets:
    return Sheets((grid_of_lines(lines, "Team"),), "team.xlsx")


def needed(content: Sheets, mapping: Mapping) -> list[int | None]:
    return [skill.level_needed for skill in records_of(content, mapping).skills]


def left(content: Sheets, mapping: Mapping) -> dict[str, str]:
    return {each.what: why_text(each.reason, each.cells) for each in records_of(content, mapping).left_out}


def test_a_row_of_needed_levels_is_used_and_not_told_as_left_out() -> None:
    content = sheets(PEOPLE)
    mapping = propose_mapping(content)
    assert mapping.questions == ()
    assert needed(content, mapping) == [3, 3, 2]
    assert left(content, mapping) == {}
    assert sentence_text(import_sentence(content, mapping, 0)).endswith(" [Soll is the level needed].")
    layout = sheet_layout(content, mapping, "Team")
    assert layout.row_reason(4) is None
    assert layout.role(4, 3) == "value"
    without = with_required(content, mapping, 0, False)
    assert needed(content, without) == [None, None, None]
    assert left(content, without) == {"Soll": "it holds the levels that are needed"}
    assert sentence_text(import_sentence(content, without, 0)).endswith(" [Soll is left out].")
    assert sheet_layout(content, without, "Team").row_reason(4) == "required"


def test_a_row_of_needed_levels_may_stand_right_below_the_headings() -> None:
    *headings, _, _, _, last = PEOPLE.strip().splitlines()
    content = sheets("\n".join((*headings, last, *PEOPLE.strip().splitlines()[1:-1])))
    mapping = propose_mapping(content)
    assert needed(content, mapping) == [3, 3, 2]
    assert len(records_of(content, mapping).people) == 3
    assert left(content, mapping) == {}


def test_of_two_rows_of_needed_levels_the_second_is_told() -> None:
    content = sheets(f"{PEOPLE.rstrip()}\nSoll Tag 90||4|4|4\n")
    mapping = propose_mapping(content)
    assert needed(content, mapping) == [3, 3, 2]
    assert left(content, mapping) == {"Soll Tag 90": "the levels that are needed are taken from another one"}


@pytest.mark.parametrize(
    "heading",
    [
        "Soll",
        "Required",
        "Target",
        "Needed level",
        "Niveau requis",
        "Ziel",
        "Cible",
        "Nivel requerido",
        "Vereist niveau",
    ],
)
def test_a_column_of_needed_levels_is_told_in_the_sentence(heading: str) -> None:
    for lines in (SKILLS.format(heading), _with_last_in_front(SKILLS.format(heading))):
        content = sheets(lines)
        mapping = with_presets(content, propose_mapping(content))
        assert needed(content, mapping) == [4, 3, 2]
        people = [person.name for person in records_of(content, mapping).people]
        assert people == ["Anna Berger", "Bernd Huber", "Clara Weiß"]
        assert left(content, mapping) == {}
        assert sentence_text(import_sentence(content, mapping, 0)).endswith(f", level needed is [{heading}].")


def _with_last_in_front(lines: str) -> str:
    """The table with its last column right of the names."""
    rows = [line.split("|") for line in lines.strip().splitlines()]
    return "\n".join("|".join((row[0], row[-1], *row[1:-1])) for row in rows)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Required day 1", "Required day 90"),
        ("Soll", "Soll Tag 90"),
        ("Soll ab Tag 1", "Soll nach 3 Monaten"),
        ("Niveau requis", "Niveau requis à 90 jours"),
        ("Target level", "Ziel"),
    ],
)
def test_of_two_columns_of_needed_levels_the_second_is_told_and_can_be_taken(one: str, other: str) -> None:
    content = sheets(f"""
    Skill|{one}|{other}|Anna Berger|Bernd Huber|Clara Weiss
    SQL|2|4|3|2|1
    Python|3|1|2|3|4
    Talking|1|2|4|1|2
    """)
    mapping = with_presets(content, propose_mapping(content))
    assert len(records_of(content, mapping).people) == 3
    assert needed(content, mapping) == [2, 3, 1]
    assert left(content, mapping) == {other: "the levels that are needed are taken from another one"}
    after = with_meaning(content, mapping, 0, 2, "level_needed")
    assert needed(content, after) == [4, 1, 2]
    assert left(content, after) == {one: "the levels that are needed are taken from another one"}


def test_needed_levels_are_read_as_the_values_beside_them() -> None:
    content = sheets("Skill|Anna Berg|Ben Holm|Cleo Lind|Soll\nSQL|5|2|1|4\nPython|2|3|5|3\nTalk|4|1|2|2")
    mapping = propose_mapping(content)
    assert [question.topic for question in mapping.questions] == ["columns", "top"]
    assert needed(content, with_presets(content, mapping)) == [3, 2, 2]  # 4 of 5 is no 4 of 4


def test_a_level_may_be_needed_that_nobody_has() -> None:
    content = sheets("Employee|Python|SQL|Talking\nAnna|4|2|3\nBen|3|3|4\nRequired|5|4|3")
    mapping = propose_mapping(content)
    assert [question.topic for question in mapping.questions] == ["top"]
    assert needed(content, with_presets(content, mapping)) == [4, 3, 2]


def test_how_many_people_are_needed_is_no_level() -> None:
    content = sheets("Employee|Python|SQL|Talking\nAnna|4|2|3\nBen|3|3|4\nRequired|12|11|3")
    mapping = propose_mapping(content)
    assert mapping.questions == ()
    assert needed(content, mapping) == [None] * 3
    assert left(content, mapping) == {"Required": "it holds the levels that are needed"}


def test_a_needed_level_of_no_skill_is_left_out_and_told() -> None:
    told = {"Soll": "it does not say of which skill its levels are needed"}
    content = sheets("Name|Stelle|SQL|Python|Soll\nAnna Berg|Analyst|3|2|3\nBen Holm|Leiter|2|3|4")
    assert left(content, propose_mapping(content)) == told
    content = sheets("Skill|Anna Berg|Ben Holm\nSQL|3|2\nPython|2|3\nTalk|1|4\nSoll|3|4")
    assert left(content, with_presets(content, propose_mapping(content))) == told


def test_what_a_matrix_does_not_read_is_told() -> None:
    content = sheets("Skill|Note|Department|Writer|Planner|Analyst\nSEO|old|A|3|2|1\nAds|new|B|1|4|2\nReports||A|1|2|4")
    assert left(content, propose_mapping(content)) == {"Note": "it is not taken in", "Department": "it is not taken in"}


def test_in_a_list_of_roles_the_needed_level_is_that_of_each_role() -> None:
    content = sheets("Rolle|Kompetenz|Soll\nAnalyst|SQL|4\nAnalyst|Python|2\nLeiter|SQL|1\nLeiter|Reden|4")
    found = records_of(content, propose_mapping(content))
    assert [(each.holder, each.skill, each.level) for each in found.holdings] == [
        ("Analyst", "SQL", 4),
        ("Analyst", "Python", 2),
        ("Leiter", "SQL", 1),
        ("Leiter", "Reden", 4),
    ]
    assert needed(content, propose_mapping(content)) == [None, None, None]


def test_in_a_list_of_people_with_roles_the_needed_level_is_that_of_the_role_and_the_other_hers() -> None:
    content = sheets(
        "Mitarbeiter|Rolle|Kompetenz|Ist|Soll\nAnna Berg|Analyst|SQL|3|4\nBen Holm|Analyst|SQL|2|4\n"
        "Anna Berg|Analyst|Python|3|2\nCleo Lind|Leiter|SQL|2|1"
    )
    found = records_of(content, propose_mapping(content))
    assert {(each.holder, each.skill, each.level) for each in found.holdings} == {
        ("Analyst", "SQL", 4),
        ("Analyst", "Python", 2),
        ("Leiter", "SQL", 1),
    }
    assert [(each.holder, each.skill, each.level) for each in found.levels] == [
        ("Anna Berg", "SQL", 3),
        ("Ben Holm", "SQL", 2),
        ("Anna Berg", "Python", 3),
        ("Cleo Lind", "SQL", 2),
    ]
    without = sheets("Mitarbeiter|Rolle|Kompetenz|Soll\nAnna Berg|Analyst|SQL|4\nBen Holm|Leiter|SQL|1")
    found = records_of(without, propose_mapping(without))
    assert [(each.holder, each.level) for each in found.holdings] == [("Analyst", 4), ("Leiter", 1)]
    assert found.levels == ()


@pytest.mark.parametrize("heading", ["Vorname", "Nachname", "Mitarbeiter"])
def test_levels_needed_beside_people_are_those_of_their_roles_however_these_are_named(heading: str) -> None:
    content = sheets(
        f"{heading}|Rolle|Kompetenz|Ist|Soll\nAnna|Analyst|SQL|3|4\nBernd|Leiter|SQL|2|1\nClara|Koch|Reden|1|2"
    )
    found = records_of(content, propose_mapping(content))
    assert [(each.holder, each.level) for each in found.holdings] == [("Analyst", 4), ("Leiter", 1), ("Koch", 2)]
    assert [skill.level_needed for skill in found.skills] == [None, None]


@pytest.mark.parametrize("last", ["Required|2|2|3", "Total|2|2|2"])
def test_a_row_of_counts_below_ticks_is_no_person(last: str) -> None:
    content = sheets(f"Employee|SEO|Video|Data\nAnna Berg|x||x\nBen Cole|x|x|\nCara Dunn||x|x\n{last}")
    mapping = propose_mapping(content)
    found = records_of(content, mapping)
    assert not mapping.questions
    assert [person.name for person in found.people] == ["Anna Berg", "Ben Cole", "Cara Dunn"]
    assert [(each.holder, each.skill) for each in found.levels[:2]] == [("Anna Berg", "SEO"), ("Anna Berg", "Data")]
    assert [skill.level_needed for skill in found.skills] == [None, None, None]
