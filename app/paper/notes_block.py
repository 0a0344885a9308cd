"""Footnotes in columns: under a picture where they fit, else on pages of their own."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPainter

from app.paper.lines import broken, write
from app.paper.notes import Note
from widgets.style import REGULAR, SEMIBOLD, SIZES, SPACING, Theme
from widgets.timeline.lettering import Type

_HEADING = Type(SIZES.body, SEMIBOLD)
_TEXT = Type(SIZES.caption, REGULAR)
_NUMBER = Type(SIZES.caption, SEMIBOLD, tabular=True)
_LINE = 15.0
_HEAD = 30.0
_GAP = SPACING.tiny
_COLUMN = 310.0
"""Columns narrower than this break every line."""
_NUMBER_ROOM = 30.0


@dataclass(frozen=True, slots=True)
class _Set:
    """A note with its lines."""

    number: int
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        return _LINE * len(self.lines) + _GAP


@dataclass(frozen=True, slots=True)
class NotesBlock:
    """One block of notes: columns that stand side by side under a heading."""

    heading: str
    columns: tuple[tuple[_Set, ...], ...]
    column_width: float

    @property
    def height(self) -> float:
        """Pixels it takes, heading included."""
        return _HEAD + max(sum(note.height for note in column) for column in self.columns)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The notes in it."""
        return tuple(note.number for column in self.columns for note in column)

    def paint(self, painter: QPainter, x: float, top: float, theme: Theme) -> None:
        """Paint it with its upper left corner there."""
        write(painter, x, top + _HEAD - SPACING.medium, self.heading, _HEADING, theme.text)
        for number, column in enumerate(self.columns):
            left = x + number * (self.column_width + SPACING.huge)
            y = top + _HEAD + _LINE - SPACING.tiny
            for note in column:
                write(painter, left, y, str(note.number), _NUMBER, theme.text)
                for line in note.lines:
                    write(painter, left + _NUMBER_ROOM, y, line, _TEXT, theme.second_text)
                    y += _LINE
                y += _GAP


def set_notes(
    notes: Sequence[Note], room: float, height: float, heading: str
) -> tuple[NotesBlock, ...]:
    """Set notes in blocks of at most this size; a single note is never broken over two blocks."""
    count = max(int((room + SPACING.huge) // (_COLUMN + SPACING.huge)), 1)
    width = (room - (count - 1) * SPACING.huge) / count
    rest = [
        _Set(note.number, tuple(broken(note.text, _TEXT, width - _NUMBER_ROOM))) for note in notes
    ]
    blocks: list[NotesBlock] = []
    while rest:
        columns = _filled(rest, count, height - _HEAD)
        rest = rest[sum(len(column) for column in columns) :]
        blocks.append(NotesBlock("Sources, continued" if blocks else heading, columns, width))
    return tuple(blocks)


def _filled(notes: Sequence[_Set], count: int, height: float) -> tuple[tuple[_Set, ...], ...]:
    """As many notes as fit, in columns of about equal height where all of them fit."""
    even = sum(note.height for note in notes) / count
    tallest = max(note.height for note in notes)
    return _poured(notes, count, min(height, even + tallest))


def _poured(notes: Sequence[_Set], count: int, height: float) -> tuple[tuple[_Set, ...], ...]:
    columns: list[list[_Set]] = [[]]
    used = 0.0
    for note in notes:
        if used + note.height > height and columns[-1]:
            if len(columns) == count:
                break
            columns.append([])
            used = 0.0
        columns[-1].append(note)
        used += note.height
    return tuple(tuple(column) for column in columns)
