"""Reading a file of text that somebody else wrote."""

import codecs
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from db.interchange.report import FormatError

_HEAD = 4096
_PART = 1 << 20
"""Bytes looked through at once."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_head(path: Path) -> bytes:
    """Return the first kilobytes of a file.

    :raises FormatError: if it cannot be read, or is no file.
    """
    return _read(path, _HEAD)


def read_bytes(path: Path) -> bytes:
    """Return the content of a file.

    :raises FormatError: if it cannot be read, or is no file.
    """
    return _read(path, -1)


def _read(path: Path, size: int) -> bytes:
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise FormatError(f"{path} is no ordinary file. Save what it gives to a file first.")
        with path.open("rb") as stream:
            return stream.read(size)
    except FileNotFoundError:
        raise FormatError(f"{path}: there is no such file.") from None
    except IsADirectoryError:
        raise FormatError(f"{path} is a folder. Name the file in it.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FormatError(f"{path} cannot be read: {reason}.") from None


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file, with or without a byte order mark.

    :raises FormatError: if it cannot be read or is in another encoding; nothing is guessed, for a
        wrong guess would silently change names.
    """
    data = read_bytes(path)
    _refuse_other_kinds(path, data[:_HEAD])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _no_utf8(path, data.count(b"\n", 0, error.start) + 1, error.start, error) from None


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text too long to be held in memory, looked through once: all of it is UTF-8."""

    path: Path
    lines: int
    """How many there are, for progress."""
    is_blank: bool

    def open(self) -> TextIO:
        """Open it without its byte order mark, with the ends of lines as they are."""
        return self.path.open(encoding="utf-8-sig", newline="")


def look_through(path: Path) -> TextFile:
    """Make sure that a file is UTF-8 from its beginning to its end.

    :raises FormatError: if it cannot be read or is in another encoding.
    """
    _refuse_other_kinds(path, read_head(path))
    decoder = codecs.getincrementaldecoder("utf-8")()
    lines, done, is_blank = 1, 0, True
    with path.open("rb") as stream:
        while part := stream.read(_PART):
            waiting = len(decoder.getstate()[0])
            try:
                decoder.decode(part)
            except UnicodeDecodeError as error:
                at = error.start - waiting
                raise _no_utf8(
                    path, lines + part.count(b"\n", 0, max(at, 0)), done + at, error
                ) from None
            is_blank = is_blank and not part.removeprefix(codecs.BOM_UTF8).strip()
            lines += part.count(b"\n")
            done += len(part)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise _no_utf8(path, lines, done - len(error.object), error) from None
    return TextFile(path, lines, is_blank)


def _refuse_other_kinds(path: Path, head: bytes) -> None:
    if head.startswith(_UTF16) or b"\0" in head:
        raise FormatError(
            f"{path} is no UTF-8 text (UTF-16, or a file of another kind). "
            "Save it as UTF-8 and import it again."
        )


def _no_utf8(path: Path, line: int, at: int, error: UnicodeDecodeError) -> FormatError:
    """Return what to say of a file whose byte number ``at`` cannot be read."""
    return FormatError(
        f"{path}, line {line}: byte {at} (0x{error.object[error.start]:02X}) is not UTF-8. "
        "Save the file as UTF-8 (spreadsheets call it “CSV UTF-8”) and import it again."
    )
