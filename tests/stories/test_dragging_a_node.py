"""I put an entity where I want it. It stays there until I undo it."""

import numpy as np
from PySide6.QtCore import QPoint

from tests.stories import eyes
from tests.stories.person import Person

WAY = QPoint(40, -20)


def test_it_is_pinned_and_stands_there_the_next_day(person: Person) -> None:
    person.starts()
    relations = person.window.parts.relations
    start, scale = eyes.entity_place(person.window, "CPC"), relations.camera().scale
    before = relations.places()
    person.drags(relations, start, start + WAY)
    after = relations.places()
    moved = np.flatnonzero((after != before).any(axis=1))
    assert len(moved) == 1
    assert np.allclose((after - before)[moved[0]] * scale, (WAY.x(), WAY.y()), atol=1)
    assert _is_pinned(person, "CPC")
    assert not _is_pinned(person, "Russia")
    person.comes_back_the_next_day()
    assert np.allclose(person.window.parts.relations.places(), after, atol=0.01)
    assert _is_pinned(person, "CPC")


def test_undo_puts_it_back_even_the_next_day(person: Person) -> None:
    person.starts()
    relations = person.window.parts.relations
    start, before = eyes.entity_place(person.window, "CPC"), relations.places()
    person.drags(relations, start, start + WAY)
    person.comes_back_the_next_day()
    person.presses("Ctrl+Z")
    assert "Undone: Move on the map" in person.message
    assert np.allclose(person.window.parts.relations.places(), before, atol=0.01)
    assert not _is_pinned(person, "CPC")


def test_moving_the_paper_moves_no_node(person: Person) -> None:
    person.starts()
    relations = person.window.parts.relations
    places, seen = relations.places(), eyes.entity_place(person.window, "CPC")
    paper = eyes.bare_paper(person.window)
    person.drags(relations, paper, paper + WAY)
    person.turns_wheel(relations, paper, 2)
    assert np.array_equal(relations.places(), places)
    assert eyes.entity_place(person.window, "CPC") != seen
    assert person.window.workspace.store.undo_label is None


def _is_pinned(person: Person, name: str) -> bool:
    nodes = person.window.sources.map.nodes()
    return next(node.pinned for node in nodes if node.name == name)
