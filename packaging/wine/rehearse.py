"""A rehearsal of the Windows build and installer on Debian, under Wine 10: `make rehearse-windows`, as root.

It builds the program with a Windows Python, makes setup.exe and the portable zip, and goes through what a user does
with them, a line for each. It is a rehearsal, not Windows.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

import built
import installed
import seen
import sharing
import stage

PARTS: Sequence[tuple[str, Callable[[], str]]] = (
    ("Debian with Wine", stage.root),
    ("Windows Python", stage.runtime),
    ("stand-in", stage.stand_in),
    ("locks and savers", sharing.locks),
    ("folder", built.folder),
    ("starters", built.starters),
    ("in the folder", built.bundle),
    ("Qt's own plugin", built.native),
    ("the real window", seen.window),
    ("workbook as here", built.same_workbook),
    ("the release's check", built.smoke),
    ("lists", built.parts_lists_as_windows),
    ("reader's limits", built.limits_its_reader),
    ("import by window", seen.imports),
    ("portable zip", built.portable),
    ("setup.exe", built.setup),
    ("older setup.exe", built.older_setup),
    ("pages", seen.pages),
    ("Windows too old", installed.refuses_an_old_windows),
    ("the old version", installed.installs_the_old_version),
    ("upgrade in place", installed.upgrades),
    ("what is registered", installed.installs),
    (".capmap opens", seen.opens_files),
    ("while running", installed.refuses_while_running),
    ("downgrade", installed.refuses_a_downgrade),
    ("uninstall", installed.uninstalls),
    ("another folder", installed.another_folder),
    ("the release's try", installed.as_the_release_tries_it),
)
STAGING = (stage.root, stage.runtime, stage.stand_in, built.folder)
"""Without these nothing else can be tried."""


def main() -> int:
    """Go through the parts and print a line for each; the first that makes the stage and fails ends it."""
    failed = 0
    for name, part in PARTS:
        begin = time.monotonic()
        try:
            print(f"ok    {name:18} {part()} ({time.monotonic() - begin:.0f} s)", flush=True)
        except (stage.Failed, OSError, subprocess.SubprocessError, SystemExit) as failure:
            print(f"FAIL  {name:18} {failure}", flush=True)
            failed += 1
            if part in STAGING:
                break
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
