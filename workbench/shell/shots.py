"""Pictures of every view and state, light and dark, at three sizes: what a designer looks through before a release."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QWidget

from workbench.application.paste import parse, plan
from workbench.domain.model import CapabilityMap
from workbench.files.templates import load
from workbench.qt.mime import SkillsPayload, skills_data
from workbench.shell.about import AboutDialog, LicencesDialog
from workbench.shell.application import Workbench
from workbench.shell.demo import settle
from workbench.shell.drop import hover_over
from workbench.shell.qt_messages import log_qt_messages
from workbench.shell.start import make
from workbench.widgets.dialogs.accept import AcceptDialog
from workbench.widgets.dialogs.paste import PasteDialog
from workbench.widgets.dialogs.picker import Entry, Picker
from workbench.widgets.dialogs.policy import PolicyDialog

SIZES = ((1280, 720), (1440, 900), (2560, 1440))
PASTED = (
    "Skill\tGroup\tBelongs to\tImportance\tLevel needed\tOwner\n"
    "Live video\tMarketing\tmarketing\t4\t3\tAnn\n"
    "Social APIs\tTechnology\ttechnology\t5\t4\tBen\n"
    "Checkout in chat\tProduct\tproduct\t9\t3\tAnn\n"
)


def main(folder: Path) -> int:
    """Save every picture into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    program, workbench = make(["workbench"])
    log_qt_messages()
    workbench.show_start()
    workbench.window.show()
    for theme in ("light", "dark"):
        workbench.theme.choose(theme)
        for width, height in SIZES:
            workbench.window.resize(width, height)
            for name, widget in _states(workbench):
                settle(program)
                widget.grab().save(str(folder / f"{name}-{theme}-{width}x{height}.png"))
        workbench.window.resize(1440, 900)
        for name, dialog in _dialogs(workbench):
            dialog.show()
            settle(program)
            dialog.grab().save(str(folder / f"{name}-{theme}.png"))
            dialog.close()
    print(f"Pictures: {folder}")
    workbench.keeper.close()
    workbench.end()
    return 0


def _open(workbench: Workbench, document: CapabilityMap) -> None:
    workbench.keeper.new(document)
    workbench.documents.opened.emit()


def _states(workbench: Workbench) -> Iterator[tuple[str, QWidget]]:
    window, session = workbench.window, workbench.session
    workbench.keeper.close()
    workbench.documents.closed.emit()
    yield "start", window
    _open(workbench, load("blank"))
    yield "blank", window
    _open(workbench, load("social-leadership"))
    yield "starter", window
    _open(workbench, load("before-and-after"))
    yield "board", window
    workbench.selection.reveal("role:social-product-strategist")
    yield "board-role", window
    workbench.selection.reveal("skill:social-graph")
    yield "board-skill", window
    hover_over(window.board.card("social-product-strategist"), skills_data(SkillsPayload(("social-graph",)), ""))
    yield "board-hover", window
    QApplication.sendEvent(window.board.card("social-product-strategist"), QDragLeaveEvent())
    _open(workbench, load("social-leadership"))
    marketing = next(each.id for each in session.scenario.departments if each.kind == "marketing")
    window.inspector.show_what_if("social-product-strategist", marketing)
    yield "what-if", window
    _open(workbench, load("before-and-after"))
    window.begin_tour()
    yield "tour", window
    window.end_tour()


def _dialogs(workbench: Workbench) -> Iterator[tuple[str, QWidget]]:
    session, window = workbench.session, workbench.window
    _open(workbench, load("before-and-after"))
    finding = session.assessment.findings[0]
    document = session.document
    entries = [Entry(role.id, role.title) for role in session.scenario.roles]
    table, colours = parse(PASTED), workbench.theme.colours
    makers: tuple[tuple[str, Callable[[], QWidget]], ...] = (
        ("assign", lambda: Picker("Assign to…", "Who holds Social APIs?", entries, "Leads", "Supports", window)),
        ("paste", lambda: PasteDialog(table, lambda each: plan(document, each), None, colours, window)),
        ("accept", lambda: AcceptDialog(finding.message, "Ann", session.today(), window)),
        ("about", lambda: AboutDialog(workbench.theme, window)),
        ("licences", lambda: LicencesDialog(window)),
        ("policy", lambda: PolicyDialog(document.policy, document.grade_names, window)),
    )
    for name, make_dialog in makers:
        yield name, make_dialog()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/shots")))
