"""Earlier versions in words, as a list, and the dialog: by keyboard, for screen readers, empty, crowded and damaged."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.support.panels import CONTROLS, make_context
from tests.support.versions import states
from workbench.domain.assess import assess
from workbench.domain.index import Index
from workbench.files.backups import Version
from workbench.files.document import Loaded
from workbench.files.identity import fresh_identity
from workbench.qt.history import VersionChanges, VersionDetails
from workbench.widgets.dialogs.earlier_versions import NONE, EarlierVersionsDialog
from workbench.widgets.dialogs.version_words import (
    day_in_words,
    moment_in_words,
    stays_in_words,
    why_in_words,
)

TODAY = date(2026, 11, 29)
NOON = datetime(2026, 11, 29, 14, 2).astimezone()


def version(hours: float = 0, whys: tuple[str, ...] = ("save",), exported: date | None = None) -> Version:
    moment = NOON - timedelta(hours=hours)
    return Version(moment, f"revision-{hours}", whys, Path(f"{hours}.capmap"), 1_000, exported)


@pytest.mark.parametrize(
    ("whys", "words"),
    [
        (("save",), "Saved"),
        (("open",), "As it was when opened"),
        (("open", "save"), "Saved"),
        (("replaced",), "Before the save"),
        (("save", "replaced", "export"), "Saved, workbook exported"),
        (("delete",), "Before a large deletion"),
        (("discarded",), "Discarded unsaved"),
        (("of a later version",), "Kept"),
    ],
)
def test_why_a_version_was_kept(whys: tuple[str, ...], words: str) -> None:
    assert why_in_words(version(whys=whys)) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TODAY, "today"),
        (TODAY - timedelta(days=1), "yesterday"),
        (date(2026, 11, 20), "Friday 20 November"),
        (date(2025, 10, 25), "Saturday 25 October 2025"),
    ],
)
def test_the_day_of_a_version(day: date, words: str) -> None:
    assert day_in_words(day, TODAY) == words


def test_the_moment_is_that_of_the_clock_on_the_wall() -> None:
    moment = NOON.astimezone(UTC).astimezone()
    assert moment_in_words(Version(moment, "", ("save",), Path("x"), 0), TODAY) == "today 14:02"


def test_how_long_the_base_of_a_workbook_stays() -> None:
    said = "A workbook was made of it, so it stays until 27 February 2027 at least."
    assert stays_in_words(version(exported=TODAY), TODAY) == said
    assert stays_in_words(version(exported=TODAY - timedelta(days=91)), TODAY) == ""
    assert stays_in_words(version(), TODAY) == ""


# The dialog


@pytest.fixture
def dialog(qtbot: QtBot) -> EarlierVersionsDialog:
    made = EarlierVersionsDialog(make_context().theme, TODAY, "revision-0")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


def seen(each: Version, since: str = "+1 role", title: str = "Plan") -> VersionDetails:
    (document,) = states(1)
    document = type(document)(title, skills=document.skills, scenarios=document.scenarios)
    return VersionDetails(
        each, Loaded(document, fresh_identity()), assess(Index(document, document.scenarios[0]), TODAY), since
    )


def texts(dialog: EarlierVersionsDialog) -> list[str]:
    return [each.text() for each in dialog.card.findChildren(QLabel) if each.isVisible()]


def test_versions_stand_below_their_day(dialog: EarlierVersionsDialog) -> None:
    dialog.show_versions([version(0), version(1), version(30)])
    dialog.show_told(VersionChanges(version(1), "+3 roles, 12 assignments changed"))
    spoken = [each.spoken for each in dialog.list.versions.rows]
    assert spoken == [
        "Today",
        "Today 14:02, Saved, the file now, Reading…",
        "Today 13:02, Saved, +3 roles, 12 assignments changed",
        "Yesterday",
        f"Yesterday {NOON - timedelta(hours=30):%H:%M}, Saved, Reading…",
    ]
    assert dialog.list.version == version(0)


def test_the_keys_go_from_version_to_version(dialog: EarlierVersionsDialog, qtbot: QtBot) -> None:
    picked: list[Version] = []
    dialog.version_picked.connect(picked.append)
    dialog.show_versions([version(0), version(30), version(60)])
    assert dialog.focusWidget() is dialog.list
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_End)
    QTest.keyClick(dialog.list, Qt.Key.Key_Home)
    QTest.keyClick(dialog.list, Qt.Key.Key_Up)
    assert picked == [version(0), version(30), version(60), version(0)]


def test_tab_goes_through_the_dialog_as_it_is_read(dialog: EarlierVersionsDialog) -> None:
    dialog.show_versions([version(0)])
    dialog.show_seen(seen(version(0)))
    walk = [
        dialog.list,
        dialog.others_button,
        dialog.delete_button,
        dialog.close_button,
        dialog.compare_button,
        dialog.restore_button,
    ]
    for each in walk:
        focused = dialog.focusWidget()
        assert focused is each
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.list


def test_pages_never_end_on_a_day(dialog: EarlierVersionsDialog) -> None:
    days = [version(24 * each) for each in range(40)]
    dialog.show_versions(days)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        for _ in range(30):
            QTest.keyClick(dialog.list, key)
            assert dialog.list.version is not None
        assert dialog.list.version == (days[-1] if key == Qt.Key.Key_PageDown else days[0])


def test_a_version_that_was_read_can_be_restored_by_enter(dialog: EarlierVersionsDialog) -> None:
    dialog.show_versions([version(0), version(1)])
    assert not dialog.restore_button.isEnabled()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.show_seen(seen(version(1)))  # asked for before another one was picked
    assert dialog.taken is None
    dialog.show_seen(seen(version(0)))
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.wanted == "restore"
    assert dialog.taken is not None
    assert dialog.taken[0] == version(0)


def test_compare_takes_the_version_in_sight(dialog: EarlierVersionsDialog) -> None:
    dialog.show_versions([version(0)])
    dialog.show_seen(seen(version(0)))
    dialog.compare_button.click()
    assert dialog.wanted == "compare"
    assert dialog.result() == dialog.DialogCode.Accepted


def test_escape_closes_and_takes_nothing(dialog: EarlierVersionsDialog) -> None:
    dialog.show_versions([version(0)])
    dialog.show_seen(seen(version(0)))
    QTest.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.wanted == ""


def test_what_is_looked_at_says_how_it_stands_and_what_changed_since(dialog: EarlierVersionsDialog) -> None:
    dialog.show_versions([version(0, ("save", "export"), TODAY)])
    picked = dialog.list.version
    assert picked is not None
    dialog.show_seen(seen(picked, "+3 roles, 12 assignments changed", "<b>R&D</b> plan"))
    said = texts(dialog)
    assert "Today 14:02" in said
    assert "Saved, workbook exported" in said
    assert "<b>R&D</b> plan" in said
    assert "+3 roles, 12 assignments changed" in said
    assert any(each.startswith("A workbook was made of it") for each in said)
    assert dialog.card.bar.percents
    assert all(each.textFormat() == Qt.TextFormat.PlainText for each in dialog.findChildren(QLabel))


def test_one_that_cannot_be_read_says_why_and_cannot_be_taken(dialog: EarlierVersionsDialog) -> None:
    dialog.show_versions([version(0), version(1)])
    dialog.show_seen(seen(version(0)))
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    dialog.show_told(VersionChanges(version(1), problem="“x” cannot be opened: the file is damaged."))
    dialog.show_seen(VersionDetails(version(1), problem="“x” cannot be opened: the file is damaged."))
    assert texts(dialog)[-1] == "“x” cannot be opened: the file is damaged. It is kept all the same."
    assert not dialog.card.bar.isVisible()
    assert not dialog.restore_button.isEnabled()
    assert not dialog.compare_button.isEnabled()
    assert "cannot be read" in dialog.list.versions.rows[2].spoken


def test_where_there_is_none_that_is_said(dialog: EarlierVersionsDialog) -> None:
    dialog.show_versions([])
    assert NONE in [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]
    assert dialog.focusWidget() is dialog.close_button
    assert not dialog.restore_button.isEnabled()


def test_many_versions_and_a_long_title_change_no_size(dialog: EarlierVersionsDialog, qtbot: QtBot) -> None:
    size = dialog.size()
    many = [version(hours) for hours in range(150)]
    dialog.show_versions(many)
    for each in many:
        dialog.show_told(VersionChanges(each, "+3 roles, " * 20))
    dialog.show_seen(seen(version(0), title="W" * 180))
    qtbot.wait(1)
    assert dialog.size() == size
    assert dialog.list.horizontalScrollBar().maximum() == 0
    assert dialog.card.width() < dialog.width()
    QTest.keyClick(dialog.list, Qt.Key.Key_End)
    assert dialog.list.version == many[-1]
    assert dialog.list.visualRect(dialog.list.currentIndex()).bottom() <= dialog.list.viewport().height()


def test_every_control_has_a_name(dialog: EarlierVersionsDialog) -> None:
    dialog.show_versions([version(0)])
    for kind in CONTROLS:
        for control in dialog.findChildren(kind):
            if control.isVisible():
                assert control.accessibleName() or getattr(control, "text", str)()
