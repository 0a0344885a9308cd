"""Stores and tables of made events, of any size; big ones are made once and kept under build/.

A store is filled through the store's own row writer, checksums and all, but without its journal
and with the indexes made at the end, which takes minutes where an import took hours. `check` finds
it sound. From a shell: `python -m tests.bench.made_store COUNT STORE [TABLE.csv]`.
"""

import csv
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import lru_cache
from itertools import islice
from pathlib import Path

from app.benchmark.copying import keep_packed
from db.creation import create_file
from db.dates import VagueTime, parse_edtf
from db.edits import Edit
from db.layout import read_layouts
from db.migrations.first_rest import INDEXES
from db.records import Citation, Entity, Event, Participation, Relation, Source, Status, Tag
from db.rows import RowWriter
from db.search import rebuild
from tests.bench.made_events import ENTITIES, SEED, SOURCES, TAGS, VERSION, Made, made_events

KEPT = Path("build") / "made"
OTHER_SEED = SEED + 1
NOW = "2026-01-01T00:00:00+00:00"
BATCH = 20_000
HEADER = (
    *("title", "date", "kind", "status", "place", "entities"),
    *("tags", "source", "paragraph", "uid"),
)


def kept_store(count: int, folder: Path = KEPT) -> Path:
    """The store of so many events, made if it is not there. Copy it before you write to it."""
    path = folder / f"made-{VERSION}-{SEED}-{count}.sequitur"
    return _kept(path, lambda part: make_store(part, count))


def kept_table(count: int, folder: Path = KEPT, seed: int = OTHER_SEED) -> Path:
    """A table of so many other events, made if it is not there, to import into a kept store."""
    path = folder / f"made-{VERSION}-{seed}-{count}.csv"
    return _kept(path, lambda part: make_table(part, count, seed))


def _kept(path: Path, make: Callable[[Path], None]) -> Path:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"part-{path.name}")
        part.unlink(missing_ok=True)
        make(part)
        part.replace(path)
    return path


def make_table(path: Path, count: int, seed: int = SEED) -> None:
    """Write the events as a table that `sequitur import` reads."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(HEADER)
        for one in made_events(count, seed):
            table.writerow(
                (
                    *(one.title, one.date, one.kind, one.status, one.place),
                    "; ".join(ENTITIES[at] for at in one.entities),
                    "; ".join(TAGS[at] for at in one.tags),
                    " | ".join(SOURCES[at] for at in one.sources),
                    one.paragraph if one.sources else "",
                    one.uid,
                )
            )


def make_store(path: Path, count: int) -> None:
    """Make a store of so many events; a crash on the way leaves half of one."""
    create_file(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -262144"):
            connection.execute(f"PRAGMA {setting}").fetchone()
        connection.execute("BEGIN")
        _drop_indexes(connection)
        _Filling(connection).fill(count)
        for statement in INDEXES:
            connection.execute(statement)
        rebuild(connection)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
    keep_packed(path)


def _drop_indexes(connection: sqlite3.Connection) -> None:
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall():
        connection.execute(f'DROP INDEX "{name}"')


class _Filling:
    """Puts made events into an empty store, without its journal."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._rows = RowWriter(connection, read_layouts(connection))
        self._edit = Edit(self._rows, "Make", NOW)
        self._taggings = 0

    def fill(self, count: int) -> None:
        """Entities, tags and sources first, then the events with what hangs on them."""
        edit = self._edit
        entities = edit.add_many(
            [
                Entity(name=name, kind="organisation", uid=f"entity-{at}")
                for at, name in enumerate(ENTITIES)
            ]
        )
        tags = edit.add_many([Tag(name=name, uid=f"tag-{at}") for at, name in enumerate(TAGS)])
        sources = edit.add_many(
            [Source(title=name, uid=f"source-{at}") for at, name in enumerate(SOURCES)]
        )
        self._relate(entities)
        events = made_events(count)
        while batch := list(islice(events, BATCH)):
            ids = edit.add_many([_event(one) for one in batch])
            made = list(zip(ids, batch, strict=True))
            edit.add_many(
                [
                    Participation(event=item, entity=entities[at], uid=f"{one.uid}-part")
                    for item, one in made
                    for at in one.entities
                ]
            )
            edit.add_many(
                [
                    Citation(
                        item=item,
                        source=sources[at],
                        paragraph=one.paragraph,
                        uid=f"{one.uid}-cite",
                    )
                    for item, one in made
                    for at in one.sources
                ]
            )
            self._rows.insert_all("item_tag", self._tagged(made, tags))

    def _relate(self, entities: list[int]) -> None:
        """Tie each entity to the two that follow it, so that the map has something to show."""
        self._edit.add_many(
            [
                Relation(
                    source_entity=entities[at],
                    type="works with",
                    target_entity=entities[(at + step) % len(entities)],
                    uid=f"tie-{at}-{step}",
                )
                for at in range(len(entities))
                for step in (1, 7)
            ]
        )

    def _tagged(
        self, made: list[tuple[int, Made]], tags: list[int]
    ) -> Iterator[tuple[int, int, int]]:
        for item, one in made:
            for at in one.tags:
                self._taggings += 1
                yield self._taggings, item, tags[at]


def _event(one: Made) -> Event:
    return Event(
        title=one.title,
        kind=one.kind,
        status=Status(one.status),
        place=one.place,
        importance=one.importance,
        when=_parsed(one.date) if one.date else None,
        uid=one.uid,
    )


@lru_cache(maxsize=200_000)
def _parsed(edtf: str) -> VagueTime:
    """Days repeat, so most dates are read once."""
    return parse_edtf(edtf)


def main(arguments: list[str]) -> int:
    """Make a store, and a table of the same events where one is named."""
    count, store, *table = arguments
    make_store(Path(store), int(count))
    for path in table:
        make_table(Path(path), int(count))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
