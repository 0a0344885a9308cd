"""What plain things cost on this machine at this moment, to tell our own times beside."""

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from app.benchmark.figures import References

ROUNDS = 60
_BLOCK = 1 << 20
"""Bytes read at once."""


def references(application: QApplication, size: QSize, file: Path, events: int) -> References:
    """Measure them. The file must not be open: closing it here would drop SQLite's locks."""
    return References(
        frame_copy_ms=frame_copy_ms(size),
        empty_window_ms=empty_window_ms(application, size),
        file_read_ms=file_read_ms(file),
        numpy_pass_ms=numpy_pass_ms(events),
    )


def milliseconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    began = perf_counter()
    work()
    return (perf_counter() - began) * 1000


def frame_copy_ms(size: QSize) -> float:
    """Median time to copy and fill one image of a frame's size."""
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0xFF102030)

    def copied() -> None:
        image.copy().fill(0xFF405060)

    return float(np.median([milliseconds(copied) for _ in range(ROUNDS)]))


def empty_window_ms(application: QApplication, size: QSize) -> float:
    """p95 of repainting a window in which nothing is."""
    window = QWidget()
    window.resize(size)
    window.show()
    application.processEvents()
    times = [milliseconds(window.repaint) for _ in range(ROUNDS)]
    window.close()
    return float(np.percentile(times, 95))


def file_read_ms(file: Path) -> float:
    """Time to read a file from its beginning to its end; the system may have it in memory."""

    def read() -> None:
        with file.open("rb", buffering=0) as stream:
            while stream.read(_BLOCK):
                continue

    return milliseconds(read)


def numpy_pass_ms(events: int) -> float:
    """Median time to count those of so many numbers that lie within bounds."""
    numbers = np.arange(max(events, 1), dtype=np.int64)
    low, high = events // 4, events // 2

    def counted() -> None:
        np.count_nonzero((numbers >= low) & (numbers <= high))

    return float(np.median([milliseconds(counted) for _ in range(ROUNDS)]))
