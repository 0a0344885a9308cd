"""I compare who was in what: lanes by entity, some out of the way – and tomorrow just so again."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu

from tests.stories import eyes, hands
from tests.stories.person import Person
from widgets.timeline.lane_corner import CORNER
from widgets.timeline.layout import AXIS_HEIGHT

_NAME = 24
"""Pixels from the left at which a lane's name is pressed."""


def lanes(person: Person) -> list[str]:
    """The names of the lanes, from top to bottom."""
    return [lane.title for lane in person.window.parts.timeline.stage.scene.lanes]


def place(person: Person, title: str) -> QPoint:
    """Where a lane's name stands."""
    stage = person.window.parts.timeline.stage
    box = stage.layout.boxes[lanes(person).index(title)]
    return QPoint(_NAME, round(box.top + AXIS_HEIGHT - stage.scroll + min(17, box.height / 2)))


def presses_button(person: Person, title: str, word: str) -> None:
    """Point at a lane's name and press one of the buttons that come."""
    layer = person.window.parts.timeline.lanes
    hands.point(layer, place(person, title))
    person.waits()
    button = next(one for one in layer.buttons() if one.text.startswith(word))
    person.clicks(layer, button.rect.center().toPoint())


def chooses(person: Person, text: str) -> None:
    """Take a row of the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    row = next(action for action in menu.actions() if action.text() == text)
    hands.click(menu, menu.actionGeometry(row).center())
    person.waits()


def test_lanes_by_entity_arranged_and_found_again(person: Person) -> None:
    person.starts()
    steps = person.window.workspace.store.undo_label
    assert lanes(person)[:2] == ["Power, unrest", "War, sanctions"]
    person.clicks(person.window.parts.timeline.lanes, CORNER.center().toPoint())
    chooses(person, "Lanes by entity")
    assert lanes(person)[:3] == ["Kazakhstan", "Russia", "Tokayev"]

    presses_button(person, "Kazakhstan", "Hide")
    assert lanes(person)[:2] == ["Russia", "Tokayev"]
    presses_button(person, "Russia", "Collapse")
    presses_button(person, "Russia", "Lock")
    layer = person.window.parts.timeline.lanes
    russia, tokayev = place(person, "Russia"), place(person, "Tokayev")
    person.drags(layer, tokayev, QPoint(_NAME, russia.y() - 20))
    assert lanes(person)[:2] == ["Tokayev", "Russia"]
    assert "1 lane hidden: Kazakhstan" in layer.tip(CORNER.center())
    assert "Locked" in layer.tip(place(person, "Russia").toPointF())
    assert person.window.workspace.store.undo_label == steps, "looking is no edit"

    arranged = person.window.workspace.lanes
    person.comes_back_the_next_day()
    assert person.window.workspace.lanes == arranged
    assert lanes(person)[:2] == ["Tokayev", "Russia"]
    assert person.window.parts.timeline.stage.scene.lanes[1].collapsed

    person.clicks(person.window.parts.timeline.lanes, CORNER.center().toPoint())
    chooses(person, "Show “Kazakhstan”")
    assert "Kazakhstan" in lanes(person)


def test_by_keyboard_alone(person: Person) -> None:
    person.starts()
    everything = eyes.timeline_titles(person.window)
    person.presses("Ctrl+L")
    person.presses("Down")
    person.presses("Down")
    person.presses("Return")
    assert person.window.workspace.lanes.scheme == "entity"
    person.runs("Lanes by kind")
    assert eyes.timeline_titles(person.window) == everything
    person.clicks_event("First CPC stoppage")
    order = lanes(person)
    at = order.index("Stoppages")
    person.presses("Alt+Up")
    assert lanes(person).index("Stoppages") == at - 1
    person.presses("Alt+Down")
    assert lanes(person) == order
    person.runs("Collapse or open this lane")
    assert person.window.parts.timeline.stage.scene.lanes[at].collapsed
    person.runs("Collapse or open this lane")
    person.presses("Ctrl+Shift+H")
    assert "Stoppages" not in lanes(person)
    person.runs("Show all hidden lanes")
    assert lanes(person) == order
    assert eyes.timeline_titles(person.window) == everything
