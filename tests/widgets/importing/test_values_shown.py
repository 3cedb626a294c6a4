"""The values of an import as they are listed: under which headings, what is asked, and which table a choice is for."""

from __future__ import annotations

import dataclasses

from pytestqt.qtbot import QtBot

from tests.support.grids import grid_of_lines
from tests.support.importing import session_of
from tests.widgets.importing.test_values import WORDS, row_of, shown, texts
from workbench.application.importing.content import Sheets
from workbench.qt.import_session import ImportSession
from workbench.qt.theme import LIGHT
from workbench.widgets.importing.choice_rows import ChoiceRow
from workbench.widgets.importing.values import ScaleKey, ValuesPanel

NUMBERS = "Skill|Web Developer|Data Analyst|Release Manager\nPay|5|2|1\nVideo|3|4|2\nPoems|1|5|3"
BESIDE = f"{NUMBERS}\n|\n|\nRole|Skill|Level\nCook|Soup|3\nCook|Cake|2\nMaid|Soup|1"


def headings(panel: ValuesPanel) -> list[str]:
    return [row.texts[0] for row in panel.table.rows.rows if row.heading]


def row(panel: ValuesPanel, key: ScaleKey) -> ChoiceRow:
    return next(each for each in panel.table.rows.rows if each.key == key)


def sheets(name: str, **lines: str) -> Sheets:
    return Sheets(tuple(grid_of_lines(each, sheet) for sheet, each in lines.items()), name)


def test_a_scale_is_told_apart_as_far_as_that_is_needed(qtbot: QtBot) -> None:
    assert headings(shown(qtbot, session_of(sheets("a.xlsx", Team=WORDS)))) == ["Cells"]
    two = session_of(sheets("a.xlsx", Team=WORDS, Other=WORDS.replace("Pay", "Bay")))
    assert headings(shown(qtbot, two)) == ["Cells, “Team”", "Cells, “Other”"]
    assert headings(shown(qtbot, session_of(sheets("a.xlsx", Team=BESIDE)))) == ["Cells, row 1", "Level, row 7"]
    files = session_of(sheets("a.xlsx", Team=WORDS), sheets("b.xlsx", Team=WORDS, Other=BESIDE))
    assert headings(shown(qtbot, files)) == [
        *("Cells, a.xlsx", "Cells, “Team”, b.xlsx", "Cells, “Other”, row 1, b.xlsx", "Level, “Other”, row 7, b.xlsx"),
    ]


def test_a_choice_is_for_the_value_of_its_own_table_and_file(qtbot: QtBot) -> None:
    imports = session_of(sheets("a.xlsx", Team=WORDS), sheets("b.xlsx", Team=WORDS, Other=WORDS.replace("Pay", "Bay")))
    panel = shown(qtbot, imports)
    places = [(0, 0), (1, 0), (1, 1)]
    keys = [ScaleKey(content, table, "value", "guru") for content, table in places]
    assert [row(panel, key).asks for key in keys] == [True, True, True]
    panel._rows.chosen.emit((keys[2],), "3 skilled")
    assert [row(panel, key).texts[2] for key in keys] == ["Left out?", "Left out?", "3 skilled"]
    panel._rows.chosen.emit((keys[0], keys[1]), "None: not held")
    assert [row(panel, key).texts[2] for key in keys] == ["None: not held", "None: not held", "3 skilled"]
    assert [row(panel, key).asks for key in keys] == [False, False, False]
    assert imports.preparation is not None
    assert imports.preparation.undecided == 0


def test_the_highest_value_is_asked_with_what_is_supposed(qtbot: QtBot) -> None:
    imports = session_of(NUMBERS)
    panel = shown(qtbot, imports)
    key = ScaleKey(0, 0, "value", None)
    top = row(panel, key)
    assert (top.texts, top.asks, top.spoken) == (("Highest value", "", "5?"), True, "Highest value: 5. To decide.")
    assert (top.choices, top.at) == (("5", "6", "7", "9", "10"), 0)
    panel._rows.chosen.emit((key,), "10")
    top = row(panel, key)
    assert (top.texts[2], top.asks, top.choices[top.at], top.spoken) == ("10", False, "10", "Highest value: 10")
    becomes = {text: held for text, _, held in texts(panel)[2:]}
    assert becomes == {"5": "2 working", "4": "2 working", "3": "1 aware", "2": "1 aware", "1": "1 aware"}
    assert texts(panel)[row_of(panel, "4")][1] == "1"


def test_the_values_of_a_table_that_is_not_read_are_not_listed(qtbot: QtBot) -> None:
    imports = session_of(sheets("a.xlsx", Team=WORDS, Other=NUMBERS))
    panel = shown(qtbot, imports)
    assert imports.preparation is not None
    imports.set_mapping(0, imports.preparation.mappings[0].with_taken(0, False))
    assert headings(panel) == ["Cells, “Other”"]
    imports.set_mapping(0, imports.preparation.mappings[0].with_taken(1, False))
    assert (texts(panel), panel.isVisible()) == ([], False)


def test_a_choice_before_anything_is_prepared_changes_nothing(qtbot: QtBot) -> None:
    imports = ImportSession(session_of(WORDS).document)
    panel = ValuesPanel(imports, LIGHT)
    qtbot.addWidget(panel)
    panel._rows.chosen.emit((ScaleKey(0, 0, "value", "guru"),), "3 skilled")
    assert (imports.preparation, texts(panel)) == (None, [])


def test_a_highest_value_that_is_none_of_those_offered_is_shown_as_none(qtbot: QtBot) -> None:
    imports = session_of(NUMBERS)
    panel = shown(qtbot, imports)
    assert imports.preparation is not None
    mapping = imports.preparation.mappings[0]
    scale = dataclasses.replace(mapping.tables[0].scales["value"], top=8.0)
    table = dataclasses.replace(mapping.tables[0], scales={"value": scale})
    imports.set_mapping(0, dataclasses.replace(mapping, tables=(table,)))
    top = row(panel, ScaleKey(0, 0, "value", None))
    assert (top.texts[2], top.choices[top.at]) == ("8?", "8")
