"""Canvas of the organisation chart: panning, zooming, selection, and the source of drags. Changes nothing itself.

Drops on it are handled in drops.py. Knows no session.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from workbench.domain.findings import subject_id
from workbench.presentation.organisation.picture import Box, Picture, Rect, RoleRow
from workbench.qt.mime import department_data, role_data
from workbench.qt.selection import Selection
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import TEXT, Theme, colour, font, px
from workbench.widgets.organisation import menus
from workbench.widgets.organisation.commands import GROUND, NOWHERE, OrganisationCommands
from workbench.widgets.organisation.drops import PictureDrop
from workbench.widgets.organisation.fade import Fade
from workbench.widgets.organisation.neighbours import neighbour
from workbench.widgets.organisation.picture import paint
from workbench.widgets.organisation.viewport import Viewport
from workbench.widgets.parts.drag_card import BESIDE_POINTER, drag_card
from workbench.widgets.parts.drop_target import DropTarget
from workbench.widgets.parts.keys import meant_key
from workbench.widgets.parts.previews import Previews

STEP, PUSH = 1.2, 48.0
"""Zoom factor of one step, and pixels that Ctrl with an arrow key pans."""

NOTCH = 120
"""Wheel delta of one notch: Qt counts eighths of a degree, and a notch is 15 degrees."""

_ARROWS = {
    Qt.Key.Key_Left: QPointF(PUSH, 0),
    Qt.Key.Key_Right: QPointF(-PUSH, 0),
    Qt.Key.Key_Up: QPointF(0, PUSH),
    Qt.Key.Key_Down: QPointF(0, -PUSH),
}


class OrganisationCanvas(DropTarget, QWidget):
    """Canvas widget that shows a `Picture` through a `Viewport`."""

    ACCESSIBLE_ROLE = QAccessible.Role.Chart

    zoomed = Signal(float)
    """The zoom factor it is shown at now."""

    reached = Signal(str)
    """The subject that an arrow key moved to."""

    arrange_requested = Signal()
    """The canvas was resized, or all is to be shown: lay the chart out for its shape."""

    def __init__(
        self,
        commands: OrganisationCommands,
        selection: Selection,
        theme: Theme,
        previews: Previews,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.commands, self._selection, self._theme = commands, selection, theme
        self.picture: Picture | None = None
        self.sight = Viewport()
        self._pressed: QPointF | None = None
        self._grabbed = GROUND
        self._pushing = self._space = False
        self._painted: tuple[object, QPixmap] = (None, QPixmap())
        self.fade = Fade()
        self.setObjectName("organisationPicture")
        self.setAccessibleName("Organisation picture")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self._drop: PictureDrop = PictureDrop(self, commands, previews, self)
        previews.ready.connect(self._drop.refresh)
        selection.changed.connect(self.update)
        theme.changed.connect(self.update)

    def show_picture(self, picture: Picture, description: str) -> None:
        """Replace the picture; `description` is its accessible description."""
        self.setAccessibleDescription(description)
        if picture != self.picture:
            self.picture, self._painted = picture, (None, QPixmap())
            self._settle()
            self._drop.refresh()

    def fade_all_but(self, passing: frozenset[str] | None) -> None:
        """Fade all roles but these, and the departments without one of them; None fades nothing."""
        if self.fade.take(self.picture, passing):
            self.update()

    def fit(self) -> None:
        """Fit the whole picture into the window."""
        self.sight.fit()
        self._moved()
        self.arrange_requested.emit()

    def zoom(self, factor: float, around: QPointF | None = None) -> None:
        """Zoom by a factor, around a point of the window or its centre."""
        self.sight.zoom(factor, around)
        self._moved()

    def push(self, by: QPointF) -> None:
        """Pan by a distance in pixels."""
        self.sight.pan(by)
        self._moved()

    def bring_into_sight(self, subject: str) -> None:
        """Pan just so far that a role or department is in sight."""
        place = self.place_of(subject)
        if place is not None:
            self.sight.show(place)
            self._moved()

    def place_of(self, subject: str) -> Rect | None:
        """Rectangle of a subject in units of the picture; None if it is not drawn or was deleted."""
        kind, identifier = subject_id(subject)
        if self.picture is None or not self.commands.has(subject):
            return None
        if kind == "role":
            return next((row.rect for row in self.picture.rows if row.role == identifier), None)
        wanted = identifier or None
        boxes = (box for box in self.picture.boxes if kind == "department" and not box.missing)
        return next((box.rect for box in boxes if box.department == wanted), None)

    def subject_at(self, point: QPointF) -> str:
        """Hit test: the subject at a point of the window; NOWHERE or GROUND for neither role nor department."""
        row, box = self._at(point)
        subject = GROUND
        if row is not None:
            subject = f"role:{row.role}"
        elif box is not None and not box.missing:
            subject = f"department:{box.department or ''}"
        return subject if self.commands.has(subject) else GROUND

    def _at(self, point: QPointF) -> tuple[RoleRow | None, Box | None]:
        if self.picture is None:
            return None, None
        place = self.sight.place(point)
        return self.picture.row_at(place), self.picture.box_at(place)

    def _settle(self) -> None:
        if self.picture is not None:
            self.sight.take(self.picture, QSizeF(self.size()))
            self._moved()

    def _moved(self) -> None:
        self.update()
        self.zoomed.emit(self.sight.scale)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, the drop mark, and the focus ring."""
        painter, colours = QPainter(self), self._theme.colours
        painter.drawPixmap(QPoint(), self._as_painted())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.fade.paint(painter, self.sight, colours)
        self._drop.paint(painter, colours)
        painter.setPen(QPen(colour(colours.accent if self.hasFocus() else colours.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)

    def _as_painted(self) -> QPixmap:
        ratio, colours, picked = self.devicePixelRatioF(), self._theme.colours, self._selection.subjects
        corner = self.sight.corner.toTuple()
        key = (self.sight.scale, corner, self.size().toTuple(), ratio, colours, picked)
        if self._painted[0] != key:
            made = QPixmap(self.size() * ratio)
            made.setDevicePixelRatio(ratio)
            made.fill(colour(colours.panel))
            if self.picture is not None:
                painter = QPainter(made)
                whole = Rect(0, 0, self.picture.width, self.picture.height)
                paint(painter, self.picture, colours, self.sight.seen(whole), picked)
                painter.end()
            self._painted = key, made
        return self._painted[1]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a fitted picture fitted."""
        self._settle()
        self._drop.settle()
        self.arrange_requested.emit()

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select what is pressed; start panning on the background, with Space, or by the middle button."""
        self._pressed = event.position()
        subject = self.subject_at(event.position())
        by_ground = event.button() == Qt.MouseButton.LeftButton and subject in (GROUND, NOWHERE)
        self._pushing = event.button() == Qt.MouseButton.MiddleButton or self._space or by_ground
        self._grabbed = subject if event.button() == Qt.MouseButton.LeftButton and not self._pushing else GROUND
        if event.button() != Qt.MouseButton.MiddleButton and not self._space:
            self._selection.pick(*([subject] if subject not in (GROUND, NOWHERE) else []))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, or start the drag of what was pressed."""
        if self._pressed is None:
            return
        way = event.position() - self._pressed
        if self._pushing:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._pressed = event.position()
            self.push(way)
        elif self._grabbed != GROUND and way.manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            if self.commands.has(self._grabbed):
                self._drag(self._grabbed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End panning."""
        self._pressed, self._pushing = None, False
        self._show_cursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the subject under the pointer."""
        subject = self.subject_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and subject not in (GROUND, NOWHERE):
            self.commands.edit_requested.emit(subject)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else pan: by two fingers, or by the wheel, sideways with Shift."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP ** (event.angleDelta().y() / NOTCH), event.position())
            return
        by = QPointF(event.pixelDelta()) if not event.pixelDelta().isNull() else QPointF(event.angleDelta()) / 2
        sideways = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not by.x()
        self.push(QPointF(by.y(), 0) if sideways else by)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Context menu of the subject under the pointer, or by key of the selected one."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        subject = self.subject_at(QPointF(event.pos())) if by_mouse else self._picked()
        if subject not in (GROUND, NOWHERE):
            at = event.pos() if by_mouse else self._beside(subject)
            menus.subject_menu(self, self.commands, subject).popup(self.mapToGlobal(at))

    def _drag(self, subject: str) -> None:
        kind, identifier = subject_id(subject)
        index = self.commands.session.index
        name = index.titles[identifier] if kind == "role" else index.departments[identifier].name
        drag = QDrag(self)
        drag.setMimeData(role_data(identifier, name) if kind == "role" else department_data(identifier, name))
        drag.setPixmap(drag_card(self, name, font(px(TEXT)), self._theme.colours))
        drag.setHotSpot(BESIDE_POINTER)
        drag.exec(Qt.DropAction.MoveAction)

    # The keyboard

    def _picked(self) -> str:
        """The selected subject that is drawn here, or GROUND."""
        return next((subject for subject in self._selection.subjects if self.place_of(subject) is not None), GROUND)

    def _beside(self, subject: str) -> QPoint:
        place = self.place_of(subject)
        return self.sight.seen(place).bottomLeft().toPoint() if place is not None else self.rect().center()

    def event(self, event: QEvent) -> bool:
        """Shortcut override for the keys bound here, pinch zoom, and tool tips."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and menus.wants(event):
            event.accept()
            return True
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom(1 + event.value(), event.position())
            return True
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.sight.place(QPointF(event.pos()))
            lines = self.picture.words_at(place) if self.picture is not None else ()
            QToolTip.showText(event.globalPos(), tooltip_text("\n".join(lines)), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Key bindings: go to another subject, zoom, pan, and the commands of the selected subject."""
        key, subject = event.key(), self._picked()
        if subject != GROUND and menus.press(event, self, self.commands, subject, self._beside(subject)):
            return
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / STEP)
        elif meant_key(event) == Qt.Key.Key_0:
            self.fit()
        elif key in _ARROWS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.push(_ARROWS[Qt.Key(key)])
        elif key in _ARROWS:
            self._step(Qt.Key(key))
        elif key == Qt.Key.Key_Space:
            self._space = True
            self._show_cursor()
        elif key == Qt.Key.Key_Escape and self._selection.subjects:
            self._selection.pick()
        else:
            super().keyPressEvent(event)

    def _step(self, key: Qt.Key) -> None:
        if self.picture is not None:
            subject = neighbour(self.picture, self._picked(), key)
            self._selection.pick(*([] if subject == GROUND else [subject]))
            self.bring_into_sight(subject)
            self.reached.emit(subject)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space released: the mouse no longer pans."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._show_cursor()
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Reset the Space key: its release may go to another window."""
        self._space = False
        self._show_cursor()
        super().focusOutEvent(event)

    def _show_cursor(self) -> None:
        self.setCursor(Qt.CursorShape.OpenHandCursor if self._space else Qt.CursorShape.ArrowCursor)
