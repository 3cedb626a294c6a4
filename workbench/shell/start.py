"""Start and end of the program: the one window, a second start, crash handlers, the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from workbench.files.atomic import write_atomically
from workbench.files.process_lock import sweep_locks
from workbench.files.templates import load as load_template
from workbench.qt.document_reader import SLOW
from workbench.qt.theme import install_fonts, text_size
from workbench.runtime import crash, logging, paths
from workbench.runtime.preferences import Preferences
from workbench.shell.application import Workbench
from workbench.shell.icons import application_icon
from workbench.shell.program import Program
from workbench.shell.qt_messages import log_qt_messages
from workbench.shell.signals import on_terminate
from workbench.shell.single_instance import SingleInstance

STARTER = "social-leadership"
HANDOVER = 0.0005
"""Python's thread switch interval in seconds, after which a background job lets the window go on; its default of 5 ms
is a third of a frame."""

BESIDE = (
    "Capability Workbench is open already but does not answer, so this is a second window. Open no map here that is "
    "open there."
)


def make(argv: list[str], *, remembers: bool = False) -> tuple[Program, Workbench]:
    """Make the application and its one window, not yet shown.

    remembers: whether preferences are written; not by tools, which would change the user's.
    """
    logging.start()
    sys.setswitchinterval(HANDOVER)
    running = QApplication.instance()
    program = running if isinstance(running, Program) else Program(argv)
    program.setWindowIcon(application_icon())
    writer = partial(write_atomically, mode=0o600) if remembers else None
    preferences = Preferences.load(writer)
    install_fonts(text_size(preferences.choices.text_size))
    workbench = Workbench(preferences)
    program.file_opened.connect(workbench.open_when_free)
    return program, workbench


def _opened(arguments: Sequence[str]) -> Workbench:
    """Show the window with what the arguments ask for, with every crash and signal handler installed."""
    program, workbench = make([sys.argv[0], *arguments], remembers=True)
    crashes = crash.Crashes(workbench.crashed.emit)
    crashes.on_crash(workbench.document_file.rescue)
    crash.install(crashes)
    on_terminate(program, workbench.document_file.rescue)
    program.commitDataRequest.connect(lambda _: workbench.document_file.rescue())
    log_qt_messages(workbench.document_file.rescue)
    if arguments and arguments[0] == "--template":
        workbench.documents.new_from(arguments[1] if len(arguments) > 1 else STARTER)
    else:
        for path in (*files_in(arguments), *program.waiting[:1]):
            workbench.documents.open_path(path)
            workbench.documents.opening.wait(SLOW)  # a file at hand comes up with the window
    if not workbench.window.map_shown:
        workbench.show_start()
    workbench.window.show()
    workbench.say_what_cannot_be_kept()
    return workbench


def files_in(arguments: Sequence[str]) -> list[Path]:
    """The file that the arguments ask for, made absolute; none where they ask for a template."""
    return [] if arguments[:1] == ["--template"] else [Path(os.path.abspath(argument)) for argument in arguments[:1]]


def run(arguments: Sequence[str]) -> int:
    """Open the window and return the exit code. arguments: a file, "--template NAME", or nothing."""
    program = Program([sys.argv[0], *arguments])
    instance = SingleInstance(paths.data_dir(), program)
    if not instance.claim(files_in(arguments)):
        return 0
    sweep_locks(paths.data_dir())
    workbench = _opened(arguments)
    if instance.unheard:
        workbench.window.notice.say(BESIDE, bad=True, lasting=True)
    instance.called.connect(workbench.come_forward)
    instance.listen()
    QTimer.singleShot(0, workbench.recovery_prompt.offer)
    code = 0 if program.asked_to_end else program.exec()
    instance.release()  # what is still being written may take long, and the next start does not wait for it
    if not workbench.end():
        logging.stop()
        os._exit(code)  # Python would wait for a thread whose disk may never answer
    return code


def paint_once(*views: str) -> None:
    """Open a window on the starter design, paint it, then these views of it, and close it."""
    program, workbench = make(["workbench"])
    log_qt_messages()
    workbench.document_file.new(load_template(STARTER))
    workbench.documents.opened.emit()
    workbench.window.show()
    program.processEvents()
    workbench.window.grab()
    for name in views:
        workbench.window.views.show_view(name)
        program.processEvents()
        workbench.window.grab()
    workbench.end()
