"""What every test gets: no screen, folders of its own, and no tolerance for a warning of Qt."""

from __future__ import annotations

import gc
import itertools
import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHONSAFEPATH"] = "1"  # no process a test starts imports what lies in the folder it is started in

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.support.pace import Pace
from tests.support.paced_bot import PacedBot
from tests.support.share import Share
from workbench.qt.theme import install_fonts
from workbench.runtime import logging

settings.register_profile("ci", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", settings.get_profile("ci"), max_examples=10)
settings.load_profile("ci")

gc.disable()
"""As in the window program: what Qt made must not die on a thread of a test that happens to allocate."""
_tests = itertools.count(1)

HARMLESS = (
    "This plugin does not support propagateSizeHints()",  # the offscreen platform has no window manager
    "This plugin does not support raise()",
    "This plugin does not support grabbing the keyboard",
    "QFontDatabase: Cannot find font directory",
)


HERE = Path(__file__).parent
DESKTOP = HERE / "desktop"
LONGEST = 12_000
"""Floors that a test may take: three minutes on an idle machine."""
PACE = Pace()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Let a test take longer on a machine that is busy; leave `random` alone: what is drawn here has its own seeds."""
    if config.option.timeout is None:
        config.option.timeout = PACE.seconds(LONGEST)
    config.option.randomly_reset_seed = False


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config) -> None:
    """Say how the order of a run that failed is repeated; the header says it, too, but a quiet run has none."""
    seed = config.getoption("randomly_seed", None)
    if exitstatus == pytest.ExitCode.TESTS_FAILED and seed is not None:
        terminalreporter.write_line(f"The same order again: --randomly-seed={seed}")


@pytest.hookimpl(wrapper=True)
def pytest_report_to_serializable() -> Generator[None, Any, Any]:
    """Write out what is no UTF-8 in a report, such as the bytes of a file's name: workers could not hand it on."""
    return encodable((yield))


def encodable(value: Any) -> Any:
    """The parts of a report, in all their texts what is no UTF-8 written out."""
    match value:
        case str():
            return value.encode("utf-8", "backslashreplace").decode("utf-8")
        case dict():
            return {key: encodable(part) for key, part in value.items()}
        case list() | tuple():
            return type(value)(encodable(part) for part in value)
    return value


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of a file in one process, and in one alone what needs the machine for itself.

    That group is the longest, so it comes first: the others end beside it.
    """
    for item in items:
        item.add_marker(pytest.mark.xdist_group("alone" if _alone(item) else str(item.path.relative_to(HERE))))
    items.sort(key=lambda item: not _alone(item))


def _alone(item: pytest.Item) -> bool:
    return DESKTOP in item.path.parents or item.get_closest_marker("office") is not None


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application in the program's own type face from the first test on, so that no test measures another's."""
    install_fonts()
    return qapp


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PacedBot:
    """The robot of pytest-qt, at the pace of the machine."""
    return PacedBot(request, PACE)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Keep every test away from the user's own files, and from the log that an earlier one began."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("WORKBENCH_HOME", str(home))
    yield home
    logging.stop()


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Share]:
    """A network folder that can be made to hang; it answers again at the end."""
    if not Path("/proc/self/fd").exists():
        pytest.skip("the names of open files are read from /proc")
    folder = tmp_path / "share"
    folder.mkdir()
    share = Share(folder, monkeypatch)
    yield share
    share.answer()


@pytest.fixture(autouse=True, scope="session")
def emptied_clipboard() -> Iterator[None]:
    """Leave nothing on the clipboard: off screen Qt deletes it after Python is gone, which ends the process badly."""
    yield
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def garbage_collection_off() -> Iterator[None]:
    """Fail a test that lets Python collect by itself, or at another time, for every later one: see gc.disable above."""
    thresholds = gc.get_threshold()
    yield
    assert (gc.isenabled(), gc.get_threshold()) == (False, thresholds)


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """Collect what tests left behind, now and then: a full search takes longer than most of them."""
    yield
    if next(_tests) % 25 == 0:
        gc.unfreeze()
        gc.collect()


@pytest.fixture(autouse=True)
def no_qt_warnings(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test during which Qt had something to complain about."""
    if "qtbot" not in request.fixturenames:
        yield
        return
    log = request.getfixturevalue("qtlog")
    yield
    # What a test let go of goes with it: Qt would keep it until an event loop runs, and restyle it in every later test.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    complaints = [
        record.message
        for record in log.records
        if record.type_name in ("QtWarningMsg", "QtCriticalMsg")
        and not any(each in record.message for each in HARMLESS)
    ]
    assert not complaints
