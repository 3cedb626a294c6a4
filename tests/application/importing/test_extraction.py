"""Records of drawn tables: who has which skill at which level, and what is left out."""

from __future__ import annotations

import dataclasses

from tests.support.grids import grid_of_lines
from tests.support.imported import after, blank
from tests.support.presets import with_presets
from workbench.application.importing.content import Sheets
from workbench.application.importing.extraction import records_of
from workbench.application.importing.grid import Grid
from workbench.application.importing.mapping import Mapping
from workbench.application.importing.pointing import toggled_row, with_answer
from workbench.application.importing.recognition import propose_mapping
from workbench.application.importing.records import Origin, Records
from workbench.presentation.import_left_out import why_text


def preset(*grids: Grid) -> Mapping:
    return with_presets(Sheets(grids), propose_mapping(Sheets(grids)))


def records(lines: str) -> Records:
    grid = grid_of_lines(lines, "Team")
    return records_of(Sheets((grid,), "team.xlsx"), preset(grid))


def held(found: Records) -> list[tuple[str, str, int | None, str | None]]:
    return [(each.holder, each.skill, each.level, each.kind) for each in found.holdings]


def levels(found: Records) -> list[tuple[str, str, int | None]]:
    return [(each.holder, each.skill, each.level) for each in found.levels]


def left(found: Records) -> dict[str, str]:
    return {each.what: why_text(each.reason, each.cells) for each in found.left_out}


def of_sheets(*sheets: str) -> Records:
    grids = tuple(grid_of_lines(lines, f"Sheet {letter}") for letter, lines in zip("ABC", sheets, strict=False))
    return records_of(Sheets(grids, "team.xlsx"), preset(*grids))


def test_what_holds_nothing_on_one_sheet_but_something_on_another() -> None:
    holding = """
        Role|Role code|Skill|Level
        Analyst|a|SQL|3
        Tester|t|Trying|2
        """
    without = """
        Role|Role code|Skill|Level
        Analyst|a|Talking|none
        Tester|t|Trying|3
        Guest|g|Talking|none
        """
    for sheets in ((holding, without), (without, holding)):
        found = of_sheets(*sheets)
        assert {(role.title, role.source) for role in found.roles} == {
            ("Analyst", "team.xlsx:a"),
            ("Tester", "team.xlsx:t"),
        }
        assert {skill.name for skill in found.skills} == {"SQL", "Trying"}
        assert left(found) == {"Guest": "it holds nothing", "Talking": "nobody holds it"}


def test_what_a_catalogue_lists_stays_though_nobody_holds_it() -> None:
    found = of_sheets("Skill|Description\nSQL|Queries.\nTalking|Says.", "Role|Skill|Level\nA|SQL|3\nB|Talking|none")
    assert [skill.name for skill in found.skills] == ["SQL", "Talking"]
    assert left(found)["B"] == "it holds nothing"


def test_skills_over_roles() -> None:
    found = records("""
        Group|Skill|Developer|Analyst|Head of Data
        Technical|Python|4|2|0
        |SQL|3|4|
        Soft|Talking||3|4
        """)
    assert held(found) == [
        ("Developer", "Python", 4, None),
        ("Analyst", "Python", 2, None),
        ("Developer", "SQL", 3, None),
        ("Analyst", "SQL", 4, None),
        ("Analyst", "Talking", 3, None),
        ("Head of Data", "Talking", 4, None),
    ]
    assert [(skill.name, skill.group) for skill in found.skills] == [
        ("Python", "Technical"),
        ("SQL", "Technical"),
        ("Talking", "Soft"),
    ]
    assert found.holdings[0].origin == Origin("team.xlsx", "Team", 2, 3)
    assert found.roles[0].origin == Origin("team.xlsx", "Team", 1, 3)


def test_roles_over_skills_give_the_same() -> None:
    found = records("""
        Role|Python|SQL|Talking
        Developer|4|3|
        Analyst|2|4|3
        """)
    assert len(held(found)) == 5
    assert ("Analyst", "Talking", 3, None) in held(found)


