"""Split: who holds the work, skill by skill, as formulas over Matrix that give the program's figures.

Whole departments, sides by kind of work. The formulas need no array entry and no function younger than Excel 2007:
for each side the highest level among its leads and among its supports is counted out, and the strength of the best
holder follows from the two.
"""

from __future__ import annotations

from workbench.domain.coverage import parts
from workbench.domain.index import Side
from workbench.domain.model import Skill
from workbench.domain.words import BELONGS_TO, PARTS
from workbench.files.exporters.xlsx import palette
from workbench.files.exporters.xlsx.body import SIDE_WORD, YES
from workbench.files.exporters.xlsx.book import Book
from workbench.files.exporters.xlsx.cells import Sheet, Style
from workbench.files.exporters.xlsx.layout import (
    BELONGS,
    FIRST_PART,
    FIRST_SKILL_ROW,
    IMPORTANCE,
    MATRIX,
    NEEDED,
    SCOPE,
    SKILL,
    SPLIT,
    SPLIT_FIRST_ROW,
    SPLIT_HEAD_ROW,
    SPLIT_TOTALS_ROW,
    SPLIT_WEIGHT,
    TOTALS,
    address,
    area,
)
from workbench.files.exporters.xlsx.styles import BODY, BOLD, HEAD, HEAD_CENTRED, MUTED, MUTED_TOP
from workbench.files.exporters.xlsx.styles import TITLE as BIG

TITLE, ORDER, HIDDEN = SPLIT, 6, False

_HEADS = (
    "Skill",
    "Belongs to",
    "Weight",
    "Level needed",
    "Marketing: best lead",
    "Marketing: best support",
    "Product: best lead",
    "Product: best support",
    "Anybody: best lead",
    "Anybody: best support",
    "m",
    "p",
    "a",
    *PARTS.values(),
)
_WIDTHS = (36, 12, *([10.5] * 8), 7, 7, 7, *([11] * 5))
_FIRST_LEVEL, _FIRST_BEST, _NEEDED = 4, 10, 3
_HELD = "#held#"
_SIDES: tuple[Side | None, ...] = ("marketing", "product", None)
_EXPLAINED = (
    "m, p and a are the strength of the best single holder on the marketing side, on the product side and anywhere: "
    "1 for a lead, 0.5 for a support, times level / level needed where that is below 1. Of each skill, only marketing "
    "= m - p, both = the smaller of the two, only product = p - m, other roles = a - the larger, nobody = 1 - a. "
    "Each is weighed by importance. Skills of either side and out of scope weigh nothing. "
    "Product share = (only product + both / 2) / (only marketing + both + only product); "
    "balance = 2 x the smaller share."
)

_LEVEL: Style = MUTED | {"align": "center", "num_format": '0;-0;"–"'}
_BEST: Style = BODY | {"align": "center", "num_format": '0.00;-0.00;"–"'}
_TOTAL: Style = BOLD | {"bg_color": palette.GROUND}
_TOTAL_NUMBER: Style = _TOTAL | {"align": "center"}
_TOTAL_PART: Style = _TOTAL_NUMBER | {"num_format": "0.0 %"}
_FIGURE: Style = BOLD | {"num_format": "0.0 %", "align": "left"}


def write(book: Book, sheet: Sheet) -> None:
    """Fill the sheet."""
    cells = book.cells
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    cells.text(sheet, 0, 0, "The split, skill by skill", BIG)
    sheet.set_row(0, 26)
    cells.text(
        sheet, 1, 0, "Whole departments, on paper: sides by kind of work. Live: follows the Matrix sheet.", MUTED
    )
    for row in (2, 3, 4):
        sheet.set_row(row, 21)
    sheet.merge_range(2, SPLIT_WEIGHT, 4, len(_HEADS) - 1, "", cells.format(MUTED_TOP))
    cells.text(sheet, 2, SPLIT_WEIGHT, _EXPLAINED, MUTED_TOP)
    _totals(book, sheet)
    for column, words in enumerate(_HEADS):
        cells.text(sheet, SPLIT_HEAD_ROW, column, words, HEAD if column < SPLIT_WEIGHT else HEAD_CENTRED)
    sheet.set_row(SPLIT_HEAD_ROW, 48)
    best_level = {(side, kind): _best_level(book, side, kind) for side in _SIDES for kind in ("lead", "support")}
    for number, skill in enumerate(book.document.skills):
        book.tick()
        _skill(book, sheet, number, skill, best_level)
    last = _last_row(book)
    grid = {"bottom": 1, "bottom_color": palette.LINE}
    where = (SPLIT_FIRST_ROW, 0, last, len(_HEADS) - 1)
    weight = address(SPLIT_FIRST_ROW, SPLIT_WEIGHT, column_fixed=True)
    grey = {"type": "formula", "criteria": f"={weight}=0", "format": cells.rule({"font_color": palette.OTHER_ROLES})}
    sheet.conditional_format(*where, grey)
    sheet.conditional_format(*where, {"type": "formula", "criteria": "=TRUE", "format": cells.rule(grid)})
    sheet.freeze_panes(SPLIT_FIRST_ROW, 1)
    sheet.repeat_rows(SPLIT_TOTALS_ROW, SPLIT_HEAD_ROW)
    sheet.print_area(0, 0, last, len(_HEADS) - 1)
    book.set_page(sheet, landscape=True)


def _last_row(book: Book) -> int:
    return SPLIT_FIRST_ROW + max(len(book.document.skills), 1) - 1


