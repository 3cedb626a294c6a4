"""The fade of the organisation picture: roles that do not match, and departments without one that does."""

from __future__ import annotations

from tests.support.notation import read_map
from workbench.domain.index import Index
from workbench.presentation.organisation import layout_chart
from workbench.presentation.organisation.picture import Picture
from workbench.widgets.organisation.fade import Fade


def drawn() -> Picture:
    document = read_map(
        {
            "departments": {"sales": "sales", "field": {"kind": "other", "parent": "sales"}, "it": "technology"},
            "roles": {"head": {"department": "sales"}, "rep": {"department": "field"}, "dev": {"department": "it"}},
        }
    )
    return layout_chart(Index(document, document.scenarios[0]), 1.5)


def faded(fade: Fade) -> tuple[set[str | None], set[str]]:
    """The departments and the roles that are painted over, each once."""
    return {box.department for box in fade._boxes}, {row.role for row in fade._rows}


def test_nothing_fades_where_nothing_is_sought() -> None:
    fade = Fade()
    assert not fade.take(None, None)
    fade.take(drawn(), None)
    assert faded(fade) == (set(), set())


def test_a_department_without_a_match_fades_whole_and_one_with_a_match_by_its_other_roles() -> None:
    fade, picture = Fade(), drawn()
    assert fade.take(picture, frozenset({"rep"}))
    assert faded(fade) == ({"it"}, {"head"})
    assert (fade.faded("dev"), fade.faded("rep")) == (True, False)
    fade.take(picture, frozenset({"head"}))
    assert faded(fade) == ({"it", "field"}, set())


def test_the_same_again_is_no_change() -> None:
    fade, picture = Fade(), drawn()
    assert fade.take(picture, frozenset({"rep"}))
    assert not fade.take(picture, frozenset({"rep"}))
    assert fade.take(drawn(), frozenset({"rep"}))


def test_no_match_fades_every_outer_box_once() -> None:
    fade, picture = Fade(), drawn()
    fade.take(picture, frozenset())
    boxes, rows = faded(fade)
    assert {"sales", "it"} <= boxes
    assert "field" not in boxes
    assert rows == set()
