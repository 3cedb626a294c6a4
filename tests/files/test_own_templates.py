"""Templates of the user's own: kept without anybody in them, listed, removed and put back; broken files are told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.files.maps import FULL
from workbench.files.atomic import SaveFailed
from workbench.files.document import DocumentError, map_json
from workbench.files.own_templates import (
    keep_template,
    load_offered,
    offered,
    own_templates,
    remove_template,
    restore_template,
)
from workbench.files.templates import load, templates
from workbench.runtime.paths import templates_dir

pytestmark = pytest.mark.usefixtures("own_folders")


def put(name: str, data: bytes) -> Path:
    path = templates_dir() / name
    path.write_bytes(data)
    return path


def test_none_are_there_at_first() -> None:
    assert own_templates().templates == ()
    assert offered() == templates()


def test_a_map_is_kept_under_a_title_and_begun_from() -> None:
    document = load("social-leadership")
    kept = keep_template(document, " Our  company ")
    assert (kept.title, kept.blurb) == ("Our  company", "51 skills, 14 roles.")
    assert own_templates().templates == (kept,)
    assert offered()[0] == kept
    begun = load_offered(kept.name)
    assert begun.title == kept.title
    assert begun.skills == document.skills


def test_nobody_is_in_it() -> None:
    document = FULL
    assert document.people
    assert any(role.holder or role.people for scenario in document.scenarios for role in scenario.roles)
    assert any(scenario.waivers for scenario in document.scenarios)
    kept = load_offered(keep_template(document, "Ours").name)
    assert kept.people == ()
    assert not any(role.holder or role.people for scenario in kept.scenarios for role in scenario.roles)
    assert not any(scenario.waivers for scenario in kept.scenarios)


def test_two_of_one_title_and_one_of_a_built_in_s_title_do_not_get_in_each_other_s_way() -> None:
    names = [keep_template(load("blank"), title).name for title in ("Blank", "Blank", "Blank!")]
    assert len({*names, "blank"}) == 4
    assert load_offered("blank") == load("blank")


def test_a_file_whose_name_differs_by_the_case_of_letters_is_not_replaced() -> None:
    put("Our-Company.json", map_json(load("blank")))
    assert keep_template(load("blank"), "Our company").name == "our-company-2"


def test_a_removed_one_can_be_put_back() -> None:
    kept = keep_template(load("blank"), "Ours")
    data = remove_template(kept.name)
    assert own_templates().templates == ()
    restore_template(kept.name, data)
    assert own_templates().templates == (kept,)


def test_broken_files_are_told_and_the_others_are_there() -> None:
    kept = keep_template(load("blank"), "Ours")
    put("broken.json", b"{")
    put("blank.json", map_json(load("blank")))
    put("notes.txt", b"anything")
    (templates_dir() / "folder.json").mkdir()
    found = own_templates()
    assert found.templates == (kept,)
    assert len(found.problems) == 3
    assert any(
        problem.startswith("blank.json has the name of a template of the program.") for problem in found.problems
    )
    assert any("broken.json" in problem for problem in found.problems)


def test_what_is_not_there_is_said_in_a_sentence() -> None:
    for name in ("nothing", "../preferences", ""):
        with pytest.raises(DocumentError, match="There is no template"):
            load_offered(name)
    with pytest.raises(SaveFailed, match="The template was not removed"):
        remove_template("nothing")
    put("broken.json", b"{")
    with pytest.raises(DocumentError, match=r"broken\.json"):
        load_offered("broken")


def test_a_title_that_no_text_may_be_is_refused() -> None:
    with pytest.raises(SaveFailed, match="control character"):
        keep_template(load("blank"), "a\x07b")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="rights bind no superuser")
def test_a_folder_without_rights_is_told() -> None:
    folder = templates_dir()
    folder.chmod(0)
    try:
        assert len(own_templates().problems) == 1
        with pytest.raises(SaveFailed, match="The template was not kept"):
            keep_template(load("blank"), "Ours")
    finally:
        folder.chmod(0o700)


def test_a_folder_that_is_a_file_is_told(own_folders: Path) -> None:
    (own_folders / "config").mkdir()
    (own_folders / "config" / "templates").write_bytes(b"")
    assert len(own_templates().problems) == 1
    assert offered() == templates()
    with pytest.raises(SaveFailed, match="The template was not kept"):
        keep_template(load("blank"), "Ours")
