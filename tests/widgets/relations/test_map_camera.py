"""The camera: what is under the pointer stays there, and fitted means nothing is clipped."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.relations.camera import Camera, Margins, fitted

cameras = st.builds(
    Camera,
    x=st.floats(-1e4, 1e4),
    y=st.floats(-1e4, 1e4),
    scale=st.floats(0.05, 5),
    width=st.floats(100, 3000),
    height=st.floats(100, 2000),
)


@given(cameras, st.floats(0, 3000), st.floats(0, 2000))
def test_to_the_map_and_back(camera: Camera, x: float, y: float) -> None:
    back = camera.to_screen(np.array(camera.to_map(x, y)))
    assert back == pytest.approx((x, y), abs=1e-6)


@given(cameras, st.floats(0.2, 5), st.floats(0, 2000), st.floats(0, 1500))
def test_zooming_keeps_the_point_under_the_pointer(
    camera: Camera, factor: float, x: float, y: float
) -> None:
    before = camera.to_map(x, y)
    assert camera.zoomed(factor, x, y).to_map(x, y) == pytest.approx(before, abs=1e-6)


@given(cameras, st.floats(-500, 500), st.floats(-500, 500))
def test_panning_moves_the_paper_with_the_pointer(camera: Camera, dx: float, dy: float) -> None:
    at = camera.to_map(10, 10)
    assert camera.panned(dx, dy).to_map(10 + dx, 10 + dy) == pytest.approx(at, abs=1e-6)


@given(
    st.lists(st.tuples(st.floats(-800, 800), st.floats(-300, 300)), min_size=1, max_size=30),
    st.integers(600, 1600),
    st.integers(300, 900),
)
def test_a_fitted_map_is_inside_its_margins(
    points: list[tuple[float, float]], width: int, height: int
) -> None:
    places = np.array(points)
    boxes = np.tile([60.0, 20.0, 60.0, 40.0], (len(places), 1))
    margins = Margins(16, 50, 16, 12)
    camera = fitted(Camera(width=width, height=height), places, boxes, margins)
    at = camera.to_screen(places)
    low, high = (at - boxes[:, :2]).min(axis=0), (at + boxes[:, 2:]).max(axis=0)
    assert low[0] >= 16 - 0.01
    assert low[1] >= 50 - 0.01
    assert high[0] <= width - 16 + 0.01
    assert high[1] <= height - 12 + 0.01


def test_an_empty_map_has_an_ordinary_camera() -> None:
    camera = fitted(
        Camera(width=300, height=200), np.zeros((0, 2)), np.zeros((0, 4)), Margins(0, 0, 0, 0)
    )
    assert (camera.x, camera.y, camera.scale) == (0.0, 0.0, 1.0)
