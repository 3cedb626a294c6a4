"""What the documents for contributors name is there: files, names, make targets, keys of the format, names of old."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = tuple(
    path.relative_to(ROOT).as_posix()
    for path in (
        ROOT / "CONTRIBUTING.md",
        ROOT / "SECURITY.md",
        *sorted((ROOT / "docs").glob("*.md")),
        *sorted((ROOT / "docs" / "decisions").glob("*.md")),
    )
)
BLOCK = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
PATH = re.compile(r"\.?[\w-]+(?:/[\w.-]+)*(?:/|\.(?:py|md|toml|json|html|lock|yaml|yml|capmap))")
MODULE = re.compile(r"(?:workbench|tests)(?:\.\w+)+")
TARGET = re.compile(r"make ([a-z][a-z-]*)")
ADDED = re.compile(r"risk2|/load\.py|test_load|from_1|timeline|role_list|level_lists")
"""What a recipe adds, and what is therefore not there."""


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


OLD_NAMES = "## Old names and new"


def quoted(name: str) -> list[str]:
    """What stands in backticks, each on one line; a code that goes over a line end counts, too. Not the old names."""
    text = BLOCK.sub("", text_of(name)).partition(OLD_NAMES)[0]
    return [" ".join(each.split()) for each in re.findall(r"`([^`]+)`", text)]


def exists(dotted: str) -> bool:
    """Whether a module, or a name in one, or a name in a class of one, is there."""
    parts = dotted.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found: Any = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for part in parts[length:]:
            if not hasattr(found, part) and part not in getattr(found, "__annotations__", {}):
                return False
            found = getattr(found, part, None)
        return True
    return False


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_path_named_is_there(name: str) -> None:
    paths = [each for each in quoted(name) if "/" in each and PATH.fullmatch(each) and not ADDED.search(each)]
    assert [each for each in paths if not (ROOT / each).exists()] == []


@pytest.mark.parametrize("name", [*DOCUMENTS, "README.md"])
def test_every_link_leads_somewhere(name: str) -> None:
    targets = [each for each in LINK.findall(text_of(name)) if "://" not in each]
    assert [each for each in targets if not ((ROOT / name).parent / each).exists()] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_module_and_name_is_there(name: str) -> None:
    names = [each for each in quoted(name) if MODULE.fullmatch(each) and not ADDED.search(each)]
    assert [each for each in names if not exists(each)] == []


@pytest.mark.parametrize("name", [*DOCUMENTS, "README.md"])
def test_every_make_target_is_there(name: str) -> None:
    (listed,) = re.findall(r"^\.PHONY: (.+)$", text_of("Makefile"), re.MULTILINE)
    named = {target for code in (*quoted(name), *BLOCK.findall(text_of(name))) for target in TARGET.findall(code)}
    assert named - set(listed.split()) == set()


def test_contributors_are_told_of_every_target_that_is_theirs() -> None:
    (listed,) = re.findall(r"^\.PHONY: (.+)$", text_of("Makefile"), re.MULTILINE)
    told = {target for code in quoted("CONTRIBUTING.md") for target in TARGET.findall(code)}
    assert set(listed.split()) - told == set()


def test_every_test_that_is_named_alone_is_in_some_file() -> None:
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    for name in DOCUMENTS:
        for each in quoted(name):
            if re.fullmatch(r"test_\w+", each):
                assert f"def {each}(" in tests, f"{name}: {each}"


# What they promise of the code

NETWORK = re.compile(r"QtNetwork|QtWebSockets|socket|ssl|http|urllib\.request|ftplib|smtplib|requests|xmlrpc")
ANIMATED = re.compile(r"QPropertyAnimation|QVariantAnimation|QSequentialAnimationGroup|QTimeLine|QMovie|setAnimated")


def test_no_module_of_the_program_imports_a_network() -> None:
    """But for the pair of sockets within the process by which a signal of the system wakes the window."""
    found = []
    for path in sorted((ROOT / "workbench").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [each.name for each in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
            if any(NETWORK.fullmatch(part) for name in (*names, module) for part in (name, *name.split("."))):
                found.append(path.name)
    assert found == ["signals.py"]


def test_nothing_moves_by_itself() -> None:
    sources = sorted((ROOT / "workbench").rglob("*.py"))
    assert not [path.name for path in sources if ANIMATED.search(path.read_text(encoding="utf-8"))]


# The format


def keys() -> Iterator[tuple[str, str]]:
    """Each class and key of the schema."""
    schema = orjson.loads((ROOT / "docs" / "capmap.schema.json").read_bytes())
    for kind, properties in (("CapabilityMap", schema), *schema["$defs"].items()):
        yield from ((kind, key) for key in properties["properties"])


def described() -> set[tuple[str, str]]:
    """Each class and key that has a row in the description of the format, below the heading of its class."""
    found, kind = set(), ""
    for line in text_of("docs/FORMAT.md").splitlines():
        if heading := re.fullmatch(r"### .*`(\w+)`", line):
            kind = heading[1]
        elif row := re.match(r"\| `(\w+)` \|", line):
            found.add((kind, row[1]))
        elif line.startswith("## "):
            kind = ""
    return {each for each in found if each[0]}


def test_every_key_of_a_map_is_described_and_no_other() -> None:
    assert described() == set(keys())


def test_every_default_and_every_word_of_a_choice_is_the_one_of_the_schema() -> None:
    schema = orjson.loads((ROOT / "docs" / "capmap.schema.json").read_bytes())
    kinds, kind = {"CapabilityMap": schema, **schema["$defs"]}, ""
    for line in text_of("docs/FORMAT.md").splitlines():
        if heading := re.fullmatch(r"### .*`(\w+)`", line):
            kind = heading[1]
        elif kind and (row := re.match(r"\| `(\w+)` \| ([^|]*) \| ?([^|]*) ?\|", line)):
            key, values, default = row[1], row[2], row[3].strip().strip("`")
            shape = kinds[kind]["properties"][key]
            assert (key in kinds[kind].get("required", [])) == (default == ""), key
            if "default" in shape and isinstance(shape["default"], list) and shape["default"]:
                assert default.split(", ") == shape["default"], key
            elif "default" in shape:
                assert default == shape["default"] or orjson.loads(default) == shape["default"], key
            choices = next((each["enum"] for each in (shape, *shape.get("anyOf", ())) if "enum" in each), ())
            assert [each for each in choices if f"`{each}`" not in values] == [], key
    version = schema["properties"]["format_version"]["const"]
    assert f"This is format version {version};" in text_of("docs/FORMAT.md")
    assert f"| `format_version` | whole number | | {version} |" in text_of("docs/FORMAT.md")


# Old names and new


def renames() -> list[tuple[str, str]]:
    """The rows of the tables of old names and new."""
    part = text_of("docs/ARCHITECTURE.md").partition(OLD_NAMES)[2]
    return re.findall(r"^\| `([\w.]+)` \| `([\w.]+)` \|$", part, re.MULTILINE)


def defined(dotted: str) -> bool:
    """Whether a module is there, or a name that is made in it and not only imported."""
    module, _, name = dotted.rpartition(".")
    if not exists(dotted):
        return False
    found = getattr(importlib.import_module(module), name, None) if exists(module) else None
    return getattr(found, "__module__", module) == module


def test_every_new_name_is_there_and_no_old_one() -> None:
    found = renames()
    assert len(found) > 150
    assert [new for _, new in found if not exists(new)] == []
    assert [old for old, _ in found if defined(old)] == []
