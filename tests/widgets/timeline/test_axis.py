"""The axis: always a date in view, no label on another, no year 0, from seconds to aeons."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.dates import days_from_civil, parse_edtf
from widgets.timeline.axis import GAP, AxisPicture, TimeAxis, axis_picture
from widgets.timeline.axis_words import (
    day_and_year,
    month_and_year,
    week_text,
    year_text,
    years_text,
)
from widgets.timeline.camera import Camera
from widgets.timeline.steps import LADDER, WEEKLY_LADDER, Step, Unit, ticks_between

YEAR = 31_556_952


def width(text: str) -> float:
    return 7.0 * len(text)


def seen(first: str, last: str, pixels: float = 1000) -> AxisPicture:
    start, end = parse_edtf(first).earliest, parse_edtf(last).latest
    assert start is not None and end is not None
    return axis_picture(Camera(start, end - start + 1, 150, pixels), width, width)


def texts(axis: AxisPicture) -> list[str]:
    return [tick.text for tick in axis.ticks]


CAMERAS = st.builds(
    lambda year, span, pixels: Camera(year * YEAR, span, 150, pixels).sound(),
    st.integers(-2 * 10**10, 2 * 10**10) | st.integers(-3000, 3000),
    st.integers(60, 10**18) | st.integers(60, 10**11),
    st.integers(300, 4000),
)
LANGUAGES = st.sampled_from(("en", "ru", "kk"))


@settings(deadline=None)
@given(CAMERAS, LANGUAGES, st.booleans())
def test_every_view_has_a_date_and_no_two_labels_meet(
    camera: Camera, lang: str, weeks: bool
) -> None:
    axis = TimeAxis(width, width, lang, weeks=weeks).picture(camera)
    inside = [tick for tick in axis.ticks if camera.left <= tick.x <= camera.right]
    assert inside or any(band.text for band in axis.bands)
    for one, other in pairwise(inside):
        assert other.x > one.x
        if axis.step.unit is not Unit.DAY:
            assert other.x - one.x >= width(one.text)
    assert " 0" not in {f" {tick.text}" for tick in inside} or axis.step.unit is Unit.SECOND


@settings(deadline=None)
@given(CAMERAS, LANGUAGES)
def test_bands_cover_the_view_and_their_labels_never_meet(camera: Camera, lang: str) -> None:
    bands = TimeAxis(width, width, lang).picture(camera).bands
    assert bands[0].x0 <= camera.left and bands[-1].x1 >= camera.right - 1
    for one, other in pairwise(bands):
        assert one.x1 == other.x0
        if one.text and other.text:
            assert one.label_x + width(one.text) <= other.label_x
    for band in bands:
        if band.text:
            assert camera.left <= band.label_x <= camera.right - width(band.text)


@settings(deadline=None)
@given(CAMERAS, st.booleans())
def test_ticks_fill_the_view_and_are_few(camera: Camera, weeks: bool) -> None:
    axis = TimeAxis(width, width, weeks=weeks).picture(camera)
    assert len(axis.ticks) <= camera.width / GAP + 4
    assert axis.step.shortest * camera.scale >= GAP


@settings(deadline=None)
@given(CAMERAS, st.floats(1.0, 1.04))
def test_a_little_zoom_to_and_fro_does_not_flicker(camera: Camera, factor: float) -> None:
    axis = TimeAxis(width, width)
    near = camera.zoomed(factor, camera.left)
    axis.picture(camera)
    steps = [axis.picture(one) for one in (near, camera, near, camera, near)]
    # The first move may bring the step that stays; after it nothing changes any more.
    assert len({(one.step, one.form) for one in steps[1:]}) == 1


@given(st.integers(-(10**9), 10**9), st.integers(3600, 10**10), st.floats(-400, 400))
@settings(deadline=None)
def test_panning_keeps_the_step(start: int, span: int, shift: float) -> None:
    # Within years of four digits: "12,000 BC" may need more room than there is.
    camera = Camera(start, span, 150, 1000)
    axis = TimeAxis(width, width)
    one, other = axis.picture(camera), axis.picture(camera.moved(shift))
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


def test_a_step_grows_as_the_ladder_says() -> None:
    shortest = [step.shortest for step in LADDER]
    assert shortest == sorted(shortest)
    assert {60, 300, 900, 1800, 3600, 10_800, 21_600, 43_200} < set(shortest)
    assert [step.shortest for step in WEEKLY_LADDER] == sorted(
        step.shortest for step in WEEKLY_LADDER
    )


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


def test_weeks_are_iso_weeks_and_begin_on_monday() -> None:
    start, end = parse_edtf("2020-12").earliest, parse_edtf("2021-01").latest
    assert start is not None and end is not None
    axis = TimeAxis(width, width, weeks=True)
    seen = axis.picture(Camera(start, 3 * (end - start), 150, 1000))
    assert seen.step == Step(Unit.WEEK, 1)
    # 2020 had 53 weeks; the last began on 28 December, and 4 January began the first.
    ticks = ticks_between(seen.step, start, end)
    at = ticks.seconds.tolist().index(days_from_civil(2020, 12, 28) * 86_400)
    assert texts(seen)[at : at + 3] == ["W53", "W1", "W2"]


@given(st.integers(1, 9998), st.integers(0, 365))
def test_weeks_are_counted_as_everywhere(year: int, day: int) -> None:
    monday = date(year, 1, 1) + timedelta(days=day)
    monday -= timedelta(days=monday.weekday() if monday.toordinal() > 7 else 0)
    if monday.weekday():
        return
    second = (monday.toordinal() - date(1970, 1, 1).toordinal()) * 86_400
    ticks = ticks_between(Step(Unit.WEEK, 1), second, second)
    at = ticks.seconds.tolist().index(second)
    assert int(ticks.numbers[at]) == monday.isocalendar().week


@pytest.mark.parametrize(
    ("lang", "month", "day", "before", "deep", "week"),
    [
        ("en", "June 2022", "15 May 2022", "44 BC", "2.5 billion BC", "W24"),
        ("ru", "Июнь 2022", "15 мая 2022", "44 до н. э.", "2,5 млрд до н. э.", "24 нед."),
        ("kk", "2022 ж. маусым", "2022 ж. 15 мам.", "б.з.д. 44", "б.з.д. 2,5 млрд", "24-апта"),
    ],
)
def test_the_axis_speaks_three_languages(
    lang: str, month: str, day: str, before: str, deep: str, week: str
) -> None:
    assert month_and_year(2022, 6, lang) == month
    assert day_and_year(days_from_civil(2022, 5, 15), lang) == day
    assert year_text(-43, lang) == before
    assert year_text(1 - 2_500_000_000, lang) == deep
    assert week_text(24, lang) == week
    assert week_text(24, lang, form=1) == "W24"


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
