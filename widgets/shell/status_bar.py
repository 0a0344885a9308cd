"""The line at the foot of the window: what is saved, how much there is, what the window holds."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from widgets.fonts import font
from widgets.shell.words import Words
from widgets.style import SEMIBOLD, SIZES, SPACING, Theme

_LEFT = ("saved", "counts", "window")
_RIGHT = ("zones", "scale")
_GAP = SPACING.large + SPACING.tiny + SPACING.tiny
_EDGE = 14


class StatusBar(QWidget):
    """Five short texts: ``saved``, ``counts``, ``window`` at the left, ``zones``, ``scale``."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(SIZES.status_bar)
        self.setAccessibleName("Status")
        self._texts = {
            name: Words(tone="second", face=font(SIZES.caption, tabular=True))
            for name in (*_LEFT, *_RIGHT)
        }
        self._texts["saved"].setFont(font(SIZES.caption, SEMIBOLD, tabular=True))
        self._texts["saved"].setProperty("tone", "text")
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE, 0, _EDGE, 0)
        row.setSpacing(_GAP)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        for name in _LEFT:
            row.addWidget(self._texts[name])
        row.addStretch()
        for name in _RIGHT:
            row.addWidget(self._texts[name])

    def say(self, name: str, text: str) -> None:
        """Set one of the texts; an empty one takes no room.

        :raises KeyError: there is no text of that name
        """
        self._texts[name].setText(text)
        self._texts[name].setVisible(bool(text))

    def text(self, name: str) -> str:
        """One of the texts.

        :raises KeyError: there is no text of that name
        """
        return self._texts[name].text()

    def set_theme(self, theme: Theme) -> None:
        """All colours come with the stylesheet; nothing is drawn here."""

    def sizeHint(self) -> QSize:
        """As high as look.md says; texts never make the window wider."""
        return QSize(0, SIZES.status_bar)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()
