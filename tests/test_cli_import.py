"""`workbench import`: what is taken, asked, answered, and left alone."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.import_files import LONG_LIST
from tests.test_cli import run
from workbench.domain.model import CapabilityMap
from workbench.files.document import read

MATRIX = "Skill;Analyst;Engineer\nSQL;3;1\nPython;2;4\nDrawing;;2\n"
SCALED = "Skill;Analyst;Engineer\nSQL;6;1\nPython;2;4\nDrawing;;9\n"
WORDS = "Skill;Analyst;Engineer\nSQL;Top;Basic\n" + "".join(
    f"Skill {each};Basic;Expert\n" for each in "abcdefghijklmnopqrst"
)
TEAM = "Employee,Role,Python,SQL\nAnna Berg,Analyst,3,4\nBen Cole,Analyst,2,0\n"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    for name, text in (("skills.csv", MATRIX), ("scaled.csv", SCALED), ("team.csv", TEAM)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def held(path: Path) -> dict[str, dict[str, tuple[str, int]]]:
    document = read(path).document
    names = {skill.id: skill.name for skill in document.skills}
    return {
        role.title: {names[each.skill]: (each.kind, each.level) for each in role.assignments}
        for scenario in document.scenarios
        for role in scenario.roles
    }


def taken(path: Path) -> CapabilityMap:
    return read(path).document


def test_a_matrix_becomes_a_map(here: Path, capsys: pytest.CaptureFixture[str]):
    made = here / "new.capmap"
    assert run("import", here / "skills.csv", "-o", made) == 0
    told = capsys.readouterr().out
    assert "Added: 3 skills, 2 roles, 5 assignments." in told
    assert told.endswith("new.capmap.\n")
    assert taken(made).title == "skills"
    assert held(made) == {
        "Analyst": {"SQL": ("lead", 3), "Python": ("support", 2)},
        "Engineer": {"SQL": ("support", 1), "Python": ("lead", 4), "Drawing": ("lead", 2)},
    }


def test_the_same_file_again_changes_nothing(here: Path, capsys: pytest.CaptureFixture[str]):
    made, again = here / "new.capmap", here / "again.capmap"
    run("import", here / "skills.csv", "-o", made)
    assert run("import", here / "skills.csv", "--into", made, "-o", again) == 0
    assert again.read_bytes() == made.read_bytes()
    assert "Unchanged: 3 skills, 2 roles, 5 assignments." in capsys.readouterr().out


def test_a_question_is_asked_and_answered_in_a_file(here: Path, capsys: pytest.CaptureFixture[str]):
    made, mapping = here / "new.capmap", here / "mapping.json"
    assert run("import", here / "scaled.csv", "-o", made) == 2
    told = capsys.readouterr()
    assert "scaled.csv: is the highest value" in told.err
    assert "--save-mapping writes a file to answer in" in told.err
    assert told.out == ""
    assert not made.exists()
    assert run("import", here / "scaled.csv", "-o", made, "--save-mapping", mapping) == 2
    values = json.loads(mapping.read_text(encoding="utf-8"))
    (question,) = values["questions"]
    question["answer"] = "9"
    mapping.write_text(json.dumps(values), encoding="utf-8")
    assert run("import", here / "scaled.csv", "-o", made, "--mapping", mapping) == 0
    assert {level for card in held(made).values() for _, level in card.values()} == {1, 2, 3, 4}


def test_a_name_that_is_like_another_is_asked(here: Path, capsys: pytest.CaptureFixture[str]):
    made, mapping, other = here / "new.capmap", here / "mapping.json", here / "other.csv"
    run("import", here / "skills.csv", "-o", made)
    other.write_text("Skill;Group\nDrawings;Art\n", encoding="utf-8")
    again = ("import", other, "--into", made, "-o", here / "more.capmap")
    assert run(*again, "--save-mapping", mapping) == 2
    assert "Is the skill “Drawings” a new one, or “Drawing”?" in capsys.readouterr().err
    values = json.loads(mapping.read_text(encoding="utf-8"))
    values["choices"]["names"][0]["answer"] = "drawing"
    mapping.write_text(json.dumps(values), encoding="utf-8")
    assert run(*again, "--mapping", mapping) == 0
    assert [skill.group for skill in taken(here / "more.capmap").skills] == ["", "", "Art"]


def test_a_trial_writes_nothing_and_reports_as_json(here: Path, capsys: pytest.CaptureFixture[str]):
    made = here / "new.capmap"
    assert run("import", here / "skills.csv", "-o", made, "--dry-run", "--format", "json") == 0
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert list(report)[:5] == ["added", "updated", "unchanged", "refused", "left_out"]
    assert report["added"]["assignments"] == 5
    assert not made.exists()


def test_questions_are_reported_as_json_whether_it_is_a_trial_or_not(here: Path, capsys: pytest.CaptureFixture[str]):
    words = ("import", here / "scaled.csv", "-o", here / "new.capmap", "--format", "json")
    assert run(*words) == 2
    report = json.loads(capsys.readouterr().out)
    assert [(each["place"], each["kind"]) for each in report["questions"]] == [("scaled.csv", "top")]
    assert report["questions"][0]["sentence"].startswith("scaled.csv: is the highest value ")
    assert run(*words, "--dry-run") == 2
    assert json.loads(capsys.readouterr().out) == report


def test_people_are_counted_and_named_only_where_asked_for(here: Path, capsys: pytest.CaptureFixture[str]):
    made = here / "team.capmap"
    assert run("import", here / "team.csv", "-o", made, "--format", "json") == 0
    out = capsys.readouterr().out
    assert json.loads(out)["added"]["people"] == 2
    assert "Anna" not in out
    assert [person.name for person in taken(made).people] == ["Anna Berg", "Ben Cole"]
    run("import", here / "team.csv", "-o", made, "--force", "--format", "json", "--people")
    assert "Anna" in capsys.readouterr().out


def test_roles_and_the_scenario_can_be_chosen(here: Path, capsys: pytest.CaptureFixture[str]):
    made = here / "new.capmap"
    assert run("import", here / "skills.csv", "-o", made, "--role", "analyst", "--new-scenario", "Later") == 0
    assert held(made) == {"Analyst": {"SQL": ("lead", 3), "Python": ("lead", 2)}}
    assert [scenario.name for scenario in taken(made).scenarios] == ["Today", "Later"]
    assert run("import", here / "skills.csv", "--into", made, "-o", here / "x.capmap", "--scenario", "Never") == 2
    assert "There is no scenario “Never”" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("skills.csv", "--sheet", "Plan"), "skills.csv has no sheet “Plan”"),
        (("skills.csv", "--role", "Clown"), "No role in the file is called “Clown”"),
        (("skills.csv", "--mapping", "nothing.json"), "cannot be read as a mapping"),
        (("skills.csv", "--mapping", "skills.csv"), "is no JSON"),
        (("prose.txt",), "no table of skills, roles or people was found"),
        (("nothing.csv",), "nothing.csv"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_written(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], why: str
):
    monkeypatch.chdir(here)
    Path("prose.txt").write_text("Nothing to be seen here.\n", encoding="utf-8")
    assert run("import", *words, "-o", "new.capmap") == 2
    assert why in capsys.readouterr().err
    assert not Path("new.capmap").exists()


def test_a_word_of_roles_that_are_not_chosen_is_not_asked(here: Path, capsys: pytest.CaptureFixture[str]):
    (here / "long.csv").write_text(LONG_LIST.strip().replace("|", ","), encoding="utf-8")
    words = ("import", here / "long.csv", "-o", here / "new.capmap", "--role")
    assert run(*words, "Lead data analyst") == 2
    assert "NOT IN USE" in capsys.readouterr().err
    assert run(*words, "Product manager") == 0
    assert list(held(here / "new.capmap")) == ["Product manager"]


def test_a_file_that_is_there_is_left_alone(here: Path, capsys: pytest.CaptureFixture[str]):
    made = here / "new.capmap"
    made.write_bytes(b"mine")
    assert run("import", here / "skills.csv", "-o", made) == 2
    assert made.read_bytes() == b"mine"
    assert run("import", here / "skills.csv", "-o", made, "--force") == 0


def test_a_hidden_sheet_is_read_where_it_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    framework = {
        "roles": {"1": {"name": "Keeper", "core_ksats": ["s", "k"]}},
        "ksats": {"s": {"description": "Asking", "kind": "Skill"}, "k": {"description": "Law", "kind": "Knowledge"}},
    }
    source, made = tmp_path / "framework.json", tmp_path / "new.capmap"
    source.write_text(json.dumps(framework), encoding="utf-8")
    assert run("import", source, "-o", made) == 0
    assert held(made) == {"Keeper": {"Asking": ("lead", 3)}}
    assert run("import", source, "--sheet", "Knowledge", "-o", made, "--force") == 0
    assert held(made) == {"Keeper": {"Law": ("lead", 3)}}
    assert "another is a sheet to choose: Knowledge (1)." in capsys.readouterr().err


def test_files_that_are_one_thing_have_one_mapping(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    config = "roles: [{id: a, name: Analyst}]\ncareer_levels: [{id: j, name: Junior}, {id: s, name: Senior}]\n"
    skills = "skills: [{id: sql, name: SQL, levels: {a: [2, odd]}}]\n"
    (tmp_path / "config.yaml").write_text(config, encoding="utf-8")
    (tmp_path / "skills.yaml").write_text(skills, encoding="utf-8")
    sources, mapping, made = (
        (tmp_path / "config.yaml", tmp_path / "skills.yaml"),
        tmp_path / "m.json",
        tmp_path / "m.capmap",
    )
    assert run("import", *sources, "-o", made, "--save-mapping", mapping) == 2
    assert "config.yaml and 1 other file" in capsys.readouterr().err
    values = json.loads(mapping.read_text(encoding="utf-8"))
    (question,) = values["questions"]
    question["answer"] = "4"
    mapping.write_text(json.dumps(values), encoding="utf-8")
    assert run("import", *sources, "-o", made, "--mapping", mapping) == 0
    assert held(made) == {"Analyst Junior": {"SQL": ("support", 2)}, "Analyst Senior": {"SQL": ("lead", 4)}}


CONFIG = "roles: [{id: a, name: Käufer}]\ncareer_levels: [{id: j, name: Junior}, {id: s, name: Senior}]\n"
LEVELS = "skills: [{id: sql, name: Übersicht, levels: {a: [2, 3]}}]\n"


def test_each_file_of_one_source_is_asked_and_answered_how_its_letters_are_written(
    here: Path, capsys: pytest.CaptureFixture[str]
):
    config, levels, mapping, made = here / "config.yaml", here / "skills.yaml", here / "m.json", here / "new.capmap"
    config.write_bytes(CONFIG.encode("cp850"))
    levels.write_bytes(LEVELS.encode("mac-roman"))
    assert run("import", config, levels, "-o", made, "--save-mapping", mapping) == 2
    said = capsys.readouterr().err
    assert "config.yaml: are the letters „ read right?" in said
    assert "skills.yaml: are the letters † read right?" in said
    values = json.loads(mapping.read_text(encoding="utf-8"))
    assert list(values["code_pages"]) == ["config.yaml", "skills.yaml"]
    values["code_pages"]["config.yaml"]["answer"] = "cp850"
    values["code_pages"]["skills.yaml"]["answer"] = "mac-roman"
    mapping.write_text(json.dumps(values), encoding="utf-8")
    again = here / "again.json"
    assert run("import", config, levels, "-o", made, "--mapping", mapping, "--save-mapping", again) == 0
    assert held(made) == {
        "Käufer Junior": {"Übersicht": ("support", 2)},
        "Käufer Senior": {"Übersicht": ("lead", 3)},
    }
    kept = json.loads(again.read_text(encoding="utf-8"))["code_pages"]
    assert kept == {"config.yaml": "cp850", "skills.yaml": "mac-roman"}


@pytest.mark.parametrize("values", ["[]", '{"config.yaml": "Western"}'])
def test_code_pages_that_are_none(here: Path, capsys: pytest.CaptureFixture[str], values: str):
    mapping = here / "mapping.json"
    mapping.write_text(f'{{"sources": [], "code_pages": {values}}}', encoding="utf-8")
    assert run("import", here / "skills.csv", "-o", here / "x.capmap", "--mapping", mapping) == 2
    assert "code page" in capsys.readouterr().err


def test_several_sources_are_answered_in_one_file(here: Path, capsys: pytest.CaptureFixture[str]):
    made, mapping = here / "new.capmap", here / "mapping.json"
    plan = here / "plan.csv"
    plan.write_bytes("Skill;Köln;Ülzen\nÄrger;3;1\nGrüße;2;4\n".encode("cp850"))
    words = ("import", here / "scaled.csv", plan, "-o", made)
    assert run(*words, "--save-mapping", mapping) == 2
    values = json.loads(mapping.read_text(encoding="utf-8"))
    assert [source["name"] for source in values["sources"]] == ["scaled.csv", "plan.csv"]
    scaled, coded = values["sources"]
    scaled["questions"][0]["answer"] = "9"
    coded["code_page"]["answer"] = "cp850"
    for question in coded["questions"]:
        question["answer"] = question["preset"]
    mapping.write_text(json.dumps(values), encoding="utf-8")
    capsys.readouterr()
    assert run(*words, "--mapping", mapping) == 0
    assert {"Köln", "Ülzen", "Analyst"} <= held(made).keys()
    again = here / "again.capmap"
    assert run(*words[:-1], again, "--into", made, "--mapping", mapping) == 0
    assert again.read_bytes() == made.read_bytes()
    capsys.readouterr()
    assert run("import", plan, "-o", again, "--mapping", mapping, "--force") == 0
    assert "answers about scaled.csv, which is not among the files" in capsys.readouterr().err


def test_a_mapping_of_one_source_is_not_for_several(here: Path, capsys: pytest.CaptureFixture[str]):
    mapping = here / "mapping.json"
    run("import", here / "scaled.csv", "-o", here / "x.capmap", "--save-mapping", mapping)
    words = ("import", here / "scaled.csv", here / "skills.csv", "-o", here / "x.capmap", "--mapping", mapping)
    assert run(*words) == 2
    assert "The mapping is of one source. Save one for all of these with --save-mapping." in capsys.readouterr().err


@pytest.mark.parametrize("sources", ['[{"name": 3}]', '[{"name": "a", "questions": 3}]', "[[]]"])
def test_sources_of_a_mapping_that_are_none(here: Path, capsys: pytest.CaptureFixture[str], sources: str):
    mapping = here / "mapping.json"
    mapping.write_text(f'{{"sources": {sources}}}', encoding="utf-8")
    assert run("import", here / "skills.csv", "-o", here / "x.capmap", "--mapping", mapping) == 2
    assert "mapping" in capsys.readouterr().err


def test_too_many_to_take_cannot_be_answered_in_a_file(here: Path, capsys: pytest.CaptureFixture[str]):
    many = here / "many.csv"
    many.write_text("Skill;Group\n" + "".join(f"Skill {each};Group\n" for each in range(10_001)), encoding="utf-8")
    assert run("import", many, "-o", here / "x.capmap") == 2
    said = capsys.readouterr().err
    assert "Keep only those you need in the file, and import that." in said
    assert said.endswith("Nothing was written.\n")


def test_files_of_one_name_are_both_asked_about(here: Path, capsys: pytest.CaptureFixture[str]):
    (here / "other").mkdir()
    (here / "other" / "scaled.csv").write_text(MATRIX, encoding="utf-8")
    assert run("import", here / "scaled.csv", here / "other" / "scaled.csv", "-o", here / "new.capmap") == 2
    assert "is the highest value" in capsys.readouterr().err


ORGANISATION = (
    "Planstelle-ID;Planstelle;Abteilung;Inhaber;Berichtet an\n"
    "501;Geschäftsführer;Leitung;Jürgen Müller;\n"
    "503;Teamleiter;Marketing;Stefan Groß;501\n"
    "504;Teamleiter;Vertrieb;Anja Köhler;501\n"
    "505;Texter;Marketing;Tim Günther;503\n"
    "507;Verkäufer;Vertrieb;Ute Weiß;504\n"
    "508;Assistenz;Leitung;Eva Bär;504\n"
)


def test_how_letters_are_written_is_asked_and_answered_in_the_file(here: Path, capsys: pytest.CaptureFixture[str]):
    source, made, mapping = here / "plan.csv", here / "plan.capmap", here / "mapping.json"
    source.write_bytes("Skill;Köln;Ülzen\nÄrger;3;1\nGrüße;2;4\n".encode("cp850"))
    assert run("import", source, "-o", made, "--save-mapping", mapping) == 2
    assert "plan.csv: are the letters ” š Ž � á read right?" in capsys.readouterr().err
    values = json.loads(mapping.read_text(encoding="utf-8"))
    assert values["code_page"]["choices"]["cp850"] == "ö Ü Ä ü ß"
    values["code_page"]["answer"] = "cp850"
    mapping.write_text(json.dumps(values), encoding="utf-8")
    assert run("import", source, "-o", made, "--mapping", mapping) == 0
    assert sorted(held(made)) == ["Köln", "Ülzen"]
    values["code_page"]["answer"] = "Western"
    mapping.write_text(json.dumps(values), encoding="utf-8")
    assert run("import", source, "-o", made, "--mapping", mapping, "--force") == 2
    assert "'Western' is no code page. Write one of cp1252, " in capsys.readouterr().err


def test_each_question_in_the_file_is_a_sentence(here: Path, capsys: pytest.CaptureFixture[str]):
    made, mapping, other = here / "new.capmap", here / "mapping.json", here / "other.csv"
    run("import", here / "skills.csv", "-o", made)
    other.write_text("Skill;Analyst;Engineer\nDrawings;6;1\nPython;2;9\n", encoding="utf-8")
    run("import", other, "--into", made, "-o", here / "x.capmap", "--save-mapping", mapping)
    said = [line.removeprefix("workbench: ") for line in capsys.readouterr().err.splitlines()]
    values = json.loads(mapping.read_text(encoding="utf-8"))
    assert list(values)[:5] == ["kind", "version", "help", "code_page", "questions"]
    assert [question["sentence"] for question in values["questions"]] == [said[0]]
    assert values["choices"]["names"][0]["sentence"].startswith("Is the skill “Drawings” a new one, or “Drawing”? ")


def test_answers_that_are_there_are_not_written_over(here: Path, capsys: pytest.CaptureFixture[str]):
    mapping = here / "mapping.json"
    words = ("import", here / "scaled.csv", "-o", here / "x.capmap", "--save-mapping", mapping)
    run(*words)
    answered = mapping.read_text(encoding="utf-8").replace('"answer": null', '"answer": "9"')
    mapping.write_text(answered, encoding="utf-8")
    capsys.readouterr()
    assert run(*words) == 2
    assert "mapping.json is there already" in capsys.readouterr().err
    assert mapping.read_text(encoding="utf-8") == answered
    assert run(*words, "--mapping", mapping) == 0


def test_roles_of_one_title_in_two_departments_are_two(here: Path):
    source, made, again = here / "plan.csv", here / "plan.capmap", here / "again.capmap"
    source.write_text(ORGANISATION, encoding="utf-8")
    assert run("import", source, "-o", made) == 0
    roles = taken(made).scenarios[0].roles
    by_id = {role.id: role for role in roles}
    above = {role.holder: by_id[role.reports_to].holder for role in roles if role.reports_to}
    assert above["Tim Günther"] == "Stefan Groß"
    assert above["Ute Weiß"] == above["Eva Bär"] == "Anja Köhler"
    assert [role.title for role in roles].count("Teamleiter") == 2
    assert run("import", source, "--into", made, "-o", again) == 0
    assert again.read_bytes() == made.read_bytes()


def test_people_of_one_name_are_told_apart_by_their_codes_and_hold_what_they_hold(here: Path):
    source, made = here / "staff.csv", here / "staff.capmap"
    source.write_text(
        "Employee ID,Employee,Job title,Department,Manager\n"
        "701,Ada Berg,Head,Sales,\n702,Mia Bauer,Team lead,Sales,Ada Berg\n703,Mia Bauer,Clerk,Sales,Mia Bauer\n"
        "704,Bo Cole,Team lead,Buying,Ada Berg\n705,Cy Dahl,Clerk,Buying,704\n",
        encoding="utf-8",
    )
    assert run("import", source, "-o", made) == 0
    document = taken(made)
    names = {person.id: person.name for person in document.people}
    units = {unit.id: unit.name for unit in document.scenarios[0].departments}
    staff = {
        (role.title, units[role.department or ""]): [names[each] for each in role.people]
        for role in document.scenarios[0].roles
    }
    assert staff == {
        ("Head", "Sales"): ["Ada Berg"],
        ("Team lead", "Sales"): ["Mia Bauer"],
        ("Clerk", "Sales"): ["Mia Bauer"],
        ("Team lead", "Buying"): ["Bo Cole"],
        ("Clerk", "Buying"): ["Cy Dahl"],
    }
    assert len(set(names)) == 5
    assert all(role.headcount == 1 for role in document.scenarios[0].roles)


def test_a_mapping_is_for_later_states_of_its_file(here: Path, capsys: pytest.CaptureFixture[str]):
    source, mapping, made = here / "words.csv", here / "mapping.json", here / "words.capmap"
    source.write_text(WORDS, encoding="utf-8")
    assert run("import", source, "-o", made, "--save-mapping", mapping) == 2
    assert "“Top”" in capsys.readouterr().err
    answered = mapping.read_text(encoding="utf-8").replace('"answer": null', '"answer": "3"')
    mapping.write_text(answered, encoding="utf-8")
    assert run("import", source, "-o", made, "--mapping", mapping) == 0
    with source.open("a", encoding="utf-8") as file:
        file.write("Excel;Top;Expert\n")
    assert run("import", source, "--into", made, "-o", here / "more.capmap", "--mapping", mapping) == 0
    assert held(here / "more.capmap")["Analyst"]["Excel"] == ("support", 3)
    with source.open("a", encoding="utf-8") as file:
        file.write("Word;Guru;Expert\n")
    capsys.readouterr()
    assert run("import", source, "--into", made, "-o", here / "x.capmap", "--mapping", mapping) == 2
    assert "what does “Guru” mean, in 1 cell" in capsys.readouterr().err
    source.write_text("Skill;Analyst;Engineer;Tester\nSQL;Top;Basic;Basic\nR;Top;Expert;Basic\n", encoding="utf-8")
    assert run("import", source, "-o", here / "x.capmap", "--mapping", mapping) == 2
    assert "words.csv is laid out otherwise than when the mapping was saved" in capsys.readouterr().err
    text = "Our skills\n\nSkill;Analyst;Engineer\nSQL;Top;Basic\nR;Top;Expert\nC;Basic;Basic\n"
    source.write_text(text, encoding="utf-8")
    run("import", source, "-o", here / "x.capmap", "--mapping", mapping)
    assert "words.csv has no table where the mapping has one" in capsys.readouterr().err


def test_headings_with_nothing_below_are_said(here: Path, capsys: pytest.CaptureFixture[str]):
    source = here / "bare.csv"
    source.write_text("Skill,Group,Level needed\n", encoding="utf-8")
    assert run("import", source, "-o", here / "x.capmap") == 2
    assert "“bare.csv” has headings and no rows below them. Nothing was changed." in capsys.readouterr().err


def test_a_value_without_a_place_is_told_of_its_file(here: Path, capsys: pytest.CaptureFixture[str]):
    source = here / "raci.csv"
    source.write_text("Task,Head,Clerk\nPlan,A,C\nWrite,A,R\nSend,A,R\n", encoding="utf-8")
    run("import", source, "-o", here / "x.capmap")
    assert "raci.csv: C: left out. It says nothing that is taken in (1 cell)." in capsys.readouterr().out


def test_who_holds_a_role_is_told_only_where_people_are_asked_for(here: Path, capsys: pytest.CaptureFixture[str]):
    source = here / "plan.csv"
    source.write_text(
        ORGANISATION.replace("Berichtet an", "Entgeltgruppe").replace(";501\n", ";E13\n"), encoding="utf-8"
    )
    for words in ((), ("--format", "json")):
        run("import", source, "-o", here / "x.capmap", "--dry-run", *words)
        out = capsys.readouterr().out
        assert "E13" in out
        assert "Groß" not in out
    run("import", source, "-o", here / "x.capmap", "--dry-run", "--people")
    assert "Groß" in capsys.readouterr().out


def test_several_sources_come_into_one_map(here: Path):
    made = here / "both.capmap"
    assert run("import", here / "skills.csv", here / "team.csv", "-o", made) == 0
    document = taken(made)
    assert len(document.people) == 2
    assert held(made)["Engineer"]["Drawing"] == ("lead", 2)


def test_roles_that_the_map_has_tell_what_the_columns_are(here: Path):
    source, made = here / "turned.csv", here / "new.capmap"
    run("import", here / "skills.csv", "-o", made)
    source.write_text(
        "Who;SQL;Python;Drawing\nAnalyst;3;2;1\nEngineer;1;4;2\nTester;1;2;3\nWriter;;1;2\n", encoding="utf-8"
    )
    assert run("import", source, "--into", made, "-o", here / "more.capmap") == 0
    assert held(here / "more.capmap")["Analyst"]["Drawing"] == ("support", 1)


@pytest.mark.skipif(sys.platform != "linux", reason="names are text there")
def test_a_file_whose_name_is_no_text_becomes_a_map(here: Path):
    (here / "skills.csv").rename(here / "F\udce4hig.csv")
    made = here / "new.capmap"
    assert run("import", here / "F\udce4hig.csv", "-o", made) == 0
    assert taken(made).title == "F\ufffdhig"
    assert taken(made).scenarios[0].roles
    assert (
        run("import", here / "F\udce4hig.csv", "--into", made, "--new-scenario", "Another", "-o", here / "b.capmap")
        == 0
    )


def test_the_file_of_a_new_map_may_have_a_long_name_and_breaks_in_it(here: Path):
    odd = f"two\nlines {'x' * 100}.csv"
    (here / "skills.csv").rename(here / odd)
    made = here / "new.capmap"
    assert run("import", here / odd, "-o", made) == 0
    assert taken(made).title == f"two lines {'x' * 49}…"


def test_a_table_that_was_added_since_the_mapping_was_saved_is_told(here: Path, capsys: pytest.CaptureFixture[str]):
    table, mapping = here / "skills.csv", here / "mapping.json"
    assert run("import", table, "-o", here / "a.capmap", "--save-mapping", mapping) == 0
    more = ";;\n;;\n;;\nSkill;Manager;Owner\nSelling;3;1\nBuying;2;4\nAsking;4;2\n"
    table.write_text(f"{MATRIX}{more}", encoding="utf-8")
    capsys.readouterr()
    assert run("import", table, "-o", here / "b.capmap", "--mapping", mapping) == 0
    assert "skills.csv has a table that the mapping does not know, and it was left out." in capsys.readouterr().err
    assert set(held(here / "b.capmap")) == {"Analyst", "Engineer"}
