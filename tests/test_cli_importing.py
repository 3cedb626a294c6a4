"""`workbench import`, step by step: names of sources, what is asked in which words, and where answers go."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.test_cli import run
from tests.test_cli_import import MATRIX, SCALED, TEAM, WORDS, held, taken
from workbench.domain.model import CapabilityMap

ODD = "Skill;Köln;Ülzen\nÄrger;3;1\nGrüße;2;4\n"


def text(path: Path, content: str, encoding: str = "utf-8") -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content.encode(encoding))
    return path


def book(path: Path, **sheets: str) -> Path:
    made = Workbook()
    made.remove(made.active)
    for name, lines in sheets.items():
        page = made.create_sheet(name.replace("_", " "))
        for line in lines.strip().splitlines():
            page.append([float(cell) if cell.isdigit() else cell or None for cell in line.split(";")])
    made.save(path)
    return path


def levels(path: Path) -> dict[str, dict[str, int]]:
    return {title: {skill: level for skill, (_, level) in card.items()} for title, card in held(path).items()}


def test_letters_alone_can_be_answered_in_a_file_that_people_can_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, made, mapping = text(tmp_path / "plan.csv", ODD, "cp850"), tmp_path / "a.capmap", tmp_path / "m.json"
    assert run("import", source, "-o", made) == 2
    said = capsys.readouterr().err
    assert said.count("plan.csv:") == 1
    assert said.endswith("Nothing was written. --save-mapping writes a file to answer in.\n")
    assert run("import", source, "-o", made, "--save-mapping", mapping) == 2
    assert capsys.readouterr().err.endswith("Nothing was written.\n")
    assert '"cp850": "ö Ü Ä ü ß"' in mapping.read_text(encoding="utf-8")
    assert run("import", source, "-o", made, "--save-mapping", mapping, "--force", "--people") == 2
    assert "is “Skill;K”ln;šlzen” read right?" in capsys.readouterr().err
    assert "Grüße" in mapping.read_text(encoding="utf-8")
    for answer in (None, {"answer": None}):
        values = json.loads(mapping.read_text(encoding="utf-8"))
        values["code_page"] = answer
        text(mapping, json.dumps(values))
        assert run("import", source, "-o", made, "--mapping", mapping) == 2, "it is still asked"
    values["code_page"] = "cp850"
    text(mapping, json.dumps(values))
    assert run("import", source, "-o", made, "--mapping", mapping) == 0
    assert [skill.name for skill in taken(made).skills] == ["Ärger", "Grüße"]


def test_a_note_is_of_its_file_where_there_are_several(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd = text(tmp_path / "odd.csv", MATRIX.replace("SQL", "SQ\x00L"))
    other = text(tmp_path / "team.csv", TEAM)
    assert run("import", odd, "-o", tmp_path / "a.capmap") == 0
    (alone,) = capsys.readouterr().err.splitlines()
    assert "odd.csv" not in alone
    assert run("import", odd, other, "-o", tmp_path / "b.capmap") == 0
    (both,) = capsys.readouterr().err.splitlines()
    assert both.removeprefix("workbench: ") == f"odd.csv: {alone.removeprefix('workbench: ')}"


def test_sources_of_one_name_are_numbered_and_each_has_its_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = text(tmp_path / "a" / "s.csv", SCALED), text(tmp_path / "b" / "s.csv", SCALED.replace("Analyst", "Cook"))
    made, mapping = tmp_path / "a.capmap", tmp_path / "m.json"
    assert run("import", one, two, "-o", made, "--save-mapping", mapping) == 2
    asked = [line.removeprefix("workbench: ") for line in capsys.readouterr().err.splitlines()]
    assert [line.partition(":")[0] for line in asked[:2]] == ["s.csv", "s.csv (2)"]
    values = json.loads(mapping.read_text(encoding="utf-8"))
    assert [source["name"] for source in values["sources"]] == ["s.csv", "s.csv (2)"]
    assert [source["questions"][0]["sentence"] for source in values["sources"]] == asked[:2]
    for source, answer in zip(values["sources"], ("9", "10"), strict=True):
        source["questions"][0]["answer"] = answer
    text(mapping, json.dumps(values))
    assert run("import", one, two, "-o", made, "--mapping", mapping) == 0
    assert levels(made)["Analyst"]["SQL"] == 3
    assert levels(made)["Cook"]["SQL"] == 2


def test_one_sheet_is_read_and_those_that_there_are_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = book(tmp_path / "b.xlsx", First=MATRIX, Second=MATRIX.replace("Analyst", "Cook"))
    made = tmp_path / "a.capmap"
    assert run("import", source, "--sheet", "Second", "-o", made) == 0
    assert set(held(made)) == {"Cook", "Engineer"}
    capsys.readouterr()
    assert run("import", source, "--sheet", "third", "-o", made, "--force") == 2
    assert "b.xlsx has no sheet “third”. It has First and Second." in capsys.readouterr().err
    many = book(tmp_path / "m.xlsx", **{f"S{number}": MATRIX for number in range(7)})
    assert run("import", many, "--sheet", "x", "-o", made, "--force") == 2
    assert "It has S0, S1, S2, S3, S4 and 2 more." in capsys.readouterr().err


def test_a_table_that_is_gone_is_told_with_its_sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, mapping = book(tmp_path / "b.xlsx", Plan=MATRIX, More=TEAM.replace(",", ";")), tmp_path / "m.json"
    assert run("import", source, "-o", tmp_path / "a.capmap", "--save-mapping", mapping) == 0
    book(source, Plan=f"Ours\n\n{MATRIX}", More=TEAM.replace(",", ";"))
    capsys.readouterr()
    run("import", source, "-o", tmp_path / "b.capmap", "--mapping", mapping)
    said = capsys.readouterr().err
    assert (
        "b.xlsx, sheet “Plan”, has no table where the mapping has one. What stands there is read all the same." in said
    )
    assert "b.xlsx, sheet “Plan”, has a table that the mapping does not know, and it was left out." in said
    assert "More" not in said
    book(source, Plan=MATRIX.replace("Analyst;Engineer", "Analyst;Engineer;Cook").replace(";1", ";1;1"))
    assert run("import", source, "-o", tmp_path / "c.capmap", "--mapping", mapping) == 2
    assert "b.xlsx, sheet “Plan”, is laid out otherwise than when" in capsys.readouterr().err


def with_twins(path: Path) -> CapabilityMap:
    staff = "Employee ID,Employee,Job title\n701,Mia Bauer,Clerk\n702,Mia Bauer,Cook\n703,Bo Cole,Clerk\n"
    source = text(path.parent / "staff.csv", staff)
    assert run("import", source, "-o", path) == 0
    return taken(path)


def test_questions_about_people_are_shown_where_people_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tmp_path / "before.capmap"
    assert [person.name for person in with_twins(before).people] == ["Mia Bauer", "Mia Bauer", "Bo Cole"]
    source = text(tmp_path / "more.csv", "Employee,Python,SQL\nMia Bauer,2,2\nBo Cole,3,3\n")
    words = ("import", source, "--into", before, "-o", tmp_path / "after.capmap")
    capsys.readouterr()
    assert run(*words) == 2
    said = capsys.readouterr().err
    assert "There are questions about people; --people shows them." in said
    assert "Mia" not in said
    assert run(*words, "--people") == 2
    said = capsys.readouterr().err
    assert "more.csv, row 2: “Mia Bauer” names two people" in said
    assert "--people shows them" not in said
    assert run(*words, "--format", "json") == 2
    assert json.loads(capsys.readouterr().out)["questions"] == []
    assert run(*words, "--format", "json", "--people") == 2
    (question,) = json.loads(capsys.readouterr().out)["questions"]
    assert (question["kind"], question["place"]) == ("person", "more.csv, row 2")


def test_more_roles_than_are_taken_at_once_can_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = "".join(f"Role {number};Python;3\n" for number in range(520))
    source, made = text(tmp_path / "roles.csv", f"Role;Skill;Level\n{rows}"), tmp_path / "a.capmap"
    assert run("import", source, "-o", made) == 2
    said = capsys.readouterr().err.splitlines()
    assert said[0].removeprefix("workbench: ") == (
        "The file has 520 roles; 500 are taken at once. Which? --role NAME takes one, or a family of them."
    )
    assert said[-1].removeprefix("workbench: ") == "Nothing was written."
    assert run("import", source, "-o", made, "--role", "Role 3", "--role", "role 5") == 0
    assert set(held(made)) == {"Role 3", "Role 5"}


def test_what_is_asked_of_words_goes_into_the_file_and_comes_back(tmp_path: Path) -> None:
    source, made, mapping = text(tmp_path / "w.csv", WORDS), tmp_path / "a.capmap", tmp_path / "m.json"
    assert run("import", source, "-o", made, "--save-mapping", mapping) == 2
    values = json.loads(mapping.read_text(encoding="utf-8"))
    (question,) = values["questions"]
    assert (question["topic"], question["about"], question["answer"]) == ("value", "Top", None)
    assert values["help"].startswith("Write an answer in place of each null")
    question["answer"] = "2"
    text(mapping, json.dumps(values))
    assert run("import", source, "-o", made, "--mapping", mapping) == 0
    assert levels(made)["Analyst"]["SQL"] == 2


def test_where_it_goes_is_said_each_time_and_what_is_decided_is_in_the_mapping(tmp_path: Path) -> None:
    source, made, mapping = text(tmp_path / "s.csv", MATRIX), tmp_path / "a.capmap", tmp_path / "m.json"
    words = ("import", source, "-o", made, "--force")
    assert run(*words, "--new-scenario", "Later", "--role", "Analyst", "--save-mapping", mapping) == 0
    assert [scenario.name for scenario in taken(made).scenarios] == ["Today", "Later"]
    values = json.loads(mapping.read_text(encoding="utf-8"))
    values["choices"]["who_leads"] = "nobody"
    text(mapping, json.dumps(values))
    assert run(*words, "--mapping", mapping, "--role", "Engineer", "--scenario", "today") == 0
    assert held(made) == {
        "Engineer": {"SQL": ("support", 1), "Python": ("support", 4), "Drawing": ("support", 2)},
    }
    assert [scenario.name for scenario in taken(made).scenarios] == ["Today"]


def test_a_plain_map_is_written_and_a_trial_says_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, plain = text(tmp_path / "s.csv", MATRIX), tmp_path / "a.JSON"
    assert run("import", source, "-o", plain, "--dry-run") == 0
    trial = capsys.readouterr().out
    assert not plain.exists()
    assert run("import", source, "-o", plain) == 0
    assert capsys.readouterr().out == f"{trial}Saved {plain}.\n"
    assert json.loads(plain.read_text(encoding="utf-8"))["title"] == "s"
    assert run("import", source, "-o", plain, "--dry-run") == 0, "nothing is replaced by a trial"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('{"sources": [{"name": "s.csv", "questions": 3}]}', "m.json"),
        ('{"sources": [{"name": 3}]}', "is no source of the mapping"),
        ('{"sources": [], "choices": {"who_leads": "cats"}}', "m.json"),
        ("[" * 100_000, "m.json"),
    ],
)
def test_a_mapping_that_is_none_is_told_with_its_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], written: str, said: str
) -> None:
    source, mapping = text(tmp_path / "s.csv", MATRIX), text(tmp_path / "m.json", written)
    assert run("import", source, "-o", tmp_path / "a.capmap", "--mapping", mapping) == 2
    told = capsys.readouterr().err
    assert said in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("lines", "asked"),
    [
        ("Skill;Anna Berg;Bo Cole;Cleo Lind\nSQL;3;2;1\nReden;1;4;2\n", "are the 3 columns roles or people?"),
        (
            "Task;Responsible;Accountable\nPlan;Anna Berg;Bo Cole\nBuild;Bo Cole;Cleo Lind\n",
            "are the 3 who are accountable or responsible roles or people?",
        ),
    ],
)
def test_a_question_whether_names_are_people_names_them_only_where_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lines: str, asked: str
) -> None:
    source = text(tmp_path / "chart.csv", lines)
    words = ("import", source, "-o", tmp_path / "a.capmap")
    for more in ((), ("--dry-run",)):
        assert run(*words, *more) == 2
        said = capsys.readouterr()
        assert asked in said.err
        assert "Berg" not in said.err + said.out
    run(*words, "--format", "json")
    told = json.loads(capsys.readouterr().out)["questions"]
    assert [each["sentence"].partition(": ")[2] for each in told] == [asked]
    assert run(*words, "--people") == 2
    assert "such as Anna Berg, Bo Cole" in capsys.readouterr().err.replace("Bo Cole, Anna Berg", "Anna Berg, Bo Cole")


NAMES = re.compile("Anna|Berg|Cole|Cleo|Lind|J.rg|J.{1,3}rg")


@pytest.mark.parametrize(
    "lines",
    [
        "Skill;Anna Berg;Bo Cole;Cleo Lind\nSQL;A;R;\nTalks;R;A;C\n",
        "Skill;Anna Berg;Bo Cole;Cleo Lind\nSQL;3;2;1\nTalks;1;4;2\n",
        "Task;Responsible;Accountable\nPlan;Anna Berg;Bo Cole\nBuild;Bo Cole;Cleo Lind\n",
        ";SQL;Talks;Sums\nAnna Berg;A;R;A\nBo Cole;R;A;R\nCleo Lind;R;;\n",
        ";SQL;Talks;Sums\nAnna Berg;3;1;2\nBo Cole;2;4;1\nCleo Lind;1;2;3\n",
        "Employee;Title;SQL;Talks\nAnna Berg;Clerk;3;2\nBo Cole;Cook;1;4\n",
        "Skill;Level;Name\nSQL;3;J\xf6rg Berg\nTalks;2;Anna Lind\n",
    ],
)
def test_names_of_people_stand_nowhere_unless_they_are_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lines: str
) -> None:
    source, mapping = text(tmp_path / "chart.csv", lines, "cp1252"), tmp_path / "m.json"
    words = ("import", source, "-o", tmp_path / "a.capmap", "--force")
    for more in ((), ("--dry-run",), ("--format", "json"), ("--save-mapping", mapping)):
        run(*words, *more)
        said = capsys.readouterr()
        assert not NAMES.search(said.out + said.err)
    assert not NAMES.search(mapping.read_text(encoding="utf-8"))
    run(*words, "--format", "json", "--people")
    assert NAMES.search(capsys.readouterr().out)


def test_people_who_become_roles_are_people_still(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = text(tmp_path / "team.csv", "Employee;Title;SQL\nAnna Berg;Clerk;3\nBo Cole;Cook;1\n")
    mapping = tmp_path / "m.json"
    assert run("import", source, "-o", tmp_path / "a.capmap", "--save-mapping", mapping) == 0
    values = json.loads(mapping.read_text(encoding="utf-8"))
    values["choices"]["people_as"] = "role_each"
    mapping.write_text(json.dumps(values), encoding="utf-8")
    capsys.readouterr()
    words = ("import", source, "-o", tmp_path / "b.capmap", "--force", "--mapping", mapping)
    for more in ((), ("--format", "json"), ("--dry-run",)):
        assert run(*words, *more) == 0
        said = capsys.readouterr()
        assert not NAMES.search(said.out + said.err)
    assert list(held(tmp_path / "b.capmap")) == ["Clerk (Anna Berg)", "Cook (Bo Cole)"]


def test_a_question_whether_names_are_people_is_answered_in_a_file_without_them(tmp_path: Path) -> None:
    source = text(tmp_path / "chart.csv", "Skill;Anna Berg;Bo Cole;Cleo Lind\nSQL;A;R;\nTalks;R;A;C\n")
    mapping = tmp_path / "m.json"
    assert run("import", source, "-o", tmp_path / "a.capmap", "--save-mapping", mapping) == 2
    values = json.loads(mapping.read_text(encoding="utf-8"))
    (question,) = values["questions"]
    assert question["sentence"] == "chart.csv: are the 3 columns roles or people?"
    question["answer"] = "people"
    mapping.write_text(json.dumps(values), encoding="utf-8")
    assert run("import", source, "-o", tmp_path / "a.capmap", "--mapping", mapping) == 0
    assert [person.name for person in taken(tmp_path / "a.capmap").people] == ["Anna Berg", "Bo Cole", "Cleo Lind"]
