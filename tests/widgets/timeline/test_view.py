"""Hands on the timeline: real mouse, wheel and keys, and what the view asks for."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.records import Filter, Focus, Window
from tests.widgets.timeline.desk import CTRL, SHIFT, Desk
from tests.widgets.timeline.made_source import Told, generated, told
from tests.widgets.timeline.sample_case import (
    ENERGY,
    FIRST_STOP,
    SANCTIONS,
    SECOND_STOP,
    TOKAYEV,
    sample_case,
)
from widgets.style import DARK, LIGHT
from widgets.timeline.counters import Action
from widgets.timeline.telling import CARD_MS


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    yield Desk(qtbot, sample_case())


def test_a_click_selects(desk: Desk) -> None:
    desk.click(FIRST_STOP)
    assert desk.focus.selection == (FIRST_STOP,)


def test_ctrl_adds_and_takes_away(desk: Desk) -> None:
    desk.click(FIRST_STOP)
    desk.click(SECOND_STOP, CTRL)
    assert desk.focus.selection == (SECOND_STOP, FIRST_STOP)
    desk.click(SECOND_STOP, CTRL)
    assert desk.focus.selection == (FIRST_STOP,)


def test_shift_selects_all_between_in_time(desk: Desk) -> None:
    desk.click(FIRST_STOP)
    desk.click(SECOND_STOP, SHIFT)
    chosen = desk.focus.selection
    assert chosen[0] == FIRST_STOP and chosen[-1] == SECOND_STOP and len(chosen) > 2


def test_a_click_on_nothing_and_escape_clear(desk: Desk) -> None:
    desk.click(FIRST_STOP)
    QTest.mouseClick(desk.view, Qt.MouseButton.LeftButton, pos=QPoint(990, 455))
    assert desk.focus.selection == ()
    desk.click(FIRST_STOP)
    desk.key(Qt.Key.Key_Escape)
    assert desk.focus.selection == ()


def test_a_double_click_and_return_open_an_event(desk: Desk) -> None:
    QTest.mouseDClick(desk.view, Qt.MouseButton.LeftButton, pos=desk.at(FIRST_STOP))
    desk.click(SECOND_STOP)
    desk.key(Qt.Key.Key_Return)
    assert desk.opened == [FIRST_STOP, SECOND_STOP]


def test_ctrl_wheel_zooms_at_the_pointer(desk: Desk) -> None:
    before = desk.view.stage.camera
    desk.wheel(1, CTRL, x=700)
    after = desk.view.stage.camera
    assert after.span < before.span
    assert abs(after.at(700) - before.at(700)) <= before.span / before.width
    assert desk.focus.window == after.window


def test_shift_wheel_pans(desk: Desk) -> None:
    before = desk.window
    desk.wheel(-1, SHIFT)
    assert desk.window.start > before.start
    assert desk.window.end - desk.window.start == before.end - before.start


def test_a_bare_wheel_scrolls_lanes_and_never_time(qtbot: QtBot) -> None:
    desk = Desk(qtbot, generated(500))
    before = desk.window
    desk.wheel(-2)
    assert desk.view.stage.scroll > 0 and desk.window == before
    for _ in range(100):
        desk.wheel(-2)
    assert desk.view.stage.scroll == round(desk.view.stage.farthest)


def test_dragging_pans_without_rounding_away(desk: Desk) -> None:
    before = desk.view.stage.camera
    desk.drag(QPoint(600, 440), QPoint(500, 440))
    after = desk.view.stage.camera
    assert after.span == before.span
    assert abs(before.at(600) - after.at(500)) <= before.span / before.width
    desk.drag(QPoint(500, 440), QPoint(600, 440))
    assert abs(desk.window.start - before.start) <= before.span / before.width


def test_dragging_on_the_axis_brushes_a_window(desk: Desk) -> None:
    camera = desk.view.stage.camera
    desk.drag(QPoint(500, 20), QPoint(700, 22))
    assert desk.focus.window == Window(camera.at(500), camera.at(700))


def test_a_press_that_hardly_moves_is_a_click(desk: Desk) -> None:
    before = desk.window
    at = desk.at(FIRST_STOP)
    desk.drag(at, at + QPoint(2, 1))
    assert desk.window == before and desk.focus.selection == (FIRST_STOP,)


def test_keys_zoom_pan_and_show_all(desk: Desk) -> None:
    whole = desk.window
    desk.key(Qt.Key.Key_W)
    assert desk.window.end - desk.window.start < whole.end - whole.start
    narrow = desk.window
    desk.key(Qt.Key.Key_D)
    assert desk.window.start > narrow.start
    desk.key(Qt.Key.Key_A)
    assert abs(desk.window.start - narrow.start) <= 2
    desk.key(Qt.Key.Key_0)
    assert desk.focus.window is None and desk.window == whole


def test_arrows_walk_events_in_time(desk: Desk) -> None:
    seen = []
    for _ in range(30):
        desk.key(Qt.Key.Key_Right)
        seen.append(desk.focus.primary)
    starts = [desk.view.stage.scene.place(event) for event in seen if event is not None]
    assert starts == sorted(starts) and len(set(seen)) == 22
    desk.key(Qt.Key.Key_Left)
    assert desk.focus.primary == seen[20]


def test_home_end_and_lane_keys(desk: Desk) -> None:
    desk.key(Qt.Key.Key_Home)
    first = desk.focus.primary
    desk.key(Qt.Key.Key_End)
    assert desk.focus.primary not in (None, first)
    desk.click(FIRST_STOP)
    desk.key(Qt.Key.Key_Period)
    assert desk.focus.primary == SECOND_STOP
    desk.key(Qt.Key.Key_Comma)
    assert desk.focus.primary == FIRST_STOP


def test_up_and_down_change_the_lane(desk: Desk) -> None:
    scene = desk.view.stage.scene
    desk.click(FIRST_STOP)
    here = scene.lane_of(scene.place(FIRST_STOP) or 0)
    desk.key(Qt.Key.Key_Down)
    below = scene.lane_of(scene.place(desk.focus.primary or 0) or 0)
    assert here is not None and below == here + 1
    desk.key(Qt.Key.Key_Up)
    again = scene.lane_of(scene.place(desk.focus.primary or 0) or 0)
    assert again == here


def test_f_frames_the_selection(desk: Desk) -> None:
    desk.click(FIRST_STOP)
    desk.key(Qt.Key.Key_F)
    mark = next(mark for mark in desk.view.stage.frame.marks if mark.event == FIRST_STOP)
    assert mark.x1 - mark.x0 > 400


def test_walking_brings_an_event_into_view(desk: Desk) -> None:
    desk.click(FIRST_STOP)
    desk.key(Qt.Key.Key_F)
    desk.key(Qt.Key.Key_Home)
    place = desk.view.stage.scene.place(desk.focus.primary or 0)
    assert place is not None
    assert desk.view.stage.scene.extents.ends[place] >= desk.window.start


def test_unknown_keys_are_passed_on(desk: Desk) -> None:
    before = desk.focus
    QTest.keyClick(desk.view, Qt.Key.Key_W, CTRL)
    desk.key(Qt.Key.Key_Q)
    assert desk.focus == before


def test_counters_tell_what_is_outside_and_lead_there(desk: Desk) -> None:
    desk.click(SECOND_STOP)
    desk.key(Qt.Key.Key_F)
    counter = next(c for c in desk.view.stage.frame.counters if c.action is Action.EARLIER)
    scene, start = desk.view.stage.scene, desk.window.start
    expected = sum(lane.earlier(start) for lane in scene.lanes)
    assert counter.text == f"◀ {expected} earlier"
    at = counter.rect.center().toPoint()
    QTest.mouseClick(desk.view, Qt.MouseButton.LeftButton, pos=at)
    assert desk.window.start < start
    assert sum(lane.earlier(desk.window.start) for lane in scene.lanes) < expected


def test_the_overflow_opens_its_lane(qtbot: QtBot) -> None:
    many = [Told(f"Told at the same time {n}", "2022-06") for n in range(30)]
    desk = Desk(qtbot, told(many))
    (counter,) = [c for c in desk.view.stage.frame.counters if c.action is Action.OPEN]
    assert counter.text == "+22"
    QTest.mouseClick(desk.view, Qt.MouseButton.LeftButton, pos=counter.rect.center().toPoint())
    assert not [c for c in desk.view.stage.frame.counters if c.action is Action.OPEN]
    assert desk.view.stage.layout.boxes[0].height > 30 * 16
    QTest.mouseClick(desk.view, Qt.MouseButton.LeftButton, pos=QPoint(60, 80))
    assert desk.view.stage.scene.lanes[0].rows == 8


def test_a_selected_event_without_a_row_gets_one(qtbot: QtBot) -> None:
    desk = Desk(qtbot, told([Told(f"Told at the same time {n}", "2022-06") for n in range(30)]))
    drawn = {mark.event for mark in desk.view.stage.frame.marks}
    hidden = next(event for event in range(1, 31) if event not in drawn)
    desk._select((hidden,))
    assert hidden in {mark.event for mark in desk.view.stage.frame.marks}


def test_lanes_out_of_sight_are_counted(qtbot: QtBot) -> None:
    desk = Desk(qtbot, generated(500))
    counter = next(c for c in desk.view.stage.frame.counters if c.action is Action.BELOW)
    QTest.mouseClick(desk.view, Qt.MouseButton.LeftButton, pos=counter.rect.center().toPoint())
    assert desk.view.stage.scroll > 0
    assert any(c.action is Action.ABOVE for c in desk.view.stage.frame.counters)


def test_an_entity_emphasises_its_events(desk: Desk) -> None:
    desk.view.show_focus(Focus(selection=(TOKAYEV,)))
    state = desk.view.stage.frame.state
    assert state.emphasised == {HELP_EVENT, SANCTIONS, 18, ENERGY}
    assert state.selected == frozenset()


HELP_EVENT = 3


def test_a_filter_hides_events_and_moves_nothing(desk: Desk) -> None:
    before = desk.window
    desk.view.show_focus(Focus(filter=Filter(kinds=frozenset({"stoppage"}))))
    assert {mark.event for mark in desk.view.stage.frame.marks} == {FIRST_STOP, SECOND_STOP}
    assert desk.window == before


def test_a_window_from_elsewhere_is_shown_and_not_asked_for_again(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(desk.view.window_dragged):
        desk.view.show_focus(Focus(Window(1_654_041_600, 1_657_670_399)))
    assert desk.window == Window(1_654_041_600, 1_657_670_399)


def test_an_event_selected_elsewhere_comes_into_view(desk: Desk, qtbot: QtBot) -> None:
    desk.focus = Focus(Window(1_642_000_000, 1_643_000_000))
    desk.view.show_focus(desk.focus)
    desk._select((SECOND_STOP,))
    place = desk.view.stage.scene.place(SECOND_STOP)
    assert place is not None
    start = desk.view.stage.scene.extents.starts[place]
    qtbot.waitUntil(lambda: desk.window.start <= start <= desk.window.end)
    assert desk.focus.window == desk.window


def test_a_window_that_comes_with_a_selection_stands(desk: Desk, qtbot: QtBot) -> None:
    window = Window(1_642_000_000, 1_643_000_000)
    desk.view.show_focus(Focus(window, (SECOND_STOP,)))
    qtbot.wait(30)
    assert desk.window == window


def test_a_resized_view_keeps_its_window(desk: Desk) -> None:
    desk.view.show_focus(Focus(Window(1_654_041_600, 1_657_670_399)))
    desk.view.resize(700, 300)
    assert desk.window == Window(1_654_041_600, 1_657_670_399)


def test_hovering_marks_an_event_and_shows_its_card(desk: Desk, qtbot: QtBot) -> None:
    QTest.mouseMove(desk.view, desk.at(FIRST_STOP))
    assert desk.view.stage.hovered == FIRST_STOP
    assert desk.view.cursor().shape() is Qt.CursorShape.PointingHandCursor
    card = desk.view.card
    qtbot.waitUntil(card.isVisible, timeout=CARD_MS * 6)
    assert desk.view.rect().contains(card.geometry())
    QTest.mouseMove(desk.view, QPoint(990, 455))
    assert not card.isVisible() and desk.view.stage.hovered is None


def test_those_who_listen_are_told(desk: Desk, qtbot: QtBot) -> None:
    assert desk.view.accessibleName() == "Timeline"
    desk.click(FIRST_STOP)
    qtbot.waitUntil(lambda: "Selected" in desk.view.accessibleDescription())
    spoken = desk.view.accessibleDescription()
    assert "First CPC stoppage" in spoken
    assert "between 11 and 20 June 2022" in spoken
    assert "22 events in 7 lanes, 6 undated" in spoken


def test_the_keyboards_focus_is_seen_only_when_it_came_by_key(desk: Desk, qtbot: QtBot) -> None:
    accent = LIGHT.accent.casefold()
    with qtbot.waitActive(desk.view):
        desk.view.activateWindow()
    desk.view.clearFocus()
    desk.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert desk.view.grab().toImage().pixelColor(1, 200).name() == accent
    desk.view.clearFocus()
    assert desk.view.grab().toImage().pixelColor(1, 455).name() != accent


def test_reloading_shows_new_data(qtbot: QtBot) -> None:
    source = told([Told("One", "2022-01-01")])
    desk = Desk(qtbot, source)
    more = told([Told("One", "2022-01-01"), Told("Two", "2023-01-01")])
    source.made, source.titles = more.made, more.titles
    desk.view.reload()
    assert len(desk.view.stage.frame.marks) == 2


def test_a_theme_changes_the_ground(desk: Desk) -> None:
    desk.view.set_theme(DARK)
    assert desk.view.grab().toImage().pixelColor(600, 457).name() == DARK.panel.casefold()


@pytest.mark.parametrize("events", [[], [Told("No date", "")]])
def test_hands_on_an_empty_timeline_do_no_harm(qtbot: QtBot, events: list[Told]) -> None:
    desk = Desk(qtbot, told(events))
    desk.wheel(1, CTRL)
    desk.drag(QPoint(400, 20), QPoint(500, 20))
    QTest.mouseClick(desk.view, Qt.MouseButton.LeftButton, pos=QPoint(50, 100))
    QTest.mouseMove(desk.view, QPoint(300, 300))
    for key in (Qt.Key.Key_W, Qt.Key.Key_Right, Qt.Key.Key_F, Qt.Key.Key_Home, Qt.Key.Key_Down):
        desk.key(key)
    desk.view.reload()
    qtbot.waitUntil(lambda: desk.view.accessibleDescription().startswith("No"))
    assert not desk.view.grab().isNull()
