"""`workbench import`: what is taken, asked, answered, and left alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.test_cli import run
from workbench.domain.model import CapabilityMap
from workbench.files.document import read

MATRIX = "Skill;Analyst;Engineer\nSQL;3;1\nPython;2;4\nDrawing;;2\n"
SCALED = "Skill;Analyst;Engineer\nSQL;6;1\nPython;2;4\nDrawing;;9\n"
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
    assert "Added: 3 skills, 2 roles, 5 assignments." in capsys.readouterr().out
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
        (("skills.csv", "team.csv", "--save-mapping", "m.json"), "A mapping is of one SOURCE"),
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
    assert "Knowledge (1) is a sheet of its own" in capsys.readouterr().err


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


def test_files_of_one_name_are_both_asked_about(here: Path, capsys: pytest.CaptureFixture[str]):
    (here / "other").mkdir()
    (here / "other" / "scaled.csv").write_text(MATRIX, encoding="utf-8")
    assert run("import", here / "scaled.csv", here / "other" / "scaled.csv", "-o", here / "new.capmap") == 2
    assert "is the highest value" in capsys.readouterr().err
