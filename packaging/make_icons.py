"""The program's icon in every form a system wants, from its own drawings, by QtSvg alone: .png, .ico, .icns, and the
picture beside the first and the last page of the Windows installer.

`python packaging/make_icons.py FOLDER`. Formats: https://learn.microsoft.com/windows/win32/menurc/icon-resource and the
`icns` container (four letters and a big-endian length before each PNG).
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from workbench.shell.icons import application_drawing

ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
ICNS_TYPES = {b"icp4": 16, b"icp5": 32, b"icp6": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}
SIDE, GROUND = (164, 314), "#EEF1F5"
PNG_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def png(size: int) -> bytes:
    """The icon as a PNG of this many pixels a side."""
    renderer = QSvgRenderer(str(application_drawing(size)))
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())


def side_picture() -> QImage:
    """The icon on a plain ground, in the size NSIS wants, without transparency: its BMP reader knows none."""
    image = QImage(*SIDE, QImage.Format.Format_RGB888)
    image.fill(QColor(GROUND))
    painter = QPainter(image)
    width, edge = SIDE[0], SIDE[0] // 5
    side = width - 2 * edge
    QSvgRenderer(str(application_drawing(side))).render(painter, QRectF(edge, edge, side, side))
    painter.end()
    return image


def ico(pictures: dict[int, bytes]) -> bytes:
    """A Windows icon of PNG pictures, size -> PNG."""
    entries, bodies = [], []
    offset = 6 + 16 * len(pictures)
    for size, data in sorted(pictures.items()):
        side = size % 256  # 256 is written as 0
        entries.append(struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(data), offset))
        bodies.append(data)
        offset += len(data)
    return struct.pack("<HHH", 0, 1, len(pictures)) + b"".join((*entries, *bodies))


def icns(pictures: dict[int, bytes]) -> bytes:
    """A macOS icon of PNG pictures, size -> PNG."""
    chunks = [kind + struct.pack(">I", 8 + len(pictures[size])) + pictures[size] for kind, size in ICNS_TYPES.items()]
    body = b"".join(chunks)
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def main(folder: Path) -> int:
    """Write all forms into a folder."""
    _application = QGuiApplication.instance() or QGuiApplication([])
    sizes = {*ICO_SIZES, *ICNS_TYPES.values(), *PNG_SIZES}
    pictures = {size: png(size) for size in sizes}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "app.ico").write_bytes(ico({size: pictures[size] for size in ICO_SIZES}))
    (folder / "app.icns").write_bytes(icns(pictures))
    side_picture().save(str(folder / "setup.bmp"))
    for size in PNG_SIZES:
        (folder / f"app-{size}.png").write_bytes(pictures[size])
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
