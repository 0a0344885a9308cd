"""File formats. Each module of this folder defines ``FORMAT``; adding one touches nothing else."""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from db.interchange.format import Format
from db.interchange.report import FormatError
from db.interchange.text_file import read_head

FORMATS: tuple[Format, ...] = tuple(
    import_module(f"{__name__}.{module.name}").FORMAT
    for module in sorted(iter_modules(__path__), key=lambda module: module.name)
)
"""All formats, by the names of their modules."""


def by_name(name: str) -> Format:
    """Return the format of that name.

    :raises FormatError: if there is none.
    """
    for one in FORMATS:
        if one.name == name:
            return one
    raise FormatError(f"There is no format “{name}”. There are: {', '.join(names())}.")


def by_suffix(path: Path) -> Format:
    """Return the format that a file of this name is written in.

    :raises FormatError: if the suffix tells none.
    """
    suffix = path.suffix.casefold()
    for one in FORMATS:
        if suffix in one.suffixes:
            return one
    known = sorted({known for one in FORMATS for known in one.suffixes})
    raise FormatError(
        f"{path}: its suffix tells no format. Use one of {', '.join(known)}, or name the format: "
        f"{', '.join(names())}."
    )


def sniff(path: Path) -> Format:
    """Return the format a file is in, by its suffix and its first kilobytes.

    :raises FormatError: if it cannot be read, or is of no known format.
    """
    head = read_head(path)
    suffix = path.suffix.casefold()
    likely = [one for one in FORMATS if suffix in one.suffixes] or list(FORMATS)
    for one in likely:
        if one.sniff(head):
            return one
    if suffix and len(likely) < len(FORMATS):
        return likely[0]
    raise FormatError(
        f"{path} is of no format Sequitur knows. It reads: "
        f"{', '.join(one.label for one in FORMATS)}."
    )


def choose_reader(path: Path, table: str | None = None) -> Format:
    """Return the format to read a file with.

    :param table: ``events`` or ``relations``: the table it holds, where that was told.
    :raises FormatError: if it cannot be read, is of no known format, or holds no table.
    """
    found = sniff(path)
    if table is None or found.table == table:
        return found
    for one in FORMATS:
        if one.table == table and set(one.suffixes) & set(found.suffixes):
            return one
    raise FormatError(f"{path} is no table: {found.label} tells by itself what it holds.")


def names() -> list[str]:
    """Return the names of all formats."""
    return [one.name for one in FORMATS]
