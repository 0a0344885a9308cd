"""The time axis: which ticks, which labels, and the coarser band above them.

Two rows: ticks of the smallest unit whose measured labels fit, and bands of a coarser unit whose
label sticks to the view's left edge, so that there is never a view without a date.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from db.dates import days_from_civil
from widgets.timeline.axis_words import (
    DAY,
    clock_text,
    day_and_year,
    month_and_year,
    month_text,
    week_text,
    year_text,
    years_text,
)
from widgets.timeline.camera import Camera
from widgets.timeline.fold import Fold
from widgets.timeline.steps import (
    LADDER,
    LAST_YEAR,
    WEEKLY_LADDER,
    Integers,
    Step,
    Ticks,
    Unit,
    month_of,
    month_starts,
    ticks_between,
    year_of,
    year_starts,
)
from widgets.timeline.stretches import overall, stretches

GAP = 12.0
"""Pixels between a label and the next tick."""
HYSTERESIS = 0.9
"""A step in use stays until its labels miss a tenth of their room."""


class Tick(NamedTuple):
    """A line of the grid with its label."""

    x: float
    text: str


class Band(NamedTuple):
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
_SHORTENED = (Step(Unit.WEEK, 1), Step(Unit.MONTH, 1))
"""Steps whose labels have a shorter form."""
_SHORTEST_BAND = {
    Unit.SECOND: DAY,
    Unit.DAY: 28 * DAY,
    Unit.WEEK: 28 * DAY,
    Unit.MONTH: 365 * DAY,
}
"""Seconds of the shortest band above ticks of a unit; bands of years hold five ticks anyway."""
Form = tuple[Step, int]
"""A step, and how short its labels are: 0 is the longest way."""


class TimeAxis:
    """The axis of one view. It keeps the step in use, so that panning does not change it.

    Only where years grow longer ("12,000 BC") than their room is a coarser step taken.
    """

    def __init__(
        self, measure: Measure, measure_band: Measure, lang: str = "en", *, weeks: bool = False
    ) -> None:
        self._lang = lang
        self._ladder = WEEKLY_LADDER if weeks else LADDER
        self._shortest = [step.shortest for step in self._ladder]
        self._measure, self._measure_band = measure, measure_band
        self._widest: dict[Form, float] = {}
        self._widest_band: dict[tuple[bool, int], float] = {}
        self._chosen: Form | None = None
        self._seen: tuple[float, int, int] | None = None

    def picture(self, camera: Camera) -> AxisPicture:
        """The ticks and bands of a camera."""
        if camera.fold is not None:
            return self._torn(camera, camera.fold)
        step, form = self._form(camera)
        return AxisPicture(step, form, self._ticks(camera, step, form), self._bands(camera, step))

    def _torn(self, camera: Camera, fold: Fold) -> AxisPicture:
        """The same where time is squeezed: each stretch of real time has its ticks and bands."""
        step, form = self._form(overall(camera))
        ticks: list[Tick] = []
        bands: list[Band] = []
        for part in stretches(camera, fold):
            ticks += self._inner_ticks(part, step, form, to_edge=part.right >= camera.right - 1)
            inner = self._inner_bands(part, step)
            if bands and inner and bands[-1].text == inner[0].text != "":
                # The same year goes on beyond the tear: it is named once.
                bands[-1] = bands[-1]._replace(x1=inner.pop(0).x1)
            bands += inner
        if not any(band.text for band in bands):
            years = year_of(camera.window.start), year_of(camera.window.end)
            text = years_text(*years, self._lang)
            bands.append(Band(camera.left, camera.right, camera.left + GAP / 2, text))
        return AxisPicture(step, form, tuple(ticks), tuple(bands))

    def _inner_ticks(self, part: Camera, step: Step, form: int, *, to_edge: bool) -> list[Tick]:
        """The ticks of a stretch; labels that would meet a torn edge are left out."""
        last = part.right if to_edge else part.right - GAP
        return [
            tick if to_edge or tick.x + self._measure(tick.text) <= last else Tick(tick.x, "")
            for tick in self._ticks(part, step, form)
            if part.left <= tick.x < part.right
        ]

    def _inner_bands(self, part: Camera, step: Step) -> list[Band]:
        """The bands of a stretch; where no label has room, the year alone if it has."""
        bands = [
            band._replace(x0=max(band.x0, part.left), x1=min(band.x1, part.right))
            for band in self._bands(part, step)
        ]
        if bands and not any(band.text for band in bands):
            year = year_text(year_of(part.start), self._lang)
            if self._measure_band(year) + GAP / 2 <= part.width:
                bands[0] = bands[0]._replace(label_x=part.left + GAP / 2, text=year)
        return bands

    def _form(self, camera: Camera) -> Form:
        """The step in use and the form of its labels."""
        first, last = year_of(camera.start), year_of(camera.end)
        # Panning leaves the scale as it is; only years of more digits may need more room.
        seen = camera.scale, len(year_text(first)), len(year_text(last))
        if self._chosen is None or seen != self._seen:
            self._chosen, self._seen = self._choose(camera, self._chosen), seen
        return self._chosen

    def _ticks(self, camera: Camera, step: Step, form: int) -> tuple[Tick, ...]:
        ticks = ticks_between(step, camera.start, camera.end)
        texts = _texts(step, ticks, self._lang, form)
        return tuple(map(Tick, camera.xs(ticks.seconds).tolist(), texts))

    # --- which step ----------------------------------------------------------------------

    def _choose(self, camera: Camera, previous: Form | None) -> Form:
        """The finest step and longest form that fit, unless the one in use may stay."""
        fitting = self._first_fitting(camera)
        if previous is None or fitting == previous:
            return fitting
        # Kept while it nearly fits; left for a finer one only once that one fits comfortably.
        finer = previous[0].shortest < fitting[0].shortest
        tight = self._room_share(camera, *fitting) < 2 - HYSTERESIS
        stays = self._room_share(camera, *previous) >= HYSTERESIS and (finer or tight)
        return previous if stays else fitting

    def _first_fitting(self, camera: Camera) -> Form:
        finest = bisect_left(self._shortest, GAP / camera.scale)
        for step in self._ladder[finest:]:
            for form in range(2 if step in _SHORTENED else 1):
                if self._room_share(camera, step, form) >= 1:
                    return step, form
        return self._ladder[-1], 0

    def _room_share(self, camera: Camera, step: Step, form: int) -> float:
        """Room of ticks, or of bands where that is scarcer, in parts of what their labels need."""
        share = step.shortest * camera.scale / (self._tick_width(camera, step, form) + GAP)
        shortest = _SHORTEST_BAND.get(step.unit)
        if shortest is None:
            return share
        return min(share, shortest * camera.scale / (self._band_width(camera, step.unit) + GAP))

    def _tick_width(self, camera: Camera, step: Step, form: int) -> float:
        """Width of the widest label of a step."""
        if step.unit is Unit.YEAR:
            return max(map(self._measure, self._year_samples(camera, step.count)))
        width = self._widest.get((step, form))
        if width is None:
            texts = _samples(step, self._lang, form)
            width = self._widest[step, form] = max(map(self._measure, texts))
        return width

    def _year_samples(self, camera: Camera, count: int) -> list[str]:
        ends = year_of(camera.start), year_of(camera.end)
        firsts = (max(end // count, 1) * count if end > 0 else end // count * count for end in ends)
        years = (first + shift for first in firsts for shift in (0, count))
        return [year_text(year if year > 0 else year + 1, self._lang) for year in years]

    def _band_width(self, camera: Camera, unit: Unit) -> float:
        """Width of the widest band above such ticks, in the years that are looked at."""
        years = year_of(camera.start), year_of(camera.end)
        if unit is Unit.MONTH:
            return max(self._measure_band(year_text(year, self._lang)) for year in years)
        # Days and months name one year; all its months are measured once.
        key = unit is Unit.SECOND, years[0]
        width = self._widest_band.get(key)
        if width is None:
            texts = _band_samples(unit, years[0], self._lang)
            width = self._widest_band[key] = max(map(self._measure_band, texts))
        return width

    # --- the band ------------------------------------------------------------------------

    def _bands(self, camera: Camera, step: Step) -> tuple[Band, ...]:
        edges, texts = _band_edges(camera, step, self._lang)
        xs = camera.xs(edges).tolist()
        left, right, bands = camera.left, camera.right, []
        for x0, x1, text in zip(xs, xs[1:], texts, strict=False):
            if x1 <= left or x0 >= right:
                continue
            # The label sticks to the left edge and is pushed out by the next band.
            width = self._measure_band(text)
            label_x = min(max(x0, left), x1 - width - GAP) + GAP / 2
            whole = left <= label_x and label_x + width <= right
            bands.append(Band(x0, x1, label_x, text if whole else ""))
        return tuple(bands)


def axis_picture(
    camera: Camera, measure: Measure, measure_band: Measure, *, lang: str = "en"
) -> AxisPicture:
    """The axis of a picture that is drawn once."""
    return TimeAxis(measure, measure_band, lang).picture(camera)


def _texts(step: Step, ticks: Ticks, lang: str, form: int) -> list[str]:
    numbers: list[int] = ticks.numbers.tolist()
    if step.unit is Unit.SECOND:
        fine = step.count < 60
        return [clock_text(second, with_seconds=fine) for second in numbers]
    if step.unit is Unit.DAY:
        return [str(day) for day in numbers]
    if step.unit is Unit.WEEK:
        return [week_text(week, lang, form=form) for week in numbers]
    if step.unit is Unit.MONTH:
        return [month_text(month + 1, lang, form=form) for month in numbers]
    return [year_text(year, lang) for year in numbers]


def _samples(step: Step, lang: str, form: int) -> Sequence[str]:
    """Labels one of which is the widest of a step."""
    if step.unit is Unit.MONTH:
        return [month_text(month, lang, form=form) for month in range(1, 13)]
    if step.unit is Unit.WEEK:
        return [week_text(number, lang, form=form) for number in (1, 28, 53)]
    if step.unit is Unit.DAY:
        return ["28"]
    return [clock_text(0, with_seconds=step.count < 60)]


def _band_samples(unit: Unit, year: int, lang: str) -> list[str]:
    """Names of days, or of months, one of which is the widest of a year."""
    months = range(1, 13)
    if unit is Unit.SECOND:
        return [day_and_year(days_from_civil(year, month, 28), lang) for month in months]
    return [month_and_year(year, month, lang) for month in months]


def _band_edges(camera: Camera, step: Step, lang: str) -> tuple[Integers, list[str]]:
    if step.unit is Unit.SECOND:
        first, last = camera.start // DAY, camera.end // DAY
        edges = np.arange(first, last + 2, dtype=np.int64) * DAY
        return edges, [day_and_year(day, lang) for day in range(first, last + 1)]
    if step.unit in (Unit.DAY, Unit.WEEK):
        first, last = month_of(camera.start), month_of(camera.end)
        texts = [
            month_and_year(1970 + month // 12, month % 12 + 1, lang)
            for month in range(first, last + 1)
        ]
        return month_starts(np.arange(first, last + 2, dtype=np.int64)), texts
    first, last = year_of(camera.start), year_of(camera.end)
    if step.unit is Unit.MONTH:
        years = np.arange(first, last + 2, dtype=np.int64)
        return year_starts(years), [year_text(year, lang) for year in range(first, last + 1)]
    return _year_bands(step.count, first, last, lang)


def _year_bands(count: int, first: int, last: int, lang: str) -> tuple[Integers, list[str]]:
    """Bands of ten, a hundred, a thousand … years, the smallest that holds five ticks."""
    length = 10
    while length < count * 5:
        length *= 10
    edges = [edge for edge in _era_edges(length, first, last) if abs(edge) <= LAST_YEAR]
    texts = [years_text(a, b - 1, lang) for a, b in pairwise(edges)]
    return year_starts(np.array(edges, dtype=np.int64)), texts


def _era_edges(length: int, first: int, last: int) -> list[int]:
    """Edges of the bands; the two around the missing year 0 are 1 BC and AD 1."""
    edges = range(first // length - 1, last // length + 3)
    years = {edge * length if edge > 0 else edge * length + 1 for edge in edges}
    return sorted(years)
