"""Hair lines between the parts of the window, and splitters whose handle is such a line."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSplitter, QSplitterHandle, QWidget

from widgets.style import Theme, colour


class Hair(QFrame):
    """A line one pixel thick, lying or standing."""

    def __init__(self, orientation: Qt.Orientation = Qt.Orientation.Horizontal) -> None:
        super().__init__()
        self.setProperty("role", "hair")
        if orientation == Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)


class Divider(QSplitter):
    """A splitter with a hair line between its parts; the line turns to the accent under the hand.

    Qt makes a handle of one pixel five pixels wide for the hand, without drawing more of it.
    """

    def __init__(
        self, orientation: Qt.Orientation, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(orientation, parent)
        self.theme = theme
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def set_theme(self, theme: Theme) -> None:
        """Draw the lines in the colours of a theme."""
        self.theme = theme
        for index in range(self.count()):
            self.handle(index).update()

    def createHandle(self) -> QSplitterHandle:
        """One of our own handles."""
        return _Handle(self)


class _Handle(QSplitterHandle):
    def __init__(self, divider: Divider) -> None:
        super().__init__(divider.orientation(), divider)
        self._divider = divider
        self._hovered = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._divider.theme
        code = theme.accent if self._hovered else theme.strong_line
        QPainter(self).fillRect(self.rect(), colour(code))
