"""Headings in five languages: what a column is about."""

from __future__ import annotations

import pytest

from workbench.application.importing.headings import LONGEST_HEADING, heading_words, meaning_of

KNOWN = {
    "Skill": "skill",
    "Skill Name": "skill",
    "Skill/Attribute": "skill",
    "Kompetenzen": "skill",
    "Nom de la compétence": "skill",
    "Nombre de la competencia": "skill",
    "Naam vaardigheid": "skill",
    "Activity": "skill",
    "Step Id": "skill_code",
    "Code de la compétence": "skill_code",
    "Skill Description": "definition",
    "Skill Level": "level",
    "Skill Level Description": "level_text",
    "Niveau attendu": "level_needed",
    "Target level": "level_needed",
    "Competency Area": "group",
    "Competence area name": "group",
    "Catégorie": "group",
    "Role Level": "role_level",
    "Role Description": "purpose",
    "Role Family": "department",
    "Stellenbezeichnung": "role",
    "Job title": "role",
    "Functie": "role",
    "reports_to": "reports_to",
    "Boss ID": "reports_to",
    "ReportsToName": "reports_to",
    "Employee ID": "person_code",
    "Mitarbeiterin": "person",
    "Full Name": "person",
    "preferredLabel": "name",
    "altLabels": "aliases",
    "conceptUri": "code",
    "Level needed (1-4)": "level_needed",
    "Priority": "importance",
    "reportsto": "reports_to",
    "firstname": "first_name",
    "jobtitle": "role",
    "skillname": "skill",
    "managerid": "reports_to",
    "PERS_NR": "person_code",
    "Abt.": "department",
    "Themenbereich": "group",
    "Parameter": "skill",
    "Technologies": "skill",
    "Proficiency Expected (Day 1)": "level_needed",
}
UNKNOWN = (
    *("Skill mastery and performance", "new competence", "AI label", "Variable name", "Competence statement ID"),
    *("Knowledge skill or attitude", "Level 1: Basic/entry", "BLS Major Group", "O*NET Job Role", "Junior (L1)"),
    *("21st Century workplace skills", "Roles that require Skill", "Reported Job Title", "iscoGroup", "", "Anna"),
    *("Skillet", "Idname", "Grouped"),
)


@pytest.mark.parametrize("heading", KNOWN)
def test_a_heading_says_what_its_column_is_about(heading: str) -> None:
    assert meaning_of(heading) == KNOWN[heading]


@pytest.mark.parametrize("heading", UNKNOWN)
def test_a_heading_of_which_a_part_is_unknown_means_nothing(heading: str) -> None:
    assert meaning_of(heading) is None


def test_a_text_that_is_too_long_for_a_heading_has_no_words() -> None:
    assert heading_words("skill " * LONGEST_HEADING) == ()
