"""The axis: always a date in view, no label on another, no year 0, from seconds to aeons."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.dates import parse_edtf
from widgets.timeline.axis import GAP, AxisPicture, Step, Unit, axis_picture
from widgets.timeline.axis_words import year_text, years_text
from widgets.timeline.camera import Camera

YEAR = 31_556_952


def width(text: str) -> float:
    return 7.0 * len(text)


def seen(first: str, last: str, pixels: float = 1000) -> AxisPicture:
    start, end = parse_edtf(first).earliest, parse_edtf(last).latest
    assert start is not None and end is not None
    return axis_picture(Camera(start, end - start + 1, 150, pixels), width, width)


def texts(axis: AxisPicture) -> list[str]:
    return [tick.text for tick in axis.ticks]


@settings(deadline=None)
@given(
    st.integers(-(10**10), 10**10),
    st.integers(60, 10**17),
    st.integers(300, 4000),
)
def test_every_view_has_a_date_and_no_two_labels_meet(years: int, span: int, pixels: int) -> None:
    camera = Camera(years * YEAR, span, 150, pixels)
    axis = axis_picture(camera, width, width)
    inside = [tick for tick in axis.ticks if camera.left <= tick.x <= camera.right]
    assert inside or any(band.text for band in axis.bands)
    for one, other in pairwise(inside):
        if axis.step.unit is not Unit.DAY:
            assert other.x - one.x >= width(one.text)
    assert " 0" not in {f" {tick.text}" for tick in inside}


@given(st.integers(-(10**9), 10**9), st.integers(3600, 10**12), st.floats(-400, 400))
@settings(deadline=None)
def test_panning_keeps_the_step(start: int, span: int, shift: float) -> None:
    camera = Camera(start, span, 150, 1000)
    one = axis_picture(camera, width, width)
    other = axis_picture(camera.moved(shift), width, width, previous=(one.step, one.form))
    assert (other.step, other.form) == (one.step, one.form)


def test_months_of_a_year_stand_under_the_year() -> None:
    axis = seen("2022-01", "2022-12")
    assert axis.step == Step(Unit.MONTH, 1)
    assert texts(axis)[:3] == ["Jan", "Feb", "Mar"]
    assert [band.text for band in axis.bands] == ["2022"]


def test_days_of_a_month_stand_under_the_month() -> None:
    axis = seen("2022-06", "2022-06")
    assert axis.step.unit is Unit.DAY
    assert "June 2022" in [band.text for band in axis.bands]


def test_hours_stand_under_the_day() -> None:
    axis = seen("2022-06-15", "2022-06-15")
    assert "12:00" in texts(axis)
    assert [band.text for band in axis.bands if band.text] == ["15 Jun 2022"]


def test_seconds_are_told() -> None:
    axis = axis_picture(Camera(90_000, 60, 150, 1000), width, width)
    assert "01:00:05" in texts(axis)


def test_there_is_no_year_nought() -> None:
    axis = seen("-0009", "0010")
    found = texts(axis)
    assert "1 BC" in found and "1" in found and "0" not in found


def test_round_years_before_christ_are_round_as_written() -> None:
    axis = seen("-0499", "0500")
    assert "200 BC" in texts(axis) and "200" in texts(axis)


def test_deep_time_is_told_in_words() -> None:
    camera = Camera(-(10**10) * YEAR, 10**10 * YEAR, 150, 1000)
    assert "8 billion BC" in texts(axis_picture(camera, width, width))


def test_the_band_sticks_to_the_left_edge() -> None:
    axis = seen("2022-03", "2022-10", 500)
    assert axis.bands[0].x0 < 150
    assert axis.bands[0].label_x == 150 + GAP / 2


@pytest.mark.parametrize(("lang", "name"), [("ru", "июн"), ("kk", "мау")])
def test_months_speak_russian_and_kazakh(lang: str, name: str) -> None:
    start, end = parse_edtf("2022-01").earliest, parse_edtf("2022-12").latest
    assert start is not None and end is not None
    axis = axis_picture(Camera(start, end - start, 150, 700), width, width, lang=lang)
    assert any(text.casefold().startswith(name) for text in texts(axis))


def test_years_in_words() -> None:
    assert year_text(2022) == "2022"
    assert year_text(0) == "1 BC"
    assert year_text(-9_999) == "10,000 BC"
    assert year_text(3 * 10**6) == "3 million"
    assert years_text(-99, 0) == "100–1 BC"
    assert years_text(1, 99) == "1–99"
    assert years_text(1 - 2 * 10**10, -(10**10)) == "20 billion–10 billion BC"
    assert years_text(10**6, 2 * 10**6 - 1) == "1 million–2 million"
