"""The camera keeps seconds exact at any distance from today."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import NO_LOWER, NO_UPPER, Window
from widgets.timeline.camera import EARLIEST, LATEST, SHORTEST_SPAN, Camera, fitted

FAR = 2 * 10**10 * 31_556_952
starts = st.integers(-FAR, FAR)
spans = st.integers(SHORTEST_SPAN, 10**17)


@given(starts, spans, st.floats(0, 1000))
def test_the_time_under_the_pointer_stays_while_zooming(start: int, span: int, x: float) -> None:
    camera = Camera(start, span, 150, 1000)
    closer = camera.zoomed(1.25, 150 + x)
    per_pixel = max(camera.span, closer.span) / camera.width
    assert abs(camera.at(150 + x) - closer.at(150 + x)) <= max(2 * per_pixel, 2)


@given(starts, spans)
def test_seconds_and_pixels_translate_both_ways(start: int, span: int) -> None:
    camera = Camera(start, span, 150, 1000)
    second = start + span // 3
    assert abs(camera.at(camera.x(second)) - second) <= span / 1000 + 1


@given(starts, spans)
def test_no_distance_overflows(start: int, span: int) -> None:
    camera = Camera(start, span, 150, 1000)
    ends = np.array([NO_LOWER, NO_UPPER, EARLIEST, LATEST], dtype=np.int64)
    xs = camera.xs(ends)
    assert xs[0] < camera.left and xs[1] > camera.right
    assert np.isfinite(xs).all()


def test_one_minute_is_exact_ten_billion_years_from_now() -> None:
    camera = Camera(FAR // 2, 60, 0, 600)
    xs = camera.xs(np.array([FAR // 2, FAR // 2 + 1, FAR // 2 + 30], dtype=np.int64))
    assert xs.tolist() == [0, 10, 300]


def test_a_camera_over_a_window_sees_just_that_window() -> None:
    assert Camera.over(Window(1000, 90_000), 150, 800).window == Window(1000, 90_000)


def test_zooming_out_ends_at_what_the_axis_carries() -> None:
    camera = Camera(0, 10**15, 0, 1000)
    for _ in range(200):
        camera = camera.zoomed(0.5, 500)
    assert camera.window == Window(EARLIEST, LATEST - 1)


def test_zooming_in_ends_at_a_minute() -> None:
    camera = Camera(0, 10**9, 0, 1000)
    for _ in range(100):
        camera = camera.zoomed(2, 500)
    assert camera.span == SHORTEST_SPAN


def test_panning_back_and_forth_returns() -> None:
    camera = Camera(10**9, 10**7, 150, 1000)
    assert camera.moved(123).moved(-123) == camera


@pytest.mark.parametrize("width", [100.0, 400.0, 4000.0])
def test_fitting_shows_all(width: float) -> None:
    camera = fitted(0, 10**8, 150, width)
    assert camera.start <= 0 and camera.end >= 10**8
