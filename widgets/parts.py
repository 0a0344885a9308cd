"""The few building blocks every page of the detail pane is made of.

All text that comes from a store is shown as plain text: no rich-text guessing, so nothing in a
stranger's file can draw, link or load anything.
"""

import re
from html import escape

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from widgets.fonts import font
from widgets.style import REGULAR, SEMIBOLD, SIZES, SPACING, Theme, colour

_LONG_WORD = re.compile(r"\S{25}(?=\S)")
_WRAP = int(Qt.TextFlag.TextWordWrap)
_BARE = "QPushButton { min-height: 0; min-width: 0; padding: 0; border: none; }"
"""Undoes what the house gives real buttons."""


def plain_tip(text: str) -> str:
    """Tooltip text that Qt shows as it stands, wrapped: Qt would take ``<b>`` for markup."""
    return f"<span>{escape(text)}</span>" if text else ""


def breakable(text: str) -> str:
    """Text whose overlong words may be broken at the panel's edge instead of being clipped."""
    return _LONG_WORD.sub(lambda found: found.group() + "\u200b", text)


class Text(QLabel):
    """A wrapped, selectable piece of plain text."""

    def __init__(
        self,
        text: str,
        shade: str,
        size: float = SIZES.body,
        weight: int = REGULAR,
        *,
        italic: bool = False,
        wrap: bool = True,
    ) -> None:
        super().__init__(breakable(text) if wrap else text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(size, weight, italic=italic))
        self.setStyleSheet(f"color: {shade}; background: transparent;")
        self.setWordWrap(wrap)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        across = QSizePolicy.Policy.Ignored if wrap else QSizePolicy.Policy.Preferred
        self.setSizePolicy(across, QSizePolicy.Policy.Minimum)


class TextLink(QPushButton):
    """Words that lead somewhere; they wrap, and answer to mouse, Enter and Space.

    A push button for assistive technology, painted as text: Qt's own buttons cannot wrap.
    """

    def __init__(
        self,
        text: str,
        shade: str,
        hover: str,
        size: float = SIZES.body,
        weight: int = REGULAR,
        *,
        wrap: bool = True,
    ) -> None:
        super().__init__()
        self.words = breakable(text) if wrap else text
        self._shade, self._hover, self._wrap = shade, hover, wrap
        self.setStyleSheet(_BARE)
        self.setFont(font(size, weight))
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        across = QSizePolicy.Policy.Ignored if wrap else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(across, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """As wide as the words on one line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.words) + 1, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """One line high; wrapped words may become as narrow as the panel."""
        return QSize(0 if self._wrap else self.sizeHint().width(), self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:
        """Height of the wrapped words."""
        area = QRect(0, 0, max(1, width), 10_000)
        return self.fontMetrics().boundingRect(area, _WRAP, self.words).height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words in the accent while hovered or focused, underlined for the keyboard."""
        painter = QPainter(self)
        lit = self.underMouse() or self.hasFocus()
        shown = self.font()
        shown.setUnderline(self.hasFocus())
        painter.setFont(shown)
        painter.setPen(colour(self._hover if lit else self._shade))
        painter.drawText(self.rect(), _WRAP if self._wrap else 0, self.words)


class Pill(QLabel):
    """A rounded word: the standing or the kind."""

    def __init__(self, text: str, shade: str, ground: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(SIZES.caption, SEMIBOLD))
        self.setStyleSheet(
            f"color: {shade}; background: {ground}; border-radius: {SIZES.pill_radius}px;"
            f" padding: 3px {SPACING.small + 2}px;"
        )
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Section(QFrame):
    """A part of a page: small heading, optional remark at the right, hairline above."""

    def __init__(self, theme: Theme, heading: str, remark: QWidget | None = None) -> None:
        super().__init__()
        self.setObjectName("section")
        self.setStyleSheet(
            f"QFrame#section {{ border: none; border-top: 1px solid {theme.line};"
            " background: transparent; }"
        )
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SPACING.large, SPACING.large, SPACING.large, SPACING.large)
        self.body.setSpacing(SPACING.small)
        if heading:
            self.setAccessibleName(heading)
            title = Text(heading, theme.second_text, SIZES.caption, SEMIBOLD, wrap=False)
            self.body.addLayout(beside(title, None, remark))


def beside(*parts: QWidget | None, gap: int = SPACING.small) -> QHBoxLayout:
    """Widgets in one row; None is the place that stretches."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row


def with_remark(theme: Theme, fact: QWidget | QHBoxLayout, remark: str) -> QVBoxLayout:
    """A fact and, close beneath it, what is to be said about it."""
    pair = QVBoxLayout()
    pair.setContentsMargins(0, 0, 0, 0)
    pair.setSpacing(2)
    if isinstance(fact, QWidget):
        pair.addWidget(fact)
    else:
        pair.addLayout(fact)
    if remark:
        pair.addWidget(caption(theme, remark))
    return pair


def caption(theme: Theme, text: str) -> Text:
    """A small remark in the third shade."""
    return Text(text, theme.third_text, SIZES.caption)
