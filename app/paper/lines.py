"""Lines of text on paper: broken where they are too long, and never cut off."""

from PySide6.QtGui import QPainter

from widgets.style import colour
from widgets.timeline.lettering import Type, draw_text, text_width


def broken(text: str, type_: Type, room: float) -> list[str]:
    """Break a text into lines of at most ``room`` pixels, between words where that is possible."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width(longer, type_) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        while width(word, type_) > room and len(word) > 1:
            fitting = _letters(word, type_, room)
            lines.append(word[:fitting])
            word = word[fitting:]
        line = word
    return [*lines, line] if line else lines


def write(painter: QPainter, x: float, baseline: float, text: str, type_: Type, ink: str) -> None:
    """Draw one line from its left end."""
    draw_text(painter, x, baseline, text, type_.font, colour(ink))


def width(text: str, type_: Type) -> float:
    """Width of a line in pixels."""
    size, weight, italic, tabular = type_
    return text_width(text, size, weight, italic=italic, tabular=tabular)


def _letters(word: str, type_: Type, room: float) -> int:
    """How many letters of a word fit, at least one."""
    return max(next((n for n in range(len(word), 0, -1) if width(word[:n], type_) <= room), 1), 1)
