"""How many skills a role holds: in words on an open card and where one points at it, in figures on a compact one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from tests.widgets.board.conftest import PRODUCT, Bench
from workbench.widgets.board.card import RoleCard
from workbench.widgets.board.card_header import ROOMY, lay_out


def written(card: RoleCard, width: int, *, compact: bool) -> list[str]:
    """The lines of the header of a card of this width, before zoom."""
    style = card.services.style
    return [each.text for each in lay_out(style, card.facts, style.px(width), compact=compact).pieces]


def test_open_cards_count_in_words_and_compact_ones_in_figures(bench: Bench) -> None:
    card = bench.card(PRODUCT)
    leads, supports = (len(bench.shown(PRODUCT)[kind]) for kind in ("lead", "support"))
    words, figures = f"{leads} leads · {supports} supports", f"{leads} · {supports}"
    for width in (ROOMY - 60, 2 * ROOMY):
        assert words in written(card, width, compact=False)
        assert figures not in written(card, width, compact=False)
    assert figures in written(card, ROOMY - 60, compact=True)


def test_pointing_at_a_compact_card_tells_its_counts_in_words(bench: Bench) -> None:
    card = bench.board.card(PRODUCT)
    card.set_open(False)
    leads, supports = (len(bench.shown(PRODUCT)[kind]) for kind in ("lead", "support"))
    place = QPoint(20, 10)
    QApplication.sendEvent(card, QHelpEvent(QEvent.Type.ToolTip, place, card.mapToGlobal(place)))
    assert f"{leads} leads · {supports} supports" in QToolTip.text()
    QToolTip.hideText()
