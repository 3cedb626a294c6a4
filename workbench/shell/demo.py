"""Headless demo of the main job: open the starter design, drag a skill, check, export, import a table, take pictures.

`make run` comes here where there is no screen. It drives the real window, off screen, by the events a mouse sends.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import xlsxwriter
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from workbench.application.edits.assignments import Remove
from workbench.files.templates import load
from workbench.qt.mime import SkillsPayload, skills_data
from workbench.shell.application import Workbench
from workbench.shell.qt_messages import log_qt_messages
from workbench.shell.start import STARTER, make
from workbench.shell.synthetic_drag import drop_on
from workbench.widgets.importing.dialog import ImportDialog

SKILL, ROLE = "social-graph", "social-product-strategist"
TABLE = (
    ("Skill", "Group", "Community Manager", "Release Manager"),
    ("Live video", "Content", 4, None),
    ("Community care", "Content", 3, 1),
    ("Release plans", "Technology", None, 4),
)
"""Skills and roles as somebody may have them in a workbook."""
LOOKS_EVERY = 40
"""Milliseconds between two looks at what is waited for."""


def main(folder: Path) -> int:
    """Run the demo and print where the workbook and the pictures lie; the exit code, 0 where all went well."""
    folder.mkdir(parents=True, exist_ok=True)
    program, workbench = make(["workbench"])
    log_qt_messages()
    workbench.window.resize(1440, 900)
    workbench.window.show()
    workbench.document_file.new(load(STARTER))
    workbench.documents.opened.emit()
    session = workbench.session
    session.perform(Remove(session.scenario.id, ROLE, (SKILL,)))
    settle(program)
    before = session.assessment.coverage.designed.product_share
    name = session.index.skills[SKILL].name
    if not drop_on(workbench.window.board.card(ROLE), skills_data(SkillsPayload((SKILL,)), name)):
        print("The drop was not taken.", file=sys.stderr)
        return 1
    settle(program)
    after = session.assessment.coverage.designed.product_share
    print(f"Dropped {name} on the Social Product Strategist: product {before:.2%} -> {after:.2%}")
    print(f"Checked: {workbench.session.assessment.verdict}, {len(session.assessment.findings)} open points")
    workbook = folder / "social-leadership.xlsx"
    if not export(workbench, workbook):
        return 1
    print(f"Workbook: {workbook}")
    for theme in ("light", "dark"):
        workbench.theme.choose(theme)
        settle(program)
        picture = folder / f"window-{theme}.png"
        workbench.window.grab().save(str(picture))
        print(f"Picture:  {picture}")
    table = folder / "skills.xlsx"
    if not import_table(workbench, table, folder / "import.png"):
        return 1
    settle(program)
    print(f"Imported {table}: {workbench.window.notice.text}")
    print(f"Picture:  {folder / 'import.png'}")
    workbench.document_file.close()
    workbench.end()
    return 0


def settle(program: QApplication) -> None:
    """Run the event loop for some 200 ms: queued events, idle slices, layout."""
    for _ in range(5):
        loop = QEventLoop()
        QTimer.singleShot(40, loop.quit)
        loop.exec()
    program.processEvents()


def export(workbench: Workbench, path: Path) -> bool:
    """Export as the menu does, and wait for it; whether it worked."""
    loop = QEventLoop()
    failures: list[str] = []

    def failed(sentence: str) -> None:
        failures.append(sentence)
        loop.quit()

    workbench.export_job.saved.connect(lambda *_: loop.quit())
    workbench.export_job.failed.connect(failed)
    workbench.export(".xlsx", path)
    loop.exec()
    for sentence in failures:
        print(sentence, file=sys.stderr)
    return not failures


def import_table(workbench: Workbench, path: Path, picture: Path) -> bool:
    """Write a table as a workbook and import it into the design, by the dialog; whether that took it.

    picture: where that of the dialog goes.
    """
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Skills")
    for number, row in enumerate(TABLE):
        sheet.write_row(number, 0, row)
    book.close()
    loop, timer = QEventLoop(), QTimer(interval=LOOKS_EVERY)
    taken = False

    def answer() -> None:
        nonlocal taken
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ImportDialog) and not dialog.undecided:
            if not dialog.may_accept:
                return  # it is still being worked out
            dialog.grab().save(str(picture))
            dialog.accept()
            taken = True
        elif isinstance(dialog, QDialog):
            said = dialog.text() if isinstance(dialog, QMessageBox) else "there is something to decide"
            print(f"{path} was not imported: {said}", file=sys.stderr)
            dialog.reject()
        else:
            return  # it is still being read
        timer.stop()
        QTimer.singleShot(0, loop.quit)  # once the dialog has returned

    timer.timeout.connect(answer)
    timer.start()
    workbench.imports.open([path])
    loop.exec()
    return taken


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/run")))
