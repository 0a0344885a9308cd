"""Which rights a written file gets: temporary files are private, what takes their place is not."""

import os
from pathlib import Path

_NEW_FILE = 0o666


def rights_at(place: Path) -> int:
    """Return the rights of the file that is replaced, or those a new file gets here."""
    if place.exists():
        return place.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return _NEW_FILE & ~umask
