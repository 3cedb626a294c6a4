"""Right column of the import dialog: values, who leads, names, and the other choices, one below the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from workbench.qt.import_session import ImportSession
from workbench.qt.theme import Colours, px
from workbench.widgets.importing.names import NamesPanel
from workbench.widgets.importing.options import OptionsPanel
from workbench.widgets.importing.people import PeoplePanel
from workbench.widgets.importing.values import ValuesPanel
from workbench.widgets.importing.who_leads import WhoLeadsPanel

LEAST, BETWEEN = 240, 14
"""Least width of the column, and room between two panels, in pixels."""


class PanelColumn(QScrollArea):
    """Scrolled column of panels; each hides itself where it has nothing to say."""

    def __init__(self, imports: ImportSession, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importPanels")
        self.setMinimumWidth(px(LEAST))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        inner = _Inner(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(px(BETWEEN))
        column.addWidget(ValuesPanel(imports, colours, inner))
        for panel in (WhoLeadsPanel(imports, inner), PeoplePanel(imports, inner)):
            column.addWidget(panel)
        column.addWidget(NamesPanel(imports, colours, inner), 1)
        column.addWidget(OptionsPanel(imports, inner))
        column.addStretch(0)
        self.setWidget(inner)
        for widget in (self.viewport(), inner):
            widget.setAutoFillBackground(False)


class _Inner(QWidget):
    """The panels: a scroll area would give those that wrap all the height they wish for, and scroll too soon."""

    def heightForWidth(self, width: int) -> int:
        """The least height of the panels at a width."""
        layout = self.layout()
        return -1 if layout is None else layout.minimumHeightForWidth(width)
