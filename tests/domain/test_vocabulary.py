"""The words of a map: its terms in templates, lists and labels, and which kinds of department it offers."""

from __future__ import annotations

import pytest

from workbench.domain.fields import FIELDS
from workbench.domain.model import DEPARTMENT_KINDS, Department, DepartmentKind, Terms
from workbench.domain.vocabulary import DEFAULT, Vocabulary, vocabulary_for

TWO = Vocabulary(Terms("sales", "care", technology="", hub="legal"))
THREE = Vocabulary(Terms("brand", "care", technology="SALES", hub="office"))


def test_places_name_the_terms_that_there_are() -> None:
    assert DEFAULT.text("{any_side}; {Product_and_technology}") == (
        "marketing, product or technology; Product and technology"
    )
    assert TWO.text("{any_side}; {Product_and_technology}; {product_technology}") == "sales or care; Care; care"
    assert TWO.text("{Hub} of {count}", count=3) == "Legal of 3"
    with pytest.raises(KeyError):
        TWO.text("{strategy}")


def test_both_product_kinds_of_work_share_a_lane() -> None:
    assert THREE.lane["product"] == THREE.lane["technology"] == "Care and SALES"
    assert THREE.lane["marketing"] == "Brand"
    assert TWO.lane["product"] == "Care"


@pytest.mark.parametrize(
    ("vocabulary", "hidden"),
    [
        (DEFAULT, set()),
        (TWO, {"sales", "legal", "technology"}),
        (THREE, {"sales"}),
    ],
)
def test_a_kind_of_department_that_reads_like_a_term_is_not_offered(
    vocabulary: Vocabulary, hidden: set[DepartmentKind]
) -> None:
    offered = FIELDS[Department]["kind"].values.offered(vocabulary)
    assert set(DEPARTMENT_KINDS) - set(offered) == hidden == vocabulary.hidden_kinds
    assert len(set(map(str.casefold, offered.values()))) == len(offered)
    assert all(vocabulary.department_kind[kind].startswith("Other: ") for kind in hidden - {"technology"})


def test_a_kind_that_is_not_offered_is_still_named_where_it_is_used() -> None:
    assert FIELDS[Department]["kind"].values.offered(TWO, "legal")["legal"] == "Other: Legal"


def test_a_label_begins_with_a_capital_and_is_as_written_inside_a_sentence() -> None:
    assert (TWO.belongs_to["product"], TWO.belongs_to_inside["product"]) == ("Care", "care")
    assert (TWO.acts_as[None], TWO.acts_as["hub_lead"]) == ("None", "Corporate Social Strategist")
    assert (TWO.parts["only_marketing"], TWO.parts_inside["only_marketing"]) == ("Only sales", "only sales")
    assert THREE.discipline["technology"] == "SALES"


def test_maps_of_the_same_terms_share_their_words() -> None:
    assert vocabulary_for(Terms("a", "b")) is vocabulary_for(Terms("a", "b"))
