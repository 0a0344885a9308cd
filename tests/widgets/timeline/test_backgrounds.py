"""Periods behind all lanes, and the line at the present moment."""

from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.records import Focus, Window
from tests.widgets.timeline.desk import Desk
from tests.widgets.timeline.frames import frame_of
from tests.widgets.timeline.made_source import DAY, Told, told
from widgets.style import DARK, LIGHT
from widgets.timeline.backgrounds import Backgrounds, Period, paint_backgrounds, paint_names
from widgets.timeline.periods import periods_of
from widgets.timeline.scenery import Scenery, present

JUNE = 1_654_041_600
EVENTS = [
    Told("Stoppage", "2022-06-15", "stoppage"),
    Told("Heating season", "2022-06-05/2022-06-12", "period"),
    Told("Transition", "2022-06-20/..", "period"),
    Told("Undated", "", "period"),
]


def painted(backgrounds: Backgrounds) -> QImage:
    frame = frame_of(told(EVENTS), Window(JUNE, JUNE + 30 * DAY - 1), 800, 300)
    image = QImage(800, 300, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(LIGHT.panel))
    with QPainter(image) as painter:
        paint_backgrounds(painter, frame, LIGHT, backgrounds)
    return image


def test_dated_events_of_the_kind_are_the_periods_in_time_order() -> None:
    first, second = periods_of(told(EVENTS))
    assert (first.name, first.start, first.end) == (
        "Heating season",
        JUNE + 4 * DAY,
        JUNE + 12 * DAY - 1,
    )
    assert (second.name, second.end) == ("Transition", None)
    assert periods_of(told(EVENTS[:1])) == ()


def test_a_band_covers_its_span_and_nothing_else(qapp: QApplication) -> None:
    image = painted(Backgrounds(periods_of(told(EVENTS))))
    frame = frame_of(told(EVENTS), Window(JUNE, JUNE + 30 * DAY - 1), 800, 300)
    inside, outside = (round(frame.camera.x(JUNE + days * DAY)) for days in (7, 16))
    assert image.pixelColor(inside, 150) != QColor(LIGHT.panel)
    assert image.pixelColor(outside, 150) == QColor(LIGHT.panel)
    assert image.pixelColor(790, 150) != QColor(LIGHT.panel)


def written(backgrounds: Backgrounds) -> list[int]:
    """The columns of the axis' upper row in which something is written."""
    frame = frame_of(told(EVENTS), Window(JUNE, JUNE + 30 * DAY - 1), 800, 300)
    image = QImage(800, 300, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(LIGHT.panel))
    with QPainter(image) as painter:
        paint_names(painter, frame, LIGHT, backgrounds)
    ground = QColor(LIGHT.panel)
    return [x for x in range(800) if any(image.pixelColor(x, y) != ground for y in range(26))]


def test_names_stand_above_their_bands_and_never_on_each_other(qapp: QApplication) -> None:
    one = Period("Heating season", JUNE + 8 * DAY, JUNE + 29 * DAY)
    alone, both = written(Backgrounds((one,))), written(Backgrounds((one, one)))
    assert set(alone) < set(both)
    assert min(both) == min(alone) and max(both) > max(alone) + len(alone) // 2
    frame = frame_of(told(EVENTS), Window(JUNE, JUNE + 30 * DAY - 1), 800, 300)
    assert min(alone) >= frame.camera.x(JUNE + 8 * DAY)


def test_a_name_without_room_is_left_out_and_now_has_a_flag(qapp: QApplication) -> None:
    brief = Period("Heating season", JUNE + 15 * DAY, JUNE + 16 * DAY)
    assert written(Backgrounds((brief,))) == []
    assert written(Backgrounds(now=JUNE + 15 * DAY))


def test_nothing_is_painted_where_nothing_is_wanted(qapp: QApplication) -> None:
    image = painted(Backgrounds())
    assert image == painted(Backgrounds((Period("Long ago", 0, DAY),)))


def test_the_line_stands_at_the_present_second(qapp: QApplication) -> None:
    image = painted(Backgrounds(now=JUNE + 15 * DAY))
    frame = frame_of(told(EVENTS), Window(JUNE, JUNE + 30 * DAY - 1), 800, 300)
    x = round(frame.camera.x(JUNE + 15 * DAY))
    assert image.pixelColor(x, 200) != QColor(LIGHT.panel)
    assert image.pixelColor(x + 4, 200) == QColor(LIGHT.panel)


def test_the_clock_is_looked_at_only_while_the_line_is_shown(qtbot: QtBot) -> None:
    desk = Desk(qtbot, told(EVENTS))
    scenery = Scenery(told(EVENTS), desk.view, lambda: JUNE)
    assert scenery.backgrounds.now is None
    with qtbot.waitSignal(scenery.changed):
        scenery.show_now(True)
    assert scenery.backgrounds.now == JUNE
    scenery.show_now(False)
    assert scenery.backgrounds.now is None
    scenery.show_periods(False)
    assert scenery.backgrounds.periods == ()


def test_the_wall_clock_is_told_without_a_zone() -> None:
    assert JUNE < present() < 2**40


def test_the_view_shows_the_periods_from_the_start_and_in_every_theme(qtbot: QtBot) -> None:
    desk = Desk(qtbot, told(EVENTS))
    desk.view.show_focus(Focus(Window(JUNE, JUNE + 30 * DAY - 1)))
    for theme in (LIGHT, DARK):
        desk.view.set_theme(theme)
        x = round(desk.view.stage.camera.x(JUNE + 7 * DAY + DAY // 2))
        assert desk.view.grab().toImage().pixelColor(x, 457) != QColor(theme.panel)
        desk.view.scenery.show_periods(False)
        assert desk.view.grab().toImage().pixelColor(x, 457) == QColor(theme.panel)
        desk.view.scenery.show_periods(True)
