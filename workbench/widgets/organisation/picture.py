"""Painter of the organisation chart: on screen, into a file, on a page. Knows no session and no widget.

    paint(painter, picture, colours, QRectF(40, 80, 515, 300))

scales the picture as large as fits and centres it in the rectangle. Without a rectangle a unit of the picture is a unit
of the painter. Nothing is painted outside, and no background.
"""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout, QTextOption

from workbench.presentation.organisation.blocks import GRADE_LINE, HEAD, INSET, NAME_LINE, PAD, ROW_PAD, TITLE_LINE
from workbench.presentation.organisation.picture import (
    Box,
    ChartLine,
    Ladder,
    Picture,
    Point,
    Rect,
    RoleRow,
    Tone,
)
from workbench.qt.theme import BOLD, SMALL, SMALLER, TEXT, Colours, colour, font

STRONG, NORMAL = BOLD, QFont.Weight.Normal
LEFT = Qt.AlignmentFlag.AlignLeft
CENTRED = Qt.AlignmentFlag.AlignHCenter
UPRIGHT = Qt.AlignmentFlag.AlignVCenter
DOTS, DASHES = [0.1, 2.4], [4.0, 3.0]
"""Dash patterns, dash and gap in multiples of the pen's width; with round caps a dash of 0.1 is a dot."""
CORNER, ROUNDER = 8.0, 20.0
"""Corner radius of a box or line, and of the hub's box, in units of the picture."""

_NAMED: dict[Tone, str] = {"hub": "both", "other": "either"}
"""Colour names of those tones whose colour is named otherwise."""


def placed(size: QSizeF, target: QRectF) -> tuple[float, QPointF]:
    """Scale at which a size fits into a rectangle, and its top left corner when centred there."""
    scale = min(target.width() / size.width(), target.height() / size.height())
    free = QPointF(target.width() - scale * size.width(), target.height() - scale * size.height())
    return scale, target.topLeft() + free / 2


def paint(
    painter: QPainter,
    picture: Picture,
    colours: Colours,
    target: QRectF | None = None,
    picked: Collection[str] = (),
) -> None:
    """Paint a picture into a rectangle. picked: selected subjects, "role:<id>" or "department:<id>"."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    if target is not None:
        scale, corner = placed(QSizeF(picture.width, picture.height), target)
        painter.translate(corner)
        painter.scale(scale, scale)
    _Painting(painter, colours, frozenset(picked)).everything(picture)
    painter.restore()


def rectangle(rect: Rect) -> QRectF:
    """Convert a rectangle of the picture to Qt's."""
    return QRectF(*rect)