def test_people_with_roles_bands_summaries_and_no_level() -> None:
    found = records("""
        ||Hard skills||Soft skills|
        Employee|Role|Python|SQL|Talking|Listening
        ||||||
        Ann Berg|Developer|4|5|2|0
        Ben Holm|Developer|3|3|4|
        Cleo Vance|Analyst|1|5|5|3
        ||||||
        AVERAGE||2.67|4.33|3.67|1.5
        Required||3|3|3|3
        """)
    assert [(skill.name, skill.group) for skill in found.skills] == [
        ("Python", "Hard skills"),
        ("SQL", "Hard skills"),
        ("Talking", "Soft skills"),
        ("Listening", "Soft skills"),
    ]
    assert [(person.name, person.role) for person in found.people] == [
        ("Ann Berg", "Developer"),
        ("Ben Holm", "Developer"),
        ("Cleo Vance", "Analyst"),
    ]
    assert [(role.title, role.headcount) for role in found.roles] == [("Developer", 2.0), ("Analyst", 1.0)]
    assert len(found.levels) == 11
    assert ("Ann Berg", "Listening", 0) in levels(found)
    assert ("Ann Berg", "Python", 3) in levels(found)
    assert found.holdings == ()
    assert {skill.level_needed for skill in found.skills} == {2}
    assert set(left(found)) == {"AVERAGE"}


def test_raci_leads_supports_and_leaves_out() -> None:
    found = records("""
        Step Id|Name|TPM|SDM|Business
        1|Scope|A|C|R
        2|Plan|A/R|C|I
        3|Watch|C|A|I
        """)
    assert held(found) == [
        ("TPM", "Scope", None, "lead"),
        ("Business", "Scope", None, "support"),
        ("TPM", "Plan", None, "lead"),
        ("SDM", "Watch", None, "lead"),
    ]
    assert left(found) == {
        "C": "it says nothing that is taken in (3 cells)",
        "I": "it says nothing that is taken in (2 cells)",
    }
    assert [skill.source for skill in found.skills] == [None, None, None]


def test_a_role_that_only_is_informed_is_added() -> None:
    found = records("Activity|Lead|Dev|Ops\nScope|A|R|I\nPlan|A|R|C\nRun|A|C|I")
    assert [role.title for role in found.roles] == ["Lead", "Dev", "Ops"]


def test_codes_are_sources_unless_they_only_number_the_rows() -> None:
    found = records("Code|Skill|Developer|Analyst\nA.1|SQL|3|4\nA.2|Git|1|2\nB.1|Tests|4|1")
    assert [skill.source for skill in found.skills] == ["team.xlsx:A.1", "team.xlsx:A.2", "team.xlsx:B.1"]


def test_equal_names_in_two_groups_are_two_skills_or_one() -> None:
    lines = """
        Group|Skill|Developer|Analyst
        Linux|Running|3|4
        Linux|Shell|1|2
        Windows|Running|4|1
        Windows|Registry|2|2
        """
    grid = grid_of_lines(lines)
    content = Sheets((grid,))
    mapping = propose_mapping(content)
    (question,) = mapping.questions
    assert (question.topic, question.about, question.preset) == ("apart", "Running", "two skills")
    two = records_of(content, with_answer(content, mapping, question, "two skills"))
    assert [skill.name for skill in two.skills] == ["Running (Linux)", "Shell", "Running (Windows)", "Registry"]
    assert ("Analyst", "Running (Windows)", 1, None) in held(two)
    one = records_of(content, with_answer(content, mapping, question, "one skill"))
    assert [skill.name for skill in one.skills] == ["Running", "Shell", "Registry"]


def test_groups_by_their_rows_and_by_their_codes() -> None:
    found = records(
        "|Developer|Analyst|Tester\nTechnical|||\nPython|x||x\nGit|x|x|\nSoft|||\nTalking||x|x\nPairing|x|x|"
    )
    assert {skill.name: skill.group for skill in found.skills} == {
        "Python": "Technical",
        "Git": "Technical",
        "Talking": "Soft",
        "Pairing": "Soft",
    }
    nested = records("No|Skill|Dev|Analyst\n1|Software|3|2\n1.1|Python|4|2\n1.2|SQL|2|1\n2|Running|1|4\n2.1|Alerts|1|4")
    assert [(skill.name, skill.group) for skill in nested.skills] == [
        ("Python", "Software"),
        ("SQL", "Software"),
        ("Alerts", "Running"),
    ]


def test_a_long_list_of_roles() -> None:
    found = records("""
        Role|Skill|Level|Remark
        Developer|Python|Expert|since 2020
        Developer|SQL|Working|
        Developer|SQL|Working|
        Analyst|SQL|NOT IN USE|
        Analyst|Talking|not in use|
        """)
    assert held(found) == [
        ("Developer", "Python", 4, None),
        ("Developer", "SQL", 2, None),
        ("Developer", "SQL", 2, None),
    ]
    assert found.holdings[0].note == "since 2020"
    assert [role.title for role in found.roles] == ["Developer"]
    assert left(found)["Analyst"] == "it holds nothing"
    assert left(found)["Talking"] == "nobody holds it"
    assert left(found)["NOT IN USE"] == "it says nothing that is taken in (2 cells)"


