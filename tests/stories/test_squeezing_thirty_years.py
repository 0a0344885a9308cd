"""The case goes back to 1991: I squeeze the empty years, read both ends, and open them again."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint

from app.sample import sample_path
from db.dates import parse_edtf
from db.records import Event
from db.store import Store
from tests.stories import eyes
from tests.stories.person import Person
from widgets.timeline.geometry import Mark
from widgets.timeline.tears import Tear

OLD, NEW = "Independence is declared", "Unrest and clashes across Kazakhstan"


@pytest.fixture
def historian(person: Person) -> Person:
    """Somebody whose case has one old event before all the others."""
    with Store.open(sample_path()) as store, store.edit("Add an event") as edit:
        edit.add(Event(title=OLD, kind="statement", when=parse_edtf("1991-12-16")))
    person.starts()
    return person


def tears(person: Person) -> tuple[Tear, ...]:
    return person.window.parts.timeline.stage.frame.tears


def mark(person: Person, title: str) -> Mark:
    event = eyes.event_named(person.window, title)
    marks = person.window.parts.timeline.stage.frame.marks
    return next(one for one in marks if one.event == event)


def test_thirty_empty_years_between_two_clear_ends(historian: Person) -> None:
    timeline = historian.window.parts.timeline
    before, width = historian.status("window"), mark(historian, NEW).x1 - mark(historian, NEW).x0
    historian.clicks_event(OLD)
    historian.presses("Z")
    assert [tear.length for tear in tears(historian)] == ["30 years"]
    assert {OLD, NEW} <= eyes.titles_in_sight(historian.window)
    assert mark(historian, NEW).x1 - mark(historian, NEW).x0 > 4 * width
    assert historian.status("window") == before

    # Across the tear the axis gives me the time I point at.
    first, last = date(1991, 12, 10), date(2022, 2, 20)
    historian.drags(
        timeline, eyes.axis_place(historian.window, first), eyes.axis_place(historian.window, last)
    )
    window = historian.window.workspace.focus.window
    assert window is not None
    assert abs(window.start - eyes.seconds(first)) < 2 / timeline.stage.camera.scale
    # The declaration and both of January; what irked in the past may have been then.
    assert historian.status("window") == "in window: 3 certain + 1 possible"

    historian.presses("0")
    tear = tears(historian)[0]
    historian.clicks(timeline, QPoint(round(tear.box.center().x()), timeline.height() - 6))
    assert tears(historian) == ()
    assert historian.window.workspace.lanes.squeezed
    historian.runs("Squeeze again what was opened")
    assert len(tears(historian)) == 1
    historian.runs("Squeeze empty time")
    assert tears(historian) == ()
    assert mark(historian, NEW).x1 - mark(historian, NEW).x0 == pytest.approx(width)
    assert historian.window.workspace.store.undo_label == "Add an event"
