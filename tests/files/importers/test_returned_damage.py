"""A returned workbook that is damaged on purpose: each fault is told as what it is, and nothing is lost."""

from __future__ import annotations

import base64
import io
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import pytest
from openpyxl.workbook import Workbook

from tests.files.exporters.maps import random_map
from tests.files.importers.returned_cases import at, cell, role_column, skill_row
from tests.files.importers.test_returned import PLAN, TODAY, reasons, with_held
from tests.support.returning import IDENTITY, edited, exported, returned, sheets_of
from workbench.application.returned import ReturnKey
from workbench.application.task import UNWATCHED
from workbench.domain.merge.three_way import merge
from workbench.domain.model import Assignment, CapabilityMap
from workbench.files.document import map_json
from workbench.files.exporters.xlsx.layout import FIRST_ROLE, FIRST_SKILL_ROW, ID, KEYS_ROW, SKILL
from workbench.files.identity import fresh_identity
from workbench.files.importers._opening.refusal import Refusal, Refused
from workbench.files.importers._opening.workbook import messages
from workbench.files.importers._returned import reading
from workbench.files.importers._returned.edited import NoScenario, read_back
from workbench.files.importers._returned.process import assembled, is_returned, read_sheets

EDITED = with_held("lead", Assignment("seo", "lead", level=1), Assignment("sem", "support", level=2, note="Why"))


def with_edit(damage: Callable[[Workbook], None]) -> Callable[[Workbook], None]:
    """The damage, and one edit of a cell that must not be lost by it."""

    def edit(book: Workbook) -> None:
        cell(book, "seo", "lead").value = "L1"
        damage(book)

    return edit


def base_row(book: Workbook) -> int:
    """The row of Exported, from 1, in which the base begins."""
    return next(row[0].row for row in book["Exported"].iter_rows(min_row=6) if row[0].value == "Base")


def flipped(book: Workbook) -> None:
    held = book["Exported"].cell(base_row(book) + 1, 1)
    text = str(held.value)
    middle = len(text) // 2
    other = "B" if text[middle] == "A" else "A"
    held.value = text[:middle] + other + text[middle + 1 :]


def other_bytes(data: bytes) -> Callable[[Workbook], None]:
    """Put another base in, with its right sum."""

    def put(book: Workbook) -> None:
        sheet, row = book["Exported"], base_row(book)
        text = base64.b64encode(zlib.compress(data, 9)).decode()
        sheet.cell(row, 2).value = sha256(data).hexdigest()
        pieces = [text[start : start + 30_000] for start in range(0, len(text), 30_000)]
        for number in range(1, 400):
            sheet.cell(row + number, 1).value = pieces[number - 1] if number <= len(pieces) else None

    return put


OTHER = replace(random_map(3), scenarios=(replace(random_map(3).scenarios[0], id=TODAY),))


def other_sheet(book: Workbook) -> None:
    """Put the hidden sheet of another map's workbook in."""
    (there,) = (sheet for sheet in sheets_of(exported(OTHER, fresh_identity())) if sheet.name == "Exported")
    book.remove(book["Exported"])
    sheet = book.create_sheet("Exported")
    for (row, column), found in there.cells.items():
        at(sheet, row, column).value = found.value


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        (flipped, "damaged"),
        (lambda book: book["Exported"].delete_rows(base_row(book) + 1, 1), "damaged"),
        (lambda book: book["Exported"].delete_rows(base_row(book), 3), "missing"),
        (lambda book: book.remove(book["Exported"]), "missing"),
        (other_bytes(b" " * 200_000_000), "large"),
        (other_bytes(b'{"format_version": 99}'), "other_version"),
        (other_bytes(b"no map"), "other_version"),
        (other_bytes(map_json(OTHER)), "other_map"),
        (other_sheet, "other_map"),
    ],
)
def test_a_base_that_is_none_says_why_and_what_is_typed_is_read_all_the_same(
    damage: Callable[[Workbook], None], why: str
) -> None:
    data = edited(exported(PLAN), with_edit(damage))
    found = returned(data, PLAN)
    assert (found.base, found.no_base) == (None, why)
    assert found.edited == EDITED
    merged = merge(found.base, PLAN, found.edited)
    assert merged.document == PLAN
    assert [(conflict.unit.detail, conflict.choice) for conflict in merged.conflicts] == [("seo", "ours")]
    kept = returned(data, random_map(1), find_base=lambda _: PLAN)
    assert (kept.base, kept.no_base, kept.edited) == (PLAN, why, EDITED)


def test_a_base_is_looked_for_by_what_the_workbook_says_of_itself() -> None:
    asked: list[ReturnKey] = []

    def find(key: ReturnKey) -> CapabilityMap:
        asked.append(key)
        return PLAN

    returned(edited(exported(PLAN), lambda book: book.remove(book["Exported"])), PLAN, find_base=find)
    assert asked == [ReturnKey(IDENTITY.document_id, IDENTITY.revision, TODAY, "2026-11-24")]


def test_without_a_base_a_scenario_that_is_gone_is_said() -> None:
    data = edited(exported(PLAN), lambda book: book.remove(book["Exported"]))
    other = replace(PLAN, scenarios=(replace(PLAN.scenarios[0], id="else"),))
    with pytest.raises(NoScenario):
        returned(data, other)


def rename_all(book: Workbook) -> None:
    for number, sheet in enumerate(book.worksheets):
        sheet.title = f"Blatt {number}"


def delete_ids(book: Workbook) -> None:
    sheet = book["Matrix"]
    for row in range(sheet.max_row):
        at(sheet, row, ID).value = None


def delete_id_row(book: Workbook) -> None:
    book["Matrix"].delete_rows(KEYS_ROW + 1, 1)


