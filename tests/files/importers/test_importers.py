"""The registry of importers: one frozen value a module, no two of one place or id. Proved by one made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.packages import package_of
from workbench.application.importing.grid import Grid
from workbench.files import importers as package
from workbench.files.importers import (
    Encoding,
    Opened,
    Recognised,
    Source,
    content_of,
    importers_in,
    joined,
    open_source,
)

NOTES = '''
"""Lists of levels: a name and a level in each."""

from workbench.application.importing.grid import Grid
from workbench.files.importers import Importer, Opened, Recognised


def recognise(opened: Opened) -> Recognised | None:
    if not isinstance(opened.tree, list):
        return None
    rows = tuple((each["skill"], float(each["level"])) for each in opened.tree)
    return Recognised((Grid(opened.name, rows),), ("Levels are those of the file.",))


IMPORTER = Importer(id=NAME, order=PLACE, name="Levels", recognise=recognise)
'''


def notes(order: int, name: str) -> str:
    """The text of an importer."""
    return NOTES.replace("PLACE", str(order)).replace("NAME", repr(name))


def test_an_importer_is_found_and_recognises_what_is_its(tmp_path: Path) -> None:
    (found,) = importers_in(package_of(tmp_path, notes=notes(10, "levels")))
    assert (found.id, found.name) == ("levels", "Levels")
    opened = open_source(Source("skills.txt", b'[{"skill": "Ads", "level": 3}]'))
    assert found.recognise(opened) == Recognised(
        (Grid("skills.txt", (("Ads", 3.0),)),), ("Levels are those of the file.",)
    )
    assert found.recognise(Opened((Grid("skills", ()),))) is None


def test_importers_are_asked_by_their_order(tmp_path: Path) -> None:
    made = package_of(tmp_path, first=notes(20, "a"), second=notes(10, "b"))
    assert [each.order for each in importers_in(made)] == [10, 20]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (notes(10, "a"), notes(10, "b"), "one and other have the same order, 10"),
        (notes(10, "a"), notes(20, "a"), "one and other have the same id, a"),
    ],
)
def test_two_of_one_place_or_id_fail(tmp_path: Path, one: str, other: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        importers_in(package_of(tmp_path, one=one, other=other))


def test_sources_that_are_parts_of_one_thing_are_one() -> None:
    sources = (
        Source("titles.csv", b"O*NET-SOC Code,Title,Reported Job Title\n1,Buyer,Purchaser\n"),
        Source("team.csv", b"Skill,Buyer\nHaggling,3\n"),
        Source("occupations.csv", b"O*NET-SOC Code,Title,Description\n1,Buyer,Buys.\n"),
    )
    whole, other = joined(map(open_source, sources))
    assert (whole.name, [grid.name for grid in whole.grids]) == (
        "titles.csv",
        ["titles.csv", "occupations.csv"],
    )
    assert other.name == "team.csv"
    assert content_of(other)[0].source == ""
    assert content_of(whole)[0].source == "onet"


def test_what_is_asked_and_said_of_a_part_is_asked_and_said_of_the_whole() -> None:
    grid = Grid("Sheet", (("conceptUri", "preferredLabel", "altLabels"),))
    asked = Encoding("cp1252", ("cp1252",), ())
    parts = (Opened((grid,), ("One.",), "a.xlsx"), Opened((grid,), ("Two.",), "b.xlsx", encoding=asked))
    (whole,) = joined(parts)
    assert (whole.notes, whole.encoding) == (("One.", "Two."), asked)
    assert [(each.name, each.file) for each in whole.grids] == [("Sheet", "a.xlsx"), ("Sheet 2", "b.xlsx")]


def test_those_of_the_program_are_found_the_same_way() -> None:
    assert package.importers() == importers_in(package)
