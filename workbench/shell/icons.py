"""Icons from resources/icons, drawn in the theme's colours. Knows no widget."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QIcon, QPixmap

from workbench.qt.theme import Colours
from workbench.runtime.paths import resources_dir

SMALL = 24
"""Pixels up to which the simple drawing of the program's icon is taken."""
APPLICATION_SIZES = (16, 20, 24, 32, 48, 64, 128, 256)


def icon(name: str, colours: Colours) -> QIcon:
    """A line icon in the text colour, muted where disabled."""
    result = QIcon()
    result.addPixmap(_drawn(name, colours.text), QIcon.Mode.Normal)
    result.addPixmap(_drawn(name, colours.other_roles), QIcon.Mode.Disabled)
    return result


@cache
def application_icon() -> QIcon:
    """The program's own icon, in the sizes systems ask for."""
    result = QIcon()
    for size in APPLICATION_SIZES:
        result.addPixmap(QIcon(str(application_drawing(size))).pixmap(QSize(size, size), 1.0))
    return result


def application_drawing(size: int) -> Path:
    """The drawing for a size: up to 24 pixels the simple one, whose edges fall on whole pixels at 16 and 24."""
    return resources_dir() / "icons" / ("app-small.svg" if size <= SMALL else "app.svg")


@cache
def _drawn(name: str, colour: str) -> QPixmap:
    text = (resources_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    pixmap = QPixmap()
    pixmap.loadFromData(QByteArray(text.encode()), "svg")
    return pixmap
