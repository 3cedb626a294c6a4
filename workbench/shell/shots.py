"""Screenshots of every view and state, light and dark, at three sizes: what a designer looks through before a release.

Dialogs and menus are opened by their own actions and taken from the screen. Nothing of the user's is read: the program
has a temporary home.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QItemSelection, QItemSelectionModel, QPoint, QTimer
from PySide6.QtGui import QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from workbench.application.edits.document import SetTitle
from workbench.application.edits.people import AddPeople, SetHolders
from workbench.application.paste import plan
from workbench.application.paste_people import plan_people
from workbench.domain.model import CapabilityMap, Person, PersonLevel
from workbench.domain.replace import replace
from workbench.files.backups import Version
from workbench.files.document import Loaded
from workbench.files.paper import SIZE
from workbench.files.templates import load
from workbench.presentation.finding_text import message
from workbench.presentation.report import make_report
from workbench.qt.history import VersionChanges, VersionDetails
from workbench.qt.matrix_rows import FIRST_ROLE
from workbench.qt.mime import SkillsPayload, people_data, skills_data
from workbench.runtime import paths
from workbench.runtime.preferences import Choices
from workbench.shell.about import AboutDialog, LicencesDialog
from workbench.shell.application import Workbench
from workbench.shell.demo import settle
from workbench.shell.import_shots import import_dialog, imported_dialog
from workbench.shell.merge_shots import merge_dialog
from workbench.shell.qt_messages import log_qt_messages
from workbench.shell.start import make
from workbench.shell.synthetic_drag import hover_over
from workbench.shell.view_stack import BOARD, COMPARE, VIEW_SPECS
from workbench.widgets.dialogs.accept import AcceptDialog
from workbench.widgets.dialogs.earlier_versions import EarlierVersionsDialog
from workbench.widgets.dialogs.handing_on import HandingOnDialog
from workbench.widgets.dialogs.new_map import NewMapDialog
from workbench.widgets.dialogs.paste import PasteDialog
from workbench.widgets.dialogs.paste_people import PastePeopleDialog
from workbench.widgets.dialogs.picker import Picker, PickerEntry
from workbench.widgets.dialogs.policy import PolicyDialog
from workbench.widgets.dialogs.preferences import PreferencesDialog
from workbench.widgets.dialogs.recovery import RecoveryDialog, UnsavedWork
from workbench.widgets.dialogs.send_copy import SendCopyDialog
from workbench.widgets.inspector.pages import FIELDS_TAB
from workbench.widgets.matrix import MatrixView
from workbench.widgets.organisation import OrganisationView
from workbench.widgets.report.pagination import paginate
from workbench.widgets.report.preview import PrintPreview

FOUND = (
    UnsavedWork("1", "Acme social leadership", "today 9:41, plan.capmap, 3 assignments changed", True),
    UnsavedWork("2", "Untitled map", "yesterday 17:02, never saved. It is damaged and cannot be opened.", False),
)
FIRST = ("Ada", "Bo", "Carmen", "Dmitri", "Esi", "Fatima", "Gus")
LAST = ("Lovelace", "Ek", "Díaz", "Orlov", "Mensah", "Green")
PASTED_PEOPLE = "Name\tTitle\tSocial APIs\tUser research\tJuggling\nAda\tAnalyst\t4\t2\t3\nBo\tEditor\t9\tskilled\t1\n"
KEPT = (
    (0.2, "save", "3 assignments changed"),
    (1, "delete", "+1 role, 12 assignments changed"),
    (3, "open", "no changes"),
    (26, "discarded", "+2 roles, 1 skill changed"),
    (100, "export", "+1 scenario"),
    (700, "save", ""),
)
"""Earlier versions: hours ago, why, and what changed."""
SIZES = ((1280, 720), (1440, 900), (2560, 1440))
ORGANISATIONS = (
    "before-and-after",
    "social-leadership",
    "decentralised",
    "centralised",
    "multiple-hub-and-spoke",
    "holistic",
)
PASTED = (
    "Skill\tGroup\tBelongs to\tImportance\tLevel needed\tOwner\n"
    "Live video\tMarketing\tmarketing\t4\t3\tAnn\n"
    "Social APIs\tTechnology\ttechnology\t5\t4\tBen\n"
    "Checkout in chat\tProduct\tproduct\t9\t3\tAnn\n"
)
ROLES = (
    "Title\tDepartment\tGrade\tReports to\tSite\n"
    "CEO\t\tChief officer\n"
    "Head of Sales\tSales\tDirector\tCEO\n"
    "Account Executive\tSales\tBand Q\tHead of Sales\n"
    "Counsel\tLegal\t\tGeneral Counsel\n"
    "\t\tManager\n"
)


def main(folder: Path) -> int:
    """Save every screenshot into a folder; the exit code."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ[paths.HOME] = home
        program, workbench = make(["workbench"])
        log_qt_messages()
        workbench.show_start()
        workbench.window.show()
        for theme in ("light", "dark"):
            workbench.theme.choose(theme)
            for width, height in SIZES:
                workbench.window.resize(width, height)
                for name, widget in _states(workbench):
                    settle(program)
                    widget.grab().save(str(folder / f"{name}-{theme}-{width}x{height}.png"))
            workbench.window.resize(*SIZES[1])
            for name, dialog in _dialogs(workbench):
                dialog.show()
                settle(program)
                dialog.grab().save(str(folder / f"{name}-{theme}.png"))
                dialog.hide()  # closed it may ask
            for name, act in _opening(workbench):
                _take(act, folder / f"{name}-{theme}.png")
        print(f"Pictures: {folder}")
        workbench.document_file.close()
        workbench.end()
    return 0


