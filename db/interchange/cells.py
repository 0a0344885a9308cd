"""Cells of a table: made harmless for spreadsheets, and lists within one cell."""

import re

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
    if "\\" not in cell:
        for other in separators[1:]:
            cell = cell.replace(other, separators[0])
        return [part for piece in cell.split(separators[0]) if (part := piece.strip())]
    special = re.escape(separators) + re.escape("\\")
    parts = re.findall(rf"((?:\\[{special}]|[^{re.escape(separators)}])+)", cell)
    whole = (re.sub(rf"\\([{special}])", r"\1", part.strip()) for part in parts)
    return [part for part in whole if part]


def join_list(parts: list[str], separators: str, glue: str) -> str:
    """Return the parts as one cell that :func:`split_list` takes apart again."""
    special = re.escape(separators) + re.escape("\\")
    return glue.join(re.sub(rf"([{special}])", r"\\\1", part) for part in parts)


def split_aligned(cell: str, separator: str) -> list[str]:
    """Return the parts of a cell that runs parallel to another one; empty parts are kept."""
    if "\\" not in cell:
        return [part.strip() for part in cell.split(separator)]
    special = re.escape(separator) + re.escape("\\")
    parts = re.split(rf"(?<!\\)(?:\\\\)*{re.escape(separator)}", cell)
    return [re.sub(rf"\\([{special}])", r"\1", part.strip()) for part in parts]
