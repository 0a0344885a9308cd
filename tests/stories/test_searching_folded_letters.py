"""I type as my keyboard lets me: казахстан for Қазақстан, елка for Ёлка."""

import pytest

from tests.stories.person import Person


@pytest.mark.parametrize("typed", ["казахстан", "Қазақстан", "kazakhstan"])
def test_a_name_is_found_in_any_spelling_and_enter_goes_there(person: Person, typed: str) -> None:
    person.starts()
    person.presses("Ctrl+F")
    person.types(typed)
    titles = [offer.title for offer in person.window.parts.search.results.offers]
    assert "Kazakhstan" in titles
    while not _is_chosen(person, "Kazakhstan"):
        person.presses("Down")
    person.presses("Return")
    assert "Also called" in person.detail
    assert "Қазақстан" in person.detail
    assert not person.window.parts.search.results.isVisible()


def test_a_note_with_a_letter_nobody_types_is_found(person: Person) -> None:
    person.starts()
    person.clicks_event("Second CPC stoppage")
    person.presses("Ctrl+M")
    person.types("Спросить у Ёлкина")
    person.presses("Ctrl+Return")
    person.clicks_entity("Russia")
    person.presses("Ctrl+F")
    person.types("елкина")
    person.presses("Return")
    assert "Second CPC stoppage" in person.detail
    assert "Спросить у Ёлкина" in person.detail


def test_nothing_one_types_is_a_wrong_search(person: Person) -> None:
    person.starts()
    for typed in ('"', "AND OR (", "50% *", "'; DROP TABLE event;"):
        person.presses("Ctrl+F")
        person.types(typed)
        assert person.window.parts.search.text() == typed
        assert person.window.parts.search.results.isVisible()
        person.presses("Return")
        assert not person.window.parts.message.is_error


def _is_chosen(person: Person, title: str) -> bool:
    rows = person.window.parts.search.results.rows
    return any(row.is_current and row.offer.title == title for row in rows)