def test_a_long_list_of_people() -> None:
    found = records("Employee ID|Skill|Level\nE7|Python|3\nE7|SQL|0\nE9|SQL|2")
    assert levels(found) == [("E7", "Python", 3), ("E7", "SQL", 0), ("E9", "SQL", 2)]
    assert [person.name for person in found.people] == ["E7", "E9"]
    first_and_last = records("First name|Last name|Skill|Level\nAnn|Berg|Python|3")
    assert levels(first_and_last) == [("Ann Berg", "Python", 3)]


def test_essential_and_optional_skills() -> None:
    found = records("Occupation|Relation type|Skill\nBaker|essential|Baking\nBaker|optional|Selling")
    assert held(found) == [("Baker", "Baking", 3, None), ("Baker", "Selling", 2, None)]
    assert [skill.importance for skill in found.skills] == [4, 2]


def test_one_roles_skills() -> None:
    grid = grid_of_lines("Skill|Level\nPython|3\nSQL|2", "Developer")
    content = Sheets((grid,))
    mapping = propose_mapping(content)
    (question,) = mapping.questions
    assert (question.topic, question.about) == ("whose", "Developer")
    of_role = records_of(content, with_answer(content, mapping, question, "Developer"))
    assert held(of_role) == [("Developer", "Python", 3, None), ("Developer", "SQL", 2, None)]
    needed = records_of(content, with_answer(content, mapping, question, "level needed"))
    assert ([skill.level_needed for skill in needed.skills], needed.roles) == ([3, 2], ())


def test_a_catalogue_with_all_that_a_skill_has() -> None:
    found = records("""
        Id|Skill|Group|Description|Synonyms|Importance|Level needed|Belongs to|Owner
        S-7|SEO|Reach|Being found|Search; SERP|High|3|Marketing|Kim
        S-9|Roadmaps|Plans|TBD||2|Expert|product|
        """)
    seo, roadmaps = found.skills
    assert (seo.source, seo.group, seo.definition, seo.aliases) == (
        "team.xlsx:S-7",
        "Reach",
        "Being found",
        ("Search", "SERP"),
    )
    assert (seo.importance, seo.level_needed, seo.belongs_to) == (4, 3, "marketing")
    assert (roadmaps.definition, roadmaps.importance, roadmaps.level_needed, roadmaps.belongs_to) == (
        None,
        2,
        4,
        "product",
    )
    assert left(found) == {"Owner": "its heading is not known"}


def test_an_organisation_list() -> None:
    found = records(
        """
        id,name,title,department,reports_to,phone
        """.replace(",", "|")
        + "a_1|Ann|DIRECTOR|Office||\nb_2|Bob|MANAGER, SALES|Sales|a_1|555\nc_3|Cy|Clerk|Sales|Bob|"
    )
    assert [(role.title, role.department, role.reports_to) for role in found.roles] == [
        ("DIRECTOR", "Office", None),
        ("MANAGER, SALES", "Sales", "DIRECTOR"),
        ("Clerk", "Sales", "MANAGER, SALES"),
    ]
    assert [unit.name for unit in found.departments] == ["Office", "Sales"]
    assert (found.people[0].name, found.people[0].role) == ("Ann", "DIRECTOR")
    assert found.skills == ()
    assert left(found) == {"phone": "its heading is not known"}


def test_dotted_lines_and_holders() -> None:
    found = records("Title|Holder|Reports to|Dotted line to|FTE|Grade\nChief|Ann||||6\nLead|Bo|Chief|Chief; Ann|0,5|4")
    lead = found.roles[1]
    assert (lead.holder, lead.reports_to, lead.dotted_to, lead.headcount, lead.grade) == (
        "Bo",
        "Chief",
        ("Chief", "Chief"),
        0.5,
        4,
    )


def test_what_is_hidden_is_left_out_and_said() -> None:
    grid = grid_of_lines("Skill|Dev|Secret|Ops\nPython|4|1|2\nGone|1|1|1\nSQL|3|1|3\nGit|2|1|2", "Team")
    hidden = dataclasses.replace(grid, hidden_rows=frozenset((2,)), hidden_columns=frozenset((2,)))
    found = records_of(Sheets((hidden,)), preset(hidden))
    assert [skill.name for skill in found.skills] == ["Python", "SQL", "Git"]
    assert left(found) == {"Gone": "it is hidden", "Secret": "it is hidden"}


