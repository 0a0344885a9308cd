"""Reading a file of text that somebody else wrote."""

import codecs
from pathlib import Path

from db.interchange.report import FormatError

_HEAD = 4096
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
    if data.startswith(_UTF16) or b"\0" in data[:_HEAD]:
        raise FormatError(
            f"{path} is no UTF-8 text (UTF-16, or a file of another kind). "
            "Save it as UTF-8 and import it again."
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FormatError(
            f"{path}, line {line}: byte {error.start} (0x{data[error.start]:02X}) is not UTF-8. "
            "Save the file as UTF-8 (spreadsheets call it “CSV UTF-8”) and import it again."
        ) from None
