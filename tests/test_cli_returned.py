"""`workbench import EDITED.xlsx --into MAP`: workbooks of the map that come back are taken back by a merge."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from tests.files.importers.returned_cases import at, cell, named, put_rows, rows_of, skill_row
from tests.files.importers.test_returned import PLAN, gone_from_both
from tests.files.importers.test_returned_damage import flipped
from tests.support.returning import edited
from tests.test_cli import run
from workbench.application.edits.assignments import SetLevel
from workbench.domain.model import CapabilityMap
from workbench.files.backups import Backups
from workbench.files.document import map_json, read, save
from workbench.files.exporters.xlsx.layout import FIRST_SKILL_ROW, SKILL
from workbench.files.identity import fresh_identity
from workbench.runtime.paths import backups_dir

Book = Callable[..., Path]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.capmap"
    save(path, PLAN, fresh_identity())
    return path


@pytest.fixture
def book(plan: Path) -> Book:
    """The plan's workbook, edited."""

    def made(edit: Callable[[Workbook], None], name: str = "back.xlsx") -> Path:
        path = plan.with_name(name)
        assert run("export", plan, "-o", path) == 0
        path.write_bytes(edited(path.read_bytes(), edit))
        return path

    return made


def changes_one_cell(book: Workbook) -> None:
    cell(book, "seo", "lead").value = "L1"


def level(document: CapabilityMap) -> int:
    (role,) = (each for each in document.scenarios[0].roles if each.id == "lead")
    return next(each.level for each in role.assignments if each.skill == "seo")


