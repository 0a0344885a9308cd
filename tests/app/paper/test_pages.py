"""Pages of the sample: all of it is on them, with axis, caption and sources on each."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from app.paper import (
    PAPERS,
    Case,
    Page,
    Paper,
    PaperError,
    Request,
    TooSmall,
    pages_of,
    picture_page,
    read_paper,
)
from app.paper.overlaps import overlap_lines
from app.paper.tiles import TimelineTiles
from app.paper.tiling import OVERLAP
from app.pictures import blank_image, painter_on
from db.records import Filter, Focus, LaneScheme, LaneView, Window
from widgets.timeline.counters import Action
from widgets.timeline.extents import extents_of
from widgets.timeline.layout import AXIS_HEIGHT

YEAR = 366 * 86_400
FIRST = int(datetime(2021, 12, 1, tzinfo=UTC).timestamp())


def image_of(page: Page) -> QImage:
    image = blank_image(page.size.toSize(), 1.0)
    with painter_on(image) as painter:
        page.paint(painter)
    return image


def drawn(pages: tuple[Page, ...]) -> set[int]:
    """Events whose mark is seen on some page."""
    return {
        mark.event
        for page in pages
        if page.tile is not None
        for mark in page.tile.frame.marks
        if mark.seen and _on_page(page, mark.y)
    }


def _on_page(page: Page, y: float) -> bool:
    return 0 < y < page.picture.height()


def events_in(case: Case, window: Window | None) -> set[int]:
    columns = case.sources.timeline.columns()
    extents = extents_of(columns)
    inside = extents.dated
    if window is not None:
        inside = inside & (extents.starts <= window.end) & (extents.ends >= window.start)
    return set(columns.ids[inside].tolist())


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    start=st.integers(FIRST, FIRST + YEAR // 2),
    span=st.integers(10 * 86_400, YEAR),
    across=st.integers(1, 5),
    paper=st.builds(Paper, st.sampled_from(sorted(PAPERS)), st.booleans()),
)
def test_every_event_of_a_window_is_on_some_page(
    case: Case, start: int, span: int, across: int, paper: Paper
) -> None:
    window = Window(start, start + span)
    pages = pages_of(case, Request(focus=Focus(window), paper=paper, across=across))
    # At the very edge of a page a mark may be less than a pixel wide.
    margin = span // (400 * across)
    sure = events_in(case, Window(start + margin, start + span - margin))
    assert sure <= drawn(pages)
    assert drawn(pages) <= events_in(case, Window(start - margin, start + span + margin))


@pytest.mark.parametrize("across", [1, 3])
def test_axis_and_lane_names_are_on_each_page(case: Case, across: int) -> None:
    pages = pages_of(case, Request(across=across))
    tiles = [page.tile for page in pages if page.tile]
    assert [tile.column for tile in tiles] == list(range(across))
    for tile in tiles:
        assert tile.frame.axis.ticks
        assert tile.frame.axis.bands
        assert len(tile.frame.parts) == len(tile.frame.layout.boxes)


def test_pages_say_which_they_are(case: Case) -> None:
    places = [page.place for page in pages_of(case, Request(across=2))]
    assert places == ["1 of 2 (column 1, row 1)", "2 of 2 (column 2, row 1)"]
    assert [page.place for page in pages_of(case, Request())] == [""]
    both = Request(("timeline", "relations"))
    assert [page.place for page in pages_of(case, both)] == ["1 of 2", "2 of 2"]


@pytest.mark.parametrize("height", [160.0, 240.0, 400.0])
def test_lanes_go_on_below_where_the_paper_is_low(case: Case, height: float) -> None:
    tiles = TimelineTiles(case, Request(), QSizeF(1000, height), across=2).tiles
    assert max(tile.row for tile in tiles) > 0
    assert all(tile.frame.size.height() <= height for tile in tiles)
    # Each column shows each of its events in one row of pages, and none in two.
    for column in (0, 1):
        found = [
            mark.event
            for tile in tiles
            if tile.column == column
            for mark in tile.frame.marks
            if mark.seen and AXIS_HEIGHT < mark.y < tile.frame.size.height()
        ]
        assert len(found) == len(set(found))
    seen = {mark.event for tile in tiles for mark in tile.frame.marks if mark.seen}
    assert seen == events_in(case, None)
    told = {counter.action for tile in tiles for counter in tile.frame.counters}
    assert not told & {Action.ABOVE, Action.BELOW}


def test_overlaps_are_marked_at_inner_edges_only(case: Case) -> None:
    first, middle, last = (page.tile for page in pages_of(case, Request(across=3)))
    assert first and middle and last
    right, left = first.frame.camera.right - OVERLAP, first.frame.camera.left + OVERLAP
    assert {line.x1() for line in overlap_lines(first)} == {right}
    assert {line.x1() for line in overlap_lines(middle)} == {left, right}
    assert {line.x1() for line in overlap_lines(last)} == {left}
    height = middle.frame.size.height()
    assert all(line.y2() < 0 or line.y1() > height for line in overlap_lines(middle))


def test_the_caption_tells_case_window_filter_counts_and_zone(case: Case) -> None:
    narrowed = Focus(
        Window(1_654_041_600, 1_656_633_599), filter=Filter(kinds=frozenset({"unrest"}))
    )
    page = pages_of(case, Request(focus=narrowed))[0]
    assert page.caption is not None
    said = page.caption
    assert " ".join(said.titles) == case.title
    assert said.lines[0].startswith("June 2022 · ")
    assert "of 28 events" in said.lines[0]
    assert said.lines[1].startswith("Only ")
    assert said.lines[2] == "Dates without a time zone"
    whole = pages_of(case, Request(printed="24 November 2026"))[0].caption
    assert whole is not None
    assert whole.lines[0] == "All of time · 22 of 28 events, 6 undated"
    assert whole.lines[-1].endswith("Printed 24 November 2026")


def test_sources_stand_below_where_they_fit_and_at_the_end_otherwise(case: Case) -> None:
    (one,) = pages_of(case, Request(footnotes=True))
    assert one.notes is not None
    under = one.picture.height() + one.notes.height + (one.caption.height if one.caption else 0)
    assert under + 2 * one.margin <= one.size.height()
    *pictures, end = pages_of(case, Request(footnotes=True, across=2))
    assert all(page.notes is None for page in pictures)
    assert end.notes is not None
    assert end.tile is None


@pytest.mark.parametrize("across", [1, 2, 4])
def test_numbers_behind_labels_are_those_of_the_notes(case: Case, across: int) -> None:
    pages = pages_of(case, Request(footnotes=True, across=across))
    listed = {n for page in pages if page.notes for n in page.notes.numbers}
    labelled = {label.event for page in pages if page.tile for label in page.tile.frame.labels}
    cited = case.cited(labelled)
    places = {
        (one.source.id, one.citation.paragraph, one.citation.credibility)
        for rows in cited.values()
        for one in rows
    }
    assert listed == set(range(1, len(places) + 1))


def test_equal_requests_give_equal_pages(case: Case) -> None:
    request = Request(("timeline", "relations"), across=2, footnotes=True)
    first = [image_of(page) for page in pages_of(case, request)]
    assert first == [image_of(page) for page in pages_of(case, request)]


def test_an_empty_filter_gives_one_calm_page(case: Case) -> None:
    nothing = Focus(filter=Filter(text="no such words"))
    (page,) = pages_of(case, Request(focus=nothing, across=3, footnotes=True))
    assert page.tile is None
    assert image_of(page).pixelColor(5, 5).name() == "#ffffff"


def test_a_picture_grows_by_what_stands_below_it_only_if_no_size_was_asked(case: Case) -> None:
    size = QSizeF(1216, 700)
    assert picture_page(case, Request(footnotes=True), size).size == size
    grown = picture_page(case, Request(footnotes=True), size, grow=True)
    assert grown.size.height() > 800
    assert grown.picture == size
    bare = picture_page(case, Request(caption=False), size)
    assert bare.picture == size
    with pytest.raises(TooSmall) as refused:
        picture_page(case, Request(footnotes=True), QSizeF(900, 200))
    assert refused.value.needed > 200


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("A4", Paper("A4", True)),
        ("a3-portrait", Paper("A3", False)),
        (" letter-Landscape ", Paper("Letter", True)),
    ],
)
def test_paper_is_read(text: str, paper: Paper) -> None:
    assert read_paper(text) == paper
    assert read_paper(paper.text) == paper


@pytest.mark.parametrize("text", ["", "A5", "A4-", "A4-upright", "landscape"])
def test_unknown_paper_is_a_sentence(text: str) -> None:
    if text == "A4-":
        assert read_paper(text) == Paper()
        return
    with pytest.raises(PaperError, match="is no paper"):
        read_paper(text)


def test_lanes_stand_as_asked_and_hidden_ones_are_told(case: Case) -> None:
    by_status = LaneView(LaneScheme.STATUS)
    (page,) = pages_of(case, Request(lanes=by_status))
    assert page.tile is not None
    assert len(page.tile.frame.parts) == 3
    groups = case.sources.timeline.groups(by_status)
    hidden = pages_of(case, Request(lanes=by_status.hide(groups[0].key)))[0]
    assert hidden.tile is not None
    assert len(hidden.tile.frame.parts) == 2
    assert hidden.caption is not None
    assert hidden.caption.lines[0].endswith("1 lane hidden")


def test_the_scene_is_kept_for_other_paper_and_made_anew_for_another_filter(case: Case) -> None:
    source = case.sources.timeline
    first = case.scenes.scene(source, Focus(), LaneView())
    pages_of(case, Request(paper=Paper("A3"), across=2))
    assert case.scenes.scene(source, Focus(Window(0, 10)), LaneView()) is first
    other = Focus(filter=Filter(text="CPC"))
    assert case.scenes.scene(source, other, LaneView()) is not first
    case.scenes.forget()
    assert case.scenes.scene(source, Focus(), LaneView()) is not first
