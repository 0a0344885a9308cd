"""Unsaved note text, kept safe from a crash.

While a note is being written, its text so far goes to a small file in the user's folder at most
``FLUSH_MS`` after a keystroke, so that a crash or kill -9 loses less than two seconds of typing
(reliability.md). The draft goes away when the note is saved or given up.
"""

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

FLUSH_MS = 700


@dataclass(frozen=True, slots=True)
class Draft:
    """Text being written on ``item``; ``note`` is the uid of the note, empty for a new one."""

    item: str
    note: str
    text: str


class DraftKeeper(QObject):
    """The drafts of one store. Items and notes are named by uid: row numbers may change."""

    failed = Signal(str)
    """A sentence where the drafts could not be written; the note itself is not in danger yet."""

    def __init__(self, store: Path, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        name = hashlib.sha256(os.fsencode(store.resolve())).hexdigest()[:24]
        self._file = folder / f"{name}.json"
        self._drafts = {(draft.item, draft.note): draft for draft in _read(self._file)}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FLUSH_MS)
        self._timer.timeout.connect(self.flush)

    def drafts(self) -> tuple[Draft, ...]:
        """All drafts, oldest first."""
        return tuple(self._drafts.values())

    def find(self, item: str) -> Draft | None:
        """The draft on an item, or None."""
        return next((each for each in self._drafts.values() if each.item == item), None)

    def keep(self, item: str, note: str, text: str) -> None:
        """Remember this text; it is on disk within ``FLUSH_MS``. An empty text drops the draft."""
        if not text.strip():
            self.drop(item, note)
            return
        self._drafts[item, note] = Draft(item, note, text)
        if not self._timer.isActive():
            self._timer.start()

    def drop(self, item: str, note: str) -> None:
        """Forget a draft: it was saved or given up."""
        if self._drafts.pop((item, note), None) is not None:
            self.flush()

    def flush(self) -> None:
        """Write all drafts now, as a whole or not at all."""
        self._timer.stop()
        try:
            _write(self._file, self.drafts())
        except OSError as error:
            self.failed.emit(
                f"The draft of your note could not be kept in {self._file.parent}: "
                f"{error.strerror}. Save the note now (Ctrl+Enter)."
            )


def _read(file: Path) -> list[Draft]:
    """A missing or broken file holds no drafts; a broken one is kept aside for a look."""
    try:
        entries = json.loads(file.read_text(encoding="utf-8"))
        return [Draft(str(e["item"]), str(e["note"]), str(e["text"])) for e in entries]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError, KeyError):
        if file.exists():
            file.replace(file.with_suffix(".broken"))
        return []


def _write(file: Path, drafts: tuple[Draft, ...]) -> None:
    if not drafts:
        file.unlink(missing_ok=True)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_suffix(".new")
    with aside.open("w", encoding="utf-8") as out:
        json.dump([asdict(draft) for draft in drafts], out, ensure_ascii=False)
        out.flush()
        os.fsync(out.fileno())
    aside.replace(file)
