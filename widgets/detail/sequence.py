"""What an event followed, and what followed it: who says so, and what the dates alone allow."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from db.records import Neighbour
from widgets.detail.citations import references
from widgets.detail.facts import ItemLink
from widgets.detail.kit import Kit
from widgets.kinds import event_kind
from widgets.parts import Section, Text, beside, caption
from widgets.style import MEDIUM, SIZES, SPACING, colour

_DOT = 4.0


class _Stem(QWidget):
    """The dot in the kind's hue with a stem below it."""

    def __init__(self, kit: Kit, kind: str) -> None:
        super().__init__()
        self._shade = kit.theme.hue(event_kind(kind).hue)
        self._line = colour(kit.theme.strong_line)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """As wide as the dot and its air."""
        return QSize(14, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dot at the height of the title, then a hairline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._line)
        painter.drawLine(QPointF(7, 9), QPointF(7, self.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._shade)
        painter.drawEllipse(QPointF(7, 9), _DOT, _DOT)


def sequence_section(kit: Kit, heading: str, neighbours: Sequence[Neighbour]) -> Section:
    """One block per event at the other end, one line per link to it."""
    section = Section(kit.theme, heading)
    by_event = attrgetter("event.id")
    for _, links in groupby(sorted(neighbours, key=by_event), key=by_event):
        section.body.addLayout(_block(kit, list(links)))
    return section


def _block(kit: Kit, links: list[Neighbour]) -> QHBoxLayout:
    first = links[0]
    column = QVBoxLayout()
    column.setSpacing(3)
    column.addWidget(ItemLink(kit, first.event.id, first.event.title, weight=MEDIUM))
    column.addWidget(Text(gap_words(first), kit.theme.second_text, SIZES.row))
    for each in links:
        words = caption(kit.theme, f"{each.link.type} · {each.link.status}")
        line = beside(words, *references(kit, each.cited), gap=SPACING.tiny)
        line.setStretch(0, 1)
        column.addLayout(line)
        if each.link.description:
            column.addWidget(caption(kit.theme, each.link.description))
    row = QHBoxLayout()
    row.setSpacing(SPACING.small)
    row.addWidget(_Stem(kit, first.event.kind))
    row.addLayout(column, 1)
    return row


def gap_words(neighbour: Neighbour) -> str:
    """Both truths: what the source says of the order, and what the dates alone allow."""
    if not neighbour.order:
        return "without dates, no order can be told"
    if neighbour.reported:
        told = f"order: as the source reports it; from the dates alone: {neighbour.order}"
    else:
        told = f"order from the dates alone: {neighbour.order}"
    return f"{neighbour.gap} · {told}" if neighbour.gap else told
