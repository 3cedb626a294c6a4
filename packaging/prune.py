"""Which files a built program keeps: pure functions over the names PyInstaller collected, read by the spec and tests.

PyInstaller takes along every plugin and translation of Qt it finds. The program draws widgets and SVG, prints, speaks
English for now, and uses no QML, no OpenGL and no network.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from fnmatch import fnmatch
from pathlib import PurePosixPath

PLUGINS = {
    "platforms": ("qwindows", "qcocoa", "qxcb", "qwayland*", "qoffscreen"),
    "styles": ("*",),
    "iconengines": ("qsvgicon",),
    "imageformats": ("qsvg", "qico", "qicns", "qjpeg"),
    "printsupport": ("cupsprintersupport",),
    "xcbglintegrations": (),
    "platforminputcontexts": ("*compose*", "*ibus*"),
    "wayland-shell-integration": ("*xdg-shell*",),
    "wayland-decoration-client": ("*",),
}
"""Kind of Qt plugin -> the names kept. A kind that is not here goes."""

FORBIDDEN = re.compile(
    r"Qt6?(Network|Charts|Graphs|DataVisualization|WebEngine|WebView|Qml|Quick|Pdf|VirtualKeyboard|Multimedia|3D|Designer|Help)"
    r"|opengl32sw|(^|/)(numpy|PIL|lxml|tkinter|_tkinter|pytest|hypothesis|mypy|setuptools|pip)(/|\.|$)|\.pyi$|(^|/)tests(/|$)",
)
"""What no build may hold: not needed, not LGPL, or not ours to ship."""

EXCLUDED = (
    "tkinter",
    "unittest",
    "setuptools",
    "pip",
    "numpy",
    "PIL",
    "lxml",
    "pandas",
    "pydantic.v1",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtNetwork",
)
"""Modules PyInstaller is told to leave out."""

KEPT_MODULES = ("PySide6.QtSvg", "PySide6.QtPrintSupport")
"""Modules that stay whether or not PyInstaller finds who imports them."""

OF_THE_SYSTEM = ("libgtk-*", "libgdk*", "libcups.*")
"""Libraries that are not brought along: a printer is reached by the library of the system it is set up on."""

LINKED_WITH_THE_SYSTEM = ("libcupsprintersupport.so",)
"""Plugins whose libraries, and those in turn, are left to the system; what they need of Qt others need too."""


def keep(name: str) -> bool:
    """Whether a file of the bundle stays; `name` is its path in the bundle, with / or \\."""
    path = PurePosixPath(name.replace("\\", "/"))
    if FORBIDDEN.search(str(path)):
        return False
    if "plugins" in path.parts:
        return _keep_plugin(path)
    if "translations" in path.parts and path.suffix == ".qm":
        return False
    return not any(fnmatch(path.name, pattern) for pattern in OF_THE_SYSTEM)


def _keep_plugin(path: PurePosixPath) -> bool:
    kind = path.parts[path.parts.index("plugins") + 1]
    stem = path.name.split(".")[0].removeprefix("lib")
    return any(fnmatch(stem, pattern) for pattern in PLUGINS.get(kind, ()))


def needed(kept: Iterable[str], imports: Callable[[str], Iterable[str]]) -> set[str]:
    """The kept files and the libraries they are linked with, and those in turn, by bare name.

    imports: the bare names a file is linked with. What only a dropped plugin needed is not among them.
    """
    wanted: set[str] = set()
    waiting = list(kept)
    while waiting:
        if (name := waiting.pop()) not in wanted:
            wanted.add(name)
            waiting += imports(name)
    return wanted
