"""Makes the rows of new events, complete with keys and checksums, before anybody writes them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.interchange.event_patterns import event_patterns
from db.interchange.event_rows import EventRow
from db.interchange.sheaf import Rows, Sheaf
from db.mapping import map_of
from db.patterns import quoted
from db.records import Entity, Event, Record, Source, Tag
from db.search.index import entry
from db.uid import new_uids

_EVENTS = map_of(Event)
_DATE = next(one for one in _EVENTS.fields if one.name == "when")
_MOST_DATES = 65_536
"""Dates remembered as columns; a table of a million rows has a few ten thousand of them."""

Dated = tuple[tuple[object, ...], str]
"""A date as its columns, and as their JSON."""


@dataclass(slots=True)
class Keys:
    """The keys that the next new rows get."""

    item: int
    item_tag: int
    import_row: int
    import_batch: int


class NewRows:
    """Gives new things their keys; its rows pile up in the sheaf of the moment.

    Its rows are those that ``Edit.add_many`` would write, which a test compares.
    """

    def __init__(self, keys: Keys, now: str) -> None:
        self._keys = keys
        self._patterns = event_patterns(now)
        self._dates: dict[tuple[str, str], Dated] = {}
        self._sheaf = Sheaf()

    def begin(self, sheaf: Sheaf) -> None:
        """Go on with another sheaf."""
        self._sheaf = sheaf

    def add(self, record: Record) -> int:
        """Add an entity, a source or a tag by its name alone; returns its id."""
        match record:
            case Entity(name=name):
                kind = "entity"
            case Source(title=name):
                kind = "source"
            case Tag(name=name):
                kind = "tag"
            case _:
                raise TypeError(f"{type(record).__name__} is not made of a name alone")
        key = self._items(kind, new_uids(1))
        checksum = self._patterns[kind].checksum(key, quoted(name))
        self._sheaf.rows.append((kind, [(key, name, checksum)]))
        if kind != "tag":
            self._sheaf.texts.append(entry(key, name, ""))
        return key

    def add_events(self, rows: Sequence[EventRow]) -> range:
        """Add the events of these rows; returns their ids."""
        uids = iter(new_uids(sum(not row.uid for row in rows)))
        first = self._items("event", [row.uid or next(uids) for row in rows])
        total, made = self._patterns["event"].checksum, []
        for key, row in enumerate(rows, first):
            said = row.fields
            title, summary = said["title"], said.get("summary", "")
            kind, place = said.get("kind", ""), said.get("place", "")
            status = str(said.get("status", "reported"))
            columns, told = self._dated(row)
            checksum = total(
                key, quoted(title), quoted(summary), quoted(kind), quoted(status), quoted(place),
                told,
            )  # fmt: skip
            made.append((key, title, summary, kind, status, place, *columns, checksum))
            body = f"{summary} · {place}" if summary and place else summary or place
            self._sheaf.texts.append(entry(key, title, body))
        self._sheaf.rows.append(("event", made))
        return range(first, first + len(rows))

    def add_parts(self, parts: Sequence[tuple[int, int, str]]) -> None:
        """Add participations: event, entity, role."""
        key = self._items("participation", new_uids(len(parts)))
        total, made = self._patterns["participation"].checksum, []
        for key, (event, entity, role) in enumerate(parts, key):
            made.append((key, event, entity, role, total(key, event, entity, quoted(role))))
        self._sheaf.rows.append(("participation", made))

    def add_citations(self, citations: Sequence[tuple[int, int, str]]) -> None:
        """Add citations: event, source, paragraph."""
        key = self._items("citation", new_uids(len(citations)))
        total, made = self._patterns["citation"].checksum, []
        for key, (event, source, place) in enumerate(citations, key):
            made.append((key, event, source, place, total(key, event, source, quoted(place))))
        self._sheaf.rows.append(("citation", made))

    def add_taggings(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Put tags on events: event, tag."""
        key, total, made = self._keys.item_tag, self._patterns["item_tag"].checksum, []
        for key, (event, tag) in enumerate(pairs, key):
            made.append((key, event, tag, total(key, event, tag)))
        self._keys.item_tag += len(pairs)
        self._sheaf.rows.append(("item_tag", made))

    def keep_originals(self, originals: Iterable[tuple[int, int, dict[str, str]]]) -> None:
        """Keep the rows as they stood in the file: line, event, cells."""
        key, total, made = self._keys.import_row, self._patterns["import_row"].checksum, []
        batch = self._keys.import_batch
        for key, (line, event, cells) in enumerate(originals, key):
            text = original_text(cells)
            made.append(
                (key, batch, line, event, text, total(key, batch, line, event, quoted(text)))
            )
        self._keys.import_row += len(made)
        self._sheaf.rows.append(("import_row", made))

    def _items(self, kind: str, uids: Sequence[str]) -> int:
        """Make the rows in ``item`` of things of one kind; returns the first one's key."""
        first = self._keys.item
        self._keys.item += len(uids)
        total = self._patterns[f"item {kind}"].checksum
        made: Rows = [(key, uid, total(key, quoted(uid))) for key, uid in enumerate(uids, first)]
        self._sheaf.rows.append((f"item {kind}", made))
        return first

    def _dated(self, row: EventRow) -> Dated:
        cells = row.row.cells
        written = (cells.get("date", ""), cells.get("end", ""))
        found = self._dates.get(written)
        if found is None:
            columns = _DATE.stored(row.fields.get("when"))
            told = json.dumps(columns, ensure_ascii=False, separators=(",", ":"))[1:-1]
            if len(self._dates) >= _MOST_DATES:
                self._dates.clear()
            found = self._dates[written] = columns, told
        return found


_ORIGINAL = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def original_text(cells: dict[str, str]) -> str:
    """A row as it stood in the file, as a JSON object."""
    return _ORIGINAL(cells)
