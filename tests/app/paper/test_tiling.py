"""Cutting into pages: nothing is lost, nothing is cut in half, and pages can be glued."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.paper.tiling import OVERLAP, bands, columns, long_width
from widgets.timeline.camera import EARLIEST, LATEST, Camera
from widgets.timeline.layout import LaneBox, Layout

WIDTHS = st.integers(200, 3000)
ACROSS = st.integers(1, 12)
STARTS = st.integers(EARLIEST, LATEST // 2)
SPANS = st.integers(3600, LATEST // 2)
PITCH = 20.0


def layout_of(rows: list[int]) -> Layout:
    boxes, top = [], 0.0
    for lane, count in enumerate(rows):
        height = 7 + count * PITCH + 7
        boxes.append(
            LaneBox(lane, top, height, top + 7 + PITCH / 2, PITCH, top + 7 + count * PITCH)
        )
        top += height
    return Layout(tuple(boxes), top)


@given(start=STARTS, span=SPANS, width=WIDTHS, across=ACROSS)
def test_columns_see_all_of_the_time_without_a_gap(
    start: int, span: int, width: int, across: int
) -> None:
    whole = Camera(start, span, 150.0, long_width(width, across))
    cut = columns(whole, 150.0, width, across)
    assert len(cut) == across
    assert cut[0].start == whole.start
    assert cut[-1].end == whole.end
    for earlier, later in pairwise(cut):
        assert earlier.start < later.start <= earlier.end + 1


@given(start=STARTS, span=st.integers(10_000_000, LATEST // 2), width=WIDTHS, across=ACROSS)
def test_neighbours_share_the_strip_and_one_scale(
    start: int, span: int, width: int, across: int
) -> None:
    whole = Camera(start, span, 150.0, long_width(width, across))
    cut = columns(whole, 150.0, width, across)
    for column in cut:
        assert (column.left, column.width) == (150.0, width)
        assert abs(column.scale / whole.scale - 1) < 1e-3
    for earlier, later in pairwise(cut):
        assert abs((earlier.end + 1 - later.start) * whole.scale - OVERLAP) < 0.1


@given(rows=st.lists(st.integers(0, 60), min_size=1, max_size=30), room=st.floats(100, 900))
def test_bands_follow_each_other_and_fit(rows: list[int], room: float) -> None:
    layout = layout_of(rows)
    cut = bands(layout, room)
    assert cut[0].top == 0.0
    assert cut[-1].bottom == layout.height
    for earlier, later in pairwise(cut):
        assert earlier.bottom == later.top
    assert all(0 < band.height <= room for band in cut)


@given(rows=st.lists(st.integers(0, 60), min_size=1, max_size=30), room=st.floats(100, 900))
def test_no_row_is_cut_in_half(rows: list[int], room: float) -> None:
    layout = layout_of(rows)
    ends = {band.bottom for band in bands(layout, room)}
    for box, count in zip(layout.boxes, rows, strict=True):
        for row in range(count):
            middle = box.row(row)
            assert not any(middle - PITCH / 2 < end < middle + PITCH / 2 for end in ends)


@given(rows=st.lists(st.integers(0, 12), min_size=1, max_size=30))
def test_lanes_that_fit_on_a_page_stay_whole(rows: list[int]) -> None:
    layout = layout_of(rows)
    room = max(box.height for box in layout.boxes) + 1
    tops = {box.top for box in layout.boxes} | {layout.height}
    assert {band.bottom for band in bands(layout, room)} <= tops
