"""Words dialog: what the map calls its sides, its leading roles, its hub and its work, with a live preview beside.

Says what is wrong below the word it is about, while it is typed. Performs nothing.
"""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from workbench.application.edits.terms import kinds_note, term_faults, tidied_terms
from workbench.domain.field_places import IN_FORM
from workbench.domain.model import CapabilityMap, Terms
from workbench.domain.replace import replace
from workbench.domain.vocabulary import Vocabulary
from workbench.qt.text_escape import tooltip_text
from workbench.qt.theme import Theme, px
from workbench.widgets.dialogs.buttons import button_row
from workbench.widgets.dialogs.terms_preview import TermsPreview
from workbench.widgets.parts.announce import LateAnnouncement
from workbench.widgets.parts.editors import LineEdit
from workbench.widgets.parts.screen import fill
from workbench.widgets.parts.style import label

SIZE = QSize(940, 660)
"""Initial size of the dialog in pixels."""
LABEL, INPUT = 138, 250
"""Widths of a label and of a field in pixels."""
THIRD = "No third side: it counts on the side of {product}, and stands in the same lane."
"""Where the third kind of work counts."""
NO_WORD = "None: there is no such kind"
"""Placeholder of a word that may be left out."""


class TermsDialog(QDialog):
    """Form over the words of a map; `terms` are its values. wanted: the term to begin with, "" for the first."""

    def __init__(self, document: CapabilityMap, theme: Theme, wanted: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Words of this map")
        self.setObjectName("termsDialog")
        self._document = document
        self.fields: dict[str, LineEdit] = {}
        """Term -> its field."""
        self.problems: dict[str, QLabel] = {}
        """Term -> what is wrong with it, below its field; hidden where nothing is."""
        self._forms: dict[str, QFormLayout] = {}
        self.third = label("", "small", wrap=True, parent=self)
        """Where the third kind of work counts, below its field."""
        self.kinds = label("", wrap=True, parent=self)
        """What becomes of departments that are called as a new word; hidden where nothing does."""
        self._sound = document.terms
        self._said = LateAnnouncement(self)
        form = QVBoxLayout()
        for title, rows in groupby((row for row, _ in IN_FORM[Terms]), key=attrgetter("section")):
            box = QGroupBox(title, self)
            self._fill_section(QFormLayout(box), box, {row.name for row in rows})
            form.addWidget(box)
        form.addStretch(1)
        self.preview = TermsPreview(theme, Vocabulary(document.terms), self)
        content = QHBoxLayout()
        content.setSpacing(16)
        content.addLayout(form)
        beside = QVBoxLayout()
        beside.setSpacing(10)
        beside.addWidget(self.preview)
        beside.addWidget(self.kinds)
        beside.addStretch(1)
        content.addLayout(beside, 1)
        buttons, self._apply = button_row(self, "Apply")
        self._apply.setDefault(True)
        restore = buttons.addButton("Words of the program", QDialogButtonBox.ButtonRole.ResetRole)
        restore.clicked.connect(lambda: self._show(Terms()))
        fill(self, content, buttons, SIZE)
        self._show(document.terms)
        for field in self.fields.values():
            field.textChanged.connect(self._judge)
        self._judge()
        first = self.fields.get(wanted, next(iter(self.fields.values())))
        first.setFocus()
        first.selectAll()

    def _fill_section(self, form: QFormLayout, box: QGroupBox, names: set[str]) -> None:
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        for row, shown in IN_FORM[Terms]:
            if row.name not in names:
                continue
            field, problem = LineEdit(box), label("", "small", wrap=True, parent=box)
            field.setFixedWidth(px(INPUT))
            field.setAccessibleName(row.label)
            field.setToolTip(tooltip_text(shown.hint))
            if row.values.check("") is None:
                field.setPlaceholderText(NO_WORD)
            problem.setProperty("tone", "must")
            problem.setFixedWidth(px(INPUT))
            row_label = label(row.label, wrap=True, parent=box)
            row_label.setFixedWidth(px(LABEL))
            row_label.setToolTip(tooltip_text(shown.hint))
            row_label.setBuddy(field)
            form.addRow(row_label, field)
            if row.name == "technology":
                self.third.setFixedWidth(px(INPUT))
                form.addRow("", self.third)
            form.addRow("", problem)
            form.setRowVisible(problem, False)
            self.fields[row.name], self.problems[row.name], self._forms[row.name] = field, problem, form

    @property
    def terms(self) -> Terms:
        """The words of the form, each on one line without blanks around it."""
        return tidied_terms(Terms(**{name: field.text() for name, field in self.fields.items()}))

    def _show(self, terms: Terms) -> None:
        for name, field in self.fields.items():
            field.setText(getattr(terms, name))
            field.setCursorPosition(0)

    def _judge(self) -> None:
        terms = self.terms
        faults = term_faults(self._document, terms)
        for name, problem in self.problems.items():
            fault = faults.get(name, "")
            problem.setText(fault)
            self._forms[name].setRowVisible(problem, bool(fault))
            hint = next(shown.hint for row, shown in IN_FORM[Terms] if row.name == name)
            self.fields[name].setAccessibleDescription(fault or hint)
        self._apply.setEnabled(not faults)
        sound = {name: getattr(terms, name) for name in self.fields if name not in faults}
        self._sound = replace(self._sound, **sound)
        vocabulary = Vocabulary(self._sound)
        self.preview.show_words(vocabulary)
        self.third.setText(vocabulary.text(THIRD))
        note = "" if faults else kinds_note(self._document, terms)
        self.kinds.setText(note)
        self.kinds.setVisible(bool(note))
        if note:
            self._said.say(note)
