"""Which scene is shown, and when: large ones come beside the window, and nothing shown is lost."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from db.records import Filter, LaneView
from tests.widgets.timeline.made_source import MadeSource, generated
from widgets.timeline import making
from widgets.timeline.making import Scenes, Work
from widgets.timeline.scene import Scene

pytestmark = pytest.mark.usefixtures("qapp")

COUNT = 4000


class Workers:
    """Runs what is asked for beside the window when the test says so, in the order it came."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Work, Callable[[Scene | None], None]]] = []

    def later(self, work: Work, done: Callable[[Scene | None], None]) -> None:
        self.waiting.append((work, done))

    def work(self) -> None:
        while self.waiting:
            work, done = self.waiting.pop(0)
            done(work(lambda: None))


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> tuple[MadeSource, Scenes, Workers, list[int]]:
    """Scenes for which four thousand events are many."""
    monkeypatch.setattr(making, "LARGE", 1000)
    source, workers, changes = generated(COUNT, lanes=3), Workers(), [0]
    scenes = Scenes(source, [].append)

    def count() -> None:
        changes[0] += 1

    scenes.work_beside(workers.later, count)
    return source, scenes, workers, changes


def first_shown(scenes: Scenes, workers: Workers) -> Scene:
    """The scene with all its rows."""
    assert scenes.now.dated
    workers.work()
    return scenes.now


Large = tuple[MadeSource, Scenes, Workers, list[int]]


def test_a_large_scene_shows_density_first_and_rows_when_they_are_there(large: Large) -> None:
    _, scenes, workers, changes = large
    first = scenes.now
    assert not first.is_placed and not len(first.placement.events)
    assert first.dated == COUNT
    workers.work()
    assert scenes.now.is_placed and len(scenes.now.placement.events)
    assert changes[0] == 1


def test_a_filter_hides_at_once_and_frees_room_later(large: Large) -> None:
    source, scenes, workers, _ = large
    first_shown(scenes, workers)
    whole = scenes.now
    wanted = Filter(kinds=frozenset({source.made.kinds[0]}))
    scenes.narrow(wanted)
    few = scenes.now
    assert few.dated == int(np.count_nonzero(source.matching(wanted)))
    assert few.placement is whole.placement
    workers.work()
    assert scenes.now.placement is not whole.placement
    assert scenes.now.dated == few.dated
    scenes.narrow(Filter())
    assert scenes.now is whole
    assert not workers.waiting


def test_a_filter_set_while_rows_are_worked_out_holds_afterwards(large: Large) -> None:
    source, scenes, workers, _ = large
    assert not scenes.now.is_placed
    wanted = Filter(kinds=frozenset({source.made.kinds[1]}))
    scenes.narrow(wanted)
    expected = int(np.count_nonzero(source.matching(wanted)))
    assert scenes.now.dated == expected
    workers.work()
    assert scenes.now.is_placed and scenes.now.dated == expected
    scenes.narrow(Filter())
    workers.work()
    assert scenes.now.is_placed and scenes.now.dated == COUNT


def test_other_lanes_come_while_the_old_ones_stay(large: Large) -> None:
    _, scenes, workers, _ = large
    first_shown(scenes, workers)
    before = scenes.now
    scenes.arrange(LaneView().hide(before.lanes[0].key))
    assert scenes.now is before
    workers.work()
    assert len(scenes.now.lanes) == len(before.lanes) - 1
    assert scenes.now.is_placed


def test_a_lane_that_was_hidden_comes_back_in_its_rows(large: Large) -> None:
    _, scenes, workers, _ = large
    first_shown(scenes, workers)
    before = scenes.now
    for view in (LaneView().hide(before.lanes[1].key), LaneView()):
        scenes.arrange(view)
        workers.work()
    after = scenes.now
    assert (after.placement.events == before.placement.events).all()
    assert after.row_counts.tolist() == before.row_counts.tolist()


def test_what_is_not_wanted_any_more_is_not_taken(large: Large) -> None:
    _, scenes, workers, _ = large
    first_shown(scenes, workers)
    first = scenes.now.lanes[0].key
    scenes.arrange(LaneView().hide(first))
    scenes.arrange(LaneView().collapse({first}))
    workers.work()
    assert scenes.now.lanes[0].key == first and scenes.now.lanes[0].collapsed


def test_settling_waits_for_all_of_it(large: Large) -> None:
    source, scenes, workers, _ = large
    assert not scenes.now.is_placed
    scenes.narrow(Filter(kinds=frozenset({source.made.kinds[0]})))
    scenes.settle()
    settled = scenes.now
    assert settled.is_placed
    workers.work()
    assert scenes.now is settled


def test_new_data_is_shown_when_it_is_made(large: Large) -> None:
    source, scenes, workers, _ = large
    first_shown(scenes, workers)
    before = scenes.now
    source.made = replace(source.made, status=np.zeros(COUNT, np.uint8))
    scenes.renew()
    assert scenes.now is before
    workers.work()
    assert scenes.now.columns is source.made and scenes.now.is_placed


def test_a_small_scene_is_made_at_once() -> None:
    taken: list[Scene | None] = []
    scenes = Scenes(generated(300), taken.append)
    assert scenes.now.is_placed
    assert taken == [scenes.now]
    scenes.narrow(Filter(text="x"))
    assert taken[-1] is None
    assert scenes.now.is_placed
