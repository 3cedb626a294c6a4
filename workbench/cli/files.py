"""Input and output of the commands: reading maps, finding scenarios, writing files. Knows no single command."""

from __future__ import annotations

import argparse
import contextlib
import gc
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.command import Failed
from workbench.cli.streams import complain
from workbench.runtime.paths import shown

if TYPE_CHECKING:
    from workbench.domain.model import CapabilityMap, Scenario
    from workbench.files.document import Loaded
    from workbench.files.exporters import Exported


def scenario_option(parser: argparse.ArgumentParser, of: str = "") -> None:
    """The option --scenario."""
    parser.add_argument("--scenario", metavar="S", help=f"{of}id or name; the first unless given")


def load(path: Path) -> Loaded:
    """The content of a map's file; its notes go to standard error. Raises Failed."""
    from workbench.files.document import DocumentError, read

    try:
        with gc_paused():
            loaded = read(path)
    except DocumentError as error:
        raise Failed(str(error)) from error
    for note in loaded.notes:
        complain(note)
    return loaded


@contextlib.contextmanager
def gc_paused() -> Iterator[None]:
    """Pause the garbage collector while many long-lived objects are created: it would search them in vain.

    Only here, where there is one thread: in the window program it never runs by itself.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def scenario_of(document: CapabilityMap, wanted: str | None) -> Scenario:
    """The scenario with an id or a name; the first where none is asked for. Raises Failed."""
    if wanted is None:
        return document.scenarios[0]
    from workbench.domain.names import scenario_called

    scenario = scenario_called(document, wanted)
    if scenario is not None:
        return scenario
    from workbench.domain.quoting import shortened
    from workbench.domain.words import join_names

    names = join_names([f"“{shortened(scenario.name)}”" for scenario in document.scenarios], 20)
    raise Failed(f"There is no scenario “{shortened(wanted)}”. There are {names}.")


def refuse_there(path: Path, force: bool) -> None:
    """Raise Failed where a file is there that is not to be replaced."""
    if not force and is_there(path):
        raise Failed(f"{path} is there already, and was left as it is. --force replaces it.")


def is_there(path: Path) -> bool:
    """Whether a file is there. Raises Failed where that cannot be seen."""
    from workbench.files.os_errors import explain

    try:
        return path.exists()
    except OSError as error:
        why = "you have no right to" if isinstance(error, PermissionError) else explain(error).what
        raise Failed(f"{path} cannot be looked at: {why}. Nothing was written.") from error


def write(path: Path, data: bytes) -> None:
    """Write a file by the atomic saver. Raises Failed."""
    from workbench.files.atomic import SaveFailed, write_atomically

    try:
        write_atomically(path, data)
    except SaveFailed as failure:
        raise Failed(str(failure)) from failure


def say_saved(path: Path, exported: Exported) -> None:
    """Print the notes of an export, and the path of the file."""
    for note in exported.notes:
        print(note)
    print(f"Saved {shown(path)}.")
