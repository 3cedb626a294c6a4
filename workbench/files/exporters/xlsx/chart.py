"""Native stacked bar chart on Summary: who holds the work on paper, and where people sit. Works out no figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.domain.coverage import PARTS
from workbench.domain.vocabulary import Vocabulary
from workbench.domain.words import percent
from workbench.files.exporters.xlsx import palette
from workbench.files.exporters.xlsx.book import Book
from workbench.files.exporters.xlsx.cells import FONT
from workbench.files.exporters.xlsx.styles import PERCENT
from workbench.files.exporters.xlsx.worksheet import Worksheet

_WIDTH = 655
_LABELLED = 0.06
"""The smallest part, as a fraction of its bar, that has room for its data label."""


@dataclass(frozen=True, slots=True)
class Bars:
    """The data source of the chart, and its place on the sheet: the head row with the names of the parts from the
    second column on, and below it a row a bar, its name first. Figures are fractions of 1, None where undefined.
    within: the names of the bars inside a sentence, in the order of `figures`."""

    sheet: str
    chart_row: int
    head_row: int
    figures: Mapping[str, Sequence[float | None]]
    within: Sequence[str]


def draw(book: Book, sheet: Worksheet, bars: Bars, height: int) -> None:
    """Put the chart on the sheet, so many pixels high."""
    chart = book.chart({"type": "bar", "subtype": "percent_stacked"})
    for number in range(len(PARTS)):
        chart.add_series(_series(bars, number, book.vocabulary))
    unlined = {"major_gridlines": {"visible": False}, "line": {"none": True}, "major_tick_mark": "none"}
    chart.set_x_axis(unlined | {"visible": False})
    names = {"name": FONT, "size": 10, "color": palette.TEXT}
    chart.set_y_axis(unlined | {"reverse": True, "num_font": names})
    chart.set_legend({"position": "bottom", "font": {"name": FONT, "size": 9, "color": palette.TEXT}})
    chart.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    layout = {"x": 0.155, "y": 0.03, "width": 0.835, "height": 0.72}
    chart.set_plotarea({"border": {"none": True}, "fill": {"none": True}, "layout": layout})
    chart.set_size({"width": _WIDTH, "height": height})
    options = {"x_offset": 2, "y_offset": 2, "description": _described(bars, book.vocabulary)}
    sheet.insert_chart(bars.chart_row, 0, chart, options)


def _described(bars: Bars, vocabulary: Vocabulary) -> str:
    shares = []
    for bar, figures in zip(bars.within, bars.figures.values(), strict=True):
        parts = [
            f"{words} {percent(share or 0, 1)}"
            for words, share in zip(vocabulary.parts_inside.values(), figures, strict=True)
        ]
        shares.append(f"{bar}: {', '.join(parts)}")
    return f"Who holds the work, whole departments; {'; '.join(shares)}"


def _series(bars: Bars, number: int, vocabulary: Vocabulary) -> dict[str, Any]:
    name = PARTS[number]
    first, last, column = bars.head_row + 1, bars.head_row + len(bars.figures), number + 1
    colour = palette.PART[name]
    label = {"other_roles": palette.TEXT, "nobody": palette.MUST}.get(name, "#FFFFFF")
    series: dict[str, Any] = {
        "name": [bars.sheet, bars.head_row, column],
        "name_data": [vocabulary.parts[name]],
        "categories": [bars.sheet, first, 0, last, 0],
        "categories_data": list(bars.figures),
        "values": [bars.sheet, first, column, last, column],
        "values_data": [its[number] or 0.0 for its in bars.figures.values()],
        "gap": 35,
        "border": {"color": "#FFFFFF", "width": 1.5},
        "data_labels": {
            "value": True,
            "num_format": f'[>={_LABELLED}]{PERCENT};""',
            "font": {"name": FONT, "size": 9, "bold": True, "color": label},
        },
    }
    if name == "nobody":
        series["pattern"] = {"pattern": "wide_upward_diagonal", "fg_color": colour, "bg_color": palette.MUST_SOFT}
        series["data_labels"]["fill"] = {"color": "#FFFFFF"}
    else:
        series["fill"] = {"color": colour}
    return series
