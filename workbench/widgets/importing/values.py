"""Values panel of an import: every value found in its scales, how often, and what it becomes. Changes no map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.application.importing.mapping import Mapping, Scaled
from workbench.application.importing.open_questions import question_of_top, question_of_value
from workbench.application.importing.pointing import with_top, with_value
from workbench.application.importing.preparation import Preparation
from workbench.application.importing.scale import Scale
from workbench.domain.vocabulary import Vocabulary, vocabulary_of
from workbench.presentation import import_values as words
from workbench.qt.import_session import ImportSession
from workbench.qt.theme import Colours
from workbench.widgets.importing.choice_rows import ChoiceRow, ChoiceRows
from workbench.widgets.importing.choice_table import ChoiceTable
from workbench.widgets.parts.style import label


@dataclass(frozen=True, slots=True)
class ScaleKey:
    """Which scale a row is of: the number of its content and its table. value: the text of the row's value; None for
    its highest one, "" for its heading."""

    content: int
    table: int
    name: Scaled
    value: str | None = ""


class ValuesPanel(QWidget):
    """Values of all scales that are read, and what each becomes. Hidden where there are none."""

    def __init__(self, imports: ImportSession, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._imports = imports
        self._rows = ChoiceRows(words.VALUE_HEADINGS, self)
        self.table = ChoiceTable(self._rows, words.VALUES, colours, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(words.VALUES, "heading"))
        column.addWidget(self.table, 1)
        self._rows.chosen.connect(self._choose)
        imports.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        preparation = self._imports.preparation
        rows = list(_rows_of(preparation)) if preparation is not None else []
        self.table.show_rows(rows)
        self.setVisible(bool(rows))

    def _choose(self, keys: tuple[ScaleKey, ...], text: str) -> None:
        preparation = self._imports.preparation
        if preparation is None:
            return
        vocabulary = vocabulary_of(preparation.document)
        for content in dict.fromkeys(key.content for key in keys):
            mapping = preparation.mappings[content]
            for key in keys:
                if key.content == content:
                    mapping = _decided(mapping, key, text, vocabulary)
            self._imports.set_mapping(content, mapping)


def _decided(mapping: Mapping, key: ScaleKey, text: str, vocabulary: Vocabulary) -> Mapping:
    """The mapping after a choice, by its text."""
    if key.value is None:
        return with_top(mapping, key.table, key.name, float(text))
    scale = mapping.tables[key.table].scales.get(key.name)
    if scale is None:  # pointed away while what is shown here was still worked out
        return mapping
    choices = words.held_choices(key.name, scale, vocabulary)
    held = next((each for each in choices if words.held_text(each, vocabulary) == text), None)
    return with_value(mapping, key.table, key.name, key.value, held)


def _rows_of(preparation: Preparation) -> Iterator[ChoiceRow]:
    vocabulary = vocabulary_of(preparation.document)
    several = len(preparation.contents) > 1
    for content, (opened, mapping) in enumerate(zip(preparation.contents, preparation.asking, strict=True)):
        sheets = [each.table.sheet for each in mapping.tables]
        for number, table in enumerate(mapping.tables):
            if not table.taken:
                continue
            sheet = table.table.sheet
            row = table.table.heading + 1 if sheets.count(sheet) > 1 else 0
            place = sheet if len(set(sheets)) > 1 else "", opened.name if several else "", row
            for name, scale in table.scales.items():
                if scale.values:
                    key = ScaleKey(content, number, name)
                    yield _heading(key, words.scale_place(name, *place))
                    yield from _rows_of_scale(key, mapping, scale, vocabulary)


def _heading(key: ScaleKey, text: str) -> ChoiceRow:
    return ChoiceRow(key, (text, "", ""), text, heading=True)


def _rows_of_scale(key: ScaleKey, mapping: Mapping, scale: Scale, vocabulary: Vocabulary) -> Iterator[ChoiceRow]:
    tops = scale.tops()
    if tops:
        asked = question_of_top(mapping, key.table, key.name) is not None
        texts = tuple(map(words.top_text, tops))
        at = tops.index(scale.top) if scale.top in tops else -1
        shown = f"{texts[at]}?" if asked and at >= 0 else texts[at] if at >= 0 else ""
        spoken = words.top_spoken(scale.top, asked=asked)
        top_key = ScaleKey(key.content, key.table, key.name, None)
        yield ChoiceRow(top_key, (words.HIGHEST, "", shown), spoken, "", texts, at, asked)
    held = words.held_choices(key.name, scale, vocabulary)
    choices = tuple(words.held_text(each, vocabulary) for each in held)
    places = {each: place for place, each in enumerate(held)}
    for value in scale.values:
        asked = question_of_value(mapping, key.table, key.name, value) is not None
        detail, becomes = words.value_detail(value, scale), words.held_text(value.held, vocabulary)
        yield ChoiceRow(
            ScaleKey(key.content, key.table, key.name, value.text),
            (
                value.text,
                words.count_text(value.count),
                words.supposed_text(value.held, vocabulary) if asked else becomes,
            ),
            words.value_spoken(value, detail, becomes, asked=asked),
            detail,
            choices,
            places[value.held],
            asked,
        )
