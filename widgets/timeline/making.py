"""Which scene is shown: made anew for other data, lanes or filters, large ones beside the window.

A small scene is made at once. A large one is first an outline that shows density, made in a worker
while what was shown before stays; then its rows follow. A filter of a large scene hides events at
once and moves nothing; the room it leaves is given away in a worker.
"""

from collections.abc import Callable

import numpy as np

from db.records import Filter, LaneView
from widgets.ports import TimelineSource
from widgets.timeline.building import KnownRows, filtered, outline, place_rows, relevelled
from widgets.timeline.folding import touches_gap
from widgets.timeline.patching import patched
from widgets.timeline.scene import Scene
from widgets.timeline.stopping import Check, never_stops

LARGE = 2_000
"""From so many events on, scenes are made beside the window."""

_OVER_ALL = range(100, 1000)
"""So many columns a view of all time shows at least, and fewer than so many."""

Work = Callable[[Check], Scene | None]
Later = Callable[[Work, Callable[[Scene | None], None]], None]
"""Runs the first beside the window and hands its answer to the second, in the window's thread."""


class _Superseded(Exception):
    """What is being made is not wanted any more."""


class Scenes:
    """The scene of a source under a filter, in lanes. ``taken`` is called when it is another."""

    def __init__(self, source: TimelineSource, taken: Callable[[Scene | None], None]) -> None:
        self._source, self._taken = source, taken
        self._filter = Filter()
        self._lanes = LaneView()
        self._opened: frozenset[str] = frozenset()
        self._later: Later | None = None
        self._changed: Callable[[], None] = _nothing
        self._now: Scene | None = None
        self._whole: Scene | None = None
        """The scene without a filter, while a large one is filtered."""
        self._awaited: Work | None = None
        """What is being made beside the window, to take the scene's place."""
        self._known = KnownRows()

    def work_beside(self, later: Later, changed: Callable[[], None]) -> None:
        """Let large scenes be made beside the window; ``changed`` is called when one is."""
        self._later, self._changed = later, changed

    @property
    def now(self) -> Scene:
        """The scene, made when first needed."""
        if self._now is None:
            made = self._outlining()(never_stops)
            assert made is not None
            if self._is_large(len(made.columns)):
                self._arrive(made)
            else:
                self._take(place_rows(made))
        assert self._now is not None
        return self._now

    @property
    def lanes(self) -> LaneView:
        """What the lanes are made by, and how they are arranged."""
        return self._lanes

    @property
    def is_large(self) -> bool:
        """Whether better scenes are made beside the window."""
        return self._is_large(len(self.now.columns))

    def narrow(self, wanted: Filter) -> None:
        """Show what passes a filter: a small scene is packed anew, in a large one all stays."""
        self._filter = wanted
        whole = self._whole or self._now
        if (
            whole is None
            or not self._is_large(len(whole.columns))
            or not whole.shown.all()
            or whole.columns is not self._source.columns()
        ):
            self._remake()
        else:
            self._arrive(whole)

    def arrange(self, view: LaneView) -> None:
        """Make and arrange the lanes otherwise."""
        if view != self._lanes:
            self._lanes = view
            self._remake()

    def turn(self, key: str) -> None:
        """Give a lane all the rows it needs, or take them away again."""
        self._opened ^= {key}
        self._remake()

    def is_opened(self, key: str) -> bool:
        """Whether a lane was given all the rows it needs."""
        return key in self._opened

    def renew(self) -> None:
        """The data changed: an edit of one event patches a large scene, else it is made anew."""
        columns, whole = self._source.columns(), self._whole or self._now
        if whole is None or not self._is_large(len(columns)):
            self._forget()
            return
        change = self._source.patch_since(whole.columns)
        if change is None or not whole.shown.all() or not self._is_large(len(whole.columns)):
            self._remake()
            return
        groups = self._lanes.seen(self._source.groups(self._lanes))
        known = {group.key for group in whole.groups}
        if any(self._lanes.is_set(group.key) for group in groups if group.key not in known):
            # A lane that was collapsed or resized when it was there last.
            self._remake()
            return
        made = patched(whole, columns, change, groups, np.ones(len(columns), np.bool_))
        if made is None:
            self._remake()
            return
        self._known.forget()
        self._arrive(made)
        # What the picture needs not yet is worked out beside it, before another edit asks.
        assert self._later is not None
        self._later(lambda check: _prepared(made, check), _nothing_more)
        if touches_gap(made, change.inserted):
            self._remake()

    def settle(self) -> None:
        """Make now what is being made beside the window; for pictures and tests."""
        scene, work = self.now, self._awaited
        while work is not None:
            self._awaited = None
            made = work(never_stops)
            assert made is not None
            self._arrive_from(scene, made)
            scene, work = self.now, self._awaited
        if not scene.is_placed:
            self._take(place_rows(scene))

    def _is_large(self, count: int) -> bool:
        return self._later is not None and count >= LARGE

    def _remake(self) -> None:
        """Make the scene anew; a large one stays as it is until the new one is made."""
        if self._now is None or not self._is_large(len(self._source.columns())):
            self._forget()
            return
        self._whole = None
        outlining = self._outlining()
        if self._now.dated and self._now.is_placed:
            # Rows that stood full stay until the new ones are: empty ones would look like loss.
            known = self._known
            self._begin(lambda check: _with_rows(outlining(check), check, known))
        else:
            self._begin(outlining)

    def _forget(self) -> None:
        self._now = self._whole = self._awaited = None
        self._taken(None)

    def _outlining(self) -> Work:
        """The making of an outline, of what there is now: the source may not be asked beside."""
        columns, lanes, opened = self._source.columns(), self._lanes, self._opened
        groups = self._source.groups(lanes)
        if self._is_large(len(columns)) and not lanes.squeezed:
            shown = np.ones(len(columns), np.bool_)
        else:
            # What is empty depends on what is shown.
            shown = self._source.matching(self._filter)
        sums = self._is_large(len(columns))

        def work(check: Check) -> Scene:
            made = outline(columns, shown, groups, lanes, opened, check)
            if sums:
                # The first picture is all density.
                made.pyramid.sum_up(check, _OVER_ALL)
            return made

        return work

    def _begin(self, work: Work) -> None:
        """Work out a better scene beside the window."""
        assert self._later is not None
        self._awaited = work
        scene = self.now

        def run(check: Check) -> Scene | None:
            def wanted() -> None:
                check()
                if self._awaited is not work:
                    raise _Superseded

            try:
                return work(wanted)
            except _Superseded:
                return None

        def done(better: Scene | None) -> None:
            if self._awaited is work and better is not None:
                self._awaited = None
                self._arrive_from(scene, better)
                self._changed()

        self._later(run, done)

    def _arrive_from(self, before: Scene, better: Scene) -> None:
        """Take over what was made beside the window while ``before`` was shown."""
        if better.columns is before.columns and better.shown is before.shown:
            # The same filter: only its rows or levels are better.
            self._take(better)
            if not better.is_placed:
                self._begin(self._placing(better))
        else:
            self._arrive(better)

    def _arrive(self, whole: Scene) -> None:
        """Show a large scene under the filter, and let its rows or levels be worked out."""
        wanted = self._source.matching(self._filter)
        if not whole.shown.all() or wanted.all():
            self._whole = None
            self._take(whole)
            if not whole.is_placed:
                self._begin(self._placing(whole))
            return
        shown = filtered(whole, wanted)
        self._take(shown)
        self._whole = whole
        if not whole.is_placed:
            self._begin(self._placing(whole))
        elif self._lanes.squeezed:
            self._begin(self._outlining())
        else:
            self._begin(lambda check: _prepared(relevelled(shown, check), check))

    def _placing(self, made: Scene) -> Work:
        known = self._known
        return lambda check: _prepared(place_rows(made, check, known), check)

    def _take(self, scene: Scene) -> None:
        """Show another scene."""
        self._awaited = None
        self._now = scene
        self._taken(scene)


def _with_rows(made: Scene | None, check: Check, known: KnownRows) -> Scene:
    assert made is not None
    return _prepared(place_rows(made, check, known), check)


def _prepared(scene: Scene, check: Check) -> Scene:
    scene.prepare(check)
    return scene


def _nothing() -> None:
    pass


def _nothing_more(scene: Scene | None) -> None:
    pass
