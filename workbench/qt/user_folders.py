"""Standard folders of the user, where the system has them. Creates none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def documents_dir() -> Path:
    """The documents folder of the user. It may not exist, or lie on a share that does not answer."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
