"""Start page: New map, import, templates, Open, recent files, the tour. Emits requests, performs none; reads none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.coverage import Split
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import Theme, colour, font, px
from workbench.runtime.paths import shown
from workbench.widgets.parts.style import label, restyle
from workbench.widgets.start.choice import Choice
from workbench.widgets.start.own_templates_list import OwnTemplatesList

COLUMN = 740
"""Width of the page's column in pixels."""
IMPORT_HINT = (
    "A matrix of skills and roles, a RACI chart, a list of people or of an organisation, or a framework: .xlsx, .ods, "
    ".csv and others. You see what is found in it before anything is made."
)
IN_A_ROW = 3
"""How many templates stand side by side."""


@dataclass(frozen=True, slots=True)
class TemplateCard:
    """View model of a template: its name, description, and split (None if nothing is assigned)."""

    name: str
    title: str
    blurb: str
    split: Split | None


@dataclass(frozen=True, slots=True)
class RecentFile:
    """View model of a recent file: title, and when and where in words; whether it exists, None while unknown."""

    path: Path
    title: str
    detail: str
    there: bool | None = True

    @property
    def words(self) -> str:
        """When and where, with a note if it is missing or being checked."""
        return self.detail + {True: "", False: ", no longer there", None: ", checking…"}[self.there]


