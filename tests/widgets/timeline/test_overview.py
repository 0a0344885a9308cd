"""The overview: counts told, a brush that asks, and pyqtgraph only when it is needed."""

import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.records import Filter, Focus, Window
from tests.widgets.timeline.made_source import Told, generated, told
from tests.widgets.timeline.sample_case import sample_case
from widgets.style import DARK, LIGHT
from widgets.timeline.overview import Overview
from widgets.timeline.picture import whole

JUNE = Window(1_654_041_600, 1_656_633_599)


def made(qtbot: QtBot, source=None) -> Overview:  # type: ignore[no-untyped-def]
    view = Overview(source or sample_case(), LIGHT)
    qtbot.addWidget(view)
    view.resize(1000, 54)
    view.show()
    view.prepare()
    qtbot.waitExposed(view)
    return view


def test_it_tells_how_many_are_shown_and_undated(qtbot: QtBot) -> None:
    view = made(qtbot)
    assert view.text == "22 of 22, 6 undated"
    view.show_focus(Focus(filter=Filter(kinds=frozenset({"stoppage"}))))
    assert view.text == "2 of 22"


def test_a_window_shows_as_a_brush_and_is_not_asked_for(qtbot: QtBot) -> None:
    view = made(qtbot)
    before = view.grab().toImage()
    with qtbot.assertNotEmitted(view.window_dragged):
        view.show_focus(Focus(JUNE))
    assert view.grab().toImage() != before


def test_dragging_on_the_ground_brushes_a_window(qtbot: QtBot) -> None:
    view = made(qtbot)
    port = view.chart.viewport()
    asked: list[Window] = []
    view.window_dragged.connect(asked.append)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(300, 20))
    for x in (320, 360, 400):
        QTest.mouseMove(port, QPoint(x, 20))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(400, 20))
    assert asked
    span = whole(view.span, 1000)
    assert abs(asked[-1].start - span.at(150 + 300)) < 2 * span.span / span.width
    assert abs(asked[-1].end - span.at(150 + 400)) < 2 * span.span / span.width


def test_dragging_the_brush_moves_the_window(qtbot: QtBot) -> None:
    view = made(qtbot)
    view.show_focus(Focus(JUNE))
    camera = whole(view.span, 1000)
    middle = round(camera.x((JUNE.start + JUNE.end) // 2) - 150)
    port = view.chart.viewport()
    asked: list[Window] = []
    view.window_dragged.connect(asked.append)
    QTest.mouseMove(port, QPoint(middle, 27))
    qtbot.wait(20)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(middle, 27))
    for shift in (15, 30, 60):
        # pyqtgraph takes at most a hundred moves a second.
        qtbot.wait(20)
        QTest.mouseMove(port, QPoint(middle - shift, 27))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(middle - 60, 27))
    assert asked
    assert asked[-1].start < JUNE.start
    length = asked[-1].end - asked[-1].start
    assert length == pytest.approx(JUNE.end - JUNE.start, rel=0.02)


def test_a_double_click_asks_for_all_of_time(qtbot: QtBot) -> None:
    view = made(qtbot)
    view.show_focus(Focus(JUNE))
    asked: list[Window | None] = []
    view.window_dragged.connect(asked.append)
    port = view.chart.viewport()
    QTest.mouseDClick(port, Qt.MouseButton.LeftButton, pos=QPoint(100, 27))
    assert asked[-1:] == [None]


def test_its_columns_hold_every_event(qtbot: QtBot) -> None:
    source = generated(5000)
    view = made(qtbot, source)
    counted = view.columns()
    assert counted.total.sum() == pytest.approx(5000)
    assert (counted.certain <= counted.total + 1e-9).all()
    assert np.isfinite(counted.total).all()


def test_themes_and_emptiness(qtbot: QtBot) -> None:
    view = made(qtbot, told([Told("No date", "")]))
    view.set_theme(DARK)
    assert view.text == "0 of 0, 1 undated"
    assert view.grab().toImage().pixelColor(500, 4).name() == DARK.raised.casefold()


def test_pyqtgraph_waits_for_the_first_picture() -> None:
    program = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication([])\n"
        "from tests.widgets.timeline.sample_case import sample_case\n"
        "from widgets.style import LIGHT\n"
        "from widgets.timeline.overview import Overview\n"
        "view = Overview(sample_case(), LIGHT)\n"
        "view.resize(600, 54)\n"
        "view.grab()\n"
        "assert 'pyqtgraph' not in sys.modules\n"
        "app.processEvents()\n"
        "assert 'pyqtgraph' in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr


def accent_pixels(view: Overview) -> int:
    picture = view.grab().toImage()
    accent = QColor(LIGHT.accent).rgb()
    return sum(
        picture.pixel(x, y) == accent
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    )


def test_the_selection_stands_in_the_accent_over_all(qtbot: QtBot) -> None:
    view = made(qtbot, generated(5000))
    assert accent_pixels(view) == 0
    view.show_focus(Focus(selection=(17,)))
    assert accent_pixels(view) > 0
    view.show_focus(Focus())
    assert accent_pixels(view) == 0


def colours(view: Overview) -> set[int]:
    picture = view.grab().toImage()
    return {picture.pixel(x, 40) for x in range(160, 1000)}


def test_what_the_filter_leaves_out_stays_as_a_shadow(qtbot: QtBot) -> None:
    view = made(qtbot, generated(5000))
    everything, before = view.columns().total.sum(), colours(view)
    view.show_focus(Focus(filter=Filter(kinds=frozenset({"kind 00"}))))
    assert 0 < view.columns().total.sum() < everything
    # A shade of its own, between the ground and what passes the filter.
    assert colours(view) - before


def test_changed_data_is_counted_a_little_later_or_when_it_is_looked_at(qtbot: QtBot) -> None:
    source = told([Told("One", "2022-06-15"), Told("Two", "2022-07-01")])
    view = made(qtbot, source)
    more = told([Told("One", "2022-06-15"), Told("Two", "2022-07-01"), Told("Far", "1990")])
    source.made = more.made
    before = view.span
    view.reload()
    assert view.text == "3 of 3"
    assert view.span != before
    view.reload()
    view.hide()
    view.show()
    assert QColor(view.grab().toImage().pixel(600, 5)).isValid()
    assert view.accessibleDescription() == "3 of 3"


def test_times_are_named_in_the_language(qtbot: QtBot) -> None:
    view = made(qtbot)
    before = view.grab().toImage()
    view.set_language("kk")
    assert view.grab().toImage() != before


def test_a_window_that_moves_leaves_the_columns_alone(qtbot: QtBot) -> None:
    source = generated(5000)
    view = made(qtbot, source)
    counted = []
    matching = source.matching
    source.matching = lambda wanted: counted.append(wanted) or matching(wanted)  # type: ignore
    for shift in range(5):
        view.show_focus(Focus(Window(JUNE.start + shift, JUNE.end + shift)))
    assert not counted
