"""The words on the map with their sizes: names of nodes, texts on strands."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from db.records import Strand
from widgets.fonts import metrics
from widgets.style import MEDIUM, SEMIBOLD, SIZES

IMPORTANT_RADIUS = 12.0
"""Symbols from this radius on have their names in semibold."""
LONGEST = 24
"""Characters of a line (relations.md)."""
LONGEST_SHELVED = 30
"""Characters of a name on the shelf, where lines stand close and have room at the right."""
LONGEST_ON_STRAND = 28
"""Characters on a strand: quantities are quoted whole where they can be."""
ONE_LINE = 17
"""Longer names of several words stand in two lines."""


@dataclass(frozen=True, slots=True)
class Name:
    """Lines of a name and the pixels they fill."""

    lines: tuple[str, ...]
    weight: int
    width: float
    height: float
    line_height: float


@lru_cache(maxsize=50_000)
def name_of(text: str, *, important: bool, shelved: bool = False) -> Name:
    """A node's name in at most two lines of 24 characters; one of 30 for the unrelated."""
    lines = (shortened(text, LONGEST_SHELVED),) if shelved else broken(text)
    weight = SEMIBOLD if important else MEDIUM
    measure = metrics(SIZES.row, weight)
    width = max(measure.horizontalAdvance(line) for line in lines)
    step = SIZES.row + 2.0
    return Name(lines, weight, width, step * len(lines), step)


def broken(text: str) -> tuple[str, ...]:
    """One line, or two of about the same length broken at a space."""
    if len(text) <= ONE_LINE or " " not in text.strip():
        return (shortened(text),)
    gaps = [index for index, letter in enumerate(text) if letter == " "]
    middle = min(gaps, key=lambda index: abs(2 * index - len(text)))
    return shortened(text[:middle].strip()), shortened(text[middle:].strip())


def shortened(text: str, longest: int = LONGEST) -> str:
    """At most so many characters, the last one an ellipsis where something was left out."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def strand_text(strand: Strand) -> str:
    """What stands on a strand: the quantity as written first, else the type of the relation."""
    return shortened(strand.quantity or strand.type, LONGEST_ON_STRAND)


def strand_width(strand: Strand) -> float:
    """Pixels of a strand's quantity; types are shown only where there happens to be room."""
    return text_width(strand_text(strand)) if strand.quantity else 0.0


def text_width(text: str) -> float:
    """Pixels of a text on a strand."""
    return metrics(SIZES.caption, SEMIBOLD).horizontalAdvance(text)


def fold_text(members: Sequence[int]) -> str:
    """The count on a line that stands for several relations."""
    return f"×{len(members)}"
