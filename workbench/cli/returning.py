"""Steps of `workbench import` for workbooks of this map that come back, edited: read, merged one after the other."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.cli.command import DONE, FOUND, Failed
from workbench.cli.files import load, write
from workbench.cli.streams import complain
from workbench.runtime.paths import shown

if TYPE_CHECKING:
    from workbench.application.returned import Returned, ReturnKey
    from workbench.domain.model import CapabilityMap
    from workbench.files.document import Loaded
    from workbench.files.returned_workbook import Sheets
    from workbench.presentation.returned_text import ReturnedText

_OF_TABLES = ("scenario", "new_scenario", "mapping", "save_mapping", "sheet", "role")
"""Options that say how a table is to be read: with one of them any workbook is read as a table."""

_OF_OURS = {"take_removals": "--take-removals", "keep_comments": "--keep-comments"}
"""Options for workbooks of the map alone, as they are typed."""


def take_back(arguments: argparse.Namespace) -> int | None:
    """Take workbooks of the map back; returns the exit code, None where the sources are others. Raises Failed."""
    if arguments.into is None or any(getattr(arguments, option) for option in _OF_TABLES):
        _refuse_options_of_ours(arguments)
        return None
    sources = [(path, sheets) for path in arguments.sources if (sheets := _opened(path)) is not None]
    if not sources:
        _refuse_options_of_ours(arguments)
        return None
    loaded = load(arguments.into)
    ours = [(path, sheets) for path, sheets in sources if _is_of(path, sheets, loaded)]
    if not ours:
        _refuse_options_of_ours(arguments)
        return None
    if len(ours) < len(arguments.sources):
        raise Failed("Take workbooks of this map back by themselves, and import other files then. Nothing was written.")
    return _taken(arguments, loaded, ours)


def _refuse_options_of_ours(arguments: argparse.Namespace) -> None:
    typed = [option for name, option in _OF_OURS.items() if getattr(arguments, name)]
    if typed:
        raise Failed(f"{typed[0]} is for a workbook of the map of --into. Nothing was written.")


def _opened(path: Path) -> Sheets | None:
    from workbench.files.importers import ImportFailed
    from workbench.files.returned_workbook import open_returned

    try:
        return open_returned(path)
    except ImportFailed as failed:
        raise Failed(str(failed)) from failed


def _is_of(path: Path, sheets: Sheets, loaded: Loaded) -> bool:
    """Whether a workbook was made from this map, as far as the file says which it is: plain JSON does not."""
    from workbench.files.returned_workbook import key_of

    key = key_of(sheets)
    if loaded.identity.map_sha256 is None:
        return any(scenario.id == key.scenario for scenario in loaded.document.scenarios)
    if key.document != loaded.identity.document_id:
        complain(f"“{shown(path.name)}” is a workbook of another map: its tables are read as those of any workbook.")
        return False
    return True


def _taken(arguments: argparse.Namespace, loaded: Loaded, sources: list[tuple[Path, Sheets]]) -> int:
    from workbench.application.comment_notes import with_notes
    from workbench.domain.merge.three_way import merge
    from workbench.files.document import DocumentError, map_json, to_bytes
    from workbench.presentation.merge_text import MergeText
    from workbench.presentation.returned_as_text import as_text
    from workbench.presentation.returned_text import ReturnedText

    if loaded.read_only:
        raise Failed(f"“{shown(arguments.into.name)}” was made by a newer version. Nothing was written.")
    document, undecided = loaded.document, False
    reports: list[dict[str, Any]] = []
    for path, sheets in sources:
        returned = _read(path, sheets, document)
        choices = {} if arguments.take_removals else returned.without_removals()
        merged = merge(returned.base, document, returned.edited, choices)
        if arguments.keep_comments:
            merged = with_notes(merged, returned, choices)
        words = ReturnedText(MergeText(document, merged, f"“{returned.name}”"), returned)
        document = merged.document
        undecided = undecided or bool(merged.conflicts or returned.refused)
        reports.append(_report(words))
        if arguments.format == "text":
            if len(sources) > 1:
                print(f"{returned.name}:")
            print(as_text(words), end="")
    if arguments.format == "json":
        import orjson

        print(orjson.dumps({"workbooks": reports}, option=orjson.OPT_INDENT_2).decode())
    if not arguments.dry_run:
        plain = arguments.output.suffix.lower() == ".json"
        try:
            write(arguments.output, map_json(document) if plain else to_bytes(document, loaded.identity)[0])
        except DocumentError as error:
            raise Failed(f"{error.sentence} Nothing was written.") from error
        if arguments.format == "text":
            print(f"Saved {shown(arguments.output)}.")
    return FOUND if undecided else DONE


def _read(path: Path, sheets: Sheets, document: CapabilityMap) -> Returned:
    """What a workbook says. Raises Failed."""
    from workbench.files.backups import Backups
    from workbench.files.importers import ImportFailed, source_name
    from workbench.files.returned_workbook import kept_base, read_returned
    from workbench.runtime.paths import backups_dir

    def find(key: ReturnKey) -> CapabilityMap | None:
        return kept_base(Backups(backups_dir()))(key)

    try:
        return read_returned(source_name(path), sheets, document, find)
    except ImportFailed as failed:
        raise Failed(str(failed)) from failed


def _report(words: ReturnedText) -> dict[str, Any]:
    """What was taken of a workbook and what was not, for other programs."""
    merge, returned = words.words, words.returned
    merged = merge.merged
    return {
        "name": returned.name,
        "base": returned.base is not None,
        "no_base": returned.no_base,
        "conflicts": [
            {
                "subject": each.unit.subject,
                "sentence": merge.conflict(each),
                "place": words.place(each.unit),
                "choice": each.choice,
            }
            for each in merged.conflicts
        ],
        "refused": [{"reason": each.reason, "sentence": words.refused(each)} for each in returned.refused],
        "changes": [
            {"subject": each.unit.subject, "sentence": merge.change(each), "place": words.place(each.unit)}
            for each in merged.changes
            if each.taken
        ],
        "missing": [
            {"subject": each.unit.subject, "sentence": words.missing(each.unit)}
            for each in merged.changes
            if not each.taken
        ],
        "kept": [{"subject": each.unit.subject, "sentence": merge.kept(each)} for each in merged.kept],
        "repairs": [{"subject": each.unit.subject, "sentence": merge.repair(each)} for each in merged.repairs],
        "told": [{"reason": each.reason, "sentence": words.told(each)} for each in returned.told],
        "comments": [{"author": each.author, "sentence": words.comment(each)} for each in returned.comments],
    }
