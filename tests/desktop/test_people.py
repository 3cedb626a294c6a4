"""People found by the keyboard and dragged onto cards by a real mouse on a real display."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.desktop.conftest import Program, Screen
from workbench.application.edits.people import AddPeople
from workbench.domain.model import Person, PersonLevel
from workbench.files.document import to_bytes
from workbench.files.identity import fresh_identity
from workbench.files.templates import load

PRODUCT = "social-product-strategist"


def test_a_person_dragged_onto_a_card_says_what_she_fills_and_holds_it(
    start: Callable[..., Program], screen: Screen, tmp_path: Path
) -> None:
    document = load("social-leadership")
    levels = tuple(PersonLevel(skill.id, 3) for skill in document.skills)
    peopled = AddPeople((Person("ada", "Ada", levels=levels), Person("bo", "Bo"))).apply(document)
    path = tmp_path / "plan.capmap"
    path.write_bytes(to_bytes(peopled, fresh_identity())[0])
    program = start(str(path))
    program.middle("widget", f"roleCard-{PRODUCT}")
    screen.press("alt+p", "f")
    lifted, card = program.middle("person", "ada", across=0.3), program.middle("widget", f"roleCard-{PRODUCT}")
    screen.lift(lifted)
    screen.glide(lifted, card)
    pad = program.wait_for(lambda: program.ask("widget", "holderZone"))
    assert pad[2] > 100
    screen.drop()
    state = program.settled("undo", "Let Ada hold Social Product Strategist")
    assert state["people"][PRODUCT] == ["ada"]
    screen.press("ctrl+z")
    assert program.settled("undo", "")["people"][PRODUCT] == []
