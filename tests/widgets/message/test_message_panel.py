"""The message: every figure is the session's, and everything shown opens what is behind it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from tests.support.panels import make_context, unnamed
from workbench.application.edits.roles import SetRole
from workbench.domain.assess import fixes, how_sure
from workbench.domain.coverage import PARTS, Coverage
from workbench.domain.findings import Fix
from workbench.domain.rounding import whole_percents
from workbench.domain.vocabulary import DEFAULT
from workbench.files.templates import load
from workbench.presentation.certainty_text import certainty_text
from workbench.presentation.summary import facts, headline
from workbench.qt.context import Context
from workbench.qt.session import Session
from workbench.widgets.message import MessagePanel
from workbench.widgets.message.headline import Headline
from workbench.widgets.message.how_counted import HowCounted, formula
from workbench.widgets.parts.drill_down_popover import DrillDownPopover
from workbench.widgets.parts.two_lines import OneLine


@pytest.fixture
def context(qtbot: QtBot) -> Context:
    return make_context()


@pytest.fixture
def panel(context: Context, qtbot: QtBot) -> Iterator[MessagePanel]:
    panel = MessagePanel(context)
    qtbot.addWidget(panel)
    panel.resize(810, panel.heightForWidth(810))
    panel.show()
    yield panel
    if (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


def test_figures_are_those_of_the_assessment(panel: MessagePanel, context: Context):
    for _ in range(2):
        assessment = context.session.assessment
        for view in ("placed", "strategists"):
            panel.show_view(view)
            split = assessment.coverage.split(view)
            percents = whole_percents([getattr(split, part) for part in PARTS])
            assert panel.bar.percents == {p: n for p, n in zip(PARTS, percents, strict=True) if getattr(split, p) > 0}
            assert [button.fact for button in panel.facts] == list(facts(assessment, view))
        assert panel.sentence.text() == headline(assessment)
        context.session.perform(SetRole("today", "social-product-strategist", "department", "product"))
    assert panel.sentence.text() != ""


def test_badges_give_the_verdict_and_what_is_left_to_fix(panel: MessagePanel, context: Context):
    assessment = context.session.assessment
    number = assessment.count("error") + assessment.count("warning")
    assert [panel._verdicts[0].text(), panel._state.text()] == ["Absorbed by marketing", f"{number} to fix"]
    context.session.show_scenario("proposed")
    assert [panel._verdicts[0].text(), panel._state.text()] == ["✓ Stands on its own", "✓ Ready"]


def test_clicking_a_part_lists_and_reveals(panel: MessagePanel, context: Context, qtbot: QtBot):
    revealed: list[str] = []
    context.selection.revealed.connect(revealed.append)
    panel.bar.part_activated.emit("only_product")
    popover = QApplication.activePopupWidget()
    assert isinstance(popover, DrillDownPopover)
    first = popover.list.currentItem()
    qtbot.keyClick(popover.list, Qt.Key.Key_Return)
    assert revealed == [first.data(0, Qt.ItemDataRole.UserRole)]
    assert revealed[0].startswith("skill:")


def test_every_fact_opens_what_is_behind_it(panel: MessagePanel, qtbot: QtBot):
    for button in panel.facts:
        qtbot.keyClick(button, Qt.Key.Key_Space)
        popover = QApplication.activePopupWidget()
        assert isinstance(popover, DrillDownPopover)
        rows = [popover.list.topLevelItem(row) for row in range(popover.list.topLevelItemCount())]
        said = [each.text(1) for each in rows if str(each.data(0, Qt.ItemDataRole.UserRole)).startswith("role:")]
        room = popover.list.columnWidth(1)
        assert all(popover.list.fontMetrics().horizontalAdvance(each) < room for each in said)
        qtbot.keyClick(popover, Qt.Key.Key_Escape)
        assert QApplication.activePopupWidget() is None


def test_how_it_is_counted_has_the_real_numbers_and_how_sure(panel: MessagePanel, context: Context):
    assessment = context.session.assessment
    text = " ".join(formula(assessment, assessment.coverage, "placed"))
    assert f"{100 * assessment.coverage.placed.only_product:.2f}\xa0%" in text
    assert f"{assessment.coverage.fade:.2f} points" in text
    panel.counted.click()
    popover = QApplication.activePopupWidget()
    assert isinstance(popover, HowCounted)
    sure = certainty_text(how_sure(assessment, context.session.today()), DEFAULT)
    assert any(sure in each.text() for each in popover.findChildren(QLabel))


def test_counting_either_side_changes_figures_only(panel: MessagePanel, context: Context):
    panel.show_how_counted()
    popover = QApplication.activePopupWidget()
    said = panel.sentence.text()
    popover.findChild(QCheckBox).click()
    split = Coverage(context.session.index, shared=True).placed
    assert panel.bar.percents["only_marketing"] == whole_percents([getattr(split, part) for part in PARTS])[0]
    assert panel.sentence.text() == said


def test_it_folds_to_one_strip(panel: MessagePanel):
    panel.set_folded(True)
    assert panel.folded
    assert panel.sizeHint().height() <= 40
    panel.set_folded(False)
    assert not panel.folded


def test_the_keys_stay_on_the_arrow_that_folds_it(panel: MessagePanel, qtbot: QtBot):
    panel.fold_requested.connect(panel.set_folded)
    panel.activateWindow()
    panel.counted.setFocus()
    qtbot.waitUntil(panel.counted.hasFocus)
    QTest.keyClick(panel.counted, Qt.Key.Key_Tab)
    arrows = {True: "Show the whole message", False: "Fold the message"}
    for folded in (True, False, True):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        assert panel.folded is folded
        assert QApplication.focusWidget().accessibleName() == arrows[folded]


@pytest.mark.parametrize("width", [560, 650, 810, 1500])
def test_no_text_is_cut_at_any_width(panel: MessagePanel, width: int):
    panel.resize(width, panel.heightForWidth(width))
    QApplication.processEvents()
    lines, _ = panel.sentence.lines(panel.sentence.width())
    assert " ".join(lines) == panel.sentence.text()
    for button in panel.facts:
        assert button.height() >= button.heightForWidth(button.width())
        assert not any("…" in each for lines in button.lines(button.width()) for each in lines)


def test_the_picture_is_whole_although_the_message_is_folded(panel: MessagePanel):
    panel.set_folded(True)
    picture = panel.picture(panel._context.session.assessment)
    assert picture.devicePixelRatio() == 2
    assert picture.width() == 2 * 880
    assert picture.height() > 2 * 180


def test_everything_has_a_name(panel: MessagePanel):
    assert not unnamed(panel)
    assert panel.facts[3].accessibleName() == "Absorbed by marketing: 60 → 24\xa0%, on paper → where people sit"


def test_the_strip_shows_the_whole_sentence_in_two_lines_where_one_has_no_room(qtbot: QtBot) -> None:
    panel = MessagePanel(make_context(template="before-and-after"))
    qtbot.addWidget(panel)
    panel.set_folded(True)
    panel.resize(646, 40)
    panel.show()
    said, short = panel.sentence.text(), panel._short
    assert short.fontMetrics().horizontalAdvance(said) > short.width()
    assert " ".join(short.lines(short.width())) == said
    assert 2 * short.fontMetrics().height() <= panel.height()
    assert short.lines(60)[1].endswith("…")


def test_a_figure_of_whole_departments_says_how_it_is_counted(panel: MessagePanel, context: Context) -> None:
    panel.show_view("placed")
    how = next(each for each in panel.findChildren(OneLine) if each.text() == "where people sit")
    assert how.lines(60) == []  # a part of a word says nothing
    assert (
        panel.facts[0]
        .accessibleName()
        .startswith("Who holds the work: whole departments, where people sit: 24\xa0% product")
    )
    assert "whole departments, where people sit" in panel.bar.accessibleName()
    designed = facts(context.session.assessment, "designed")[0]
    assert designed.name == "Who holds the work: whole departments, on paper"
    assert "product share" in certainty_text(how_sure(context.session.assessment, context.session.today()), DEFAULT)


def own_cures(session: Session) -> Iterator[Fix]:
    """The cures of the map as it is when each is asked for, the worst open point's first."""
    while (
        fix := next((fix for each in session.assessment.open for fix in fixes(session.index, each)), None)
    ) is not None:
        yield fix


