"""A switch: on or off, drawn in the colours of the house."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from widgets.preferences.field import Value
from widgets.style import SPACING, Theme, colour

_WIDTH, _HEIGHT = 34.0, 20.0
_RING = 3.0
"""Room around the track for the ring of the keyboard's focus."""


class Switch(QCheckBox):
    """A tick box for assistive technology and keys; a track with a knob for the eye."""

    asked = Signal()
    """A person turned it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(self.sizeHint())
        # Not ``toggled``: what the program shows was not asked for.
        self.clicked.connect(self.asked)

    @property
    def value(self) -> Value:
        """Whether it is on."""
        return self.isChecked()

    def show_value(self, value: Value) -> None:
        """Turn it, in silence."""
        self.setChecked(value is True)

    def describe(self, name: str, text: str) -> None:
        """Tell assistive technology what is chosen here."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(text)

    def take_focus(self) -> None:
        """Move the focus here, as the Tab key would."""
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """The track and the ring around it."""
        return QSize(int(_WIDTH + 2 * _RING), int(_HEIGHT + 2 * _RING))

    def hitButton(self, pos: QPoint) -> bool:
        """All of it can be pressed, not only where Qt would draw a box."""
        del pos
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """The track in the accent where it is on; the knob stands at the side that holds."""
        del event
        theme, on = self._theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(_RING, _RING, _WIDTH, _HEIGHT)
        if self.hasFocus():
            painter.setPen(QPen(colour(theme.accent), 1.5))
            ring = track.adjusted(-2.25, -2.25, 2.25, 2.25)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen if on else QPen(colour(theme.third_text), 1))
        painter.setBrush(colour(theme.accent if on else theme.raised))
        inner = track if on else track.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(theme.on_accent if on else theme.second_text))
        size = _HEIGHT - SPACING.small
        x = track.right() - SPACING.tiny - size if on else track.left() + SPACING.tiny
        painter.drawEllipse(QRectF(x, track.center().y() - size / 2, size, size))
