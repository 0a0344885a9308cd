"""The small marks of dates: each kind of vagueness looks like itself, in its hue."""

import pytest
from PySide6.QtGui import QImage, QPainter

from db.dates import parse_edtf
from widgets.table.glyphs import is_exact, paint_when

EXACT, MONTH = "2022-06-15", "2022-06"
ALL = (
    EXACT, MONTH, "2022-06-11/2022-06-20", "2022-06~/2022-07~", "2022-02-24/..", "../2022-02",
    "2022/", "2022-06~", "2022-06?", "{2022-01,2022-03}", "[2022-07..]", "2022-06-15?",
)  # fmt: skip


def drawn(edtf: str) -> QImage:
    image = QImage(32, 24, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    paint_when(painter, parse_edtf(edtf), 0, 12, "#2048B7", "#1E2227")
    painter.end()
    return image


def ink(image: QImage) -> int:
    return sum(
        image.pixel(x, y) != 0xFFFFFFFF for x in range(image.width()) for y in range(image.height())
    )


def test_only_a_known_day_is_a_solid_diamond() -> None:
    assert is_exact(parse_edtf(EXACT))
    assert not any(is_exact(parse_edtf(one)) for one in (MONTH, "2022-02-24/..", "[2022-07..]"))
    solid, stretched = drawn(EXACT), drawn(MONTH)
    assert solid.pixelColor(11, 12).name() == "#2048b7"
    assert stretched.pixelColor(11, 12).lightness() > 180
    assert ink(stretched) > ink(solid)


@pytest.mark.parametrize("edtf", ALL)
def test_each_kind_of_date_has_a_mark_of_its_own(edtf: str, qapp: object) -> None:
    del qapp
    mine = drawn(edtf)
    assert ink(mine) > 20
    assert all(drawn(other) != mine for other in ALL if other != edtf)


def test_an_open_end_fades() -> None:
    still = drawn("2022-02-24/..")
    assert still.pixelColor(3, 12).lightness() < still.pixelColor(19, 12).lightness() - 30
