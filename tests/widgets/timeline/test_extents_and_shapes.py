"""Dates become marks: open and unknown ends, cores, and the smooth turn into a diamond."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from db.records import Status, Window
from tests.widgets.timeline.frames import frame_of
from tests.widgets.timeline.made_source import Told, told
from widgets.style import DARK, LIGHT
from widgets.timeline.extents import extents_of
from widgets.timeline.geometry import DIAMOND, Mark
from widgets.timeline.marks import MarkPainter
from widgets.timeline.styles import Form, Style

pytestmark = pytest.mark.usefixtures("qapp")


def mark_of(edtf: str, others: tuple[str, ...] = ("2022-01-01", "2022-12-31")) -> Mark:
    """The mark of the first event, in a year's view."""
    source = told([Told(edtf, edtf), *(Told(other, other, "war") for other in others)])
    return next(mark for mark in frame_of(source).marks if mark.event == 1)


def drawn(
    style: Style,
    width: float = 60.0,
    core: tuple[float, float] | None = None,
    *,
    labelled: bool = False,
    theme=LIGHT,  # type: ignore[no-untyped-def]
) -> np.ndarray:
    """Grey values and opacity of a mark in the middle of a small picture."""
    image = QImage(120, 30, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    body = QRectF(60 - width / 2, 15 - DIAMOND / 2, width, DIAMOND)
    MarkPainter(theme).draw(painter, style, body, core, labelled=labelled)
    painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(30, 120, 4)
    return pixels[:, :, :3].astype(np.int64).sum(axis=2)


def ink(picture: np.ndarray) -> int:
    return int((765 - picture).sum())


def test_a_moment_is_a_diamond() -> None:
    mark = mark_of("2022-05-09")
    assert mark.style.form is Form.POINTED and mark.core is None
    assert mark.x1 - mark.x0 == pytest.approx(DIAMOND)


def test_a_vague_moment_is_stretched_over_its_bounds() -> None:
    mark = mark_of("2022-06")
    assert mark.x1 - mark.x0 > 3 * DIAMOND


def test_what_lasted_has_a_core_within_vague_ends() -> None:
    mark = mark_of("2022-03/2022-06")
    assert mark.style.form is Form.SQUARE and mark.core is not None
    assert mark.x0 < mark.core[0] < mark.core[1] < mark.x1


def test_what_lasted_from_day_to_day_is_one_solid_bar() -> None:
    mark = mark_of("2022-03-01/2022-06-01")
    assert mark.core == (mark.x0, mark.x1)


@pytest.mark.parametrize(
    ("edtf", "left", "right"),
    [
        ("2022-02-24/..", False, True),
        ("../2022-02-24", True, False),
        ("[..2022-02-23]", True, False),
        ("[2022-02-24..]", False, True),
    ],
)
def test_only_open_ends_fade(edtf: str, left: bool, right: bool) -> None:
    style = mark_of(edtf).style
    assert (style.fade_left, style.fade_right) == (left, right)
    assert not (style.ask_left or style.ask_right)


@pytest.mark.parametrize(("edtf", "side"), [("2022-02-24/", "right"), ("/2022-06-24", "left")])
def test_an_unknown_end_is_asked_for_and_not_invented(edtf: str, side: str) -> None:
    mark = mark_of(edtf)
    assert (mark.style.ask_right, mark.style.ask_left) == (side == "right", side == "left")
    assert not mark.style.fade_right and not mark.style.fade_left
    assert mark.x1 - mark.x0 < 60


def test_qualifiers_are_two_different_signs() -> None:
    about, doubtful = mark_of("2022-06~").style, mark_of("2022-06?").style
    assert about.blurred and not about.doubtful
    assert doubtful.doubtful and not doubtful.blurred


def test_a_set_is_not_an_interval() -> None:
    assert mark_of("{2022-03-01,2022-06-01}").style.form is Form.SEVERAL


def test_what_has_no_known_end_at_all_counts_as_undated() -> None:
    source = told([Told("a", "2022"), Told("b", "")])
    assert extents_of(source.made).dated.tolist() == [True, False]


def test_a_stretch_turns_into_a_diamond_without_a_jump() -> None:
    style = Style("statement", Status.REPORTED, Form.POINTED)
    widths = np.arange(DIAMOND, 3 * DIAMOND, 0.25)
    inks = np.array([ink(drawn(style, width)) for width in widths])
    assert np.abs(np.diff(inks)).max() < 0.1 * inks[0]


def test_an_exact_moment_is_solid_and_a_vague_one_pale() -> None:
    style = Style("statement", Status.REPORTED, Form.POINTED)
    solid, pale = drawn(style, DIAMOND), drawn(style, 60)
    assert solid[15, 60] < pale[15, 60]


@pytest.mark.parametrize("form", [Form.POINTED, Form.SQUARE])
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_standings_differ_in_shape_not_only_in_colour(form: Form, theme) -> None:  # type: ignore[no-untyped-def]
    pictures = {status: drawn(Style("policy", status, form), 60, theme=theme) for status in Status}
    found = list(pictures.values())
    for number, one in enumerate(found):
        for other in found[number + 1 :]:
            assert np.abs(one - other).sum() > 5000


def test_a_split_mark_is_full_above_and_pale_below() -> None:
    picture = drawn(Style("threat", Status.DISPUTED, Form.POINTED), 60)
    assert picture[12, 60] < picture[18, 60]


def test_a_possible_mark_is_empty() -> None:
    picture = drawn(Style("threat", Status.POSSIBLE, Form.POINTED), 60)
    assert picture[15, 60] == 765


def test_an_open_end_dissolves() -> None:
    picture = drawn(Style("war", Status.REPORTED, Form.SQUARE, fade_right=True), 80)
    row = picture[15]
    assert row[22] < row[60] <= row[90] < row[97] <= 765


def test_a_blurred_edge_is_softer_than_a_sharp_one() -> None:
    sharp = drawn(Style("war", Status.REPORTED, Form.POINTED), 60)
    soft = drawn(Style("war", Status.REPORTED, Form.POINTED, blurred=True), 60)
    assert (soft[15, 25:30] < 765).sum() > (sharp[15, 25:30] < 765).sum()


def test_a_doubtful_mark_carries_a_question_mark() -> None:
    plain = Style("war", Status.REPORTED, Form.POINTED)
    asked = Style("war", Status.REPORTED, Form.POINTED, doubtful=True)
    assert ink(drawn(asked)) > ink(drawn(plain))


def test_a_label_inside_a_doubtful_mark_begins_with_it() -> None:
    frame = frame_of(told([Told("Talks", "2022?"), Told("Now", "2022-01-01")]))
    assert {label.event: label.asked for label in frame.labels} == {1: True, 2: False}


def test_a_vague_core_is_darker_than_its_zone() -> None:
    picture = drawn(Style("war", Status.REPORTED, Form.SQUARE), 80, (50.0, 70.0))
    assert picture[15, 60] < picture[15, 30] < 765


def test_ends_far_outside_are_drawn_just_beyond_the_edge() -> None:
    source = told([Told("long", "1000/3000"), Told("now", "2022-06-15")])
    frame = frame_of(source, Window(1_640_995_200, 1_672_531_199))
    mark = next(mark for mark in frame.marks if mark.event == 1)
    assert mark.x0 > -1000 and mark.x1 < frame.size.width() + 1000