def delete_id_column(book: Workbook) -> None:
    book["Matrix"].delete_cols(ID + 1, 1)


@pytest.mark.parametrize(
    "damage", [rename_all, delete_ids, delete_id_row, delete_id_column, lambda book: book["Matrix"].insert_rows(1, 2)]
)
def test_what_is_renamed_deleted_or_moved_is_found_by_what_is_left(damage: Callable[[Workbook], None]) -> None:
    found = returned(edited(exported(PLAN), with_edit(damage)), PLAN)
    assert found.base == PLAN
    assert found.edited == EDITED
    assert (found.refused, found.missing) == ((), ())


def test_ids_that_are_gone_are_told() -> None:
    found = returned(edited(exported(PLAN), with_edit(delete_ids)), PLAN)
    assert set(reasons(found)[1]) == {"by_name", "no_matrix_ids"}


@pytest.mark.parametrize("gone", ["Matrix", "Skills", "Organisation"])
def test_a_sheet_that_is_gone_takes_nothing_away(gone: str) -> None:
    found = returned(edited(exported(PLAN), lambda book: book.remove(book[gone])), PLAN)
    assert (found.edited, found.missing, found.refused) == (PLAN, (), ())
    assert [(fact.reason, fact.place.sheet) for fact in found.told] == [("sheet_gone", gone)]


def test_a_sheet_that_is_there_twice_is_told_and_the_first_is_read() -> None:
    def edit(book: Workbook) -> None:
        copy = book.copy_worksheet(book["Matrix"])
        at(copy, skill_row(book, "seo"), role_column(book, "lead")).value = "S4"

    found = returned(edited(exported(PLAN), with_edit(edit)), PLAN)
    assert found.edited == EDITED
    assert [(fact.reason, fact.place.sheet) for fact in found.told] == [("copies", "Matrix Copy")]


def test_cells_as_errors_are_refused_one_by_one() -> None:
    def edit(book: Workbook) -> None:
        for row in range(FIRST_SKILL_ROW, FIRST_SKILL_ROW + 5):
            at(book["Matrix"], row, FIRST_ROLE).value = "#REF!"
            at(book["Matrix"], row, SKILL).value = "#N/A"

    found = returned(edited(exported(PLAN), edit), PLAN)
    assert found.edited == PLAN
    assert reasons(found)[0] == ["error"] * 10


def test_a_heading_that_is_gone_leaves_its_fields_as_they_were() -> None:
    found = returned(edited(exported(PLAN), lambda book: book["Skills"].delete_cols(2, 1)), PLAN)
    assert found.edited == PLAN
    assert [(fact.reason, fact.text) for fact in found.told] == [("column_gone", "Group")]


def test_another_id_in_the_place_of_one_is_told() -> None:
    found = returned(
        edited(exported(PLAN), lambda book: setattr(at(book["Matrix"], FIRST_SKILL_ROW, ID), "value", "else")), PLAN
    )
    assert found.edited == PLAN
    assert reasons(found) == ([], ["not_of_map", "by_name"])


def test_a_workbook_without_a_key_is_none_of_ours() -> None:
    def edit(book: Workbook) -> None:
        book.remove(book["Exported"])
        at(book["Matrix"], KEYS_ROW, ID).value = None

    assert not is_returned(edited(exported(PLAN), edit))
    assert not is_returned(exported(PLAN, returns=False))
    assert not is_returned(b"PK\x03\x04 no zip")


def inline(data: bytes) -> bytes:
    """The workbook with its texts in the cells and its parts in another order, as some programs write it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        texts = re.findall(rb"<si>(.*?)</si>", source.read("xl/sharedStrings.xml"), re.DOTALL)
        for name in sorted(source.namelist(), reverse=True):
            content = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content = re.sub(
                    rb't="s"><v>(\d+)</v>',
                    lambda found: b't="inlineStr"><is>' + texts[int(found[1])] + b"</is>",
                    content,
                )
            target.writestr(name, content)
    return out.getvalue()


def test_texts_within_cells_and_parts_in_another_order_are_read_alike() -> None:
    found = returned(inline(exported(PLAN)), PLAN)
    assert (found.base, found.edited) == (PLAN, PLAN)
    assert reasons(found) == ([], [])


def test_a_workbook_of_200_megabytes_is_refused_before_it_is_read() -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(exported(PLAN))) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == "xl/sharedStrings.xml":
                content = content.replace(b"</sst>", b"<si><t>" + b"A" * 110_000_000 + b"</t></si></sst>")
            target.writestr(name, content)
    assert is_returned(out.getvalue())
    with pytest.raises(Refused) as caught:
        assembled(messages(out.getvalue(), reading.messages), UNWATCHED)
    assert caught.value.why is Refusal.PART


def test_a_cell_far_away_makes_none_of_those_between() -> None:
    def edit(book: Workbook) -> None:
        book["Summary"].cell(90_000, 200).value = "far"
        book["Matrix"].cell(99_000, 100).value = 4

    found = returned(edited(exported(PLAN), with_edit(edit)), PLAN)
    assert found.edited == EDITED
    assert reasons(found) == ([], ["other_row"])


def test_the_process_that_reads_says_the_same() -> None:
    data = edited(exported(PLAN), with_edit(lambda _: None))
    there = read_back("back.xlsx", read_sheets(data, UNWATCHED), PLAN)
    assert there == returned(data, PLAN)


def test_a_damaged_zip_is_refused_with_its_reason() -> None:
    data = bytearray(exported(PLAN))
    place = data.index(b"xl/worksheets/sheet2.xml") + 60
    data[place : place + 40] = bytes(40)
    with pytest.raises(Refused) as caught:
        read_sheets(bytes(data), UNWATCHED)
    assert caught.value.why is Refusal.DAMAGED
