"""A new map from what was typed: lists as people paste them, and a design without anything to fix."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.application.grade_words import grade_in
from workbench.application.importing.delimited import NO_MARK
from workbench.application.new_map import LINES_LIMIT, NewMap, NewMapPlan, plan
from workbench.application.new_map_lines import PlannedLine
from workbench.domain.assess import assess
from workbench.domain.findings import Finding
from workbench.domain.index import Index
from workbench.domain.limits import LONGEST_TEXT
from workbench.domain.model import CapabilityMap, Department, Role
from workbench.domain.validate import problems

TODAY = datetime.date(2026, 11, 30)
PLAIN = NewMap()
OWN = NewMap("sales enablement", "customer success", "Head of Sales Enablement", "Head of Customer Success")


def made(roles: str = "", departments: str = "", typed: NewMap = PLAIN) -> NewMapPlan:
    """The plan of a map with these lists."""
    sides = (typed.marketing, typed.product, typed.marketing_strategist, typed.product_strategist)
    return plan(NewMap(*sides, departments, roles))


def document_of(planned: NewMapPlan) -> CapabilityMap:
    assert planned.document is not None
    assert list(problems(planned.document)) == []
    return planned.document


def role(planned: NewMapPlan, title: str) -> Role:
    return next(each for each in document_of(planned).scenarios[0].roles if each.title == title)


def department(planned: NewMapPlan, name: str) -> Department:
    return next(each for each in document_of(planned).scenarios[0].departments if each.name == name)


def home(planned: NewMapPlan, title: str) -> str | None:
    units = {unit.id: unit.name for unit in document_of(planned).scenarios[0].departments}
    return units.get(role(planned, title).department or "")


def superior(planned: NewMapPlan, title: str) -> str | None:
    titles = {each.id: each.title for each in document_of(planned).scenarios[0].roles}
    return titles.get(role(planned, title).reports_to or "")


def line(planned: NewMapPlan, number: int, source: str = "roles") -> PlannedLine:
    return next(each for each in planned.rows if (each.source, each.number) == (source, number))


def findings(planned: NewMapPlan) -> list[Finding]:
    document = document_of(planned)
    return [each for each in assess(Index(document, document.scenarios[0]), TODAY).open if each.severity != "advice"]


# Nothing typed


def test_nothing_typed_makes_two_leading_roles_of_one_grade_each_in_a_department_of_its_side() -> None:
    planned = plan(NewMap())
    one, other = document_of(planned).scenarios[0].roles
    assert (one.title, one.acts_as, one.discipline) == ("Head of Marketing", "marketing_strategist", "marketing")
    assert (other.title, other.acts_as, other.discipline) == ("Head of Product", "product_strategist", "product")
    assert one.grade == other.grade == 5
    assert [home(planned, each.title) for each in (one, other)] == ["Marketing", "Product"]
    assert department(planned, "Product").kind == "product"
    assert findings(planned) == []


def test_the_words_of_the_map_are_those_typed_and_say_nothing_of_the_program_s_own_world() -> None:
    terms = document_of(made(typed=OWN)).terms
    assert (terms.marketing, terms.product, terms.technology) == ("sales enablement", "customer success", "")
    assert terms.marketing_strategist == "Head of Sales Enablement"
    assert "social" not in " ".join((terms.hub, terms.hub_lead, terms.representative, terms.work)).lower()
    assert document_of(plan(NewMap("Marketing", "PRODUCT"))).terms.technology == "technology"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        (NewMap(marketing=" "), "The name of the one side is missing."),
        (NewMap(product_strategist=""), "The title of the role that leads the other side is missing."),
        (NewMap(marketing="Data", product="data"), "Both sides are called “data”. Give them names of their own."),
        (NewMap(product="x" * 61), "The name of the other side has 61 characters; 60 are allowed."),
        (
            NewMap(marketing_strategist="Head", product_strategist="head"),
            "Both leading roles are called “head”. Give them titles of their own.",
        ),
    ],
)
def test_sides_that_cannot_be_are_said_in_a_sentence(typed: NewMap, problem: str) -> None:
    planned = plan(typed)
    assert (planned.document, planned.problem) == (None, problem)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        (NewMap(marketing="Other"), "Other"),
        (NewMap(product="Either side"), "Either side"),
        (NewMap(marketing="The Hub", product="Hub"), "hub"),
        (NewMap(product_strategist="Head of the hub"), "Head of the hub"),
        (NewMap(marketing_strategist="None"), "None"),
    ],
)
def test_a_word_that_reads_like_another_is_said_in_a_sentence(typed: NewMap, word: str) -> None:
    planned = plan(typed)
    sentence = f"“{word}” stands for something else in this map. Choose another word."
    assert (planned.document, planned.problem) == (None, sentence)


def test_a_list_that_is_too_large_is_said_in_a_sentence() -> None:
    planned = made("\n" * 200_001)
    assert planned.document is None
    assert "lines; a paste takes 200,000" in planned.problem


# Lists as they are pasted


def test_a_plain_list_of_titles_says_departments_and_grades_itself() -> None:
    planned = made("• Head of Sales\n• Sales Manager\n\n2) Senior Accountant\nAssistant to the CEO\nVP of Engineering")
    assert [home(planned, title) for title in ("Head of Sales", "Sales Manager", "VP of Engineering")] == [
        "Sales", "Sales", "Engineering",
    ]  # fmt: skip
    assert department(planned, "Engineering").kind == "technology"
    grades = [role(planned, title).grade for title in ("Head of Sales", "Sales Manager", "Senior Accountant")]
    assert grades == [5, 4, 3]
    assert role(planned, "Assistant to the CEO").grade == 1
    assert home(planned, "Senior Accountant") is None
    assert line(planned, 4).detail == "Senior without a department."
    assert planned.notes == (
        "2 roles have no department: write it after the title, with a tab or a semicolon between them.",
    )


@pytest.mark.parametrize(
    ("title", "grade"),
    [
        ("Leiter Produkt", 5), ("Leitung Vertrieb", 5), ("Vertriebsleiterin", 5), ("Head of Sales", 5),
        ("Directrice marketing", 5), ("Directeur général", 7), ("Geschäftsführung", 7), ("Hoofd verkoop", 5),
        ("Lead Buyer", 4), ("Teamleiterin Lager", 4), ("Projektleitung", 4), ("Chef de projet", 4),
        ("Responsable RH", 4), ("Jefe de ventas", 4), ("Produktmanagerin", 4), ("Senior Buyer", 3),
        ("Fachexpertin", 3), ("Junior Product Manager", 1), ("Assistenz der Geschäftsführung", 1),
        ("Vorstandsassistentin", 1), ("Werkstudent", 1),
        ("Sterbebegleiter", None), ("Begleiterin", None), ("Praxisanleiterin", None), ("Chef", None),
        ("Halbleiter-Ingenieur", None), ("Reiseleiterin", None),
        ("Buyer", None), ("Marktforscher", None), ("Personalreferent", None),
    ],
)  # fmt: skip
def test_a_title_says_a_grade_in_five_languages(title: str, grade: int | None) -> None:
    assert grade_in(title) == grade


@pytest.mark.parametrize("mark", ["\t", ";"])
def test_the_order_shown_needs_no_headings(mark: str) -> None:
    text = "Head of Sales|Sales|Director|CEO\nCEO||7|\nBuyer|Purchasing".replace("|", mark)
    planned = made(text)
    assert superior(planned, "Head of Sales") == "CEO"
    assert role(planned, "CEO").grade == 7
    assert home(planned, "Buyer") == "Purchasing"
    assert findings(planned) == []


@pytest.mark.parametrize("mark", ["\t", ";", ","])
def test_known_headings_stand_in_any_order_and_case(mark: str) -> None:
    text = "REPORTS TO|Site|job title|Dept|Level (1-7)\n"
    text += "Head of Sales|Paris|Buyer|Sales|senior\n|Rome|Head of Sales|Sales|5"
    planned = made(text.replace("|", mark))
    assert superior(planned, "Buyer") == "Head of Sales"
    assert role(planned, "Buyer").grade == 3
    assert planned.notes == (
        "Left out: Site. "
        "Columns that are read: Title, Department, Grade, Reports to, Side, Headcount, Holder, Purpose.",
    )
    assert line(planned, 2).detail == "Senior in Sales, reports to Head of Sales."


@pytest.mark.parametrize(
    "headings",
    [
        "Stelle\tVorgesetzter\tAbteilung",
        "Poste\tSup\u00e9rieur\tD\u00e9partement",
        "Puesto\tReporta a\tDepartamento",
        "Functie\tLeidinggevende\tAfdeling",
    ],
)
def test_headings_of_other_languages(headings: str) -> None:
    planned = made(f"{headings}\nBuyer\tHead of Sales\tSales\nHead of Sales\t\tSales")
    assert superior(planned, "Buyer") == "Head of Sales"
    assert home(planned, "Buyer") == "Sales"


@pytest.mark.parametrize(
    ("cell", "grade"),
    [("5", 5), ("G6", 6), ("Grade 3", 3), ("4 - Manager", 4), ("vice President", 6), ("VP", 6), ("Senior Manager", 4)],
)
def test_a_grade_is_a_number_or_a_name(cell: str, grade: int) -> None:
    assert role(made(f"Buyer;Purchasing;{cell}"), "Buyer").grade == grade


@pytest.mark.parametrize("first", ["Manager", "Role 1", "Team; Unit 7"])
def test_a_first_line_that_reads_like_a_heading_may_be_a_role(first: str) -> None:
    assert line(made(f"{first}\nBuyer"), 1).outcome == "role"


@pytest.mark.parametrize(
    "heading", ["Department", "Team", "Dept", "Name", "Bereich", "Département", "Departamento", "Afdeling", "Équipe"]
)
def test_one_heading_over_departments_is_none_of_them(heading: str) -> None:
    planned = made("", f"{heading}\nService\nLegal")
    assert [line(planned, number, "departments").name for number in (2, 3)] == ["Service", "Legal"]
    assert not any(row.number == 1 for row in planned.rows)


@pytest.mark.parametrize("name", ["Service", "Direction", "Technology unit", "Support"])
def test_a_department_that_is_called_as_a_heading_stays_one(name: str) -> None:
    assert line(made("", f"{name}\nLegal"), 1, "departments").name == name
    assert line(made("", f"{name};service\nLegal;legal"), 1, "departments").name == name


@pytest.mark.parametrize("heading", ["Titel", "Puesto", "Functie", "Job title"])
def test_the_heading_of_titles_makes_a_header_beside_unknown_ones(heading: str) -> None:
    planned = made(f"{heading}\tSite\tOther titles\nBuyer\tRome\tb")
    assert role(planned, "Buyer").headcount == 1
    assert planned.notes[0].startswith("Left out: Site and Other titles. Columns that are read: Title,")


@pytest.mark.parametrize("heading", ["Number", "Count", "Posts", "Anzahl", "Stellen", "Köpfe", "FTE"])
def test_words_for_posts_are_known_beside_titles(heading: str) -> None:
    assert role(made(f"Rolle;{heading}\nBuyer;3"), "Buyer").headcount == 3


@pytest.mark.parametrize("heading", ["Discipline", "Side", "Kind of work", "Seite"])
def test_words_for_the_kind_of_work_and_of_department_are_known(heading: str) -> None:
    assert role(made(f"Title;{heading}\nBuyer;product"), "Buyer").discipline == "product"
    if heading in ("Side", "Seite"):
        assert department(made("", f"Name;{heading}\nCare;product"), "Care").kind == "product"


def test_a_third_kind_and_a_hub_are_kinds_of_the_departments_called_so() -> None:
    typed = NewMap(
        "Vertrieb", "service", "Head of Vertrieb", "Head of Service", "Automation\nCustomer centre\nLegal",
        "Fitter;Automation\nAgent;Customer centre", technology="automation", hub="customer  centre",
    )  # fmt: skip
    planned = plan(typed)
    kinds = [department(planned, name).kind for name in ("Automation", "Customer centre", "Legal")]
    assert kinds == ["technology", "hub", "legal"]
    assert [role(planned, title).discipline for title in ("Fitter", "Agent")] == ["technology", "hub"]
    terms = document_of(planned).terms
    assert (terms.technology, terms.hub, terms.hub_lead) == ("automation", "customer centre", "Head of Customer centre")
    assert findings(planned) == []


def _said(name: str, term: str) -> dict[str, Any]:
    return {name: term}


@pytest.mark.parametrize("name", ["technology", "hub"])
def test_a_further_word_that_is_too_long_or_taken_is_refused(name: str) -> None:
    long = plan(dataclasses.replace(OWN, **_said(name, "x" * 61)))
    assert long.problem.endswith("has 61 characters; 60 are allowed.")
    taken = plan(dataclasses.replace(OWN, **_said(name, "Customer success")))
    assert taken.document is None
    assert taken.problem


def test_a_grade_that_is_none_is_said_and_the_title_decides() -> None:
    planned = made("Lead Buyer;Purchasing;Band Q")
    assert role(planned, "Lead Buyer").grade == 4
    assert line(planned, 1).doubts == ("“Band Q” is no grade: write 1 to 7, or a name from Assistant to Chief officer.")


def test_a_title_that_comes_again_in_its_department_is_a_further_post() -> None:
    planned = made("Buyer;Sales\nBuyer;Purchasing\nbuyer;purchasing;Senior\nBuyer;Purchasing")
    buyers = [each for each in document_of(planned).scenarios[0].roles if each.title == "Buyer"]
    assert [each.headcount for each in buyers] == [1, 3]
    assert buyers[1].grade == 3
    assert line(planned, 4).outcome == "counted"
    assert line(planned, 4).detail == "The same title in the same department: a further post of line 2."
    assert line(planned, 2).detail == "Senior in Purchasing; 3 posts."


def test_further_posts_bring_what_their_lines_say() -> None:
    planned = made(
        "Title;Department;Reports to;Headcount;Grade\nChief;Purchasing\nBuyer;Purchasing;;0.5\n"
        "Buyer;Purchasing;Chief;2;6\nAid;Purchasing;;0.5",
        "Purchasing",
    )
    buyer = role(planned, "Buyer")
    assert (buyer.headcount, buyer.grade, superior(planned, "Buyer")) == (2.5, 6, "Chief")
    assert line(planned, 1, "departments").detail.endswith("; 3 roles.")
    assert line(planned, 5).detail.endswith("in Purchasing; 0.5 posts.")


def test_a_purpose_is_as_long_as_a_cell_and_no_longer() -> None:
    for more in (0, 1):
        text = "w" * (LONGEST_TEXT + more)
        planned = made(f"Title;Department;Purpose\nBuyer;Purchasing;{text}")
        assert role(planned, "Buyer").purpose == ("" if more else text)
        assert bool(line(planned, 2).doubts) is bool(more)


def test_only_roles_below_the_top_are_missed_in_a_department() -> None:
    assert made("CEO").notes == ()
    assert made("CEO\nBuyer").notes == (
        "1 role has no department: write it after the title, with a tab or a semicolon between them.",
    )


def test_a_superior_who_is_not_in_the_list_is_said() -> None:
    planned = made("Buyer;Purchasing;;Ada Lovelace")
    assert superior(planned, "Buyer") is None
    assert line(planned, 1).doubts == (
        "No role here is called “Ada Lovelace”, so it reports to nobody yet: give “Ada Lovelace” a line of its own."
    )


def test_a_list_of_employees_names_holders_and_superiors_by_who_they_are() -> None:
    planned = made(
        "Name\tPosition\tDepartment\tManager\n"
        "Ada Lovelace\tHead of Sales\tSales\t\n"
        "Bo Li\tSeller\tSales\tada lovelace\n"
        "Cy Poe\tSeller\tSales\tAda Lovelace\n"
        "Di Fu\tTrainee\tSales\tCy Poe"
    )
    assert superior(planned, "Seller") == "Head of Sales"
    assert superior(planned, "Trainee") == "Seller"
    assert role(planned, "Seller").holder == "Bo Li, Cy Poe"
    assert role(planned, "Seller").headcount == 2
    assert line(planned, 3).detail == (
        "Specialist in Sales, reports to Head of Sales; 2 posts; held by Bo Li and Cy Poe."
    )


def test_names_alone_are_those_of_the_roles() -> None:
    planned = made("Name\tDepartment\nBuyer\tPurchasing")
    assert (home(planned, "Buyer"), role(planned, "Buyer").holder) == ("Purchasing", None)


def test_of_several_superiors_of_one_title_that_of_the_department_is_meant() -> None:
    planned = made(
        "Team lead;Sales\nTeam lead;Legal\nClerk;Legal;;Team lead\nBuyer;HR;;Team lead\nAid;HR;;Team lead (Sales)"
    )
    assert home(planned, "Clerk") == "Legal"
    roles = document_of(planned).scenarios[0].roles
    by_title = {each.title: each for each in roles if each.title != "Team lead"}
    leads = [each.id for each in roles if each.title == "Team lead"]
    assert by_title["Clerk"].reports_to == leads[1]
    assert by_title["Aid"].reports_to == leads[0]
    assert by_title["Buyer"].reports_to is None
    assert line(planned, 4).doubts == "“Team lead” is the title of 2 roles: write its department after it."


def test_lines_that_close_a_loop_are_said_and_left_out() -> None:
    planned = made("A;X;;B\nB;X;;C\nC;X;;A\nD;X;;D")
    assert [superior(planned, title) for title in "ABCD"] == ["B", "C", None, None]
    assert line(planned, 3).doubts == "It cannot report to “A”, which reports to it."
    assert line(planned, 4).doubts == "It cannot report to itself."


def test_departments_say_their_kind_and_what_they_are_part_of() -> None:
    planned = made(
        "Clerk;Care", "Care;customer service;Operations\nOperations;foo;Nowhere\nCare\nA;;B\nB;;A\n;legal\nEngineering"
    )
    assert department(planned, "Care").kind == "service"
    assert department(planned, "Care").parent == department(planned, "Operations").id
    assert line(planned, 2, "departments").doubts.startswith("“foo” is no kind of department. There are Marketing, ")
    assert line(planned, 2, "departments").doubts.endswith("No department is called “Nowhere”, so it is part of none.")
    assert line(planned, 3, "departments").doubts == "Line 1 names it already."
    assert line(planned, 3, "departments").outcome == "left_out"
    assert line(planned, 5, "departments").doubts == "It cannot be part of “A”, which is part of it."
    assert line(planned, 6, "departments").doubts == "The name is missing."
    assert department(planned, "Engineering").kind == "technology"


def test_a_line_with_a_department_alone_makes_it() -> None:
    planned = made("Title\tDepartment\n\tSales\nBuyer\tPurchasing\n\t")
    assert department(planned, "Sales").kind == "sales"
    assert line(planned, 3).outcome == "role"


def test_words_of_another_company_s_sides_count_on_neither_side() -> None:
    planned = made("Brand manager;Marketing\nEngineer;Engineering\nTrainer;Sales enablement EMEA", typed=OWN)
    assert department(planned, "Marketing").kind == department(planned, "Engineering").kind == "other"
    assert department(planned, "Sales enablement EMEA").kind == "marketing"
    assert role(planned, "Trainer").discipline == "marketing"
    assert role(planned, "Engineer").discipline == "other"
    assert findings(planned) == []


def test_a_comma_without_headings_is_said_to_stay_in_the_name() -> None:
    planned = made("Director, Sales\nDirector, Legal")
    assert home(planned, "Director, Sales") is None or home(planned, "Director, Sales") == "Sales"
    assert planned.notes[0].startswith("Commas stay in the names.")
    assert not any("Commas" in note for note in made("Director, Sales\nBuyer").notes), "one among others is meant"


def test_what_parts_a_list_can_be_said_where_it_is_not_certain() -> None:
    text = "Buyer, Purchasing\nSeller, Sales"
    mark, marks = made(text).marks["roles"]
    assert (mark, marks) == (NO_MARK, (NO_MARK, ","))
    assert home(plan(NewMap(roles=text, marks={"roles": ","})), "Seller") == "Sales"
    assert made("Buyer,Purchasing\nSeller,Sales").marks["roles"] == (",", (NO_MARK, ","))
    assert made("", "Care,service\nLegal,legal").marks["departments"] == (",", (NO_MARK, ","))
    assert made("sep=,\nBuyer,Sales\nSeller,Sales").marks["roles"] == (",", ())
    for certain in ("Buyer;Sales, Rome\nSeller;Sales, Bonn", "Director, Sales\nBuyer\nSeller", "Title,Dept\nA,B\nC,D"):
        assert made(certain).marks["roles"][1] == ()
        assert plan(NewMap(roles=certain, marks={"roles": "|"})).rows == made(certain).rows


def test_five_hundred_lines_are_read_and_more_than_the_limit_are_said() -> None:
    lines = "\n".join(
        f"Role {number};Team {number % 20};{number % 7 + 1};Role {number // 2}" for number in range(1, 501)
    )
    planned = made(lines)
    assert len(document_of(planned).scenarios[0].roles) == 502
    assert superior(planned, "Role 500") == "Role 250"
    long = made("\n".join(f"Role {number}" for number in range(LINES_LIMIT + 1)))
    assert f"A list takes {LINES_LIMIT:,} lines. Those below were left out." in long.notes


def test_what_nobody_sees_is_left_out_and_counted() -> None:
    planned = made("Bu\u200byer\x07;Sales")
    assert role(planned, "Buyer").title == "Buyer"
    assert planned.notes[0] == "2 characters that nobody sees were left out."


# The leading roles


def test_a_line_may_say_more_of_a_leading_role_and_the_other_follows() -> None:
    planned = made("head of product;Platform;VP;CEO\nCEO;;7")
    assert role(planned, "head of product").acts_as == "product_strategist"
    assert department(planned, "Platform").kind == "product"
    assert role(planned, "Head of Marketing").grade == 6
    assert superior(planned, "Head of Marketing") == "CEO"
    assert line(planned, 1).outcome == "leader"
    assert line(planned, 1).leads == "product"
    assert findings(planned) == []


def test_both_leading_roles_report_to_the_only_chief() -> None:
    planned = made("CEO\nBuyer;Purchasing")
    assert superior(planned, "Head of Marketing") == superior(planned, "Head of Product") == "CEO"


def test_of_two_at_the_top_neither_is_taken_for_the_superior_of_the_leading_roles() -> None:
    planned = made("CEO\nPresident;;7")
    assert superior(planned, "Head of Marketing") is superior(planned, "Head of Product") is None


def test_a_leading_role_sits_in_no_department_that_is_said_to_be_of_another_kind() -> None:
    typed = NewMap("sales enablement", "customer success", "Head of Sales", "Head of Success")
    planned = made("", "Sales;Legal", typed)
    assert home(planned, "Head of Sales") == "Sales enablement"
    assert findings(planned) == []


def test_higher_titles_lift_both_leading_roles() -> None:
    planned = plan(NewMap(marketing_strategist="Chief Marketing Officer"))
    assert {each.grade for each in document_of(planned).scenarios[0].roles} == {7}


def test_a_leading_role_sits_where_its_title_points_or_where_a_department_is_of_its_side() -> None:
    typed = NewMap("sales enablement", "customer success", "Head of Sales", "Head of Success")
    planned = made("Seller;Sales", "Care team;customer success", typed)
    assert home(planned, "Head of Sales") == "Sales"
    assert department(planned, "Sales").kind == "marketing"
    assert home(planned, "Head of Success") == "Care team"
    assert findings(planned) == []


def test_what_the_lines_say_of_a_leading_role_stands_and_the_checks_speak_of_it() -> None:
    planned = made("Head of Product;Marketing;Manager")
    assert department(planned, "Marketing").kind == "marketing"
    assert {each.code for each in findings(planned)} >= {"PLC1", "EXEC1"}


# Laws

_WORD = st.sampled_from(
    [
        "Sales",
        "Head of Sales",
        "Manager",
        "Department",
        "CEO",
        "VP",
        "Buyer",
        "IT",
        "5",
        "9",
        "",
        "-",
        "Marketing",
        "hub",
        "Ü",
    ]
)
_LIST = st.lists(st.lists(_WORD, max_size=5).map(";".join), max_size=12).map("\n".join)


@given(roles=st.one_of(_LIST, st.text(max_size=80)), departments=st.one_of(_LIST, st.text(max_size=40)))
def test_any_lists_make_a_sound_map_without_anything_to_fix(roles: str, departments: str) -> None:
    for typed in (NewMap(), OWN):
        planned = made(roles, departments, typed)
        assert findings(planned) == []
        numbered = [each for each in planned.rows if each.number is not None]
        assert len({(each.source, each.number) for each in numbered}) == len(numbered)
