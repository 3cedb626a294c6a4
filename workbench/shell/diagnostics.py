"""Diagnostics for support, as text: versions, screens, colours. Knows no document and no user."""

from __future__ import annotations

import locale
import platform
import sys
from pathlib import Path

import PySide6
from PySide6.QtCore import QLocale, qVersion
from PySide6.QtGui import QGuiApplication, QScreen

from workbench import __version__
from workbench.qt.theme import Theme
from workbench.runtime.paths import log_dir


def diagnostics(theme: Theme) -> str:
    """The diagnostics, one fact a line; the home folder is shown as ~."""
    facts = {
        "Capability Workbench": __version__ + (" (packaged)" if getattr(sys, "frozen", False) else ""),
        "Python": f"{platform.python_version()} {platform.machine()}",
        "Qt": f"{qVersion()}, PySide6 {PySide6.__version__}",
        "System": platform.platform(),
        "Screen plugin": QGuiApplication.platformName(),
        "Screens": "; ".join(_screen(screen) for screen in QGuiApplication.screens()),
        "Colours": f"{theme.mode}, now {'dark' if theme.dark else 'light'}",
        "Language": f"{QLocale.system().name()}, {locale.getpreferredencoding(False)}",
        "Logs": str(log_dir()).replace(str(Path.home()), "~"),
    }
    return "".join(f"{name}: {value}\n" for name, value in facts.items())


def _screen(screen: QScreen) -> str:
    size = screen.size()
    return f"{size.width()} x {size.height()} at {screen.devicePixelRatio():g}"
