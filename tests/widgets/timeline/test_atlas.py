"""A sheet of pictures: each stands where it is said to, the oldest make room for the new."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from widgets.timeline.atlas import Atlas

pytestmark = pytest.mark.usefixtures("qapp")


def block(colour: str, width: float):  # type: ignore[no-untyped-def]
    def draw(painter: QPainter) -> None:
        painter.fillRect(QRectF(0, 0, width, 20), QColor(colour))

    return draw


def stamped(atlas: Atlas, keys: list[str], stretch: float = 1.0) -> QImage:
    """The pictures of some keys side by side, 50 pixels apart."""
    image = QImage(
        round(400 * atlas.scale), round(40 * atlas.scale), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.setDevicePixelRatio(atlas.scale)
    image.fill(QColor("white"))
    pieces = [(50.0 * at, 10.0, *atlas.known[key], 1.0, stretch) for at, key in enumerate(keys)]
    with QPainter(image) as painter:
        atlas.stamp(painter, pieces)
    return image


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
def test_pictures_are_drawn_where_they_go_and_nowhere_else(scale: float) -> None:
    atlas = Atlas(scale, 20)
    atlas.add([("red", 20, block("red", 20)), ("blue", 30, block("blue", 30))])
    image = stamped(atlas, ["red", "blue", "red"])

    def at(x: float, y: float) -> str:
        return image.pixelColor(round(x * scale), round(y * scale)).name()

    assert [at(x, 20) for x in (10, 60, 78, 110)] == ["#ff0000", "#0000ff", "#0000ff", "#ff0000"]
    assert [at(x, 20) for x in (30, 84, 130)] == ["#ffffff"] * 3
    assert at(10, 5) == at(10, 35) == "#ffffff"


def test_a_picture_may_be_drawn_wider() -> None:
    atlas = Atlas(1.0, 20)
    atlas.add([("red", 20, block("red", 20))])
    image = stamped(atlas, ["red"], 2.0)
    assert image.pixelColor(38, 20).name() == "#ff0000"
    assert image.pixelColor(42, 20).name() == "#ffffff"


def test_the_oldest_make_room_and_leave_nothing_behind() -> None:
    atlas = Atlas(1.0, 20)
    first = [(f"old {n}", 500.0, block("red", 500)) for n in range(40)]
    atlas.add(first)
    kept = dict(atlas.known)
    number = 0
    while "old 0" in atlas.known:
        # Told before it happens, for what was gathered may stand there.
        told, emptied = atlas.makes_room(400.0), atlas.emptied
        atlas.add([(f"new {number}", 400.0, block("blue", 300))])
        assert told == (atlas.emptied > emptied)
        number += 1
        assert number < 2000
    # What is still there has not moved.
    assert all(atlas.known[key] == spot for key, spot in kept.items() if key in atlas.known)
    last = f"new {number - 1}"
    assert atlas.known[last][2] == 400
    image = stamped(atlas, [last])
    assert image.pixelColor(150, 20).name() == "#0000ff"
    # Where the new picture is empty, nothing of the old one shows through.
    assert image.pixelColor(350, 20).name() == "#ffffff"
