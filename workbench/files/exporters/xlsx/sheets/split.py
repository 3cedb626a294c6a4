"""Sheet Split: who holds the work, skill by skill, as live formulas over Matrix that give the program's figures.

Whole departments, on paper and where people sit. The formulas need no array entry and no function younger than Excel
2007: for each side the highest level among its leads and among its supports is looked up, and the strength of the best
holder follows from the two. They read Matrix by position, so that they survive inserting, deleting and sorting.
"""

from __future__ import annotations

from workbench.domain.coverage import PARTS, Coverage, FigureView, parts
from workbench.domain.index import Side
from workbench.domain.model import LEVELS, Skill
from workbench.domain.rounding import points_between
from workbench.domain.vocabulary import Vocabulary
from workbench.files.exporters.xlsx import palette
from workbench.files.exporters.xlsx.body import ID_HEAD
from workbench.files.exporters.xlsx.book import Book
from workbench.files.exporters.xlsx.cells import CellStyle
from workbench.files.exporters.xlsx.field_cells import NO
from workbench.files.exporters.xlsx.layout import (
    ACTS_AS,
    BEGINS,
    BELONGS,
    FADE,
    ID,
    IMPORTANCE,
    MATRIX,
    NATURE,
    NEEDED,
    ORGANISATION,
    SCOPE,
    SIDES_ROW,
    SKILL,
    SPARE_ROWS,
    SPLIT,
    SPLIT_AREAS,
    SPLIT_BAND_ROW,
    SPLIT_BELONGS,
    SPLIT_FACTS_ROW,
    SPLIT_FIRST_ROW,
    SPLIT_HEAD_ROW,
    SPLIT_NEEDED,
    SPLIT_SIDES,
    SPLIT_TOTALS_ROW,
    SPLIT_WEIGHT,
    TOTALS,
    address,
    area,
    column_name,
)
from workbench.files.exporters.xlsx.sheet import Sheet
from workbench.files.exporters.xlsx.sides import quoted
from workbench.files.exporters.xlsx.styles import BODY, BOLD, HEAD, HEAD_CENTRED, MUTED, MUTED_TOP, PERCENT, TITLE
from workbench.files.exporters.xlsx.worksheet import Worksheet

_BEST_HEADS = {"marketing": "m", "product": "p", None: "a"}
_COLUMNS = SPLIT_NEEDED + 1 + sum(3 * len(sides) + len(PARTS) for sides in SPLIT_SIDES.values())
"""The number of columns."""
_BAND: dict[FigureView, str] = {
    "designed": "On paper: sides by kind of work",
    "placed": "Where people sit: sides by department",
}
_WIDTHS = {SKILL: 36, SPLIT_BELONGS: 12, SPLIT_WEIGHT: 12}
_WIDTH, _BEST_WIDTH = 10.5, 7
_DECIMALS = 1
"""Decimals of a percent as it is shown."""
_HIDDEN = " and ".join(
    f"{column_name(split_area.levels)} to {column_name(split_area.best - 1)}" for split_area in SPLIT_AREAS.values()
)
_EXPLAINED = (
    "m, p and a are the strength of the best single holder on the side of {marketing}, on the side of {product} and "
    "anywhere: 1 for a lead, 0.5 for a support, times level / level needed where that is below 1. Of each skill, "
    "only {marketing} = m - p, both = the smaller of the two, only {product} = p - m, other roles = a - the larger, "
    "nobody = 1 - a. Each is weighed by importance. Skills of either side and out of scope weigh nothing. "
    "{Product} share = (only {product} + both / 2) / (only {marketing} + both + only {product}); "
    "balance = 2 x the smaller share. Absorbed by {marketing} = {product} share on paper less the one where people "
    "sit; where nobody acts as {product_strategist}, {product} by nature of the work less what is held. The levels "
    "behind m, p and a are in the hidden columns {hidden}."
)

_LEVEL: CellStyle = MUTED | {"align": "center", "num_format": '0;-0;"–"'}
_STRENGTH: CellStyle = BODY | {"align": "center", "num_format": '0.00;-0.00;"–"'}
_TOTAL: CellStyle = BOLD | {"bg_color": palette.GROUND}
_TOTAL_NUMBER: CellStyle = _TOTAL | {"align": "center"}
_TOTAL_PART: CellStyle = _TOTAL_NUMBER | {"num_format": PERCENT}
_FIGURE: CellStyle = BOLD | {"num_format": PERCENT, "align": "center"}
_POINTS: CellStyle = _FIGURE | {"num_format": "0.0"}
_ASIDE: CellStyle = MUTED_TOP | {"indent": 1}
_FACT_HEAD: CellStyle = MUTED | {"align": "center", "text_wrap": True, "font_size": 9}
_BAND_STYLE: CellStyle = HEAD_CENTRED | {"text_wrap": False}
_STYLES: tuple[CellStyle, ...] = (
    BODY,
    BODY,
    *(
        _STRENGTH
        if any(column in range(split_area.best, split_area.end) for split_area in SPLIT_AREAS.values())
        else _LEVEL
        for column in range(SPLIT_WEIGHT, _COLUMNS)
    ),
)


