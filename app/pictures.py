"""Pictures as files: one drawing onto PNG, SVG (text as outlines) or PDF, whole or not at all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPaintDevice, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from db.interchange.exporting import write_file
from db.interchange.report import FormatError

SUFFIXES = (".png", ".svg", ".pdf")
_POINTS_PER_PIXEL = 72 / 96

Paint = Callable[[QPainter, QSize], None]


class RenderError(Exception):
    """A picture cannot be made; ``message`` is a sentence with what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def save_picture(paint: Paint, target: Path, size: QSize, scale: float, title: str) -> None:
    """Let a picture paint itself into a file of the kind its name says.

    :raises RenderError: it cannot be written
    """
    suffix = target.suffix.casefold()
    if suffix == ".png":
        image = blank_image(size, scale)
        _paint_on(image, paint, size)
        save_image(image, target)
        return
    drawn = QBuffer()
    drawn.open(QIODevice.OpenModeFlag.WriteOnly)
    device = _svg(drawn, size, title) if suffix == ".svg" else _pdf(drawn, size, title)
    _paint_on(device, paint, size)
    _put(drawn, target)


def check_suffix(target: Path) -> None:
    """Refuse a file whose name tells no kind of picture.

    :raises RenderError: it is none of :data:`SUFFIXES`
    """
    if target.suffix.casefold() not in SUFFIXES:
        raise RenderError(f"{target}: its ending names no kind of picture. Use .png, .svg or .pdf.")


def blank_image(size: QSize, scale: float) -> QImage:
    """An empty image; ``scale`` pixels of it stand for one of the drawing."""
    image = QImage(size * scale, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.transparent)
    return image


@contextmanager
def painter_on(device: QPaintDevice) -> Iterator[QPainter]:
    """A painter with smooth edges, ended whatever happens: Qt crashes if its device goes first."""
    painter = QPainter(device)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        yield painter
    finally:
        painter.end()


def save_image(image: QImage, target: Path) -> None:
    """Write a PNG.

    :raises RenderError: it cannot be written
    """
    drawn = QBuffer()
    drawn.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(drawn, b"png")
    if not writer.write(image.convertToFormat(QImage.Format.Format_RGB32)):
        raise RenderError(f"{target} cannot be written: {writer.errorString()}.")
    _put(drawn, target)


def _paint_on(device: QPaintDevice, paint: Paint, size: QSize) -> None:
    with painter_on(device) as painter:
        paint(painter, size)


def _svg(drawn: QBuffer, size: QSize, title: str) -> QSvgGenerator:
    device = QSvgGenerator()
    device.setOutputDevice(drawn)
    device.setResolution(96)
    device.setSize(size)
    device.setViewBox(QRectF(0, 0, size.width(), size.height()))
    device.setTitle(f"Sequitur: {title}")
    return device


def _pdf(drawn: QBuffer, size: QSize, title: str) -> QPdfWriter:
    device = QPdfWriter(drawn)
    device.setTitle(f"Sequitur: {title}")
    device.setResolution(96)
    points = QSizeF(size) * _POINTS_PER_PIXEL
    exact = QPageSize.SizeMatchPolicy.ExactMatch
    device.setPageSize(QPageSize(points, QPageSize.Unit.Point, "", exact))
    device.setPageMargins(QMarginsF())
    return device


def _put(drawn: QBuffer, target: Path) -> None:
    def write(stream: BinaryIO) -> None:
        stream.write(drawn.data().data())

    try:
        write_file(target, write)
    except FormatError as error:
        raise RenderError(error.message) from error
