"""Events over even columns: every event weighs one, whichever part of them is counted."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.records import Filter, Focus
from tests.widgets.timeline.made_source import Told, generated, told
from widgets.timeline.axis_words import DAY
from widgets.timeline.camera import Camera
from widgets.timeline.extents import extents_of
from widgets.timeline.spread import Columns, Spread
from widgets.timeline.tally import Tally

EDTF = (
    *("2021", "2021-06", "2021-06-15", "[2021-03-01..2021-07-31]", "2019/2023"),
    *("2021-06/..", "../2021-06", "2021-06/", "", "-0043", "2021-06-15T12:00"),
)
EVENTS = st.lists(st.sampled_from(EDTF), min_size=1, max_size=30)


@settings(deadline=None, max_examples=60)
@given(EVENTS, st.integers(300, 4000), st.randoms())
def test_any_part_of_the_events_sums_to_its_number(dates, width, random) -> None:  # type: ignore[no-untyped-def]
    source = told([Told(f"Event {number}", edtf) for number, edtf in enumerate(dates)])
    tally = Tally(source, source.columns())
    dated = tally.extents.dated
    chosen = np.array([random.random() < 0.5 for _ in dates])
    for rows in (np.ones(len(dates), dtype=bool), chosen):
        part = tally.part(width, rows)
        assert part.total.sum() == pytest.approx(np.count_nonzero(rows & dated))
        assert (part.certain <= part.total + 1e-9).all()
    assert tally.all(width).total == pytest.approx(tally.part(width, dated).total)


def test_a_part_and_the_rest_are_all() -> None:
    source = generated(3000)
    tally = Tally(source, source.columns())
    some = source.matching(Filter(kinds=frozenset({"kind 00", "kind 03"})))
    both = tally.part(1200, some).total + tally.part(1200, ~some).total
    assert both == pytest.approx(tally.all(1200).total)


def test_few_rows_are_counted_as_by_a_mask() -> None:
    source = generated(500)
    tally = Tally(source, source.columns())
    focus = Focus(selection=tuple(range(1, 40)))
    mask = np.isin(source.columns().ids, np.arange(1, 40))
    found = tally.selected(1200, focus)
    assert found is not None
    assert found.total == pytest.approx(tally.part(1200, mask).total)
    assert found.certain == pytest.approx(tally.part(1200, mask).certain)


def test_nothing_selected_has_no_columns() -> None:
    source = generated(20)
    tally = Tally(source, source.columns())
    assert tally.selected(1200, Focus()) is None
    assert tally.selected(1200, Focus(selection=(10_000,))) is None


def test_a_day_is_certain_in_a_column_of_days() -> None:
    source = told([Told("Day", "2021-06-15"), Told("Far", "2023-01-01")])
    tally = Tally(source, source.columns())
    columns = tally.columns(900)
    assert columns.width % DAY == 0 and columns.start % DAY == 0
    assert tally.all(900).certain.sum() == 2


@given(st.integers(-(10**15), 10**15), st.integers(60, 10**14), st.integers(300, 4000))
def test_columns_cover_the_view_and_are_wide_enough(start: int, span: int, pixels: int) -> None:
    camera = Camera(start, span, 150, pixels)
    columns = Columns.seen_by(camera, 4)
    edges = columns.edges
    assert edges[0] <= camera.start and edges[-1] > camera.end
    assert columns.width * camera.scale >= 4 - 1e-6
    assert columns.count <= pixels / 4 + 2


def test_columns_of_one_second_hold_an_instant() -> None:
    source = told([Told("Noon", "2021-06-15T12:00")])
    extents = extents_of(source.columns())
    start = int(extents.starts[0])
    found = Spread(extents, Columns(start - 5, 1, 100)).of()
    assert found.total.sum() == pytest.approx(1)
