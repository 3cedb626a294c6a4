"""The map that two copies of a document came of, and the copies that a synchronised folder leaves beside it."""

from __future__ import annotations

import platform
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.files.ancestry import merged_identity
from workbench.files.backups import Backups
from workbench.files.conflicted_copies import conflicted_copies, conflicted_names
from workbench.files.document import Loaded, map_json, read, save
from workbench.files.identity import fresh_identity
from workbench.files.merge_base import find_base, is_another_document
from workbench.files.templates import load


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.capmap"
    save(path, load("before-and-after"), fresh_identity())
    return path


@pytest.fixture
def backups(tmp_path: Path) -> Backups:
    return Backups(tmp_path / "backups")


def edited(path: Path, notes: str, name: str = "") -> Loaded:
    """A copy of a file with other notes, saved there or under another name."""
    there, other = read(path), path.with_name(name or path.name)
    save(other, replace(there.document, notes=notes), there.identity)
    return read(other)


def test_the_base_is_the_revision_both_came_of_from_the_backups(path: Path, backups: Backups) -> None:
    base = read(path)
    backups.keep_file(path, "save")
    theirs = edited(path, "Ben", "ben.capmap")
    ours = edited(path, "Ann")
    assert find_base(backups, ours.identity, ours, theirs) == base.document
    assert find_base(Backups(path.parent / "none"), ours.identity, ours, theirs) is None


def test_the_base_is_a_copy_itself_where_the_other_came_of_it(path: Path, backups: Backups) -> None:
    base = read(path)
    later = edited(path, "Ben", "ben.capmap")
    assert find_base(backups, base.identity, base, later) is base.document
    assert find_base(backups, later.identity, later, base) is base.document
    assert find_base(backups, base.identity, None, later) is None


def test_an_older_base_is_taken_where_the_newest_cannot_be_read(path: Path, backups: Backups) -> None:
    oldest = read(path)
    backups.keep_file(path, "save")
    newest = edited(path, "Both")
    backups.keep_file(path, "save")
    theirs = edited(path, "Ben", "ben.capmap")
    ours = edited(path, "Ann")
    version = backups.find(ours.identity.document_id, newest.identity.revision)
    assert version is not None
    assert find_base(backups, ours.identity, None, theirs) == newest.document
    version.path.write_bytes(b"nothing")
    assert find_base(backups, ours.identity, None, theirs) == oldest.document


def test_after_a_merge_the_copy_that_was_merged_is_the_base_and_not_what_it_came_of(
    path: Path, backups: Backups
) -> None:
    backups.keep_file(path, "save")
    first = edited(path, "Ben", "ben.capmap")
    backups.keep_file(first_path := path.with_name("ben.capmap"), "disk")
    ours = read(path)
    merged = merged_identity(ours.identity, first.identity)
    save(path, replace(ours.document, notes="Both"), merged)
    both = read(path)
    second = edited(first_path, "Ben, later")
    assert find_base(backups, both.identity, both, second) == first.document
    backups.keep_file(path, "save")
    assert find_base(backups, second.identity, second, both) == first.document


def test_plain_json_does_not_say_which_document_it_is(path: Path, backups: Backups) -> None:
    ours, plain = read(path), path.with_suffix(".json")
    plain.write_bytes(map_json(ours.document))
    assert not is_another_document(ours.identity, read(plain).identity)
    assert find_base(backups, ours.identity, ours, read(plain)) is None
    other = path.with_name("other.capmap")
    save(other, ours.document, fresh_identity())
    assert is_another_document(ours.identity, read(other).identity)


NAMES = (
    "plan (Ben's conflicted copy 2026-03-03).capmap",
    "plan (conflicted copy 2026-03-03 140500).capmap",
    "plan.sync-conflict-20260303-140500-ABCDEFG.capmap",
    "plan (In Konflikt stehende Kopie von Ben 2026-03-03).capmap",
    "plan (Copie en conflit de Ben 2026-03-03).capmap",
    "plan (Copia en conflicto de Ben 2026-03-03).capmap",
    "plan (Conflicterende kopie van Ben 2026-03-03).capmap",
    "plan-DESKTOP-7KD03FA.capmap",
    "plan-Laptop-7KD03FA-2.capmap",
    f"plan-{platform.node()}.capmap",
)


def test_conflicted_copies_are_known_by_their_names(path: Path) -> None:
    others = ("plan (1).capmap", "plan b.capmap", "roster (conflicted copy).capmap", "plan (conflicted copy).xlsx")
    deliberate = ("plan-desktop.capmap", "plan-DESKTOP-7KD03FA and laptop.capmap")
    for name in (*NAMES, *others, *deliberate):
        path.with_name(name).write_bytes(b"")
    assert [each.name for each in conflicted_names(path)] == sorted(NAMES)


def test_the_name_of_the_document_itself_is_no_mark(tmp_path: Path) -> None:
    for name in ("conflicts.capmap", "conflicts of May.capmap", "conflicts (conflicted copy).capmap"):
        tmp_path.joinpath(name).write_bytes(b"")
    names = [each.name for each in conflicted_names(tmp_path / "conflicts.capmap")]
    assert names == ["conflicts (conflicted copy).capmap"]


def test_only_copies_of_the_document_with_something_unknown_are_told(path: Path) -> None:
    edited(path, "Ben", NAMES[0])
    path.with_name(NAMES[1]).write_bytes(b"nothing")
    save(path.with_name(NAMES[2]), load("blank"), fresh_identity())
    ours = read(path).identity
    assert [each.name for each in conflicted_copies(path, ours)] == [NAMES[0]]
    merged = replace(ours, parents=(read(path.with_name(NAMES[0])).identity.revision,))
    assert conflicted_copies(path, merged) == ()
