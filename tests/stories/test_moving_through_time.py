"""I move through time with the mouse: nearer, along, back, and let the pointer rest on a mark."""

from PySide6.QtCore import QPoint

from tests.stories import eyes, hands
from tests.stories.person import Person


def test_the_hand_pushes_time_along_and_keeps_its_measure(person: Person) -> None:
    person.starts()
    timeline = person.window.parts.timeline
    at = eyes.event_place(person.window, "Second CPC stoppage")
    person.turns_wheel(timeline, at, 3, holding="Ctrl")
    before = person.window.workspace.focus.window
    ground = QPoint(timeline.width() // 2, timeline.height() - 6)
    person.drags(timeline, ground, ground - QPoint(100, 0))
    after = person.window.workspace.focus.window
    assert before is not None
    assert after is not None
    assert after.end - after.start == before.end - before.start
    seconds_per_pixel = 1 / timeline.stage.camera.scale
    assert abs((after.start - before.start) - 100 * seconds_per_pixel) < 2 * seconds_per_pixel
    assert eyes.selected(person.window) == []


def test_a_resting_pointer_gets_a_card_and_loses_it_when_it_moves_on(person: Person) -> None:
    person.starts()
    timeline = person.window.parts.timeline
    hands.point(timeline, eyes.event_place(person.window, "Second CPC stoppage"))
    person.waits(timeline.card.isVisible)
    assert timeline.stage.hovered == eyes.event_named(person.window, "Second CPC stoppage")
    assert timeline.rect().contains(timeline.card.geometry())
    hands.point(timeline, QPoint(timeline.width() // 2, timeline.height() - 6))
    person.waits(lambda: not timeline.card.isVisible())


def test_what_lies_outside_is_counted_and_one_click_leads_there(person: Person) -> None:
    person.starts()
    unrest = "Unrest and clashes across Kazakhstan"
    assert unrest in eyes.titles_in_sight(person.window)
    person.clicks_event("Second CPC stoppage")
    person.presses("F")
    assert unrest not in eyes.titles_in_sight(person.window)
    timeline = person.window.parts.timeline
    while unrest not in eyes.titles_in_sight(person.window):
        person.clicks(timeline, eyes.counter_place(person.window, "earlier"))
    assert eyes.selected(person.window) == ["Second CPC stoppage"]
