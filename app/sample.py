"""The bundled sample: the user's own store of it is made at first use and can be reset.

Only the readable source ships with the program; what the user adds to the store made of it is
the user's, so neither making nor resetting ever writes over a file.
"""

import os
from datetime import datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from app.places import make_user_folder, user_folder
from app.sample_source import read_sample
from app.sample_writing import SampleWriting
from db.errors import StoreDamaged, StoreRefused
from db.store import Store

AUTHOR = "Sequitur"
"""Who the history names for the sample's one edit."""
_FILE = "Kazakhstan and Russia 2022.sequitur"
_SIDE_FILES = ("", "-wal", "-shm")


def make_sample(path: Path) -> None:
    """Make a store at ``path`` and write the sample into it as one edit, which
    undo does not take back.

    :raises StoreError: where something is at ``path`` already or cannot be written there
    :raises SampleError: where the sample's source is wrong
    """
    rows = read_sample()
    with Store.create(path, author=AUTHOR) as store:
        with store.edit(f"Sample: {rows.title}") as edit:
            SampleWriting(edit, rows).write()
        store.settle()


def sample_path() -> Path:
    """Name the user's own store of the sample; it need not exist yet."""
    return user_folder() / _FILE


def ensure_sample() -> Path:
    """Return the user's store of the sample, made now if it is not there.

    :raises PlaceError: where the user's folder cannot be made
    :raises StoreError: where the store cannot be written
    """
    make_user_folder()
    path = sample_path()
    if not path.exists():
        _make_whole(path)
    return path


def reset_sample() -> Path:
    """Make the sample anew and return its path; the old store stays beside it, renamed.

    The old one keeps all its notes under "… (before reset 2022-07-12 14.02.11).sequitur". It is
    moved only once the new one stands complete.

    :raises StoreLocked: where the sample is open; close it first
    :raises StoreError: where the new store cannot be written
    """
    folder = make_user_folder()
    path = sample_path()
    with TemporaryDirectory(prefix=".sample-", dir=folder) as made:
        fresh = Path(made) / _FILE
        make_sample(fresh)
        if path.exists():
            _set_aside(path)
        _put(fresh, path)
    return path


def _make_whole(path: Path) -> None:
    # Made elsewhere and moved: a program killed meanwhile leaves no half sample at the path.
    with TemporaryDirectory(prefix=".sample-", dir=path.parent) as made:
        fresh = Path(made) / _FILE
        make_sample(fresh)
        _put(fresh, path)


def _put(fresh: Path, path: Path) -> None:
    """Move a closed store to a path nothing stands at; two programs at once put only one."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        return
    except OSError:
        # No hard links on this file system: the plain move has no such guard, but is whole too.
        fresh.rename(path)


def _set_aside(path: Path) -> None:
    _settle(path)
    stamp = datetime.now().strftime("%Y-%m-%d %H.%M.%S")
    for number in count(1):
        again = "" if number == 1 else f" {number}"
        aside = path.with_name(f"{path.stem} (before reset {stamp}{again}){path.suffix}")
        if not aside.exists():
            break
    for side in _SIDE_FILES:
        part = path.with_name(path.name + side)
        if part.exists():
            part.rename(aside.with_name(aside.name + side))


def _settle(path: Path) -> None:
    """Fold the write-ahead log into the old store, and make sure nobody has it open.

    A damaged or refused store is set aside as it is, log and all: nothing of it is lost.
    """
    try:
        Store.open(path).close()
    except (StoreDamaged, StoreRefused):
        return
