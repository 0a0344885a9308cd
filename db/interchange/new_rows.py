"""Makes the rows of new events, with keys but without checksums, before anybody writes them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from db.interchange.event_rows import EventRow
from db.interchange.fields import MOST_DATES
from db.interchange.sheaf import Rows, Sheaf
from db.mapping import map_of
from db.records import Entity, Event, Record, Source, Tag
from db.search.index import entry
from db.uid import new_uids

_EVENTS = map_of(Event)
_DATE = next(one for one in _EVENTS.fields if one.name == "when")


@dataclass(slots=True)
class Keys:
    """The keys that the next new rows get."""

    item: int
    item_tag: int
    import_row: int
    import_batch: int


class NewRows:
    """Gives new things their keys; its rows pile up in the sheaf of the moment.

    Whoever writes them completes them by :func:`db.interchange.event_patterns.event_patterns`.
    """

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._dates: dict[tuple[str, str], tuple[object, ...]] = {}
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
        self._sheaf.rows.append((kind, [(key, name)]))
        if kind != "tag":
            self._sheaf.texts.append(entry(key, name, ""))
        return key

    def add_events(self, rows: Sequence[EventRow]) -> range:
        """Add the events of these rows; returns their ids."""
        uids = iter(new_uids(sum(not row.uid for row in rows)))
        first = self._items("event", [row.uid or next(uids) for row in rows])
        made: Rows = []
        for key, row in enumerate(rows, first):
            said = row.fields
            title, summary = said["title"], said.get("summary", "")
            kind, place = said.get("kind", ""), said.get("place", "")
            status = str(said.get("status", "reported"))
            made.append((key, title, summary, kind, status, place, *self._dated(row)))
            body = f"{summary} · {place}" if summary and place else summary or place
            self._sheaf.texts.append(entry(key, title, body))
        self._sheaf.rows.append(("event", made))
        return range(first, first + len(rows))

    def add_parts(self, parts: Sequence[tuple[int, int, str]]) -> None:
        """Add participations: event, entity, role."""
        self._number("participation", self._items("participation", new_uids(len(parts))), parts)

    def add_citations(self, citations: Sequence[tuple[int, int, str]]) -> None:
        """Add citations: event, source, paragraph."""
        self._number("citation", self._items("citation", new_uids(len(citations))), citations)

    def add_taggings(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Put tags on events: event, tag."""
        self._number("item_tag", self._keys.item_tag, pairs)
        self._keys.item_tag += len(pairs)

    def keep_originals(self, originals: Iterable[tuple[int, int, str]]) -> None:
        """Keep the rows as they stood in the file: line, event, JSON text."""
        batch = self._keys.import_batch
        rows = [(batch, *original) for original in originals]
        self._number("import_row", self._keys.import_row, rows)
        self._keys.import_row += len(rows)

    def _items(self, kind: str, uids: Sequence[str]) -> int:
        """Make the rows in ``item`` of things of one kind; returns the first one's key."""
        first = self._keys.item
        self._keys.item += len(uids)
        self._sheaf.rows.append((f"item {kind}", list(enumerate(uids, first))))
        return first

    def _number(self, pattern: str, first: int, rows: Sequence[tuple[Any, ...]]) -> None:
        """Put the keys before rows."""
        made = [(key, *row) for key, row in enumerate(rows, first)]
        self._sheaf.rows.append((pattern, made))

    def _dated(self, row: EventRow) -> tuple[object, ...]:
        """The columns of a row's date."""
        cells = row.row.cells
        written = (cells.get("date", ""), cells.get("end", ""))
        found = self._dates.get(written)
        if found is None:
            if len(self._dates) >= MOST_DATES:
                self._dates.clear()
            found = self._dates[written] = _DATE.stored(row.fields.get("when"))
        return found
