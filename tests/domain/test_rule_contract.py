"""The contract of a check: a part that is missing, misspelt or contradicts another fails before anything is checked."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.support.notation import read_map
from workbench.application.edits.waivers import Accept
from workbench.domain import assess as module
from workbench.domain.assess import all_rules, assess, current_code, rules_in
from workbench.domain.index import Index
from workbench.domain.model import CapabilityMap, Waiver
from workbench.domain.registry import discover
from workbench.domain.replace import replace
from workbench.domain.rule import Rule

TODAY = date(2026, 11, 23)
WRITTEN = """
from workbench.domain.rule import Rule

RULE = Rule(code="{code}", heading=("One", "Many"), template="It is.", doc="What.", check=lambda index: (),
            reads=frozenset({{"skills"}}), {more})
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "somebodys_rules"
    folder.mkdir()
    (folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    for name in [each for each in sys.modules if each.partition(".")[0] == folder.name]:
        del sys.modules[name]


def rules_of(folder: Path, **modules: str) -> dict[str, Rule]:
    for name, text in modules.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    package = ModuleType(folder.name)
    package.__path__ = [str(folder)]
    sys.modules[folder.name] = package
    return rules_in(package)


def written(code: str, more: str = 'show="Show"') -> str:
    return WRITTEN.format(code=code, more=more)


def test_a_module_is_all_a_check_takes(package: Path) -> None:
    found = rules_of(package, gap9=written("GAP9"), gap8=written("GAP8", 'show="Show", retired_names=("GAP7",)'))
    assert list(found) == ["GAP8", "GAP9"]
    assert (found["GAP9"].errors, found["GAP9"].most, found["GAP9"].fixes) == (False, None, None)


@pytest.mark.parametrize(
    ("modules", "said"),
    [
        ({"gap9": "CODE = 'GAP9'"}, "gap9 exports no RULE whose code is its name"),
        ({"gap9": "RULE = 'GAP9'"}, "gap9 exports no RULE whose code is its name"),
        ({"gap9": written("GAP8")}, "gap9 exports no RULE whose code is its name"),
        (
            {"gap8": written("GAP8"), "gap9": written("GAP9", 'show="", retired_names=("GAP8",)')},
            "call themselves GAP8",
        ),
        (
            {each: written(each.upper(), 'show="", retired_names=("GAP7",)') for each in ("gap8", "gap9")},
            "two checks call themselves GAP7",
        ),
    ],
)
def test_a_check_that_cannot_be_told_from_another_fails_at_the_start(
    modules: dict[str, str], said: str, package: Path
) -> None:
    with pytest.raises(ValueError, match=said):
        rules_of(package, **modules)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reads": frozenset()}, "reads nothing"),
        ({"reads": frozenset({"weather"})}, "weather"),
        ({"fixes": None}, "how it is cured"),
        ({"show": "Show"}, "how it is cured"),
        ({"retired_names": ("GAP1",)}, "in use and retired"),
    ],
)
def test_parts_that_contradict_each_other_are_refused(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        dataclasses.replace(all_rules()["GAP1"], **changes)


@pytest.mark.parametrize("wrong", [{"stepwize": True}, {"code": "GAP9"}])
def test_a_part_misspelt_or_missing_makes_no_rule(wrong: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=r"stepwize|heading"):
        Rule(**wrong)


def test_every_module_of_the_package_is_a_rule_and_nothing_of_it_can_be_changed() -> None:
    from workbench.domain import rules

    assert [each.RULE.code for each in discover(rules)] == list(all_rules())
    with pytest.raises(dataclasses.FrozenInstanceError):
        all_rules()["GAP1"].most = 3  # type: ignore[misc]


@pytest.fixture
def renamed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """GAP1 took the place of a check once called HOLE1."""
    known = all_rules()
    retired = dataclasses.replace(known["GAP1"], retired_names=("HOLE1",))
    monkeypatch.setattr(module, "all_rules", lambda: {**known, "GAP1": retired})
    current_code.cache_clear()
    yield
    current_code.cache_clear()


def waived(*codes: str) -> CapabilityMap:
    document = read_map({"skills": {"ads": "marketing"}, "roles": {"boss": {}}})
    waivers = tuple(
        Waiver(each, ("skill:ads",), severity="error", reason=each, author="Ann", date=TODAY) for each in codes
    )
    return replace(document, scenarios=(replace(document.scenarios[0], waivers=waivers),))


@pytest.mark.usefixtures("renamed")
def test_a_point_accepted_under_a_retired_code_stays_accepted() -> None:
    document = waived("HOLE1")
    assessment = assess(Index(document, document.scenarios[0]), TODAY)
    assert [(each.code, waiver.code) for each, waiver in assessment.accepted.items()] == [("GAP1", "HOLE1")]
    assert all(each.code != "GAP1" for each in assessment.open)


@pytest.mark.usefixtures("renamed")
def test_accepting_it_again_replaces_what_was_said_under_the_retired_code() -> None:
    document = waived("HOLE1", "HOLE2")
    finding = next(iter(assess(Index(document, document.scenarios[0]), TODAY).accepted))
    after = Accept("s", finding, "Still", "Ann", TODAY, says="").apply(document)
    assert [(each.code, each.reason) for each in after.scenarios[0].waivers] == [("HOLE2", "HOLE2"), ("GAP1", "Still")]


def test_a_code_that_was_never_retired_stays_what_it_is() -> None:
    document = waived("HOLE1")
    (point,) = assess(Index(document, document.scenarios[0]), TODAY).accepted
    assert point.code == "HOLE1"