def write(book: Book, sheet: Worksheet) -> None:
    """Fill the sheet."""
    cells = book.cells
    skills = (*book.document.skills, *[None] * SPARE_ROWS)
    last, printed = SPLIT_FIRST_ROW + len(skills) - 1, SPLIT_FIRST_ROW + max(len(book.document.skills), 1) - 1
    _columns(sheet)
    cells.text(sheet, 0, 0, "The split, skill by skill", TITLE)
    sheet.set_row(0, 26)
    cells.text(sheet, 1, 0, "Whole departments. Live: follows the sheets Matrix and Organisation.", MUTED)
    _explain(book, sheet)
    _facts(book, sheet, last)
    _heads(book, sheet)
    _totals(book, sheet, last)
    formulas = _formulas(book)
    for number, skill in enumerate(skills):
        book.check_cancelled()
        _row(book, sheet, number, skill, formulas)
    grid = {"bottom": 1, "bottom_color": palette.LINE}
    weight, name = (address(SPLIT_FIRST_ROW, column, column_fixed=True) for column in (SPLIT_WEIGHT, SKILL))
    for criteria, look in (
        (f'={name}=""', {"num_format": ";;;"}),
        (f"={weight}=0", {"font_color": palette.OTHER_ROLES}),
        (f'={name}<>""', grid),
    ):
        rule = {"type": "formula", "criteria": criteria, "format": cells.rule(look)}
        sheet.conditional_format(SPLIT_FIRST_ROW, 0, last, _COLUMNS - 1, rule)
    sheet.freeze_panes(SPLIT_FIRST_ROW, 1)
    sheet.repeat_rows(SPLIT_BAND_ROW, SPLIT_HEAD_ROW)
    sheet.print_area(0, 0, printed, _COLUMNS - 1)
    book.set_page(sheet, landscape=True)


def _columns(sheet: Worksheet) -> None:
    """The widths; the levels are hidden."""
    for column in range(_COLUMNS):
        sheet.set_column(column, column, _WIDTHS.get(column, _WIDTH))
    for split_area in SPLIT_AREAS.values():
        sheet.set_column(split_area.levels, split_area.best - 1, _WIDTH, None, {"hidden": True})
        sheet.set_column(split_area.best, split_area.parts - 1, _BEST_WIDTH)


def _explain(book: Book, sheet: Worksheet) -> None:
    first, last = SPLIT_FACTS_ROW, SPLIT_BAND_ROW - 1
    sheet.set_row(first, 28)
    sheet.merge_range(first, SPLIT_NEEDED, last - 1, _COLUMNS - 1, "", book.cells.format(_ASIDE))
    book.cells.text(sheet, first, SPLIT_NEEDED, book.vocabulary.text(_EXPLAINED, hidden=_HIDDEN), _ASIDE)


def _facts(book: Book, sheet: Worksheet, last: int) -> None:
    """The product share and what follows from it, on paper and where people sit."""
    cells, coverage = book.cells, book.assessment.coverage
    weights, total = _column(SPLIT_WEIGHT, last), _total()
    for column, words in enumerate(("On paper", "Where people sit"), 1):
        cells.text(sheet, SPLIT_FACTS_ROW, column, words, _FACT_HEAD)
    for view, places in TOTALS.items():
        split, at = coverage.split(view), {name: address(*place) for name, place in places.items()}
        product = f"{at['only_product']}+{at['both']}/2"
        either = "+".join(at[name] for name in ("only_marketing", "both", "only_product"))
        share = at["product_share"]
        formulas = {
            "product_share": f'=IF({total}=0,"–",IF({either}=0,"–",({product})/({either})))',
            "balance": f'=IF(ISNUMBER({share}),2*MIN({share},1-{share}),"–")',
            "coverage": f'=IF({total}=0,"–",1-{at["nobody"]})',
        }
        for name, words in (
            ("product_share", book.vocabulary.product_share),
            ("balance", "Balance"),
            ("coverage", "Coverage"),
        ):
            cells.text(sheet, places[name][0], 0, words, BODY)
            cells.formula(sheet, *places[name], formulas[name], _FIGURE, _known(getattr(split, name)))
    belongs, marketing = _column(SPLIT_BELONGS, last), quoted(book.vocabulary.belongs_to["marketing"])
    nature = f'=IF({total}=0,"–",SUMPRODUCT(--({belongs}<>{marketing}),{weights})/{total})'
    _fact(book, sheet, f"{book.vocabulary.product_share} by nature of the work", NATURE, nature, coverage.nature)
    share, begins = address(*TOTALS["designed"]["product_share"]), address(*BEGINS)
    start = f"=IF({_acting(book)},{share},{address(*NATURE)})"
    _fact(book, sheet, "The points are counted from", BEGINS, start, coverage.on_paper)
    placed = address(*TOTALS["placed"]["product_share"])
    shown = f"ROUND(ROUND(100*{begins},{_DECIMALS})-ROUND(100*{placed},{_DECIMALS}),{_DECIMALS})"
    fade = f'=IF(AND(ISNUMBER({begins}),ISNUMBER({placed})),{shown},"–")'
    absorbed_label(book, sheet, FADE[0], BODY, ", in points")
    cells.formula(sheet, *FADE, fade, _POINTS, absorbed(coverage))


