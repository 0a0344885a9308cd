"""The time axis: which ticks, which labels, and the coarser band above them.

Two rows: ticks of the smallest unit whose measured labels fit, and bands of a coarser unit whose
label sticks to the view's left edge, so that there is never a view without a date. Months and
years come from numpy's proleptic Gregorian calendar, BC included.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from widgets.timeline.axis_words import (
    DAY,
    clock_text,
    day_and_year,
    month_and_year,
    month_text,
    year_text,
    years_text,
)
from widgets.timeline.camera import Camera

GAP = 12.0
"""Pixels between a label and the next tick."""
HYSTERESIS = 0.9
"""A step in use stays until its labels miss a tenth of their room."""
_LAST_YEAR = 290_000_000_000
"""Beyond this a year's first second does not fit int64."""


class Unit(IntEnum):
    """What a step counts."""

    SECOND = 0
    DAY = 1
    MONTH = 2
    YEAR = 3


@dataclass(frozen=True, slots=True)
class Step:
    """So many units between two ticks; days of 5 and 10 start anew each month."""

    unit: Unit
    count: int

    @property
    def shortest(self) -> int:
        """The fewest seconds between two of its ticks."""
        days = {Unit.DAY: 1, Unit.MONTH: 28 if self.count == 1 else 30, Unit.YEAR: 365}
        return self.count if self.unit is Unit.SECOND else self.count * days[self.unit] * DAY


_CLOCK = (1, 5, 15, 30, 60, 300, 900, 1800, 3600, 3 * 3600, 6 * 3600, 12 * 3600)
LADDER: tuple[Step, ...] = (
    *(Step(Unit.SECOND, count) for count in _CLOCK),
    *(Step(Unit.DAY, count) for count in (1, 2, 5, 10)),
    *(Step(Unit.MONTH, count) for count in (1, 3, 6)),
    *(Step(Unit.YEAR, digit * 10**power) for power in range(11) for digit in (1, 2, 5)),
)


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid with its label."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Band:
    """A coarser unit from ``x0`` to ``x1``; its label stands at ``label_x``."""

    x0: float
    x1: float
    label_x: float
    text: str


@dataclass(frozen=True, slots=True)
class AxisPicture:
    """What the axis shows for one camera."""

    step: Step
    form: int
    ticks: tuple[Tick, ...]
    bands: tuple[Band, ...]


Measure = Callable[[str], float]
"""Width in pixels of a tick's or a band's label."""
Measures = tuple[Measure, Measure]


def axis_picture(
    camera: Camera,
    measure: Measure,
    measure_band: Measure,
    *,
    lang: str = "en",
    previous: tuple[Step, int] | None = None,
) -> AxisPicture:
    """The ticks and bands of a camera; ``previous`` is the step in use, to keep if it may."""
    chosen = chosen_step(camera, (measure, measure_band), lang, previous)
    return drawn_axis(camera, chosen, measure_band, lang)


def drawn_axis(
    camera: Camera, chosen: tuple[Step, int], measure_band: Measure, lang: str
) -> AxisPicture:
    """The ticks and bands of a camera in a step that has been chosen."""
    step, form = chosen
    seconds = tick_seconds(step, camera.start, camera.end)
    xs = camera.xs(seconds)
    ticks = tuple(
        Tick(float(x), _tick_text(step, int(second), lang, form))
        for x, second in zip(xs, seconds, strict=True)
    )
    return AxisPicture(step, form, ticks, _bands(camera, step, measure_band, lang))


def chosen_step(
    camera: Camera, measures: Measures, lang: str, previous: tuple[Step, int] | None
) -> tuple[Step, int]:
    """The step and form of labels for a camera: the finest that fits, unless another holds."""
    fitting = _first_fitting(camera, measures, lang)
    if previous is None or fitting == previous:
        return fitting
    share = _room_share(camera, *previous, measures, lang)
    # Kept while it nearly fits; left for a finer one only once that one fits comfortably.
    coarser = LADDER.index(previous[0]) < LADDER.index(fitting[0])
    tight = _room_share(camera, *fitting, measures, lang) < 2 - HYSTERESIS
    return previous if share >= HYSTERESIS and (coarser or tight) else fitting


def _first_fitting(camera: Camera, measures: Measures, lang: str) -> tuple[Step, int]:
    for step in LADDER:
        if step.shortest * camera.scale < GAP:
            continue
        for form in range(2 if step == Step(Unit.MONTH, 1) else 1):
            if _room_share(camera, step, form, measures, lang) >= 1:
                return step, form
    return LADDER[-1], 0


