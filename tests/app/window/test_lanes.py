"""Lanes by the mouse in the real window: menus, heights, tips, and what goes on beneath."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.window import MainWindow
from db.records import LaneScheme, LaneView
from tests.stories import hands
from widgets.timeline.emptiness import empty_text
from widgets.timeline.lane import Lane
from widgets.timeline.lane_corner import CORNER
from widgets.timeline.lane_words import LOCKED
from widgets.timeline.layout import AXIS_HEIGHT, LaneBox

NAME = 24
"""Pixels from the left at which a lane's name is pressed."""


@pytest.fixture
def popups() -> Iterator[None]:
    """No menu stays open behind a test."""
    yield
    while (menu := QApplication.activePopupWidget()) is not None:
        menu.close()


def box(window: MainWindow, key: str) -> tuple[Lane, LaneBox]:
    stage = window.parts.timeline.stage
    number = next(n for n, lane in enumerate(stage.scene.lanes) if lane.key == key)
    return stage.scene.lanes[number], stage.layout.boxes[number]


def name(window: MainWindow, key: str) -> QPoint:
    """A point on a lane's name."""
    _, where = box(window, key)
    scroll = window.parts.timeline.stage.scroll
    return QPoint(NAME, round(where.top + AXIS_HEIGHT - scroll + min(17, where.height / 2)))


def edge(window: MainWindow, key: str) -> QPoint:
    """A point on a lane's lower edge."""
    _, where = box(window, key)
    return QPoint(NAME, round(where.bottom + AXIS_HEIGHT - window.parts.timeline.stage.scroll))


def opened() -> list[str]:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_the_corner_opens_the_menu_of_all_lanes(
    window: MainWindow, qtbot: QtBot, popups: None
) -> None:
    hands.click(window.parts.timeline.lanes, CORNER.center().toPoint())
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    assert opened()[0] == "Lanes by kind"


def test_a_right_click_opens_the_menu_of_one_lane(
    window: MainWindow, qtbot: QtBot, popups: None
) -> None:
    layer = window.parts.timeline.lanes
    at = name(window, "kind:policy")
    QApplication.sendEvent(
        layer,
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, layer.mapToGlobal(at)),
    )
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    assert opened()[0] == "Collapse this lane"


def test_the_lower_edge_gives_rows_and_a_double_click_takes_them_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    layer = window.parts.timeline.lanes
    lane, where = box(window, "kind:unrest")
    before = lane.rows
    start = edge(window, "kind:unrest")
    hands.drag(layer, start, start + QPoint(0, round(3 * where.pitch)))
    assert window.workspace.lanes.rows_of("kind:unrest") == before + 3
    assert box(window, "kind:unrest")[0].rows == before + 3
    hands.double_click(layer, edge(window, "kind:unrest"))
    assert window.workspace.lanes == LaneView()
    assert box(window, "kind:unrest")[0].rows == before


def test_a_slip_of_the_hand_changes_nothing(window: MainWindow) -> None:
    layer = window.parts.timeline.lanes
    at = name(window, "kind:war")
    hands.drag(layer, at, at + QPoint(1, 3))
    assert window.workspace.lanes == LaneView()


def test_dropped_at_its_own_place_nothing_changes(window: MainWindow) -> None:
    layer = window.parts.timeline.lanes
    at = name(window, "kind:policy")
    hands.drag(layer, at, at + QPoint(0, 12))
    assert window.workspace.lanes == LaneView()


def test_a_collapsed_lane_has_one_line_and_opens_by_a_click(window: MainWindow) -> None:
    window.workspace.arrange_lanes(LaneView().collapse(("kind:policy",)))
    lane, where = box(window, "kind:policy")
    assert lane.collapsed
    assert lane.rows == 0
    assert where.height < 40
    hands.click(window.parts.timeline.lanes, name(window, "kind:policy"))
    assert window.workspace.lanes == LaneView()


def test_tips_tell_the_whole_name_its_count_and_the_lock(window: MainWindow) -> None:
    layer = window.parts.timeline.lanes
    assert layer.tip(QPointF(name(window, "kind:war"))) == "War, sanctions\n3 events"
    assert "order" in layer.tip(CORNER.center())
    window.workspace.arrange_lanes(LaneView().turn_lock("kind:war").hide("kind:aid"))
    assert layer.tip(QPointF(name(window, "kind:war"))).endswith(LOCKED)
    assert layer.tip(CORNER.center()) == "1 lane hidden: Aid, contact"
    assert layer.tip(QPointF(NAME, layer.height() - 1)) == ""


def test_a_lock_moves_nothing(window: MainWindow) -> None:
    scene = window.parts.timeline.stage.scene
    window.workspace.arrange_lanes(LaneView().turn_lock("kind:war"))
    assert window.parts.timeline.stage.scene is scene


def test_counters_and_the_wheel_go_on_to_the_timeline(window: MainWindow, qtbot: QtBot) -> None:
    window.workspace.arrange_lanes(LaneView(LaneScheme.ENTITY))
    timeline = window.parts.timeline
    hands.turn_wheel(timeline.lanes, name(window, timeline.stage.scene.lanes[0].key), -1)
    assert timeline.stage.scroll > 0
    counter = next(one for one in timeline.stage.frame.counters if "below" in one.text)
    before = timeline.stage.scroll
    hands.click(timeline.lanes, counter.rect.center().toPoint())
    qtbot.waitUntil(lambda: timeline.stage.scroll > before)


def test_the_pointer_says_what_can_be_done(window: MainWindow, qtbot: QtBot) -> None:
    layer = window.parts.timeline.lanes
    for at, shape in (
        (CORNER.center().toPoint(), Qt.CursorShape.PointingHandCursor),
        (edge(window, "kind:unrest"), Qt.CursorShape.SplitVCursor),
        (name(window, "kind:war"), Qt.CursorShape.ArrowCursor),
    ):
        hands.point(layer, at)
        qtbot.waitUntil(lambda wanted=shape: layer.cursor().shape() is wanted)
    assert [one.text for one in layer.buttons()][:2] == ["Collapse", "Lock against moving"]


def test_with_all_lanes_hidden_they_can_still_be_brought_back(
    window: MainWindow, qtbot: QtBot, popups: None
) -> None:
    keys = [group.key for group in window.sources.timeline.groups(LaneView())]
    window.workspace.arrange_lanes(LaneView().hide(*keys))
    assert window.parts.timeline.stage.scene.lanes == ()
    assert empty_text(window.parts.timeline.stage.scene)[0] == "All these lanes are hidden"
    window.grab()
    hands.click(window.parts.timeline.lanes, CORNER.center().toPoint())
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    assert f"Show all {len(keys)} hidden lanes" in opened()


def test_an_equal_view_is_silent(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(window.workspace.lanes_changed):
        window.workspace.arrange_lanes(LaneView())
    with qtbot.waitSignal(window.workspace.lanes_changed):
        window.workspace.arrange_lanes(LaneView(LaneScheme.TAG))
