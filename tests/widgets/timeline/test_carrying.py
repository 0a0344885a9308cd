"""Dragging an event in time: only on purpose, with a ghost, and as a request."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.dates import Basis
from db.records import LaneView, Window
from tests.widgets.timeline.desk import ALT, CTRL, NONE, Desk
from tests.widgets.timeline.made_source import DAY, Told, told
from widgets.timeline.carried import LOCKED, OPEN_DIGITS, READ_ONLY
from widgets.timeline.gestures import Kind, Mode
from widgets.timeline.hands import Hands

EXACT, VAGUE, WAR, GAPPY = 1, 2, 3, 4
JUNE = 1_654_041_600
"""The first second of June 2022."""


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    events = [
        Told("Parade not held", "2022-06-09", "policy"),
        Told("First stoppage", "[2022-06-11..2022-06-20]", "stoppage", words="mid-June"),
        Told("War", "2022-06-05/..", "war"),
        Told("Some 15th", "2022-XX-15", "aid"),
    ]
    made = Desk(qtbot, told(events))
    made._look(Window(JUNE, JUNE + 30 * DAY - 1))
    yield made


def pixels(desk: Desk, days: float) -> int:
    return round(days * DAY * desk.view.stage.camera.scale)


def carry(desk: Desk, event: int, days: float, keys: Qt.KeyboardModifier = ALT) -> None:
    at = desk.at(event)
    desk.drag(at, at + QPoint(pixels(desk, days), 3), keys)


def test_alt_and_a_drag_ask_for_another_date(desk: Desk) -> None:
    window = desk.window
    carry(desk, EXACT, 4)
    ((event, when),) = desk.moves
    assert (event, when.edtf) == (EXACT, "2022-06-13")
    assert when.basis is Basis.INFERRED
    assert desk.window == window


def test_a_plain_drag_pans_and_moves_nothing(desk: Desk) -> None:
    carry(desk, EXACT, 4, NONE)
    assert desk.moves == []


def test_less_than_six_pixels_are_no_drag(desk: Desk) -> None:
    at = desk.at(EXACT)
    desk.drag(at, at + QPoint(5, 0), ALT)
    assert desk.moves == []


def test_a_vague_date_moves_as_a_whole_and_keeps_its_words(desk: Desk) -> None:
    carry(desk, VAGUE, -3)
    ((_, when),) = desk.moves
    assert when.edtf == "[2022-06-08..2022-06-17]"
    assert when.text == "[2022-06-11..2022-06-20] (moved by hand, was 11–20 June 2022)"


def test_the_end_of_a_mark_moves_one_bound(desk: Desk) -> None:
    mark = desk.mark(VAGUE)
    at = QPoint(round(mark.x1) - 1, round(mark.y))
    desk.drag(at, at + QPoint(pixels(desk, 2), 0), ALT)
    ((_, when),) = desk.moves
    assert when.edtf == "[2022-06-11..2022-06-22]"


def test_what_goes_on_keeps_its_open_end(desk: Desk) -> None:
    mark = desk.mark(WAR)
    at = QPoint(round(mark.x0) + 40, round(mark.y))
    desk.drag(at, at + QPoint(pixels(desk, 3), 0), ALT)
    ((_, when),) = desk.moves
    assert when.edtf == "2022-06-08/.."


def test_edit_mode_needs_no_alt_and_escape_ends_it(desk: Desk) -> None:
    desk.key(Qt.Key.Key_E)
    assert desk.view.mode is Mode.EDIT
    carry(desk, EXACT, 4, NONE)
    assert len(desk.moves) == 1
    desk.key(Qt.Key.Key_Escape)
    assert desk.view.mode is Mode.LOOK
    carry(desk, EXACT, 4, NONE)
    assert len(desk.moves) == 1


def test_escape_puts_it_back(desk: Desk) -> None:
    at = desk.at(EXACT)
    desk.drag(at, at + QPoint(pixels(desk, 4), 0), ALT, drop=False)
    drag = desk.view.pointer.drag
    assert drag is not None and drag.kind is Kind.CARRY
    assert drag.carried is not None
    assert drag.carried.words == "moved 4 days later, was 9 June 2022"
    desk.key(Qt.Key.Key_Escape, ALT)
    QTest.mouseRelease(desk.view, Qt.MouseButton.LeftButton, ALT, at)
    assert desk.moves == []


def test_brought_back_to_its_place_nothing_is_asked(desk: Desk) -> None:
    at = desk.at(EXACT)
    desk.drag(at, at + QPoint(pixels(desk, 4), 0), ALT, drop=False)
    QTest.mouseMove(desk.view, at)
    QTest.mouseRelease(desk.view, Qt.MouseButton.LeftButton, ALT, at)
    assert desk.moves == [] and desk.refusals == []


def test_a_ghost_follows_with_the_new_date(desk: Desk) -> None:
    def picture() -> QImage:
        return desk.view.grab().toImage()

    before, at = picture(), desk.at(EXACT)
    desk.drag(at, at + QPoint(pixels(desk, 8), 0), ALT, drop=False)
    during = picture()
    there = QPoint(at.x() + pixels(desk, 8), at.y())
    assert during.pixelColor(there) != before.pixelColor(there)
    QTest.mouseRelease(desk.view, Qt.MouseButton.LeftButton, ALT, there)
    desk.key(Qt.Key.Key_Escape)


def test_a_locked_lane_a_read_only_case_and_open_digits_refuse_kindly(desk: Desk) -> None:
    lane = desk.view.stage.scene.lanes[desk.mark(EXACT).lane].key
    desk.view.show_lanes(LaneView().turn_lock(lane))
    carry(desk, EXACT, 4)
    desk.view.show_lanes(LaneView())
    carry(desk, GAPPY, 4)
    desk.view.set_hands(Hands(editable=False))
    carry(desk, EXACT, 4)
    desk.key(Qt.Key.Key_E)
    assert desk.refusals == [LOCKED, OPEN_DIGITS, READ_ONLY, READ_ONLY]
    assert desk.moves == [] and desk.view.mode is Mode.LOOK


def test_the_cursor_tells_what_would_be_dragged(desk: Desk) -> None:
    desk.key(Qt.Key.Key_E)
    mark = desk.mark(VAGUE)
    QTest.mouseMove(desk.view, desk.at(VAGUE))
    assert desk.view.cursor().shape() is Qt.CursorShape.SizeAllCursor
    QTest.mouseMove(desk.view, QPoint(round(mark.x0) + 2, round(mark.y)))
    assert desk.view.cursor().shape() is Qt.CursorShape.SizeHorCursor


def test_held_at_the_edge_time_comes_along(desk: Desk, qtbot: QtBot) -> None:
    at, before = desk.at(EXACT), desk.window
    edge = QPoint(desk.view.width() - 4, at.y())
    desk.drag(at, edge, ALT, drop=False)
    qtbot.waitUntil(lambda: desk.window.start > before.start + 10 * DAY)
    QTest.mouseRelease(desk.view, Qt.MouseButton.LeftButton, ALT, edge)
    stopped = desk.window
    qtbot.wait(80)
    assert desk.window == stopped
    ((_, when),) = desk.moves
    assert when.earliest is not None and when.earliest > before.end
    assert stopped.start <= when.earliest <= stopped.end


def test_zooming_with_an_event_in_the_hand_keeps_it_under_the_pointer(desk: Desk) -> None:
    at = desk.at(EXACT)
    there = at + QPoint(pixels(desk, 6), 0)
    desk.drag(at, there, ALT, drop=False)
    desk.wheel(2, CTRL, x=there.x())
    QTest.mouseMove(desk.view, there + QPoint(1, 0))
    QTest.mouseRelease(desk.view, Qt.MouseButton.LeftButton, ALT, there)
    ((_, when),) = desk.moves
    assert when.edtf == "2022-06-15"
