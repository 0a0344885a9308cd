"""Which libraries a Linux program or library says it needs (the DT_NEEDED entries of ELF).

Only what the loader itself reads is read here, from the 64-bit little-endian files that all our
platforms use. The layout is that of the System V gABI, chapters 4 and 5.
"""

import struct
from dataclasses import dataclass
from pathlib import Path

MAGIC_64_BIT_LITTLE_ENDIAN = b"\x7fELF\x02\x01"
PROGRAM_HEADER_TABLE = struct.Struct("<32xQ14xHH")  # offset, size of an entry, their number
PROGRAM_HEADER = struct.Struct("<I4xQQ8xQ")  # type, offset, address, size in the file
DYNAMIC_ENTRY = struct.Struct("<qQ")  # tag, value

PT_LOAD, PT_DYNAMIC = 1, 2
DT_NULL, DT_NEEDED, DT_STRTAB = 0, 1, 5


@dataclass(frozen=True)
class Segment:
    """A stretch of the file that is laid at an address."""

    kind: int
    offset: int
    address: int
    size: int


def needed_libraries(path: Path) -> frozenset[str]:
    """Return the names of the libraries the file asks the loader for, empty when it is not ELF.

    :raises ValueError: the file begins like ELF but is cut short or contradicts itself.
    """
    content = path.read_bytes()
    if not content.startswith(MAGIC_64_BIT_LITTLE_ENDIAN):
        return frozenset()
    try:
        return frozenset(_needed(content))
    except (struct.error, StopIteration) as error:
        raise ValueError(f"{path} is not a sound ELF file") from error


def _needed(content: bytes) -> list[str]:
    """Return the needed names in the order of the file."""
    segments = _segments(content)
    entries = [
        entry for part in segments if part.kind == PT_DYNAMIC for entry in _dynamic(content, part)
    ]
    if not entries:
        return []
    address = next(value for tag, value in entries if tag == DT_STRTAB)
    names = _offset_of(address, segments)
    return [_text_at(content, names + value) for tag, value in entries if tag == DT_NEEDED]


def _segments(content: bytes) -> list[Segment]:
    """Return the segments of the file."""
    table, entry_size, number = PROGRAM_HEADER_TABLE.unpack_from(content)
    return [
        Segment(*PROGRAM_HEADER.unpack_from(content, table + index * entry_size))
        for index in range(number)
    ]


def _dynamic(content: bytes, segment: Segment) -> list[tuple[int, int]]:
    """Return tag and value of the dynamic entries up to the one that ends them."""
    found: list[tuple[int, int]] = []
    for place in range(segment.offset, segment.offset + segment.size, DYNAMIC_ENTRY.size):
        tag, value = DYNAMIC_ENTRY.unpack_from(content, place)
        if tag == DT_NULL:
            break
        found.append((tag, value))
    return found


def _offset_of(address: int, segments: list[Segment]) -> int:
    """Return where in the file the byte lies that is laid at the address."""
    return next(
        part.offset + address - part.address
        for part in segments
        if part.kind == PT_LOAD and part.address <= address < part.address + part.size
    )


def _text_at(content: bytes, place: int) -> str:
    """Return the zero-ended text at the place."""
    return content[place : content.index(b"\0", place)].decode()
