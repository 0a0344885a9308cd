"""Pictures as files: one drawing onto PNG, SVG (text as outlines) or PDF, whole or not at all.

No clock is in them: equal drawings give equal files.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPaintDevice, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from app.steady_pdf import document_id, steady_order, without_clock
from db.interchange.exporting import write_file
from db.interchange.report import FormatError

SUFFIXES = (".png", ".svg", ".pdf")
_POINTS_PER_PIXEL = 72 / 96


class Leaf(NamedTuple):
    """One page to be written: its size in pixels, and what paints it."""

    size: QSize
    paint: Callable[[QPainter], None]


class RenderError(Exception):
    """A picture cannot be made; ``message`` is a sentence with what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def save_leaves(leaves: Sequence[Leaf], target: Path, scale: float, title: str) -> tuple[Path, ...]:
    """Write pages: into one PDF, or one PNG or SVG for each. Return the files written.

    All are drawn before the first is written.

    :raises RenderError: one cannot be written
    """
    suffix = target.suffix.casefold()
    if suffix == ".pdf":
        drawn = [_pdf_of(leaves, title)]
    elif suffix == ".svg":
        drawn = [_svg_of(leaf, title) for leaf in leaves]
    else:
        drawn = [_png_of(leaf, scale, target) for leaf in leaves]
    files = leaf_paths(target, len(leaves))
    for file, content in zip(files, drawn, strict=True):
        _put(content, file)
    return files


def leaf_paths(target: Path, leaves: int) -> tuple[Path, ...]:
    """The files that so many pages go to: ``name.pdf``, or ``name-1.png``, ``name-2.png`` …"""
    if leaves == 1 or target.suffix.casefold() == ".pdf":
        return (target,)
    return tuple(
        target.with_name(f"{target.stem}-{number}{target.suffix}")
        for number in range(1, leaves + 1)
    )


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
    _put(_png(image, target), target)


def _png(image: QImage, target: Path) -> bytes:
    drawn = _buffer()
    writer = QImageWriter(drawn, b"png")
    if not writer.write(image.convertToFormat(QImage.Format.Format_RGB32)):
        raise RenderError(f"{target} cannot be written: {writer.errorString()}.")
    return bytes(drawn.data().data())


def _png_of(leaf: Leaf, scale: float, target: Path) -> bytes:
    image = blank_image(leaf.size, scale)
    with painter_on(image) as painter:
        leaf.paint(painter)
    return _png(image, target)


def _svg_of(leaf: Leaf, title: str) -> bytes:
    drawn, size = _buffer(), leaf.size
    device = QSvgGenerator()
    device.setOutputDevice(drawn)
    device.setResolution(96)
    device.setSize(size)
    device.setViewBox(QRectF(0, 0, size.width(), size.height()))
    device.setTitle(f"Sequitur: {title}")
    with painter_on(device) as painter:
        leaf.paint(painter)
    return bytes(drawn.data().data())


def _pdf_of(leaves: Sequence[Leaf], title: str) -> bytes:
    drawn = _buffer()
    device = QPdfWriter(drawn)
    device.setTitle(f"Sequitur: {title}")
    device.setDocumentId(document_id(title))
    device.setResolution(96)
    device.setPageSize(_page_size(leaves[0]))
    device.setPageMargins(QMarginsF())
    with steady_order(), painter_on(device) as painter:
        for number, leaf in enumerate(leaves):
            if number:
                device.setPageSize(_page_size(leaf))
                device.newPage()
            leaf.paint(painter)
    return without_clock(bytes(drawn.data().data()))


def _page_size(leaf: Leaf) -> QPageSize:
    exact = QPageSize.SizeMatchPolicy.ExactMatch
    points = QSizeF(leaf.size) * _POINTS_PER_PIXEL
    return QPageSize(points, QPageSize.Unit.Point, "", exact)


def _buffer() -> QBuffer:
    drawn = QBuffer()
    drawn.open(QIODevice.OpenModeFlag.WriteOnly)
    return drawn


def _put(content: bytes, target: Path) -> None:
    def write(stream: BinaryIO) -> None:
        stream.write(content)

    try:
        write_file(target, write)
    except FormatError as error:
        raise RenderError(error.message) from error
