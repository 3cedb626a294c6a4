"""`workbench merge`: make one map of two copies and what they came of; also the merge driver of a version control."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.cli.command import DONE, FOUND, Command, Failed, Qt
from workbench.cli.files import load, write

if TYPE_CHECKING:
    from workbench.domain.merge.outcome import Merged
    from workbench.files.conflicts import OpenConflicts
    from workbench.files.container import Extra
    from workbench.files.document import Loaded
    from workbench.presentation.merge_text import MergeText

_NONE = Path("-")


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("base", type=Path, metavar="BASE", help="what both came of; - or an empty file: not known")
    parser.add_argument("ours", type=Path, metavar="OURS")
    parser.add_argument("theirs", type=Path, metavar="THEIRS")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", required=True, help="written as OURS is")
    parser.add_argument(
        "--prefer", choices=("ours", "theirs"), help="whose value a conflict gets; unless given ours, and exit code 1"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text unless given")


def _run(arguments: argparse.Namespace, qt: Qt) -> int:
    from workbench.domain.merge.three_way import merge
    from workbench.domain.words import pluralise
    from workbench.files.conflicts import conflicts_part
    from workbench.presentation.merge_as_text import as_text
    from workbench.presentation.merge_text import MergeText
    from workbench.runtime.paths import shown

    base = None if _is_none(arguments.base) else load(arguments.base).document
    ours, theirs = load(arguments.ours), load(arguments.theirs)
    _refuse_others(arguments, ours, theirs)
    merged = merge(base, ours.document, theirs.document, prefer=arguments.prefer or "ours")
    name = f"“{shown(arguments.theirs.name)}”"
    left = _left_open(arguments, ours, theirs, merged, name)
    undecided = left is not None
    _write(arguments.output, ours, theirs, merged, None if left is None else conflicts_part(left.conflicts, left.name))
    words = MergeText(ours.document, merged, name)
    if arguments.format == "json":
        _print_json(words)
    else:
        if base is None:
            print("What both came of is not known: nothing is removed, and each field that differs is a conflict.")
        print(as_text(words), end="")
        decided = {conflict.unit for conflict in merged.conflicts}
        earlier = sum(each.unit not in decided for each in left.conflicts) if left is not None else 0
        if earlier:
            print(f"From earlier merges {pluralise(earlier, 'conflict')} still to be decided.")
    return FOUND if undecided else DONE


def _is_none(path: Path) -> bool:
    """Whether there is no base: none is named, or version control gives an empty file for what was added twice."""
    return path == _NONE or (path.is_file() and path.stat().st_size == 0)


def _refuse_others(arguments: argparse.Namespace, ours: Loaded, theirs: Loaded) -> None:
    """Raise Failed for two documents, as far as the files say which they are: plain JSON does not."""
    from workbench.runtime.paths import shown

    known = None not in (ours.identity.map_sha256, theirs.identity.map_sha256)
    if known and ours.identity.document_id != theirs.identity.document_id:
        names = [f"“{shown(path.name)}”" for path in (arguments.ours, arguments.theirs)]
        raise Failed(
            f"{names[0]} and {names[1]} are two documents, not two copies of one. Nothing was written. "
            "“import” takes what another map holds."
        )
    for loaded, path in ((ours, arguments.ours), (theirs, arguments.theirs)):
        if loaded.read_only:
            raise Failed(f"“{shown(path.name)}” was made by a newer version. Merge it with that. Nothing was written.")


def _left_open(
    arguments: argparse.Namespace, ours: Loaded, theirs: Loaded, merged: Merged, name: str
) -> OpenConflicts | None:
    """The conflicts that nobody decided, also those of earlier merges in either file; None where there are none.

    Raises Failed where those cannot be understood: they would be lost.
    """
    from workbench.application.open_conflicts import still_open
    from workbench.files.conflicts import OpenConflicts, read_conflicts
    from workbench.runtime.paths import shown

    left = {conflict.unit: conflict for conflict in merged.conflicts} if arguments.prefer is None else {}
    decided = {conflict.unit for conflict in merged.conflicts}
    for loaded, path in ((ours, arguments.ours), (theirs, arguments.theirs)):
        try:
            earlier = read_conflicts(loaded.conflicts) if loaded.conflicts is not None else None
        except ValueError as error:
            raise Failed(f"“{shown(path.name)}” holds conflicts that cannot be read. Nothing was written.") from error
        if earlier is not None:
            name = name if left else earlier.name
            still = still_open(merged.document, earlier.conflicts)
            left |= {each.unit: each for each in still if each.unit not in decided and each.unit not in left}
    return OpenConflicts(name, tuple(left.values())) if left else None


def _write(path: Path, ours: Loaded, theirs: Loaded, merged: Merged, part: Extra | None) -> None:
    """Write the merged map as ours is written, with the part of what nobody decided."""
    from workbench.files.ancestry import merged_identity
    from workbench.files.conflicts import beside
    from workbench.files.document import DocumentError, map_json, to_bytes

    try:
        if ours.identity.map_sha256 is None:
            write(path, map_json(merged.document, ours.identity))
            if part is not None:
                write(beside(path), part[1])
        else:
            identity = merged_identity(ours.identity, theirs.identity)
            write(path, to_bytes(merged.document, identity, own=(part,) if part is not None else ())[0])
    except DocumentError as error:
        raise Failed(f"{error.sentence} Nothing was written.") from error


def _print_json(words: MergeText) -> None:
    import orjson

    merged = words.merged
    report: dict[str, Any] = {
        "conflicts": [
            {"subject": each.unit.subject, "sentence": words.conflict(each), "choice": each.choice}
            for each in merged.conflicts
        ],
        "changes": [{"subject": each.unit.subject, "sentence": words.change(each)} for each in merged.changes],
        "kept": [{"subject": each.unit.subject, "sentence": words.kept(each)} for each in merged.kept],
        "repairs": [{"subject": each.unit.subject, "sentence": words.repair(each)} for each in merged.repairs],
    }
    print(orjson.dumps(report, option=orjson.OPT_INDENT_2).decode())


COMMAND = Command("merge", "make one map of two copies of it and what both came of", _options, _run)
