"""The matrix as a table: what stands where, what is heard and pointed at, and which cells a change announces."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.support.matrices import small
from tests.support.notation import read_map
from tests.support.panels import make_context
from workbench.application.edit import CompositeEdit
from workbench.application.edits.cells import Cell, SetCells
from workbench.application.edits.roles import AddRole, DeleteRoles, SetRole
from workbench.application.edits.scenarios import DuplicateScenario
from workbench.application.edits.skills import AddSkill, DeleteSkills, SetSkill
from workbench.domain.model import Skill
from workbench.domain.replace import replace
from workbench.qt.matrix_model import MatrixModel
from workbench.qt.matrix_rows import BY_NAME, FIRST_ROLE, IMPORTANCE, LEADS, NEEDED, Order, RowGroup
from workbench.qt.session import Session

Item = Qt.ItemDataRole
ROWS, COLUMNS = Qt.Orientation.Vertical, Qt.Orientation.Horizontal


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    return make_context(small()).session


@pytest.fixture
def model(session: Session) -> MatrixModel:
    model = MatrixModel(session)
    model.tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)  # type: ignore[attr-defined]
    return model


def names(model: MatrixModel) -> list[str]:
    return [row.name for row in model.rows]


def at(model: MatrixModel, skill: str, column: int | str) -> QModelIndex:
    where = model.column_of(column) if isinstance(column, str) else column
    row = model.row_of(skill)
    assert row is not None
    assert where is not None
    return model.index(row, where)


def announced(model: MatrixModel, does: Callable[[], object]) -> list[tuple[int, int, int, int]]:
    """The areas of cells a piece of work announces: top, left, bottom, right."""
    told: list[tuple[int, int, int, int]] = []
    model.dataChanged.connect(lambda a, b: told.append((a.row(), a.column(), b.row(), b.column())))
    model.modelReset.connect(lambda: told.append((-1, -1, -1, -1)))
    does()
    return told


def test_groups_skills_and_roles_stand_in_the_order_of_the_map(model: MatrixModel):
    assert names(model) == ["Platform", "Apis", "Graph", "Reach", "Ads", "Chat"]
    titles = [model.headerData(column, COLUMNS) for column in range(model.columnCount())]
    assert titles == ["Importance", "Level needed", "Leads", "Engineer", "Marketer", "Planner"]
    assert [model.headerData(row, ROWS) for row in range(model.rowCount())] == names(model)


def test_cells_say_lead_or_support_and_the_level(model: MatrixModel):
    assert at(model, "apis", "engineer").data() == "Lead 4"
    assert at(model, "graph", "engineer").data() == "support 2"
    assert at(model, "apis", "planner").data() == ""
    assert [at(model, "apis", column).data() for column in (IMPORTANCE, NEEDED, LEADS)] == ["5", "4", "1"]
    assert at(model, "ads", LEADS).data() == "2 leads"
    assert at(model, "chat", LEADS).data() == "none"
    assert model.index(0, FIRST_ROLE).data() == ""


def test_a_screen_reader_hears_row_column_and_cell(model: MatrixModel):
    spoken = Item.AccessibleTextRole
    assert at(model, "apis", "engineer").data(spoken) == "Apis, Engineer: lead, level 4"
    assert at(model, "graph", "engineer").data(spoken) == "Graph, Engineer: support, level 2"
    assert at(model, "apis", "planner").data(spoken) == "Apis, Planner: nothing"
    assert at(model, "apis", NEEDED).data(spoken) == "Apis, level needed: 4"
    assert model.index(0, 0).data(spoken) == "Platform, 2 skills"
    assert str(model.headerData(1, ROWS, spoken)).startswith("Apis, technology, importance 5, led by Engineer")
    assert str(model.headerData(FIRST_ROLE, COLUMNS, spoken)).startswith("Engineer, Director, 1 lead, 1 support")


def test_an_open_point_shows_on_its_cells_and_rows_with_its_sentence(model: MatrixModel):
    sentence = "Must fix: “Ads” has 2 leads: Marketer and Planner. One leads, the others support."
    for column in ("marketer", "planner", LEADS):
        place = at(model, "ads", column)
        assert sentence in place.data(Item.AccessibleTextRole)
        assert "has 2 leads" in place.data(Item.ToolTipRole)
    assert model.points(model.rows[4], FIRST_ROLE) == ()
    assert model.points(model.rows[4], IMPORTANCE) == ()
    assert sentence in model.headerData(4, ROWS, Item.ToolTipRole)
    assert "Nobody holds" in at(model, "chat", LEADS).data(Item.ToolTipRole)


def test_an_open_point_on_a_role_shows_on_its_column(qtbot: QtBot):
    document = read_map(
        {
            "skills": {"apis": "technology", "ads": "marketing"},
            "roles": {
                "msm": {"acts": "marketing", "leads": ["ads"], "grade": 3},
                "psm": {"acts": "product", "leads": ["apis"], "grade": 3},
            },
        }
    )
    model = MatrixModel(make_context(document).session)
    assert [each.code for each in model.points_on_column(FIRST_ROLE)] == ["EXEC1", "LOAD1"]
    for role in (Item.AccessibleTextRole, Item.ToolTipRole):
        assert "Must fix: Msm is" in model.headerData(FIRST_ROLE, COLUMNS, role)


def test_a_role_that_comes_under_a_check_is_announced(session: Session, model: MatrixModel):
    marked: list[bool] = []
    model.roles_marked.connect(lambda: marked.append(True))
    session.perform(SetSkill("ads", "definition", "Other."))
    assert not marked
    session.perform(SetRole(session.scenario.id, "planner", "acts_as", "product_strategist"))
    assert marked


def test_names_and_titles_that_change_are_announced(session: Session, model: MatrixModel):
    told: list[tuple[Qt.Orientation, int, int]] = []
    model.headerDataChanged.connect(lambda *each: told.append(each))
    session.perform(SetSkill("ads", "name", "Advertisements"))
    assert told == [(ROWS, 3, 4)]
    told.clear()
    session.perform(SetRole(session.scenario.id, "marketer", "title", "Seller"))
    assert told == [(COLUMNS, FIRST_ROLE + 1, FIRST_ROLE + 1)]
    told.clear()
    model.fold(3, True)
    assert told == [(ROWS, 3, 3)]


def test_skills_that_a_role_takes_along_are_counted(session: Session, model: MatrixModel):
    session.perform(DeleteRoles(session.scenario.id, ("engineer",)))
    assert (model.counts["no_lead"], model.state(session.index.skills["apis"])) == (2, "nobody")
    assert at(model, "apis", LEADS).data() == "none"


def test_a_header_says_that_the_rows_are_sorted_by_it(model: MatrixModel):
    def said(column: int) -> str:
        return str(model.headerData(column, COLUMNS, Item.AccessibleTextRole)).split(".")[0]

    model.sort_by(Order(IMPORTANCE, True))
    assert (said(IMPORTANCE), said(NEEDED)) == ("Importance, sorted", "Level needed")
    model.sort_by(Order("engineer", True))
    assert said(FIRST_ROLE).endswith(", sorted")
    assert not said(FIRST_ROLE + 1).endswith(", sorted")


def test_names_are_sorted_whatever_their_case(session: Session, model: MatrixModel):
    session.perform(SetSkill("graph", "name", "aPI"))
    model.group_by(False)
    model.sort_by(Order(BY_NAME, False))
    assert names(model) == ["Ads", "aPI", "Apis", "Chat"]


def test_an_edit_announces_its_cell_and_the_number_of_leads_beside_it(session: Session, model: MatrixModel):
    place = at(model, "apis", "planner")
    told = announced(
        model, lambda: session.perform(SetCells(session.scenario.id, (("planner", "apis", ("support", 1)),)))
    )
    assert set(told) == {
        (place.row(), place.column(), place.row(), place.column()),
        (place.row(), LEADS, place.row(), LEADS),
    }
    assert place.data() == "support 1"
    told = announced(model, session.undo_stack.undo)
    assert (-1, -1, -1, -1) not in told
    assert place.data() == ""


def test_an_edit_announces_the_cells_on_which_its_open_points_show(session: Session, model: MatrixModel):
    told = announced(model, lambda: session.perform(SetCells(session.scenario.id, (("planner", "ads", None),))))
    cells = {(row, column) for row, column, _, _ in told}
    other = at(model, "ads", "marketer")
    assert (other.row(), other.column()) in cells
    assert model.points(model.rows[other.row()], other.column()) == ()


def test_a_great_change_is_announced_as_one(qtbot: QtBot):
    skills = {f"k{n}": "product" for n in range(300)}
    session = make_context(read_map({"skills": skills, "roles": {"one": {"discipline": "product"}}})).session
    model = MatrixModel(session)
    cells: tuple[Cell, ...] = tuple(("one", each, ("lead", 3)) for each in skills)
    told = announced(model, lambda: session.perform(SetCells(session.scenario.id, cells)))
    assert told[0] == (0, 0, model.rowCount() - 1, model.columnCount() - 1)
    assert len(told) <= 2


def test_another_scenario_is_another_table(session: Session, model: MatrixModel):
    """Roles and skills have the same ids there; what the one holds of the other, and the titles, differ."""
    first = session.scenario.id
    session.perform(DuplicateScenario(first, "Other"))
    session.perform(SetCells(session.scenario.id, (("planner", "apis", ("support", 1)),)))
    session.perform(SetRole(session.scenario.id, "planner", "title", "Thinker"))
    told = announced(model, lambda: session.show_scenario(first))
    assert told[0] == (-1, -1, -1, -1)
    assert at(model, "apis", "planner").data() == ""


def test_a_change_of_skills_and_of_cells_announces_both(session: Session, model: MatrixModel):
    titles: list[tuple[int, int]] = []
    model.headerDataChanged.connect(lambda way, a, b: titles.append((a, b)) if way == COLUMNS else None)
    edit = CompositeEdit(
        "Both",
        (
            SetSkill("ads", "importance", 5),
            SetCells(session.scenario.id, (("planner", "apis", ("support", 1)),)),
            SetRole(session.scenario.id, "marketer", "title", "Seller"),
        ),
    )
    told = announced(model, lambda: session.perform(edit))
    place = at(model, "apis", "planner")
    assert any(top <= place.row() <= bottom and left <= place.column() <= right for top, left, bottom, right in told)
    assert titles == [(FIRST_ROLE, FIRST_ROLE + 2)]


def test_of_another_map_nothing_is_folded_and_no_point_is_known_before_it_is_checked(
    session: Session, model: MatrixModel
):
    model.fold_all(True)
    model.sort_by(Order("planner", True))
    known: list[int] = []
    model.modelReset.connect(lambda: known.append(len(model._points)))
    document = small()
    roles = tuple(each for each in document.scenarios[0].roles if each.id != "planner")
    session.load(replace(document, scenarios=(replace(document.scenarios[0], roles=roles),)))
    assert known == [0]
    assert model.rowCount() == 6
    assert model.order is None
    assert model.points(model.rows[1], LEADS) == ()
    assert model.points_on_row(model.rows[5]) != ()


def test_folding_keeps_the_other_rows(model: MatrixModel):
    model.fold(0, True)
    assert names(model) == ["Platform", "Reach", "Ads", "Chat"]
    assert model.row_of("apis") is None
    assert model.row_of("ads") == 2
    assert model.headerData(0, ROWS, Item.AccessibleTextRole) == "Platform, 2 skills, folded"
    model.fold(0, False)
    assert names(model) == ["Platform", "Apis", "Graph", "Reach", "Ads", "Chat"]
    model.fold_all(True)
    assert names(model) == ["Platform", "Reach"]
    assert model.uncover("chat") == 3
    assert names(model) == ["Platform", "Reach", "Ads", "Chat"]
    model.fold_all(False)
    assert model.rowCount() == 6


def test_sorting_goes_within_the_groups_or_over_all(model: MatrixModel):
    model.sort_by(Order(IMPORTANCE, False))
    assert names(model) == ["Platform", "Graph", "Apis", "Reach", "Chat", "Ads"]
    model.group_by(False)
    assert names(model) == ["Chat", "Graph", "Ads", "Apis"]
    model.sort_by(Order(BY_NAME, False))
    assert names(model) == ["Ads", "Apis", "Chat", "Graph"]
    model.sort_by(Order(LEADS, True))
    assert names(model) == ["Ads", "Apis", "Graph", "Chat"]
    model.sort_by(Order("engineer", True))
    assert names(model)[:2] == ["Apis", "Graph"]
    model.sort_by(None)
    model.group_by(True)
    assert names(model) == ["Platform", "Apis", "Graph", "Reach", "Ads", "Chat"]


def test_a_row_that_is_edited_stays_where_it_was_sorted(session: Session, model: MatrixModel):
    model.sort_by(Order(IMPORTANCE, False))
    told = announced(model, lambda: session.perform(SetSkill("graph", "importance", 5)))
    assert (-1, -1, -1, -1) not in told
    session.perform(
        AddSkill(Skill("", "Live video", group="Platform", belongs_to="marketing", importance=1, level_needed=3))
    )
    assert names(model) == ["Platform", "Graph", "Apis", "Live video", "Reach", "Chat", "Ads"]
    model.sort_by(Order(IMPORTANCE, False))
    assert names(model) == ["Platform", "Live video", "Apis", "Graph", "Reach", "Chat", "Ads"]


def test_all_groups_in_sight_fold_and_unfold_and_the_others_stay(model: MatrixModel):
    model.fold(0, True)
    model.narrow("two_leads")
    model.fold_all(True)
    model.narrow("all")
    assert names(model) == ["Platform", "Reach"]
    model.narrow("two_leads")
    model.fold_all(False)
    model.narrow("all")
    assert names(model) == ["Platform", "Reach", "Ads", "Chat"]


def test_a_filter_shows_its_shelf_and_a_row_that_is_mended_stays_under_the_keys(session: Session, model: MatrixModel):
    assert (model.counts["all"], model.counts["no_lead"], model.counts["two_leads"]) == (4, 1, 1)
    model.narrow("two_leads")
    assert names(model) == ["Reach", "Ads"]
    session.perform(SetCells(session.scenario.id, (("planner", "ads", None),)))
    assert names(model) == ["Reach", "Ads"]
    assert (model.counts["all"], model.counts["two_leads"]) == (4, 0)
    session.perform(SetSkill("ads", "definition", "Other."))
    assert names(model) == ["Reach", "Ads"]
    model.narrow("two_leads")
    assert names(model) == []
    assert model.uncover("apis") == 1


def test_it_follows_skills_roles_and_scenarios(session: Session, model: MatrixModel):
    session.perform(
        AddSkill(Skill("", "Live video", group="Reach", belongs_to="marketing", importance=3, level_needed=3))
    )
    assert names(model)[-1] == "Live video"
    session.perform(SetSkill("apis", "name", "Application interfaces"))
    assert model.headerData(1, ROWS) == "Application interfaces"
    session.perform(SetSkill("apis", "importance", 1))
    assert at(model, "apis", IMPORTANCE).data() == "1"
    session.perform(SetSkill("apis", "group", "Reach"))
    assert names(model) == ["Reach", "Application interfaces", "Ads", "Chat", "Live video", "Platform", "Graph"]
    session.perform(DeleteSkills(("ads",)))
    assert model.row_of("ads") is None
    session.perform(AddRole(session.scenario.id, "New role", "other"))
    assert model.headerData(model.columnCount() - 1, COLUMNS) == "New role"
    session.perform(SetRole(session.scenario.id, "engineer", "title", "Builder"))
    assert model.headerData(FIRST_ROLE, COLUMNS) == "Builder"
    session.perform(DeleteRoles(session.scenario.id, ("engineer",)))
    assert model.column_of("engineer") is None
    session.perform(DuplicateScenario(session.scenario.id, "Other"))
    session.perform(SetCells(session.scenario.id, (("planner", "graph", None),)))
    assert at(model, "graph", "planner").data() == ""
    session.show_scenario(session.document.scenarios[0].id)
    assert at(model, "graph", "planner").data() == "Lead 3"
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert names(model) == ["Platform", "Apis", "Graph", "Reach", "Ads", "Chat"]


def test_only_what_is_asked_for_is_looked_up(qtbot: QtBot):
    roles = {f"r{n}": {"discipline": "product", "supports": ["apis"]} for n in range(500)}
    model = MatrixModel(make_context(read_map({"skills": {"apis": "technology"}, "roles": roles})).session)
    assert model._by_skill == [None] * 500
    assert model.index(1, FIRST_ROLE + 7).data() == "support 3"
    assert sum(each is not None for each in model._by_skill) == 1


def test_a_group_can_be_reached_but_not_picked(model: MatrixModel):
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.ItemIsEnabled
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert isinstance(model.rows[0], RowGroup)
    assert model.skill_at(0) is None
    assert model.skill_at(-1) is None


def test_names_are_never_mark_up(session: Session, model: MatrixModel):
    session.perform(SetSkill("ads", "name", "<b>Ads</b>"))
    for place in (at(model, "ads", "marketer"), at(model, "ads", LEADS)):
        assert "<b>Ads" not in place.data(Item.ToolTipRole)
    assert "<b>Ads" not in model.headerData(4, ROWS, Item.ToolTipRole)
