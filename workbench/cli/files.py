"""What the commands read and write: maps, their scenarios, and files made of them."""

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
    """What is in the file of a map; what there is to say of it goes to standard error."""
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
    """A pause of the garbage collector, which would search thousands of new objects again and again for nothing.

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
    """The scenario that is asked for by its id or name; the first where none is."""
    if wanted is None:
        return document.scenarios[0]
    from workbench.domain.names import scenario_called

    found = scenario_called(document, wanted)
    if found is not None:
        return found
    from workbench.domain.quoting import shortened
    from workbench.domain.words import join_names

    names = join_names([f"“{shortened(each.name)}”" for each in document.scenarios], 20)
    raise Failed(f"There is no scenario “{shortened(wanted)}”. There are {names}.")


def write(path: Path, data: bytes) -> None:
    """Write a file by the one saver."""
    from workbench.files.atomic import SaveFailed, write_atomically

    try:
        write_atomically(path, data)
    except SaveFailed as failure:
        raise Failed(str(failure)) from failure


def say_saved(path: Path, exported: Exported) -> None:
    """Print what there is to say of what was written, and where it is."""
    for note in exported.notes:
        print(note)
    print(f"Saved {shown(path)}.")
