"""The painted picture: all that is in it can be read, and nothing is painted outside of the place it is given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from tests.files.exporters.maps import hostile_map
from workbench.application.task import Cancelled
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Department, Scenario
from workbench.files.exporters import ExportRequest
from workbench.files.templates import load, templates
from workbench.presentation.organisation import layout_chart
from workbench.qt.theme import DARK, LIGHT, Colours, font
from workbench.widgets.organisation.picture import paint
from workbench.widgets.organisation.picture_file import MOST, PICTURES, SHARP, WIDEST, PictureFile

NAMES = [template.name for template in templates()]
GROUND = QColor("#123456")


pytestmark = pytest.mark.usefixtures("qtbot")


def indexed(document: CapabilityMap, scenario: int = 0) -> Index:
    return Index(document, document.scenarios[scenario])


def drawn(index: Index, suffix: str) -> bytes:
    drawing: Any = f"organisation{suffix}"
    return PICTURES[drawing](ExportRequest(index.document, index.scenario.id, date(2026, 11, 24))).data


def read_png(data: bytes) -> QImage:
    return QImage.fromData(QByteArray(data), "PNG")  # type: ignore[arg-type] # the stubs ask for bytes, the call for text


def texts(svg: bytes) -> str:
    root = ElementTree.fromstring(svg)
    return " ".join(each.text.strip() for each in root.iter("{http://www.w3.org/2000/svg}text") if each.text)


def image_with(index: Index, colours: Colours, target: QRectF) -> QImage:
    image = QImage(900, 700, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    painter = QPainter(image)
    paint(painter, layout_chart(index), colours, target)
    painter.end()
    return image


@pytest.mark.parametrize("name", NAMES)
def test_every_name_title_and_grade_can_be_read(name: str) -> None:
    document = load(name)
    for number, scenario in enumerate(document.scenarios):
        index = indexed(document, number)
        said = texts(drawn(index, ".svg"))
        picture = layout_chart(index)
        for wanted in (
            *(each.name for each in scenario.departments),
            *(each.title for each in scenario.roles),
            *(row.grade for row in picture.rows),
            *(words for row in picture.rows for words in row.absorbed),
            *(box.note for box in picture.boxes),
            *(caption.text for caption in picture.captions),
            picture.ladder.sentence if picture.ladder else "",
            scenario.name,
        ):
            assert wanted in said


def test_text_a_user_wrote_is_drawn_as_it_was_written() -> None:
    document = load("social-leadership")
    scenario = document.scenarios[0]
    roles = (replace(scenario.roles[0], title="<b>R&D</b> lead"), *scenario.roles[1:])
    said = texts(drawn(indexed(replace(document, scenarios=(replace(scenario, roles=roles),))), ".svg"))
    assert "<b>R&D</b> lead" in said


def test_a_word_too_long_for_two_lines_ends_in_an_ellipsis() -> None:
    document = load("social-leadership")
    scenario = document.scenarios[0]
    roles = (replace(scenario.roles[0], title="Gesellschaftsvertrag" * 9), *scenario.roles[1:])
    said = texts(drawn(indexed(replace(document, scenarios=(replace(scenario, roles=roles),))), ".svg"))
    assert "…" in said


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("target", [QRectF(100, 50, 700, 300), QRectF(300, 20, 200, 660)], ids=["wide", "tall"])
def test_nothing_is_painted_outside_of_the_place_given(colours: Colours, target: QRectF) -> None:
    image = image_with(indexed(load("before-and-after")), colours, target)
    outside = [
        (x, y)
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
        if not target.adjusted(-1, -1, 1, 1).contains(x, y) and image.pixelColor(x, y) != GROUND
    ]
    assert outside == []
    assert any(image.pixelColor(x, int(target.center().y())) != GROUND for x in range(image.width()))


def test_what_absorbs_is_marked_in_the_colour_of_what_must_be_fixed() -> None:
    def marked(name: str) -> int:
        image = image_with(indexed(load(name)), LIGHT, QRectF(0, 0, 900, 700))
        soft = QColor(LIGHT.must_soft)
        return sum(image.pixelColor(x, y) == soft for x in range(0, 900, 2) for y in range(0, 700, 2))

    assert marked("product-strategist-under-marketing") > 100
    assert marked("social-leadership") == 0


def test_each_kind_of_file_is_what_it_says_it_is() -> None:
    index = indexed(load("before-and-after"))
    assert QSvgRenderer(QByteArray(drawn(index, ".svg"))).isValid()
    image = read_png(drawn(index, ".png"))
    assert image.width() > 2000
    pdf = drawn(index, ".pdf")
    assert pdf.startswith(b"%PDF-")
    assert b"/Font" in pdf
    assert pdf.count(b"/Type /Page\n") == 1


@pytest.mark.parametrize("name", NAMES)
def test_a_png_is_on_its_ground_to_the_last_pixel(name: str) -> None:
    document, ground = load(name), QColor(LIGHT.panel)
    for number in range(len(document.scenarios)):
        image = read_png(drawn(indexed(document, number), ".png"))
        right, foot = image.width() - 1, image.height() - 1
        assert all(image.pixelColor(right, y) == ground for y in range(image.height()))
        assert all(image.pixelColor(x, foot) == ground for x in range(image.width()))


def test_a_vast_organisation_is_a_png_that_can_be_opened() -> None:
    units = tuple(
        Department(f"d{n}", f"Department {n}", kind="other", parent=f"d{n - 1}" if n else None) for n in range(130)
    )
    document = CapabilityMap(
        "Vast", scenarios=(Scenario("s", "S", model="decentralised", departments=units, roles=()),)
    )
    page = PictureFile(indexed(document)).size
    assert page.width() * page.height() * SHARP**2 > MOST
    image = read_png(drawn(indexed(document), ".png"))
    assert 0.9 * MOST < image.width() * image.height() < 1.01 * MOST
    assert max(image.width(), image.height()) <= WIDEST


def test_dotted_lines_are_dots_and_solid_ones_are_not() -> None:
    root = ElementTree.fromstring(drawn(indexed(load("before-and-after")), ".svg"))
    parts = {each for each in root.iter() if each.tag.endswith("}path") or each.tag.endswith("}g")}
    dashes = [each.attrib["stroke-dasharray"] for each in parts if "stroke-dasharray" in each.attrib]
    assert len({each for each in dashes if each.startswith("0.")}) >= 2


def test_hostile_texts_are_drawn_in_every_kind_of_file() -> None:
    document = hostile_map()
    said = texts(drawn(indexed(document), ".svg"))
    assert "<b>&amp;</b> \"quoted\" 'single'" in said
    assert not set(said) & set("\x00\x07\ufffe\uffff")
    assert read_png(drawn(indexed(document), ".png")).width() > 1000
    assert drawn(indexed(document), ".pdf").startswith(b"%PDF-")


def test_a_title_too_long_for_the_page_ends_in_an_ellipsis() -> None:
    document = replace(load("social-leadership"), title="Acme " * 80)
    assert "Acme Ac…" in texts(drawn(indexed(document), ".svg"))


def test_an_export_that_is_called_off_makes_nothing() -> None:
    document = load("social-leadership")
    with pytest.raises(Cancelled):
        PICTURES["organisation.png"](ExportRequest(document, "proposed", date(2026, 11, 24), cancelled=lambda: True))


def test_a_drawing_names_a_face_that_every_computer_has() -> None:
    svg = drawn(indexed(load("social-leadership")), ".svg").decode()
    assert "sans-serif" in svg
    assert 'font-family="Inter"' not in svg


def test_every_text_of_a_drawing_keeps_its_length_in_any_face() -> None:
    root = ElementTree.fromstring(drawn(indexed(load("before-and-after")), ".svg"))
    for text in root.iter("{http://www.w3.org/2000/svg}text"):
        weight = QFont.Weight(int(text.attrib["font-weight"]))
        wanted = QFontMetricsF(font(int(text.attrib["font-size"]), weight)).horizontalAdvance(text.text or "")
        assert float(text.attrib["textLength"]) == pytest.approx(wanted, abs=0.01)


def test_painting_leaves_the_painter_as_it_was() -> None:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    before = painter.transform(), painter.font(), painter.pen()
    paint(painter, layout_chart(indexed(load("social-leadership"))), LIGHT, QRectF(0, 0, 400, 300))
    assert (painter.transform(), painter.font(), painter.pen()) == before
    painter.end()