def test_hidden_sheets_are_not_read() -> None:
    grid = dataclasses.replace(grid_of_lines("Skill\nPython", "Secret"), hidden=True)
    mapping = propose_mapping(Sheets((grid,)))
    assert not mapping.tables[0].taken
    assert left(records_of(Sheets((grid,)), mapping)) == {"Secret": "the table is not read"}


def test_sheets_of_one_layout_are_all_read_and_states_are_asked() -> None:
    first = "Skill|Dev|Ops|Lead\nPython|4|2|1\nSQL|3|3|2\nGit|3|1|1"
    other = "Skill|Dev|Ops|Lead\nTalking|4|2|1\nListening|3|3|2\nPairing|2|2|2"
    both = (grid_of_lines(first, "Technical"), grid_of_lines(other, "Soft"))
    assert [table.taken for table in propose_mapping(Sheets(both)).tables] == [True, True]
    states = (grid_of_lines(first, "2025"), grid_of_lines(first, "2026"))
    content = Sheets(states)
    mapping = propose_mapping(content)
    assert [table.taken for table in mapping.tables] == [False, True]
    (question,) = mapping.questions
    assert (question.topic, question.choices, question.preset) == ("tables", ("2025", "2026"), "2026")
    assert [table.taken for table in with_answer(content, mapping, question, "2025").tables] == [True, False]


def test_an_unknown_word_becomes_what_is_answered() -> None:
    grid = grid_of_lines("Role|Skill|Level\nDev|Python|Expert\nDev|SQL|Wizard\nOps|SQL|Basic")
    content = Sheets((grid,))
    mapping = propose_mapping(content)
    (question,) = mapping.questions
    assert (question.topic, question.about, question.count, question.preset) == ("value", "Wizard", 1, "nothing")
    for answer, level in {"none": [], "4": [4], "needed": [None], "nothing": []}.items():
        found = records_of(content, with_answer(content, mapping, question, answer))
        assert [each.level for each in found.holdings if each.skill == "SQL" and each.holder == "Dev"] == level


def test_columns_of_one_name_are_told() -> None:
    found = records("Skill|Developer|Tester|developer|Lead\nPython|4|2|1|1\nSQL|3|3|2|4\nGit|3|3|2|4")
    assert [role.title for role in found.roles] == ["Developer", "Tester", "Lead"]
    assert left(found) == {"developer": "a column before it has the same name"}


def test_a_long_list_of_people_with_their_roles() -> None:
    found = records(
        "Employee Name|Role|Skill|Level|Date\nAnn|Dev|Python|3|2026\nAnn|Dev|SQL|2|2026\nBen|Ops|SQL|4|2026"
    )
    assert [(role.title, role.headcount) for role in found.roles] == [("Dev", 1.0), ("Ops", 1.0)]
    assert [(person.name, person.role) for person in found.people] == [("Ann", "Dev"), ("Ben", "Ops")]
    assert (len(found.levels), len(found.holdings)) == (3, 0)
    assert left(found) == {"Date": "its heading is not known"}


def test_a_column_of_needed_levels_in_a_matrix() -> None:
    found = records("Skill|Required|Ann Berg|Ben Holm\nPython|3|4|2\nSQL|2|2|3\nGit|4|1|1")
    assert [skill.level_needed for skill in found.skills] == [3, 2, 4]
    assert [person.name for person in found.people] == ["Ann Berg", "Ben Holm"]


def test_the_corner_of_a_matrix_says_what_rows_and_columns_are() -> None:
    for corner in ("Skill \\ Role", "Skills / Roles"):
        found = records(f"{corner}|Writer|Planner|Analyst\nSEO|3|2|1\nAds|1|4|2\nReports|1|2|4")
        assert [role.title for role in found.roles] == ["Writer", "Planner", "Analyst"]


def test_a_department_of_people_without_roles_is_told() -> None:
    found = records("Employee|Department|Python|SQL|Git\nAnn|IT|4|3|0\nBen|IT|2|4|1\nCy|HR|1|0|4")
    assert left(found) == {"Department": "it is not taken in"}


