"""What the program offers at its start of the work of runs that ended badly, and what becomes of each answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from workbench.domain.model import CapabilityMap
from workbench.files.document import save
from workbench.files.identity import fresh_identity
from workbench.files.recovery import RecoveryStore
from workbench.files.templates import load
from workbench.runtime.paths import recovery_dir
from workbench.shell.application import Workbench
from workbench.widgets.dialogs.recovery import RecoveryDialog

MAP = load("holistic")


@pytest.fixture
def left(tmp_path: Path) -> Callable[[CapabilityMap], str]:
    """Leaves work on a saved map, as a run that was killed does; the id of the document."""

    def leave(document: CapabilityMap) -> str:
        path = tmp_path / "plan.capmap"
        saved = save(path, MAP, fresh_identity())
        ended = RecoveryStore(recovery_dir())
        ended.store(document, saved.identity, path, saved.fingerprint)
        ended.leave()
        return saved.identity.document_id

    return leave


def when_offered(bench: Workbench, press: str) -> list[RecoveryDialog]:
    """Press a button of the dialog, once it stands; the dialogs that stood."""
    stood: list[RecoveryDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, RecoveryDialog):
            stood.append(dialog)
            timer.stop()
            next(each for each in dialog.findChildren(QPushButton) if each.text() == press).click()
            dialog.reject()

    timer = QTimer(bench.window, interval=20)
    timer.timeout.connect(look)
    timer.start()
    return stood


def titles() -> list[str]:
    """What the next start would find."""
    return [each.title for each in RecoveryStore(recovery_dir()).pending()]


def offer(bench: Workbench) -> None:
    bench.recovery_prompt.offer()
    bench.document_file.copies.wait()
    QCoreApplication.processEvents()
    bench.document_file.copies.wait()


def test_work_that_is_in_its_file_already_is_not_asked_about(
    bench: Workbench, left: Callable[[CapabilityMap], str]
) -> None:
    document_id = left(MAP)
    stood = when_offered(bench, "Later")
    offer(bench)
    assert stood == []
    assert titles() == []
    assert len(RecoveryStore(recovery_dir()).discarded(document_id)) == 1


def test_what_is_discarded_is_set_aside(bench: Workbench, left: Callable[[CapabilityMap], str]) -> None:
    document_id = left(replace(MAP, title="Unsaved"))
    stood = when_offered(bench, "Discard")
    offer(bench)
    assert len(stood) == 1
    assert titles() == []
    assert len(RecoveryStore(recovery_dir()).discarded(document_id)) == 1


def test_what_is_left_for_later_is_offered_again(bench: Workbench, left: Callable[[CapabilityMap], str]) -> None:
    left(replace(MAP, title="Unsaved"))
    stood = when_offered(bench, "Later")
    offer(bench)
    assert len(stood) == 1
    assert titles() == ["Unsaved"]
    assert not bench.window.map_shown


def test_what_is_opened_offers_to_save_it(bench: Workbench, left: Callable[[CapabilityMap], str], qtbot: QtBot) -> None:
    left(replace(MAP, title="Unsaved"))
    when_offered(bench, "Open")
    with qtbot.waitSignal(bench.documents.opened):
        offer(bench)
    assert bench.session.document.title == "Unsaved"
    assert bench.document_file.dirty
    links = {each.text(): each for each in bench.window.notice.findChildren(QPushButton)}
    with qtbot.waitSignal(bench.document_file.saved):
        links["Save"].click()
    bench.document_file.wait()
    assert titles() == []
