"""Files dragged in from another program with a real mouse: taken as a copy, so that nobody deletes the original."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tests.desktop.carrier import SIZE
from tests.desktop.conftest import ROOT, Program
from workbench.files.document import to_bytes
from workbench.files.identity import fresh_identity
from workbench.files.templates import load

STARTER = ("--template", "social-leadership")
OFFERS = (("copy", "copy"), ("copy+move", "move"), ("copy+move", "copy"), ("move", "move"))
PLACE = (1340, 780)


def a_map(folder: Path, name: str = "Another.capmap") -> Path:
    """A capability map on disk, with a title unlike that on screen."""
    path = folder / name
    path.write_bytes(to_bytes(load("before-and-after"), fresh_identity())[0])
    return path


@contextmanager
def dragged(program: Program, to: str, offered: str, proposed: str, *addresses: str) -> Iterator[str]:
    """Addresses dragged from a window of another program onto a widget: the action its drop was answered with."""
    screen = program.screen
    words = [sys.executable, "-P", "-m", "tests.desktop.carrier", *map(str, PLACE), offered, proposed, *addresses]
    environment = {**screen.environment, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, text=True) as carrier:
        assert carrier.stdout is not None
        try:
            assert carrier.stdout.readline() == "shown\n"
            screen.pace.rest(20)
            start, end = (PLACE[0] + SIZE // 2, PLACE[1] + SIZE // 2), program.middle("widget", to)
            screen.lift(start)
            screen.glide(start, end)
            screen.drop()
            yield carrier.stdout.readline().strip()
        finally:
            carrier.kill()


def test_a_map_is_taken_as_a_copy_whatever_is_offered(start: Callable[..., Program], tmp_path: Path) -> None:
    program = start()
    for number, (offered, proposed) in enumerate(OFFERS):
        path = a_map(tmp_path, f"{number}.capmap")
        place = "mainWindow" if number else "startPage"
        with dragged(program, place, offered, proposed, path.as_uri()) as answer:
            program.settled("file", str(path))
        assert answer == "CopyAction"
        assert path.exists()


PLACES = ("skillSearch", "Skills", "board", "message", "inspector", "header", "mainWindow")


def test_every_place_of_the_window_takes_a_map(start: Callable[..., Program], tmp_path: Path) -> None:
    program = start(*STARTER)
    for place in PLACES:
        path = a_map(tmp_path, f"{place}.capmap")
        with dragged(program, place, "copy+move", "move", path.as_uri()) as answer:
            program.settled("file", str(path))
        assert answer == "CopyAction"


ANSWERS = (
    (("Photo.png",), "“Photo.png” is neither a capability map nor a table."),
    (("One.capmap", "Two.capmap"), "2 capability maps were dropped, and one is open at a time."),
    ((), "Text, pictures and addresses of the web"),
)


def told(program: Program, words: str) -> bool:
    return words in program.state["notice"]


def test_what_cannot_be_opened_is_answered_in_one_notice(start: Callable[..., Program], tmp_path: Path) -> None:
    program = start(*STARTER)
    for names, said in ANSWERS:
        paths = [a_map(tmp_path, name) for name in names]
        addresses = [path.as_uri() for path in paths] or ["https://example.org/Roles.capmap"]
        with dragged(program, "board", "copy+move", "move", *addresses) as answer:
            program.wait_for(partial(told, program, said))
        assert answer == "CopyAction"
        assert program.state["file"] == ""
        assert all(path.exists() for path in paths)
