"""The merge of two copies of a map."""

from __future__ import annotations

import random
from datetime import date

from tests.bench.maps import typical
from tests.bench.ratio import compare, timed
from tests.bench.rows import Result, row
from tests.support.editing import Editor
from workbench.domain.compare import compare as compared
from workbench.domain.index import Index
from workbench.domain.merge.three_way import merge


@row("merge", "merge of two copies of 60 x 300, 40 edits each", "a comparison of the two", 10)
def merging() -> Result:
    """Both copies with edits of every kind, and what they came of."""
    base = typical()
    chance = random.Random(7)
    editor = Editor(lambda things: chance.choice(things))
    ours, theirs = editor.edited(base, 40), editor.edited(base, 40)
    one, other = (Index(each, each.scenarios[0]) for each in (ours, theirs))
    floor = timed(lambda: compared(one, other, date(2026, 11, 24)), 10)
    merged = merge(base, ours, theirs)
    told = len(merged.changes) + len(merged.conflicts) + len(merged.kept) + len(merged.repairs)
    return Result(compare(floor, timed(lambda: merge(base, ours, theirs), 10), 15), f"{told} lines")
