"""The picture of an organisation: all that is in the map, once, nothing on top of another, lines from edge to edge."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.strategies import maps
from workbench.domain.index import Index
from workbench.domain.model import DEPARTMENT_KINDS, MODELS, CapabilityMap, Department, Model, Role, Scenario
from workbench.files.templates import load, templates
from workbench.presentation.organisation import layout_chart
from workbench.presentation.organisation.captions import structure_sentence
from workbench.presentation.organisation.picture import Box, ChartLine, Picture, Point, Rect

ASPECTS = st.sampled_from([0.7, 1.0, 16 / 9])
NAMES = [template.name for template in templates()]


def indexed(document: CapabilityMap, scenario: int = 0) -> Index:
    return Index(document, document.scenarios[scenario])


def large(model: Model, departments: int = 40, roles: int = 60) -> CapabilityMap:
    """Many departments in three layers, roles in most of them, lines to the hub and between departments."""
    units = [Department("hub", "Hub", kind="hub")]
    for n in range(1, departments):
        parent = f"d{n // 3}" if n % 3 == 0 and n > 6 else None
        units.append(Department(f"d{n}", f"Department number {n}", kind=DEPARTMENT_KINDS[n % 10], parent=parent))
    staff = [Role("head", "Head", discipline="hub", acts_as="hub_lead", grade=6, department="hub")]
    for n in range(1, roles):
        place = units[(n * 7) % (departments - 4)].id
        line = None if n % 3 else f"r{n // 2}" if n > 3 else "head"
        staff.append(
            Role(f"r{n}", f"Role number {n}", department=place, reports_to=line, dotted_to=("head",) if n % 2 else ())
        )
    return CapabilityMap(
        "Large", scenarios=(Scenario("s", "S", model=model, departments=tuple(units), roles=tuple(staff)),)
    )


def above(picture: Picture, box: Box) -> list[Box]:
    by_id = {each.department: each for each in picture.boxes}
    found = []
    while box.within is not None:
        box = by_id[box.within]
        found.append(box)
    return found


def on_edge(rect: Rect, shape: str, point: Point) -> bool:
    if shape == "round":
        middle = rect.centre
        return abs(hypot(point.x - middle.x, point.y - middle.y) - rect.width / 2) < 1e-6
    near = rect.grown(1e-6).has(point)
    return near and not Rect(rect.left + 1e-6, rect.top + 1e-6, rect.width - 2e-6, rect.height - 2e-6).has(point)


def ends_at(picture: Picture, subject: str, point: Point) -> bool:
    kind, identifier = subject.split(":", 1)
    for box in picture.boxes:
        if kind == "department" and box.department == identifier:
            return on_edge(box.rect, box.shape, point)
        for row in box.rows:
            if kind == "role" and row.role == identifier:
                return on_edge(box.rect, box.shape, point) or on_edge(row.rect, "box", point)
    return False


def check_whole(index: Index, picture: Picture) -> None:
    scenario = index.scenario
    assert Counter(row.role for row in picture.rows) == Counter(role.id for role in scenario.roles)
    drawn = [box.department for box in picture.boxes if box.department is not None]
    assert Counter(drawn) == Counter(each.id for each in scenario.departments)
    for box in picture.boxes:
        assert {index.roles[row.role].department for row in box.rows} <= {box.department}
    wanted = [
        (f"role:{role.id}", f"role:{each}", kind)
        for role in scenario.roles
        for kind, targets in (("solid", [role.reports_to]), ("dotted", set(role.dotted_to) - {role.reports_to}))
        for each in targets
        if each is not None
    ]
    found = [(line.source, line.target, line.kind) for line in picture.lines if line.kind != "branch"]
    assert Counter(found) == Counter(wanted)


def check_free(picture: Picture) -> None:
    page = Rect(0, 0, picture.width, picture.height)
    for one, two in combinations(picture.boxes, 2):
        if one in above(picture, two):
            assert one.rect.holds(two.rect)
        elif two in above(picture, one):
            assert two.rect.holds(one.rect)
        else:
            assert not one.rect.meets(two.rect), (one.name, two.name)
    inner = {id(box): [each for each in picture.boxes if box in above(picture, each)] for box in picture.boxes}
    for box in picture.boxes:
        assert page.holds(box.rect)
        for row in box.rows:
            assert box.rect.grown(1e-6).holds(row.rect)
            assert not any(row.rect.meets(each.rect) for each in inner[id(box)])
        assert not any(one.rect.meets(two.rect) for one, two in combinations(box.rows, 2))
    for line in picture.lines:
        assert all(page.has(point) for point in line.points)
    for part in [picture.legend, *([picture.ladder.rect] if picture.ladder else [])]:
        assert page.grown(1e-6).holds(part)
        assert not any(part.meets(box.rect) for box in picture.boxes)
    if picture.ladder:
        assert not picture.ladder.rect.meets(picture.legend)


def check_lines(picture: Picture) -> None:
    for line in picture.lines:
        assert len(line.points) > 1
        assert ends_at(picture, line.source, line.points[0]), line
        assert ends_at(picture, line.target, line.points[-1]), line


def behind(picture: Picture, line: ChartLine) -> list[str]:
    """The boxes that hide a part of a line which has no business there."""
    own: list[Box] = []
    for subject in (line.source, line.target):
        kind, identifier = subject.split(":", 1)
        for box in picture.boxes:
            if (kind == "department" and box.department == identifier) or any(r.role == identifier for r in box.rows):
                own += [box, *above(picture, box)]
    found = []
    for box in picture.boxes:
        if box in own or box.parent:
            continue
        for start, end in zip(line.points, line.points[1:], strict=False):
            steps = [n / 200 for n in range(201)]
            way = (Point(start.x + (end.x - start.x) * n, start.y + (end.y - start.y) * n) for n in steps)
            if any(box.rect.grown(-1).has(point) for point in way):
                found.append(box.name)
                break
    return found


@given(maps(most_skills=3, most_roles=14, most_departments=12), ASPECTS)
def test_all_of_any_map_is_drawn_once_and_nothing_on_top_of_another(document: CapabilityMap, aspect: float) -> None:
    for model in MODELS:
        scenario = replace(document.scenarios[0], model=model)
        index = Index(replace(document, scenarios=(scenario,)), scenario)
        picture = layout_chart(index, aspect)
        check_whole(index, picture)
        check_free(picture)
        check_lines(picture)
        assert layout_chart(Index(index.document, scenario), aspect) == picture


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize(("departments", "roles"), [(8, 14), (40, 60)])
def test_a_map_of_any_size_fits_a_slide(model: Model, departments: int, roles: int) -> None:
    index = indexed(large(model, departments, roles))
    picture = layout_chart(index)
    check_whole(index, picture)
    check_free(picture)
    check_lines(picture)
    assert 1.1 < picture.width / picture.height < 2.7
    filled = sum(box.rect.width * box.rect.height for box in picture.boxes if box.within is None)
    assert filled > 0.2 * picture.width * picture.height


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("model", MODELS)
def test_no_line_of_a_template_is_hidden_behind_a_box_in_any_model(name: str, model: Model) -> None:
    document = load(name)
    for each in document.scenarios:
        scenario = replace(each, model=model)
        picture = layout_chart(Index(replace(document, scenarios=(scenario,)), scenario))
        check_free(picture)
        assert {line.source: behind(picture, line) for line in picture.lines if behind(picture, line)} == {}


def drawn(name: str, scenario: int = 0) -> Picture:
    return layout_chart(indexed(load(name), scenario))


def box_of(picture: Picture, department: str | None) -> Box:
    return next(each for each in picture.boxes if each.department == department)


def test_a_product_role_under_marketing_is_drawn_as_such_with_what_it_costs() -> None:
    picture = drawn("product-strategist-under-marketing")
    (row,) = [each for each in picture.rows if each.misplaced]
    assert row in box_of(picture, "marketing").rows
    assert (row.role, row.tone) == ("social-product-strategist", "product")
    assert row.cost == 38, "as 61 % and 23 % are shown"
    assert not any(each.misplaced for each in drawn("social-leadership").rows)


def test_each_role_under_marketing_costs_what_its_move_alone_would_mend() -> None:
    document = load("product-strategist-under-marketing")
    (scenario,) = document.scenarios
    roles = tuple(
        replace(each, department="marketing") if each.id == "social-engineer" else each for each in scenario.roles
    )
    picture = layout_chart(indexed(replace(document, scenarios=(replace(scenario, roles=roles),))))
    costs = {row.role: row.cost for row in picture.rows if row.misplaced}
    assert set(costs) == {"social-product-strategist", "social-engineer"}
    assert costs["social-product-strategist"] > costs["social-engineer"] > 0


def test_without_any_skill_a_role_under_marketing_is_shown_and_costs_nothing_known() -> None:
    document = load("product-strategist-under-marketing")
    bare = tuple(replace(each, assignments=()) for each in document.scenarios[0].roles)
    document = replace(document, scenarios=(replace(document.scenarios[0], roles=bare),))
    (row,) = [each for each in layout_chart(indexed(document)).rows if each.misplaced]
    assert row.cost is None


def test_departments_without_a_representative_stand_aside_and_small() -> None:
    picture = drawn("before-and-after")
    lacking = [each for each in picture.boxes if each.note]
    assert {each.department for each in lacking} == {"product", "sales", "hr"}
    assert {each.note for each in lacking} == {"no social representative"}
    assert picture.reach is not None
    assert not any(picture.reach.meets(each.rect) for each in lacking)
    assert max(each.rect.height for each in lacking) < min(
        each.rect.height for each in picture.boxes if each not in lacking
    )
    assert [each.text for each in picture.captions] == [
        "Not tied to the social hub",
        "The social hub reaches 5 of 8 departments",
    ]


def test_the_hub_is_a_circle_in_the_middle_of_what_it_reaches() -> None:
    picture = drawn("social-leadership")
    hub = box_of(picture, "hub")
    assert hub.shape == "round"
    assert picture.reach is not None
    assert abs(hub.rect.centre.x - picture.reach.centre.x) < 1
    assert abs(hub.rect.centre.y - picture.reach.centre.y) < 1
    corners = [
        corner
        for row in hub.rows
        for corner in (Point(row.rect.left, row.rect.top), Point(row.rect.right, row.rect.bottom))
    ]
    assert all(hypot(x - hub.rect.centre.x, y - hub.rect.centre.y) < hub.rect.width / 2 for x, y in corners)


def test_hubs_below_the_main_one_stand_apart_and_are_joined_to_it() -> None:
    picture = drawn("multiple-hub-and-spoke")
    assert {(line.source, line.target) for line in picture.lines if line.kind == "branch"} == {
        ("department:hub-europe", "department:hub"),
        ("department:hub-americas", "department:hub"),
    }
    assert box_of(picture, "hub-europe").within is None


def test_a_model_with_a_hub_and_none_shows_where_it_is_missing() -> None:
    document = load("decentralised")
    scenario = replace(document.scenarios[0], model="hub_and_spoke")
    picture = layout_chart(Index(replace(document, scenarios=(scenario,)), scenario))
    assert [each.name for each in picture.boxes if each.missing] == ["No social hub yet"]


def test_a_hub_inside_a_department_is_drawn_inside_it() -> None:
    document = load("social-leadership")
    units = tuple(
        replace(each, parent="marketing") if each.id == "hub" else each for each in document.scenarios[0].departments
    )
    scenario = replace(document.scenarios[0], departments=units)
    picture = layout_chart(Index(replace(document, scenarios=(scenario,)), scenario))
    assert box_of(picture, "hub").within == "marketing"
    assert box_of(picture, "marketing").rect.holds(box_of(picture, "hub").rect)


def test_on_common_ground_all_stand_on_one_ring() -> None:
    picture = drawn("holistic")
    assert picture.ring
    assert picture.reach is not None
    assert all(picture.reach.meets(each.rect) for each in picture.boxes if each.department)


def test_roles_without_a_department_are_drawn_together() -> None:
    assert [row.role for row in box_of(drawn("holistic"), None).rows] == ["corporate-social-strategist"]


def test_an_empty_map_says_so() -> None:
    picture = drawn("blank")
    assert picture.boxes == ()
    (caption,) = picture.captions
    assert caption.text == "There are no departments yet."
    assert caption.centred
    assert caption.room.centre.x == picture.width / 2


def test_how_many_departments_the_hub_reaches_has_the_width_of_what_it_reaches() -> None:
    picture = drawn("social-leadership")
    reach = picture.reach
    assert reach is not None
    (caption,) = (each for each in picture.captions if "reaches" in each.text)
    assert reach.left < caption.room.left
    assert caption.room.right == reach.right - 10


def test_strategists_who_are_level_stand_on_one_rung() -> None:
    ladder = drawn("social-leadership").ladder
    assert ladder is not None
    assert ladder.level
    assert ladder.sentence == "Level: both Vice president, equally near the top."
    assert len({each.place.top for each in ladder.rungs}) == 1


def test_a_strategist_who_stands_lower_is_drawn_lower() -> None:
    ladder = drawn("before-and-after").ladder
    assert ladder is not None
    assert not ladder.level
    assert ladder.sentence == "Product stands 2 grades lower and 1 reporting step further from the top."
    assert [name for name, _ in ladder.steps] == ["Vice president", "Director", "Manager"]
    marketing, product = ladder.rungs
    assert product.place.top > marketing.place.bottom


def test_where_one_strategist_is_missing_the_ladder_says_so() -> None:
    ladder = drawn("no-product-strategist").ladder
    assert ladder is not None
    assert ladder.sentence == "There is no Social Product Strategist."
    assert len(ladder.rungs) == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("before-and-after", "5 of 8 spokes have their social representative."),
        ("social-leadership", "8 of 8 spokes have their social representative."),
        ("decentralised", "8 of 8 departments do social work, each on its own."),
        ("centralised", "14 of 14 roles sit in Social department."),
        ("holistic", "8 of 8 departments do social work, on common ground."),
        ("blank", "There are no departments yet."),
    ],
)
def test_the_sentence_says_how_departments_are_joined(name: str, said: str) -> None:
    assert structure_sentence(indexed(load(name))) == said


@pytest.mark.parametrize(
    ("staffed", "spokes", "said"),
    [
        (0, 2, "0 of 2 departments do social work, each on its own."),
        (1, 1, "1 of 1 department does social work, each on its own."),
        (1, 2, "1 of 2 departments does social work, each on its own."),
        (0, 1, "0 of 1 department does social work, each on its own."),
    ],
)
def test_the_verb_of_the_sentence_goes_with_its_number(staffed: int, spokes: int, said: str) -> None:
    departments = tuple(Department(f"d{n}", f"D{n}", kind="sales") for n in range(spokes))
    roles = tuple(Role(f"r{n}", f"R{n}", department=f"d{n}") for n in range(staffed))
    assert (
        structure_sentence(
            indexed(
                CapabilityMap(
                    "M", scenarios=(Scenario("s", "S", model="decentralised", departments=departments, roles=roles),)
                )
            )
        )
        == said
    )


def test_a_place_in_the_picture_leads_to_what_is_drawn_there() -> None:
    picture = drawn("before-and-after")
    box = box_of(picture, "marketing")
    row = box.rows[0]
    assert picture.row_at(row.rect.centre) is row
    assert picture.box_at(row.rect.centre) is box
    assert picture.row_at(Point(box.rect.left + 1, box.rect.top + 1)) is None
    assert picture.box_at(Point(0, 0)) is None


def of(model: Model, units: tuple[Department, ...], roles: tuple[Role, ...]) -> Picture:
    return layout_chart(
        indexed(CapabilityMap("M", scenarios=(Scenario("s", "S", model=model, departments=units, roles=roles),)))
    )


def test_in_a_department_the_strategist_stands_first_then_the_highest_each_above_who_reports_to_it() -> None:
    roles = (
        Role("low", "Low", department="d", grade=2),
        Role("high", "High", department="d", grade=6),
        Role("below", "Below", department="d", grade=5, reports_to="low"),
        Role("lower", "Lower", department="d", grade=1, reports_to="below"),
        Role("acts", "Acts", department="d", grade=3, acts_as="product_strategist"),
    )
    rows = box_of(of("decentralised", (Department("d", "D", kind="product"),), roles), "d").rows
    assert [(row.role, row.depth) for row in rows] == [("acts", 0), ("high", 0), ("low", 0), ("below", 1), ("lower", 2)]
    lefts = {row.depth: row.rect.left for row in rows}
    assert lefts[0] < lefts[1] < lefts[2]


@pytest.mark.parametrize(("number", "shape"), [(1, "round"), (6, "round"), (7, "box")])
def test_a_hub_of_many_roles_is_a_box(number: int, shape: str) -> None:
    roles = tuple(Role(f"r{n}", f"Role {n}", department="hub") for n in range(number))
    assert box_of(of("hub_and_spoke", (Department("hub", "Hub", kind="hub"),), roles), "hub").shape == shape


def test_the_department_that_holds_most_stands_above_the_others_where_one_does_the_work() -> None:
    units = (
        Department("few", "Few", kind="sales"),
        Department("many", "Many", kind="other"),
        Department("none", "None", kind="hr"),
    )
    roles = tuple(Role(f"r{n}", f"Role {n}", department="many" if n else "few") for n in range(4))
    picture = of("centralised", units, roles)
    many = box_of(picture, "many").rect
    assert all(many.bottom < box_of(picture, each).rect.top for each in ("few", "none"))
    assert structure_sentence(
        indexed(
            CapabilityMap("M", scenarios=(Scenario("s", "S", model="centralised", departments=units, roles=roles),))
        )
    ) == ("3 of 4 roles sit in Many.")


def test_departments_of_the_strategists_stand_first_and_those_without_roles_last() -> None:
    units = tuple(Department(each, each, kind="other") for each in ("empty", "staffed", "product", "marketing"))
    roles = (
        Role("s", "S", department="staffed"),
        Role("p", "P", department="product", acts_as="product_strategist"),
        Role("m", "M", department="marketing", acts_as="marketing_strategist"),
    )
    picture = of("decentralised", units, roles)
    order = sorted(picture.boxes, key=lambda box: (round(box.rect.top), box.rect.left))
    assert [box.department for box in order] == ["marketing", "product", "staffed", "empty"]


def test_the_lines_of_the_strategists_are_strong() -> None:
    strong = {line.source for line in drawn("social-leadership").lines if line.strong}
    assert strong == {"role:social-marketing-strategist", "role:social-product-strategist"}


def test_every_text_of_the_picture_is_said_whole_where_it_stands() -> None:
    picture = drawn("before-and-after")
    assert picture.ladder is not None
    for row in picture.rows:
        assert picture.words_at(row.rect.centre) == (row.title, row.grade, *row.absorbed)
    for caption in picture.captions:
        assert picture.words_at(Point(caption.place.x + 4, caption.place.y + 4)) == (caption.text,)
    noted = [box for box in picture.boxes if box.note]
    assert noted
    for box in noted:
        assert picture.words_at(box.rect.centre) == (box.name, box.note)
    assert picture.words_at(Point(picture.ladder.rect.left + 4, picture.ladder.rect.top + 4)) == (
        picture.ladder.sentence,
    )
    assert picture.words_at(picture.legend.centre) == tuple(words for _, words in picture.entries)
    assert picture.words_at(Point(0, 0)) == ()