@pytest.mark.parametrize("width", [560, 646, 806, 942, 1570])
def test_the_message_keeps_its_height_and_its_parts_their_places_from_cure_to_cure(qtbot: QtBot, width: int) -> None:
    heights, sentences = set[int](), set[str]()
    for template in ("before-and-after", "no-product-strategist", "product-strategist-under-marketing", "blank"):
        context = make_context(template=template)
        panel = MessagePanel(context)
        qtbot.addWidget(panel)
        panel.resize(width, panel.heightForWidth(width))
        panel.show()
        parts = (panel.sentence, panel.bar, panel.counted, *panel.facts)
        places = [(each.y(), each.height()) for each in parts]
        heights.add(panel.heightForWidth(width))
        for _, cure in zip(range(12), own_cures(context.session), strict=False):
            assert context.session.perform(cure)
            QApplication.processEvents()
            heights.add(panel.heightForWidth(width))
            sentences.add(panel.sentence.text())
            assert [(each.y(), each.height()) for each in parts] == places
    assert len(heights) == 1
    assert len(sentences) > 6


def test_a_long_sentence_takes_a_smaller_face_before_it_is_cut(qtbot: QtBot) -> None:
    headline = Headline()
    qtbot.addWidget(headline)
    headline.setText("On paper product holds 60\u00a0% of the work. " * 3)
    assert headline.lines(808)[1] == 18
    assert headline.lines(520)[1] < 18
    assert " ".join(headline.lines(520)[0]) == headline.text().strip()
    headline.setText("A department with a long name " * 12)
    assert headline.lines(400)[0][-1].endswith("…")
    assert headline.toolTip() == headline.text()
    assert headline.heightForWidth(400) == headline.heightForWidth(808)
    headline.setText("word " * 9 + "24\u00a0%")
    for width in range(120, 500, 4):
        assert not any(each.startswith("%") for each in headline.lines(width)[0])


@pytest.mark.parametrize(
    ("template", "said"),
    [("holistic", "0.54 points"), ("before-and-after", "")],
)
def test_points_that_round_otherwise_are_reckoned_in_whole_percents_too(qapp: QApplication, template: str, said: str):
    context = make_context(load(template))
    text = " ".join(formula(context.session.assessment, context.session.assessment.coverage, "placed"))
    assert said in text
    assert ("In whole percents" in text) == bool(said)
