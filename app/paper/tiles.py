"""A timeline laid over pages: one frame for each, all from one scene and at one scale."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPainter

from app.paper.case import Case
from app.paper.notes import Numbering
from app.paper.numbered import NumberedTimeline
from app.paper.request import Request
from app.paper.tiling import Band, bands, columns, long_width
from db.records import Focus
from widgets.timeline.backgrounds import Backgrounds, paint_names
from widgets.timeline.camera import Camera
from widgets.timeline.counters import Action
from widgets.timeline.emptiness import paint_empty
from widgets.timeline.frame import Composer, Frame
from widgets.timeline.labels import Label
from widgets.timeline.lane_corner import paint_corner
from widgets.timeline.layout import AXIS_HEIGHT, HEADER_WIDTH, Layout, lay_out
from widgets.timeline.lettering import text_width
from widgets.timeline.painter import TimelinePainter
from widgets.timeline.periods import periods_of
from widgets.timeline.picture import camera_for, state_for
from widgets.timeline.set_line import set_line
from widgets.timeline.texts import LEAST_LETTERS, STRONG, TITLE, Texts

_PASSES = 6
"""Numbers need room, which can move labels, which then want numbers; this ends it."""
_SCROLLED = (Action.ABOVE, Action.BELOW)
"""On pages the lanes go on in the next row; the page's number says so."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One page's part of the timeline: column and row counted from 0, with its frame."""

    column: int
    row: int
    frame: Frame
    is_part: bool = False
    """Whether there are other tiles beside or below it."""
    is_first: bool = True
    is_last: bool = True
    """Whether no column stands before it, and none after."""


class TimelineTiles:
    """The timeline of a focus over pages with ``width`` × ``height`` pixels for it.

    Without ``tiled`` it is one picture of this size, cut off like the screen's.
    """

    def __init__(
        self,
        case: Case,
        request: Request,
        size: QSizeF,
        *,
        across: int = 1,
        tiled: bool = True,
        numbering: Numbering | None = None,
    ) -> None:
        source, focus, lanes = case.sources.timeline, request.focus, request.lanes
        self._theme, self._lanes, self._size = request.theme, lanes, size
        self._across, self._tiled, self._numbering = across, tiled, numbering
        self._source = source if numbering is None else NumberedTimeline(source, numbering)
        self.scene = case.scenes.scene(source, focus, lanes)
        self._hidden = len(source.groups(lanes)) - len(self.scene.lanes)
        self._state = state_for(self.scene, source, focus)
        self._texts = Texts(self._source)
        self._cameras = self._columns(focus)
        self.layout: Layout = lay_out(self.scene.lanes, size.height() - AXIS_HEIGHT)
        self.bands: tuple[Band, ...] = self._bands()
        self.tiles: tuple[Tile, ...] = self._composed() if self.scene.dated else ()
        # The present moment is left out: equal cases give equal pages.
        self._backgrounds = Backgrounds(periods_of(source))
        self._painter = TimelinePainter(request.theme, self._texts, self._backgrounds)

    def paint(self, tile: Tile | None, painter: QPainter) -> None:
        """Paint one tile at the painter's origin; None = there is nothing to draw."""
        if tile is None:
            paint_empty(painter, self._size, self._theme, self.scene)
        else:
            self._painter.paint(painter, tile.frame)
            paint_names(painter, tile.frame, self._theme, self._backgrounds)
            paint_corner(painter, self._lanes, self._hidden, self._theme, hovered=False, menu=False)

    def _columns(self, focus: Focus) -> tuple[Camera, ...]:
        width = int(self._size.width() - HEADER_WIDTH)
        long = long_width(width, self._across)
        whole = camera_for(self.scene, focus, HEADER_WIDTH + long)
        return columns(whole, HEADER_WIDTH, width, self._across)

    def _bands(self) -> tuple[Band, ...]:
        room = self._size.height() - AXIS_HEIGHT
        return bands(self.layout, room) if self._tiled else (Band(0.0, room),)

    def _composed(self) -> tuple[Tile, ...]:
        tiles = self._compose()
        if self._numbering is None:
            return tiles
        for _ in range(_PASSES):
            labels = [label for tile in tiles for label in tile.frame.labels]
            added = self._numbering.add(label.event for label in labels)
            if not (self._make_room(labels) or added):
                break
            self._texts.clear()
            tiles = self._compose()
        return tiles

    def _compose(self) -> tuple[Tile, ...]:
        composer = Composer(self.scene, self._source.arcs(), self._texts)
        several = len(self.bands) * len(self._cameras) > 1
        return tuple(
            Tile(
                column,
                row,
                self._frame(composer, camera, band),
                several,
                column == 0,
                column == len(self._cameras) - 1,
            )
            for row, band in enumerate(self.bands)
            for column, camera in enumerate(self._cameras)
        )

    def _frame(self, composer: Composer, camera: Camera, band: Band) -> Frame:
        size = QSizeF(self._size.width(), AXIS_HEIGHT + band.height)
        state = replace(self._state, scroll=band.top)
        frame = composer.compose(size, camera, self.layout, state)
        if not self._tiled:
            return frame
        kept = tuple(one for one in frame.counters if one.action not in _SCROLLED)
        return replace(frame, counters=kept)

    def _make_room(self, labels: Sequence[Label]) -> bool:
        """Shorten the titles that would be cut off with their numbers; say whether any was."""
        source = self._source
        if not isinstance(source, NumberedTimeline):
            return False
        cut = False
        for label in labels:
            marks = source.number_text(label.event)
            size = self._texts.size(label.event, strong=label.strong)
            if not marks or label.width >= size.title:
                continue
            drawn = STRONG if label.strong else TITLE
            room = label.width - text_width(marks, drawn.size, drawn.weight)
            short = set_line(source.plain_title(label.event), drawn).shortened(room)
            if len(short) > LEAST_LETTERS // 2 and short != source.shortened_title(label.event):
                source.shorten(label.event, short)
                cut = True
        return cut
