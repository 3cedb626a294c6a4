"""Text files: encodings, delimiters, line ends and numbers, by own small inputs and by odd files of other projects."""

from __future__ import annotations

import pytest

from tests.support.real_data import real_file
from workbench.application.importing.grid import Grid
from workbench.application.task import Cancelled, Task
from workbench.domain.limits import LONGEST_TEXT
from workbench.files.importers import ImportFailed, Opened, Source, open_source
from workbench.files.importers._opening import delimited
from workbench.files.importers._opening.encoding import CODE_PAGES, decoded
from workbench.files.importers._opening.limits import FILE
from workbench.files.importers._opening.spreadsheet_number import spreadsheet_number


def opened(text: str | bytes, name: str = "skills.csv") -> Opened:
    return open_source(Source(name, text if isinstance(text, bytes) else text.encode()))


def rows(text: str | bytes, name: str = "skills.csv") -> tuple[tuple[object, ...], ...]:
    (grid,) = opened(text, name).grids
    return grid.rows


def refusal(text: str | bytes, name: str = "skills.csv") -> str:
    with pytest.raises(ImportFailed) as caught:
        opened(text, name)
    said = str(caught.value)
    assert said.startswith(f"“{name}” ")
    assert said.endswith(" Nothing was changed.")
    return said


def odd(name: str) -> Opened:
    path = real_file(f"hostile/{name}")
    return open_source(path)


TABLE = (("Skill", "Größe"), ("Prüfung", 3.0))
LINES = "Skill;Größe\nPrüfung;3\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_encoding_and_the_line_ends_are_found(encoding: str, end: str) -> None:
    found = opened(LINES.replace("\n", end).encode(encoding))
    assert (found.grids[0].rows, found.encoding, found.notes) == (TABLE, None, ())


def test_a_code_page_is_supposed_and_asked_with_three_lines_that_tell_them_apart() -> None:
    data = ("Skill;Größe\n" + "plain;1\n" * 5 + "Prüfung;3\nMaß;2\nFähre;1\n").encode("cp1252")
    found = opened(data)
    assert found.encoding is not None
    assert (found.encoding.supposed, found.encoding.choices) == ("cp1252", CODE_PAGES)
    assert found.encoding.lines("cp1252") == ("Skill;Größe", "Prüfung;3", "Maß;2")
    assert found.encoding.lines("cp1251")[1] == "Prьfung;3"
    assert found.grids[0].rows[0] == ("Skill", "Größe")


def test_the_answer_is_the_code_page_that_is_read() -> None:
    source = Source("skills.csv", "Навык;Уровень\nРеклама;3".encode("cp1251"))
    assert open_source(source).grids[0].rows[1][0] != "Реклама"
    found = open_source(source, code_page="cp1251")
    assert found.grids[0].rows == (("Навык", "Уровень"), ("Реклама", 3.0))
    assert found.encoding is not None
    assert found.encoding.supposed == "cp1251"


@pytest.mark.parametrize("code_page", CODE_PAGES)
def test_every_code_page_that_is_offered_is_known(code_page: str) -> None:
    assert decoded("é".encode("latin-1") + b"x", code_page).text.endswith("x")


