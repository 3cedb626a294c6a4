"""An organisation view on a map, and what is done to it by tests."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from tests.support.panels import make_context
from workbench.domain.model import CapabilityMap
from workbench.qt.context import Context
from workbench.qt.mime import department_data, role_data
from workbench.shell.synthetic_drag import drop_on, hover_over
from workbench.widgets.organisation import OrganisationView


class Bench:
    """A view on a map, and what is done to it."""

    def __init__(self, qtbot: QtBot, document: CapabilityMap | None = None, template: str = "before-and-after") -> None:
        self.context: Context = make_context(document, template)
        self.session = self.context.session
        self.view = OrganisationView(self.context)
        qtbot.addWidget(self.view)
        self.view.resize(1200, 800)
        self.view.show()
        qtbot.waitExposed(self.view)
        self.canvas, self.list, self.table = self.view.canvas, self.view.list, self.view.list.table

    def point(self, subject: str) -> QPoint:
        """A place of the window where a role, or a department beside its roles, is drawn."""
        place = self.canvas.place_of(subject)
        assert place is not None
        seen = self.canvas.sight.seen(place)
        point = seen.center() if subject.startswith("role:") else QPointF(seen.center().x(), seen.top() + 5)
        assert self.canvas.subject_at(point) == subject
        return point.toPoint()

    def drop(self, carried: str, place: str, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> bool:
        kind, identifier = carried.split(":")
        data = role_data(identifier, "") if kind == "role" else department_data(identifier, "")
        return drop_on(self.canvas, data, self.point(place) if place else QPoint(3, 3), keys)

    def hint(self, carried: str, place: str, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> str:
        kind, identifier = carried.split(":")
        data = role_data(identifier, "") if kind == "role" else department_data(identifier, "")
        hover_over(self.canvas, data, self.point(place) if place else QPoint(3, 3), keys)
        hint = self.canvas.findChild(type(self.view.sentence), "organisationHint")
        assert hint is not None
        assert hint.isVisible()
        return hint.text()
