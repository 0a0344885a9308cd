"""What a person does besides moving: filter, search, edit; each until the timeline is drawn."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.benchmark.frames import FrameClock
from app.benchmark.hands import Hands
from app.editing import event_draft
from app.window import MainWindow
from db.dates import parse_edtf
from db.records import Filter, Status

HITS = 200
"""So many hits are asked for."""
PATIENCE = 30.0
"""Seconds to wait for a list of results."""


class Acts:
    """Acts on one window; leaves its filter empty and its search field too."""

    def __init__(
        self, application: QApplication, window: MainWindow, clock: FrameClock, event: int
    ) -> None:
        """``event`` is the id of a dated event: its words are searched, and it is edited."""
        self._application, self._window, self._clock = application, window, clock
        self._event = event
        self._title = window.sources.timeline.texts((event,))[event].title

    def filters(self) -> dict[str, float]:
        """Milliseconds of each filter, and of taking it away."""
        found: dict[str, float] = {}
        for name, wanted in self._wanted():
            found[name] = self._narrow(wanted)
            found[f"without {name}"] = self._narrow(Filter())
        return found

    def searches(self) -> dict[str, float]:
        """Milliseconds of each search: the first hits there, or the list drawn, what is later."""
        words = sorted(self._title.split(), key=len) or ["a"]
        longest = words[-1]
        asked = {
            "word": longest,
            "beginning": longest[:4],
            "two words": f"{words[0]} {longest}",
            "phrase": f'"{" ".join(self._title.split()[:2])}"',
            "last word": (self._title.split() or ["a"])[-1],
        }
        return {name: max(self._ask(text), self._list(text)) for name, text in asked.items()}

    def edits(self) -> dict[str, float]:
        """Milliseconds of each edit, stored and drawn."""
        workspace = self._window.workspace
        draft = event_draft(workspace.store, self._event)
        if draft is None or draft.when is None:
            raise LookupError(f"event {self._event} has gone")
        changed = {
            "title": replace(draft, title=f"{draft.title} …"),
            "date": replace(draft, when=parse_edtf("2022-06-1X")),
            "kind": replace(draft, kind=f"{draft.kind} made by bench"),
            "status": replace(draft, status=Status.POSSIBLE),
            "back": draft,
            "new": replace(draft, id=0, participants=()),
        }
        drawn = self._clock.until_drawn
        found = {name: drawn(partial(workspace.save_event, one)) for name, one in changed.items()}
        return {**found, "undo": drawn(workspace.undo)}

    def _wanted(self) -> Iterator[tuple[str, Filter]]:
        """A filter of each kind that lets something through."""
        counts = self._window.sources.filters.counts(Filter(), None)
        if counts.kinds:
            yield "kind", Filter(kinds=frozenset({counts.kinds[0][0]}))
        yield "status", Filter(statuses=frozenset({Status.REPORTED}))
        if counts.entities:
            yield "entity", Filter(entities=frozenset({counts.entities[0].id}))
        if counts.tags:
            yield "tag", Filter(tags=frozenset({counts.tags[0].id}))
        if counts.sources:
            yield "source", Filter(sources=frozenset({counts.sources[0].id}))
        yield "text", Filter(text=self._title.split()[-1] if self._title.split() else "a")

    def _narrow(self, wanted: Filter) -> float:
        """Ask for a filter as the left panel does."""
        asked = self._window.parts.filters.filter_asked
        return self._clock.until_drawn(lambda: asked.emit(wanted))

    def _ask(self, text: str) -> float:
        began = perf_counter()
        self._window.sources.search.search(text, HITS)
        return (perf_counter() - began) * 1000

    def _list(self, text: str) -> float:
        """Type into the field; timed is what follows the pause after the last letter."""
        field = self._window.parts.search
        hands = Hands(field)
        field.setFocus()
        field.clear()
        hands.type(text)
        field.results.hide()
        began = perf_counter()
        field.search_now()
        while not field.results.isVisible() and perf_counter() - began < PATIENCE:
            self._application.processEvents()
        field.results.repaint()
        taken = (perf_counter() - began) * 1000
        hands.key(Qt.Key.Key_Escape)
        field.clear()
        self._window.parts.timeline.setFocus()
        self._clock.rest()
        return taken