class StartPage(QScrollArea):
    """Start page: New map, import and templates on top, the tour and Open below, then the recent files."""

    new_map_requested = Signal()
    import_requested = Signal()
    template_chosen = Signal(str)
    open_requested = Signal()
    all_templates_requested = Signal()
    tour_requested = Signal()
    recent_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("startPage")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._theme = theme
        page = QWidget(self)
        page.setProperty("look", "ground")
        self.setWidget(page)
        row = QHBoxLayout(page)
        row.setContentsMargins(24, 0, 24, 24)
        column = QWidget(page)
        column.setMaximumWidth(px(COLUMN))
        row.addStretch(1)
        row.addWidget(column, 100)
        row.addStretch(1)
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(0, 40, 0, 0)
        self._column.setSpacing(10)

        title = label("Design roles you can defend", parent=column)
        title.setFont(font(px(22)))
        title.setObjectName("startTitle")
        blurb = label(
            "See who leads which skill, and whether the expertise of one side fades into the other. "
            "Everything stays on this computer.",
            "muted",
            wrap=True,
            parent=column,
        )
        self.new_map_button = QPushButton("New map…", column)
        self.new_map_button.setProperty("look", "primary")
        self.new_map_button.clicked.connect(self.new_map_requested)
        self.import_button = QPushButton("Start from your Excel file…", column)
        self.import_button.setAccessibleDescription(IMPORT_HINT)
        self.import_button.setToolTip(tooltip_text(IMPORT_HINT))
        self.import_button.clicked.connect(self.import_requested)
        ways = QVBoxLayout()
        ways.setSpacing(8)
        ways.addWidget(self.new_map_button)
        ways.addWidget(self.import_button)
        head = QGridLayout()
        head.setHorizontalSpacing(24)
        head.setVerticalSpacing(self._column.spacing())
        head.setColumnStretch(0, 1)
        head.addWidget(title, 0, 0)
        head.addWidget(blurb, 1, 0)
        head.addLayout(ways, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        self._column.addLayout(head)
        self._column.addSpacing(14)
        self._column.addWidget(self._heading("New from a template"))
        self._cards = QGridLayout()
        self._cards.setSpacing(14)
        self._column.addLayout(self._cards)
        self._column.addSpacing(8)
        self._column.addLayout(self._buttons())
        self._column.addSpacing(18)
        self.own_templates = OwnTemplatesList(column)
        self.own_templates.chosen.connect(self.template_chosen)
        self._column.addWidget(self.own_templates)
        self._recent_heading = self._heading("Recent")
        self._column.addWidget(self._recent_heading)
        self._recent = QFrame(column)
        self._recent.setProperty("look", "card")
        self._recent_rows = QVBoxLayout(self._recent)
        self._recent_rows.setContentsMargins(1, 1, 1, 1)
        self._recent_rows.setSpacing(0)
        self._column.addWidget(self._recent)
        self._column.addStretch(1)
        self.show_recent(())

    def _heading(self, text: str) -> QLabel:
        return label(text, "strong", parent=self)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.tour_button = QPushButton("Take the two-minute tour", self)
        self.tour_button.clicked.connect(self.tour_requested)
        self.open_button = QPushButton("Open…", self)
        self.open_button.clicked.connect(self.open_requested)
        more = QPushButton("All templates…", self)
        more.clicked.connect(self.all_templates_requested)
        for button in (self.tour_button, self.open_button, more):
            row.addWidget(button)
        row.addStretch(1)
        return row

    @property
    def templates_shown(self) -> bool:
        """Whether any templates are shown."""
        return self._cards.count() > 0

    def show_templates(self, cards: Sequence[TemplateCard]) -> None:
        """Show these templates side by side, in rows."""
        while (item := self._cards.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for number, card in enumerate(cards):
            tile = _Tile(card, self._theme, self)
            tile.chosen.connect(self.template_chosen)
            row, column = divmod(number, IN_A_ROW)
            self._cards.addWidget(tile, row, column)
            self._cards.setColumnStretch(column, 1)

    def show_recent(self, files: Sequence[RecentFile]) -> None:
        """Show these files, newest first; rows that stay keep their focus."""
        rows = self.findChildren(_RecentRow)
        if [row.path for row in rows] != [file.path for file in files]:
            for old in rows:
                old.setParent(None)
                old.deleteLater()
            rows = []
            for number, file in enumerate(files):
                rows.append(_RecentRow(file.path, first=number == 0, parent=self._recent))
                rows[-1].chosen.connect(self.recent_chosen)
                self._recent_rows.addWidget(rows[-1])
        for row, file in zip(rows, files, strict=True):
            row.show_file(file)
        self._recent.setVisible(bool(files))
        self._recent_heading.setVisible(bool(files))


class _Tile(Choice):
    chosen = Signal(str)

    def __init__(self, card: TemplateCard, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = card.name
        self.setObjectName(f"template-{card.name}")
        self.setProperty("look", "card")
        self.setAccessibleName(f"New from the template {card.title}")
        self.setAccessibleDescription(card.blurb)
        self.setMinimumHeight(px(164))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(4)
        layout.addWidget(_Swatch(card.split, theme, self))
        layout.addSpacing(6)
        title = label(card.title, "strong", parent=self)
        blurb = label(card.blurb, "small", wrap=True, parent=self)
        layout.addWidget(title)
        layout.addWidget(blurb)
        layout.addStretch(1)

    def choose(self) -> None:
        self.chosen.emit(self._name)


class _Swatch(QWidget):
    """Thumbnail of a template's split, in blocks of colour."""

    def __init__(self, split: Split | None, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._split, self._theme = split, theme
        self.setFixedHeight(56)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(200, 56)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), 6, 6)
        painter.setClipPath(outline)
        colours = self._theme.colours
        painter.fillRect(self.rect(), colour(colours.line))
        if self._split is None:
            return
        left = 0.0
        parts = (
            (self._split.only_marketing, colours.marketing),
            (self._split.both, colours.both),
            (self._split.only_product, colours.product),
            (self._split.other_roles, colours.other_roles),
        )
        for part, tone in parts:
            width = (part or 0) * self.width()
            painter.fillRect(QRectF(QPointF(left, 0), QPointF(left + width, self.height())), colour(tone))
            left += width


class _RecentRow(Choice):
    chosen = Signal(object)

    def __init__(self, path: Path, *, first: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.path = path
        self.setProperty("look", "row" if first else "row-below")
        self.setToolTip(tooltip_text(shown(path)))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        self._title, self._when = label("", parent=self), label("", "small", parent=self)
        layout.addWidget(self._title, 1)
        layout.addWidget(self._when)

    def show_file(self, file: RecentFile) -> None:
        gone = file.there is False
        self.setEnabled(not gone)
        self.setAccessibleName(f"Open {file.title}, {file.words}")
        self._title.setText(file.title)
        self._when.setText(file.words)
        restyle(self._title, "look", "muted" if gone else "")

    def choose(self) -> None:
        self.chosen.emit(self.path)