def test_nulls_are_dropped_and_counted() -> None:
    found = opened(b"a,b,c\n\0,2,3\n" + b"x,y,z\n" * 9)
    assert found.grids[0].rows[1] == (None, 2.0, 3.0)
    assert found.notes == ("1 character without a meaning (NUL) was left out.",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a,b\n1,2", (("a", "b"), (1.0, 2.0))),
        ("a\tb\n1\t2", (("a", "b"), (1.0, 2.0))),
        ("a|b\n1|2", (("a", "b"), (1.0, 2.0))),
        ("a;b\n3,5;2,5\n1,5;4,5", (("a", "b"), (3.5, 2.5), (1.5, 4.5))),
        ("sep=;\na,b;c", (("a,b", "c"),)),
        ("sep=^\na^b;c", (("a", "b;c"),)),
        ('"sep=,"\na,b;c', (("a", "b;c"),)),
        (
            "Skills of the team\n\nname;level\nAds;3",
            (("Skills of the team", None), (None, None), ("name", "level"), ("Ads", 3.0)),
        ),
        ("Ads\nPricing, price tests\nSEO", (("Ads",), ("Pricing, price tests",), ("SEO",))),
        ('name,text\nAds,"one, two\nthree ""four"""', (("name", "text"), ("Ads", 'one, two\nthree "four"'))),
        ('size,name\n"5 inch,screen\n6 inch,board', (("size", "name"), ('"5 inch', "screen"), ("6 inch", "board"))),
        ("a,b,,\n1,2,,\n,,,\n", (("a", "b"), (1.0, 2.0))),
        ("a,b\n1\n2,3,4", (("a", "b", None), (1.0, None, None), (2.0, 3.0, 4.0))),
    ],
)
def test_the_delimiter_is_found_by_what_it_parts(text: str, expected: tuple[tuple[object, ...], ...]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("3", 3.0), ("3,5", 3.5), ("3.5", 3.5), ("0", 0.0), ("12,5 %", None), ("100%", None)),
        *(("-2", -2.0), ("0,125", 0.125), ("0.1234", 0.1234), (" 4 ", 4.0)),
        *(("007", None), ("1.10", None), ("1,234", None), ("1.234", None), ("1e5", None), ("11-2021.00", None)),
        *(("٣", None), ("L3", None), ("", None), ("9" * 16, None), ("nan", None), ("1,2,3", None)),
    ],
)
def test_a_number_is_what_is_plainly_one(text: str, number: float | None) -> None:
    assert spreadsheet_number(text) == number


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("csvkit/mac_newlines.csv", (("a", "b", "c"), (1.0, 2.0, 3.0), ("Once upon\na time", 5.0, 6.0))),
        ("csvkit/null_byte.csv", (("a", "b", "c"), (None, 2.0, 3.0))),
        ("csvkit/test_latin1.csv", (("a", "b", "c"), (1.0, 2.0, 3.0), (4.0, 5.0, "©"))),
        ("csvkit/test_utf16_little.csv", (("a", "b", "c"), (1.0, 2.0, 3.0), (4.0, 5.0, "ʤ"))),
        ("phpspreadsheet/no_delimiter.csv", (("SingleLine",),)),
        ("phpspreadsheet/sep.csv", (("A", 1.0), (2.0, 3.0))),
        *(
            (
                f"phpspreadsheet/premiere.{kind}.csv",
                (("première", "second", "troisième"), ("Quatrième", "cinquième", "sixième")),
            )
            for kind in ("utf16lebom", "utf8bom", "win1252")
        ),
        (
            "phpspreadsheet/semicolon_separated.csv",
            (
                ("This", "Are", "Headers"),
                ("Cell A2", "Number with comma", 25.5),
                ("Two colons and a comma", "B|3", ":,:"),
            ),
        ),
    ],
)
def test_odd_files_of_other_projects_are_read(name: str, expected: tuple[tuple[object, ...], ...]) -> None:
    assert odd(name).grids[0].rows == expected