def test_what_it_changes_is_taken_with_its_cell(plan: Path, book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    out = plan.with_name("out.capmap")
    assert run("import", book(changes_one_cell), "--into", plan, "-o", out) == 0
    said = capsys.readouterr().out
    assert "1 change\n" in said
    assert "Matrix H6: Lead: Goes down from level 4 to 1 in SEO." in said
    assert level(read(out).document) == 1
    assert read(out).identity.parents == (read(plan).identity.revision,)


def test_an_untouched_one_has_nothing_new(plan: Path, book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    out = plan.with_name("out.capmap")
    assert run("import", book(lambda _: None), "--into", plan, "-o", out) == 0
    assert "The workbook has nothing new." in capsys.readouterr().out
    assert read(out).document == PLAN


def test_a_conflict_keeps_the_value_of_the_map(plan: Path, book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    path = book(changes_one_cell)
    loaded = read(plan)
    save(plan, SetLevel("today", "lead", ("seo",), 2).apply(loaded.document), loaded.identity)
    out = plan.with_name("out.capmap")
    assert run("import", path, "--into", plan, "-o", out) == 1
    said = capsys.readouterr().out
    assert "leads at level 2 here, leads at level 1 in “back.xlsx”" in said
    assert level(read(out).document) == 2


def test_a_cell_that_is_refused_is_said_and_the_others_are_taken(
    plan: Path, book: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    def edit(found: Workbook) -> None:
        changes_one_cell(found)
        cell(found, "data", "lead").value = "L7"
        cell(found, "data", "lead").comment = Comment("Too much?\nReally.", "Ben")

    out = plan.with_name("out.capmap")
    assert run("import", book(edit), "--into", plan, "-o", out) == 1
    said = capsys.readouterr().out
    assert "Matrix H10 (Data, Lead): “L7” is no cell. L1-L4, S1-S4 or empty." in said
    assert "Matrix H10 (Data, Lead), Ben: Too much? Really." in said
    assert level(read(out).document) == 1


def test_removals_are_taken_only_where_that_is_asked_for(
    plan: Path, book: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = book(gone_from_both), plan.with_name("out.capmap")
    assert run("import", path, "--into", plan, "-o", out) == 0
    assert "“SEO” is missing from “back.xlsx”. Take it out of the map?" in capsys.readouterr().out
    assert read(out).document == PLAN
    assert run("import", path, "--into", plan, "-o", out, "--take-removals", "--force") == 0
    assert "SEO: Is no longer there." in capsys.readouterr().out
    assert [skill.id for skill in read(out).document.skills] == ["sem", "insight", "brand", "data"]


def test_comments_are_kept_as_notes_only_where_that_is_asked_for_and_only_once(
    plan: Path, book: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    def edit(found: Workbook) -> None:
        cell(found, "seo", "lead").comment = Comment("Too much?", "Ben")

    path, out = book(edit), plan.with_name("out.capmap")
    assert run("import", path, "--into", plan, "-o", out) == 0
    assert read(out).document == PLAN
    assert run("import", path, "--into", plan, "-o", out, "--keep-comments", "--force") == 0
    assert "Matrix H6: Lead: Note on “SEO”: none → “Too much?”." in capsys.readouterr().out
    kept = read(out).document
    assert next(each.note for each in kept.scenarios[0].roles[0].assignments if each.skill == "seo") == "Too much?"
    assert run("import", path, "--into", out, "-o", out, "--keep-comments", "--force") == 0
    assert read(out).document == kept


def test_comments_are_kept_of_a_workbook_of_the_map_alone(
    plan: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    table = tmp_path / "a.csv"
    table.write_text("Skill\nSEO\n", encoding="utf-8")
    assert run("import", table, "--into", plan, "-o", tmp_path / "o.capmap", "--keep-comments") == 2
    said = capsys.readouterr().err
    assert "--keep-comments is for a workbook of the map of --into. Nothing was written." in said


def test_several_are_taken_one_after_the_other(plan: Path, book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    def other(found: Workbook) -> None:
        cell(found, "seo", "lead").value = "S3"
        at(found["Matrix"], skill_row(found, "sem"), SKILL).value = "Paid search"

    first, second = book(changes_one_cell, "Ann.xlsx"), book(other, "Ben.xlsx")
    out = plan.with_name("out.capmap")
    capsys.readouterr()
    assert run("import", first, second, "--into", plan, "-o", out, "--format", "json") == 1
    one, two = json.loads(capsys.readouterr().out)["workbooks"]
    assert (one["name"], len(one["changes"]), one["conflicts"]) == ("Ann.xlsx", 1, [])
    assert (two["name"], len(two["changes"]), len(two["conflicts"])) == ("Ben.xlsx", 1, 1)
    assert two["conflicts"][0]["place"] == "Matrix H6"
    assert two["conflicts"][0]["choice"] == "ours"
    assert level(read(out).document) == 1
    assert read(out).document.skills[1].name == "Paid search"


def test_a_dry_run_says_all_and_writes_nothing(plan: Path, book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    out = plan.with_name("out.capmap")
    assert run("import", book(changes_one_cell), "--into", plan, "-o", out, "--dry-run") == 0
    assert "1 change" in capsys.readouterr().out
    assert not out.exists()


def test_a_base_that_is_damaged_is_found_among_the_earlier_versions(
    plan: Path, book: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    def edit(found: Workbook) -> None:
        changes_one_cell(found)
        flipped(found)

    path, out = book(edit), plan.with_name("out.capmap")
    assert run("import", path, "--into", plan, "-o", out) == 1
    said = capsys.readouterr().out
    assert (
        "The map inside the workbook is damaged. Nothing is removed, and each value that differs is a conflict." in said
    )
    assert level(read(out).document) == 4
    assert Backups(backups_dir()).keep_file(plan, "export")
    assert run("import", path, "--into", plan, "-o", out, "--force") == 0
    assert "The map inside the workbook is damaged. The earlier versions have it." in capsys.readouterr().out
    assert level(read(out).document) == 1


def test_a_workbook_of_another_map_is_read_as_any_table(
    plan: Path, book: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    path, other = book(changes_one_cell), plan.with_name("other.capmap")
    assert run("new", "-o", other) == 0
    run("import", path, "--into", other, "-o", plan.with_name("out.capmap"))
    assert "“back.xlsx” is a workbook of another map" in capsys.readouterr().err


def test_a_plain_map_takes_a_workbook_of_its_scenario(plan: Path, book: Book) -> None:
    path, plain, out = book(changes_one_cell), plan.with_name("plan.json"), plan.with_name("out.json")
    plain.write_bytes(map_json(PLAN))
    assert run("import", path, "--into", plain, "-o", out) == 0
    assert level(read(out).document) == 1


@pytest.mark.parametrize("others", [("other.csv",), ()])
def test_what_cannot_be_done_is_said(
    others: tuple[str, ...], plan: Path, book: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    out = plan.with_name("out.capmap")
    table = plan.with_name("other.csv")
    table.write_text("Skill,Group\nOne,A\nTwo,B\n", encoding="utf-8")
    if others:
        assert run("import", book(changes_one_cell), table, "--into", plan, "-o", out) == 2
        assert "Take workbooks of this map back by themselves" in capsys.readouterr().err
    else:
        assert run("import", table, "--into", plan, "-o", out, "--take-removals") == 2
        assert "--take-removals is for a workbook of the map of --into" in capsys.readouterr().err
    assert not out.exists()


def test_a_skill_that_the_map_needs_by_now_stays(plan: Path, book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    path = book(gone_from_both)
    loaded = read(plan)
    save(plan, SetLevel("today", "lead", ("seo",), 2).apply(loaded.document), loaded.identity)
    out = plan.with_name("out.capmap")
    assert run("import", path, "--into", plan, "-o", out, "--take-removals") == 0
    assert "SEO: Removed in “back.xlsx”, changed or needed here; it stays." in capsys.readouterr().out
    assert level(read(out).document) == 2


def test_what_is_found_by_its_name_is_told(plan: Path, book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    def edit(found: Workbook) -> None:
        sheet = found["Matrix"]
        rows: list[list[Any]] = rows_of(sheet, FIRST_SKILL_ROW, sheet.max_column)
        put_rows(sheet, FIRST_SKILL_ROW, [[*row[:6], None, *row[7:]] for row in rows])
        named(found, "Organisation", "Reports to", "maker", "Role id").value = "Somebody Else"

    out = plan.with_name("out.capmap")
    assert run("import", book(edit), "--into", plan, "-o", out) == 1
    said = capsys.readouterr().out
    assert "Matrix A6 (SEO): It has no id here, and was found by its name." in said
    assert "(Maker, Reports to): There is no role called “Somebody Else”." in said
    assert read(out).document == PLAN
