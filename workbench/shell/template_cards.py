"""Template cards of the start page, each with the split of its first scenario. Knows no widget but the card's data."""

from __future__ import annotations

from workbench.domain.coverage import Coverage
from workbench.domain.index import Index
from workbench.files.templates import load as load_template
from workbench.files.templates import templates
from workbench.widgets.start.start_page import TemplateCard

ON_START_PAGE = (
    "before-and-after",
    "social-leadership",
    "marketing-and-product",
    "sales-and-customer-success",
    "data-and-it",
    "blank",
)


def template_cards() -> list[TemplateCard]:
    """The cards, in the order of the templates; one without a split shows none."""
    cards = []
    for template in templates():
        if template.name in ON_START_PAGE:
            document = load_template(template.name)
            split = Coverage.of(Index(document, document.scenarios[0])).placed
            shown = split if split.product_share is not None else None
            cards.append(TemplateCard(template.name, template.title, template.blurb, shown))
    return cards
