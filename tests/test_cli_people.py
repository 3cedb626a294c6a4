"""People on the command line: `fit`, and what the other commands leave out of them unless they are asked for."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.support.fit_reckoning import shown
from tests.support.notation import read_map
from tests.test_cli import run
from workbench.domain.fit import Fits
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap
from workbench.domain.people import without_people
from workbench.domain.replace import replace
from workbench.files.document import read, to_bytes
from workbench.files.identity import fresh_identity

SKILLS: dict[str, Any] = {
    "apis": {"importance": 5, "level_needed": 4},
    "design": {"importance": 3},
    "tests": {"importance": 2},
}
PEOPLE: dict[str, Any] = {
    "ada": {"name": "Ada Lovelace", "levels": {"apis": 1, "design": 3, "tests": 0}},
    "grace": {"name": "Grace Hopper", "levels": {"apis": 4}},
    "career": {"name": "Software developer", "kind": "background", "levels": {"tests": 3}},
}
ROLES: dict[str, Any] = {
    "engineer": {"title": "Lead Engineer", "leads": ["apis", "design"], "supports": ["tests"], "people": ["ada"]},
    "tester": {"leads": ["tests"], "status": "vacant"},
}
NAMES = ("Lovelace", "Hopper", "Software developer", '"ada"', "FIT1", "FIT2")


@pytest.fixture
def document() -> CapabilityMap:
    return read_map({"skills": SKILLS, "roles": ROLES, "people": PEOPLE})


@pytest.fixture
def path(document: CapabilityMap, tmp_path: Path) -> Path:
    return saved(document, tmp_path / "people.capmap")


def saved(document: CapabilityMap, path: Path) -> Path:
    path.write_bytes(to_bytes(document, fresh_identity())[0])
    return path


def answer(capsys: pytest.CaptureFixture[str], *words: str | Path) -> str:
    capsys.readouterr()
    run(*words)
    return capsys.readouterr().out


def test_fit_says_who_fills_what_and_which_two_fill_it_best(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = answer(capsys, "fit", path, "--role", "Lead Engineer").replace("\xa0", " ")
    assert said.splitlines() == [
        "Lead Engineer",
        "  Grace Hopper: fills 100 %, 56 % known",
        "    Not enough: Design (needs 3, not known) and Tests (needs 3, not known)",
        "  Ada Lovelace: fills 47 %, cannot carry Apis yet, 100 % known, holds it",
        "    Not enough: Apis (needs 4, has 1) and Tests (needs 3, has 0)",
        "  Software developer: too little is known, 11 % known",
        "  Best pair: Grace Hopper and Software developer together fill 100 % (67 % known); "
        "not enough: Design (needs 3, not known).",
    ]
    everything = answer(capsys, "fit", path)
    assert [line for line in everything.splitlines() if not line.startswith(" ")] == ["Lead Engineer", "Tester"]


def test_a_pair_is_said_where_it_fills_more_than_anybody_alone(
    document: CapabilityMap, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pair = saved(replace(document, people=(document.people[0], document.people[2])), tmp_path / "pair.capmap")
    said = answer(capsys, "fit", pair, "--role", "engineer").replace("\xa0", " ").splitlines()
    assert said[-1] == (
        "  Best pair: Ada Lovelace and Software developer together fill 58 %; not enough: Apis (needs 4, has 1)."
    )


def test_fit_of_one_person_to_one_role_says_the_way_there(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = answer(capsys, "fit", path, "--role", "engineer", "--person", "Ada Lovelace").replace("\xa0", " ")
    assert said.splitlines()[-1] == "  Growth path to 80 %: Apis 1 → 4"
    for_her = answer(capsys, "fit", path, "--person", "ada")
    assert [line for line in for_her.splitlines() if not line.startswith(" ")] == ["Lead Engineer", "Tester"]


def test_fit_as_json_is_the_list_of_the_design(
    path: Path, document: CapabilityMap, capsys: pytest.CaptureFixture[str]
) -> None:
    report = json.loads(answer(capsys, "fit", path, "--format", "json"))
    assert list(report) == ["fit"]
    roles = {role.id: role for role in document.scenarios[0].roles}
    people = {person.id: person for person in document.people}
    assert {(each["role"], each["person"]) for each in report["fit"]} == {(r, p) for r in roles for p in people}
    for each in report["fit"]:
        assert list(each) == ["role", "person", "fit", "known", "gaps"]
        expected = shown(document, [people[each["person"]]], roles[each["role"]])
        assert each["fit"] == (None if expected is None else float(expected))
    ada = next(each for each in report["fit"] if (each["role"], each["person"]) == ("engineer", "ada"))
    assert ada["gaps"] == [
        {"skill": "apis", "need": 4, "have": 1, "cannot_carry": True},
        {"skill": "tests", "need": 3, "have": 0, "cannot_carry": False},
    ]
    checked = json.loads(answer(capsys, "check", path, "--people", "--format", "json"))
    assert checked["fit"] == report["fit"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--role", "Baker"], "There is no role “Baker”. There are “Lead Engineer” and “Tester”."),
        (["--person", "Eve"], "There is no person “Eve”. There are “Ada Lovelace”, “Grace Hopper” and “Software"),
        (["--scenario", "Never"], "There is no scenario “Never”."),
    ],
)
def test_who_is_not_there_is_said_with_those_who_are(
    asked: list[str], said: str, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("fit", path, *asked) == 2
    assert said in capsys.readouterr().err


def test_two_of_one_name_are_told_apart_in_what_is_asked_and_answered(
    document: CapabilityMap, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ada, grace, career = document.people
    grace = replace(grace, name="Ada Lovelace", title="Analyst")
    engineer, tester = document.scenarios[0].roles
    roles = (engineer, replace(tester, title="Lead Engineer", holder="Nobody yet"))
    scenario = replace(document.scenarios[0], roles=roles)
    document = replace(document, people=(replace(ada, title="Writer"), grace, career), scenarios=(scenario,))
    path = saved(document, tmp_path / "two.capmap")
    asked = ("fit", path, "--role", "Lead Engineer (Nobody yet)", "--person", "Ada Lovelace (Analyst)")
    assert answer(capsys, *asked).splitlines()[:2] == [
        "Lead Engineer (Nobody yet)",
        "  Ada Lovelace (Analyst): too little is known, 0\xa0% known",
    ]
    assert run("fit", path, "--person", "Ada Lovelace") == 2
    assert "There are “Ada Lovelace (Writer)”, “Ada Lovelace (Analyst)”" in capsys.readouterr().err


def test_an_id_goes_before_a_name(document: CapabilityMap, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ada, grace, _ = document.people
    people = (replace(ada, name="grace"), grace)
    path = saved(replace(document, people=people), tmp_path / "ids.capmap")
    listed = json.loads(answer(capsys, "fit", path, "--person", "grace", "--format", "json"))["fit"]
    assert {each["person"] for each in listed} == {"grace"}


def test_a_map_without_people_says_so(
    document: CapabilityMap, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = saved(without_people(document), tmp_path / "empty.capmap")
    assert answer(capsys, "fit", empty) == "Nobody is in this map.\n"
    assert answer(capsys, "fit", empty, "--role", "engineer") == "Nobody is in this map.\n"
    assert json.loads(answer(capsys, "fit", empty, "--format", "json")) == {"fit": []}
    assert run("fit", empty, "--person", "ada") == 2
    assert "There is no person “ada”. There is none." in capsys.readouterr().err


def test_check_finds_nothing_of_people_unless_asked(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    without = json.loads(answer(capsys, "check", path, "--format", "json"))
    with_them = json.loads(answer(capsys, "check", path, "--format", "json", "--people"))
    codes = {each["code"] for each in with_them["findings"]} - {each["code"] for each in without["findings"]}
    assert codes == {"FIT1", "FIT2"}
    assert "fit" not in without
    assert with_them["verdict"] == without["verdict"]
    assert with_them["designed"] == without["designed"]


def nothing_of_people(text: str) -> None:
    assert [name for name in NAMES if name in text] == []


def test_no_answer_names_anybody_unless_asked(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = read(path).document
    role, *others = other.scenarios[0].roles
    moved = replace(role, people=("grace",), grade=2)
    changed = replace(other, scenarios=(replace(other.scenarios[0], roles=(moved, *others)),))
    second = saved(changed, path.with_name("second.capmap"))
    commands: list[tuple[str | Path, ...]] = [("check", path), ("compare", path, second)]
    for words in (*commands, *((*words, "--format", "json") for words in commands)):
        nothing_of_people(answer(capsys, *words))
    assert "Grace Hopper" in answer(capsys, "compare", path, second, "--people")
    for asked in ((), ("--people",)):
        out = path.with_name("changes.xlsx")
        answer(capsys, "compare", path, second, "-o", out, *asked)
        with zipfile.ZipFile(out) as book:
            text = " ".join(book.read(name).decode(errors="replace") for name in book.namelist())
        assert [name for name in NAMES[:3] if name in text] == (list(NAMES[:3]) if asked else [])


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".json", ".svg"])
def test_no_file_names_anybody_unless_asked(suffix: str, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = path.with_name(f"out{suffix}")
    said = answer(capsys, "export", path, "-o", out)
    assert "with their levels" in said
    assert "With --people they go out, too." in said
    if suffix == ".xlsx":
        with zipfile.ZipFile(out) as book:
            text = " ".join(book.read(name).decode(errors="replace") for name in book.namelist())
    else:
        text = out.read_text(encoding="utf-8")
    nothing_of_people(re.sub(r"&quot;", '"', text))


def test_a_report_is_made_of_a_map_without_people(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from workbench.files.exporters import Exported, ExportRequest, exporter_for

    handed: list[ExportRequest] = []
    pdf = exporter_for(".pdf")
    assert pdf is not None
    monkeypatch.setattr(
        "workbench.files.exporters.exporter_for", lambda _: replace_write(pdf, handed, Exported(b"pdf"))
    )
    run("export", path, "-o", path.with_suffix(".pdf"))
    run("export", path, "-o", path.with_suffix(".pdf"), "--people")
    without, with_them = handed
    assert (without.document, without.people) == (without_people(read(path).document), False)
    assert (with_them.document, with_them.people) == (read(path).document, True)


def replace_write(exporter: Any, handed: list[Any], exported: Any) -> Any:
    from dataclasses import replace as replaced

    return replaced(exporter, write=lambda request: handed.append(request) or exported)


def test_plain_json_keeps_people_where_asked_for(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = path.with_name("whole.json")
    said = answer(capsys, "export", path, "-o", out, "--people")
    assert "left out" not in said
    assert read(out).document == read(path).document


def test_nothing_is_said_to_be_left_out_where_nobody_is(
    document: CapabilityMap, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = saved(without_people(document), tmp_path / "empty.capmap")
    assert "left out" not in answer(capsys, "export", empty, "-o", tmp_path / "out.json")


def test_the_order_of_the_list_is_that_of_the_ranks(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = read(path).document
    fits = Index(document, document.scenarios[0]).derived(Fits)
    listed = json.loads(answer(capsys, "fit", path, "--role", "engineer", "--format", "json"))["fit"]
    assert [each["person"] for each in listed] == [fit.person.id for fit in fits.ranked("engineer")]
    for_her = json.loads(answer(capsys, "fit", path, "--person", "ada", "--format", "json"))["fit"]
    assert [each["role"] for each in for_her] == [fit.role.id for fit in fits.roles_for("ada")]
