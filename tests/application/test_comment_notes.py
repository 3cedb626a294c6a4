"""Comments on the cells of a returned workbook as notes: what each is about, where it is kept, once, and no author."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from tests.files.importers.returned_cases import at, cell, named, skill_row, title
from tests.files.importers.test_returned import PLAN
from tests.support.people import with_people
from tests.support.returning import edited, exported, returned
from workbench.application.comment_notes import OF_MAP, with_notes
from workbench.application.returned import Returned
from workbench.domain.merge.outcome import NOTE, Merged, Unit
from workbench.domain.merge.setting import value_of, with_value
from workbench.domain.merge.three_way import merge
from workbench.domain.model import Assignment, CapabilityMap
from workbench.domain.transform import edit_role
from workbench.files.exporters.xlsx.layout import SKILL

SEM = Unit("today", "role:lead", NOTE, "sem")
"""The note of what the lead supports: "Why"."""


def back(edit: Callable[[Workbook], None], document: CapabilityMap = PLAN, **how: Any) -> Returned:
    return returned(edited(exported(document, **how), edit), document)


def merged(found: Returned, ours: CapabilityMap) -> Merged:
    return with_notes(merge(found.base, ours, found.edited), found, {})


def comments_everywhere(book: Workbook) -> None:
    cell(book, "seo", "lead").comment = Comment("Really?", "Ben")
    cell(book, "data", "lead").comment = Comment("He should", "Ben")
    at(book["Matrix"], skill_row(book, "brand"), SKILL).comment = Comment("Whose?", "Ben")
    title(book, "maker").comment = Comment("Two of them", "Ben")
    named(book, "Skills", "Definition", "sem", "Skill id").comment = Comment("Longer", "Ben")
    named(book, "Organisation", "Department", "maker", "Role id").comment = Comment("Closed in May", "Ben")
    named(book, "Organisation", "Grade", "maker", "Role id").comment = Comment("Higher", "Ben")
    at(book["Summary"], 0, 0).comment = Comment("Fine", "Ada")


def test_each_comment_is_about_what_its_cell_is_of() -> None:
    found = back(comments_everywhere)
    assert {each.text: each.names for each in found.comments} == {
        "Really?": ("SEO", "Lead"),
        "He should": ("Data", "Lead"),
        "Whose?": ("Brand",),
        "Two of them": ("Maker",),
        "Longer": ("SEM",),
        "Closed in May": ("Lab",),
        "Higher": ("Maker",),
        "Fine": (),
    }


def test_what_is_held_has_its_own_note_and_the_map_takes_the_rest() -> None:
    made = merged(back(comments_everywhere), PLAN)
    assert value_of(made.document, replace(SEM, detail="seo")) == "Really?"
    assert sorted(value_of(made.document, OF_MAP).splitlines()) == [
        "Brand: Whose?",
        "Data, Lead: He should",
        "Lab: Closed in May",
        "Maker: Higher",
        "Maker: Two of them",
        "SEM: Longer",
        "Summary A1: Fine",
    ]
    assert [change.unit for change in made.changes] == [OF_MAP, replace(SEM, detail="seo")]
    assert "Ben" not in repr(made.document)


def test_nothing_is_kept_unless_it_is_asked_for() -> None:
    found = back(comments_everywhere)
    assert merge(found.base, PLAN, found.edited).document == PLAN


def test_a_note_that_is_there_stays_above_and_the_second_time_nothing_is_added() -> None:
    found = back(lambda book: setattr(cell(book, "sem", "lead"), "comment", Comment("Ben:\r\nToo\rmuch", "Ben")))
    once = merged(found, PLAN)
    assert value_of(once.document, SEM) == "Why\nToo\nmuch"
    twice = merged(found, once.document)
    assert (twice.document, twice.changes) == (once.document, ())
    told = with_value(once.document, SEM, "Why\nToo\nmuch\nNo.")
    assert merged(found, told).document == told


def test_one_note_is_refused_and_the_others_are_kept() -> None:
    found = back(comments_everywhere)
    seo = replace(SEM, detail="seo")
    made = with_notes(merge(found.base, PLAN, found.edited), found, {OF_MAP: "ours"})
    assert [(change.unit, change.taken) for change in made.changes] == [(OF_MAP, False), (seo, True)]
    assert (made.document.notes, value_of(made.document, seo)) == (PLAN.notes, "Really?")


def test_a_comment_on_what_is_new_or_gone_is_kept_too() -> None:
    def edit(book: Workbook) -> None:
        cell(book, "brand", "lead").value = "L2"
        cell(book, "brand", "lead").comment = Comment("From June", "Ben")
        cell(book, "data", "maker").comment = Comment("Gone?", "Ben")

    found = back(edit)
    ours = edit_role(
        PLAN, "today", "maker", lambda role: replace(role, assignments=(Assignment("seo", "lead", level=1),))
    )
    made = merged(found, ours)
    assert value_of(made.document, replace(SEM, detail="brand")) == "From June"
    assert made.document.notes == "Data, Maker: Gone?"


def test_a_comment_on_a_person_is_kept_with_the_person_and_names_the_role() -> None:
    document = with_people()

    def edit(book: Workbook) -> None:
        sheet = book["Fit"]
        column = next(each.column for row in sheet.iter_rows() for each in row if each.value == "Xanthippe")
        row = next(each.row for line in sheet.iter_rows() for each in line if each.value == "Role") + 1
        sheet.cell(row, column + 1).comment = Comment("Ask in May", "Oberon")

    found = back(edit, document, people=True)
    (comment,) = found.comments
    title_of_role = comment.names[1]
    assert comment.names == ("Xanthippe", title_of_role)
    made = merged(found, document)
    assert made.document.people[1].note == f"{title_of_role}: Ask in May"


def test_a_comment_without_a_text_is_no_note() -> None:
    found = back(lambda book: setattr(cell(book, "seo", "lead"), "comment", Comment(" \n", "Ben")))
    assert merged(found, PLAN).document == PLAN
