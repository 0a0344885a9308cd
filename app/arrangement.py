"""Where things stand in the window: bars above and below, panels at the sides, pictures within.

Sizes and what is shown are remembered; this module turns them into splitters and back.
"""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.settings import Settings
from widgets.shell.dividers import Divider, Hair
from widgets.style import Theme

_OVERVIEW = 54
_LEAST_LEFT, _LEAST_RIGHT, _LEAST_CENTRE = 160, 240, 320


class Pictures(Divider):
    """Timeline with its overview, and the map under or beside it, sharing the room."""

    def __init__(
        self, timeline: QWidget, overview: QWidget, relations: QWidget, theme: Theme
    ) -> None:
        super().__init__(Qt.Orientation.Vertical, theme)
        self._share = 0.58
        overview.setFixedHeight(_OVERVIEW)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(timeline, 1)
        column.addWidget(Hair())
        column.addWidget(overview)
        for picture in (upper, relations):
            picture.setMinimumSize(120, 90)
            picture.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.addWidget(upper)
        self.addWidget(relations)
        self.splitterMoved.connect(self._measure)

    def restore(self, settings: Settings) -> None:
        """Take arrangement and share from the settings."""
        beside = settings.arrangement == "beside"
        self.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        self._share = settings.beside_share if beside else settings.timeline_share
        self._apply()

    def remembered(self) -> dict[str, float]:
        """The timeline's part of the room, as a field of the settings."""
        beside = self.orientation() == Qt.Orientation.Horizontal
        return {"beside_share" if beside else "timeline_share": self._share}

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Both pictures keep their shares."""
        super().resizeEvent(event)
        self._apply()

    def _fixed(self) -> int:
        """Room that is not shared: the overview, where it stands over the map."""
        return _OVERVIEW + 1 if self.orientation() == Qt.Orientation.Vertical else 0

    def _room(self) -> int:
        across = self.orientation() == Qt.Orientation.Horizontal
        return (self.width() if across else self.height()) - self._fixed() - self.handleWidth()

    def _apply(self) -> None:
        first = round(self._room() * self._share)
        self.setSizes([first + self._fixed(), self._room() - first])

    def _measure(self) -> None:
        if self._room() > 0:
            share = (self.sizes()[0] - self._fixed()) / self._room()
            self._share = min(0.85, max(0.15, share))


class Arrangement(QWidget):
    """Everything in the window. ``pages`` are what the centre can show, by name."""

    moved = Signal()
    """A person changed sizes or what is shown."""

    def __init__(
        self,
        top: QWidget,
        left: QWidget,
        over: QWidget,
        pages: Mapping[str, QWidget],
        right: QWidget,
        status: QWidget,
        theme: Theme,
    ) -> None:
        super().__init__()
        self._left, self._right, self._pages = left, right, dict(pages)
        self._widths = (_LEAST_LEFT, _LEAST_RIGHT)
        self.stack = QStackedWidget()
        for page in pages.values():
            self.stack.addWidget(page)
        centre = QWidget()
        column = _column(centre)
        column.addWidget(over)
        column.addWidget(self.stack, 1)
        centre.setMinimumWidth(_LEAST_CENTRE)
        left.setMinimumWidth(_LEAST_LEFT)
        right.setMinimumWidth(_LEAST_RIGHT)
        self._body = Divider(Qt.Orientation.Horizontal, theme)
        for place, part in enumerate((left, centre, right)):
            self._body.addWidget(part)
            self._body.setStretchFactor(place, int(part is centre))
            self._body.setCollapsible(place, part is not centre)
        whole = _column(self)
        for part in (top, _strong_hair(), self._body, _strong_hair(), status):
            whole.addWidget(part, 1 if part is self._body else 0)
        self._body.splitterMoved.connect(self._note_move)

    def restore(self, settings: Settings) -> None:
        """Take sizes and what is shown from the settings."""
        self._widths = (settings.left_width, settings.right_width)
        self.show_panels(left=settings.left_shown, right=settings.right_shown)

    def remembered(self) -> dict[str, Any]:
        """Sizes and what is shown, as fields of the settings."""
        return {
            "left_width": self._widths[0],
            "right_width": self._widths[1],
            "left_shown": not self._left.isHidden(),
            "right_shown": not self._right.isHidden(),
        }

    def show_panels(self, *, left: bool | None = None, right: bool | None = None) -> None:
        """Show or hide the side panels; None leaves one as it is."""
        if left is not None:
            self._left.setVisible(left)
        if right is not None:
            self._right.setVisible(right)
        self._apply_widths()

    def turn_panel(self, side: str) -> None:
        """Hide the ``left`` or ``right`` panel, or show it again."""
        panel = self._left if side == "left" else self._right
        self.show_panels(**{side: panel.isHidden()})
        self.moved.emit()

    def show_page(self, name: str) -> None:
        """Let the centre show one of its pages.

        :raises KeyError: there is no page of that name
        """
        self.stack.setCurrentWidget(self._pages[name])

    def set_theme(self, theme: Theme) -> None:
        """Draw the lines in the colours of a theme."""
        self._body.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Sizes hold only once there is a size to share."""
        super().showEvent(event)
        self._apply_widths()

    def _apply_widths(self) -> None:
        left = 0 if self._left.isHidden() else self._widths[0]
        right = 0 if self._right.isHidden() else self._widths[1]
        centre = max(_LEAST_CENTRE, self._body.width() - left - right)
        self._body.setSizes([left, centre, right])

    def _note_move(self) -> None:
        left, _, right = self._body.sizes()
        self._widths = (left or self._widths[0], right or self._widths[1])
        for panel, width in ((self._left, left), (self._right, right)):
            if width == 0:
                panel.hide()
        self.moved.emit()


def _column(owner: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column


def _strong_hair() -> Hair:
    line = Hair()
    line.setProperty("role", "strong-hair")
    return line
