"""I have no mouse. I enter two companies and what ties them, and see it on the map."""

from tests.stories import eyes
from tests.stories.person import Person


def test_two_entities_and_a_relation(person: Person) -> None:
    person.starts()
    for name in ("Harbour Works", "Tanker Line"):
        _enters_an_entity(person, name)
        assert name in person.detail
    person.fills("Ctrl+Shift+R", lambda: _ties(person, "Harbour Works", "loads for", "Tanker Line"))
    assert "Harbour Works – loads for – Tanker Line" in person.detail
    assert "50 entities · 35 relations" in person.status("counts")
    seen = eyes.map_words(person.window)
    for words in ("Harbour Works", "loads for", "Tanker Line"):
        assert words in seen
    relations = person.window.parts.relations
    for name in ("Harbour Works", "Tanker Line"):
        assert relations.rect().contains(eyes.entity_place(person.window, name))


def test_an_entity_is_changed_and_an_event_gets_it_as_participant(person: Person) -> None:
    person.starts()
    _enters_an_entity(person, "Harbour Works")

    def rename() -> None:
        person.presses("Ctrl+A")
        person.types("Harbour Works Ltd")
        person.presses("Ctrl+Return")

    person.fills("F2", rename)
    assert "Harbour Works Ltd" in person.detail
    person.presses("Ctrl+Z")
    assert "Harbour Works Ltd" not in person.detail
    assert "Harbour Works" in person.detail


def _enters_an_entity(person: Person, name: str) -> None:
    def fill_in() -> None:
        person.types(name)
        person.presses("Tab")
        person.types("organisation")
        person.presses("Ctrl+Return")

    person.fills("Ctrl+Shift+E", fill_in)


def _ties(person: Person, source: str, relation: str, target: str) -> None:
    person.types(source)
    person.presses("Tab")
    person.types(relation)
    person.presses("Tab")
    person.types(target)
    person.presses("Ctrl+Return")
