"""Change list of a comparison: changes grouped by the subject affected, with filters, copy and context menu.

Shows a comparison it is handed; asks for copies by signal, and never changes the map.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from workbench.application.handing_on import comparison_handed_on
from workbench.domain.compare import Comparison
from workbench.domain.differences import Difference
from workbench.domain.words import pluralise
from workbench.presentation.comparison_as_text import NOBODY_CONCERNED, NOTHING_DIFFERS
from workbench.presentation.comparison_text import concerned_name, counts_text, notes, summary_text
from workbench.presentation.handing_on_text import PEOPLE_LEFT_OUT
from workbench.qt.outline import OutlineEntry
from workbench.qt.text_escape import escape_mnemonic, tooltip_text
from workbench.qt.theme import BOLD, TEXT, Theme, px
from workbench.widgets.compare.entries import FILTERS, change_entries, shown_changes, wanted_kinds
from workbench.widgets.compare.outline_view import OutlineView
from workbench.widgets.parts.choice_box import ChoiceBox
from workbench.widgets.parts.flow import FlowLayout
from workbench.widgets.parts.keys import meant_keys
from workbench.widgets.parts.menu import add, new_menu
from workbench.widgets.parts.offers import Command
from workbench.widgets.parts.style import label, link
from workbench.widgets.parts.text import elided

EVERYONE = "Everyone"
NONE_SHOWN = "No change is of this kind. Take a filter off to see more."
_WHO = 170
"""Pixels of the combo box that filters by subject."""
_TARGET, _NAME = 140, 400
"""Pixels at which names are elided: of a scenario on a link, and of a subject in the menu."""
MANY = 150
"""Number of changes from which on the list opens folded, with the headings alone."""


TAKE_OVER = "Ctrl+T"
ONLY_PEOPLE = "Nothing was copied: these changes are of people, who are left out of copies."


class ChangesList(OutlineView):
    """Change list with its key bindings: Ctrl+T copies the selected changes to the other side, Ctrl+C copies them as
    text, Shift+F10 opens the menu. A letter alone searches by name."""

    copy_wanted = Signal()
    text_wanted = Signal()

    def offers(self, command: Command) -> bool:
        """Copy is the one command that means something here, with a selection."""
        return command == "copy" and bool(self.picked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Key bindings of this list; all others are the outline's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.text_wanted.emit()
        elif meant_keys(event) == QKeySequence(TAKE_OVER):
            self.copy_wanted.emit()
        elif event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.customContextMenuRequested.emit(self.visualRect(self.currentIndex()).center())
        else:
            super().keyPressEvent(event)


class ChangesPanel(QWidget):
    """Panel of one comparison's changes. Its owner places the count and the link that copies all."""

    copy_wanted = Signal(object)
    """Changes, a tuple, to be copied to the first side."""

    subject_reached = Signal(str)
    """The subject of the entry that the user moved to."""

    opened = Signal(str)
    """The subject to be opened."""

    said = Signal(str)
    """A message for the notice at the foot of the window."""

    people_left_out = Signal(str, object)
    """Such a message on what was copied without people, and the callback that copies it with them."""

    def __init__(self, theme: Theme, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._comparison: Comparison | None = None
        self._target: str | None = None
        self._short = self._only_read = ""
        self._shown: dict[str, tuple[Difference, ...]] = {}

        self.counted = label("", "muted", wrap=True)
        self._notes = label("", "small", wrap=True)
        self.copy_all = link("", self)
        self.copy_all.clicked.connect(
            lambda: self._copy([change for shown in self._shown.values() for change in shown])
        )
        self.list = ChangesList(theme, "What changes, for whom", self)
        self.list.setObjectName("changes")
        self._nothing = label("", "muted", wrap=True)
        self._nothing.setMargin(14)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._nothing)
        frame = QFrame(self)
        frame.setProperty("look", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._pages)
        self._pills = self._make_pills()
        self._who = ChoiceBox(self)
        self._who.name("Show the changes of")
        self._who.setFixedWidth(px(_WHO))
        self._who.activated.connect(self._refresh)
        self._make_layout(frame)
        self.setFocusProxy(self.list)

        self.list.pressed_link.connect(lambda entry: self._copy(entry.value))
        self.list.copy_wanted.connect(lambda: self._copy(self._picked()))
        self.list.text_wanted.connect(self._copy_picked_text)
        self.list.reached.connect(lambda entry: self.subject_reached.emit(entry.subject))
        self.list.opened.connect(lambda entry: self.opened.emit(entry.subject))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)

    def _make_pills(self) -> dict[str, QPushButton]:
        pills = {}
        for name, text, _ in FILTERS:
            pill = pills[name] = QPushButton(text, self)
            pill.setProperty("look", "pill")
            pill.setCheckable(True)
            pill.clicked.connect(self._refresh)
        pills["formal"].setToolTip(
            "Roles, posts, grades, departments and reporting: what those concerned are consulted on"
        )
        return pills

    def _make_layout(self, frame: QFrame) -> None:
        filters = QWidget(self)
        flow = FlowLayout(6, filters)
        for pill in self._pills.values():
            flow.addWidget(pill)
        row = QHBoxLayout()
        row.addWidget(filters, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._who)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._notes)
        column.addWidget(frame, 1)

    def show_comparison(self, comparison: Comparison, target: str | None, only_read: str) -> None:
        """Show a comparison.

        target: name of the scenario its changes can be copied to, None for none; only_read: then, the reason why.
        """
        self._comparison, self._target, self._only_read = comparison, target, only_read
        self._short = elided(target or "the other side", px(_TARGET), px(TEXT), BOLD)
        chosen = self._who.currentData()
        self._who.clear()
        self._who.addItem(EVERYONE, None)
        for affected in comparison.affected:
            self._who.addItem(concerned_name(comparison, affected.subject), affected.subject)
        self._who.setCurrentIndex(max(self._who.findData(chosen), 0))
        self._refresh()

    def forget(self) -> None:
        """Reset filters and folding: another map is on screen."""
        self.list.forget()
        self.drop_filters()

    def drop_filters(self) -> None:
        """Clear all filters."""
        for pill in self._pills.values():
            pill.setChecked(False)
        self._who.setCurrentIndex(0)

    @property
    def filtered(self) -> bool:
        """Whether a filter is set."""
        return self._who.currentIndex() > 0 or any(pill.isChecked() for pill in self._pills.values())

    def _refresh(self) -> None:
        comparison = self._comparison
        if comparison is None:
            return
        kinds = wanted_kinds([name for name, pill in self._pills.items() if pill.isChecked()])
        self._shown = shown_changes(comparison, kinds, self._who.currentData())
        for name, text, of_kinds in FILTERS:
            number = sum(change.kind in of_kinds for change in comparison.changes)
            self._pills[name].setText(f"{text} {number}")
        entries = change_entries(comparison, self._shown, self._short if self._target is not None else None)
        few = sum(map(len, self._shown.values())) <= MANY
        self.list.show_entries(entries, frozenset(self._shown if few else ()))
        self._show_texts(comparison)

    def _show_texts(self, comparison: Comparison) -> None:
        self.counted.setText(self._counted(comparison) if comparison.changes else "")
        maps = notes(comparison)
        shown_notes = [*maps, self._only_read] if self._only_read and comparison.changes else maps
        self._notes.setText("\n".join(shown_notes))
        self._notes.setVisible(bool(shown_notes))
        number = sum(map(len, self._shown.values()))
        which = f"these {number}" if self.filtered else f"all {number}"
        whole, shown = (f"Copy {which} to {name}" for name in (self._target, self._short))
        self.copy_all.setText(escape_mnemonic(shown))
        self.copy_all.setAccessibleName(whole)
        self.copy_all.setToolTip(tooltip_text("" if shown == whole else whole))
        offered = self._target is not None and number > 1
        if not offered and self.copy_all.hasFocus():
            self.list.setFocus()  # the focus would leave the view with the link, which is hidden now
        self.copy_all.setVisible(offered)
        if not comparison.changes:
            self._nothing.setText(NOBODY_CONCERNED if maps else NOTHING_DIFFERS)
        else:
            self._nothing.setText(NONE_SHOWN)
        self._pages.setCurrentWidget(self.list if self._shown else self._nothing)

    def _counted(self, comparison: Comparison) -> str:
        if not self.filtered:
            return counts_text(comparison)
        number = sum(map(len, self._shown.values()))
        return f"{len(self._shown)} concerned, {number} of {pluralise(len(comparison.changes), 'change')} shown"

    def _picked(self) -> list[Difference]:
        """The selected changes, each once; a selected heading stands for all its changes in sight."""
        return list(dict.fromkeys(change for entry in self.list.picked() for change in entry.value))

    def _copy(self, changes: list[Difference] | tuple[Difference, ...]) -> None:
        if changes:
            self.copy_wanted.emit(tuple(changes))

    def copy_shown_text(self) -> None:
        """Copy the filtered changes as sentences, a line for each subject affected."""
        self._copy_text({change for shown in self._shown.values() for change in shown})

    def _copy_picked_text(self) -> None:
        self._copy_text(set(self._picked()))

    def _copy_text(self, picked: set[Difference], *, people: bool = False) -> None:
        comparison = self._comparison
        if comparison is None or not picked:
            return
        copied = comparison if people else comparison_handed_on(comparison, self._today())
        with_people = partial(self._copy_text, picked, people=True)
        keys = {change.key for change in picked}
        there = {change for change in copied.changes if change.key in keys}
        if not there:
            self.people_left_out.emit(ONLY_PEOPLE, with_people)
            return
        lines = [summary_text(copied, affected, there) for affected in copied.affected if there & set(affected.changes)]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.say_copied(f"{pluralise(len(there), 'change')} copied as text.", copied is comparison, with_people)

    def say_copied(self, sentence: str, whole: bool, with_people: Callable[[], object]) -> None:
        """Say what is on the clipboard; where that is not the whole of it, too, and offer to copy it with people."""
        if whole:
            self.said.emit(sentence)
        else:
            self.people_left_out.emit(f"{sentence} {PEOPLE_LEFT_OUT}", with_people)

    def menu(self) -> QMenu:
        """Context menu of the selected changes."""
        menu, picked = new_menu(self, "Changes"), self._picked()
        what = f"Copy {pluralise(len(picked), 'change')} to {self._short}"
        copy = add(menu, what, lambda: self._copy(picked), TAKE_OVER)
        copy.setEnabled(bool(picked) and self._target is not None)
        add(menu, "Copy as text", self._copy_picked_text, QKeySequence.StandardKey.Copy).setEnabled(bool(picked))
        entry = self.list.picked()[:1]
        if entry and entry[0].subject.partition(":")[2]:
            menu.addSeparator()
            add(
                menu,
                f"Show {elided(self._name(entry[0]), px(_NAME), px(TEXT))}",
                lambda: self.opened.emit(entry[0].subject),
                "Return",
            )
        return menu

    def _name(self, entry: OutlineEntry) -> str:
        comparison = self._comparison
        if comparison is None or entry.subject not in comparison.differences.by_subject:
            return entry.text
        return concerned_name(comparison, entry.subject)

    def _open_menu(self, place: QPoint) -> None:
        self.menu().popup(self.list.viewport().mapToGlobal(place))
