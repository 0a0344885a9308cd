"""Where things are seen in the window, by the views' own geometry, and what is read there."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QWidget

from app.window import MainWindow
from db.records import Entity, Event
from widgets.parts import TextLink
from widgets.relations.picture import Label
from widgets.timeline.frame import label_box, mark_at, mark_box

One = TypeVar("One")
AXIS = 40
"""A height at which only the axis of the timeline is."""


def event_named(window: MainWindow, title: str) -> int:
    """The id of the event of this title."""
    return _only(one.id for one in window.workspace.store.all(Event) if one.title == title)


def entity_named(window: MainWindow, name: str) -> int:
    """The id of the entity of this name."""
    return _only(one.id for one in window.workspace.store.all(Entity) if one.name == name)


def event_place(window: MainWindow, title: str) -> QPoint:
    """A point of an event's mark or label that belongs to it alone."""
    event, frame = event_named(window, title), window.parts.timeline.stage.frame
    boxes = [mark_box(mark) for mark in frame.marks if mark.event == event]
    boxes += [label_box(label) for label in frame.labels if label.event == event]
    for place in _points_of(box.intersected(frame.plot) for box in boxes):
        under = mark_at(frame, QPointF(place))
        if under is not None and under.event == event:
            return place
    raise AssertionError(f"“{title}” is not seen on the timeline")


def timeline_titles(window: MainWindow) -> set[str]:
    """The titles of all events that stand on the timeline."""
    marks = window.parts.timeline.stage.frame.marks
    texts = window.sources.timeline.texts([mark.event for mark in marks])
    return {text.title for text in texts.values()}


def titles_in_sight(window: MainWindow) -> set[str]:
    """The titles of the events of which a part stands in the visible span of time."""
    marks = window.parts.timeline.stage.frame.marks
    texts = window.sources.timeline.texts([mark.event for mark in marks if mark.seen])
    return {text.title for text in texts.values()}


def counter_place(window: MainWindow, words: str) -> QPoint:
    """The counter on the timeline that says this."""
    counters = window.parts.timeline.stage.frame.counters
    return _only(one for one in counters if words in one.text).rect.center().toPoint()


def selected(window: MainWindow) -> list[str]:
    """The titles of the selected events, the primary one first."""
    chosen = window.workspace.focus.selection
    texts = window.sources.timeline.texts(chosen)
    return [texts[event].title for event in chosen]


def earliest(window: MainWindow, title: str) -> int:
    """The first second in which an event may have begun."""
    event = window.workspace.store.get(Event, event_named(window, title))
    assert event is not None
    assert event.when is not None
    bounds = window.sources.timeline.columns()
    return int(bounds.earliest[list(bounds.ids).index(event.id)])


def axis_place(window: MainWindow, day: date) -> QPoint:
    """Where the axis of the timeline says that a day begins."""
    return QPoint(round(window.parts.timeline.stage.camera.x(seconds(day))), AXIS)


def seconds(day: date) -> int:
    """The first second of a day on the axis of all dates."""
    return int(datetime.combine(day, time(), UTC).timestamp())


def entity_place(window: MainWindow, name: str) -> QPoint:
    """Where an entity is seen on the map."""
    place = window.parts.relations.screen_position(entity_named(window, name))
    assert place is not None, f"“{name}” is not on the map"
    return place.toPoint()


def map_label(window: MainWindow, words: str) -> Label:
    """The label of the map that says this, whether a name or what a strand carries."""
    labels = window.parts.relations.composed().picture.labels
    return _only(label for label in labels if words in " ".join(label.lines))


def map_words(window: MainWindow) -> str:
    """All that is written on the map."""
    made = window.parts.relations.composed()
    labels = [" ".join(label.lines) for label in made.picture.labels]
    return "\n".join([made.corners.counts, made.corners.window, *labels])


def map_label_place(window: MainWindow, words: str) -> QPoint:
    """The middle of a label of the map."""
    return QRectF(*map_label(window, words).box).center().toPoint()


def bare_paper(window: MainWindow) -> QPoint:
    """A place of the map with neither node, strand nor words."""
    made, area = window.parts.relations.composed(), window.parts.relations.rect()
    frame = made.picture.frame
    taken = np.concatenate([frame.places[frame.seen], frame.curves.reshape(-1, 2)])
    boxes = [QRectF(*label.box) for label in made.picture.labels]
    for y in range(80, area.height() - 80, 20):
        for x in range(80, area.width() - 80, 20):
            far = np.hypot(*(taken - (x, y)).T).min() > 30
            if far and not any(box.contains(x, y) for box in boxes):
                return QPoint(x, y)
    raise AssertionError("the map has no bare paper")


def arc_words(window: MainWindow) -> list[str]:
    """What is written on the arcs of the timeline."""
    return [pill.text for pill in window.parts.timeline.stage.frame.pills]


def read(widget: QWidget) -> str:
    """All that is written in a widget, in the order in which it was made."""
    return "\n".join(text for one in widget.findChildren(QWidget) if (text := _text(one)))


def button(within: QWidget, name: str) -> QAbstractButton:
    """The button that is called this, by its words or for those who cannot see it."""
    return _only(buttons(within, name))


def buttons(within: QWidget, name: str) -> list[QAbstractButton]:
    """All buttons that are called this; those that only hold the words where none is."""
    found = [one for one in within.findChildren(QAbstractButton) if one.isVisible()]
    exact = [one for one in found if name in (one.accessibleName(), one.text(), _text(one))]
    return exact or [one for one in found if name in _text(one)]


def _text(one: QWidget) -> str:
    if not one.isVisible():
        return ""
    if isinstance(one, TextLink):
        return one.words.replace("\u200b", "")
    if isinstance(one, QLabel):
        return one.text().replace("\u200b", "")
    if isinstance(one, QPlainTextEdit):
        return one.toPlainText()
    return one.accessibleName() or one.text() if isinstance(one, QAbstractButton) else ""


def _points_of(boxes: Iterable[QRectF]) -> Iterable[QPoint]:
    for box in boxes:
        if not box.isEmpty():
            for part in (0.5, 0.25, 0.75, 0.1, 0.9):
                yield QPointF(box.left() + part * box.width(), box.center().y()).toPoint()


def _only(found: Iterable[One]) -> One:
    all_found = list(found)
    assert len(all_found) == 1, f"{len(all_found)} are seen, not one"
    return all_found[0]
