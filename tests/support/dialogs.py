"""Every dialog of the program with as much in it as it may meet, found by importing all of its modules."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QWidget

import workbench
from tests.support.grids import grid_of_lines
from tests.support.panels import make_context
from tests.support.people import with_people
from workbench.application.importing.content import Sheets
from workbench.application.importing.grid import Grid
from workbench.application.importing.proposal import OUTCOMES, Line, Proposal
from workbench.application.importing.records import Origin
from workbench.application.paste import plan
from workbench.application.paste_people import plan_people
from workbench.domain.model import CapabilityMap
from workbench.domain.vocabulary import Vocabulary
from workbench.files.backups import Version
from workbench.files.paper import SIZE
from workbench.files.templates import load
from workbench.presentation.report import make_report
from workbench.qt.context import Context
from workbench.qt.import_session import ImportSession
from workbench.runtime.paths import resources_dir
from workbench.runtime.preferences import Choices
from workbench.shell.about import AboutDialog, LicencesDialog
from workbench.shell.help import HelpDialog, checks_html
from workbench.shell.merge_shots import merge_dialog
from workbench.widgets.dialogs import ask
from workbench.widgets.dialogs.accept import AcceptDialog
from workbench.widgets.dialogs.department import DepartmentDialog
from workbench.widgets.dialogs.earlier_versions import EarlierVersionsDialog
from workbench.widgets.dialogs.fix_all import FixAllDialog
from workbench.widgets.dialogs.handing_on import HandingOnDialog
from workbench.widgets.dialogs.lines import LinesDialog
from workbench.widgets.dialogs.name import NameDialog
from workbench.widgets.dialogs.new_map import NewMapDialog
from workbench.widgets.dialogs.paste import PasteDialog
from workbench.widgets.dialogs.paste_people import PastePeopleDialog
from workbench.widgets.dialogs.picker import Picker, PickerEntry
from workbench.widgets.dialogs.policy import PolicyDialog
from workbench.widgets.dialogs.preferences import PreferencesDialog
from workbench.widgets.dialogs.recovery import RecoveryDialog, UnsavedWork
from workbench.widgets.dialogs.send_copy import SendCopyDialog
from workbench.widgets.dialogs.terms import TermsDialog
from workbench.widgets.importing.dialog import ImportDialog
from workbench.widgets.importing.imported_dialog import ImportedDialog
from workbench.widgets.merging.dialog import MergeDialog
from workbench.widgets.merging.taken_dialog import TakenDialog
from workbench.widgets.report.pagination import paginate
from workbench.widgets.report.preview import PrintPreview

TODAY = date(2026, 11, 29)
SENTENCE = (
    "On paper one side holds 61\xa0% of the work; counted where people sit, 24\xa0%: "
    "37 points are absorbed by the other."
)
LONG = " ".join([SENTENCE] * 12)

Make = Callable[[Context, QWidget], QDialog]


def _words(context: Context) -> Vocabulary:
    return context.session.assessment.vocabulary


def _accept(context: Context, parent: QWidget) -> QDialog:
    return AcceptDialog(LONG, "Ann Example", TODAY, parent)


def _department(context: Context, parent: QWidget) -> QDialog:
    return DepartmentDialog([(str(n), f"Department {n} of a company") for n in range(30)], _words(context), parent)


def _name(context: Context, parent: QWidget) -> QDialog:
    dialog = NameDialog("Rename the scenario", "Name of the scenario", "", "Rename", parent)
    dialog.accept()
    return dialog


def _picker(context: Context, parent: QWidget) -> QDialog:
    entries = [PickerEntry(str(n), f"Role {n} of the company", SENTENCE) for n in range(60)]
    return Picker("Assign to…", SENTENCE, entries, "Lead", "Support", parent, sentences=True)


def _recovery(context: Context, parent: QWidget) -> QDialog:
    found = [UnsavedWork(str(n), f"A map of {n} skills", SENTENCE, readable=n % 3 != 1) for n in range(14)]
    return RecoveryDialog(found, parent)


def _paste(context: Context, parent: QWidget) -> QDialog:
    document = context.session.document
    heads = "\t".join(["Skill", "Side", *(f"Column {n} of the sheet" for n in range(12))])
    rows = "\n".join(f"Skill {n}\tSide {n % 9}\t" + "\t".join("x" * 12) for n in range(60))
    made = lambda table, task: plan(document, table, task=task)  # noqa: E731
    return PasteDialog(f"{heads}\n{rows}", made, "A role", context.theme.colours, _words(context), parent)


def _new_map(context: Context, parent: QWidget) -> QDialog:
    dialog = NewMapDialog(context.theme.colours, TODAY, parent)
    dialog.more.click()
    dialog.departments.setPlainText("\n".join(f"Department {n} of a company; {SENTENCE}" for n in range(30)))
    dialog.roles.setPlainText("\n".join(f"Role {n}\tDepartment {n}\t{SENTENCE}\t{SENTENCE}" for n in range(60)))
    return dialog


def _paste_people(context: Context, parent: QWidget) -> QDialog:
    document = context.session.document
    heads = "\t".join(["Name", "Title", *(skill.name for skill in document.skills[:30]), "Juggling"])
    rows = "\n".join(f"Person {n}\tA title of some length\t" + "\t".join(str(n % 7)) * 30 for n in range(60))
    text = f"{heads}\n{rows}"
    made = lambda task, mark: plan_people(document, text, task, mark)  # noqa: E731
    return PastePeopleDialog(text, made, context.session.scenario, context.theme.colours, parent)


def _versions(context: Context, parent: QWidget) -> QDialog:
    dialog = EarlierVersionsDialog(context.theme, TODAY, "", parent, "A map with a name of some length")
    noon = datetime(2026, 11, 29, 14, 2).astimezone()
    dialog.show_versions(
        [Version(noon - timedelta(hours=n), f"revision-{n}", ("save",), Path(f"{n}.capmap"), 1_000) for n in range(40)]
    )
    return dialog


def _import(context: Context, parent: QWidget) -> QDialog:
    """A crowded import: sheets with long names, questions of all kinds, refusals, and notes."""
    columns = "|".join(f"A skill with a name of some length {n}" for n in range(40))
    people = "\n".join(
        f"Ann Example {n}|A title of some length|" + "|".join("123450-"[(n + k) % 6] for k in range(40))
        for n in range(40)
    )
    hidden = Grid("Remarks of nobody", (("free", "text"),), hidden=True)
    sheets = (grid_of_lines(f"Employee|Role|{columns}\n{people}", "A sheet with a name of some length"), hidden)
    document = context.session.document
    imports = ImportSession(document)
    imports.take([Sheets(sheets, "The competence matrix of all, as of today.xlsx")])
    imports.opened = replace(imports.opened, notes=(SENTENCE, SENTENCE))
    dialog = ImportDialog(imports, document, context.theme.colours, parent)
    imports.setParent(dialog)
    dialog.offer_last_time(TODAY, TODAY)
    return dialog


def _imported(context: Context, parent: QWidget) -> QDialog:
    document, files = context.session.document, ["The competence matrix of all.xlsx", "Another one.csv"]
    origins = [Origin(files[n % 2], "A sheet with a name of some length", n + 1) for n in range(60)]
    lines = [
        Line(kind="person" if n % 7 == 0 else "skill", outcome=OUTCOMES[n % 5], name=SENTENCE, origins=(origin,))
        for n, origin in enumerate(origins)
    ]
    return ImportedDialog(document, Proposal(tuple(lines)), files, context.theme.colours, parent)


def _merge(context: Context, parent: QWidget) -> QDialog:
    return merge_dialog(context.session.document, context.theme.colours, parent, base=False)


def _taken(context: Context, parent: QWidget) -> QDialog:
    merged = merge_dialog(context.session.document, context.theme.colours, parent)
    merged.deleteLater()
    return TakenDialog(merged.review.choose_all("theirs"), context.theme.colours, parent)


def _preview(context: Context, parent: QWidget) -> QDialog:
    return PrintPreview(paginate(make_report(context.session.document, "today", TODAY), *SIZE["a4"]), parent)


def _message(context: Context, parent: QWidget) -> QDialog:
    box = ask.box(parent, ask.Icon.Question, "The file was not opened", LONG, LONG)
    box.setStandardButtons(ask.Button.Save | ask.Button.Discard | ask.Button.Cancel)
    box.setDefaultButton(ask.Button.Save)
    return box


def _keys(context: Context, parent: QWidget) -> QDialog:
    return HelpDialog("Keyboard", (resources_dir() / "help" / "keys.html").read_text(encoding="utf-8"), parent)


MADE: dict[type[QDialog], Make] = {
    AcceptDialog: _accept,
    NameDialog: _name,
    DepartmentDialog: _department,
    Picker: _picker,
    RecoveryDialog: _recovery,
    PasteDialog: _paste,
    NewMapDialog: _new_map,
    PastePeopleDialog: _paste_people,
    EarlierVersionsDialog: _versions,
    FixAllDialog: lambda _, parent: FixAllDialog("Fix all 60", SENTENCE, [SENTENCE] * 60, SENTENCE[:-1], 3, parent),
    HandingOnDialog: lambda _, parent: HandingOnDialog("Export to Excel", with_people(), parent, returns=True),
    SendCopyDialog: lambda _, parent: SendCopyDialog(with_people(), parent),
    PreferencesDialog: lambda _, parent: PreferencesDialog(
        Choices("Ann Example", export_folder="/home/ann/" + "a folder of the company/" * 9), "a4", parent
    ),
    LinesDialog: lambda _, parent: LinesDialog("Note", SENTENCE, LONG, parent),
    PolicyDialog: lambda context, parent: PolicyDialog(
        context.session.document.policy, context.session.document.grade_names, _words(context), parent
    ),
    TermsDialog: lambda context, parent: TermsDialog(context.session.document, context.theme, "", parent),
    HelpDialog: lambda context, parent: HelpDialog("The checks", checks_html(_words(context)), parent),
    AboutDialog: lambda context, parent: AboutDialog(context.theme, parent),
    LicencesDialog: lambda _, parent: LicencesDialog(parent),
    PrintPreview: _preview,
    ImportDialog: _import,
    ImportedDialog: _imported,
    MergeDialog: _merge,
    TakenDialog: _taken,
    ask.Message: _message,
}
"""How each dialog is made."""

MORE: dict[str, Make] = {"Keyboard": _keys}
"""More of them."""


def dialog_classes() -> set[type[QDialog]]:
    """Every subclass of QDialog that the program defines, wherever it lies; none that is only a base of others."""
    for module in pkgutil.walk_packages(workbench.__path__, "workbench."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    return set(_below(QDialog))


def _below(kind: type[QDialog]) -> Iterator[type[QDialog]]:
    for each in kind.__subclasses__():
        lower = set(_below(each))
        yield from lower
        if each.__module__.startswith("workbench.") and not lower:
            yield each


def every_dialog(parent: QWidget, document: CapabilityMap | None = None) -> Iterator[tuple[str, QDialog]]:
    """One of each on a map, by name, shown and let go of by whoever asks."""
    context = make_context(document or load("before-and-after"))
    for name, make in ({kind.__name__: make for kind, make in MADE.items()} | MORE).items():
        yield name, make(context, parent)


def out_of_sight(dialog: QDialog) -> list[str]:
    """What of a shown dialog's frame and buttons cannot be seen on its screen."""
    free, frame, wrong = dialog.screen().availableGeometry(), dialog.frameGeometry(), []
    if not free.contains(frame):
        wrong.append(f"the frame {frame.getRect()} on a screen of {free.getRect()}")
    whole = QRect(dialog.mapToGlobal(dialog.rect().topLeft()), dialog.size())
    boxes = dialog.findChildren(QDialogButtonBox)
    buttons = [each for box in boxes for each in box.findChildren(QPushButton)]
    buttons += [each for each in dialog.findChildren(QPushButton) if each.isDefault() and each not in buttons]
    for button in buttons:
        place = QRect(button.mapToGlobal(button.rect().topLeft()), button.size())
        seen = button.visibleRegion().boundingRect() == button.rect()
        if not (button.isVisible() and whole.contains(place) and free.contains(place) and seen):
            wrong.append(f"the button {button.text()}")
        if button.width() < button.sizeHint().width():
            wrong.append(f"the button {button.text()} is cut")
    return [*wrong] if buttons else [*wrong, "no button"]
