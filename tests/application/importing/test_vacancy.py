"""Lists of posts: who holds which, by name and number, and which are vacant."""

from __future__ import annotations

import pytest

from tests.support.grids import grid_of_lines
from tests.support.imported import after, blank
from tests.support.presets import with_presets
from workbench.application.importing.content import Sheets
from workbench.application.importing.extraction import records_of
from workbench.application.importing.recognition import propose_mapping
from workbench.application.importing.records import Records
from workbench.application.importing.vacancy import is_nobody

POSTS = """
    Pers.-Nr.|Stelle|Abteilung|Berichtet an|Stelleninhaber|FTE
    1001|Geschäftsführer|Leitung||Dr. Ulrich Baumann|0.8
    1002|Leiterin Marketing|Marketing|Geschäftsführer|Sabine Köhler|1
    1003|Brand Manager|Marketing|Leiterin Marketing|vakant|1
    1004|Recruiter|Personal|Geschäftsführer|N.N.|1
    """


def records(lines: str) -> Records:
    content = Sheets((grid_of_lines(lines, "Team"),), "team.xlsx")
    return records_of(content, with_presets(content, propose_mapping(content)))


def test_a_personnel_number_beside_who_holds_a_role_is_hers() -> None:
    assert [(each.name, each.source, each.role) for each in records(POSTS).people] == [
        ("Dr. Ulrich Baumann", "team.xlsx:1001", "Geschäftsführer"),
        ("Sabine Köhler", "team.xlsx:1002", "Leiterin Marketing"),
    ]


def test_a_post_that_nobody_holds_is_vacant() -> None:
    roles = after(blank(), records(POSTS)).scenarios[0].roles
    assert {role.title: (role.status, len(role.people), role.headcount) for role in roles} == {
        "Geschäftsführer": ("existing", 1, 0.8),
        "Leiterin Marketing": ("existing", 1, 1),
        "Brand Manager": ("vacant", 0, 1),
        "Recruiter": ("vacant", 0, 1),
    }


def test_a_vacancy_is_none_once_the_file_names_who_holds_it_and_again_when_she_left() -> None:
    for column in ("Holder", "Employee"):
        vacant = records(f"Role|Department|{column}\nEditor|Press|vacant\nWriter|Press|Ada")
        filled = records(f"Role|Department|{column}\nEditor|Press|Bo\nWriter|Press|Ada")
        first = after(blank(), vacant)
        assert [role.status for role in first.scenarios[0].roles] == ["vacant", "existing"]
        second = after(first, filled)
        assert [role.status for role in second.scenarios[0].roles] == ["existing", "existing"]


def test_a_vacant_post_beside_a_held_one_of_its_role_counts() -> None:
    for column in ("Holder", "Employee"):
        found = records(f"Role|Department|{column}\nEditor|Press|Ada\nEditor|Press|vacant")
        (role,) = after(blank(), found).scenarios[0].roles
        assert (role.status, role.headcount) == ("existing", 2)


def test_personnel_numbers_beside_roles_make_no_people() -> None:
    found = records("Personalnummer|Stelle|Abteilung\n1001|Editor|Press\n1002|Writer|Press")
    assert not found.people
    assert [role.title for role in found.roles] == ["Editor", "Writer"]
    assert [(each.what, each.reason) for each in found.left_out] == [("Personalnummer", "unused_column")]


@pytest.mark.parametrize("word", ["vakant", "Vacant", "N.N.", "n. n.", "offen", "(unbesetzt)", "TBD", "à pourvoir"])
def test_words_for_nobody(word: str) -> None:
    assert is_nobody(word)


@pytest.mark.parametrize("name", ["", "Ada Vacante", "Nina Nolte"])
def test_names_are_no_words_for_nobody(name: str) -> None:
    assert not is_nobody(name)
