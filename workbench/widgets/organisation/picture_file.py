"""Exporters of the organisation chart: SVG, PNG or PDF with a heading, as bytes. Touches no disk.

Always in the light theme: it is for slides and paper. May run on any thread.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, sqrt
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QByteArray, QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QImage,
    QImageWriter,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPdfWriter,
)
from PySide6.QtSvg import QSvgGenerator

from workbench.domain.index import Index
from workbench.domain.role_factories import index_of
from workbench.domain.words import MODEL
from workbench.files.exporters import Drawing, Exported, ExportFailed, ExportRequest, Write
from workbench.files.texts import clean
from workbench.presentation.organisation import layout_chart
from workbench.presentation.organisation.captions import structure_sentence
from workbench.qt.theme import BOLD, FONT, LARGEST, LIGHT, TEXT, colour, font
from workbench.widgets.organisation.picture import paint

HEADING, MARGIN = 66.0, 24.0
"""Height of the heading and margin beside it, in units of the picture."""

SHARP, WIDEST, MOST = 2.0, 12_000, 48_000_000
"""Resolution of a PNG: pixels per unit, most pixels across or down, and most in all. Programs refuse larger pictures:
Qt's own reader those of more than 256 MB, which a vast organisation exceeded twice over."""

PER_INCH, POINT = 96, 0.75
"""Units per inch, and points per unit."""

SVG = "http://www.w3.org/2000/svg"
FACES = f"{FONT}, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"


class PictureFile:
    """Chart with its heading, on an opaque background."""

    def __init__(self, index: Index) -> None:
        self.picture = layout_chart(index)
        self.title = f"{index.document.title}: {index.scenario.name}"
        self.description = f"{MODEL[index.scenario.model]}. {structure_sentence(index)}"

    @property
    def size(self) -> QSizeF:
        """Size in units of the picture, with the heading."""
        return QSizeF(self.picture.width, self.picture.height + HEADING)

    def paint(self, painter: QPainter, scale: float) -> None:
        """Paint it at the origin, `scale` painter units for a unit of the picture."""
        painter.save()
        painter.scale(scale, scale)
        colours, picture = LIGHT, self.picture
        painter.fillRect(QRectF(0, 0, picture.width, picture.height + HEADING), colour(colours.panel))
        for text, face, tone, top in (
            (self.title, font(LARGEST, BOLD), colours.text, 20),
            (self.description, font(TEXT), colours.muted, 45),
        ):
            painter.setFont(face)
            painter.setPen(colour(tone))
            room = picture.width - 2 * MARGIN
            shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(MARGIN, top, room, 26), Qt.TextFlag.TextSingleLine, shown)
        paint(painter, picture, colours, QRectF(0, HEADING, picture.width, picture.height))
        painter.restore()


def _as_file(make: Callable[[PictureFile], bytes]) -> Write:
    """Exporter for one file format, whose bytes `make` makes of a `PictureFile`."""

    def export(request: ExportRequest) -> Exported:
        task = request.task
        task.check_cancelled()
        page = PictureFile(index_of(request.document, request.scenario_id))
        task.report(0.5)
        return Exported(make(page))

    return export


def _svg(page: PictureFile) -> bytes:
    def write(buffer: QBuffer) -> None:
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setResolution(PER_INCH)
        generator.setSize(_whole(page.size))
        generator.setViewBox(QRectF(QPointF(), page.size))
        generator.setTitle(page.title)
        generator.setDescription(page.description)
        _paint(page, generator, 1)

    return _in_any_face(_written(write))


def _in_any_face(drawing: bytes) -> bytes:
    """Add fallback fonts and text lengths to an SVG, which does not embed our font.

    Where ours is missing the text is drawn in another font, squeezed or stretched to its place. Control characters are
    removed: Qt writes them as they are, and XML forbids them.
    """
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(clean(drawing.decode())[0])
    for element in root.iter():
        if "font-family" in element.attrib:
            element.set("font-family", FACES)
    for text in root.iter(f"{{{SVG}}}text"):
        face = font(round(float(text.attrib["font-size"])), QFont.Weight(int(text.attrib["font-weight"])))
        text.set("textLength", f"{QFontMetricsF(face).horizontalAdvance(text.text or ''):.2f}")
        text.set("lengthAdjust", "spacingAndGlyphs")
    svg: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return svg


def _png(page: PictureFile) -> bytes:
    wide, tall = page.size.width(), page.size.height()
    scale = min(SHARP, WIDEST / max(wide, tall), sqrt(MOST / (wide * tall)))
    image = QImage(_whole(page.size * scale), QImage.Format.Format_RGB32)
    image.fill(colour(LIGHT.panel))  # the size is rounded up to whole pixels, and the last is covered in part only
    _paint(page, image, scale)
    return _written(lambda buffer: QImageWriter(buffer, QByteArray(b"png")).write(image))


def _pdf(page: PictureFile) -> bytes:
    def write(buffer: QBuffer) -> None:
        writer = QPdfWriter(buffer)
        writer.setTitle(clean(page.title)[0])
        size, unit, exact = page.size * POINT, QPageSize.Unit.Point, QPageSize.SizeMatchPolicy.ExactMatch
        writer.setPageSize(QPageSize(size, unit, "", exact))
        writer.setPageMargins(QMarginsF())
        _paint(page, writer, writer.width() / page.size.width())

    return _written(write)


def _written(write: Callable[[QBuffer], object]) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    write(buffer)
    buffer.close()
    return bytes(data.data())


def _whole(size: QSizeF) -> QSize:
    return QSize(ceil(size.width()), ceil(size.height()))


def _paint(page: PictureFile, device: QPaintDevice, scale: float) -> None:
    painter = QPainter()
    if not painter.begin(device):
        raise ExportFailed("The organisation could not be painted. Nothing was written.")
    page.paint(painter, scale)
    painter.end()


PICTURES: dict[Drawing, Write] = {
    "organisation.svg": _as_file(_svg),
    "organisation.png": _as_file(_png),
    "organisation.pdf": _as_file(_pdf),
}
"""Exporters of the organisation by suffix. They raise Cancelled, and ExportFailed if painting failed."""
