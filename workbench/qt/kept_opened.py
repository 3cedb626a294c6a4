"""Backup of a file as it is opened, and what that tells: that it failed, or that a newer version is kept."""

from __future__ import annotations

from pathlib import Path

from workbench.files.atomic import SaveFailed
from workbench.files.backups import Backups
from workbench.files.identity import in_words


def kept_opened(backups: Backups, path: Path) -> tuple[str, ...]:
    """Back up the state of a file that was read; sentences to say. May be called on any thread."""
    try:
        backups.keep_file(path, "open")
    except SaveFailed as failure:
        return (failure.sentence,)
    try:
        newer = backups.newer_than(path)
    except OSError:  # nothing is known of a newer one then, and nothing is lost by that
        newer = None
    return () if newer is None else (f"You have a newer one: the {in_words(newer)}. File, Earlier versions lists it.",)
