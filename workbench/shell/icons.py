"""Icons from resources/icons, drawn in the theme's own colours."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QIcon, QPixmap

from workbench.qt.theme import Colours
from workbench.runtime.paths import resources_dir

SIZE = 64


def icon(name: str, colours: Colours) -> QIcon:
    """A line icon in the text colour, muted where disabled."""
    result = QIcon()
    result.addPixmap(_drawn(name, colours.text), QIcon.Mode.Normal)
    result.addPixmap(_drawn(name, colours.other_roles), QIcon.Mode.Disabled)
    return result


@cache
def application_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(str(resources_dir() / "icons" / "app.svg"))


@cache
def _drawn(name: str, colour: str) -> QPixmap:
    text = (resources_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    pixmap = QPixmap()
    pixmap.loadFromData(QByteArray(text.encode()), "svg")
    return pixmap