class _Painting:
    """State of painting one picture on one painter, in units of the picture."""

    def __init__(self, painter: QPainter, colours: Colours, picked: frozenset[str]) -> None:
        self._painter, self._colours, self._picked = painter, colours, picked

    def everything(self, picture: Picture) -> None:
        outer = [box for box in picture.boxes if picture.reach and box.rect.holds(picture.reach)]
        for box in outer:
            self._box(box)
        self._reach(picture)
        for box in picture.boxes:
            if box.parent and box not in outer:
                self._box(box)
        for line in sorted(picture.lines, key=self._is_picked):
            self._line(line)
        for box in picture.boxes:
            if not box.parent:
                self._box(box)
        for row in picture.rows:
            self._row(row)
        home = {f"role:{row.role}": number for number, box in enumerate(picture.boxes) for row in box.rows}
        for line in picture.lines:  # lines within a box once more: its ground covers them
            if line.kind != "branch" and home[line.source] == home[line.target]:
                self._line(line)
        for caption in picture.captions:
            where = CENTRED if caption.centred else LEFT
            self._text(caption.text, rectangle(caption.room), SMALL, STRONG, self._colours.muted, where)
        self._legend(picture)
        if picture.ladder is not None:
            self._ladder(picture.ladder)

    def _tone(self, tone: Tone) -> str:
        return self._colours.side(_NAMED.get(tone, tone))

    def _soft(self, tone: Tone) -> str:
        return self._colours.panel if tone == "other" else self._colours.side_soft(_NAMED.get(tone, tone))

    def _is_picked(self, line: ChartLine) -> bool:
        return line.source in self._picked or line.target in self._picked

    def _reach(self, picture: Picture) -> None:
        if picture.reach is None:
            return
        painter, rect = self._painter, rectangle(picture.reach)
        if picture.ring:
            painter.setPen(QPen(colour(self._colours.both_soft), 26))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, 24, 24)
            painter.setPen(QPen(colour(self._colours.both), 1.5))
            painter.drawRoundedRect(rect, 24, 24)
        else:
            ground = QColor(self._colours.both_soft)
            ground.setAlphaF(0.45)
            painter.setPen(QPen(colour(self._colours.both), 1.2, Qt.PenStyle.DashLine))
            painter.setBrush(ground)
            painter.drawRoundedRect(rect, 20, 20)

    def _box(self, box: Box) -> None:
        painter, rect, colours = self._painter, rectangle(box.rect), self._colours
        chosen = box.department is not None and f"department:{box.department}" in self._picked
        plain = box.tone == "other"
        pen = QPen(colour(colours.other_roles if plain else self._tone(box.tone)), 1.2)
        if box.shape == "round":
            pen.setWidthF(2)
        if box.missing or (not box.rows and not box.parent):
            pen.setDashPattern(DASHES)
        if chosen:
            pen = QPen(colour(colours.accent), 3)
        painter.setPen(pen)
        painter.setBrush(colour(self._soft(box.tone)))
        if box.shape == "round":
            painter.drawEllipse(rect)
        else:
            corner = ROUNDER if box.tone == "hub" else CORNER
            painter.drawRoundedRect(rect, corner, corner)
        self._head(box)

    def _head(self, box: Box) -> None:
        colours = self._colours
        aside = INSET if box.parent else PAD
        inner = rectangle(box.rect).adjusted(aside, 0, -aside, 0)
        if box.missing:
            self._text(box.name, rectangle(box.rect), TEXT, STRONG, colours.must, CENTRED)
            return
        top = box.rect.top + HEAD - 3
        if box.shape == "round":
            first = box.rows[0].rect.top if box.rows else box.rect.centre.y + NAME_LINE
            top = first - NAME_LINE - 4
        lines = _lines(box.name, TEXT, STRONG, inner.width() if box.shape == "box" else 190)
        where = CENTRED if box.shape == "round" else LEFT
        for line in lines:
            self._text(line, QRectF(inner.left(), top, inner.width(), NAME_LINE), TEXT, STRONG, colours.text, where)
            top += NAME_LINE
        if box.note:
            bad = box.note != "no role"
            tone = colours.must if bad else colours.muted
            self._text(box.note, QRectF(inner.left(), top - 1, inner.width(), GRADE_LINE), SMALLER, NORMAL, tone, where)

    def _row(self, row: RoleRow) -> None:
        painter, rect, colours = self._painter, rectangle(row.rect), self._colours
        chosen = f"role:{row.role}" in self._picked
        tone = colour(self._tone(row.tone))
        edge = QPen(colour(colours.must), 1.6) if row.misplaced else QPen(colour(colours.line), 1)
        painter.setPen(QPen(colour(colours.accent), 2.5) if chosen else edge)
        painter.setBrush(colour(colours.must_soft if row.misplaced else colours.panel))
        painter.drawRoundedRect(rect, 5, 5)
        bar = QRectF(rect.left() + 3, rect.top() + 4, 3, rect.height() - 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone)
        painter.drawRoundedRect(bar, 1.5, 1.5)
        left, y = rect.left() + 12, rect.top() + ROW_PAD
        wide = rect.width() - 16
        weight = STRONG if row.acts_as else QFont.Weight.Medium
        room = row.rect.height - 2 * ROW_PAD - GRADE_LINE * (1 + len(row.absorbed))
        lines = _lines(row.title, SMALL, weight, wide, round(room / TITLE_LINE))
        y += (room - TITLE_LINE * len(lines)) / 2
        for line in lines:
            self._text(line, QRectF(left, y, wide, TITLE_LINE), SMALL, weight, colours.text)
            y += TITLE_LINE
        self._text(row.grade, QRectF(left, y - 1, wide, GRADE_LINE), SMALLER, NORMAL, colours.muted)
        for words in row.absorbed:
            y += GRADE_LINE
            self._text(words, QRectF(left, y - 1, wide, GRADE_LINE), SMALLER, STRONG, colours.must)

    def _line(self, line: ChartLine) -> None:
        painter, colours = self._painter, self._colours
        chosen = self._is_picked(line)
        width = 3.4 if line.strong else 2.2 if line.kind == "dotted" else 1.8
        pen = QPen(colour(colours.accent if chosen else self._tone(line.tone)), width + chosen)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if line.kind == "dotted":
            pen.setDashPattern(DOTS)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_path(line.points[::-1]))  # from their end: dots of lines that meet there then coincide
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pen.color())
        painter.drawEllipse(QPointF(*line.points[0]), width + 0.6, width + 0.6)

    def _legend(self, picture: Picture) -> None:
        colours, x, y = self._colours, picture.legend.left, picture.legend.top
        room = picture.legend.width - 38
        for sign, words in picture.entries:
            middle = y + 9
            if sign in ("solid", "dotted"):
                pen = QPen(colour(colours.text), 2)
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                if sign == "dotted":
                    pen.setDashPattern(DOTS)
                self._painter.setPen(pen)
                self._painter.drawLine(QLineF(x, middle, x + 28, middle))
            else:
                bad = sign == "misplaced"
                pen = QPen(colour(colours.must if bad else colours.other_roles), 1.4)
                if not bad:
                    pen.setDashPattern(DASHES)
                self._painter.setPen(pen)
                self._painter.setBrush(colour(colours.must_soft if bad else colours.panel))
                self._painter.drawRoundedRect(QRectF(x, middle - 6, 28, 12), 3, 3)
            self._text(words, QRectF(x + 38, y, room, 18), SMALL, NORMAL, colours.muted)
            y += 18

    def _ladder(self, ladder: Ladder) -> None:
        painter, colours = self._painter, self._colours
        rect = rectangle(ladder.rect)
        tone = colours.good if ladder.level else colours.must if len(ladder.rungs) < 2 else colours.should
        self._text(ladder.sentence, QRectF(rect.left(), rect.top(), rect.width(), 18), SMALL, STRONG, tone)
        for name, y in ladder.steps:
            painter.setPen(QPen(colour(colours.line), 1))
            painter.drawLine(QLineF(rect.left(), y, rect.right(), y))
            words = QFontMetricsF(font(SMALLER)).elidedText(name, Qt.TextElideMode.ElideRight, 96)
            self._text(words, QRectF(rect.left(), y - 15, 100, 14), SMALLER, NORMAL, colours.muted)
        if len(ladder.rungs) == 2:
            one, two = (rectangle(node.place) for node in ladder.rungs)
            painter.setPen(QPen(colour(tone), 2.5))
            painter.drawLine(QLineF(one.right(), one.center().y(), two.left(), two.center().y()))
        for rung in ladder.rungs:
            place = rectangle(rung.place)
            painter.setPen(QPen(colour(self._tone(rung.tone)), 1.4))
            painter.setBrush(colour(self._soft(rung.tone)))
            painter.drawRoundedRect(place, 6, 6)
            metrics = QFontMetricsF(font(SMALLER, STRONG))
            words = metrics.elidedText(rung.title, Qt.TextElideMode.ElideRight, place.width() - 10)
            self._text(words, place, SMALLER, STRONG, colours.text, CENTRED)

    def _text(
        self,
        text: str,
        rect: QRectF,
        size: int,
        weight: QFont.Weight,
        tone: str,
        where: Qt.AlignmentFlag = LEFT,
    ) -> None:
        """One line of text, elided where the rectangle is too narrow for it."""
        face = font(size, weight)
        measure = QFontMetricsF(face)
        if measure.horizontalAdvance(text) > rect.width() + 1:
            text = measure.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        self._painter.setFont(face)
        self._painter.setPen(colour(tone))
        self._painter.drawText(rect, int(where | UPRIGHT | Qt.TextFlag.TextSingleLine), text)


def _path(points: tuple[Point, ...]) -> QPainterPath:
    """Polyline with rounded corners."""
    path = QPainterPath(QPointF(*points[0]))
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        here = QPointF(*corner)
        ways = [QLineF(here, QPointF(*point)) for point in (before, after)]
        bend = min(CORNER, *(way.length() / 2 for way in ways))
        for way in ways:
            way.setLength(max(bend, 0.01))
        path.lineTo(ways[0].p2())
        path.quadTo(here, ways[1].p2())
    path.lineTo(QPointF(*points[-1]))
    return path


def _lines(text: str, size: int, weight: QFont.Weight, width: float, most: int = 2) -> list[str]:
    """Word wrap into at most so many lines; a word that is too long is broken, and the last line elided."""
    face = font(size, weight)
    layout = QTextLayout(text, face)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:], len(text)]
    shown = [text[start:end].strip() for start, end in zip(starts[: most - 1], ends, strict=False)]
    if len(starts) >= most:
        shown.append(QFontMetricsF(face).elidedText(text[starts[most - 1] :], Qt.TextElideMode.ElideRight, width))
    return shown