def _totals(book: Book, sheet: Sheet) -> None:
    cells, split = book.cells, book.assessment.coverage.designed
    last = _last_row(book)
    weights = area(SPLIT_FIRST_ROW, SPLIT_WEIGHT, last, SPLIT_WEIGHT)
    total = address(SPLIT_TOTALS_ROW, SPLIT_WEIGHT, row_fixed=True, column_fixed=True)
    for column in range(len(_HEADS)):
        cells.text(sheet, SPLIT_TOTALS_ROW, column, "All counted skills" if column == 0 else "", _TOTAL)
    weight = sum(book.index.weight(skill) for skill in book.assessment.coverage.skills)
    cells.formula(sheet, SPLIT_TOTALS_ROW, SPLIT_WEIGHT, f"=SUM({weights})", _TOTAL_NUMBER, weight)
    shares = {name: address(*TOTALS[name]) for name in TOTALS}
    held = "+".join(shares[name] for name in ("only_marketing", "both", "only_product"))
    formulas = {
        "product_share": f'=IF({total}=0,"–",IF({held}=0,"–",({shares["only_product"]}+{shares["both"]}/2)/({held})))',
        "balance": f"=IF(ISNUMBER({shares['product_share']}),2*MIN({shares['product_share']},"
        f'1-{shares["product_share"]}),"–")',
        "coverage": f'=IF({total}=0,"–",1-{shares["nobody"]})',
    }
    for name, words in (("product_share", "Product share"), ("balance", "Balance"), ("coverage", "Coverage")):
        row, column = TOTALS[name]
        cells.text(sheet, row, column - 1, words, BODY)
        cells.formula(sheet, row, column, formulas[name], _FIGURE, _known(getattr(split, name)))
    for number, name in enumerate(PARTS):
        row, column = TOTALS[name]
        each = area(SPLIT_FIRST_ROW, FIRST_PART + number, last, FIRST_PART + number)
        formula = f'=IF({total}=0,"–",SUMPRODUCT({weights},{each})/{total})'
        cells.formula(sheet, row, column, formula, _TOTAL_PART, _known(getattr(split, name)))


def _known(figure: float | None) -> float | str:
    return "–" if figure is None else figure


def _skill(book: Book, sheet: Sheet, number: int, skill: Skill, best_level: dict[tuple[Side | None, str], str]) -> None:
    row, source = SPLIT_FIRST_ROW + number, FIRST_SKILL_ROW + number
    cells = book.cells
    best = book.assessment.coverage.best("designed").get(skill.id)

    def there(column: int) -> str:
        return f"{MATRIX}!{address(source, column)}"

    def here(column: int) -> str:
        return address(row, column)

    held = f"{MATRIX}!{book.matrix.held(source)}"
    weight, needed = here(SPLIT_WEIGHT), here(_NEEDED)
    weighs = f'=IF(AND({there(SCOPE)}="{YES}",{there(BELONGS)}<>"{BELONGS_TO["either"]}"),{there(IMPORTANCE)},0)'
    cells.mirror(sheet, row, 0, f"={there(SKILL)}", BODY, skill.name)
    cells.formula(sheet, row, 1, f"={there(BELONGS)}", BODY, BELONGS_TO[skill.belongs_to])
    cells.formula(sheet, row, SPLIT_WEIGHT, weighs, _LEVEL, book.index.weight(skill) if best else 0)
    cells.formula(sheet, row, _NEEDED, f"={there(NEEDED)}", _LEVEL, skill.level_needed)
    for place, side in enumerate(_SIDES):
        lead, support = _FIRST_LEVEL + 2 * place, _FIRST_LEVEL + 2 * place + 1
        for column, kind in ((lead, "lead"), (support, "support")):
            formula = best_level[side, kind].replace(_HELD, held)
            cells.formula(sheet, row, column, formula, _LEVEL, _level(book, skill, side, kind))
        strength = f"MAX(MIN({here(lead)}/{needed},1),0.5*MIN({here(support)}/{needed},1))"
        value = best[place] if best else ""
        cells.formula(sheet, row, _FIRST_BEST + place, f'=IF({weight}=0,"",{strength})', _BEST, value)
    m, p, a = (here(_FIRST_BEST + place) for place in range(3))
    formulas = (f"MAX({m}-{p},0)", f"MIN({m},{p})", f"MAX({p}-{m},0)", f"{a}-MAX({m},{p})", f"1-{a}")
    values: tuple[float | str, ...] = parts(best) if best else ("",) * len(formulas)
    for column, (formula, each) in enumerate(zip(formulas, values, strict=True), FIRST_PART):
        cells.formula(sheet, row, column, f'=IF({weight}=0,"",{formula})', _BEST, each)


def _best_level(book: Book, side: Side | None, kind: str) -> str:
    """The formula of a side's best level among its leads or supports, for the cells that _HELD stands for."""
    by_side = f'{MATRIX}!{book.matrix.sides},"{SIDE_WORD[side]}",' if side else ""
    formula = "0"
    for level in (1, 2, 3, 4):
        formula = f'IF(COUNTIFS({by_side}{_HELD},"{kind[0].upper()}{level}"),{level},{formula})'
    return f"={formula}"


def _level(book: Book, skill: Skill, side: Side | None, kind: str) -> int:
    sides = book.index.designed
    return max(
        (
            assignment.level
            for role, assignment in book.index.holdings[skill.id]
            if assignment.kind == kind and (side is None or sides[role.id] == side)
        ),
        default=0,
    )
