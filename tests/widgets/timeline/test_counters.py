"""What is not in the picture is counted at its edges, to the last event."""

import pytest
from pytestqt.qtbot import QtBot

from tests.widgets.timeline.made_source import generated
from tests.widgets.timeline.sample_case import sample_case
from widgets.style import LIGHT
from widgets.timeline.counters import Action
from widgets.timeline.view import TimelineView


@pytest.mark.parametrize("height", [220, 290, 331, 400])
def test_rows_cut_off_within_a_lane_are_counted_too(qtbot: QtBot, height: int) -> None:
    view = TimelineView(sample_case(), LIGHT)
    qtbot.addWidget(view)
    view.resize(1000, height)
    view.show()
    frame = view.stage.frame
    said = [counter.text for counter in frame.counters if counter.action is Action.BELOW]
    below = int(said[0].split()[1]) if said else 0
    in_sight = [mark for mark in frame.marks if mark.y < frame.size.height()]
    assert len(in_sight) + below == sum(lane.dated for lane in view.stage.scene.lanes)


def test_counters_are_whole_wherever_the_view_ends(qtbot: QtBot) -> None:
    view = TimelineView(generated(3000, seed=4, lanes=4), LIGHT)
    qtbot.addWidget(view)
    view.show()
    for height in range(200, 420, 9):
        view.resize(1000, height)
        view.settle()
        boxes = [one.rect for one in view.stage.frame.counters if one.rect.top() < height]
        assert all(box.bottom() <= height for box in boxes)
        assert any(one.action is Action.OPEN for one in view.stage.frame.counters)
        for number, box in enumerate(boxes):
            assert not any(box.intersects(other) for other in boxes[:number])
