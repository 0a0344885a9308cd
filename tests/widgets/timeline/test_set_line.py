"""A line of text is measured, cut and drawn from the same letters."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from widgets.style import SIZES
from widgets.timeline.lettering import Type, text_width
from widgets.timeline.set_line import ELLIPSIS, SetLine, set_line

pytestmark = pytest.mark.usefixtures("qapp")
TYPE = Type(SIZES.row)
TITLE = "Токаев в Санкт-Петербурге: no recognition of the “republics”"
words = st.text(st.sampled_from("abcdefghiklmnopqrstuvwxyzABCDEабвгдежзикәғқ ,.:-“”"), max_size=60)


def drawn_pixels(line: SetLine) -> list[int]:
    """The columns of pixels in which anything of a line is drawn from x = 4."""
    image = QImage(600, 24, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        line.draw(painter, 4, 12, QColor("black"))
    white = QColor("white").rgb()
    return [x for x in range(600) if any(image.pixel(x, y) != white for y in range(24))]


def test_a_line_is_as_wide_as_it_is_measured_and_drawn() -> None:
    line = set_line(TITLE, TYPE)
    assert line.width == pytest.approx(text_width(TITLE, TYPE.size), abs=1)
    columns = drawn_pixels(line)
    assert 3 <= columns[0] <= 7
    assert columns[-1] <= 4 + line.width + 1


def test_what_fits_is_not_shortened() -> None:
    line = set_line(TITLE, TYPE)
    assert line.shortened(line.width) == TITLE
    assert line.shortened(line.width - 1).endswith(ELLIPSIS)


@settings(deadline=None, max_examples=150)
@given(words, st.floats(20, 400))
def test_a_shortened_line_fits_its_room_and_is_the_beginning(text: str, room: float) -> None:
    line = SetLine(text, TYPE)
    if room >= line.width:
        return
    told = line.shortened(room)
    assert told.endswith(ELLIPSIS)
    beginning = told.removesuffix(ELLIPSIS)
    assert text.startswith(beginning)
    assert beginning == beginning.rstrip()
    # The picture is cut where these letters end, to the pixel.
    assert line.cut(room) == pytest.approx(text_width(beginning, TYPE.size), abs=1.5)
    assert line.cut(room) + text_width(ELLIPSIS, TYPE.size) <= room + 1


def test_nothing_is_as_wide_as_nothing() -> None:
    line = set_line("", TYPE)
    assert line.width == 0 and line.end_of(8) == 0
    assert line.shortened(0) == ""
