"""The uids an import has met, with what each row said and where it stands, in little room."""

_FIRST_LINE = 64
_FIRST_FILE = _FIRST_LINE + 48
_CONTENT = (1 << _FIRST_LINE) - 1
_LINE = (1 << (_FIRST_FILE - _FIRST_LINE)) - 1


class SeenRows:
    """A million uids in about 150 MB: content, line and file of each are one number."""

    def __init__(self) -> None:
        self._rows: dict[str, int] = {}
        self._files: list[str] = []

    def begin_file(self, file: str) -> None:
        """Go on with another file."""
        self._files.append(file)

    def find(self, uid: str) -> tuple[int, str] | None:
        """The content (64 bits of its hash) noted first under a uid, and where it stands."""
        packed = self._rows.get(uid)
        if packed is None:
            return None
        line, file = packed >> _FIRST_LINE & _LINE, self._files[packed >> _FIRST_FILE]
        return packed & _CONTENT, f"line {line} of {file}"

    def note(self, uid: str, content: int, line: int) -> None:
        """Note what a row of the present file says under its uid; the first one stays."""
        place = (len(self._files) - 1) << _FIRST_FILE | line << _FIRST_LINE
        self._rows.setdefault(uid, place | content & _CONTENT)
