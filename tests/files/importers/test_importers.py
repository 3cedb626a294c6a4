"""The registry of importers: one frozen value a module, no two of one place or ending. Proved by one made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.packages import package_of
from workbench.application.importing.grid import Grid
from workbench.files import importers as package
from workbench.files.importers import ImportFailed, Opened, Source, importers_in

NOTES = '''
"""Lines with a tab between name and level."""

from workbench.application.importing.grid import Grid
from workbench.files.importers import Importer, ImportFailed, Opened, Source


def look(source: Source) -> bool:
    return b"\\t" in source.data


def read(source: Source) -> Opened:
    lines = [line.split("\\t") for line in source.data.decode().splitlines()]
    if any(len(line) != 2 for line in lines):
        raise ImportFailed(f"{source.name} has a line without a level. Nothing was changed.")
    rows = tuple((name, float(level)) for name, level in lines)
    return Opened((Grid(source.name, rows),), ("Levels are those of the file.",))


IMPORTER = Importer(order=PLACE, name="Notes", suffixes=ENDINGS, look=look, read=read)
'''


def notes(order: int, *suffixes: str) -> str:
    """The text of an importer."""
    return NOTES.replace("PLACE", str(order)).replace("ENDINGS", repr(suffixes))


def test_an_importer_is_found_and_reads(tmp_path: Path) -> None:
    (found,) = importers_in(package_of(tmp_path, notes=notes(10, ".tsv", ".tab")))
    assert (found.name, found.suffixes) == ("Notes", (".tsv", ".tab"))
    source = Source("skills.tsv", b"Ads\t3\nPricing\t4")
    assert found.look(source)
    assert not found.look(Source("skills.tsv", b"Ads, 3"))
    assert found.read(source) == Opened(
        (Grid("skills.tsv", (("Ads", 3.0), ("Pricing", 4.0))),), ("Levels are those of the file.",)
    )
    with pytest.raises(ImportFailed, match=r"skills\.tsv has a line without a level"):
        found.read(Source("skills.tsv", b"Ads\t3\nPricing"))


def test_importers_are_asked_by_their_order(tmp_path: Path) -> None:
    made = package_of(tmp_path, first=notes(20, ".a"), second=notes(10, ".b"))
    assert [each.order for each in importers_in(made)] == [10, 20]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (notes(10, ".a"), notes(10, ".b"), "one and other have the same order, 10"),
        (notes(10, ".a", ".b"), notes(20, ".c", ".b"), r"one and other have the same suffix, \.b"),
    ],
)
def test_two_of_one_place_or_ending_fail(tmp_path: Path, one: str, other: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        importers_in(package_of(tmp_path, one=one, other=other))


def test_those_of_the_program_are_found_the_same_way() -> None:
    assert package.importers() == importers_in(package)
