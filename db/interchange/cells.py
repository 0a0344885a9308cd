"""Cells of a table: made harmless for spreadsheets, and lists within one cell."""

import re
from functools import cache, lru_cache

NUL = "\0"
NUL_REFUSED = "The text holds a NUL character, which no table can keep. Take it out."
"""The sentence for it: a file with a NUL in it is taken for no text at all when it comes back."""

REMEMBERED = 8_192
"""Cells of a column whose reading is remembered, for tables repeat them."""

_ESCAPE = "\\"
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def neutralise(cell: str) -> str:
    """Return the cell with an apostrophe before it where a spreadsheet would run it as a formula.

    Cells that already look so protected get one more, so that :func:`restore` undoes exactly this.
    """
    return "'" + cell if _FORMULA.match(cell) else cell


def restore(cell: str) -> str:
    """Return the cell as it was before :func:`neutralise`."""
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell


def split_list(cell: str, separators: str) -> list[str]:
    """Return the parts of a cell that lists several; a backslash before a separator keeps it.

    Empty parts are left out. A backslash before any other letter is an ordinary backslash.
    """
    return [part for part in split_aligned(cell, separators) if part]


@lru_cache(maxsize=REMEMBERED)
def split_short(cell: str, separators: str) -> tuple[str, ...]:
    """The same for cells that tables repeat, such as those of tags and sources."""
    return tuple(split_list(cell, separators))


def split_aligned(cell: str, separators: str) -> list[str]:
    """Return the parts of a cell that runs parallel to another one: empty parts are kept."""
    if not any(mark in cell for mark in f"{separators}{_ESCAPE}"):
        return [cell.strip()]
    parts = [""]
    for piece in _pieces(separators).findall(cell):
        if len(piece) == 2 and piece[0] == _ESCAPE and piece[1] in separators + _ESCAPE:
            parts[-1] += piece[1]
        elif piece in separators:
            parts.append("")
        else:
            parts[-1] += piece
    return [part.strip() for part in parts]


@cache
def _pieces(separators: str) -> re.Pattern[str]:
    """The pattern of what a cell consists of: kept separators, separators, all between them."""
    special = f"{re.escape(separators)}{re.escape(_ESCAPE)}"
    return re.compile(rf"\\[{special}]|[{special}]|[^{special}]+")


def join_list(parts: list[str], separators: str, glue: str) -> str:
    """Return the parts as one cell that :func:`split_list` takes apart again."""
    special = f"{re.escape(separators)}{re.escape(_ESCAPE)}"
    return glue.join(re.sub(rf"([{special}])", r"\\\1", part) for part in parts)
