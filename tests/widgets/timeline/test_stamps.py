"""What is gathered and stamped at once looks as if each had been drawn by itself."""

import pytest
from PySide6.QtCore import QBuffer, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from widgets.style import LIGHT, SIZES
from widgets.timeline.kept import Kept
from widgets.timeline.lettering import Type
from widgets.timeline.stamps import Stamps

pytestmark = pytest.mark.usefixtures("qapp")
TYPE = Type(SIZES.row, tabular=True)


def blank(width: int = 400, height: int = 40, scale: float = 1.0) -> QImage:
    image = QImage(
        round(width * scale), round(height * scale), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.white)
    return image


def ink(image: QImage) -> list[int]:
    """The columns of pixels that are more dark than light somewhere."""
    high = range(image.height())
    return [
        x for x in range(image.width()) if any(image.pixelColor(x, y).value() < 128 for y in high)
    ]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_a_number_is_drawn_as_a_text_is(scale: float) -> None:
    one, other = blank(scale=scale), blank(scale=scale)
    for image, as_number in ((one, True), (other, False)):
        stamps = Stamps()
        with QPainter(image) as painter:
            stamps.begin(painter)
            draw = stamps.number if as_number else stamps.text
            draw(painter, 10, 20, "1234567", TYPE, LIGHT.text)
            stamps.flush(painter)
    # Figures stand on whole pixels each: some by one beside where a whole text has them.
    inked = [ink(image) for image in (one, other)]
    assert abs(inked[0][0] - inked[1][0]) <= 1 and abs(inked[0][-1] - inked[1][-1]) <= 2 * scale


def test_however_many_are_gathered_each_is_the_right_one() -> None:
    image, stamps = blank(), Stamps()
    with QPainter(image) as painter:
        stamps.begin(painter)
        stamps.text(painter, 10, 20, "the first one", TYPE, LIGHT.text)
        # The sheet holds fewer than these, so the first one's place is given away meanwhile.
        for number in range(4000):
            stamps.text(painter, 5000, 20, f"a long text of no meaning {number}", TYPE, LIGHT.text)
        stamps.text(painter, 200, 20, "the last one", TYPE, LIGHT.text)
        stamps.flush(painter)
    alone, fresh = blank(), Stamps()
    with QPainter(alone) as painter:
        fresh.begin(painter)
        fresh.text(painter, 10, 20, "the first one", TYPE, LIGHT.text)
        fresh.text(painter, 200, 20, "the last one", TYPE, LIGHT.text)
        fresh.flush(painter)
    assert image == alone


def test_a_box_lies_beneath_what_is_gathered_after_it() -> None:
    image, stamps = blank(), Stamps()
    with QPainter(image) as painter:
        stamps.begin(painter)
        stamps.text(painter, 10, 20, "mmmmmm", TYPE, "#ff0000")
        stamps.box(painter, QRectF(0, 12, 200, 16), "#0000ff")
        stamps.text(painter, 100, 20, "mmmmmm", TYPE, "#00ff00")
        stamps.flush(painter)
    colours = {image.pixelColor(x, 20).name() for x in range(200)}
    assert "#0000ff" in colours and "#00ff00" in colours and "#ff0000" not in colours


class Counted:
    """Paints a colour, and counts how often."""

    def __init__(self) -> None:
        self.times, self.colour = 0, "red"

    def __call__(self, painter: QPainter) -> None:
        self.times += 1
        painter.fillRect(QRectF(20, 10, 30, 10), QColor(self.colour))


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
def test_what_is_kept_is_painted_again_only_under_another_key(scale: float) -> None:
    kept, paint, image = Kept(), Counted(), blank(scale=scale)
    box, ground = QRectF(20, 8, 40, 20), QColor("yellow")
    with QPainter(image) as painter:
        for key in (1, 1, 1):
            kept.draw(painter, box, ground, key, paint)
    assert paint.times == 1
    assert image.pixelColor(round(25 * scale), round(15 * scale)).name() == "#ff0000"
    assert image.pixelColor(round(55 * scale), round(15 * scale)).name() == "#ffff00"
    assert image.pixelColor(round(10 * scale), round(15 * scale)).name() == "#ffffff"
    paint.colour = "blue"
    with QPainter(image) as painter:
        kept.draw(painter, box, ground, 2, paint)
    assert paint.times == 2
    assert image.pixelColor(round(25 * scale), round(15 * scale)).name() == "#0000ff"


def test_a_vector_target_gets_the_shapes() -> None:
    kept, paint, drawing = Kept(), Counted(), QSvgGenerator()
    buffer = QBuffer()
    drawing.setOutputDevice(buffer)
    with QPainter(drawing) as painter:
        kept.draw(painter, QRectF(0, 0, 40, 20), QColor("yellow"), 1, paint)
        kept.draw(painter, QRectF(0, 0, 40, 20), QColor("yellow"), 1, paint)
    assert paint.times == 2
    assert b"<image" not in bytes(buffer.data().data())
