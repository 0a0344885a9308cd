"""What is filtered, as pills over the pictures: each goes away by a click, and all by one."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from db.records import Filter, FilterCounts
from widgets.filters.panel import status_label
from widgets.filters.part import members, with_members
from widgets.fonts import font, metrics
from widgets.kinds import event_kind
from widgets.shell.buttons import TextButton
from widgets.shell.icons import paint_icon
from widgets.shell.words import Words
from widgets.style import MEDIUM, SIZES, SPACING, Theme, colour

_HEIGHT = 22
_LONGEST = 220
_RESERVE = 120
"""Room for "Only", "+12" and the gaps, in pixels."""


@dataclass(frozen=True, slots=True)
class PillText:
    """A part of the filter in words, and the filter without it."""

    label: str
    without: Filter


def pill_texts(wanted: Filter, counts: FilterCounts | None) -> tuple[PillText, ...]:
    """All parts of a filter in words; ids that are not counted (any more) are told as such."""
    names: dict[str, dict[int, str]] = {
        "entities": {one.id: one.name for one in counts.entities} if counts else {},
        "tags": {one.id: one.name for one in counts.tags} if counts else {},
        "sources": {one.id: one.name for one in counts.sources} if counts else {},
    }
    made = [
        PillText(event_kind(key).many, replace(wanted, kinds=wanted.kinds - {key}))
        for key in sorted(wanted.kinds)
    ]
    made += [
        PillText(status_label(status), replace(wanted, statuses=wanted.statuses - {status}))
        for status in sorted(wanted.statuses)
    ]
    for part, known in names.items():
        ids = members(wanted, part)
        made += [
            PillText(known.get(one, "something deleted"), with_members(wanted, part, ids - {one}))
            for one in sorted(one for one in ids if isinstance(one, int))
        ]
    if wanted.text:
        made.append(PillText(f"“{wanted.text}”", replace(wanted, text="")))
    if wanted.undated_only:
        made.append(PillText("Undated", replace(wanted, undated_only=False)))
    if wanted.unsourced_only:
        made.append(PillText("Without a source", replace(wanted, unsourced_only=False)))
    return tuple(made)


class Pill(QAbstractButton):
    """One part of the filter with a cross."""

    def __init__(self, said: PillText, theme: Theme) -> None:
        super().__init__()
        self.said = said
        self._theme = theme
        self.setText(said.label)
        self.setAccessibleName(f"Stop showing only {said.label}")
        self.setToolTip(f"Stop showing only {said.label}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """As wide as its word and the cross."""
        width = metrics(SIZES.caption, MEDIUM).horizontalAdvance(self.said.label)
        return QSize(int(min(width, _LONGEST)) + 2 * SPACING.small + SPACING.large + 2, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill; its rim tells hover and focus."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        lively = self.hasFocus() or self.underMouse()
        rim = theme.accent if lively else theme.accent_ground
        painter.setPen(QPen(colour(rim), 2 if self.hasFocus() else 1))
        painter.setBrush(colour(theme.accent_ground))
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(area, SIZES.pill_radius, SIZES.pill_radius)
        painter.setPen(colour(theme.text))
        painter.setFont(font(SIZES.caption, MEDIUM))
        room = QRectF(SPACING.small, 0, self.width() - 2 * SPACING.small - SPACING.medium, _HEIGHT)
        label = metrics(SIZES.caption, MEDIUM).elidedText(
            self.said.label, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, label)
        cross = QRectF(self.width() - SPACING.small - 11, (_HEIGHT - 11) / 2, 11, 11)
        paint_icon(painter, "close", theme.second_text, cross)


class PillBar(QWidget):
    """The strip over the pictures; it is only there while something is filtered."""

    filter_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pills: list[Pill] = []
        self.setProperty("role", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("What is filtered")
        self._told = Words(tone="second", face=font(SIZES.caption, tabular=True))
        self._clear = TextButton("Show everything", theme, role="link")
        self._clear.clicked.connect(self._ask_everything)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACING.medium, SPACING.tiny, SPACING.medium, SPACING.tiny)
        self._row.setSpacing(SPACING.small)
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self._row.addWidget(Words("Only", tone="second", face=font(SIZES.caption)))
        self.rest = Words(tone="second", face=font(SIZES.caption, tabular=True))
        self._row.addWidget(self.rest)
        self._row.addStretch()
        self._row.addWidget(self._told)
        self._row.addWidget(self._clear)
        self.hide()

    @property
    def pills(self) -> tuple[Pill, ...]:
        """The pills in their order."""
        return tuple(self._pills)

    def show_filter(self, wanted: Filter, counts: FilterCounts | None) -> None:
        """Show a filter; an empty one hides the strip."""
        texts = pill_texts(wanted, counts)
        if texts != tuple(pill.said for pill in self._pills):
            self._make(texts)
        if counts is not None:
            self._told.setText(f"{counts.shown:,} of {counts.total:,} events")
        self.setVisible(bool(texts))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many pills as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """One line, whatever the width: pills never make the window wider."""
        return QSize(0, _HEIGHT + 2 * SPACING.tiny)

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return self.sizeHint()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self._theme = theme
        self._make(tuple(pill.said for pill in self._pills))

    def _make(self, texts: tuple[PillText, ...]) -> None:
        for pill in self._pills:
            pill.hide()
            pill.deleteLater()
        self._pills = [Pill(text, self._theme) for text in texts]
        for place, pill in enumerate(self._pills, start=1):
            pill.clicked.connect(self._ask_without)
            self._row.insertWidget(place, pill)

    def _fit(self) -> None:
        """Hide the pills there is no room for, and tell how many they are."""
        fixed = self._told.sizeHint().width() + self._clear.sizeHint().width() + _RESERVE
        room = self.width() - fixed
        shown = 0
        for pill in self._pills:
            room -= pill.sizeHint().width() + SPACING.small
            pill.setVisible(room >= 0)
            shown += room >= 0
        self.rest.setText(f"+{len(self._pills) - shown}")
        self.rest.setVisible(shown < len(self._pills))

    def _ask_without(self) -> None:
        pill = self.sender()
        if isinstance(pill, Pill):
            self.filter_asked.emit(pill.said.without)

    def _ask_everything(self) -> None:
        self.filter_asked.emit(Filter())
