"""The picture of an organisation as a file in memory: SVG, PNG or PDF, with a heading. Touches no disk."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QBuffer, QByteArray, QMarginsF, QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QFont, QImage, QImageWriter, QPageSize, QPaintDevice, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from workbench.domain.index import Index
from workbench.domain.organisation import organisation
from workbench.domain.organisation.said import sentence
from workbench.domain.words import MODEL
from workbench.qt.theme import FONT, LARGEST, LIGHT, TEXT, Colours, colour, font
from workbench.widgets.organisation.picture import paint

HEADING = 66.0
"""What the heading takes of the height, in units of the picture."""

SHARP, WIDEST = 2.0, 12_000
"""Pixels for a unit, and the most pixels across or down."""

POINT = 0.75
"""Points for a unit."""

_OWN_FACE = f'font-family="{FONT}"'.encode()
_ANY_FACE = f"font-family=\"{FONT}, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif\"".encode()
"""A drawing does not carry its type face along: where it is not installed, one like it is taken."""

SUFFIXES = (".svg", ".png", ".pdf")


def drawn(index: Index, suffix: str, colours: Colours = LIGHT) -> bytes:
    """A scenario's organisation as a file of this ending. Raises KeyError for any but SUFFIXES."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    _MAKERS[suffix](Page(index, colours), buffer)
    buffer.close()
    found = bytes(data.data())
    return found.replace(_OWN_FACE, _ANY_FACE) if suffix == ".svg" else found


class Page:
    """A picture below its heading, on a ground of its own."""

    def __init__(self, index: Index, colours: Colours) -> None:
        self._colours, self.picture = colours, organisation(index)
        self.title = f"{index.document.title}: {index.scenario.name}"
        self.said = f"{MODEL[index.scenario.model]}. {sentence(index)}"

    @property
    def size(self) -> QSizeF:
        """How large it is, in units of the picture."""
        return QSizeF(self.picture.width, self.picture.height + HEADING)

    def paint(self, painter: QPainter, scale: float) -> None:
        """Paint it at the origin."""
        painter.save()
        painter.scale(scale, scale)
        colours, picture = self._colours, self.picture
        painter.fillRect(QRectF(0, 0, picture.width, picture.height + HEADING), colour(colours.panel))
        for text, face, tone, top in (
            (self.title, font(LARGEST, QFont.Weight.DemiBold), colours.text, 20),
            (self.said, font(TEXT), colours.muted, 45),
        ):
            painter.setFont(face)
            painter.setPen(colour(tone))
            painter.drawText(QRectF(24, top, picture.width - 48, 26), text)
        paint(painter, picture, colours, QRectF(0, HEADING, picture.width, picture.height))
        painter.restore()


def _svg(page: Page, buffer: QBuffer) -> None:
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(_whole(page.size))
    generator.setViewBox(QRectF(QPointF(), page.size))
    generator.setTitle(page.title)
    generator.setDescription(page.said)
    _paint(page, generator, 1)


def _png(page: Page, buffer: QBuffer) -> None:
    scale = min(SHARP, WIDEST / max(page.size.width(), page.size.height()))
    image = QImage(_whole(page.size * scale), QImage.Format.Format_RGB32)
    _paint(page, image, scale)
    QImageWriter(buffer, QByteArray(b"png")).write(image)


def _pdf(page: Page, buffer: QBuffer) -> None:
    writer = QPdfWriter(buffer)
    writer.setTitle(page.title)
    writer.setPageSize(QPageSize(page.size * POINT, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF())
    _paint(page, writer, writer.width() / page.size.width())


def _whole(size: QSizeF) -> QSize:
    return QSize(ceil(size.width()), ceil(size.height()))


def _paint(page: Page, device: QPaintDevice, scale: float) -> None:
    painter = QPainter(device)
    page.paint(painter, scale)
    painter.end()


_MAKERS = {".svg": _svg, ".png": _png, ".pdf": _pdf}