def test_a_mapping_of_a_longer_file_reads_what_is_there() -> None:
    long = grid_of_lines("Skill|Definition\nAds|Bought space\nSearch|Found by engines\nPress|In papers")
    short = grid_of_lines("Skill|Definition\nAds|Bought space")
    found = records_of(Sheets((short,)), propose_mapping(Sheets((long,))))
    assert [skill.name for skill in found.skills] == ["Ads"]


def test_a_remark_below_the_summaries_hides_none_of_them() -> None:
    found = records("""
        Employee|Job title|SQL|Excel|Python|Average
        Anna Berg|Analyst|3|4|2|3.0
        Ben Cole|Engineer|1|2|2|1.7
        Cleo Day|Analyst|2|3|2|2.3
        Average||2.0|3.0|2.0|
        Required||3|3|3|
        Gap||-1|0|-1|
        |||||
        0 = none, 4 = can teach it|||||
    """)
    assert [person.name for person in found.people] == ["Anna Berg", "Ben Cole", "Cleo Day"]
    assert left(found)["Average"] == "it sums up the others"


def test_a_name_beside_a_first_name_is_the_last_one() -> None:
    found = records("""
        Name|Vorname|Funktion|Bereich|Führungskraft
        Meier|Eva|Texterin|Werbung|Hans Huber
        Huber|Hans|Leiter|Werbung|
        Meier|Ute|Grafikerin|Grafik|Hans Huber
    """)
    assert [person.name for person in found.people] == ["Eva Meier", "Hans Huber", "Ute Meier"]
    assert [role.reports_to for role in found.roles] == ["Leiter", None, "Leiter"]


def test_german_numbers_of_staff_tell_people_apart() -> None:
    found = records("""
        Personalnr.|Name|Stelle|Org.-Einheit
        4711|Mia Bauer|Texterin|Werbung
        4712|Mia Bauer|Verkäuferin|Vertrieb
        4713|Bo Cole|Texter|Werbung
    """)
    assert [(each.name, each.role, each.department) for each in found.people] == [
        ("Mia Bauer", "Texterin", "Werbung"),
        ("Mia Bauer", "Verkäuferin", "Vertrieb"),
        ("Bo Cole", "Texter", "Werbung"),
    ]
    assert len({each.source for each in found.people}) == 3


def test_one_word_in_two_columns_is_asked_and_answered_of_each() -> None:
    grid = grid_of_lines(
        "Role|Skill|Level|Level needed|Belongs to\nAnalyst|SQL|Guru|Guru|Guru\nEngineer|Python|3|2|Product\n"
        "Tester|R|2|3|Marketing",
        "Team",
    )
    content = Sheets((grid,))
    mapping = propose_mapping(content)
    asked = [question for question in mapping.questions if question.topic == "value"]
    assert len(asked) == 3
    for question, answer in reversed(list(zip(asked, ("4", "4", "product"), strict=True))):
        mapping = with_answer(content, mapping, question, answer)
    assert not [question for question in mapping.questions if question.topic == "value"]
    found = records_of(Sheets((grid,)), mapping)
    assert found.holdings[0].level == 4
    assert (found.skills[0].level_needed, found.skills[0].belongs_to) == (4, "product")


HELD = """
|Anna Berg||Ben Holm|
Task|Copywriter|Editor|Copywriter|Analyst
Brief|A|R|R|I
Draft|A|C|R|I
Check|C|A|R|C
Measure|C|I|A|R
"""


def test_a_role_that_two_people_hold_stands_under_the_name_of_each() -> None:
    grid = grid_of_lines(HELD, "Team")
    content = Sheets((grid,), "team.xlsx")
    mapping = propose_mapping(content)
    assert [(question.topic, question.preset) for question in mapping.questions] == [("band", "people")]
    found = records_of(content, with_presets(content, mapping))
    assert [(role.title, role.holder) for role in found.roles] == [
        ("Copywriter", "Anna Berg"),
        ("Copywriter", "Ben Holm"),
        ("Editor", "Anna Berg"),
        ("Analyst", "Ben Holm"),
    ]
    assert [(each.holder, each.skill, each.kind, each.origin.column) for each in found.holdings] == [
        ("Copywriter", "Brief", "lead", 2),
        ("Editor", "Brief", "support", 3),
        ("Copywriter", "Brief", "support", 4),
        ("Copywriter", "Draft", "lead", 2),
        ("Copywriter", "Draft", "support", 4),
        ("Editor", "Check", "lead", 3),
        ("Copywriter", "Check", "support", 4),
        ("Copywriter", "Measure", "lead", 4),
        ("Analyst", "Measure", "support", 5),
    ]
    assert left(found).keys() == {"C", "I"}
    document = after(blank(), found)
    assert [(role.title, role.holder, len(role.assignments)) for role in document.scenarios[0].roles] == [
        ("Copywriter", "Anna Berg, Ben Holm", 4),
        ("Editor", "Anna Berg", 2),
        ("Analyst", "Ben Holm", 1),
    ]


