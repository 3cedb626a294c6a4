"""Drawing backends of the exporters that need Qt (PDF, pictures), with a window or from the command line without one.

Joins the exporters to the widgets that draw for them; knows no window.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication

from workbench.files.exporters import Drawing, Exported, ExportRequest, Write
from workbench.qt.theme import install_fonts
from workbench.runtime import logging
from workbench.shell.qt_messages import log_qt_messages


def drawings() -> dict[Drawing, Write]:
    """The backend of each drawing; imported when it is asked for."""
    from workbench.widgets.organisation.picture_file import PICTURES
    from workbench.widgets.report import pdf

    return {"report.pdf": pdf.export, **PICTURES}


def draw(drawing: Drawing, request: ExportRequest) -> Exported:
    """Draw one scenario as a file, off screen. Raises Cancelled or ExportFailed."""
    with _qt():
        return drawings()[drawing](request)


@contextmanager
def _qt() -> Iterator[None]:
    """Context with a QApplication: the running one, or an off-screen one made for it."""
    program = QApplication.instance()
    if program is None:
        logging.start()
        log_qt_messages()
        if sys.platform != "win32":  # there, Qt off screen knows no type faces but ours, and needs no display without
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        program = QApplication(["workbench"])
        install_fonts()
    yield
