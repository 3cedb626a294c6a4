"""Names panel of an import: every name that was found, what it means, and whether it is taken in. Changes no map."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from workbench.application.importing.choices import KINDS, Kind
from workbench.application.importing.found_names import FoundName, Key, found_names, with_decisions, with_taken
from workbench.application.importing.preparation import Preparation
from workbench.application.importing.proposal import TooMany
from workbench.domain.model import CapabilityMap
from workbench.domain.searching import haystack, search_key
from workbench.presentation import import_names as words
from workbench.presentation.import_text import question_text
from workbench.qt.import_session import ImportSession
from workbench.qt.theme import Colours
from workbench.widgets.importing.choice_rows import ChoiceRow, ChoiceRows, Tick
from workbench.widgets.importing.choice_table import ChoiceTable
from workbench.widgets.parts.choice_box import ChoiceBox
from workbench.widgets.parts.editors import LONGEST_SEARCH, LineEdit
from workbench.widgets.parts.steady_label import SteadyLabel, keep_room
from workbench.widgets.parts.style import label, restyle
from workbench.widgets.parts.wrapped_label import WrappedLabel

LEAST_ROWS, MOST_ROWS = 12, 20
"""Names that are seen at least, where there are so many, and that are shown at once."""
_SIEVES = tuple(words.SIEVE)
Family = tuple[Kind, str, str]
"""The key of a heading: a kind, what it is, and a family; "" for all of the kind."""


class NamesPanel(QWidget):
    """Names by kind, roles also by family, each with a tick and what it means.

    Where there are more roles or skills than are taken at once none is ticked, and the heading over them asks which.
    """

    def __init__(self, imports: ImportSession, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._imports = imports
        self._document: CapabilityMap | None = None
        self._found: dict[Key, FoundName] = {}
        self._shown: tuple[FoundName, ...] = ()
        self._room = 0
        """How many rows there are, sought or not."""
        self._made: dict[Key, tuple[FoundName, ChoiceRow]] = {}
        self._counts = SteadyLabel("small", 1, self)
        self._too_many = WrappedLabel("small", self)
        restyle(self._too_many, "tone", "should")
        self.search = LineEdit(self)
        self.search.setMaxLength(LONGEST_SEARCH)
        self.search.setPlaceholderText(words.SEARCH)
        self.search.setAccessibleName(words.SEARCH)
        self.search.setClearButtonEnabled(True)
        self.sieve = ChoiceBox(self)
        self.sieve.addItems([words.SIEVE[each] for each in _SIEVES])
        self.sieve.name(words.SIEVE_NAME)
        self.all_shown = QCheckBox(words.ALL_SHOWN, self)
        self._rows = ChoiceRows(words.NAME_HEADINGS, self)
        self.table = ChoiceTable(self._rows, words.NAMES, colours, self, LEAST_ROWS, MOST_ROWS)
        self._none = label(words.NONE_FOUND, "muted", wrap=True, parent=self.table.viewport())
        self._lay_out()
        self._rows.chosen.connect(self._choose)
        self._rows.ticked.connect(self._tick)
        self.all_shown.clicked.connect(self._tick_all)
        self.search.textChanged.connect(self._list)
        self.sieve.currentIndexChanged.connect(self._list)
        imports.changed.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(words.NAMES, "heading"))
        column.addWidget(self._counts)
        column.addWidget(self._too_many)
        controls = QGridLayout()
        controls.setSpacing(6)
        controls.addWidget(self.search, 0, 0)
        controls.addWidget(self.sieve, 0, 1)
        controls.addWidget(self.all_shown, 1, 0, 1, 2)
        controls.setColumnStretch(0, 1)
        column.addLayout(controls)
        column.addWidget(self.table, 1)
        inside = QVBoxLayout(self.table.viewport())  # in the room of the names, so that nothing moves
        inside.addWidget(self._none, 0, Qt.AlignmentFlag.AlignTop)

    def _show(self) -> None:
        """Show the names as they were found by now."""
        preparation = self._imports.preparation
        if preparation is None:
            self._found = {}
        else:
            same = preparation.document is self._document
            self._document = preparation.document
            self._found = found_names(preparation, self._found if same else {})
            self._made = {key: made for key, made in self._made.items() if key in self._found}
        self._counts.setText(words.counts_text(self._found.values()))
        asked = self._asked()
        self._too_many.setText(" ".join(question_text(each) for each in asked.values()))
        if asked:
            keep_room(self._too_many)  # from now on: it comes and goes with each tick
        self._too_many.setVisible(bool(asked))
        self.setVisible(bool(self._found) or bool(asked))
        self._room = len(list(self._rows_of(tuple(self._found.values()))))
        self._list()

    def _asked(self) -> dict[Kind, TooMany]:
        """The kinds of which there are too many."""
        preparation = self._imports.preparation
        asked = preparation.proposal.questions if preparation is not None else ()
        many = {question.kind: question for question in asked if isinstance(question, TooMany)}
        return {kind: many[kind] for kind in KINDS if kind in many}

    def _list(self) -> None:
        """Show those of them that are sought."""
        sought, sieve = search_key(self.search.text()).split(), _SIEVES[self.sieve.currentIndex()]
        self._shown = tuple(name for name in self._found.values() if _passes(name, sought, sieve))
        self.table.show_rows(list(self._rows_of(self._shown)), self._room)
        self._none.setVisible(bool(self._found) and not self._shown)
        tick = _tick_of(self._shown)
        self.all_shown.setEnabled(tick is not None)
        states = {"on": Qt.CheckState.Checked, "some": Qt.CheckState.PartiallyChecked}
        self.all_shown.setTristate(tick == "some")
        self.all_shown.setCheckState(states.get(tick or "off", Qt.CheckState.Unchecked))

    def _rows_of(self, shown: Sequence[FoundName]) -> Iterator[ChoiceRow]:
        asked = self._asked()
        for kind in KINDS:
            names = [name for name in shown if name.kind == kind]
            if not names and kind not in asked:
                continue
            yield _heading((kind, "kind", ""), words.KIND[kind], names, asks=kind in asked)
            families: dict[str, list[FoundName]] = {}
            for name in names:
                families.setdefault(name.family, []).append(name)
            for family, members in families.items():
                if family:
                    yield _heading((kind, "family", family), family, members, indent=1)
                for name in members:
                    yield self._row_of(name, 2 if family else 1)

    def _row_of(self, name: FoundName, indent: int) -> ChoiceRow:
        """The row of a name; the one that was made of it before, if any: there may be thousands."""
        made = self._made.get(name.key)
        if made is None or made[0] is not name:
            made = self._made[name.key] = name, _row(name, indent=indent)
        return made[1]

    def _choose(self, keys: tuple[Key, ...], text: str) -> None:
        if (preparation := self._imports.preparation) is not None:
            decisions = {key: _option(self._found[key], text) for key in keys if key in self._found}
            self._imports.choose(with_decisions(preparation.choices, self._found, decisions))

    def _tick(self, keys: tuple[Hashable, ...], ticked: bool) -> None:
        sought = set(keys)
        names = [
            name
            for name in self._shown
            if sought & {name.key, (name.kind, "kind", ""), (name.kind, "family", name.family)}
        ]
        self._take(names, taken=ticked)

    def _tick_all(self) -> None:
        """Tick all that are shown; where all of them are, none."""
        self._take(self._shown, taken=_tick_of(self._shown) != "on")

    def _take(self, names: Sequence[FoundName], *, taken: bool) -> None:
        preparation: Preparation | None = self._imports.preparation
        keys = [name.key for name in names if name.options]
        if preparation is not None and keys:
            self._imports.choose(with_taken(preparation.choices, self._found, keys, taken=taken))


def _option(name: FoundName, text: str) -> str | None:
    """What is decided of a name by the text of a choice."""
    return next((option for option in name.options if words.option_text(name, option) == text), None)


def _passes(name: FoundName, sought: Sequence[str], sieve: words.Sieve) -> bool:
    """Whether a name is shown."""
    text = haystack((name.name, name.family, *(other for _, other in name.others))) if sought else ""
    if not all(word in text for word in sought):
        return False
    return sieve == "all" or (name.asked if sieve == "asked" else name.state == sieve)


def _tick_of(names: Sequence[FoundName]) -> Tick | None:
    """The tick over some names; None where nothing is to be chosen of them."""
    taken = [name.taken for name in names if name.options]
    if not taken:
        return None
    return "on" if all(taken) else "some" if any(taken) else "off"


def _heading(key: Family, text: str, names: Sequence[FoundName], *, indent: int = 0, asks: bool = False) -> ChoiceRow:
    counts = words.counts_text(names)
    return ChoiceRow(
        key,
        (text, words.CHOOSE if asks else ""),
        words.kind_spoken(text, counts, asked=asks),
        counts,
        asks=asks,
        heading=True,
        indent=indent,
        tick=_tick_of(names),
    )


def _row(name: FoundName, *, indent: int) -> ChoiceRow:
    return ChoiceRow(
        name.key,
        (name.name, words.means_text(name)),
        words.name_spoken(name),
        words.like_text(name),
        tuple(words.option_text(name, option) for option in name.options),
        name.option,
        name.asked,
        indent=indent,
        tick=("on" if name.taken else "off") if name.options else None,
    )
