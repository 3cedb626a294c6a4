"""The form over the words of a map: what it shows, what it refuses, and the examples that follow what is typed."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.support.other_words import MADE_UP, foreign_in, other_words
from workbench.domain.fields import FIELDS
from workbench.domain.limits import LONGEST_TERM
from workbench.domain.model import CapabilityMap, Department, Scenario, Terms
from workbench.files.templates import load
from workbench.qt.theme import Theme
from workbench.widgets.dialogs.terms import TermsDialog


@pytest.fixture
def dialog(qtbot: QtBot) -> TermsDialog:
    """The form over the words of the program."""
    made = TermsDialog(load("before-and-after"), Theme())
    qtbot.addWidget(made)
    made.show()
    return made


def examples(dialog: TermsDialog) -> list[str]:
    """All that the preview says."""
    preview = dialog.preview
    return [
        preview.bar.accessibleName(),
        preview.bar.accessibleDescription(),
        *(line.text() for head in preview.heads for line in head),
        *(sentence.text() for sentence in preview.sentences),
    ]


def button(dialog: TermsDialog, text: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text().replace("&", "") == text)


def problems(dialog: TermsDialog) -> dict[str, str]:
    """What is said to be wrong, by term, where it can be seen."""
    return {name: each.text() for name, each in dialog.problems.items() if each.isVisible()}


def test_it_has_every_word_in_the_order_of_the_rows(dialog: TermsDialog) -> None:
    assert list(dialog.fields) == list(FIELDS[Terms])
    assert dialog.terms == Terms()
    assert all(field.accessibleName() for field in dialog.fields.values())
    assert problems(dialog) == {}


def test_it_begins_with_the_word_that_is_wanted(qtbot: QtBot) -> None:
    dialog = TermsDialog(other_words(), Theme(), "hub")
    qtbot.addWidget(dialog)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.fields["hub"])
    assert dialog.fields["hub"].selectedText() == "plimhouse"


def test_the_examples_follow_what_is_typed(dialog: TermsDialog) -> None:
    assert list(foreign_in(examples(dialog)))
    for name, field in dialog.fields.items():
        field.setText(getattr(MADE_UP, name))
    assert list(foreign_in(examples(dialog))) == []
    for name in FIELDS[Terms]:
        word = getattr(MADE_UP, name)
        assert any(word in each or word[:1].upper() + word[1:] in each for each in examples(dialog)), name
    assert dialog.terms == MADE_UP


def test_the_words_of_the_program_come_back(qtbot: QtBot) -> None:
    dialog = TermsDialog(other_words(), Theme())
    qtbot.addWidget(dialog)
    button(dialog, "Words of the program").click()
    assert dialog.terms == Terms()
    assert dialog.result() == 0


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("product", " Marketing ", "Both sides are called Marketing. Give each a word of its own."),
        ("marketing", "", "One side: there is no word. Type one of at most 60 characters."),
        ("hub", "h" * (LONGEST_TERM + 1), "Hub: 61 characters are too long. Use at most 60."),
        ("technology", "", "of the third kind of work. Give it a word, or make them another kind first."),
    ],
)
def test_what_is_wrong_is_said_below_the_word(dialog: TermsDialog, name: str, text: str, says: str) -> None:
    was = examples(dialog)
    dialog.fields[name].setText(text)
    assert list(problems(dialog)) == [name]
    assert problems(dialog)[name].endswith(says)
    assert dialog.fields[name].accessibleDescription() == problems(dialog)[name]
    assert not button(dialog, "Apply").isEnabled()
    assert examples(dialog) == was  # the examples keep the last word that was sound
    dialog.fields[name].setText("something else")
    assert problems(dialog) == {}
    assert button(dialog, "Apply").isEnabled()
    assert dialog.findChild(QDialogButtonBox) is not None


def test_a_third_kind_that_nothing_uses_may_be_left_out(qtbot: QtBot) -> None:
    blank = load("blank")
    bare = [dataclasses.replace(scenario, departments=(), roles=()) for scenario in blank.scenarios]
    dialog = TermsDialog(dataclasses.replace(blank, skills=(), scenarios=tuple(bare)), Theme())
    qtbot.addWidget(dialog)
    dialog.fields["technology"].setText("")
    assert problems(dialog) == {}
    assert dialog.terms.technology == ""


def test_it_says_where_the_third_kind_counts(dialog: TermsDialog) -> None:
    assert dialog.third.isVisible()
    assert dialog.third.text() == "No third side: it counts on the side of product, and stands in the same lane."
    dialog.fields["product"].setText("service engineering")
    assert "on the side of service engineering" in dialog.third.text()


def test_it_says_which_departments_get_a_kind(qtbot: QtBot) -> None:
    units = (Department("auto", "Automation", kind="other"),)
    now = Scenario("now", "Now", model="centralised", departments=units)
    dialog = TermsDialog(CapabilityMap("Map", scenarios=(now,)), Theme())
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.kinds.isVisible()
    dialog.fields["technology"].setText("automation")
    assert dialog.kinds.isVisible()
    assert dialog.kinds.text() == "The department Automation gets the kind of the same name."
    dialog.fields["hub"].setText("")
    assert not dialog.kinds.isVisible()


def test_a_long_word_is_shown_whole_in_the_preview(dialog: TermsDialog, qtbot: QtBot) -> None:
    dialog.fields["marketing_strategist"].setText("Leiterin Unternehmenskommunikationsstrategie und Presse")
    dialog.fields["technology"].setText("Datenverarbeitungsbetriebstechniksteuerung")
    labels = [label for head in dialog.preview.heads for label in head]
    qtbot.waitUntil(lambda: all(label.height() >= label.heightForWidth(label.width()) for label in labels))