def absorbed_label(book: Book, sheet: Worksheet, row: int, style: CellStyle, unit: str = "") -> None:
    """Write the label of the points into the first cell of a row; live, it follows the strategists of the workbook."""
    there, gone = f"{book.vocabulary.absorbed}{unit}", f"{book.vocabulary.short_of_nature}{unit}"
    formula = f"=IF({_acting(book)},{quoted(there)},{quoted(gone)})"
    book.cells.formula(sheet, row, 0, formula, style, gone if book.assessment.coverage.by_nature else there)


def _acting(book: Book) -> str:
    """The formula whether a role acts as product strategist."""
    strategists = f"{ORGANISATION}!{book.organisation.down(ACTS_AS)}"
    return f"SUMPRODUCT(--({strategists}={quoted(book.vocabulary.acts_as['product_strategist'])}))>0"


def _fact(book: Book, sheet: Worksheet, words: str, place: tuple[int, int], formula: str, value: float | None) -> None:
    book.cells.text(sheet, place[0], 0, words, BODY)
    book.cells.formula(sheet, *place, formula, _FIGURE, _known(value))


def absorbed(coverage: Coverage) -> float | str:
    """The absorbed points, the difference of the two shares as they are shown; a dash where one is undefined."""
    begins, placed = coverage.on_paper, coverage.placed.product_share
    return "–" if begins is None or placed is None else points_between(placed, begins, _DECIMALS)


def _known(figure: float | None) -> float | str:
    return "–" if figure is None else figure


def _column(column: int, last: int) -> str:
    return area(SPLIT_FIRST_ROW, column, last, column)


def _total() -> str:
    return address(SPLIT_TOTALS_ROW, SPLIT_WEIGHT, row_fixed=True, column_fixed=True)


def _heads(book: Book, sheet: Worksheet) -> None:
    cells = book.cells
    for column in range(_COLUMNS):
        cells.text(sheet, SPLIT_BAND_ROW, column, "", _BAND_STYLE)
        cells.text(sheet, SPLIT_TOTALS_ROW, column, "All counted skills" if column == SKILL else "", _TOTAL)
    for view, words in _BAND.items():
        cells.block(sheet, SPLIT_BAND_ROW, SPLIT_AREAS[view].best, SPLIT_AREAS[view].end - 1, words, _BAND_STYLE)
    for column, words in enumerate(_heads_of(book.vocabulary)):
        cells.text(sheet, SPLIT_HEAD_ROW, column, words, HEAD if column < SPLIT_WEIGHT else HEAD_CENTRED)
    sheet.set_row(SPLIT_BAND_ROW, 20)
    sheet.set_row(SPLIT_HEAD_ROW, 33)


def _heads_of(vocabulary: Vocabulary) -> tuple[str, ...]:
    """The headings of the columns."""
    sides_heads = {"marketing": vocabulary.discipline["marketing"], "product": vocabulary.discipline["product"]}
    return (
        *("Skill", "Belongs to", "Weight", "Level needed"),
        *(
            head
            for sides in SPLIT_SIDES.values()
            for head in (
                *(
                    f"{sides_heads[side] if side else 'Anybody'}: best {kind}"
                    for side in sides
                    for kind in ("lead", "support")
                ),
                *(_BEST_HEADS[side] for side in sides),
                *vocabulary.parts.values(),
            )
        ),
    )


def _totals(book: Book, sheet: Worksheet, last: int) -> None:
    cells, coverage = book.cells, book.assessment.coverage
    weights, total = _column(SPLIT_WEIGHT, last), _total()
    weight = sum(book.index.weight(skill) for skill in coverage.skills)
    cells.formula(sheet, SPLIT_TOTALS_ROW, SPLIT_WEIGHT, f"=SUM({weights})", _TOTAL_NUMBER, weight)
    for view, places in TOTALS.items():
        for name in PARTS:
            row, column = places[name]
            formula = f'=IF({total}=0,"–",SUMPRODUCT({weights},{_column(column, last)})/{total})'
            cells.formula(sheet, row, column, formula, _TOTAL_PART, _known(getattr(coverage.split(view), name)))