@pytest.mark.parametrize(
    ("name", "height", "width", "cell", "value"),
    [
        ("messytables/excel_pasting.csv", 21, 9, (0, 0), "CO2 emissions by different sub-groups"),
        ("messytables/sparse_with_column_errors.csv", 2238, 4, (0, 2), "Kapitel/Titel"),
        ("messytables/utf-16le_encoded.csv", 328, 19, (0, 0), "Organisation_code"),
        ("messytables/weird_head_padding.csv", 94, 10, (2, 0), "An der vertragsärztlichen Versorgung teilnehmende"),
        ("phpspreadsheet/line_break_in_enclosure.csv", 6, 3, (1, 1), "This is a test\nwith line breaks\nthat"),
    ],
)
def test_odd_tables_of_other_projects_are_read_whole(
    name: str, height: int, width: int, cell: tuple[int, int], value: str
) -> None:
    (grid,) = odd(name).grids
    assert (len(grid.rows), {len(row) for row in grid.rows}) == (height, {width})
    assert str(grid.rows[cell[0]][cell[1]]).startswith(value)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(ImportFailed, match=r"^“empty.csv” is empty. Nothing was changed.$"):
        odd("phpspreadsheet/empty.csv")


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\r\n", b"\0\0\0\0"])
def test_nothing_is_empty(data: bytes) -> None:
    assert "is empty." in refusal(data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html><table><tr><td>Skill</td></tr></table></html>", "is written in HTML or XML"),
        (b'<?xml version="1.0"?><Workbook/>', "is written in HTML or XML"),
        (b"%PDF-1.7 \n", "is neither a workbook nor a text"),
        (bytes(range(256)) * 40, "is neither a workbook nor a text"),
        (b"x" * (FILE + 1), "is larger than 25 MB. Keep only the table you need."),
        (b"x\n" * 150_000, "has 150,000 rows; no more than 100,000 are read. Keep only those you need."),
        (b"a,b\n" + b"," * 5_000, "has more than 1,000 columns; no more are read. Keep only those you need."),
    ],
    ids=["html", "xml", "pdf", "noise", "bytes", "rows", "columns"],
)
def test_what_is_no_table_or_too_large_is_refused(data: bytes, said: str) -> None:
    assert said in refusal(data)


def test_rows_are_counted_up_to_as_many_as_a_sheet_can_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "_COUNTED", 120_000)
    assert "has more than 120,000 rows; no more than 100,000 are read. Keep only those you need." in refusal(
        b"a\n" * 130_000
    )


def test_cells_that_hold_something_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "CELLS", 1_000)
    assert "has more than 1,000 cells; keep only the sheet you need." in refusal(b"1,,,,2\n" * 501)
    assert len(rows(b"1,,,,2\n" * 500)) == 500


def test_room_for_blank_cells_is_limited_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "AREA", 1_000)
    assert "has a value in E201, far from its table." in refusal(b"1,,,,2\n" * 201)


def test_blank_rows_at_the_end_are_no_rows() -> None:
    assert rows(b"a;b\n1;2\n" + b";\n" * 150_000) == (("a", "b"), (1.0, 2.0))


def test_a_text_that_is_longer_than_a_cell_is_cut_and_said() -> None:
    found = opened("a,b\n" + "x" * (LONGEST_TEXT + 1) + ",1")
    assert found.grids[0].rows[1] == ("x" * LONGEST_TEXT, 1.0)
    assert found.notes == ("1 text of more than 32,767 characters was cut there.",)


def test_what_could_not_be_read_is_counted() -> None:
    found = opened("a,b\n1,ü".encode("utf-8-sig") + b"\xff")
    assert found.grids[0].rows[1] == (1.0, "ü\ufffd")
    assert found.notes == ("1 character could not be read and became “\ufffd”.",)


def test_control_characters_are_no_text() -> None:
    assert rows("Skill,Note\nA\x0bds,\x1f\nSEO,a very long text beside a few of them") == (
        ("Skill", "Note"),
        ("Ads", None),
        ("SEO", "a very long text beside a few of them"),
    )


def test_it_can_be_stopped_and_says_how_far_it_is() -> None:
    heard: list[float] = []
    source = Source("skills.csv", b"a,b\n" * 20_000)
    assert open_source(source, Task(heard.append)).grids[0] == Grid("", (("a", "b"),) * 20_000)
    assert heard == sorted(heard)
    assert heard[0] < 0.1 < 0.9 < heard[-1] <= 1.0
    with pytest.raises(Cancelled, match=r"“skills.csv” was stopped\. Nothing was changed\."):
        open_source(source, Task(cancelled=lambda: True))
