"""Two roles of one title are told apart in every view, chooser and file that names them."""

from __future__ import annotations

import csv
import io
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu

from workbench.application.edits.roles import SetRole
from workbench.domain.model import Assignment, CapabilityMap, Department, Role, Scenario, Skill
from workbench.files.exporters import ExportRequest, csv_table, xlsx
from workbench.qt.matrix_rows import FIRST_ROLE
from workbench.shell.application import Workbench
from workbench.widgets.board.menus import card_menu
from workbench.widgets.inspector.holders import HolderRow
from workbench.widgets.matrix import MatrixView
from workbench.widgets.organisation import OrganisationView, menus

TODAY = date(2026, 1, 1)
ADA, SALES = "Director, Sales (Ada)", "Director, Sales (East)"


def document() -> CapabilityMap:
    skills = (
        Skill(
            "x",
            "Analysis",
            group="",
            belongs_to="marketing",
            importance=5,
            level_needed=2,
            aliases=("Sums, all", "Figures"),
        ),
        Skill("y", "Selling", group="", belongs_to="product", importance=5, level_needed=2),
    )
    departments = (Department("west", "West", kind="sales"), Department("east", "East", kind="sales"))
    roles = (
        Role("a", "Director, Sales", department="west", holder="Ada", assignments=(Assignment("x", "lead", level=2),)),
        Role(
            "b",
            "Director, Sales",
            department="east",
            reports_to="a",
            assignments=(Assignment("x", "support", level=2), Assignment("y", "lead", level=2)),
        ),
        Role("c", "Clerk", department="east", reports_to="b", dotted_to=("a",)),
    )
    return CapabilityMap(
        "Map",
        skills=skills,
        scenarios=(Scenario("s", "Today", model="decentralised", departments=departments, roles=roles),),
    )


@pytest.fixture
def both(bench: Workbench) -> Workbench:
    bench.document_file.new(document())
    bench.documents.opened.emit()
    return bench


def entries(menu: QMenu) -> list[str]:
    return [each.text() for each in menu.actions()]


def test_the_window_names_them_apart(both: Workbench) -> None:
    window, index = both.window, both.session.index
    card = window.board.card("b")
    assert card.accessibleName().startswith(f"{SALES}, ")
    assert f"reports to the {ADA}" in card.facts.detail
    assert card_menu(card).accessibleName() == SALES
    matrix, organisation = window.views.view("matrix"), window.views.view("organisation")
    assert isinstance(matrix, MatrixView)
    assert isinstance(organisation, OrganisationView)
    cells = matrix.model
    heads = [cells.headerData(FIRST_ROLE + n, Qt.Orientation.Horizontal) for n in range(3)]
    assert heads == [ADA, SALES, "Clerk"]
    assert [each[1] for each in both.commands._asking.roles()] == [ADA, SALES, "Clerk"]
    both.selection.reveal("role:c")
    page: Any = window.inspector.page
    assert [text for _, text in page.form.fields["reports_to"]._options] == ["Nobody", ADA, SALES]
    assert page.form.fields["dotted_to"].button.toolTip() == ADA
    both.selection.reveal("skill:x")
    rows = window.inspector.findChildren(HolderRow)
    assert [each.link.label for each in rows] == [ADA, SALES]
    superiors = QMenu()
    menus._superiors(superiors, organisation.commands, "role:c")
    assert entries(superiors) == ["Nobody", f"{ADA}, Manager", f"{SALES}, Manager"]
    assert index.titles["c"] == "Clerk"


def test_a_card_is_renamed_by_the_title_it_has(both: Workbench) -> None:
    card = both.window.board.card("b")
    card.rename()
    assert card.findChild(QLineEdit, "cardTitle").text() == "Director, Sales"
    both.session.perform(SetRole("s", "b", "title", "Director, East"))
    assert both.window.board.card("a").facts.title == "Director, Sales"
    both.session.undo_stack.undo()
    assert both.window.board.card("a").facts.title == ADA
    both.session.perform(SetRole("s", "a", "holder", "Grace"))
    assert both.window.board.card("b").facts.detail.endswith("reports to the Director, Sales (Grace)")


def test_files_name_them_apart() -> None:
    request = ExportRequest(document(), "s", TODAY)
    table = list(csv.reader(io.StringIO(csv_table.export(request).data.decode("utf-8-sig"))))
    assert {each[1] for each in table[1:]} == {ADA, SALES}
    book = load_workbook(BytesIO(xlsx.export(request).data))
    words = {sheet.title: [str(cell.value) for row in sheet.iter_rows() for cell in row] for sheet in book}
    for title in (ADA, SALES):
        assert title in words["Organisation"]
        assert title in words["Matrix"]
        assert title in words["Roles"]
    assert "Sums, all; Figures" in words["Skills"]
