"""The flow: every line of every block lands on a page, in order, within it; headings and cards stay whole."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from workbench.widgets.report.blocks import Block, Box, Drawn, Frame, Gap, Halves, RowBlock, Stack, Text, Whole
from workbench.widgets.report.pages import Flow, PageSheet
from workbench.widgets.report.typography import BODY

ROOM = 1000.0


pytestmark = pytest.mark.usefixtures("qapp")


class Bar(Whole):
    """A block of a height that cannot be cut, with a name."""

    def __init__(self, name: str, height: float) -> None:
        self.name, self.height = name, height

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Nothing: where it stands is what matters here."""


def sheet() -> PageSheet:
    return PageSheet(2000, ROOM + 200, 100, 100, 100)


def flow() -> Flow:
    return Flow(sheet(), lambda: None)


def leaves(block: Block) -> Iterator[Block]:
    """What cannot be taken apart, in the order in which it is painted."""
    if isinstance(block, Stack):
        for each in block.blocks:
            yield from leaves(each)
    elif isinstance(block, Box):
        yield from leaves(block._inner)
    elif isinstance(block, RowBlock):
        for _, each in block._cells:
            yield from leaves(each)
    else:
        yield block


def names(pages: Flow) -> list[list[str]]:
    """The names of the bars on each page."""
    return [
        [each.name for _, block in page.placed for each in leaves(block) if isinstance(each, Bar)]
        for page in pages.pages
    ]


def within(pages: Flow) -> bool:
    """Whether nothing stands lower than a page reaches."""
    return all(y + block.height <= page.sheet.room + 1e-6 for page in pages.pages for y, block in page.placed)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.floats(10, 900), st.booleans()), min_size=1, max_size=30))
def test_all_stands_in_order_and_no_heading_alone(given_blocks: list[tuple[float, bool]]) -> None:
    pages = flow()
    expected: list[str] = []
    for number, (height, has_heading) in enumerate(given_blocks):
        if has_heading:
            pages.keep_with_next(Gap(20))
            pages.keep_with_next(Bar(f"heading {number}", 60))
            expected.append(f"heading {number}")
        pages.put(Bar(f"bar {number}", height))
        expected.append(f"bar {number}")
    found = names(pages)
    assert [each for page in found for each in page] == expected
    assert within(pages)
    assert all(page and not page[-1].startswith("heading") for page in found)


def card(name: str, heights: list[float]) -> Box:
    head: list[Block] = [Bar(f"{name} title", 80), Gap(10)]
    inner = Stack([*head, *(Bar(f"{name} {number}", each) for number, each in enumerate(heights))], keep_with_next=2)
    return Box(inner, Frame(padding=40), 1800, Bar(f"{name} again", 50))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.floats(20, 200), min_size=1, max_size=20), min_size=1, max_size=12))
def test_a_card_is_cut_only_where_no_page_holds_it(given_cards: list[list[float]]) -> None:
    pages = flow()
    for number, heights in enumerate(given_cards):
        pages.put(card(f"card {number}", heights), whole=True)
        pages.keep_with_next(Gap(30))
    assert within(pages)
    found = names(pages)
    everything = [each for page in found for each in page]
    for number, heights in enumerate(given_cards):
        name = f"card {number}"
        mine = [each for each in everything if each.startswith(f"{name} ")]
        assert [each for each in mine if not each.endswith("again")] == [
            f"{name} title",
            *(f"{name} {each}" for each in range(len(heights))),
        ]
        on = [page for page in found if any(each.startswith(f"{name} ") for each in page)]
        assert mine.count(f"{name} again") == len(on) - 1
        if card(name, heights).height <= ROOM:
            assert len(on) == 1
        for page in on:
            own = [each for each in page if each.startswith(f"{name} ")]
            assert len(own) > 1


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 3000), st.floats(0, 900))
def test_a_paragraph_is_cut_between_lines_and_loses_none(words: int, before: float) -> None:
    text = " ".join(str(each) for each in range(words))
    whole = Text(text, BODY, 900)
    pages = flow()
    if before:
        pages.put(Bar("before", before))
    pages.put(Text(text, BODY, 900))
    parts = [block for page in pages.pages for _, block in page.placed if isinstance(block, Text)]
    assert sum(part.height for part in parts) == pytest.approx(whole.height)
    assert within(pages)
    lines = [part._end - part._first for part in parts]
    assert all(each >= 2 for each in lines) or len(lines) == 1


def test_a_row_is_cut_with_all_its_columns() -> None:
    text = "word " * 400
    row = RowBlock([(0, Text("Label", BODY, 300)), (400, Text(text, BODY, 500)), (1000, Text(text, BODY, 600))])
    halves = row.cut(600)
    assert isinstance(halves, Halves)
    assert halves.upper.height <= 600
    assert row.cut(10) is None
    assert RowBlock([(0, Drawn(900, lambda _: None)), (500, Text(text, BODY, 300))]).cut(600) is None


def test_where_only_the_space_at_its_end_does_not_fit_a_paragraph_is_cut_all_the_same() -> None:
    words = "word " * 400
    whole = Text(words, BODY, 500)
    halves = Stack([whole, Gap(20)], keep_with_next=1).cut(whole.height + 10)
    assert isinstance(halves, Halves)
    assert halves.upper.height <= whole.height + 10
    parts = [each for half in halves for each in leaves(half)]
    assert [isinstance(each, Text) for each in parts] == [True, True, False]
    assert sum(each.height for each in parts) == pytest.approx(whole.height + 20)
    assert Stack([Bar("bar", 100), Gap(20)]).cut(110) is None


def test_what_goes_on_is_named_on_top_of_each_further_page() -> None:
    pages = flow()
    pages.keep_with_next(Bar("heading", 60))
    for number in range(7):
        pages.keep_with_next(Gap(20))
        pages.put(Bar(f"bar {number}", 280), whole=True)
        pages.again = (Bar("continued", 40),)
    pages.again = ()
    pages.keep_with_next(Gap(20))
    pages.put(Bar("other", 900))
    assert names(pages) == [
        ["heading", "bar 0", "bar 1", "bar 2"],
        ["continued", "bar 3", "bar 4", "bar 5"],
        ["continued", "bar 6"],
        ["other"],
    ]
    assert within(pages)


def test_a_turned_page_is_alone_on_its_side() -> None:
    pages = flow()
    pages.put(Bar("upright", 300))
    pages.break_page(turned=True)
    pages.put(Bar("turned", 300))
    pages.break_page()
    pages.put(Bar("upright again", 300))
    assert [page.sheet for page in pages.pages] == [sheet(), sheet().turned, sheet()]
    assert (sheet().turned.width, sheet().turned.height) == (sheet().height, sheet().width)


def test_a_mark_is_the_page_where_the_block_begins() -> None:
    pages = flow()
    for name in ("one", "two", "three"):
        pages.mark(name)
        pages.put(Bar(name, 600))
    assert pages.marks == {"one": 1, "two": 2, "three": 3}


def test_text_is_never_mark_up_and_keeps_its_lines(qtbot: QtBot) -> None:
    text = Text("<b>&amp;</b>\nsecond\r\nthird \x07\ud800", BODY, 1000)
    assert text._layout.text() == "<b>&amp;</b>\u2028second\u2028third "
    assert text._layout.lineCount() == 3