def _take(act: Callable[[], object], file: Path) -> None:
    """Save a screenshot of the dialog or menu that an action opens, and close it."""

    def look() -> None:
        opened = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if opened is None:
            QTimer.singleShot(20, look)
            return
        opened.grab().save(str(file))
        opened.close()
        waiting.exit()

    waiting = QEventLoop()
    QTimer.singleShot(300, look)
    act()
    if QApplication.activePopupWidget() is not None:
        waiting.exec()


def _open(workbench: Workbench, document: CapabilityMap) -> None:
    workbench.document_file.new(document)
    workbench.documents.opened.emit()


def _states(workbench: Workbench) -> Iterator[tuple[str, QWidget]]:
    window, session = workbench.window, workbench.session
    workbench.document_file.close()
    workbench.documents.closed.emit()
    yield "start", window
    window.views.show_view(BOARD)
    _open(workbench, load("blank"))
    yield "blank", window
    _open(workbench, load("social-leadership"))
    yield "starter", window
    _open(workbench, load("before-and-after"))
    yield "board", window
    workbench.selection.reveal("role:social-product-strategist")
    yield "board-role", window
    workbench.selection.reveal("skill:social-graph")
    yield "board-skill", window
    hover_over(window.board.card("social-product-strategist"), skills_data(SkillsPayload(("social-graph",)), ""))
    yield "board-hover", window
    QApplication.sendEvent(window.board.card("social-product-strategist"), QDragLeaveEvent())
    yield from _people(workbench)
    yield from _matrices(workbench)
    window.views.show_view("organisation")
    for name in ORGANISATIONS:
        _open(workbench, load(name))
        yield f"organisation-{name}", window
    organisation = cast(OrganisationView, window.views.on_show)
    for name in ("blank", "before-and-after"):
        _open(workbench, load(name))
        organisation.show_parts(chart=False, table=True)
        yield f"roles-table-{name}", window
    organisation.show_parts(chart=True, table=None)
    for name in ("blank", "before-and-after"):
        _open(workbench, load(name))
        window.views.show_view(COMPARE)  # a map that was never seen does not come up there by itself
        yield f"compare-{name}", window
    for name in VIEW_SPECS:
        if name not in (BOARD, "matrix", "organisation", COMPARE):  # a new view, until it has pictures of its own
            window.views.show_view(name)
            yield name, window
    yield from _found(workbench)
    window.views.show_view(BOARD)
    _open(workbench, load("social-leadership"))
    marketing = next(department.id for department in session.scenario.departments if department.kind == "marketing")
    window.inspector.show_what_if("social-product-strategist", marketing)
    yield "what-if", window
    _open(workbench, load("before-and-after"))
    window.begin_tour()
    yield "tour", window
    window.end_tour()
    window.export_strip.begin("Writing the workbook")
    window.export_strip.progress(0.4)
    window.fix_strip.begin("Working out the fixes")
    window.notice.say("Saved Acme social leadership.capmap.", (("Show in folder", lambda: None),))
    yield "under-way", window
    window.export_strip.end()
    window.fix_strip.end()
    window.notice.end()


