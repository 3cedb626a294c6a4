"""A board in a window of its own, on the starter design."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.panels import make_context
from workbench.domain.change import Change
from workbench.domain.model import CapabilityMap
from workbench.qt.selection import Selection
from workbench.qt.session import Session
from workbench.widgets.board import BoardView
from workbench.widgets.board.card import RoleCard
from workbench.widgets.board.chips import ChipList

PRODUCT, MARKETING = "social-product-strategist", "social-marketing-strategist"
ENGINEER, ADVOCATE, HUB = "social-engineer", "developer-advocate", "corporate-social-strategist"


@dataclass
class Bench:
    """A board, its session, and what the session said."""

    board: BoardView
    session: Session
    selection: Selection
    changes: list[Change] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    def card(self, role: str) -> RoleCard:
        """A card, made and open."""
        card = self.board.card(role)
        card.set_open(True)
        return card

    def held(self, role: str) -> dict[str, tuple[str, int]]:
        """Skill -> kind and level, as the map has it."""
        return {each.skill: (each.kind, each.level) for each in self.session.index.roles[role].assignments}

    def shown(self, role: str) -> dict[str, list[str]]:
        """Kind -> the skills the card shows, folded or not."""
        facts = self.board.card(role).facts
        return {
            "lead": [each.skill.id for each in facts.leads],
            "support": [each.skill.id for each in facts.supports],
        }

    def pick(self, role: str, skill: str) -> ChipList:
        """Put the keys on a chip."""
        card = self.card(role)
        card.reveal_skills(skill)
        chips = card.chips.active()
        assert chips is not None
        assert chips.selected_skills() == (skill,)
        return chips


def press(widget: object, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(widget, key, keys)  # type: ignore[call-overload]
    QCoreApplication.processEvents()


def make(qtbot: QtBot, document: CapabilityMap | None = None, size: tuple[int, int] = (900, 700)) -> Bench:
    """A shown and active board."""
    context = make_context(document, "social-leadership")
    board = BoardView(context)
    qtbot.addWidget(board)
    board.resize(*size)
    bench = Bench(board, context.session, context.selection)
    context.session.changed.connect(bench.changes.append)
    context.session.refused.connect(bench.refusals.append)
    board.show()
    board.activateWindow()
    qtbot.waitActive(board)
    return bench


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    """The board on the starter design."""
    return make(qtbot)
