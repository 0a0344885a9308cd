"""One picture of an asked size with its caption and sources below: for files that are no pages."""

from functools import partial

from PySide6.QtCore import QSizeF

from app.paper.caption import caption_of
from app.paper.caption_block import CaptionBlock, set_caption
from app.paper.case import Case
from app.paper.map_drawing import map_drawing
from app.paper.notes import NOTE_WORDS, Numbering
from app.paper.notes_block import NotesBlock, set_notes
from app.paper.page import Draw, Page
from app.paper.request import Request
from app.paper.tiles import TimelineTiles
from widgets.style import SPACING

_LEAST = 120.0
"""A picture lower than this shows nothing."""
_PASSES = 6
"""Sources take height, which can take labels, which can take sources; this ends it."""
_ENDLESS = 1e6


class TooSmall(Exception):
    """The caption and the sources leave no room; ``needed`` is the height that would do."""

    def __init__(self, needed: int) -> None:
        super().__init__(f"a height of {needed} pixels is needed")
        self.needed = needed


def picture_page(case: Case, request: Request, size: QSizeF, *, grow: bool = False) -> Page:
    """One page without margins. With ``grow`` what stands below makes it higher, instead of the
    picture lower.

    :raises TooSmall: there is no room left for the picture
    """
    picture = request.pictures[0]
    numbering = Numbering(case.cited) if request.footnotes and picture == "timeline" else None
    caption = _caption(case, picture, request, size.width(), noted=numbering is not None)
    below = caption.height if caption else 0.0
    notes: NotesBlock | None = None
    for _ in range(_PASSES):
        taken = notes.height + SPACING.medium if notes else 0.0
        full = QSizeF(size.width(), size.height() + (below + taken if grow else 0.0))
        room = QSizeF(full.width(), full.height() - below - taken)
        if room.height() < min(_LEAST, size.height() / 2):
            raise TooSmall(round(_LEAST + below + taken))
        draw = _drawing(case, request, room, numbering)
        before, notes = notes, _notes(numbering, size.width())
        if notes is None or (before is not None and before.height == notes.height):
            break
    return Page(full, 0.0, request.theme, caption, draw, room, notes=notes)


def _caption(
    case: Case, picture: str, request: Request, width: float, *, noted: bool
) -> CaptionBlock | None:
    if not request.caption:
        return None
    remarks = (NOTE_WORDS,) if noted else ()
    said = caption_of(case, picture, request, remarks)
    return set_caption(said, width - 2 * SPACING.medium)


def _notes(numbering: Numbering | None, width: float) -> NotesBlock | None:
    if numbering is None or not numbering.notes:
        return None
    room = width - 2 * SPACING.medium
    return set_notes(numbering.notes, room, _ENDLESS, numbering.heading)[0]


def _drawing(case: Case, request: Request, room: QSizeF, numbering: Numbering | None) -> Draw:
    if request.pictures[0] != "timeline":
        return map_drawing(case, request, room)
    tiles = TimelineTiles(case, request, room, tiled=False, numbering=numbering)
    tile = tiles.tiles[0] if tiles.tiles else None
    return partial(tiles.paint, tile)
