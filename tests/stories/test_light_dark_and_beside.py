"""I work at night, on a wide screen. The program should remember how I like it."""

from PySide6.QtWidgets import QWidget

from tests.stories.person import Person


def test_dark_colours_are_remembered(person: Person) -> None:
    person.starts()
    assert _lightness(person.window) > 200
    person.runs("Dark")
    assert _lightness(person.window) < 60
    person.comes_back_the_next_day()
    assert _lightness(person.window) < 60
    person.runs("Light")
    assert _lightness(person.window) > 200


def test_the_map_beside_the_timeline_is_remembered(person: Person) -> None:
    person.starts()
    assert _stands_under(person)
    person.presses("Ctrl+Shift+L")
    assert not _stands_under(person)
    person.comes_back_the_next_day()
    assert not _stands_under(person)
    person.presses("Ctrl+Shift+L")
    assert _stands_under(person)


def test_hidden_panels_stay_hidden_and_a_note_brings_the_detail_back(person: Person) -> None:
    person.starts()
    person.presses("Ctrl+B")
    person.presses("Ctrl+J")
    person.comes_back_the_next_day()
    assert not person.window.parts.filters.isVisible()
    assert not person.window.parts.detail.isVisible()
    person.clicks_event("First CPC stoppage")
    person.presses("Ctrl+M")
    assert person.window.parts.detail.isVisible()


def _lightness(window: QWidget) -> float:
    """The mean lightness of the window, from 0 to 255."""
    tiny = window.grab().toImage().scaled(40, 25)
    values = [tiny.pixelColor(x, y).lightness() for x in range(40) for y in range(25)]
    return sum(values) / len(values)


def _stands_under(person: Person) -> bool:
    timeline, relations = person.window.parts.timeline, person.window.parts.relations
    corner = timeline.mapToGlobal(timeline.rect().bottomRight())
    other = relations.mapToGlobal(relations.rect().topLeft())
    under, beside = other.y() > corner.y(), other.x() > corner.x()
    assert under != beside
    return under
