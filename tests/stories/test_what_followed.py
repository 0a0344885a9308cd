"""Somebody opens the program for the first time and wants to know what followed what."""

from typing import Any

import numpy as np
from PySide6.QtCore import QPoint, Qt

from db.dates import Certainty

STATEMENT = "kz22-event-sanctions-statement"


def test_finding_what_followed_tokayevs_statements(person: Any) -> None:
    person.start()
    person.click_event(STATEMENT)
    said = person.reads()
    assert "What followed it" in said
    assert "First CPC stoppage" in said
    assert "0–116 days later" in said
    assert "order" in said


def test_the_two_stoppages_stand_after_the_statements(person: Any) -> None:
    person.start()
    arcs = {(arc.earlier, arc.later): arc for arc in person.window.sources.timeline.arcs()}
    stops = [person.event(f"kz22-event-cpc-stop-{n}") for n in (1, 2)]
    gaps = {arc.gap for (_, later), arc in arcs.items() if later in stops}
    assert {"0–116 days later", "0–136 days later"} <= gaps


def test_narrowing_the_window_to_june_dims_the_map_and_moves_nothing(person: Any) -> None:
    person.start()
    relations, timeline = person.window.parts.relations, person.window.parts.timeline
    before = relations.places()
    person.drag(timeline, _axis(timeline, 2022, 6), _axis(timeline, 2022, 7))
    window = person.window.workspace.focus.window
    assert window is not None
    assert 25 * 86_400 < window.end - window.start < 35 * 86_400
    assert np.array_equal(before, relations.places())
    presence = person.window.sources.map.presence(window)
    assert set(presence.values()) >= {Certainty.CERTAIN, Certainty.OUTSIDE}
    assert "certain" in person.window.parts.status.text("window")
    person.press(Qt.Key.Key_0)
    assert person.window.workspace.focus.window is None


def test_the_wheel_zooms_at_the_pointer_and_the_drag_pans(person: Any) -> None:
    person.start()
    timeline = person.window.parts.timeline
    at = person.place_on_timeline("kz22-event-cpc-stop-1")
    person.turn_wheel(timeline, at, 3, control=True)
    assert abs(person.place_on_timeline("kz22-event-cpc-stop-1").x() - at.x()) < 12
    window = person.window.workspace.focus.window
    person.drag(timeline, QPoint(600, 250), QPoint(500, 250))
    moved = person.window.workspace.focus.window
    assert moved.start > window.start
    assert moved.end - moved.start == window.end - window.start


def test_a_node_shows_its_events_and_its_facts(person: Any) -> None:
    person.start()
    person.click_entity("kz22-entity-cpc")
    said = person.reads()
    assert "31 %" in said
    assert "First CPC stoppage" in said
    assert person.window.workspace.focus.primary == person.event("kz22-entity-cpc")


def _axis(timeline: Any, year: int, month: int) -> QPoint:
    """Where the axis says that a month begins."""
    seconds = int((np.datetime64(f"{year}-{month:02d}", "s")).astype("int64"))
    camera = timeline.stage.camera
    return QPoint(round(camera.left + (seconds - camera.start) * camera.scale), 40)
