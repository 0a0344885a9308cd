"""What is not in the picture is counted at its edges, to the last event."""

import pytest
from pytestqt.qtbot import QtBot

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
