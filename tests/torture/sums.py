"""What was tried and survived over all runs: a small file, and the paragraph of the README that says it."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.torture.kind import Kind, Outcome, every_kind

ROOT = Path(__file__).resolve().parents[2]
SUMS = ROOT / "docs" / "torture.json"
README = ROOT / "README.md"
_BEGINNING = "Tried with `make torture`:"
_PARAGRAPH = re.compile(rf"^{re.escape(_BEGINNING)}.*?(?=\n\n)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Sum:
    """What one kind came to. oldest: seconds of work that the worst kill of the window cost, None without kills."""

    tried: int = 0
    survived: int = 0
    oldest: float | None = None

    def with_(self, kind: Kind, outcome: Outcome) -> Sum:
        """This and another run."""
        if not kind.adds_up:
            return Sum(outcome.tried, outcome.survived)
        ages = [*outcome.ages, *([] if self.oldest is None else [self.oldest])]
        return Sum(self.tried + outcome.tried, self.survived + outcome.survived, round(max(ages), 2) if ages else None)


def read() -> dict[str, Sum]:
    """The sums so far."""
    if not SUMS.exists():
        return {}
    return {name: Sum(**each) for name, each in json.loads(SUMS.read_text(encoding="utf-8")).items()}


def add(name: str, outcome: Outcome) -> None:
    """Add to the sums of a kind and say them in the README."""
    sums = read()
    sums[name] = sums.get(name, Sum()).with_(every_kind()[name], outcome)
    written = json.dumps({each: asdict(sums[each]) for each in sorted(sums)}, indent=2)
    SUMS.write_text(f"{written}\n", encoding="utf-8")
    tell()


def tell() -> None:
    """Have the README say the sums so far."""
    told = _PARAGRAPH.sub(lambda _: score(read()), README.read_text(encoding="utf-8"))
    README.write_text(told, encoding="utf-8")


def score(sums: Mapping[str, Sum]) -> str:
    """The paragraph of the README."""
    if not sums:
        return f"{_BEGINNING} nothing yet."
    told = [_said(sums[name], kind) for name, kind in every_kind().items() if name in sums]
    return textwrap.fill(f"{_BEGINNING} survived were {'; '.join(told)}.", 120, break_on_hyphens=False)


def told() -> str:
    """That paragraph as the README has it."""
    found = _PARAGRAPH.search(README.read_text(encoding="utf-8"))
    return found[0] if found else ""


def _said(of: Sum, kind: Kind) -> str:
    lost = "" if of.oldest is None else f" (the oldest edit lost was {of.oldest:.1f} s old)"
    return f"{of.survived:,} of {of.tried:,} {kind.what}{lost}"