def _found(workbench: Workbench) -> Iterator[tuple[str, QWidget]]:
    """Each view that can be searched while some roles are found, and while none is."""
    window = workbench.window
    _open(workbench, load("social-leadership"))
    for name in (BOARD, "matrix", "organisation"):
        window.views.show_view(name)
        for state, words in (("found", "represent"), ("nothing-found", "Zebra keeper")):
            workbench.find_controller.find()
            window.find_bar.field.setText(words)
            yield f"{name}-{state}", window
        workbench.find_controller.close()


def _people(workbench: Workbench) -> Iterator[tuple[str, QWidget]]:
    """The list of people, empty, with one and with forty; who fits, one hovering, her fits, her levels."""
    window, session, selection = workbench.window, workbench.session, workbench.selection
    card = window.board.card("social-product-strategist")
    window.left.show_tab("people")
    yield "people-none", window
    workbench.people.add_backgrounds()
    for first, after, state in ((0, 1, "one"), (1, 40, "many")):
        session.perform(AddPeople(tuple(_person(session.document, n) for n in range(first, after))))
        yield f"people-{state}", window
    people = [person.id for person in session.document.people if person.kind == "person"]
    hover_over(card, people_data((people[0],)))
    yield "people-hover", window
    QApplication.sendEvent(card, QDragLeaveEvent())
    session.perform(SetHolders(session.scenario.id, "social-engineer", tuple(people[:2])))
    window.widen_inspector()
    for subject, tabs in (("role:social-product-strategist", ("fits",)), (f"person:{people[0]}", ("fits", "levels"))):
        selection.reveal(subject)
        for tab in tabs:
            window.inspector.show_tab(tab)
            yield f"people-{subject.split(':')[0]}-{tab}", window
    window.inspector.show_end()
    yield "people-person-end", window
    window.inspector.show_tab(FIELDS_TAB)
    window.inspector.preview_closed.emit()
    window.left.show_tab("skills")
    _open(workbench, load("before-and-after"))


def _person(document: CapabilityMap, number: int) -> Person:
    """Somebody with a level in most skills."""
    levels = tuple(
        PersonLevel(skill.id, (number + place * 7) % 5)
        for place, skill in enumerate(document.skills)
        if (number + place) % 4
    )
    return Person("", f"{FIRST[number % len(FIRST)]} {LAST[number % len(LAST)]}", title="Analyst", levels=levels)


def _matrices(workbench: Workbench) -> Iterator[tuple[str, QWidget]]:
    """The matrix without skills, of the starter, and with a block picked in a map with much to mend."""
    window = workbench.window
    window.views.show_view("matrix")
    for name in ("blank", "social-leadership", "before-and-after"):
        _open(workbench, load(name))
        yield f"matrix-{name}", window
    table = cast(MatrixView, window.views.on_show).table
    row = table.cells.row_of("ad-management") or 0
    table.go_to(row, FIRST_ROLE + 1)
    block = QItemSelection(table.cells.index(row, FIRST_ROLE + 1), table.cells.index(row + 3, FIRST_ROLE + 3))
    table.selectionModel().select(block, QItemSelectionModel.SelectionFlag.Select)
    yield "matrix-block", window


