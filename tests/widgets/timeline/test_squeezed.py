"""Frames and hands where empty time is squeezed: nothing is lost, and dates stay real."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.dates import parse_edtf
from db.records import Filter, LaneView, Window
from tests.widgets.timeline.desk import Desk
from tests.widgets.timeline.frames import frame_of
from tests.widgets.timeline.made_source import MadeSource, Told, generated, told
from widgets.style import DARK, LIGHT, Theme, colour
from widgets.timeline.building import build_scene
from widgets.timeline.frame import Frame
from widgets.timeline.painter import TimelinePainter
from widgets.timeline.scene import Scene
from widgets.timeline.tears import tip_of
from widgets.timeline.texts import Texts

pytestmark = pytest.mark.usefixtures("qapp")

SQUEEZED = LaneView(squeezed=True)
DAY = 86_400

OLD_AND_NEW = told(
    [
        Told("Independence", "1991-12-16", "statement"),
        Told("First visit", "1992-01-10", "policy"),
        Told("Unrest", "2022-01", "unrest"),
        Told("War", "2022-02-24/..", "war"),
        Told("A long-standing quarrel", "../2021-12", "policy"),
        Told("Stoppage", "2022-06-15", "stoppage"),
        Told("Talks", "2022-05/2022-07", "aid"),
    ]
)


def scene_of(source: MadeSource, view: LaneView = SQUEEZED, wanted: Filter | None = None) -> Scene:
    shown = source.matching(wanted or Filter())
    return build_scene(source.made, shown, None, view)


def window_of(edtf: str) -> Window:
    when = parse_edtf(edtf)
    assert when.earliest is not None
    assert when.latest is not None
    return Window(when.earliest, when.latest)


def order(frame: Frame) -> list[list[int]]:
    """The events of each lane in the order in which their marks begin."""
    lanes = range(len(frame.scene.lanes))
    marks = sorted(frame.marks, key=lambda mark: (mark.x0, mark.event))
    return [[mark.event for mark in marks if mark.lane == lane] for lane in lanes]


def test_both_ends_are_wide_enough_to_read() -> None:
    plain, frame = (
        frame_of(OLD_AND_NEW, scene=scene_of(OLD_AND_NEW, view)) for view in (LaneView(), SQUEEZED)
    )
    widths = [{mark.event: mark.x1 - mark.x0 for mark in one.marks} for one in (plain, frame)]
    assert widths[0][3] < 15 < 100 < widths[1][3]
    assert len(frame.tears) == 1
    assert frame.tears[0].length == "29 years 11 months"
    assert frame.tears[0].box.width() == pytest.approx(24, abs=6)


def test_every_event_is_drawn_in_the_same_order_and_counted_alike() -> None:
    plain, frame = (
        frame_of(OLD_AND_NEW, scene=scene_of(OLD_AND_NEW, view)) for view in (LaneView(), SQUEEZED)
    )
    assert [sorted(lane) for lane in order(plain)] == [sorted(lane) for lane in order(frame)]
    assert sum(part.in_view for part in frame.parts) == sum(part.in_view for part in plain.parts)
    starts = frame.scene.columns.earliest
    for lane in order(frame):
        told_starts = [int(starts[frame.scene.place(event) or 0]) for event in lane]
        assert told_starts == sorted(told_starts)


def gappy(count: int) -> MadeSource:
    """A crowd with five empty years in its middle."""
    source = generated(count, years=4)
    made = source.made
    late = made.earliest > 2 * 365 * DAY
    shift = np.where(late, 1826 * DAY, 0)
    columns = replace(made, earliest=made.earliest + shift, latest=made.latest + shift)
    return MadeSource(columns, source.titles)


def test_a_crowd_keeps_its_density_and_its_counts() -> None:
    source = gappy(3000)
    plain, squeezed = scene_of(source, LaneView()), scene_of(source)
    assert squeezed.fold is not None
    assert plain.dated == squeezed.dated == 3000
    for scene in (plain, squeezed):
        frame = frame_of(source, scene=scene)
        camera = frame.camera
        inside = [lane.times.within(camera.start, camera.end) for lane in scene.lanes]
        assert sum(inside) == 3000
        low, high = scene.span or (0, 0)
        width = scene.pyramid.base_width
        columns = scene.pyramid.columns(width, low // width, high // width + 1)
        assert float(columns.total.sum()) == pytest.approx(3000, abs=0.5)


def test_cores_lie_within_their_marks() -> None:
    frame = frame_of(OLD_AND_NEW, scene=scene_of(OLD_AND_NEW))
    talks = next(mark for mark in frame.marks if mark.event == 7)
    assert talks.core is not None
    assert talks.x0 < talks.core[0] < talks.core[1] < talks.x1


def test_an_open_end_keeps_no_empty_years_and_its_mark_runs_across() -> None:
    frame = frame_of(OLD_AND_NEW, scene=scene_of(OLD_AND_NEW))
    quarrel = next(mark for mark in frame.marks if mark.event == 5)
    tear = frame.tears[0]
    assert quarrel.x0 < tear.left < tear.right < quarrel.x1


@pytest.mark.parametrize("edtf", ["1991/2022", "1992/1993", "2000", "2021-12/2022-02", "1991-12"])
def test_the_axis_tells_real_dates_and_never_none(edtf: str) -> None:
    frame = frame_of(OLD_AND_NEW, window_of(edtf), scene=scene_of(OLD_AND_NEW))
    axis, camera = frame.axis, frame.camera
    assert any(band.text for band in axis.bands)
    # What goes on beyond a tear is named once.
    assert all(one.text != other.text for one, other in pairwise(axis.bands) if one.text)
    for tear in frame.tears:
        assert not any(tear.left + 1 < tick.x < tear.right - 1 for tick in axis.ticks)
    xs = [tick.x for tick in axis.ticks]
    assert xs == sorted(xs)
    written = sorted((band for band in axis.bands if band.text), key=lambda band: band.label_x)
    for band, after in pairwise(written):
        assert band.label_x < after.label_x
    assert abs(camera.x(camera.at(700.0)) - 700) <= max(camera.scale, 1.0)


def test_a_window_is_looked_at_as_asked_whatever_is_squeezed() -> None:
    scene = scene_of(OLD_AND_NEW)
    for edtf in ("1991-12/2022-03", "2022-01", "1991/1992-01", "2000-05"):
        window = window_of(edtf)
        seen = frame_of(OLD_AND_NEW, window, scene=scene).camera.window
        rate = max(gap.rate for gap in scene.fold.gaps) if scene.fold else 1
        assert abs(seen.start - window.start) < rate
        assert abs(seen.end - window.end) < rate


def test_a_filter_that_leaves_only_the_late_events_squeezes_what_was_before_them() -> None:
    scene = scene_of(OLD_AND_NEW, wanted=Filter(kinds=frozenset({"unrest", "war", "stoppage"})))
    assert scene.fold is not None
    assert scene.fold.gaps[0].first < window_of("1993").start


def test_without_a_gap_nothing_is_folded() -> None:
    near = told([Told("One", "2022-01-05"), Told("Two", "2022-01-06")])
    scene = scene_of(near)
    assert scene.fold is None
    assert frame_of(near, scene=scene).tears == ()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_band_is_darker_than_the_panel_from_the_first_lane_to_the_last(theme: Theme) -> None:
    frame = frame_of(OLD_AND_NEW, scene=scene_of(OLD_AND_NEW))
    image = QImage(frame.size.toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    TimelinePainter(theme, Texts(OLD_AND_NEW)).paint(painter, frame)
    painter.end()
    box = frame.tears[0].box
    for y in (box.top() + 2, box.bottom() - 2):
        assert image.pixelColor(round(box.center().x()), round(y)) == colour(theme.ground)


def svg_of(path: Path, view: LaneView) -> str:
    picture = QSvgGenerator()
    picture.setFileName(str(path))
    picture.setSize(QSize(1216, 900))
    painter = QPainter(picture)
    frame = frame_of(OLD_AND_NEW, scene=scene_of(OLD_AND_NEW, view))
    TimelinePainter(LIGHT, Texts(OLD_AND_NEW)).paint(painter, frame)
    painter.end()
    return path.read_text(encoding="utf-8")


def test_a_vector_picture_has_the_torn_edges_too(tmp_path: Path) -> None:
    plain = svg_of(tmp_path / "plain.svg", LaneView())
    torn = svg_of(tmp_path / "torn.svg", SQUEEZED)
    # Two edges of a tooth for each few pixels; all other lines of the picture are straight.
    edges = [
        [len(points.split()) for points in re.findall(r'<polyline[^>]*points="([^"]*)', picture)]
        for picture in (plain, torn)
    ]
    assert [sum(points > 100 for points in one) for one in edges] == [0, 2]


def desk_of(qtbot: QtBot) -> Desk:
    desk = Desk(qtbot, OLD_AND_NEW)
    desk.view.lanes_asked.connect(desk.view.show_lanes)
    return desk


def test_z_squeezes_and_z_again_shows_time_as_it_is(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    before = desk.window
    desk.key(Qt.Key.Key_Z)
    assert len(desk.view.stage.frame.tears) == 1
    qtbot.waitUntil(lambda: "1 empty span is squeezed" in desk.view.accessibleDescription())
    desk.key(Qt.Key.Key_Z)
    assert desk.view.stage.frame.tears == ()
    assert desk.window == before


def test_a_click_on_a_tear_opens_it_and_no_other(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    desk.key(Qt.Key.Key_Z)
    tear = desk.view.stage.frame.tears[0]
    at = QPoint(round(tear.box.center().x()), round(tear.box.bottom()) - 4)
    assert desk.view.pointer.cursor_at(QPointF(at), None, Qt.KeyboardModifier.NoModifier) is (
        Qt.CursorShape.PointingHandCursor
    )
    assert tip_of(tear).splitlines()[1].endswith("2021")
    QTest.mouseClick(desk.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert desk.view.lanes.view.unsqueezed == (tear.gap.middle,)
    assert desk.view.stage.frame.tears == ()
    desk.view.show_lanes(desk.view.lanes.view.squeeze_all())
    assert len(desk.view.stage.frame.tears) == 1


def test_zooming_and_panning_change_no_tear_and_ask_for_real_windows(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    desk.key(Qt.Key.Key_Z)
    fold = desk.view.stage.scene.fold
    for key in (Qt.Key.Key_W, Qt.Key.Key_D, Qt.Key.Key_W, Qt.Key.Key_A, Qt.Key.Key_S):
        desk.key(key)
        assert desk.focus.window == desk.window
    assert desk.view.stage.scene.fold is fold
    window = desk.focus.window
    assert window is not None
    assert window_of("1991").start < window.start < window.end < window_of("2023").end
    desk.key(Qt.Key.Key_0)
    desk.wheel(4, Qt.KeyboardModifier.ControlModifier, x=160)
    assert desk.window.start < window_of("1992-02").end


def test_brushing_across_a_tear_takes_the_real_time_on_both_sides(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    desk.key(Qt.Key.Key_Z)
    camera = desk.view.stage.camera
    first, last = window_of("1992-01-05").start, window_of("2022-03-01").start
    desk.drag(QPoint(round(camera.x(first)), 20), QPoint(round(camera.x(last)), 20))
    per_pixel = 1 / camera.scale
    assert abs(desk.window.start - first) < 2 * per_pixel
    assert abs(desk.window.end - last) < 2 * per_pixel


def test_the_next_event_across_a_tear_comes_into_view(qtbot: QtBot) -> None:
    desk = desk_of(qtbot)
    desk.key(Qt.Key.Key_Z)
    desk.view.stage.look_at(window_of("1991-12"))
    desk.click(1)
    desk.key(Qt.Key.Key_Right)
    desk.key(Qt.Key.Key_Right)
    assert any(mark.event == 3 and mark.seen for mark in desk.view.stage.frame.marks)
    desk.key(Qt.Key.Key_F)
    assert desk.focus.window == desk.window
    january = window_of("2022-01")
    assert desk.window.start <= january.start
    assert january.end <= desk.window.end < january.end + 30 * DAY
