"""Wheel schemes, touchpad, gliding, rectangles, keys and steps: what hands do with a timeline."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.widgets.timeline.desk import CTRL, NONE, SHIFT, Desk
from tests.widgets.timeline.made_source import DAY, Told, generated, told
from tests.widgets.timeline.sample_case import FIRST_STOP, SECOND_STOP, sample_case
from widgets.timeline.frame import mark_box
from widgets.timeline.gestures import Mode
from widgets.timeline.glide import Glide
from widgets.timeline.hands import Hands, Wheel
from widgets.timeline.keys import HELP, KEYS, Ask
from widgets.timeline.layout import AXIS_HEIGHT, HEADER_WIDTH


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    yield Desk(qtbot, sample_case())


@pytest.fixture
def crowd(qtbot: QtBot) -> Iterator[Desk]:
    yield Desk(qtbot, generated(500))


# --- the wheel ---------------------------------------------------------------------------


def done_by(desk: Desk, keys: Qt.KeyboardModifier) -> str:
    camera, scroll = desk.view.stage.camera, desk.view.stage.scroll
    desk.wheel(-1, keys)
    after = desk.view.stage.camera
    if after.span != camera.span:
        return "zoom"
    if after.start != camera.start:
        return "pan"
    return "scroll" if desk.view.stage.scroll != scroll else "nothing"


@pytest.mark.parametrize(
    ("wheel", "alone", "with_shift", "with_control"),
    [
        (Wheel.LANES, "scroll", "pan", "zoom"),
        (Wheel.ZOOM, "zoom", "pan", "scroll"),
        (Wheel.TIME, "pan", "scroll", "zoom"),
    ],
)
def test_the_wheel_does_what_was_chosen(
    crowd: Desk, wheel: Wheel, alone: str, with_shift: str, with_control: str
) -> None:
    crowd.view.set_hands(Hands(wheel))
    assert done_by(crowd, NONE) == alone
    assert done_by(crowd, SHIFT) == with_shift
    assert done_by(crowd, CTRL) == with_control


def test_a_touchpad_moves_the_picture_pixel_by_pixel(crowd: Desk) -> None:
    before = crowd.view.stage.camera
    crowd.wheel(0, pixels=QPoint(-37, -21))
    after = crowd.view.stage.camera
    assert crowd.view.stage.scroll == 21
    assert abs(before.at(600) - after.at(563)) <= 2 / before.scale
    assert after.span == before.span


def test_a_small_slide_with_ctrl_zooms_a_little(crowd: Desk) -> None:
    before = crowd.view.stage.camera.span
    crowd.wheel(0, CTRL, pixels=QPoint(0, 6))
    assert 0.9 * before < crowd.view.stage.camera.span < before


def test_pinching_zooms_between_the_fingers(desk: Desk) -> None:
    before, at = desk.view.stage.camera, QPointF(700, 200)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        desk.view.mapToGlobal(at),
        0.25,
        QPointF(),
    )
    QApplication.sendEvent(desk.view, event)
    after = desk.view.stage.camera
    assert after.span == pytest.approx(before.span / 1.25, rel=1e-6)
    assert abs(after.at(700) - before.at(700)) <= 2 / before.scale


# --- gliding -----------------------------------------------------------------------------


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def flicked(owner: QObject, clock: Clock, pause: float = 0.0) -> Glide:
    glide = Glide(owner, clock)
    for step in range(8):
        glide.follow(QPointF(-12.0 * step, 0), 0.01 * step)
    glide.follow(QPointF(-12.0 * 7, 0), 0.07 + pause)
    return glide


def test_a_flick_glides_on_in_its_direction_and_comes_to_rest(qtbot: QtBot) -> None:
    clock, owner = Clock(), QObject()
    glide = flicked(owner, clock)
    way: list[float] = []
    glide.slid.connect(lambda point: way.append(point.x()))
    assert glide.let_go()
    while glide.gliding:
        clock.now += 0.05
        with qtbot.waitSignal(glide.slid):
            pass
    assert way == sorted(way, reverse=True)
    assert way[0] < 0
    assert -600 < way[-1] < -200


def test_a_hand_that_paused_leaves_the_picture_where_it_is() -> None:
    owner = QObject()
    glide = flicked(owner, Clock(), pause=0.2)
    assert not glide.let_go() and not glide.gliding


def test_slow_frames_do_not_make_a_fast_hand_slow() -> None:
    owner = QObject()
    glide = Glide(owner, Clock())
    for step in range(4):
        glide.follow(QPointF(-60.0 * step, 0), 0.1 * step)
    assert glide.let_go()


def test_events_without_a_time_never_glide() -> None:
    owner = QObject()
    glide = Glide(owner, Clock())
    for step in range(8):
        glide.follow(QPointF(-60.0 * step, 0), 0.0)
    assert not glide.let_go()


def test_the_view_glides_only_where_it_was_asked_to_and_any_input_stops_it(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.drag(QPoint(800, 440), QPoint(400, 440))
    assert not desk.view.pointer.glide.gliding
    desk.view.set_hands(Hands(inertia=True))
    desk.drag(QPoint(800, 440), QPoint(400, 440))
    start = desk.window.start
    qtbot.waitUntil(lambda: desk.window.start > start)
    assert desk.view.pointer.glide.gliding
    desk.key(Qt.Key.Key_Q)
    assert desk.view.pointer.glide.gliding
    desk.key(Qt.Key.Key_W)
    assert not desk.view.pointer.glide.gliding


# --- rectangles --------------------------------------------------------------------------


def test_shift_and_a_drag_on_the_ground_select_what_the_rectangle_touches(desk: Desk) -> None:
    desk.click(FIRST_STOP)
    window = desk.window
    y = round(desk.mark(FIRST_STOP).y)
    left, right = QPoint(990, y - 14), QPoint(round(desk.mark(FIRST_STOP).x0) - 4, y + 14)
    frame = desk.view.stage.frame
    touched = {
        mark.event
        for mark in frame.marks
        if mark_box(mark).right() >= right.x() and abs(mark.y - y) < 14 + mark.height / 2
    }
    desk.drag(left, right, SHIFT)
    assert set(desk.focus.selection) == touched and FIRST_STOP in touched
    assert desk.window == window


def test_ctrl_adds_and_the_mode_needs_no_shift(desk: Desk) -> None:
    desk.click(desk.view.stage.frame.marks[0].event)
    first = desk.focus.selection
    desk.key(Qt.Key.Key_B)
    assert desk.view.mode is Mode.SELECT
    at = desk.at(SECOND_STOP)
    desk.drag(at - QPoint(20, 12), at + QPoint(20, 12), CTRL)
    assert desk.focus.selection[0] == first[0] and SECOND_STOP in desk.focus.selection
    desk.key(Qt.Key.Key_Escape)
    assert desk.view.mode is Mode.LOOK and desk.focus.selection
    desk.key(Qt.Key.Key_Escape)
    assert desk.focus.selection == ()


def test_what_stands_as_density_under_the_rectangle_is_selected_too(qtbot: QtBot) -> None:
    many = [Told(f"Told at the same time {n}", "2022-06") for n in range(300)]
    desk = Desk(qtbot, told(many), width=900)
    frame = desk.view.stage.frame
    assert len(frame.marks) < 300
    end = QPoint(890, round(frame.offset + frame.layout.boxes[0].bottom) - 1)
    desk.drag(QPoint(int(HEADER_WIDTH) + 1, int(AXIS_HEIGHT) + 1), end, SHIFT)
    assert set(desk.focus.selection) == set(range(1, 301))


def test_escape_gives_up_a_rectangle(desk: Desk) -> None:
    desk.drag(QPoint(300, 440), QPoint(900, 100), SHIFT, drop=False)
    desk.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(desk.view, Qt.MouseButton.LeftButton, SHIFT, QPoint(900, 100))
    assert desk.focus.selection == ()


# --- keys --------------------------------------------------------------------------------


def test_shift_and_arrows_select_more_and_less(desk: Desk) -> None:
    desk.click(FIRST_STOP)
    desk.key(Qt.Key.Key_Right, SHIFT)
    desk.key(Qt.Key.Key_Right, SHIFT)
    three = desk.focus.selection
    assert len(three) == 3 and three[0] == FIRST_STOP
    desk.key(Qt.Key.Key_Left, SHIFT)
    assert desk.focus.selection == three[:2]
    desk.key(Qt.Key.Key_Home, SHIFT)
    assert desk.focus.selection[0] == FIRST_STOP and len(desk.focus.selection) > 10


def test_page_keys_scroll_lanes_and_signs_zoom(crowd: Desk) -> None:
    crowd.key(Qt.Key.Key_PageDown)
    assert crowd.view.stage.scroll > 0
    crowd.key(Qt.Key.Key_PageUp)
    assert crowd.view.stage.scroll == 0
    whole = crowd.view.stage.camera.span
    crowd.key(Qt.Key.Key_Plus, SHIFT)
    nearer = crowd.view.stage.camera.span
    crowd.key(Qt.Key.Key_Minus)
    assert nearer < whole and crowd.view.stage.camera.span == pytest.approx(whole, rel=1e-6)


def test_keys_of_a_cyrillic_keyboard_mean_the_same_places(desk: Desk) -> None:
    whole = desk.view.stage.camera.span
    QApplication.sendEvent(desk.view, QKeyEvent(QEvent.Type.KeyPress, ord("Ц"), NONE, "ц"))
    assert desk.view.stage.camera.span < whole


def test_the_page_of_keys_tells_of_every_key() -> None:
    told_of = {ask for line in HELP for ask in line.asks}
    assert told_of == set(KEYS.values()) == set(Ask)


# --- steps by number ---------------------------------------------------------------------


def begun_in(desk: Desk) -> set[int]:
    columns = desk.view.stage.scene.columns
    window = desk.window
    inside = (columns.earliest >= window.start) & (columns.earliest <= window.end)
    return set(columns.ids[inside].tolist())


def test_steps_bring_the_next_fifty_until_none_is_left_out(qtbot: QtBot) -> None:
    desk = Desk(qtbot, generated(2000))
    desk.key(Qt.Key.Key_0)
    first = int(desk.view.stage.scene.columns.earliest[0])
    desk.view.stage.look_at(type(desk.window)(first - 50 * DAY, first - 10 * DAY))
    met: list[set[int]] = []
    while True:
        before = desk.window
        desk.key(Qt.Key.Key_BracketRight)
        if desk.window == before:
            break
        met.append(begun_in(desk))
    everything = set(desk.view.stage.scene.columns.ids.tolist())
    assert set().union(*met) == everything
    assert np.median([len(each) for each in met]) < 80
    desk.key(Qt.Key.Key_BracketLeft)
    assert desk.window.end < before.end