def _dialogs(workbench: Workbench) -> Iterator[tuple[str, QWidget]]:
    session, window = workbench.session, workbench.window
    _open(workbench, load("before-and-after"))
    finding = session.assessment.findings[0]
    document, vocabulary = session.document, session.assessment.vocabulary
    peopled = replace(document, people=(Person("ann", "Ann Example"), Person("dev", "Developer", kind="background")))
    entries = [PickerEntry(role.id, session.index.titles[role.id]) for role in session.scenario.roles]
    report = make_report(document, session.scenario.id, session.today())
    colours = workbench.theme.colours
    makers: tuple[tuple[str, Callable[[], QWidget]], ...] = (
        ("assign", lambda: Picker("Assign to…", "Who holds Social APIs?", entries, "Leads", "Supports", window)),
        (
            "paste",
            lambda: PasteDialog(PASTED, lambda table, _: plan(document, table), None, colours, vocabulary, window),
        ),
        ("paste-people", lambda: _pasted_people(workbench)),
        ("new-map", lambda: _new_map(workbench)),
        ("accept", lambda: AcceptDialog(message(finding, vocabulary), "Ann", session.today(), window)),
        ("about", lambda: AboutDialog(workbench.theme, window)),
        ("licences", lambda: LicencesDialog(window)),
        ("policy", lambda: PolicyDialog(document.policy, document.grade_names, vocabulary, window)),
        ("import", lambda: import_dialog(document, colours, window)),
        ("imported", lambda: imported_dialog(document, colours, window)),
        ("merge", lambda: merge_dialog(document, colours, window)),
        ("merge-no-base", lambda: merge_dialog(document, colours, window, base=False)),
        ("what-goes-out", lambda: HandingOnDialog("Export to Excel", peopled, window, returns=True)),
        ("send-copy", lambda: SendCopyDialog(peopled, window)),
        ("preferences", lambda: PreferencesDialog(Choices("Ann Example"), "a4", window)),
        ("print", lambda: PrintPreview(paginate(report, *SIZE["a4"]), window)),
        ("recovery", lambda: RecoveryDialog(FOUND, window)),
        ("earlier-versions", lambda: _earlier_versions(workbench, *KEPT)),
        ("earlier-versions-none", lambda: _earlier_versions(workbench)),
    )
    for name, make_dialog in makers:
        yield name, make_dialog()


def _pasted_people(workbench: Workbench) -> PastePeopleDialog:
    document = workbench.session.document
    planned = lambda task, mark: plan_people(document, PASTED_PEOPLE, task, mark)  # noqa: E731
    return PastePeopleDialog(
        PASTED_PEOPLE, planned, workbench.session.scenario, workbench.theme.colours, workbench.window
    )


def _new_map(workbench: Workbench) -> NewMapDialog:
    dialog = NewMapDialog(workbench.theme.colours, workbench.session.today(), workbench.window)
    dialog.departments.setPlainText("Customer care; service; Sales\nLegal")
    dialog.roles.setPlainText(ROLES)
    return dialog


def _earlier_versions(workbench: Workbench, *kept: tuple[float, str, str]) -> EarlierVersionsDialog:
    """The dialog with these versions: hours ago, why, what changed; the last of them cannot be read."""
    session, now = workbench.session, datetime.now().astimezone()
    dialog = EarlierVersionsDialog(workbench.theme, now.date(), "0", workbench.window)
    versions = [
        Version(now - timedelta(hours=hours), str(number), (why,), Path(str(number)), 0)
        for number, (hours, why, _) in enumerate(kept)
    ]
    dialog.show_versions(versions)
    for number, version in enumerate(versions):
        broken = number == len(versions) - 1
        dialog.show_told(VersionChanges(version, kept[number][2], problem="It is damaged." if broken else ""))
    if versions:
        loaded = Loaded(session.document, workbench.document_file.identity)
        dialog.show_seen(VersionDetails(versions[0], loaded, session.assessment, kept[0][2]))
    return dialog


def _opening(workbench: Workbench) -> Iterator[tuple[str, Callable[[], object]]]:
    """Name and trigger of each dialog, popover and menu of the running window."""
    window, actions = workbench.window, workbench.actions
    _open(workbench, load("before-and-after"))
    for name in ("add_department", "rename_scenario", "go_to_role", "merge_skill", "checks", "keys", "how_counted"):
        workbench.selection.reveal("skill:social-apis")
        yield name.replace("_", "-"), actions[name].trigger
    for number, fact in enumerate(window.message.facts, 1):
        yield f"behind-{number}", fact.click
    window.views.show_view("matrix")
    yield "menu-cells", cast(MatrixView, window.views.on_show).table.open_menu
    for action in window.menuBar().actions():
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield f"menu-{menu.title().replace('&', '').lower()}", partial(menu.popup, QPoint(0, 0))
    workbench.session.perform(SetTitle("R&D <b>plan</b>"))
    yield "save-question", workbench.documents.close


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/shots")))
