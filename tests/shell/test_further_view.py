"""A further view of the map is a factory and a line: menu, key, switch and panels come by themselves."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ADDED = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from workbench.shell import view_stack
from workbench.widgets.parts.work_view import WorkView

class Timeline(WorkView):
    opens_maps = False
    own_points = True
    wired = None

    def wire(self, services):
        self.wired = services

    def reveal(self, subject):
        self.revealed = subject

view_stack.VIEW_SPECS["timeline"] = view_stack.ViewSpec("Timeline", "T", lambda context, parent: Timeline(parent))

from workbench.files.atomic import write_atomically
from workbench.runtime.preferences import Preferences
from workbench.shell.application import Workbench

application = QApplication(sys.argv[:1])
bench = Workbench(Preferences.load(write_atomically))
window, views = bench.window, bench.window.views
window.show()
window.activateWindow()
assert QTest.qWaitForWindowActive(window)
bench.documents.new_from("before-and-after")
menu = next(each.menu() for each in window.menuBar().actions() if each.text() == "&View")
entry = bench.actions["show_timeline"]
assert entry in menu.actions() and entry.text() == "&Timeline"
bench.selection.reveal("role:social-engineer")
QTest.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
view = views.on_show
assert isinstance(view, Timeline) and views.name == "timeline"
assert entry.isChecked() and bench._header.views.buttons["timeline"].isChecked()
assert view.revealed == "role:social-engineer"
assert not window.left_shown and not window.right_shown
view.wired.say("Seen.")
assert window.notice.text == "Seen."
bench._header.views.buttons["board"].click()
assert window.left_shown and window.right_shown
bench._header.views.buttons["timeline"].click()
assert views.on_show is view
bench.documents.new_from("holistic")
assert views.name == "board"
bench.document_file.close()
assert bench.end()
print("all there")
"""


def test_a_further_view_has_its_menu_key_switch_and_panels(own_folders: Path) -> None:
    done = subprocess.run([sys.executable, "-c", ADDED], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "all there"
