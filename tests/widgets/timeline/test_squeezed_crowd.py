"""A large scene is squeezed beside the window, under filters too; what is looked at stays."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from db.records import Filter, Focus, LaneView, Window
from tests.widgets.timeline.made_source import DAY, MadeSource, generated
from widgets.timeline.scene import Scene
from widgets.timeline.stage import Stage

pytestmark = pytest.mark.usefixtures("qapp")

Work = Callable[[Callable[[], None]], Scene | None]
Done = Callable[[Scene | None], None]
_LATE = 2 * 365 * DAY


def gappy(count: int, empty_years: int = 5) -> MadeSource:
    """A crowd with empty years in its middle."""
    source = generated(count, years=4)
    made = source.made
    shift = np.where(made.earliest > _LATE, empty_years * 365 * DAY, 0)
    columns = replace(made, earliest=made.earliest + shift, latest=made.latest + shift)
    return MadeSource(columns, source.titles)


class Worker:
    """Does what is asked of it when it is told to."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Work, Done]] = []

    def later(self, work: Work, done: Done) -> None:
        self.waiting.append((work, done))

    def works(self, most: int = 12) -> int:
        """Until nothing is left to do; how many pieces it were, at most ``most``."""
        count = 0
        while self.waiting and count < most:
            work, done = self.waiting.pop(0)
            done(work(lambda: None))
            count += 1
        return count


@pytest.fixture
def worker() -> Worker:
    return Worker()


def stage_of(source: MadeSource, worker: Worker) -> Stage:
    stage = Stage(source)
    stage.work_beside(worker.later, lambda: None)
    stage.resize(1200, 700)
    assert stage.scene.dated
    worker.works()
    return stage


def test_squeezing_leaves_the_window_usable_and_comes_from_the_worker(worker: Worker) -> None:
    stage = stage_of(gappy(25_000), worker)
    before = stage.scene
    stage.show_lanes(LaneView(squeezed=True))
    assert stage.scene is before
    assert worker.works() < 12
    assert len(stage.frame.tears) == 1
    assert stage.scene.is_placed
    assert stage.scene.dated == before.dated
    stage.show_lanes(LaneView())
    worker.works()
    assert stage.frame.tears == ()


def test_the_window_looked_at_stays(worker: Worker) -> None:
    stage = stage_of(gappy(25_000), worker)
    window = Window(_LATE - 300 * DAY, _LATE + 6 * 365 * DAY)
    stage.look_at(window)
    stale = stage.camera
    stage.show_lanes(LaneView(squeezed=True))
    worker.works()
    assert stage.camera.window == window
    assert len(stage.frame.tears) == 1
    # A drag that began before goes on in the time it shows.
    assert stage.move_to(stale) == window
    assert stage.camera.fold is stage.scene.fold


def test_a_filter_hides_at_once_and_is_squeezed_anew_by_the_worker(worker: Worker) -> None:
    source = gappy(25_000)
    stage = stage_of(source, worker)
    stage.show_lanes(LaneView(squeezed=True))
    worker.works()
    whole = stage.scene
    wanted = Filter(kinds=frozenset({source.made.kinds[3]}))
    stage.show(Focus(filter=wanted))
    assert stage.scene.dated == int(source.matching(wanted).sum())
    assert stage.scene.fold is whole.fold
    assert worker.works() < 12
    assert stage.scene.dated == int(source.matching(wanted).sum())
    assert stage.scene.fold is not whole.fold
    assert stage.camera.fold is stage.scene.fold
    stage.show(Focus())
    worker.works()
    assert stage.scene.dated == whole.dated
    assert [gap.first for gap in stage.scene.fold.gaps] == [gap.first for gap in whole.fold.gaps]


def test_a_filter_that_hides_nothing_keeps_no_worker_busy(worker: Worker) -> None:
    source = gappy(25_000)
    stage = stage_of(source, worker)
    stage.show_lanes(LaneView(squeezed=True))
    worker.works()
    stage.show(Focus(filter=Filter(kinds=frozenset(source.made.kinds))))
    assert worker.works() < 12
    assert stage.scene.is_placed
