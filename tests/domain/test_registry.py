"""Parts are found by listing a package: what a module exports is a value of its type, and no two are alike."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.packages import package_of
from workbench.domain.registry import collect, discover, in_order, refuse_equal, refuse_shared


@dataclass(frozen=True)
class Tool:
    """A kind of part."""

    order: int
    name: str = ""


MADE = f"from {__name__} import Tool\nTOOL = Tool({{}})\n"


def test_a_public_module_is_a_part_and_nothing_else_is(tmp_path: Path) -> None:
    made = package_of(tmp_path, saw=MADE.format(20), axe=MADE.format(10), _helper=MADE.format(20))
    assert [each.__name__ for each in discover(made)] == [f"{made.__name__}.axe", f"{made.__name__}.saw"]
    assert collect(made, Tool) == {"axe": Tool(10), "saw": Tool(20)}


@pytest.mark.parametrize("text", ["", "TOOLS = Tool(1)", "TOOL = 1", "TOOL = Tool"])
def test_a_module_without_its_part_is_named(tmp_path: Path, text: str) -> None:
    made = package_of(tmp_path, saw=f"from {__name__} import Tool\n{text}\n")
    with pytest.raises(TypeError, match=r"\.saw exports no Tool as TOOL"):
        collect(made, Tool)


def test_parts_stand_in_their_order_and_no_two_have_the_same() -> None:
    parts = {"saw": Tool(20), "axe": Tool(30), "plane": Tool(10)}
    assert [each.order for each in in_order(parts)] == [10, 20, 30]
    with pytest.raises(ValueError, match="axe and plane have the same order, 30"):
        in_order(parts | {"plane": Tool(30)})


def test_what_must_differ_is_told_by_both_names() -> None:
    parts = {"saw": Tool(1, "Cuts"), "axe": Tool(2, "cuts")}
    refuse_equal(parts, lambda each: each.name, "name")
    with pytest.raises(ValueError, match="saw and axe have the same name, cuts"):
        refuse_equal(parts, lambda each: each.name.casefold(), "name")


def test_two_may_not_share_one_of_several_keys() -> None:
    parts = {"saw": Tool(1, "abc"), "axe": Tool(2, "def")}
    refuse_shared(parts, lambda each: each.name, "letter")
    with pytest.raises(ValueError, match="saw and file have the same letter, b"):
        refuse_shared(parts | {"file": Tool(3, "xb")}, lambda each: each.name, "letter")