def test_a_sheet_with_more_tables_than_are_looked_for_says_so() -> None:
    table = "Skill|Role|Level\nSQL {n}|Analyst {n}|3\n|\n|\n"
    for number, told in ((20, {}), (21, {"Team": "it has more tables than are looked for"})):
        grid = grid_of_lines("".join(table.format(n=each) for each in range(number)), "Team")
        content = Sheets((grid,), "team.xlsx")
        mapping = propose_mapping(content)
        found = records_of(content, with_presets(content, mapping))
        assert len(found.holdings) == 20
        assert left(found) == told


def test_the_highest_value_of_each_column_is_another_question() -> None:
    grid = grid_of_lines("Skill|Level needed|Dev|Lead|Tester\nPython|8|5|2|1\nSQL|9|3|4|2\nGit|7|2|5|1")
    content = Sheets((grid,))
    mapping = propose_mapping(content)
    tops = {question.about: question for question in mapping.questions if question.topic == "top"}
    assert tops.keys() == {"value", "level_needed"}
    (table,) = with_answer(content, mapping, tops["level_needed"], "10").tables
    assert {name: scale.top for name, scale in table.scales.items()} == {"value": 5, "level_needed": 10}


def test_of_two_columns_of_codes_each_may_only_count_the_rows() -> None:
    found = records(
        """
        Role code|Role|Skill code|Skill|Level
        r7|Analyst|1|SQL|3
        r7|Analyst|2|Trying|2
        r9|Tester|3|Talking|3
        """
    )
    assert {role.source for role in found.roles} == {"team.xlsx:r7", "team.xlsx:r9"}
    assert {skill.source for skill in found.skills} == {None}


def test_a_row_of_somebody_that_is_left_out_may_name_her() -> None:
    lines = "Employee|Title|Cooking|Baking\nAnn Doe|Chef|5|2\nBen Roe|Baker|1|5\nCid Poe|Baker|3|4\n"
    sheets = Sheets((grid_of_lines(lines, "Team"),), "team.xlsx")
    mapping = preset(*sheets.grids)
    found = records_of(sheets, toggled_row(sheets, mapping, 0, 2))
    assert [(each.what, each.personal) for each in found.left_out] == [("Ben Roe", True)]
    lines = "Skill|Ann Doe|Ben Roe|Ann Doe\nCooking|5|2|1\nBaking|1|5|2\nFrying|3|4|4\n"
    people = grid_of_lines(lines, "Team")
    found = records_of(Sheets((people,), "team.xlsx"), preset(people))
    assert found.people
    assert [(each.what, each.personal) for each in found.left_out] == [("Ann Doe", True)]


def test_a_row_of_a_skill_that_is_left_out_names_nobody() -> None:
    lines = "Skill|Group|Importance\nCooking|Hot|1\nBaking|Hot|2\nFrying|Hot|3\n"
    sheets = Sheets((grid_of_lines(lines, "Team"),), "team.xlsx")
    found = records_of(sheets, toggled_row(sheets, preset(*sheets.grids), 0, 2))
    assert [(each.what, each.personal) for each in found.left_out] == [("Baking", False)]


def test_a_coarser_role_is_the_role_where_no_finer_one_is_in_use_and_takes_no_department_along() -> None:
    found = records(
        """
        Role family|Role|Role level|Skill|Skill level
        Data|Analyst|Junior analyst|SQL|1
        Data|Analyst|Analyst|SQL|2
        Data|Analyst|Senior analyst|SQL|3
        Chiefs|Chief data officer|NOT IN USE|Data strategy|NOT IN USE
        Chiefs|Chief technology officer|NOT IN USE|Data strategy|NOT IN USE
        """
    )
    assert [role.title for role in found.roles] == ["Junior analyst", "Analyst", "Senior analyst"]
    assert [unit.name for unit in found.departments] == ["Data"]
    assert {what: why for what, why in left(found).items() if why == "it holds nothing"} == {
        "Chief data officer": "it holds nothing",
        "Chief technology officer": "it holds nothing",
    }
