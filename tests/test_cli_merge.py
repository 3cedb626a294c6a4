"""The commands `merge` and `show`: two copies of a map and what both came of, also as a driver of git."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.test_cli import run
from workbench.application.edit import Edit
from workbench.application.edits.roles import DeleteRoles, SetRole
from workbench.application.edits.skills import SetSkill
from workbench.domain.model import CapabilityMap, Role
from workbench.files.container import part
from workbench.files.document import map_json, read, save

Copy = Callable[..., Path]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "plan.capmap"
    assert run("new", "-o", path) == 0
    return path


@pytest.fixture
def copy(base: Path) -> Copy:
    """A copy of the base, edited and saved."""

    def made(name: str, *edits: Edit) -> Path:
        path, loaded = base.with_name(name), read(base)
        document = loaded.document
        for edit in edits:
            document = edit.apply(document)
        shutil.copy(base, path)
        save(path, document, loaded.identity)
        return path

    return made


def role(document: CapabilityMap, identifier: str) -> Role:
    return next(role for role in document.scenarios[0].roles if role.id == identifier)


@pytest.fixture
def grade(base: Path) -> Callable[[int], Edit]:
    scenario = read(base).document.scenarios[0]
    return lambda value: SetRole(scenario.id, scenario.roles[0].id, "grade", value)


def test_what_one_changed_is_taken_and_the_next_merge_knows_it(
    base: Path, copy: Copy, grade: Callable[[int], Edit], capsys: pytest.CaptureFixture[str]
) -> None:
    skill = read(base).document.skills[0]
    ours, theirs = copy("a.capmap", grade(7)), copy("b.capmap", SetSkill(skill.id, "importance", 1))
    assert run("merge", base, ours, theirs, "-o", ours) == 0
    said = capsys.readouterr().out
    assert f"{skill.name}: Importance: {skill.importance} → 1." in said
    merged = read(ours)
    assert merged.document.skills[0].importance == 1
    assert merged.document.scenarios[0].roles[0].grade == 7
    assert read(theirs).identity.revision in merged.identity.parents
    assert read(base).identity.revision in merged.identity.parents
    assert part(ours, "conflicts.json") is None
    assert run("merge", theirs, ours, theirs, "-o", base.with_name("c.capmap")) == 0
    assert "nothing new" in capsys.readouterr().out
    assert read(base.with_name("c.capmap")).document == merged.document


def test_a_conflict_keeps_our_value_and_stays_in_the_file(
    base: Path, copy: Copy, grade: Callable[[int], Edit], capsys: pytest.CaptureFixture[str]
) -> None:
    ours, theirs, output = copy("a.capmap", grade(7)), copy("b.capmap", grade(2)), base.with_name("c.capmap")
    assert run("merge", base, ours, theirs, "-o", output) == 1
    card = read(base).document.scenarios[0].roles[0]
    assert f"{card.title}, Grade: Chief officer here, Specialist in “b.capmap”." in capsys.readouterr().out
    assert read(output).document.scenarios[0].roles[0].grade == 7
    listed = json.loads(part(output, "conflicts.json") or b"")
    assert [(each["subject"], each["part"], each["ours"], each["theirs"]) for each in listed["conflicts"]] == [
        (f"role:{card.id}", "grade", 7, 2)
    ]
    assert run("merge", base, ours, theirs, "-o", output, "--prefer", "theirs") == 0
    assert read(output).document.scenarios[0].roles[0].grade == 2
    assert part(output, "conflicts.json") is None


def test_a_plain_map_is_written_as_one_with_its_conflicts_beside_it(
    base: Path, copy: Copy, grade: Callable[[int], Edit]
) -> None:
    ours, theirs = copy("a.capmap", grade(7)), copy("b.capmap", grade(2))
    plain = base.with_name("a.json")
    plain.write_bytes(map_json(read(ours).document))
    assert run("merge", base, plain, theirs, "-o", plain) == 1
    assert json.loads(plain.read_bytes())["scenarios"][0]["roles"][0]["grade"] == 7
    assert len(json.loads(base.with_name("a.json.conflicts.json").read_bytes())["conflicts"]) == 1


@pytest.mark.parametrize("empty", [True, False])
def test_without_a_base_nothing_is_removed(
    base: Path, copy: Copy, empty: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario = read(base).document.scenarios[0]
    fewer = copy("b.capmap", DeleteRoles(scenario.id, (scenario.roles[-1].id,)))
    nothing = base.with_name("empty")
    nothing.touch()
    assert run("merge", nothing if empty else "-", base, fewer, "-o", base.with_name("c.capmap")) == 0
    assert "is not known" in capsys.readouterr().out
    assert read(base.with_name("c.capmap")).document == read(base).document


def test_two_documents_are_not_merged(base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.capmap"
    assert run("new", "-o", other) == 0
    assert run("merge", base, base, other, "-o", tmp_path / "c.capmap") == 2
    assert "two documents" in capsys.readouterr().err
    assert not (tmp_path / "c.capmap").exists()


def test_json_says_each_line(
    base: Path, copy: Copy, grade: Callable[[int], Edit], capsys: pytest.CaptureFixture[str]
) -> None:
    ours, theirs = copy("a.capmap", grade(7)), copy("b.capmap", grade(2))
    capsys.readouterr()
    assert run("merge", base, ours, theirs, "-o", ours, "--format", "json") == 1
    said = json.loads(capsys.readouterr().out)
    assert said.keys() == {"conflicts", "changes", "kept", "repairs"}
    assert said["conflicts"][0]["choice"] == "ours"


def test_show_says_all_in_lines_that_an_order_does_not_move(
    base: Path, copy: Copy, grade: Callable[[int], Edit], capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run("show", base) == 0
    before = capsys.readouterr().out.splitlines()
    assert run("show", copy("a.capmap", grade(7))) == 0
    after = capsys.readouterr().out.splitlines()
    card = read(base).document.scenarios[0].roles[0]
    assert set(after) - set(before) == {f"scenario Proposed / role {card.title}: grade 7"}
    assert len(before) == len(after)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_merges_two_branches_and_shows_what_differs(
    base: Path, copy: Copy, grade: Callable[[int], Edit], tmp_path: Path
) -> None:
    program = f'"{sys.executable}" -P -m workbench'
    home = tmp_path / "repository"
    home.mkdir()

    def git(*arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        named = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
        return subprocess.run(["git", *named, *arguments], cwd=home, check=check, capture_output=True, text=True)

    def commit(source: Path) -> None:
        shutil.copy(source, home / "plan.capmap")
        git("add", "-A")
        git("commit", "-qm", source.name)

    git("init", "-q", "-b", "main")
    git("config", "merge.capmap.driver", f"{program} merge %O %A %B -o %A")
    git("config", "diff.capmap.textconv", f"{program} show")
    (home / ".gitattributes").write_text("*.capmap merge=capmap diff=capmap\n", encoding="utf-8")
    commit(base)
    skill = read(base).document.skills[0]
    git("checkout", "-qb", "side")
    commit(copy("b.capmap", SetSkill(skill.id, "importance", 1), grade(2)))
    difference = git("diff", "main", "side").stdout
    assert f"+skill {skill.name}: importance 1" in difference
    git("checkout", "-q", "main")
    commit(copy("a.capmap", SetSkill(skill.id, "level_needed", 1)))
    git("merge", "-q", "-m", "both", "side")
    merged = read(home / "plan.capmap").document
    assert (merged.skills[0].importance, merged.skills[0].level_needed) == (1, 1)
    git("checkout", "-qb", "again")
    conflicting = base.with_name("c.capmap")
    save(conflicting, grade(7).apply(merged), read(home / "plan.capmap").identity)
    commit(conflicting)
    git("checkout", "-q", "main")
    other = base.with_name("d.capmap")
    save(other, grade(5).apply(merged), read(home / "plan.capmap").identity)
    commit(other)
    assert git("merge", "again", check=False).returncode == 1
    assert read(home / "plan.capmap").document.scenarios[0].roles[0].grade == 5
    assert part(home / "plan.capmap", "conflicts.json") is not None


def test_what_an_earlier_merge_left_open_stays_open_in_the_next_one(
    base: Path, copy: Copy, grade: Callable[[int], Edit], capsys: pytest.CaptureFixture[str]
) -> None:
    ours, theirs, output = copy("a.capmap", grade(7)), copy("b.capmap", grade(2)), base.with_name("c.capmap")
    assert run("merge", base, ours, theirs, "-o", output) == 1
    left = read(output).conflicts
    skill = read(base).document.skills[0]
    later = copy("d.capmap", SetSkill(skill.id, "importance", 1))
    assert run("merge", base, output, later, "-o", output) == 1
    assert capsys.readouterr().out.endswith("From earlier merges 1 conflict still to be decided.\n")
    assert read(output).conflicts == left
    assert read(output).document.skills[0].importance == 1
    assert run("merge", base, later, output, "-o", base.with_name("e.capmap")) == 1
    assert read(base.with_name("e.capmap")).conflicts == left


def test_a_file_whose_conflicts_cannot_be_understood_is_not_merged(
    base: Path, copy: Copy, grade: Callable[[int], Edit], capsys: pytest.CaptureFixture[str]
) -> None:
    ours, theirs = copy("a.capmap", grade(7)), copy("b.capmap", grade(2))
    loaded = read(ours)
    save(ours, loaded.document, loaded.identity, own=(("conflicts.json", b"later"),))
    assert run("merge", base, ours, theirs, "-o", base.with_name("c.capmap")) == 2
    assert "“a.capmap” holds conflicts that cannot be read. Nothing was written." in capsys.readouterr().err
    assert not base.with_name("c.capmap").exists()
