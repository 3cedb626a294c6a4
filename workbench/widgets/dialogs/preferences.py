"""Preferences dialog: name, paper, text size, folder for exports, recent files. Stores nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.normalisation import one_line
from workbench.domain.words import PERCENT
from workbench.qt.theme import px
from workbench.runtime.paths import shown
from workbench.runtime.preferences import PAPERS, TEXT_SIZES, Choices
from workbench.widgets.dialogs.buttons import button_row
from workbench.widgets.parts.choice_box import ChoiceBox
from workbench.widgets.parts.editors import LineEdit
from workbench.widgets.parts.screen import fill
from workbench.widgets.parts.style import label

WIDTH, LABEL, INPUT = 500, 92, 300
"""Least width of the dialog's content, of a label and of a field in pixels."""
ONE_LINE = 60
"""Characters of a hint that fit into a line; Qt leaves room for a second one below a label that may wrap."""
LONGEST_NAME = 120
"""Greatest length of a name in characters."""
PAPER = {"a4": "A4", "letter": "US Letter"}
NAME_HINT = (
    "Written into the maps you save, as who changed them last, and proposed where you accept an open point. Leave it "
    "empty to be named nowhere."
)
SIZE_HINT = "From the next start of the program on."
BESIDE = "Beside the map"
FOLDER_HINT = "A map whose exports you put elsewhere keeps that folder."
RECENT = "List the files opened last"
RECENT_HINT = "Without the tick the list is cleared, and none is kept."
FORGET = "Forget my answers"
FORGET_HINT = (
    "What you answered in imports and had remembered, for files like those. No names are in it. They are "
    "forgotten at once."
)
FORGOTTEN = "No answers are kept any more."


class PreferencesDialog(QDialog):
    """Form over the user's `choices`."""

    folder_requested = Signal()
    """The user wants to choose a folder for exports; `show_folder` takes it."""

    forgetting_requested = Signal()
    """The user wants to forget what was answered about imported files; `show_forgotten` says that it is done."""

    def __init__(self, choices: Choices, paper_here: str, parent: QWidget | None = None) -> None:
        """paper_here: the usual paper of this country."""
        super().__init__(parent)
        self.setWindowTitle("Preferences")
        self._folder = choices.export_folder
        content = QWidget(self)
        content.setMinimumWidth(px(WIDTH))
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)

        form = self._group(content, "You")
        self._name = LineEdit(content)
        self._name.setMaxLength(LONGEST_NAME)
        self._name.setText(choices.name)
        self._add(form, "Your name", self._name, NAME_HINT)

        form = self._group(content, "Paper and text")
        self._paper, self._size = ChoiceBox(content), ChoiceBox(content)
        usual = f"As usual in this country ({PAPER[paper_here]})"
        self._paper.addItems([PAPER.get(paper, usual) for paper in PAPERS])
        self._paper.setCurrentIndex(PAPERS.index(choices.paper))
        self._size.addItems([f"{size}{PERCENT}" if size else "As on the desktop" for size in TEXT_SIZES])
        self._size.setCurrentIndex(TEXT_SIZES.index(choices.text_size))
        self._add(form, "Paper", self._paper)
        self._add(form, "Size of text", self._size, SIZE_HINT)

        form = self._group(content, "Files")
        self._place = label("", wrap=True, parent=content)
        self._place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        choose, self._beside = QPushButton("Choose…", content), QPushButton(BESIDE, content)
        choose.setAccessibleName("Choose the folder for exports")
        self._beside.setAccessibleName("Exports go beside the map")
        choose.clicked.connect(self.folder_requested)
        self._beside.clicked.connect(lambda: self.show_folder(""))
        row = QHBoxLayout()
        row.addWidget(choose)
        row.addWidget(self._beside)
        row.addStretch()
        form.addRow(_row_label("Exports go"), self._place)
        form.addRow("", row)
        form.addRow("", label(FOLDER_HINT, "muted", parent=content))
        self._recent = QCheckBox(RECENT, content)
        self._recent.setChecked(choices.keeps_recent)
        self._recent.setAccessibleDescription(RECENT_HINT)
        form.addRow("", self._recent)
        form.addRow("", label(RECENT_HINT, "muted", parent=content))

        self._forget = QPushButton(FORGET, content)
        self._forget.setAccessibleName("Forget what was answered about imported files")
        self._forget.setAccessibleDescription(FORGET_HINT)
        self._forget.clicked.connect(self.forgetting_requested)
        self._forgotten = label(FORGET_HINT, "muted", wrap=True, parent=content)
        row = QHBoxLayout()
        row.addWidget(self._forget)
        row.addStretch()
        form.addRow(_row_label("Imports"), row)
        form.addRow("", self._forgotten)

        buttons, save = button_row(self, "Save")
        save.setDefault(True)
        fill(self, content, buttons)
        self.show_folder(self._folder)
        self._name.setFocus()

    @property
    def choices(self) -> Choices:
        """What the form says."""
        return Choices(
            one_line(self._name.text()),
            PAPERS[self._paper.currentIndex()],
            TEXT_SIZES[self._size.currentIndex()],
            self._folder,
            keeps_recent=self._recent.isChecked(),
        )

    def show_folder(self, folder: str) -> None:
        """Show where exports go: into a folder, or for "" beside the map."""
        self._folder = folder
        self._place.setText(shown(folder) if folder else BESIDE)
        self._beside.setVisible(bool(folder))

    def show_forgotten(self) -> None:
        """Say that nothing is remembered of imported files any more."""
        self._forget.setEnabled(False)
        self._forgotten.setText(FORGOTTEN)

    @staticmethod
    def _group(content: QWidget, title: str) -> QFormLayout:
        box = QGroupBox(title, content)
        form = QFormLayout(box)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        layout = content.layout()
        if layout is not None:
            layout.addWidget(box)
        return form

    @staticmethod
    def _add(form: QFormLayout, text: str, field: QWidget, hint: str = "") -> None:
        field.setAccessibleName(text)
        field.setMinimumWidth(px(INPUT))
        row_label = _row_label(text)
        row_label.setBuddy(field)
        form.addRow(row_label, field)
        if hint:
            field.setAccessibleDescription(hint)
            form.addRow("", label(hint, "muted", wrap=len(hint) > ONE_LINE))


def _row_label(text: str) -> QLabel:
    name = label(text)
    name.setMinimumWidth(px(LABEL))
    return name
