"""The label that breaks a word only where that is wider than itself."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from workbench.widgets.parts.wrapped_label import WrappedLabel

WORD = "Unternehmenskommunikationsstrategie"


def shown(qtbot: QtBot, text: str) -> WrappedLabel:
    label = WrappedLabel()
    qtbot.addWidget(label)
    label.setText(text)
    return label


def lines(label: WrappedLabel, width: int) -> list[str]:
    layout = label._laid_out(width)
    starts = [layout.lineAt(number).textStart() for number in range(layout.lineCount())]
    return [
        label.text()[start:end].strip() for start, end in zip(starts, [*starts[1:], len(label.text())], strict=True)
    ]


def test_a_word_is_broken_only_where_it_is_wider_than_the_label(qtbot: QtBot) -> None:
    label = shown(qtbot, f"Head of {WORD}")
    whole = label.fontMetrics().horizontalAdvance(WORD)
    assert lines(label, whole + 4) == ["Head of", WORD]
    narrow = lines(label, whole // 2)
    assert len(narrow) > 2
    assert "".join(narrow[1:]) == WORD
    assert all(label.fontMetrics().horizontalAdvance(line) <= whole // 2 for line in narrow)


def test_it_is_as_tall_as_its_lines_and_asks_for_little(qtbot: QtBot) -> None:
    label, line = shown(qtbot, WORD), shown(qtbot, "A").heightForWidth(500)
    assert label.heightForWidth(label.sizeHint().width() + 1) == line
    assert label.heightForWidth(label.sizeHint().width() // 2 - 8) >= 2 * line
    assert label.minimumSizeHint().width() < label.sizeHint().width() // 4
    assert label.text() == WORD
