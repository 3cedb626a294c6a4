"""Drop handler of the organisation chart: the target and effect while a role or department hovers, and the one edit.

The edit that is previewed is the edit that is performed. Knows the canvas as a `DropCanvas` only.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QDropEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from workbench.application.edit import Edit
from workbench.domain.findings import subject_id
from workbench.presentation.effect import effect
from workbench.presentation.organisation.picture import Rect
from workbench.qt.mime import department_in, role_in
from workbench.qt.theme import Colours
from workbench.widgets.organisation.commands import GROUND, OrganisationCommands
from workbench.widgets.organisation.picture import DOTS
from workbench.widgets.organisation.viewport import Viewport
from workbench.widgets.parts.previews import Previews
from workbench.widgets.parts.style import label

HELP = {
    "role": "Let it go over a department to place it there, or over a role to let it report to that one; "
    "hold Shift for a dotted line.",
    "department": "Let it go over a department to put it inside, or beside all of them to put it at the top.",
}
WIDEST = 620
"""Greatest width of the hint in pixels."""

ALREADY = "That is how it is already."
EDGE, SCROLL = 36, 14.0
"""Auto-pan: zone at the edges and step of one timer tick, in pixels."""


class _Hover(NamedTuple):
    carried: str
    point: QPointF
    place: str
    dotted: bool


class DropCanvas(Protocol):
    """Interface of the canvas a drag is over: hit test, places, and panning."""

    sight: Viewport

    def rect(self) -> QRect:
        """The canvas's rectangle."""

    def update(self) -> None:
        """Repaint."""

    def subject_at(self, point: QPointF) -> str:
        """Hit test: the subject at a point of the window."""

    def place_of(self, subject: str) -> Rect | None:
        """Rectangle of a subject in units of the picture."""

    def push(self, by: QPointF) -> None:
        """Pan by a distance in pixels."""


class PictureDrop:
    """Drag state over one chart. The hint, a label, is a child of `parent`."""

    def __init__(self, canvas: DropCanvas, commands: OrganisationCommands, previews: Previews, parent: QWidget) -> None:
        self._canvas, self._commands, self._previews = canvas, commands, previews
        self._hover: _Hover | None = None
        self._possible = False
        self.hint = label("", wrap=True, parent=parent)
        self.hint.setObjectName("organisationHint")
        self.hint.setProperty("look", "popover")
        self.hint.setMargin(10)
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hint.hide()
        self._along = QTimer(parent, interval=20)
        self._along.timeout.connect(self._move_along)

    def enter(self, event: QDropEvent) -> None:
        """Accept roles and departments of this scenario, nothing else."""
        event.setAccepted(self._carried(event) is not None)
        if event.isAccepted():
            self.move(event)
            event.accept()

    def move(self, event: QDropEvent) -> None:
        """Show the effect of a drop here; accept the event only if it would be performed."""
        carried = self._carried(event)
        if carried is None:
            event.ignore()
            self.leave()
            return
        self._aim(carried, event.position(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        event.setDropAction(Qt.DropAction.MoveAction)
        event.setAccepted(self._possible)

    def leave(self) -> None:
        """Reset: the drag left."""
        self._hover = None
        self._along.stop()
        self.hint.hide()
        self._canvas.update()

    def drop(self, event: QDropEvent) -> None:
        """Perform the edit that was previewed."""
        self.move(event)
        edit = self._edit() if event.isAccepted() else None
        self.leave()
        event.setAccepted(edit is not None)
        if edit is not None:
            self._commands.perform(edit)

    def refresh(self) -> None:
        """Update the preview: its effect is known by now, or what hovers was deleted."""
        if self._hover is not None and not self._commands.has(self._hover.carried):
            self.leave()
        elif self._hover is not None:
            self._aim(self._hover.carried, self._hover.point, self._hover.dotted)

    def settle(self) -> None:
        """Lay out the hint: at the bottom, centred."""
        if self._hover is None:
            return
        room = self._canvas.rect().adjusted(16, 16, -16, -16)
        width = min(room.width(), WIDEST)
        self.hint.resize(width, self.hint.heightForWidth(width))
        self.hint.move(room.center().x() - self.hint.width() // 2, room.bottom() - self.hint.height())

    def _carried(self, event: QDropEvent) -> str | None:
        index = self._commands.session.index
        role, department = role_in(event.mimeData()), department_in(event.mimeData())
        if role in index.roles:
            return f"role:{role}"
        return f"department:{department}" if department in index.departments else None

    def _aim(self, carried: str, point: QPointF, dotted: bool) -> None:
        self._hover = _Hover(carried, point, self._canvas.subject_at(point), dotted)
        sentence, self._possible, refused = self._outcome(self._hover)
        self.hint.setText(sentence)
        self.hint.setProperty("tone", "must" if refused else "")
        self.hint.style().polish(self.hint)
        self.settle()
        self.hint.show()
        self._canvas.update()
        if self._way_along().isNull():
            self._along.stop()
        elif not self._along.isActive():
            self._along.start()

    def _edit(self) -> Edit | None:
        hover = self._hover
        return self._commands.dropping(hover.carried, hover.place, dotted=hover.dotted) if hover else None

    def _outcome(self, hover: _Hover) -> tuple[str, bool, bool]:
        """Outcome of a drop here: the hint, whether it would be performed, and whether it would be refused."""
        edit = self._edit()
        if edit is None:
            return HELP[subject_id(hover.carried)[0]], False, False
        preview = self._previews.ask(edit)
        name = edit.describe(self._commands.session.document)
        if preview is None:
            return f"{name}: working it out …", True, False
        if preview.refusal is not None:
            return preview.refusal, False, True
        if preview.document is self._commands.session.document:
            return ALREADY, False, False
        return f"{name}: {effect(preview) or 'no figure changes'}.", True, False

    def _way_along(self) -> QPointF:
        """Step of the auto-pan for the pointer's place; zero away from the edges."""
        if self._hover is None:
            return QPointF()
        point, inner = self._hover.point, QRectF(self._canvas.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        x = (point.x() < inner.left()) - (point.x() > inner.right())
        y = (point.y() < inner.top()) - (point.y() > inner.bottom())
        return QPointF(x, y) * SCROLL if not self._canvas.sight.fitted else QPointF()

    def _move_along(self) -> None:
        self._canvas.push(self._way_along())
        self.refresh()

    def paint(self, painter: QPainter, colours: Colours) -> None:
        """Paint the drop mark, with the reporting line that would be drawn."""
        hover = self._hover
        place = self._canvas.place_of(hover.place) if hover else None
        if hover is None or place is None or hover.place in (hover.carried, GROUND):
            return
        tone = QColor(colours.accent if self._possible else colours.must)
        soft = QColor(tone)
        soft.setAlphaF(0.12)
        painter.setBrush(soft)
        painter.setPen(QPen(tone, 2.5))
        target = self._canvas.sight.seen(place).adjusted(-2, -2, 2, 2)
        painter.drawRoundedRect(target, 8, 8)
        source = self._canvas.place_of(hover.carried)
        if source is not None and hover.place.startswith("role:") and hover.carried.startswith("role:"):
            pen = QPen(tone, 2.5)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            if hover.dotted:
                pen.setDashPattern(DOTS)
            painter.setPen(pen)
            painter.drawLine(self._canvas.sight.seen(source).center(), target.center())
