"""Files that are drawn, and what draws them: with a window, and from the command line without one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication

from workbench.domain.model import CapabilityMap
from workbench.files.exporters import Exported, Exporter
from workbench.qt.theme import install_fonts
from workbench.runtime import logging
from workbench.shell.qt_messages import log_qt_messages

if TYPE_CHECKING:
    from workbench.files.document import Identity
    from workbench.files.paper import Paper


def drawer_for(suffix: str, *, picture: bool = False) -> Exporter | None:
    """What draws files with this ending (".pdf"), or None. picture: the organisation alone where there is a choice."""
    from workbench.widgets.organisation.page import PICTURES
    from workbench.widgets.report import pdf

    report = cast(Exporter, pdf) if suffix.lower() == pdf.SUFFIX and not picture else None
    return report or cast("Exporter | None", PICTURES.get(suffix.lower()))


def draw(
    suffix: str,
    document: CapabilityMap,
    scenario_id: str,
    today: date,
    *,
    identity: Identity | None = None,
    paper: Paper | None = None,
) -> Exported:
    """One scenario as a file of a kind that is drawn, off screen. Raises ExportFailed."""
    drawer = drawer_for(suffix)
    if drawer is None:
        raise ValueError(f"nothing draws {suffix}")
    with _qt():
        return drawer.export(document, scenario_id, today, identity=identity, paper=paper)


@contextmanager
def _qt() -> Iterator[None]:
    """Qt within, without a window where there is none."""
    program = QApplication.instance()
    if program is None:
        logging.start()
        log_qt_messages()
        if sys.platform != "win32":  # there, Qt off screen knows no type faces but ours, and needs no display without
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        program = QApplication(["workbench"])
        install_fonts()
    yield
