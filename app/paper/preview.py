"""A page in small, with the way to the others."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.paper.page import Page
from app.pictures import blank_image, painter_on
from widgets.fonts import font
from widgets.shell.buttons import TextButton
from widgets.shell.words import Words
from widgets.style import SIZES, SPACING, Theme, colour

_HEIGHT = 300
_FINE = 1.5
"""Pixels drawn for one of the page, before it is made small: letters keep their shapes."""


class _Leaf(QWidget):
    """Shows the image of a page, as large as there is room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image = QImage()
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage) -> None:
        """Show another image; a null one = an empty desk."""
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page on the desk."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(self._theme.ground))
        if self._image.isNull():
            return
        room = self.size() - QSize(2 * SPACING.medium, 2 * SPACING.medium)
        fitted = self._image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        sharp = self.devicePixelRatioF()
        small = self._image.scaled(
            fitted * sharp,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        left, top = (self.width() - fitted.width()) // 2, (self.height() - fitted.height()) // 2
        area = QRectF(left, top, fitted.width(), fitted.height())
        painter.drawImage(area, small)
        painter.setPen(QPen(colour(self._theme.strong_line), 1))
        painter.drawRect(area.adjusted(-0.5, -0.5, 0.5, 0.5))


class Preview(QWidget):
    """One of several pages at a time."""

    turned = Signal(int)
    """Another page is shown, counted from 0."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._pages: Sequence[Page] = ()
        self._at = 0
        self._leaf = _Leaf(theme)
        self.place = Words(tone="second", face=font(SIZES.caption, tabular=True))
        self.before = TextButton("Previous", theme, role="link")
        self.after = TextButton("Next", theme, role="link")
        self.before.clicked.connect(self._turn_back)
        self.after.clicked.connect(self._turn_on)
        row = QHBoxLayout()
        row.setSpacing(SPACING.tiny)
        row.addStrut(SIZES.list_row)
        row.addWidget(self.place, 1)
        row.addWidget(self.before)
        row.addWidget(self.after)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.tiny)
        column.addWidget(self._leaf)
        column.addLayout(row)

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Show other pages, from the one looked at now where there still is one."""
        self._pages = pages
        self._show(min(self._at, max(len(pages) - 1, 0)))

    def _show(self, at: int) -> None:
        self._at = at
        if not self._pages:
            self._leaf.show_image(QImage())
            self.place.setText("")
            return
        page = self._pages[at]
        self._leaf.show_image(_image_of(page))
        self.place.setText(f"Page {page.place}" if page.place else "One page")
        several = len(self._pages) > 1
        self.before.setVisible(several)
        self.after.setVisible(several)
        self.before.setEnabled(at > 0)
        self.after.setEnabled(at < len(self._pages) - 1)
        self.turned.emit(at)

    def _turn_back(self) -> None:
        self._show(self._at - 1)

    def _turn_on(self) -> None:
        self._show(self._at + 1)


def _image_of(page: Page) -> QImage:
    image = blank_image(page.size.toSize(), _FINE)
    with painter_on(image) as painter:
        page.paint(painter)
    image.setDevicePixelRatio(1.0)
    return image
