"""Takes the records of a JSON file into the store: by uid, adding, updating or skipping them."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.fetch import fetch_by
from db.interchange.intake import Intake
from db.interchange.lossless.parse import JsonFile
from db.interchange.lossless.read import Incoming, read_record
from db.interchange.lossless.resolve import Known, resolved, stored
from db.interchange.lossless.shape import KINDS, VERSION
from db.interchange.lossless.tagging import Tagging
from db.interchange.report import FormatError, RowError
from db.interchange.text_file import read_text
from db.records import Record

_PROGRESS_EVERY = 1_000

Place = tuple[float, float, bool]


@dataclass(frozen=True, slots=True)
class Update:
    """What a record of the file changes of a stored one."""

    item: int
    incoming: Incoming
    changed: dict[str, Any]
    place_before: Place | None


class JsonImport:
    """One file on its way into the store."""

    def __init__(self, path: Path, intake: Intake) -> None:
        self._path = path
        self._intake = intake
        self._report = intake.report
        self._tagging = Tagging(intake.conn)
        self._ids: Known = {}

    def run(self) -> None:
        """Take all records.

        :raises FormatError: if the file is no JSON of ours.
        :raises ImportCancelled: if the user asked to stop.
        """
        incoming = [one for one in self._read() if self._is_first(one)]
        known = stored(self._intake.conn, (one.uid for one in incoming))
        incoming, self._ids, refused = resolved(self._intake.conn, incoming, known)
        for one, error in refused:
            self._intake.reject(one.line, error, one.original())
        new = [one for one in incoming if one.uid not in known and not self._is_merged_tag(one)]
        # Things are listed in the order of their ids, so the older ones come first again. Each
        # kind stands together, for the journal keeps ranges of rows.
        new.sort(key=lambda one: (one.kind, one.fields["created"], one.uid))
        # The new records' ids are known before they are added, so that stored records may refer
        # to new ones and new ones to each other, in circles too.
        first = _next_id(self._intake.conn)
        self._ids.update((one.uid, (first + at, one.kind)) for at, one in enumerate(new))
        updates = self._compare([one for one in incoming if one.uid in known])
        self._report.added += len(new)
        if self._intake.edit is not None:
            self._add(new, first)
            self._update(updates)
            self._tagging.write(self._intake.edit)

    def _read(self) -> Iterator[Incoming]:
        """Yield the records that are sound by themselves; note the others."""
        text = read_text(self._path)
        if not text.strip():
            raise FormatError(f"{self._path} is empty: there is nothing to import.")
        file = JsonFile(self._path, text)
        lines = text.count("\n") + 1
        for number, found in enumerate(file.records()):
            if number % _PROGRESS_EVERY == 0:
                self._intake.advance(found.line, lines)
            self._report.read += 1
            try:
                yield read_record(found)
            except RowError as error:
                record = {"kind": found.kind, "uid": found.uid, "record": found.written}
                self._intake.reject(found.line, error, record)
        _check_head(self._path, file.head)

    def _is_first(self, one: Incoming) -> bool:
        """Say whether the record's uid has not come before; note it as refused otherwise."""
        seen = self._intake.seen.find(one.uid)
        if seen is None:
            self._intake.seen.note(one.uid, 0, one.line)
            return True
        error = RowError("uid", one.uid, f"The same uid stands in {seen[1]}.")
        self._intake.reject(one.line, error, one.original())
        return False

    def _is_merged_tag(self, one: Incoming) -> bool:
        """Say whether a new tag has the word of a stored one: then that one stands for it."""
        if one.kind != "tag" or one.fields["deleted_at"] is not None:
            return False
        tag = self._tagging.stored(one.fields["name"])
        if tag is None:
            return False
        self._ids[one.uid] = (tag, "tag")
        self._report.skipped += 1
        return True

    def _compare(self, present: list[Incoming]) -> list[Update]:
        """Count which stored records differ from the file, and return all of them."""
        records = self._records(present)
        updates = []
        for one in present:
            record = records[one.uid]
            values = {**one.fields, **self._references(one)}
            changed = {
                name: value for name, value in values.items() if getattr(record, name) != value
            }
            place = _place(self._intake.conn, record.id)
            tags = frozenset(self._ids[uid][0] for uid in one.tags)
            same = not changed and place == one.place and tags == self._tagging.of(record.id)
            self._report.skipped += same
            self._report.updated += not same
            updates.append(Update(record.id, one, changed, place))
        return updates

    def _add(self, new: list[Incoming], first: int) -> None:
        """Add the new records, all at once."""
        edit = self._intake.writing
        ids = edit.add_many(
            [KINDS[one.kind](uid=one.uid, **{**one.fields, **self._references(one)}) for one in new]
        )
        assert ids == list(range(first, first + len(new)))
        for item, one in zip(ids, new, strict=True):
            self._write_rest(item, one, None)

    def _update(self, updates: list[Update]) -> None:
        """Bring stored records to what the file says.

        The time of their last change is always the file's, also where only a note was added.
        """
        for update in updates:
            fields = {**update.changed, "modified": update.incoming.fields["modified"]}
            self._intake.writing.change(update.item, **fields)
            self._write_rest(update.item, update.incoming, update.place_before)

    def _write_rest(self, item: int, one: Incoming, place: Place | None) -> None:
        """Write the place on the map, and note the tags."""
        if one.place is not None and one.place != place:
            self._intake.writing.place(item, *one.place)
        elif one.place is None and place is not None:
            self._intake.writing.unplace(item)
        self._tagging.want(item, (self._ids[uid][0] for uid in one.tags))

    def _records(self, present: list[Incoming]) -> dict[str, Record]:
        """Return the stored records by uid."""
        found: dict[str, Record] = {}
        for kind, record in KINDS.items():
            ids = [self._ids[one.uid][0] for one in present if one.kind == kind]
            found.update((one.uid, one) for one in fetch_by(self._intake.conn, record, "id", ids))
        return found

    def _references(self, one: Incoming) -> dict[str, int]:
        """Return the references of a record as ids."""
        return {name: self._ids[uid][0] for name, uid in one.references.items()}


def _check_head(path: Path, head: dict[str, Any]) -> None:
    """Refuse JSON that Sequitur did not write, or that a newer one did."""
    version = head.get("version")
    if head.get("format") != "sequitur" or not isinstance(version, int):
        raise FormatError(
            f"{path} is JSON, but not a file that Sequitur wrote: “format” and “version” are not "
            "there. Events can also be imported as CSV."
        )
    if version > VERSION:
        raise FormatError(
            f"{path} was written by a newer Sequitur (version {version} of the file, this program "
            f"reads {VERSION}). Update the program."
        )


def _next_id(conn: sqlite3.Connection) -> int:
    """Return the id the next item gets; ids are never given twice."""
    highest = conn.execute("SELECT max(id) FROM item").fetchone()[0] or 0
    used = conn.execute("SELECT seq FROM sqlite_sequence WHERE name = 'item'").fetchone()
    return int(max(highest, used[0] if used else 0)) + 1


def _place(conn: sqlite3.Connection, item: int) -> Place | None:
    """Return where an entity stands on the map."""
    row = conn.execute("SELECT x, y, pinned FROM map_position WHERE entity = ?", (item,)).fetchone()
    return None if row is None else (row[0], row[1], bool(row[2]))
