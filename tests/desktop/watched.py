"""The real program with somebody looking over its shoulder.

Runs the program exactly as a user starts it. Beside it a thread reads questions from standard input, one a line as
JSON, and answers each on standard output: where something is on the screen, and what the map holds. It only looks;
every act in a test comes through the display, from a mouse and a keyboard.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import sys
import threading
from collections.abc import Callable, Iterable
from typing import TypeVar, cast

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMenu,
    QMenuBar,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QTableView,
    QWidget,
)

from workbench.presentation.finding_text import message
from workbench.shell import start
from workbench.shell.application import Workbench
from workbench.shell.program import Program
from workbench.widgets.board.card import RoleCard
from workbench.widgets.matrix import MatrixView
from workbench.widgets.message import MessagePanel
from workbench.widgets.organisation.canvas import OrganisationCanvas
from workbench.widgets.parts.coverage_bar import CoverageBar

Place = tuple[int, int, int, int]
W = TypeVar("W", bound=QWidget)


class Onlooker(QObject):
    """Answers questions on the thread of the window."""

    asked = Signal(str)

    def __init__(self, workbench: Workbench) -> None:
        super().__init__()
        self._workbench = workbench
        self._answers: dict[str, Callable[..., object]] = {
            "widget": self._widget,
            "skill": self._skill,
            "person": self._person,
            "chip": self._chip,
            "cell": self._cell,
            "zone": self._zone,
            "drawn": self._drawn,
            "title": self._title,
            "row": self._row,
            "entry": self._entry,
            "state": self._state,
        }
        self.asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self.asked.emit(line)

    def _answer(self, line: str) -> None:
        name, *rest = json.loads(line)
        print(json.dumps(self._answers[name](*rest)), flush=True)

    def _widget(self, name: str) -> Place | None:
        for top in QApplication.topLevelWidgets():
            for each in (top, *top.findChildren(QWidget)):
                if name in (each.objectName(), _name(each).replace("&", "")) and each.isVisible():
                    return _place(each, each.rect())
        return None

    def _skill(self, identifier: str) -> Place | None:
        view = self._workbench.window.library.view
        index = self._workbench.window.library.model.place(identifier)
        return _place(view.viewport(), view.visualRect(index)) if index.isValid() else None

    def _person(self, identifier: str) -> Place | None:
        people = self._workbench.window.people
        index = people.model.place(identifier)
        return _place(people.view.viewport(), people.view.visualRect(index)) if index.isValid() else None

    def _card(self, role: str) -> RoleCard | None:
        return self._workbench.window.board.findChild(RoleCard, f"roleCard-{role}")

    def _chip(self, role: str, skill: str) -> Place | None:
        card = self._card(role)
        for chips in card.lists.values() if card else ():
            row = chips.chips.row_of(skill)
            if row >= 0:
                return _place(chips.viewport(), chips.visualRect(chips.chips.index(row)))
        return None

    def _cell(self, role: str, skill: str) -> Place | None:
        table = cast(MatrixView, self._workbench.window.views.view("matrix")).table
        row, column = table.cells.row_of(skill), table.cells.column_of(role)
        if row is None or column is None:
            return None
        return _place(table.viewport(), table.visualRect(table.cells.index(row, column)))

    def _zone(self, role: str, kind: str) -> Place | None:
        card = self._card(role)
        zone = card.zones[kind] if card is not None and card.zones_shown else None  # type: ignore[index]
        return _place(zone, zone.rect()) if zone is not None else None

    def _drawn(self, subject: str) -> Place | None:
        """Where the organisation picture shows a role or a department."""
        canvas = self._workbench.window.findChild(OrganisationCanvas)
        rect = canvas.place_of(subject) if canvas is not None and canvas.isVisible() else None
        return _place(canvas, canvas.sight.seen(rect).toRect()) if rect is not None else None

    def _title(self, column: str) -> Place | None:
        """Where the board writes the title of a lane, or of a leading role that is missing."""
        canvas = self._workbench.window.board._canvas
        point = next((at for at in (area.topLeft() for key, area in canvas._areas.items() if key == column)), None)
        return _place(canvas, QRect(point, QSize(60, 14))) if point is not None else None

    def _row(self, text: str, column: str = "0") -> Place | None:
        """Where a table shows a cell of the row whose first cell begins so."""
        for table in _shown(QTableView):
            model = table.model()
            for row in range(model.rowCount()):
                if str(model.index(row, 0).data()).startswith(text):
                    return _place(table.viewport(), table.visualRect(model.index(row, int(column))))
        return None

    def _entry(self, text: str) -> Place | None:
        """Where an open menu, or the menu bar, shows an entry."""
        menus: list[QMenu | QMenuBar] = [*_shown(QMenu), *_shown(QMenuBar)]
        for menu in menus:
            for action in menu.actions():
                if action.text().replace("&", "") == text:
                    return _place(menu, menu.actionGeometry(action))
        return None

    def _state(self) -> dict[str, object]:
        workbench = self._workbench
        session, panel = workbench.session, workbench.window.message
        focus, active = QApplication.focusWidget(), QApplication.activeWindow()
        bar, pixels = _bar(panel)
        product_share = session.assessment.coverage.designed.product_share
        return {
            "product": product_share,
            "bar": bar,
            "pixels": pixels,
            "findings": [message(each, session.assessment.vocabulary) for each in session.assessment.findings],
            "errors": sum(each.severity == "error" for each in session.assessment.findings),
            "held": {
                role.id: {each.skill: [each.kind, each.level] for each in role.assignments}
                for role in session.scenario.roles
            },
            "people": {role.id: list(role.people) for role in session.scenario.roles},
            "lines": {
                role.id: [role.department, role.reports_to, list(role.dotted_to)] for role in session.scenario.roles
            },
            "hint": " ".join(each.text() for each in _hints(workbench.window)),
            "titles": [role.title for role in session.scenario.roles],
            "terms": dataclasses.asdict(session.document.terms),
            "skills": [each.name for each in session.document.skills],
            "scenario": session.scenario.name,
            "undo": session.undo_stack.undoText(),
            "steps": session.undo_stack.index(),
            "focus": _name(focus),
            "window": active.windowTitle() if active else "",
            "dialog": (modal := QApplication.activeModalWidget()) is not None and modal.windowTitle(),
            "file": str(workbench.document_file.path or ""),
            "dirty": workbench.document_file.dirty,
            "notice": " ".join(_texts(workbench.window.notice)),
            "scroll": max((bar.value() for bar in _bars(workbench.window.board)), default=0),
        }


def _name(widget: QWidget | None) -> str:
    if isinstance(widget, QPushButton) and not widget.accessibleName():
        return widget.text()
    return widget.accessibleName() or widget.objectName() if widget else ""


def _bar(panel: MessagePanel) -> tuple[str, str]:
    """What the bar says, and a fingerprint of its pixels."""
    bar = next((each for each in panel.findChildren(CoverageBar) if each.isVisible()), None)
    if bar is None:
        return "", ""
    return bar.accessibleName(), hashlib.sha256(bytes(bar.grab().toImage().constBits())).hexdigest()


def _texts(widget: QWidget) -> Iterable[str]:
    return (each.text() for each in widget.findChildren(QWidget) if each.isVisible() and hasattr(each, "text"))


def _hints(window: QWidget) -> Iterable[QLabel]:
    return (each for each in window.findChildren(QLabel, "organisationHint") if each.isVisible())


def _bars(board: QWidget) -> Iterable[QScrollBar]:
    return (each.verticalScrollBar() for each in board.findChildren(QScrollArea))


def _shown(kind: type[W]) -> Iterable[W]:
    widgets = (each for each in QApplication.allWidgets() if isinstance(each, kind))
    return (each for each in widgets if each.isVisible())


def _place(widget: QWidget, rect: QRect) -> Place:
    corner = widget.mapToGlobal(rect.topLeft())
    return corner.x(), corner.y(), rect.width(), rect.height()


def main() -> int:
    """Start the program as the user does, and look on."""
    make = start.make
    onlookers = []

    def made(argv: list[str], **more: bool) -> tuple[Program, Workbench]:
        program, workbench = make(argv, **more)
        onlookers.append(Onlooker(workbench))
        return program, workbench

    start.make = made
    return start.run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
