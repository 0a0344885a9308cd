"""Pages: what is asked for, laid out, each ready to be painted on any painter."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QSizeF

from app.paper.caption import caption_of
from app.paper.caption_block import CaptionBlock, place_width, set_caption
from app.paper.case import Case
from app.paper.formats import MARGIN
from app.paper.map_drawing import map_drawing
from app.paper.notes import NOTE_WORDS, Numbering
from app.paper.notes_block import NotesBlock, set_notes
from app.paper.overlaps import OVERLAP_WORDS
from app.paper.page import Page
from app.paper.request import Request
from app.paper.tiles import TimelineTiles

_LONGEST_PLACE = "000 of 000 (column 00, row 000)"
"""Room for the number of a page must be kept before pages can be counted."""


def pages_of(case: Case, request: Request) -> tuple[Page, ...]:
    """All pages of a request, in the order in which they are read.

    Sources stand under the timeline where it takes one page and leaves them room, else on pages
    of their own at the end.
    """
    layout = _Layout(case, request)
    made = [page for picture in request.pictures for page in layout.pages(picture)]
    made += layout.pages_of_notes()
    total = len(made)
    return tuple(
        replace(page, place=_place(page, number, total)) for number, page in enumerate(made, 1)
    )


def _place(page: Page, number: int, total: int) -> str:
    if total == 1:
        return ""
    tile = page.tile
    where = f" (column {tile.column + 1}, row {tile.row + 1})" if tile and tile.is_part else ""
    return f"{number} of {total}{where}"


@dataclass
class _Layout:
    """One request while it is laid out."""

    case: Case
    request: Request

    def __post_init__(self) -> None:
        size = self.request.paper.size
        self._room = QSizeF(size.width() - 2 * MARGIN, size.height() - 2 * MARGIN)
        self._numbering = Numbering(self.case.cited) if self.request.footnotes else None
        self._noted = False

    def pages(self, picture: str) -> list[Page]:
        """The pages of one picture."""
        return self._timeline() if picture == "timeline" else [self._map()]

    def pages_of_notes(self) -> list[Page]:
        """The pages of sources that did not fit elsewhere."""
        if self._noted:
            return []
        caption = self._caption("timeline")
        blocks = self._notes(self._height_under(caption))
        return [self._page(caption, notes=block) for block in blocks]

    def _timeline(self) -> list[Page]:
        caption = self._caption("timeline", *self._remarks())
        height = self._height_under(caption)
        tiles = self._tiles(height, self._numbering)
        blocks = self._notes(height) if len(tiles.tiles) == 1 else ()
        if len(blocks) == 1 and blocks[0].height < height:
            # In the lower room rows stand closer, where that suffices.
            closer = self._tiles(height - blocks[0].height, self._numbering)
            if len(closer.tiles) == 1 and self._notes(height) == blocks:
                self._noted = True
                return self._pages_of(closer, caption, blocks[0])
        return self._pages_of(tiles, caption)

    def _remarks(self) -> list[str]:
        remarks = [OVERLAP_WORDS] if self.request.across > 1 else []
        return remarks + ([NOTE_WORDS] if self._numbering is not None else [])

    def _tiles(self, height: float, numbering: Numbering | None) -> TimelineTiles:
        request = self.request
        return TimelineTiles(
            self.case,
            request,
            QSizeF(self._room.width(), height),
            across=request.across,
            numbering=numbering,
        )

    def _pages_of(
        self, tiles: TimelineTiles, caption: CaptionBlock | None, notes: NotesBlock | None = None
    ) -> list[Page]:
        empty = QSizeF(self._room.width(), self._height_under(caption))
        return [
            replace(
                self._page(caption, notes=notes),
                draw=partial(tiles.paint, tile),
                picture=empty if tile is None else tile.frame.size,
                tile=tile,
            )
            for tile in tiles.tiles or (None,)
        ]

    def _map(self) -> Page:
        caption = self._caption("relations")
        size = QSizeF(self._room.width(), self._height_under(caption))
        draw = map_drawing(self.case, self.request, size)
        return replace(self._page(caption), draw=draw, picture=size)

    def _page(self, caption: CaptionBlock | None, *, notes: NotesBlock | None = None) -> Page:
        request = self.request
        return Page(request.paper.size, MARGIN, request.theme, caption, notes=notes)

    def _height_under(self, caption: CaptionBlock | None) -> float:
        """What a caption leaves of the page."""
        return self._room.height() - (caption.height if caption else 0.0)

    def _notes(self, height: float) -> tuple[NotesBlock, ...]:
        numbering = self._numbering
        if numbering is None or not numbering.notes:
            return ()
        return set_notes(numbering.notes, self._room.width(), height, numbering.heading)

    def _caption(self, picture: str, *remarks: str) -> CaptionBlock | None:
        request = self.request
        if not request.caption:
            return None
        said = caption_of(self.case, picture, request, remarks)
        return set_caption(said, self._room.width(), place_width(_LONGEST_PLACE))
