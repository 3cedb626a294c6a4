"""The open points: all are there, in order, with cures that work from mouse and keyboard, and accepted ones stay."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.panels import TODAY, make_context, unnamed
from workbench.application.edits.roles import SetRole
from workbench.application.edits.skills import SetSkill
from workbench.application.edits.waivers import Accept
from workbench.domain.findings import Finding
from workbench.domain.model import CapabilityMap, Scenario, Skill
from workbench.files.templates import load
from workbench.qt.context import Context
from workbench.widgets.findings import FindingsPanel
from workbench.widgets.findings.card import OUTDATED, FindingCard
from workbench.widgets.findings.findings_panel import EMPTY, NOTHING_YET
from workbench.widgets.findings.group_card import FIRST, GroupCard
from workbench.widgets.parts.link_button import LinkButton


@pytest.fixture
def context(qtbot: QtBot) -> Context:
    return make_context()


def panel_of(context: Context, qtbot: QtBot) -> FindingsPanel:
    panel = FindingsPanel(context)
    qtbot.addWidget(panel)
    panel.resize(316, 900)
    panel.show()
    return panel


@pytest.fixture
def panel(context: Context, qtbot: QtBot) -> FindingsPanel:
    return panel_of(context, qtbot)


def findings_of(panel: FindingsPanel) -> list[Finding]:
    return [finding for group in panel.by_group for finding in group.findings]


def card_of(panel: FindingsPanel, code: str) -> FindingCard | GroupCard:
    return next(card for group, card in panel.by_group.items() if group.code == code)


def test_all_open_points_are_there_worst_first(panel: FindingsPanel, context: Context):
    assessment = context.session.assessment
    assert sorted(map(repr, findings_of(panel))) == sorted(map(repr, assessment.open))
    orders = [each.order for each in findings_of(panel)]
    assert orders == sorted(orders)
    counts = [assessment.count(each) for each in ("error", "warning", "advice")]
    assert panel._counts.text() == "{} must fix, {} should fix, {} tips".format(*counts)


def test_a_cure_is_shown_with_its_effect_and_cures(panel: FindingsPanel, context: Context, qtbot: QtBot):
    card = card_of(panel, "FADE1")
    assert isinstance(card, FindingCard)
    qtbot.waitUntil(lambda: bool(card._links.findChildren(LinkButton)))
    link = card._links.findChildren(LinkButton)[0]
    assert link.label == card.fixes[0].label
    assert link.note
    before = context.session.document
    link.click()
    assert all(each.code != "FADE1" for each in context.session.assessment.open)
    assert all(each.code != "FADE1" for each in findings_of(panel))
    context.session.undo_stack.undo()
    assert context.session.document is before
    assert any(each.code == "FADE1" for each in findings_of(panel))


def test_a_link_does_what_it_says_or_nothing(panel: FindingsPanel, context: Context):
    card, refused = card_of(panel, "GAP1"), list[str]()
    assert isinstance(card, FindingCard)
    context.session.refused.connect(refused.append)
    role = next(each for each in context.session.scenario.roles if each.title in card.fixes[0].label)
    link = card._buttons()[0]
    context.session.perform(SetRole("today", role.id, "discipline", "marketing"))
    assert card is card_of(panel, "GAP1")
    assert card._buttons()[0] is link
    before = context.session.document
    link.click()
    assert context.session.document is before
    assert refused == [OUTDATED]
    now = card._buttons()[0].label
    assert now != link.label
    card._buttons()[0].click()
    assert context.session.undo_stack.undoText() == now


def test_a_link_still_does_what_it_says_after_an_edit_that_leaves_its_cure(panel: FindingsPanel, context: Context):
    card = card_of(panel, "GAP1")
    assert isinstance(card, FindingCard)
    label = card.fixes[0].label
    context.session.perform(SetSkill("ad-management", "definition", "To run campaigns"))
    card._buttons()[0].click()
    assert context.session.undo_stack.undoText() == label


def test_cures_are_worked_out_only_when_seen(context: Context, qtbot: QtBot):
    panel = FindingsPanel(context)
    qtbot.addWidget(panel)
    cards = [each for each in panel.by_group.values() if isinstance(each, FindingCard)]
    assert all(each._cures is None for each in cards)
    panel.resize(316, 300)
    panel.show()
    qtbot.waitUntil(lambda: cards[0]._cures is not None)
    assert cards[-1]._cures is None


def test_fix_all_is_one_step(panel: FindingsPanel, context: Context, qtbot: QtBot):
    card = next(each for group, each in panel.by_group.items() if isinstance(each, GroupCard) and group.code == "HUB3")

    def offered() -> bool:
        panel._scroll.ensureWidgetVisible(card)  # again and again: the cards above grow as their cures are found
        return card.fix_all.isVisible()

    qtbot.waitUntil(offered)
    assert card.fix_all.label == f"Fix all {len(card.group.findings)}"
    qtbot.waitUntil(lambda: card.fix_all.note == "3 open points less, makes 3 new roles")
    panel.activateWindow()
    card.fix_all.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is card.fix_all)
    card.fix_all.click()
    qtbot.waitUntil(lambda: not context.bulk_fix.busy)
    assert QApplication.focusWidget() in panel.cards()
    assert context.session.undo_stack.count() == 1
    assert all(each.code != "HUB3" for each in context.session.assessment.open)


def test_clicking_a_card_goes_there(panel: FindingsPanel, context: Context, qtbot: QtBot):
    card = card_of(panel, "OWN1")
    assert isinstance(card, FindingCard)
    revealed: list[str] = []
    context.selection.revealed.connect(revealed.append)
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert revealed == [card.finding.subjects[0]]


def test_keys(panel: FindingsPanel, context: Context, qtbot: QtBot):
    accepted: list[Finding] = []
    panel.accept_requested.connect(accepted.append)
    panel.activateWindow()
    panel.focus_first()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is panel.cards()[0])
    qtbot.keyClick(panel.cards()[0], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is panel.cards()[1]
    qtbot.keyClick(panel.cards()[1], Qt.Key.Key_Up)
    first = panel.cards()[0]
    assert isinstance(first, FindingCard)
    qtbot.keyClick(first, Qt.Key.Key_A)
    assert accepted == [first.finding]
    qtbot.keyClick(first, Qt.Key.Key_F)
    assert context.session.undo_stack.count() == 1
    assert QApplication.focusWidget() in panel.cards()
    now_first = panel.cards()[0]
    assert isinstance(now_first, FindingCard)
    assert "Accept with a reason…" in [action.text() for action in now_first.menu().actions()]


def test_what_is_accepted_stays_visible_and_can_be_taken_back(panel: FindingsPanel, context: Context):
    finding = context.session.assessment.open[0]
    number = len(findings_of(panel))
    context.session.perform(Accept("today", finding, "Agreed by the board", "Ann", TODAY, says=""))
    assert len(findings_of(panel)) == number - 1
    assert panel._accepted_fold.isVisible()
    assert panel._accepted_fold.text().endswith("Accepted (1)")
    panel._accepted_fold.click()
    card = panel._accepted[0]
    assert card.isVisible()
    assert "Agreed by the board" in card.accessibleName()
    card.take_back()
    assert len(findings_of(panel)) == number


def test_filters_and_tips(panel: FindingsPanel):
    assert not panel._tips_box.isVisible()
    panel.show_only("advice")
    assert {each.severity for each, card in panel.by_group.items() if card.isVisible()} == {"advice"}
    panel.show_only("error")
    assert {each.severity for each, card in panel.by_group.items() if card.isVisible()} == {"error"}
    panel.show_only(None)


def test_nothing_open_is_said(qtbot: QtBot):
    panel = panel_of(make_context(CapabilityMap("Empty", scenarios=(Scenario("one", "One", model="holistic"),))), qtbot)
    assert not findings_of(panel)
    assert panel.empty.isVisible()
    assert panel.empty.text() == NOTHING_YET
    context = make_context(template="social-leadership")
    panel = panel_of(context, qtbot)
    for finding in list(context.session.assessment.open):
        context.session.perform(Accept(context.session.scenario.id, finding, "So be it", "Ann", TODAY, says=""))
    assert panel.empty.isVisible()
    assert panel.empty.text() == EMPTY


def test_three_hundred_points_are_a_handful_of_widgets(qtbot: QtBot):
    skills = tuple(
        Skill(f"s{n}", f"Skill {n}", group="G", belongs_to="product", importance=3, level_needed=3, definition="d")
        for n in range(300)
    )
    document = CapabilityMap("Many", skills=skills, scenarios=(Scenario("one", "One", model="holistic"),))
    panel = panel_of(make_context(document), qtbot)
    card = card_of(panel, "GAP1")
    assert isinstance(card, GroupCard)
    assert len(panel.findChildren(FindingCard)) < 10
    card.activate()
    assert len(card.rows()) == FIRST
    card._next.click()
    assert FIRST < len(card.rows()) < 40
    card.activate()
    assert not card.rows()
    assert len(panel.findChildren(FindingCard)) < 10


def test_an_edit_keeps_cards_it_does_not_touch(panel: FindingsPanel, context: Context):
    own = card_of(panel, "OWN1")
    card = card_of(panel, "PLC1")
    assert isinstance(card, FindingCard)
    context.session.perform(card.fixes[0])
    assert card_of(panel, "OWN1") is own


def test_everything_has_a_name(panel: FindingsPanel, qtbot: QtBot):
    panel._tips.set_open(True)
    qtbot.wait(50)
    assert not unnamed(panel)
    assert all(card.accessibleName() for card in panel.cards())


def test_before_and_after_can_be_mended_by_the_first_cures_alone(qtbot: QtBot):
    context = make_context(load("before-and-after"))
    panel = panel_of(context, qtbot)
    for _ in range(30):
        pending = [group for group in panel.by_group if group.severity != "advice"]
        if not pending:
            break
        card = panel.by_group[pending[0]]
        card.apply_all() if isinstance(card, GroupCard) else card.apply_fix(card.fixes[0].label)
        qtbot.waitUntil(lambda: not context.bulk_fix.busy)
    assert context.session.assessment.count("error") == context.session.assessment.count("warning") == 0