def _formulas(book: Book) -> tuple[str, ...]:
    """Format strings for the formulas of a row, by column; %(n)d is its position in Matrix and %(r)d its row here."""
    matrix = book.matrix

    def there(column: int) -> str:
        return f"INDEX({MATRIX}!{matrix.down(column)},%(n)d)"

    def here(column: int) -> str:
        return f"{column_name(column)}%(r)d"

    either = quoted(book.vocabulary.belongs_to["either"])
    weight, needed, belongs = here(SPLIT_WEIGHT), here(SPLIT_NEEDED), here(SPLIT_BELONGS)
    none = f'{there(SCOPE)}="{NO}",{belongs}="",{belongs}={either},{needed}=0'
    formulas = [
        f'=IFERROR({there(SKILL)}&"","")',
        f'=IFERROR({there(BELONGS)}&"","")',
        f"=IFERROR(IF(OR({none}),0,{there(IMPORTANCE)}),0)",
        f"=IFERROR({there(NEEDED)},0)",
    ]
    sides, assignments = (
        f"{MATRIX}!{block}" for block in (matrix.across(SIDES_ROW), matrix.block(ID, matrix.last_role))
    )
    levels = ",".join(map(str, LEVELS))
    a = here(SPLIT_AREAS["designed"].best + SPLIT_SIDES["designed"].index(None))
    for view, all_sides in SPLIT_SIDES.items():
        for side in all_sides:
            for kind in "LS":
                codes = ",".join(f'"{kind}{level}"' for level in LEVELS)
                some = "+".join(
                    f"COUNTIFS({sides},{condition},INDEX({assignments},%(n)d,0),{{{codes}}})"
                    for condition in _conditions(book, view, side)
                )
                formulas.append(f"=IFERROR(SUMPRODUCT(MAX((({some})>0)*{{{levels}}})),0)")
        for place in range(len(all_sides)):
            lead, support = (here(SPLIT_AREAS[view].levels + 2 * place + offset) for offset in (0, 1))
            strength = f"MAX(MIN({lead}/{needed},1),0.5*MIN({support}/{needed},1))"
            formulas.append(f'=IF({weight}=0,"",{strength})')
        m, p = (here(SPLIT_AREAS[view].best + place) for place in (0, 1))
        for part in (f"MAX({m}-{p},0)", f"MIN({m},{p})", f"MAX({p}-{m},0)", f"{a}-MAX({m},{p})", f"1-{a}"):
            formulas.append(f'=IF({weight}=0,"",{part})')
    return tuple(formulas)


def _conditions(book: Book, view: FigureView, side: Side | None) -> list[str]:
    """The COUNTIFS conditions, one of which holds for a role that counts for a side in a view, in a format string."""
    texts = (f"<>{ID_HEAD}",) if side is None else book.sides.conditions(side, placed=view == "placed")
    return [quoted(text).replace("%", "%%") for text in texts]


def _row(book: Book, sheet: Worksheet, number: int, skill: Skill | None, formulas: tuple[str, ...]) -> None:
    row, cells = SPLIT_FIRST_ROW + number, book.cells
    place = {"n": number + 2, "r": row + 1}
    if skill:
        cells.mirror(sheet, row, SKILL, formulas[SKILL] % place, BODY, skill.name)
    else:
        cells.formula(sheet, row, SKILL, formulas[SKILL] % place, BODY, "")
    for column, value in enumerate(_values(book, skill), 1):
        cells.formula(sheet, row, column, formulas[column] % place, _STYLES[column], value)


def _values(book: Book, skill: Skill | None) -> list[float | str]:
    """The cached values of a row's formulas but the first."""
    coverage, index = book.assessment.coverage, book.index
    counted = skill is not None and skill.id in coverage.best("designed")
    values: list[float | str] = ["", 0, 0]
    if skill:
        values = [
            book.vocabulary.belongs_to[skill.belongs_to],
            index.weight(skill) if counted else 0,
            skill.level_needed,
        ]
    for view, sides in SPLIT_SIDES.items():
        levels = dict.fromkeys([(side, kind) for side in sides for kind in ("lead", "support")], 0)
        side_of = coverage.sides(view)
        for role, assignment in index.holdings[skill.id] if skill else ():
            for side in {side_of[role.id], None}:
                if assignment.level > levels.get((side, assignment.kind), 4):
                    levels[side, assignment.kind] = assignment.level
        values += levels.values()
        if skill and counted:
            best = coverage.best(view)[skill.id]
            values += [*best[: len(sides)], *parts(best)]
        else:
            values += [""] * (len(sides) + len(PARTS))
    return values


SHEET = Sheet(order=60, name=SPLIT, build=write, protected=True)
