"""The map says “31 %”. Who says so, and how far can it be believed?"""

from PySide6.QtWidgets import QApplication

from tests.stories import eyes
from tests.stories.person import Person
from widgets.detail.citations import CitationCard

CITATION = "Open the citation, ¶6"


def test_from_the_quantity_on_the_map_to_the_citation(person: Person) -> None:
    person.starts()
    relations = person.window.parts.relations
    person.clicks(relations, eyes.map_label_place(person.window, "31 %"))
    assert "Russia – largest shareholder of – CPC" in person.detail
    assert "31 %" in person.detail
    _opens_and_reads_the_card(person)


def test_from_the_entity_to_the_citation(person: Person) -> None:
    person.starts()
    person.clicks_entity("CPC")
    assert "31 %" in person.detail
    person.clicks_in_the_detail("largest shareholder of")
    assert "Russia – largest shareholder of – CPC" in person.detail
    _opens_and_reads_the_card(person)


def _opens_and_reads_the_card(person: Person) -> None:
    signs = eyes.buttons(person.window.parts.detail, CITATION)
    behind_the_quantity = next(one for one in signs if "31 %" in eyes.read(one.parentWidget()))
    person.scrolls_to(behind_the_quantity)
    person.clicks(behind_the_quantity)
    card = QApplication.activePopupWidget()
    assert isinstance(card, CitationCard)
    said = eyes.read(card)
    assert "Policy commentary on Kazakhstan and Russia" in said
    assert "¶6" in said
    assert "in our own words" in said
    assert "Grade F3 – reliability cannot be judged, possibly true" in said
    assert "Text not bundled." in said
    person.presses("Escape")
    assert not card.isVisible()