def _room_share(camera: Camera, step: Step, form: int, measures: Measures, lang: str) -> float:
    """Room of ticks, or of bands where that is scarcer, in parts of what their labels need."""
    measure, measure_band = measures
    widest = max(measure(text) for text in _samples(camera, step, lang, form))
    share = step.shortest * camera.scale / (widest + GAP)
    if step.unit is Unit.DAY:
        month = max(measure_band(text) for text in _month_bands(camera.start, lang))
        return min(share, 28 * DAY * camera.scale / (month + GAP))
    if step.unit is Unit.SECOND:
        day = measure_band(day_and_year(camera.start // DAY // 31 * 31 + 27, lang))
        return min(share, DAY * camera.scale / (day + GAP))
    return share


def _month_bands(second: int, lang: str) -> Sequence[str]:
    year = _years(second)
    return [month_and_year(year, month, lang) for month in range(1, 13)]


def _samples(camera: Camera, step: Step, lang: str, form: int) -> Sequence[str]:
    if step.unit is Unit.MONTH:
        return [month_text(month, lang, form=form) for month in range(1, 13)]
    if step.unit is Unit.DAY:
        return ["28"]
    if step.unit is Unit.SECOND:
        return [clock_text(0, with_seconds=step.count < 60)]
    ends = _years(camera.start), _years(camera.end)
    return [year_text(year // step.count * step.count + shift) for year in ends for shift in (0, 1)]


def tick_seconds(step: Step, start: int, end: int) -> NDArray[np.int64]:
    """The ticks from one step before ``start`` to one after ``end``, in seconds."""
    if step.unit is Unit.SECOND:
        first = start // step.count * step.count
        return np.arange(first, end + 2 * step.count, step.count, dtype=np.int64)
    if step.unit is Unit.DAY:
        return _day_ticks(step.count, start // DAY, end // DAY + 1) * DAY
    if step.unit is Unit.MONTH:
        months = np.arange(_months(start) // step.count, _months(end) // step.count + 2)
        return _month_starts(months * step.count)
    return _year_starts(_year_ticks(step.count, _years(start), _years(end)))


def _day_ticks(count: int, first: int, last: int) -> NDArray[np.int64]:
    days = np.arange(first - count, last + count + 1, dtype=np.int64)
    if count == 1:
        return days
    dates = days.astype("datetime64[D]")
    of_month = (dates - dates.astype("datetime64[M]")).astype(np.int64)
    # 31 is left out, or it would stand beside the 1st.
    return days[(of_month % count == 0) & (of_month <= 31 - count)]


def _year_ticks(count: int, first: int, last: int) -> NDArray[np.int64]:
    """Astronomical years whose *written* number is a multiple: 100 BC is −99; 1 stands for 0."""
    if count == 1:
        return np.arange(first - 1, last + 2, dtype=np.int64)
    steps = np.arange(first // count - 1, last // count + 2, dtype=np.int64)
    years = np.where(steps < 0, steps * count + 1, np.maximum(steps * count, 1))
    return years[np.abs(years) <= _LAST_YEAR]


def _years(second: int) -> int:
    year = int(np.datetime64(second, "s").astype("datetime64[Y]").astype(np.int64)) + 1970
    return max(min(year, _LAST_YEAR), -_LAST_YEAR)


def _months(second: int) -> int:
    return int(np.datetime64(second, "s").astype("datetime64[M]").astype(np.int64))


def _month_starts(months: NDArray[np.int64]) -> NDArray[np.int64]:
    return months.astype("datetime64[M]").astype("datetime64[s]").astype(np.int64)


def _year_starts(years: NDArray[np.int64]) -> NDArray[np.int64]:
    return (years - 1970).astype("datetime64[Y]").astype("datetime64[s]").astype(np.int64)


def _tick_text(step: Step, second: int, lang: str, form: int) -> str:
    if step.unit is Unit.SECOND:
        return clock_text(second, with_seconds=step.count < 60)
    if step.unit is Unit.DAY:
        date = np.datetime64(second, "s").astype("datetime64[D]")
        return str(int((date - date.astype("datetime64[M]")).astype(np.int64)) + 1)
    if step.unit is Unit.MONTH:
        return month_text(_months(second) % 12 + 1, lang, form=form)
    return year_text(_years(second))


def _bands(camera: Camera, step: Step, measure: Measure, lang: str) -> tuple[Band, ...]:
    edges, texts = _band_edges(camera, step, lang)
    xs = [float(x) for x in camera.xs(edges)]
    bands: list[Band] = []
    for x0, x1, text in zip(xs, xs[1:], texts, strict=False):
        # The label sticks to the left edge and is pushed out by the next band.
        width = measure(text)
        label_x = min(max(x0, camera.left), x1 - width - GAP) + GAP / 2
        if x1 > camera.left and x0 < camera.right:
            whole = camera.left <= label_x and label_x + width <= camera.right
            bands.append(Band(x0, x1, label_x, text if whole else ""))
    return tuple(bands)


def _band_edges(camera: Camera, step: Step, lang: str) -> tuple[NDArray[np.int64], list[str]]:
    if step.unit is Unit.SECOND:
        first, last = camera.start // DAY, camera.end // DAY
        edges = np.arange(first, last + 2, dtype=np.int64) * DAY
        return edges, [day_and_year(day, lang) for day in range(first, last + 1)]
    if step.unit is Unit.DAY:
        months = np.arange(_months(camera.start), _months(camera.end) + 2, dtype=np.int64)
        texts = [month_and_year(1970 + int(m) // 12, int(m) % 12 + 1, lang) for m in months[:-1]]
        return _month_starts(months), texts
    first_year, last_year = _years(camera.start), _years(camera.end)
    if step.unit is Unit.MONTH:
        years = np.arange(first_year, last_year + 2, dtype=np.int64)
        return _year_starts(years), [year_text(int(year)) for year in years[:-1]]
    return _year_bands(step.count, first_year, last_year)


def _year_bands(count: int, first: int, last: int) -> tuple[NDArray[np.int64], list[str]]:
    """Bands of ten, a hundred, a thousand … years, the smallest that holds five ticks."""
    length = 10
    while length < count * 5:
        length *= 10
    edges = [edge for edge in _era_edges(length, first, last) if abs(edge) <= _LAST_YEAR]
    texts = [years_text(a, b - 1) for a, b in pairwise(edges)]
    return _year_starts(np.array(edges, dtype=np.int64)), texts


def _era_edges(length: int, first: int, last: int) -> list[int]:
    """Edges of the bands; the two around the missing year 0 are 1 BC and AD 1."""
    edges = range(first // length - 1, last // length + 3)
    years = {edge * length if edge > 0 else edge * length + 1 for edge in edges}
    return sorted(years)
