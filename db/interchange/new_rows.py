"""Makes the rows of new events, complete with keys and checksums, before anybody writes them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from db.interchange.event_patterns import event_patterns
from db.interchange.event_rows import EventRow
from db.interchange.fields import MOST_DATES
from db.interchange.sheaf import Rows, Sheaf
from db.mapping import map_of
from db.patterns import quoted
from db.records import Entity, Event, Record, Source, Tag
from db.search.index import entry
from db.uid import new_uids

_EVENTS = map_of(Event)
_DATE = next(one for one in _EVENTS.fields if one.name == "when")

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
        self._write(kind, [(key, name)], [(key, quoted(name))])
        if kind != "tag":
            self._sheaf.texts.append(entry(key, name, ""))
        return key

    def add_events(self, rows: Sequence[EventRow]) -> range:
        """Add the events of these rows; returns their ids."""
        uids = iter(new_uids(sum(not row.uid for row in rows)))
        first = self._items("event", [row.uid or next(uids) for row in rows])
        made, told = [], []
        for key, row in enumerate(rows, first):
            said = row.fields
            title, summary = said["title"], said.get("summary", "")
            kind, place = said.get("kind", ""), said.get("place", "")
            status = str(said.get("status", "reported"))
            date, date_told = self._dated(row)
            made.append((key, title, summary, kind, status, place, *date))
            texts = map(quoted, (title, summary, kind, status, place))
            told.append((key, *texts, date_told))
            body = f"{summary} · {place}" if summary and place else summary or place
            self._sheaf.texts.append(entry(key, title, body))
        self._write("event", made, told)
        return range(first, first + len(rows))

    def add_parts(self, parts: Sequence[tuple[int, int, str]]) -> None:
        """Add participations: event, entity, role."""
        first = self._items("participation", new_uids(len(parts)))
        self._write_ending_in_text("participation", first, parts)

    def add_citations(self, citations: Sequence[tuple[int, int, str]]) -> None:
        """Add citations: event, source, paragraph."""
        first = self._items("citation", new_uids(len(citations)))
        self._write_ending_in_text("citation", first, citations)

    def add_taggings(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Put tags on events: event, tag."""
        made = [(key, *pair) for key, pair in enumerate(pairs, self._keys.item_tag)]
        self._keys.item_tag += len(made)
        self._write("item_tag", made, made)

    def keep_originals(self, originals: Iterable[tuple[int, int, str]]) -> None:
        """Keep the rows as they stood in the file: line, event, JSON text."""
        batch = self._keys.import_batch
        rows = [(batch, *original) for original in originals]
        self._write_ending_in_text("import_row", self._keys.import_row, rows)
        self._keys.import_row += len(rows)

    def _write_ending_in_text(
        self, pattern: str, first: int, rows: Sequence[tuple[Any, ...]]
    ) -> None:
        made = [(key, *row) for key, row in enumerate(rows, first)]
        self._write(pattern, made, [(*row[:-1], quoted(row[-1])) for row in made])

    def _write(self, pattern: str, rows: Rows, told: Rows) -> None:
        """Complete rows with the checksums over what is told of them in JSON."""
        totals = self._patterns[pattern].checksums(told)
        self._sheaf.rows.append(
            (pattern, [(*row, total) for row, total in zip(rows, totals, strict=True)])
        )

    def _items(self, kind: str, uids: Sequence[str]) -> int:
        """Make the rows in ``item`` of things of one kind; returns the first one's key."""
        first = self._keys.item
        self._keys.item += len(uids)
        self._write_ending_in_text(f"item {kind}", first, [(uid,) for uid in uids])
        return first

    def _dated(self, row: EventRow) -> Dated:
        cells = row.row.cells
        written = (cells.get("date", ""), cells.get("end", ""))
        found = self._dates.get(written)
        if found is None:
            columns = _DATE.stored(row.fields.get("when"))
            told = json.dumps(columns, ensure_ascii=False, separators=(",", ":"))[1:-1]
            if len(self._dates) >= MOST_DATES:
                self._dates.clear()
            found = self._dates[written] = columns, told
        return found
