"""What the rows and columns of a table are, said by a person: what follows of it, and what stays as it was said."""

from __future__ import annotations

import pytest

from tests.application.importing.test_pointing import said, sheets, the, topics
from tests.support.presets import with_presets
from workbench.application.importing.content import Sheets
from workbench.application.importing.extraction import records_of
from workbench.application.importing.mapping import Across, Band, Mapping, Subject
from workbench.application.importing.pointing import bands_offered, with_across, with_band, with_rows
from workbench.application.importing.recognition import propose_mapping

BANDED = "||Hard||Soft|\nSkill|Group|Anna|Ben|Cleo|Dora\nPython|A|4|2|5|1\nSQL|B|3|1|1|2\nGit|B|2|5|3|1"
BY_LAST_NAME = "Vorname|Nachname|Python|SQL|Git\nAnna|Berg|3|2|1\nBen|Holm|4|1|2\nCleo|Lind|2|2|1"


def banded(across: Across, band: Band | None) -> tuple[Sheets, Mapping]:
    content = sheets(BANDED)
    mapping = with_across(content, with_presets(content, propose_mapping(content)), 0, across)
    return content, with_band(content, mapping, 0, band)


def test_rows_that_are_skills_already_leave_the_columns_as_they_were_said_to_be() -> None:
    content, mapping = banded("role", "department")
    assert with_rows(content, mapping, 0, "skill") == mapping


def test_a_band_that_was_said_to_say_nothing_goes_on_saying_nothing() -> None:
    content, people = banded("skill", None)
    assert (the(people).across, the(people).band) == ("skill", None)
    rows = with_rows(content, people, 0, "person")
    assert (the(rows).subject, the(rows).across, the(rows).band) == ("person", "skill", None)


def test_what_stands_above_roles_is_asked_anew_of_people() -> None:
    content, of_departments = banded("role", "department")
    assert the(with_across(content, of_departments, 0, "person")).band is None
    content, of_holders = banded("role", "holder")
    people = with_across(content, of_holders, 0, "person")
    assert (the(people).across, the(people).band) == ("person", None)
    assert the(with_across(content, of_holders, 0, "role")).band == "holder"
    assert the(with_across(content, of_departments, 0, "level")).band is None


@pytest.mark.parametrize(
    ("across", "offered"),
    [("skill", ("group",)), ("role", ("department", "holder")), ("person", ("department", "role")), ("level", ())],
)
def test_what_the_row_above_the_headings_may_say(across: Across, offered: tuple[Band, ...]) -> None:
    content, mapping = banded(across, None)
    assert bands_offered(mapping, 0) == offered
    for band in ("group", "department", "holder", "role"):
        assert the(with_band(content, mapping, 0, band)).band == (band if band in offered else None)


def test_columns_that_are_skills_already_stay_as_they_are() -> None:
    content, mapping = banded("skill", None)
    assert with_across(content, mapping, 0, "skill") == mapping
    listed = sheets("Role|Skill|Level\nDev|Python|3\nOps|SQL|2")
    assert with_across(listed, propose_mapping(listed), 0, "skill") == propose_mapping(listed)


@pytest.mark.parametrize(("subject", "across"), [("skill", "role"), ("role", "skill")])
def test_rows_that_two_columns_name_are_named_by_one_once_they_are_no_people(subject: Subject, across: Across) -> None:
    content = sheets(BY_LAST_NAME)
    mapping = with_rows(content, propose_mapping(content), 0, subject)
    assert (the(mapping).subject, the(mapping).across, the(mapping).meanings) == (subject, across, {0: subject})


def test_columns_that_become_roles_make_the_rows_skills_whatever_named_them() -> None:
    content = sheets(BY_LAST_NAME)
    mapping = with_across(content, propose_mapping(content), 0, "role")
    assert (the(mapping).subject, the(mapping).across) == ("skill", "role")
    assert said(records_of(content, mapping))[:3] == ["Python: Anna 3", "SQL: Anna 2", "Git: Anna 1"]


def test_rows_that_become_people_are_asked_nothing_of_their_columns() -> None:
    content = sheets("Thing|Anna|Ben|Cleo\nPython|3|2|1\nSQL|4|1|2\nGit|2|2|1")
    mapping = with_rows(content, propose_mapping(content), 0, "person")
    assert (the(mapping).subject, the(mapping).across, topics(mapping)) == ("person", "skill", [])


def test_people_of_whom_the_first_name_is_said_alone_are_people() -> None:
    content = sheets("First name|Python|SQL|Git\nAnna|3|2|1\nBen|4|1|2\nCleo|2|2|1")
    mapping = propose_mapping(content)
    assert (the(mapping).subject, the(mapping).across, mapping.questions) == ("person", "skill", ())
    found = records_of(content, mapping)
    assert [person.name for person in found.people] == ["Anna", "Ben", "Cleo"]
    assert said(found)[:3] == ["Anna: Python 3", "Anna: SQL 2", "Anna: Git 1"]
    roles = with_rows(content, mapping, 0, "role")
    assert (the(roles).subject, the(roles).meanings) == ("role", {0: "role"})


def test_a_list_of_people_by_their_first_names_says_whose_its_levels_are() -> None:
    content = sheets("First name|Skill|Level\nAnna|Python|3\nBen|SQL|2")
    mapping = propose_mapping(content)
    assert mapping.questions == ()
    found = records_of(content, mapping)
    assert ([person.name for person in found.people], said(found)) == (
        ["Anna", "Ben"],
        ["Anna: Python 3", "Ben: SQL 2"],
    )
