"""Names beside lanes: cut so that they still tell lanes apart, and never half covered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from widgets.style import SEMIBOLD, SIZES
from widgets.timeline.counters import HEIGHT, Action, Counter
from widgets.timeline.lane_lines import (
    NAME,
    PITCH,
    TWO_LINES,
    ceiling_under,
    cut_name,
    first_line,
    is_covered,
    name_lines,
)
from widgets.timeline.layout import AXIS_HEIGHT, HEADER_WIDTH
from widgets.timeline.lettering import text_width

TALL, LOW = 200.0, 36.0


def counter(action: Action, top: float) -> Counter:
    return Counter(action, QRectF(4, top, 80, HEIGHT), "▲ 3 above")


def test_a_name_that_fits_stays_as_it_is(qapp: QApplication) -> None:
    assert name_lines("CPC", TALL) == ("CPC",)
    assert name_lines("Өскемен", LOW) == ("Өскемен",)


def test_a_long_name_takes_two_lines_where_there_is_room(qapp: QApplication) -> None:
    title = "Қазақстан Республикасының Энергетика министрлігі"
    first, second = name_lines(title, TALL)
    assert title.startswith(f"{first} ")
    assert title[len(first) + 1 :].startswith(second.rstrip("…"))
    (only,) = name_lines(title, LOW)
    assert only.endswith("…")


def test_a_short_last_word_tells_alike_names_apart(qapp: QApplication) -> None:
    names = {cut_name(f"Organisation for Anything {number:03}", 100) for number in range(50)}
    assert len(names) == 50
    assert all("… 0" in name for name in names)


@given(st.text(max_size=60), st.sampled_from([TALL, LOW]))
def test_no_name_is_wider_than_the_column(qapp: QApplication, title: str, height: float) -> None:
    for line in name_lines(title, height):
        assert text_width(line, SIZES.row, SEMIBOLD) <= HEADER_WIDTH


def test_a_name_stays_in_sight_while_its_lane_is_scrolled_out() -> None:
    ceiling = ceiling_under(())
    assert first_line(300, 500, 1, ceiling) == 300 + NAME
    assert first_line(-100, 500, 1, ceiling) == ceiling + NAME
    assert first_line(-100, 70, 1, ceiling) == 70 - TWO_LINES + NAME
    assert first_line(-100, 70, 2, ceiling) == 70 - TWO_LINES + NAME - PITCH
    assert first_line(100, 130, 1, ceiling) == 115


def test_names_keep_clear_of_the_counter_of_what_is_above() -> None:
    above = counter(Action.ABOVE, AXIS_HEIGHT + 4)
    line = first_line(-100, 500, 1, ceiling_under([above]))
    assert not is_covered(line, [above])
    assert is_covered(first_line(-100, 500, 1, ceiling_under(())), [above])


@pytest.mark.parametrize("action", [Action.OPEN, Action.EARLIER, Action.LATER])
def test_other_counters_stand_beside_names_and_cover_none(action: Action) -> None:
    assert not is_covered(60, [counter(action, 51)])
    assert ceiling_under([counter(action, 51)]) == ceiling_under(())
