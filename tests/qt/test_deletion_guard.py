"""What is deleted in bulk is in the backups as it was before; what is deleted one by one only takes up room."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.application.edit import Edit, PrecomputedEdit
from workbench.application.edits.roles import DeleteRoles
from workbench.application.edits.scenarios import DeleteScenario, DuplicateScenario
from workbench.application.edits.skills import DeleteSkills
from workbench.domain.model import CapabilityMap
from workbench.files.backups import Backups
from workbench.files.document import to_bytes
from workbench.files.identity import Identity, fresh_identity
from workbench.files.templates import load
from workbench.qt.deletion_guard import LARGE, DeletionGuard
from workbench.qt.map_keeper import MapKeeper
from workbench.qt.session import Session

DOCUMENT = load("social-leadership")
SCENARIO = DOCUMENT.scenarios[0]


class Guarded:
    """A session with its guard, and what that kept."""

    def __init__(self, folder: Path, document: CapabilityMap = DOCUMENT) -> None:
        self.session, self.backups = Session(document), Backups(folder)
        _, self.identity = to_bytes(document, fresh_identity())
        self.keeper = MapKeeper(self.backups, self.now)
        self.guard = DeletionGuard(self.session, self.keeper)

    def now(self) -> Identity:
        return self.identity

    def perform(self, edit: Edit) -> None:
        assert self.session.perform(edit)
        assert self.keeper.wait()

    @property
    def kept(self) -> list[tuple[CapabilityMap, tuple[str, ...]]]:
        versions = self.backups.versions(self.identity.document_id)
        return [(self.backups.read(each).document, each.whys) for each in versions]


@pytest.fixture
def guarded(qtbot: QtBot, tmp_path: Path) -> Guarded:
    return Guarded(tmp_path / "backups")


def many_roles() -> DeleteRoles:
    return DeleteRoles(SCENARIO.id, tuple(role.id for role in SCENARIO.roles))


def test_the_map_before_a_large_deletion_is_kept(guarded: Guarded) -> None:
    guarded.perform(many_roles())
    assert guarded.kept == [(DOCUMENT, ("delete",))]
    assert guarded.backups.versions(guarded.identity.document_id)[0].revision == guarded.identity.revision


def test_a_map_that_was_changed_before_is_kept_with_its_changes(guarded: Guarded) -> None:
    guarded.perform(DuplicateScenario(SCENARIO.id, "Copy"))
    changed = guarded.session.document
    guarded.perform(DeleteScenario(changed.scenarios[1].id))
    assert guarded.kept == [(changed, ("delete",))]


def test_whatever_takes_much_away_counts(guarded: Guarded) -> None:
    bare = replace(DOCUMENT, scenarios=(replace(SCENARIO, roles=()),))
    guarded.perform(PrecomputedEdit("Mend all", DOCUMENT, bare))
    assert guarded.kept == [(DOCUMENT, ("delete",))]


def test_a_small_deletion_is_left_to_undo(guarded: Guarded) -> None:
    role = min(SCENARIO.roles, key=lambda each: len(each.assignments))
    assert len(role.assignments) + 1 < LARGE
    guarded.perform(DeleteRoles(SCENARIO.id, (role.id,)))
    assert guarded.kept == []


@pytest.mark.parametrize(("number", "is_kept"), [(LARGE - 1, False), (LARGE, True)])
def test_ten_things_gone_are_many(qtbot: QtBot, tmp_path: Path, number: int, is_kept: bool) -> None:
    unused = tuple(replace(DOCUMENT.skills[0], id=f"unused-{each}", name=f"Unused {each}") for each in range(number))
    before = replace(DOCUMENT, skills=(*DOCUMENT.skills, *unused))
    guarded = Guarded(tmp_path / "backups", before)
    guarded.perform(DeleteSkills(tuple(each.id for each in unused)))
    assert guarded.session.document.skills == DOCUMENT.skills
    assert bool(guarded.kept) is is_kept


def test_opening_another_map_deletes_nothing(guarded: Guarded) -> None:
    guarded.session.load(load("blank"))
    guarded.session.perform(DeleteSkills(()))
    assert guarded.kept == []


def test_a_map_that_cannot_be_kept_is_said(guarded: Guarded, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "backups").write_bytes(b"in the way")
    with qtbot.waitSignal(guarded.keeper.failed) as said:
        guarded.perform(many_roles())
    assert said.args is not None
    assert said.args[0].startswith("No earlier version of this map could be kept:")
