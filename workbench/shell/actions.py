"""Action registry: every action and the menu tree, as data. What an action does is its handler (`menu_handlers`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from workbench.domain.vocabulary import DEFAULT, Vocabulary
from workbench.qt.text_escape import escape_mnemonic
from workbench.shell.view_stack import VIEW_SPECS
from workbench.widgets.parts.what_if_menu import TITLE, WORDS

Key = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """Specification of an action: its name, its text, its shortcut, and another shortcut that does the same.

    text: may name a term of the map, such as {Marketing}; see `Actions.show_terms`.
    on_document: enabled only while a map is open. forwarded: the focused widget acts on the key itself; the menu shows
    the key and sends it there. group: of which exclusive group. role: where macOS puts it.
    """

    name: str
    text: str
    key: str | Key | None = None
    also: str | None = None
    on_document: bool = True
    forwarded: bool = False
    checkable: bool = False
    group: str | None = None
    role: QAction.MenuRole | None = None


@dataclass(frozen=True, slots=True)
class Submenu:
    """Specification of a submenu; one without `entries` (recent files, scenarios) is filled when it opens."""

    name: str
    text: str
    entries: tuple[ActionSpec | None, ...] = ()


MENUS: tuple[tuple[str, tuple[ActionSpec | Submenu | None, ...]], ...] = (
    (
        "&File",
        (
            ActionSpec("new_map", "&New map…", Key.New, on_document=False),
            ActionSpec("new", "New from &template…", "Ctrl+Shift+N", on_document=False),
            ActionSpec("open", "&Open…", Key.Open, on_document=False),
            Submenu("recent", "Open &recent"),
            ActionSpec("import", "&Import…", "Ctrl+I", on_document=False),
            ActionSpec("merge", "Mer&ge with a copy…"),
            ActionSpec("take_back", "Ta&ke back a workbook…", "Ctrl+Shift+B"),
            None,
            ActionSpec("save", "&Save", Key.Save),
            ActionSpec("save_as", "Save &as…", "Ctrl+Shift+S"),
            ActionSpec("save_template", "Save as te&mplate…"),
            ActionSpec("earlier_versions", "Earlier &versions…", "Ctrl+Shift+H", on_document=False),
            None,
            ActionSpec("export", "&Export to Excel…", "Ctrl+E"),
            ActionSpec("report", "Report as P&DF…", "Ctrl+Shift+E"),
            ActionSpec("save_picture", "Save organisation as pict&ure…"),
            ActionSpec("export_table", "Export as table, list or &JSON…"),
            ActionSpec("send_copy", "Send a cop&y…"),
            None,
            ActionSpec("print", "&Print…", Key.Print),
            None,
            ActionSpec(
                "preferences", "Pre&ferences…", "Ctrl+,", on_document=False, role=QAction.MenuRole.PreferencesRole
            ),
            None,
            ActionSpec("close", "&Close map", Key.Close),
            ActionSpec("quit", "&Quit", Key.Quit, on_document=False, role=QAction.MenuRole.QuitRole),
        ),
    ),
    (
        "&Edit",
        (
            ActionSpec("undo", "&Undo", Key.Undo),
            ActionSpec("redo", "&Redo", Key.Redo, "Ctrl+Y"),
            None,
            ActionSpec("cut", "Cu&t", Key.Cut, forwarded=True),
            ActionSpec("copy", "&Copy", Key.Copy, forwarded=True),
            ActionSpec("paste", "&Paste", Key.Paste, forwarded=True),
            ActionSpec("delete", "&Delete", Key.Delete, forwarded=True),
            None,
            ActionSpec("find", "&Find…", Key.Find),
            ActionSpec("find_next", "Find &next", "F3"),
            ActionSpec("find_previous", "Find previou&s", "Shift+F3"),
            ActionSpec("replace", "F&ind and replace…", "Ctrl+H"),
            None,
            ActionSpec("move_up", "Mo&ve up", "Alt+Up", forwarded=True),
            ActionSpec("move_down", "Move do&wn", "Alt+Down", forwarded=True),
            None,
            ActionSpec("paste_skills", "Paste skills from &Excel…", "Ctrl+Shift+V"),
            None,
            ActionSpec("copy_message", "Copy the &message as picture", "Ctrl+Shift+C"),
            ActionSpec("copy_card", "Copy the pic&ked card as picture"),
            ActionSpec("copy_profile", "Copy its &job description"),
            ActionSpec("copy_findings", "Copy &open points as text"),
            None,
            ActionSpec("policy", "A&greed limits…"),
        ),
    ),
    (
        "&Role",
        (
            ActionSpec("add_role", "&Add role", "Ctrl+Shift+R"),
            ActionSpec("department_for_roles", "Add d&epartment"),  # as under Scenario: it is sought in both
            ActionSpec("assign_to_role", "A&ssign skills…", "Ctrl+Shift+A"),
            ActionSpec("rename", "&Rename", "F2", forwarded=True),
            ActionSpec("duplicate_role", "&Duplicate", "Ctrl+D"),
            ActionSpec("order_role", "Order &heaviest first"),
            ActionSpec("delete_role", "De&lete role"),
            None,
            ActionSpec("go_to_role", "&Go to role…", "Ctrl+G"),
            ActionSpec("what_if_marketing", "See what happens &under {Marketing}"),
            Submenu(
                "what_if",
                TITLE.replace("if", "&if", 1),
                tuple(ActionSpec(f"try_{trial}", f"&{words}") for trial, words in WORDS.items()),
            ),
        ),
    ),
    (
        "&Skill",
        (
            ActionSpec("add_skill", "&Add skill", "Ctrl+Shift+K"),
            ActionSpec("assign_skills", "Assign &to…", "Ctrl+Return"),
            ActionSpec("merge_skill", "&Merge into…"),
            ActionSpec("delete_skill", "De&lete skill"),
            None,
            ActionSpec("find_skill", "&Find a skill", "Ctrl+Shift+F"),
        ),
    ),
    (
        "&People",
        (
            ActionSpec("add_person", "&Add person", "Ctrl+Shift+P"),
            ActionSpec("let_hold", "Let &hold…", "Ctrl+Shift+O"),
            ActionSpec("paste_people", "&Paste people from Excel…"),
            ActionSpec("add_backgrounds", "Add the typical &backgrounds"),
            ActionSpec("delete_people", "De&lete person"),
            ActionSpec("delete_person", "Delete a person ever&ywhere…"),
            None,
            ActionSpec("find_person", "&Find a person"),
        ),
    ),
    (
        "S&cenario",
        (
            Submenu("scenarios", "&Show"),
            None,
            ActionSpec("duplicate_scenario", "&Duplicate…"),
            ActionSpec("rename_scenario", "&Rename…"),
            ActionSpec("delete_scenario", "De&lete"),
            None,
            ActionSpec("add_department", "Add d&epartment"),
            Submenu("departments", "De&partments"),
            None,
            ActionSpec("terms", "&Words of this map…", "Ctrl+Shift+W"),
        ),
    ),
    (
        "&View",
        (
            *(
                ActionSpec(f"show_{name}", view.in_menu, f"Ctrl+{number}", checkable=True, group="view")
                for number, (name, view) in enumerate(VIEW_SPECS.items(), 1)
            ),
            None,
            Submenu(
                "theme",
                "&Colours",
                (
                    ActionSpec("theme_system", "As the &system", on_document=False, checkable=True, group="theme"),
                    ActionSpec("theme_light", "&Light", on_document=False, checkable=True, group="theme"),
                    ActionSpec("theme_dark", "&Dark", on_document=False, checkable=True, group="theme"),
                ),
            ),
            None,
            ActionSpec("zoom_in", "Zoom &in", Key.ZoomIn),
            ActionSpec("zoom_out", "Zoom &out", Key.ZoomOut),
            ActionSpec("zoom_reset", "&Actual size", "Ctrl+0"),
            None,
            ActionSpec("toggle_left", "&Skills", "F7", checkable=True),
            ActionSpec("toggle_right", "Open points and inspec&tor", "F8", checkable=True),
            ActionSpec("toggle_message", "&Fold the message", "F9", checkable=True),
            ActionSpec("fold_numbers", "Fold the columns of n&umbers", "Ctrl+Shift+I"),
            None,
            ActionSpec("next_pane", "&Next pane", "F6"),
            ActionSpec("previous_pane", "Pre&vious pane", "Shift+F6"),
            ActionSpec("move_divider", "Move a &divider", "Ctrl+F8"),
        ),
    ),
    (
        "&Help",
        (
            ActionSpec("tour", "&Take the tour", on_document=False),
            ActionSpec("how_counted", "&How is this counted?", "F1"),
            ActionSpec("checks", "The &checks", on_document=False),
            ActionSpec("importing", "&Importing files", on_document=False),
            ActionSpec("keys", "&Keyboard", on_document=False),
            None,
            ActionSpec("show_logs", "Show the &log folder", on_document=False),
            ActionSpec("about", "&About", on_document=False, role=QAction.MenuRole.AboutRole),
        ),
    ),
)


def escaped(template: str, vocabulary: Vocabulary) -> str:
    """The text of a menu entry with the terms of a map filled in, none of whose letters becomes a mnemonic."""
    return template.format_map({place: escape_mnemonic(term) for place, term in vocabulary.places.items()})


class Actions:
    """The actions of a window, by name, and its menus, made from MENUS."""

    def __init__(
        self,
        window: QMainWindow,
        handlers: Mapping[str, Callable[[], object]],
        forward: Callable[[QKeySequence], None],
    ) -> None:
        self._window, self._handlers, self._forward = window, handlers, forward
        self.by_name: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        self._on_document: list[QAction] = []
        self._with_terms: dict[QAction, str] = {}
        self._groups: dict[str, QActionGroup] = {}

    def fill(self, bar: QMenuBar) -> None:
        """Build the menu tree in a menu bar. Raises KeyError for an action without a handler."""
        for title, entries in MENUS:
            menu = bar.addMenu(title)
            for entry in entries:
                self._add(menu, entry)
        self.show_terms(DEFAULT)

    def __getitem__(self, name: str) -> QAction:
        return self.by_name[name]

    def set_document_open(self, is_open: bool) -> None:
        """Enable or disable the actions that need a map."""
        for action in self._on_document:
            action.setEnabled(is_open)

    def show_terms(self, vocabulary: Vocabulary) -> None:
        """Name the actions in the words of a map."""
        for action, template in self._with_terms.items():
            action.setText(escaped(template, vocabulary))

    def press(self, keys: QKeySequence) -> None:
        """Trigger the action that has this shortcut, if there is one."""
        for action in self.by_name.values():
            if keys in action.shortcuts():
                action.trigger()
                return

    def _add(self, menu: QMenu, entry: ActionSpec | Submenu | None) -> None:
        if entry is None:
            menu.addSeparator()
        elif isinstance(entry, Submenu):
            submenu = menu.addMenu(entry.text)
            self.menus[entry.name] = submenu
            for child in entry.entries:
                self._add(submenu, child)
        else:
            menu.addAction(self._make(entry))

    def _make(self, spec: ActionSpec) -> QAction:
        action = QAction(spec.text, self._window)
        if "{" in spec.text:
            self._with_terms[action] = spec.text
        action.setObjectName(f"action-{spec.name}")
        action.setCheckable(spec.checkable)
        if spec.key is not None:
            keys = QKeySequence.keyBindings(spec.key) if isinstance(spec.key, Key) else [QKeySequence(spec.key)]
            action.setShortcuts(list(dict.fromkeys([*keys, *([QKeySequence(spec.also)] if spec.also else [])])))
        if spec.role is not None:
            action.setMenuRole(spec.role)
        if spec.group is not None:
            self._groups.setdefault(spec.group, QActionGroup(self._window)).addAction(action)
        if spec.forwarded:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            sequence = action.shortcut()
            action.triggered.connect(lambda: self._forward(sequence))
        else:
            handler = self._handlers[spec.name]
            action.triggered.connect(lambda: handler())
        if spec.on_document:
            self._on_document.append(action)
        self.by_name[spec.name] = action
        return action
