"""One painter for screen, PNG, SVG and PDF; calm where there is nothing to draw."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator, QSvgRenderer

from db.records import Filter, Focus
from tests.widgets.timeline.frames import frame_of, scene_of
from tests.widgets.timeline.made_source import MadeSource, Told, generated, told
from tests.widgets.timeline.sample_case import sample_case
from widgets.style import DARK, LIGHT, Theme
from widgets.timeline.emptiness import empty_text
from widgets.timeline.layout import AXIS_HEIGHT, lay_out
from widgets.timeline.picture import paint_picture

pytestmark = pytest.mark.usefixtures("qapp")


def image_of(
    source: MadeSource, theme: Theme = LIGHT, focus: Focus | None = None, scale: float = 1.0
) -> QImage:
    image = QImage(round(900 * scale), round(500 * scale), QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    paint_picture(painter, source, focus or Focus(), theme, 900, 500)
    painter.end()
    return image


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), np.uint8)
    return raw.reshape(image.height(), image.width(), 4)[:, :, :3].astype(np.int64)


def test_equal_data_gives_equal_pictures() -> None:
    assert image_of(sample_case()) == image_of(sample_case())


def test_svg_holds_shapes_and_outlines_of_text(tmp_path: Path) -> None:
    target = tmp_path / "timeline.svg"
    writer = QSvgGenerator()
    writer.setFileName(str(target))
    writer.setSize(QSize(900, 500))
    writer.setViewBox(QRect(0, 0, 900, 500))
    writer.setResolution(96)
    painter = QPainter(writer)
    paint_picture(painter, sample_case(), Focus(), LIGHT, 900, 500)
    painter.end()
    text = target.read_text(encoding="utf-8")
    assert "<path" in text and "<text" not in text and "<image" not in text
    drawn = QImage(900, 500, QImage.Format.Format_RGB32)
    drawn.fill(0xFFFFFFFF)
    painter = QPainter(drawn)
    QSvgRenderer(str(target)).render(painter)
    painter.end()
    assert np.abs(pixels(drawn) - pixels(image_of(sample_case()))).mean() < 12


def test_pdf_is_made_by_the_same_painter(tmp_path: Path) -> None:
    target = tmp_path / "timeline.pdf"
    writer = QPdfWriter(str(target))
    writer.setResolution(96)
    writer.setPageSize(QPageSize(QSize(675, 375)))
    painter = QPainter(writer)
    paint_picture(painter, sample_case(), Focus(), LIGHT, 900, 500)
    painter.end()
    assert target.read_bytes().startswith(b"%PDF")


def test_a_crowd_is_drawn_in_vectors_too(tmp_path: Path) -> None:
    target = tmp_path / "crowd.svg"
    writer = QSvgGenerator()
    writer.setFileName(str(target))
    writer.setSize(QSize(900, 500))
    painter = QPainter(writer)
    paint_picture(painter, generated(20_000), Focus(), DARK, 900, 500)
    painter.end()
    assert "<image" not in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
def test_pictures_are_sharp_at_any_scale(scale: float) -> None:
    plain, scaled = image_of(generated(3000)), image_of(generated(3000), scale=scale)
    assert scaled.width() == round(900 * scale)
    shrunk = scaled.scaled(plain.size())
    assert np.abs(pixels(shrunk) - pixels(plain)).mean() < 16


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_themes_differ(theme: Theme) -> None:
    image = image_of(sample_case(), theme)
    assert image.pixelColor(400, 495).name() == theme.panel.casefold()


def test_a_lone_day_is_a_mark_and_not_the_whole_view() -> None:
    (mark,) = frame_of(told([Told("One", "2022-05-09")])).marks
    assert 11 <= mark.x1 - mark.x0 < 120


def test_the_natural_height_shows_every_lane() -> None:
    lanes = scene_of(sample_case()).lanes
    height = AXIS_HEIGHT + lay_out(lanes, float("inf")).height
    assert 500 < height < 700


@pytest.mark.parametrize(
    ("events", "wanted", "heading"),
    [
        ([], Filter(), "No events yet"),
        ([Told("One", "2022")], Filter(kinds=frozenset({"war"})), "No event passes the filter"),
        ([Told("One", "")], Filter(), "Nothing has a date"),
    ],
)
def test_emptiness_is_explained(events: list[Told], wanted: Filter, heading: str) -> None:
    source = told(events)
    assert empty_text(scene_of(source, wanted))[0] == heading
    image = image_of(source, focus=Focus(filter=wanted))
    assert len(np.unique(pixels(image))) > 3


@pytest.mark.parametrize(
    "edtfs",
    [
        ["2022-05-09"],
        ["-0043-03-15"],
        ["Y-17E7", "2022"],
        ["2022-05-09T12:00:00"],
        ["../2022", "2022/.."],
        ["[..2022]"],
        ["2022-05-09"] * 50,
    ],
)
def test_odd_spans_are_drawn(edtfs: list[str]) -> None:
    source = told([Told(f"Event {n}", edtf) for n, edtf in enumerate(edtfs)])
    assert len(np.unique(pixels(image_of(source)))) > 10
