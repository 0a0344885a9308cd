"""Pictures as files: one drawing onto PNG, SVG (text as outlines) or PDF, whole or not at all."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

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
        painter = painter_on(image)
        paint(painter, size)
        painter.end()
        save_image(image, target)
        return
    part = target.with_name(f".{target.name}.part")
    device = _svg(part, size, title) if suffix == ".svg" else _pdf(part, size, title)
    painter = QPainter()
    if not painter.begin(device):
        raise RenderError(_unwritable(target))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter, size)
    painter.end()
    _put(part, target)


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


def painter_on(image: QImage) -> QPainter:
    """A painter with smooth edges."""
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def _svg(part: Path, size: QSize, title: str) -> QSvgGenerator:
    device = QSvgGenerator()
    device.setFileName(str(part))
    device.setSize(size)
    device.setViewBox(QRectF(0, 0, size.width(), size.height()))
    device.setTitle(f"Sequitur: {title}")
    return device


def _pdf(part: Path, size: QSize, title: str) -> QPdfWriter:
    device = QPdfWriter(str(part))
    device.setTitle(f"Sequitur: {title}")
    device.setResolution(96)
    points = QSizeF(size) * _POINTS_PER_PIXEL
    device.setPageSize(
        QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    )
    device.setPageMargins(QMarginsF())
    return device


def save_image(image: QImage, target: Path) -> None:
    """Write a PNG.

    :raises RenderError: it cannot be written
    """
    part = target.with_name(f".{target.name}.part.png")
    if not image.convertToFormat(QImage.Format.Format_RGB32).save(str(part)):
        raise RenderError(_unwritable(target))
    _put(part, target)


def _put(part: Path, target: Path) -> None:
    try:
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise RenderError(_unwritable(target)) from error


def _unwritable(target: Path) -> str:
    return f"{target} cannot be written. Check that the folder is there and may be written to."
