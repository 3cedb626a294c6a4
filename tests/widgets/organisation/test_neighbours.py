"""Going about the picture of an organisation by the arrow keys, and seeing where one is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.panels import make_context
from workbench.qt.context import Context
from workbench.widgets.organisation import OrganisationView
from workbench.widgets.parts.keys import ARROWS


@pytest.fixture
def context(qtbot: QtBot) -> Context:
    return make_context(template="before-and-after")


@pytest.fixture
def view(context: Context, qtbot: QtBot) -> OrganisationView:
    view = OrganisationView(context)
    qtbot.addWidget(view)
    view.resize(1200, 800)
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_the_arrows_go_to_every_role_and_empty_department_and_never_push_what_is_whole(
    view: OrganisationView, context: Context
) -> None:
    selection, sight = context.selection, view.canvas.sight
    corner = QPointF(sight.corner)
    view.canvas.setFocus()
    QTest.keyClick(view.canvas, Qt.Key.Key_Down)
    seen, open_ends = {selection.subjects}, [selection.subjects]
    while open_ends:
        here = open_ends.pop()
        for key in ARROWS:
            selection.pick(*here)
            QTest.keyClick(view.canvas, key)
            if selection.subjects not in seen:
                seen.add(selection.subjects)
                open_ends.append(selection.subjects)
    roles = {(f"role:{each}",) for each in context.session.index.roles}
    empty = {(f"department:{each}",) for each in ("product", "sales", "hr")}
    assert seen == roles | empty
    assert sight.fitted
    assert sight.corner == corner


def test_an_arrow_goes_to_what_lies_there(view: OrganisationView, context: Context) -> None:
    for here, key, there in (
        ("role:social-engineer", Qt.Key.Key_Down, "role:developer-advocate"),
        ("role:developer-advocate", Qt.Key.Key_Up, "role:social-engineer"),
        ("role:content-producer", Qt.Key.Key_Up, "role:social-product-strategist"),
        ("role:communications-representative", Qt.Key.Key_Right, "role:enablement-lead"),
        ("role:community-manager", Qt.Key.Key_Left, "role:content-producer"),
        ("role:social-product-strategist", Qt.Key.Key_Left, "role:social-product-strategist"),
        ("department:sales", Qt.Key.Key_Left, "department:product"),
        ("role:social-marketing-strategist", Qt.Key.Key_Up, "role:social-marketing-strategist"),
    ):
        context.selection.pick(here)
        QTest.keyClick(view.canvas, key)
        assert context.selection.subjects == (there,)


def test_with_ctrl_an_arrow_pushes_the_picture(view: OrganisationView, context: Context) -> None:
    context.selection.pick("role:social-engineer")
    before = view.canvas.sight.corner.x()
    QTest.keyClick(view.canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert view.canvas.sight.corner.x() > before
    assert context.selection.subjects == ("role:social-engineer",)


def test_a_role_that_sits_under_marketing_shows_that_it_is_picked(view: OrganisationView, context: Context) -> None:
    before = view.canvas.grab().toImage()
    place = view.canvas.sight.seen(view.canvas.place_of("role:social-product-strategist"))
    context.selection.pick("role:social-product-strategist")
    after = view.canvas.grab().toImage()
    middle = place.center().toPoint().y()
    edge = range(round(place.right()) - 3, round(place.right()) + 4)
    accent = QColor(context.theme.colours.accent)
    assert accent not in [before.pixelColor(x, middle) for x in edge]
    assert accent in [after.pixelColor(x, middle) for x in edge]
