"""Trees: JSON, YAML and the front matter of Markdown, to lists, dictionaries and plain values. Knows no key.

What a reference, written out, would make larger than is read is refused before it is built. A fault names its line.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

from workbench.application.task import Task
from workbench.files.importers._opening.limits import DEPTH, SECONDS, VALUES
from workbench.files.importers._opening.refusal import Refusal, Refused

JSON, YAML = "JSON", "YAML"
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_STEP = 2_000
"""Values between two looks whether the work is still wanted."""


def front_matter(text: str) -> str | None:
    """The YAML between the lines of dashes with which a text begins, None where it begins without."""
    found = _FRONT_MATTER.match(text)
    return found[1] if found else None


def read_json(text: str) -> Any:
    """The tree of a JSON text. Raises Refused."""
    import orjson

    bare = text if _structure(text) <= VALUES else _STRING.sub("", text)
    if _structure(bare) > VALUES:
        raise Refused(Refusal.VALUES, most=VALUES)
    try:
        tree = orjson.loads(text)
    except orjson.JSONDecodeError as cause:
        if "depth" in cause.msg or "recursion" in cause.msg:
            raise Refused(Refusal.DEEP, most=DEPTH) from cause
        raise Refused(Refusal.UNREADABLE, line=cause.lineno, language=JSON) from cause
    if _is_deeper(tree):
        raise Refused(Refusal.DEEP, most=DEPTH)
    return tree


def _structure(text: str) -> int:
    """How many values there are, or more where texts hold such marks."""
    return sum(map(text.count, ",[{"))


def _is_deeper(tree: Any) -> bool:
    level = [tree]
    for _ in range(DEPTH):
        level = [child for node in level for child in _children(node)]
        if not level:
            return False
    return True


def _children(node: Any) -> Iterator[Any]:
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return (each for each in inner if isinstance(each, dict | list))


def read_yaml(text: str, task: Task, first_line: int = 1) -> Any:
    """The tree of a YAML text, a list of trees where it holds several; first_line: its place in its file.

    Raises Refused and Cancelled.
    """
    import yaml

    try:
        _measure(text, task)
        trees = list(yaml.load_all(text, _loader()))
    except yaml.MarkedYAMLError as cause:
        mark = cause.problem_mark or cause.context_mark
        line = first_line + (mark.line if mark is not None else 0)
        raise Refused(Refusal.UNREADABLE, line=line, language=YAML) from cause
    except yaml.YAMLError as cause:  # a character that it does not take
        line = first_line + text.count("\n", 0, getattr(cause, "position", 0))
        raise Refused(Refusal.UNREADABLE, line=line, language=YAML) from cause
    except (ValueError, ArithmeticError, TypeError, LookupError) as cause:  # 2024-13-45, or a number of 5,000 digits
        raise Refused(Refusal.UNREADABLE, line=first_line, language=YAML) from cause
    return trees[0] if len(trees) == 1 else trees


def _loader() -> Any:
    """The safe loader: plain values and nothing else. The one in C where there is one."""
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _measure(text: str, task: Task) -> None:
    """Go through the parts of a YAML text without building anything. Raises Refused, Cancelled and yaml.YAMLError."""
    import yaml

    until = time.monotonic() + SECONDS
    size = _Size()
    for number, event in enumerate(yaml.parse(text, _loader())):
        if number % _STEP == 0:
            task.check_cancelled()
            if time.monotonic() > until:
                raise Refused(Refusal.TIME)
        if isinstance(event, yaml.AliasEvent):
            size.refer(event.anchor or "")
        elif isinstance(event, yaml.CollectionStartEvent):
            size.begin(event.anchor)
        elif isinstance(event, yaml.CollectionEndEvent):
            size.end()
        elif isinstance(event, yaml.ScalarEvent):
            size.plain(event.anchor)


class _Size:
    """How many values a tree has so far, every reference written out. Raises Refused where they are too many."""

    def __init__(self) -> None:
        self._values = 0
        self._open: list[tuple[str | None, int]] = []  # the anchor of each, and how many values there were before it
        self._sizes: dict[str, int] = {}

    def begin(self, anchor: str | None) -> None:
        """A list or a dictionary begins."""
        self._open.append((anchor, self._values))
        self._add(1)
        if len(self._open) > DEPTH:
            raise Refused(Refusal.DEEP, most=DEPTH)

    def end(self) -> None:
        """The one that began last ends."""
        anchor, before = self._open.pop()
        if anchor is not None:
            self._sizes[anchor] = self._values - before

    def plain(self, anchor: str | None) -> None:
        """A plain value."""
        self._add(1)
        if anchor is not None:
            self._sizes[anchor] = 1

    def refer(self, anchor: str) -> None:
        """A reference: all that stands at its anchor once more."""
        if any(each == anchor for each, _ in self._open):
            raise Refused(Refusal.ODD)  # it holds itself
        self._add(self._sizes.get(anchor, 1))

    def _add(self, values: int) -> None:
        self._values += values
        if self._values > VALUES:
            raise Refused(Refusal.VALUES, most=VALUES)
